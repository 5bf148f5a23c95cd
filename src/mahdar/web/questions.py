"""What pages ask the archive: the claims that a filter leaves, newest first, with all that a row of them shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.http import QueryDict

from mahdar.archive import narrowing
from mahdar.archive.filters import Filter
from mahdar.archive.models import (
    Actor,
    Awaited,
    Contact,
    Event,
    Office,
    Party,
    Report,
    Statement,
    Upcoming,
    Voice,
)
from mahdar.archive.tallying import how_many, window
from mahdar.archive.telling import becoming

Claims = Any
"""A query set of claims; Django has no types of its own."""
SHOWN = ~Q(state="rejected")
"""Rejected claims stay in the archive, and no page but the review shows them."""


def filter_of(given: QueryDict) -> Filter:
    """The filter that an address names (`from`, `to`, `outlet`, `country`, `person`, `body`, `context`).

    Raises UsageError for a value that cannot be.
    """
    names = ("to", "outlet", "country", "person", "body", "context")
    values = {name: given[name][:300] for name in names if given.get(name)}
    return Filter(from_=given.get("from") or None, **values)


NEWEST = (F("day").desc(nulls_last=True), "-report_id", "pk")
"""The order of lists on pages, the same on both databases; an index holds it."""
_UNSHOWN = ("sources", "notes", "digest", "text_digest", "sketch", "byline")
"""What no list shows of a report; and of whom it names, below: much of it is JSON, which is dear to read."""
_UNNAMED = ("aliases", "honorifics", "spans", "reason", "score")


def _newest(table: Any, by: Filter, *with_them: str) -> Claims:
    found = narrowing.claims(table, by).select_related("report", *with_them)
    return found.defer(*(f"report__{field}" for field in _UNSHOWN)).order_by(*NEWEST)


def _parts(table: Any, *with_them: str) -> Any:
    """The parts of claims with whom they name; a name tells its identity's number, and no more of it is shown."""
    unnamed = (f"{who}__{field}" for who in ("named", *with_them) for field in _UNNAMED)
    return table.objects.select_related("named", *with_them).defer(*unnamed)


def whole(kind: str, ids: Sequence[int]) -> list[Any]:
    """The claims or reports with these ids in this order, with all that a row of them shows.

    Lists are ordered by ids alone and then fetched: rows as wide as these are dear to sort.
    """
    rows = {row.pk: row for row in KINDS[kind](Filter()).filter(pk__in=ids).order_by()}
    return [rows[pk] for pk in ids if pk in rows]


def part(kind: str, by: Filter, found: Claims, start: int, count: int) -> list[Any]:
    """A part of the list of a kind that a filter leaves; `found` is the query of all of it."""
    where = window(ONE[kind], by, start, min(count, max(0, (how_many(ONE[kind], by) or 0) - start)))
    if where is None:
        return first(kind, found, count, start)
    day = "published" if kind == "reports" else "day"
    near = found.filter(**{f"{day}__gte": where.first, f"{day}__lte": where.last})
    return first(kind, near, count, where.passed)


def first(kind: str, found: Claims, count: int, start: int = 0) -> list[Any]:
    """The first so many of a query of a kind, from `start` on."""
    return whole(kind, list(found.values_list("pk", flat=True)[start : start + count]))


def contacts(by: Filter) -> Claims:
    """Contacts with their parties and the offices that each held in that report, newest first."""
    return with_parties(_newest(Contact, by, "meeting"))


def with_parties(found: Claims) -> Claims:
    """Contacts of any query, with their place, parties and offices fetched at once."""
    parties = _parts(Party, "represents").prefetch_related(Prefetch("named__offices", Office.objects.filter(SHOWN)))
    return found.select_related("place").prefetch_related(Prefetch("parties", parties))


def statements(by: Filter) -> Claims:
    """Statements with who speaks, to whom and about whom, newest first."""
    return with_voices(_newest(Statement, by))


def with_voices(found: Claims) -> Claims:
    """Statements of any query, with their voices fetched at once."""
    return found.prefetch_related(Prefetch("voices", _parts(Voice)))


def upcoming(by: Filter) -> Claims:
    """What was announced, newest first, with what became of it."""
    return with_awaited(_newest(Upcoming, by))


def with_awaited(found: Claims) -> Claims:
    """Upcoming items of any query, with who will act and what became of them fetched at once."""
    actors = _parts(Awaited)
    return found.select_related("place").prefetch_related(Prefetch("actors", actors), becoming())


def events(by: Filter) -> Claims:
    """PLOVER events, newest first."""
    return with_actors(_newest(Event, by))


def with_actors(found: Claims) -> Claims:
    """Events of any query, with their place, who acts and to whom fetched at once."""
    actors = _parts(Actor)
    return found.select_related("place").prefetch_related(Prefetch("actors", actors))


def reports(by: Filter) -> QuerySet[Report]:
    """Reports, newest first."""
    return narrowing.reports(by).defer(*_UNSHOWN).order_by(F("published").desc(nulls_last=True), "-pk")


KINDS: dict[str, Callable[[Filter], Claims]] = {
    "contacts": contacts,
    "statements": statements,
    "upcoming": upcoming,
    "events": events,
    "reports": reports,
}
"""Every listing by its name in the address."""

ONE = {"contacts": "contact", "statements": "statement", "upcoming": "upcoming", "events": "event", "reports": "report"}
"""What the archive's counts call one of each."""
