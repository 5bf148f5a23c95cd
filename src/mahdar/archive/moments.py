"""Contacts, statements and announced things in one line of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from typing import Any

from django.db.models import F, Q

from mahdar.archive.filters import Filter
from mahdar.archive.models import Contact, Identity, Party, Statement, Upcoming, Voice
from mahdar.archive.narrowing import claims
from mahdar.archive.settling import latest_day
from mahdar.archive.telling import Told, contacts_told, statements_told, upcoming_told


def moments(narrow: Filter) -> Iterator[Told]:
    """Everything that a filter lets through, the earliest first; what has no day comes last. `what` names its kind."""
    order = ("day", "report__key", "pk")
    found = {table: claims(table, narrow).order_by(*order) for table in (Contact, Statement, Upcoming)}
    lines = (
        _named("contact", contacts_told(found[Contact].filter(day__isnull=False))),
        _named("statement", statements_told(found[Statement].filter(day__isnull=False))),
        _named("upcoming", upcoming_told(found[Upcoming].filter(day__isnull=False), latest_day())),
    )
    yield from merge(*lines, key=lambda one: (one["day"], one["report"]))
    yield from _named("contact", contacts_told(found[Contact].filter(day__isnull=True)))
    yield from _named("statement", statements_told(found[Statement].filter(day__isnull=True)))
    yield from _named("upcoming", upcoming_told(found[Upcoming].filter(day__isnull=True), latest_day()))


def count_moments(narrow: Filter) -> int:
    """How many there are."""
    return sum(int(claims(table, narrow).count()) for table in (Contact, Statement, Upcoming))


def between(one: Identity, other: Identity, narrow: Filter) -> Iterator[Told]:
    """The contacts in which both take part, and what each said to or about the other, the latest first."""
    order = (F("day").desc(nulls_last=True), F("report__key").desc(), "-pk")
    found, said = claims_between(one, other, narrow)
    lines = (
        _named("contact", contacts_told(found.order_by(*order))),
        _named("statement", statements_told(said.order_by(*order))),
    )
    return merge(*lines, key=lambda moment: (moment["day"] or "", moment["report"]), reverse=True)


def count_between(one: Identity, other: Identity, narrow: Filter) -> int:
    """How many there are."""
    return sum(int(rows.count()) for rows in claims_between(one, other, narrow))


def claims_between(one: Identity, other: Identity, narrow: Filter) -> tuple[Any, Any]:
    """The contacts in which both take part, and the statements of each to or about the other."""
    found = claims(Contact, narrow).filter(_takes_part(one), _takes_part(other))
    either = _speaks_of(one, other).union(_speaks_of(other, one), all=True)
    return found, claims(Statement, narrow).filter(pk__in=either)


def _takes_part(identity: Identity) -> Q:
    parties = Party.objects.order_by().values("contact_id")
    found = Q(pk__in=parties.filter(identity=identity))
    return found if identity.kind == "person" else found | Q(pk__in=parties.filter(represents__identity=identity))


def _speaks_of(speaker: Identity, other: Identity) -> Any:
    """The numbers of the statements of one to or about another."""
    voices = Voice.objects.order_by().values("statement_id")
    heard = voices.filter(identity=other, role__in=("addressee", "about"))
    return voices.filter(identity=speaker, role="speaker", statement__in=heard)


def _named(what: str, told: Iterable[Told]) -> Iterator[Told]:
    return ({"what": what, **one} for one in told)
