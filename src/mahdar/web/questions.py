"""What pages ask the archive: the claims that a filter leaves, newest first, with all that a row of them shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
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


def _newest(table: Any, by: Filter, *with_them: str) -> Claims:
    found = narrowing.claims(table, by).select_related("report", *with_them)
    return found.order_by("-day", "-report_id", "pk")


def contacts(by: Filter) -> Claims:
    """Contacts with their parties and the offices that each held in that report, newest first."""
    return with_parties(_newest(Contact, by, "meeting"))


def with_parties(found: Claims) -> Claims:
    """Contacts of any query, with their place, parties and offices fetched at once."""
    parties = Party.objects.select_related("named", "identity", "represents").prefetch_related(
        Prefetch("named__offices", Office.objects.filter(SHOWN))
    )
    return found.select_related("place").prefetch_related(Prefetch("parties", parties))


def statements(by: Filter) -> Claims:
    """Statements with who speaks, to whom and about whom, newest first."""
    return with_voices(_newest(Statement, by))


def with_voices(found: Claims) -> Claims:
    """Statements of any query, with their voices fetched at once."""
    return found.prefetch_related(Prefetch("voices", Voice.objects.select_related("named", "identity")))


def upcoming(by: Filter) -> Claims:
    """What was announced, newest first, with what became of it."""
    return with_awaited(_newest(Upcoming, by))


def with_awaited(found: Claims) -> Claims:
    """Upcoming items of any query, with who will act and what became of them fetched at once."""
    actors = Awaited.objects.select_related("named", "identity")
    return found.select_related("place").prefetch_related(Prefetch("actors", actors), "settlements")


def events(by: Filter) -> Claims:
    """PLOVER events, newest first."""
    return with_actors(_newest(Event, by))


def with_actors(found: Claims) -> Claims:
    """Events of any query, with their place, who acts and to whom fetched at once."""
    actors = Actor.objects.select_related("named", "identity")
    return found.select_related("place").prefetch_related(Prefetch("actors", actors))


def reports(by: Filter) -> QuerySet[Report]:
    """Reports, newest first."""
    return narrowing.reports(by).order_by("-published", "-pk")


KINDS: dict[str, Callable[[Filter], Claims]] = {
    "contacts": contacts,
    "statements": statements,
    "upcoming": upcoming,
    "events": events,
    "reports": reports,
}
"""Every listing by its name in the address."""
