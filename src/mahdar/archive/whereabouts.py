"""Where contacts, events and announced things were: the places that claims name, counted."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from mahdar.archive.filters import Filter
from mahdar.archive.models import Contact, Event, Identity, Upcoming
from mahdar.archive.narrowing import claims
from mahdar.archive.people import identities
from mahdar.archive.tallying import how_many

TABLES: dict[str, Any] = {"contacts": Contact, "events": Event, "upcoming": Upcoming}
_KINDS = {"events": "event", "upcoming": "upcoming"}


class Whereabouts(NamedTuple):
    """Place → how many contacts, events and announced things were there; and of how many of each no place is told.

    A contact that several reports tell counts once at a place.
    """

    places: list[tuple[Identity, dict[str, int]]]
    untold: dict[str, int]


def _one(kind: str) -> Any:
    """What counts once: a contact that several reports tell is one."""
    return Coalesce(F("meeting_id"), -F("pk")) if kind == "contacts" else F("pk")


def _by_place(kind: str, found: Any) -> dict[int, int]:
    """Places with their numbers; 0 stands for those of which nobody knows which they are.

    Grouped by a value and not by the column: SQLite would go through all names in that column's order to spare the sorting.
    """
    told = found.filter(place__isnull=False).annotate(where=Coalesce(F("place__identity"), 0))
    rows = told.values_list("where")
    if kind == "contacts":
        return dict(rows.annotate(n=Count(_one(kind), distinct=True)))
    return dict(rows.annotate(n=Count("pk")))


def _nowhere(kind: str, found: Any, narrow: Filter, there: int) -> int:
    """How many have no place."""
    if kind == "contacts":
        told = found.filter(place=None)
        return int(told.aggregate(n=Count(_one(kind), distinct=True))["n"])
    known = how_many(_KINDS[kind], narrow)
    return (int(found.count()) if known is None else known) - there


def whereabouts(narrow: Filter, kinds: tuple[str, ...] = tuple(TABLES)) -> Whereabouts:
    """Count what a filter leaves by place, those with most first."""
    counted: dict[int, dict[str, int]] = {}
    untold: dict[str, int] = {}
    for kind in kinds:
        found = claims(TABLES[kind], narrow, whole=True).order_by()
        there = _by_place(kind, found)
        unknown = there.pop(0, 0)
        for place, n in there.items():
            counted.setdefault(place, {})[kind] = n
        if n := unknown + _nowhere(kind, found, narrow, unknown + sum(there.values())):
            untold[kind] = n
    known = identities().in_bulk(counted)
    places = [(known[pk], counts) for pk, counts in counted.items()]
    return Whereabouts(sorted(places, key=lambda one: (-sum(one[1].values()), one[0].name, one[0].pk)), untold)
