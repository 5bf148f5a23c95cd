"""What pages ask the archive: the claims that a filter leaves, newest first, with all that a row of them shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet
from django.http import QueryDict

from mahdar.archive.filters import Filter
from mahdar.archive.keys import name_key
from mahdar.archive.models import (
    About,
    Actor,
    Awaited,
    Contact,
    Event,
    Identity,
    Named,
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

PARTS: dict[type[Model], tuple[type[Model], str]] = {
    Contact: (Party, "contact"),
    Statement: (Voice, "statement"),
    Upcoming: (Awaited, "upcoming"),
    Event: (Actor, "event"),
}
"""Who takes part in a claim of each kind."""


def filter_of(given: QueryDict) -> Filter:
    """The filter that an address names (`from`, `to`, `outlet`, `country`, `person`, `body`, `context`).

    Raises UsageError for a value that cannot be.
    """
    names = ("to", "outlet", "country", "person", "body", "context")
    values = {name: given[name][:300] for name in names if given.get(name)}
    return Filter(from_=given.get("from") or None, **values)


def identities_of(name: str) -> QuerySet[Identity]:
    """The identities that an id or a name means."""
    if name.isdigit():
        return Identity.objects.filter(Q(pk=int(name)) | Q(into=int(name)))
    return Identity.objects.filter(key=name_key(name))


def narrowed(claims: Claims, by: Filter) -> Claims:
    """The claims that a filter leaves."""
    if by.from_:
        claims = claims.filter(day__gte=by.from_)
    if by.to:
        claims = claims.filter(day__lte=by.until)
    if by.outlet:
        claims = claims.filter(report__outlet=by.outlet)
    if by.context:
        claims = claims.filter(Exists(About.objects.filter(report=OuterRef("report"), context=by.context)))
    parts, link = PARTS[claims.model]
    for name in (by.person, by.body):
        if name:
            ids = identities_of(name).values("pk")
            claims = claims.filter(Exists(parts.objects.filter(**{link: OuterRef("pk")}, identity__in=ids)))
    if by.country:
        from_there = Q(named__country=by.country) | Q(
            Exists(Office.objects.filter(holder=OuterRef("named"), country=by.country))
        )
        claims = claims.filter(Exists(parts.objects.filter(from_there, **{link: OuterRef("pk")})))
    return claims


def _newest(claims: Claims, by: Filter) -> Claims:
    shown = claims.filter(SHOWN).select_related("report")
    return narrowed(shown, by).order_by("-day", "-report_id", "pk")


def contacts(by: Filter) -> Claims:
    """Contacts with their parties and the offices that each held in that report, newest first."""
    parties = Party.objects.select_related("named", "identity", "represents").prefetch_related(
        Prefetch("named__offices", Office.objects.filter(SHOWN))
    )
    return _newest(Contact.objects.select_related("place", "meeting"), by).prefetch_related(
        Prefetch("parties", parties)
    )


def statements(by: Filter) -> Claims:
    """Statements with who speaks, to whom and about whom, newest first."""
    voices = Voice.objects.select_related("named", "identity")
    return _newest(Statement.objects.all(), by).prefetch_related(Prefetch("voices", voices))


def upcoming(by: Filter) -> Claims:
    """What was announced, newest first, with what became of it."""
    actors = Awaited.objects.select_related("named", "identity")
    return _newest(Upcoming.objects.select_related("place"), by).prefetch_related(
        Prefetch("actors", actors), "settlements"
    )


def events(by: Filter) -> Claims:
    """PLOVER events, newest first."""
    actors = Actor.objects.select_related("named", "identity")
    return _newest(Event.objects.select_related("place"), by).prefetch_related(Prefetch("actors", actors))


def reports(by: Filter) -> QuerySet[Report]:
    """Reports, newest first."""
    found = Report.objects.all()
    if by.from_:
        found = found.filter(published__gte=by.from_)
    if by.to:
        found = found.filter(published__lte=by.until)
    if by.outlet:
        found = found.filter(outlet=by.outlet)
    if by.context:
        found = found.filter(Exists(About.objects.filter(report=OuterRef("pk"), context=by.context)))
    for name in (by.person, by.body):
        if name:
            ids = identities_of(name).values("pk")
            found = found.filter(Exists(Named.objects.filter(report=OuterRef("pk"), identity__in=ids)))
    if by.country:
        found = found.filter(Exists(Named.objects.filter(report=OuterRef("pk"), country=by.country)))
    return found.order_by("-published", "-pk")


KINDS: dict[str, Callable[[Filter], Claims]] = {
    "contacts": contacts,
    "statements": statements,
    "upcoming": upcoming,
    "events": events,
    "reports": reports,
}
"""Every listing by its name in the address."""
