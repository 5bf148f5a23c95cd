"""Where contacts, events and announced things were: the places that claims name, counted."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from mahdar.archive.filters import Filter
from mahdar.archive.models import Contact, Event, Identity, Upcoming
from mahdar.archive.narrowing import claims

TABLES: dict[str, Any] = {"contacts": Contact, "events": Event, "upcoming": Upcoming}


class Whereabouts(NamedTuple):
    """Place → how many contacts, events and announced things were there; and of how many of each no place is told.

    A contact that several reports tell counts once at a place.
    """

    places: list[tuple[Identity, dict[str, int]]]
    untold: dict[str, int]


def whereabouts(narrow: Filter, kinds: tuple[str, ...] = tuple(TABLES)) -> Whereabouts:
    """Count what a filter leaves by place, those with most first."""
    counted: dict[int, dict[str, int]] = {}
    untold: dict[str, int] = {}
    for kind in kinds:
        told = Coalesce(F("meeting_id"), -F("pk")) if kind == "contacts" else F("pk")
        found = claims(TABLES[kind], narrow).order_by().annotate(one=told)
        rows = found.values_list("place__identity").annotate(n=Count("one", distinct=True))
        for place, n in rows:
            if place is None:
                untold[kind] = untold.get(kind, 0) + n
            else:
                counted.setdefault(place, {})[kind] = n
    known = Identity.objects.in_bulk(counted)
    places = [(known[pk], counts) for pk, counts in counted.items()]
    return Whereabouts(sorted(places, key=lambda one: (-sum(one[1].values()), one[0].name, one[0].pk)), untold)
