"""What an earlier reading claimed of some reports, taken away before they are read again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Model, Q, QuerySet

from mahdar.archive.keeping import still_needed
from mahdar.archive.models import (
    About,
    Actor,
    Awaited,
    Contact,
    Event,
    Judgement,
    Named,
    Office,
    Party,
    Settlement,
    Sketch,
    Statement,
    Upcoming,
    Voice,
)
from mahdar.archive.search.index import REPORTS, STATEMENTS, drop_texts

_PARTS = (
    (Party, "contact", Contact),
    (Voice, "statement", Statement),
    (Awaited, "upcoming", Upcoming),
    (Actor, "event", Event),
)


def clear_reports(reports: Sequence[int], kept: Collection[int] = ()) -> None:
    """Remove the claims, names and contexts of these reports; of those `kept`, only what no person has spoken about."""
    whole = [report for report in reports if report not in kept]
    if reports:
        _delete(Sketch.objects.filter(report__in=reports))
        drop_texts(REPORTS, reports)
    if whole:
        _clear(Q(report__in=whole))
        _unname(Named.objects.filter(report__in=whole))
        _delete(About.objects.filter(report__in=whole))
    for report in kept:
        _clear(Q(report=report, state="read"))
        _unname(Named.objects.filter(report=report).exclude(pk__in=still_needed(report)))
        _delete(About.objects.filter(report=report))


def _clear(which: Q) -> None:
    """Remove claims, with their parts and with what the search knows of them."""
    drop_texts(STATEMENTS, list(Statement.objects.filter(which).values_list("pk", flat=True)))
    for part, claim, table in _PARTS:
        _delete(part.objects.filter(**{f"{claim}__in": table.objects.filter(which).values("pk")}))
    _delete(Settlement.objects.filter(contact__in=Contact.objects.filter(which).values("pk")))
    upcoming = Upcoming.objects.filter(which).values("pk")
    _delete(Settlement.objects.filter(Q(upcoming__in=upcoming) | Q(by__in=upcoming)))
    for claims in (Office, Contact, Statement, Upcoming, Event):
        _delete(claims.objects.filter(which))


def _unname(names: QuerySet[Named]) -> None:
    """Remove names; a judgement that one of them gave rise to stays, without it."""
    Judgement.objects.filter(evidence__in=names.values("pk")).update(evidence=None)
    _delete(names)


def _delete(rows: QuerySet[Model]) -> None:
    """Without Django's own look at each row: what points here is removed by name above."""
    rows._raw_delete(rows.db)
