"""What an earlier reading claimed of some reports, taken away before they are read again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models

from mahdar.archive.models import (
    About,
    Actor,
    Awaited,
    Contact,
    Event,
    Named,
    Office,
    Party,
    Statement,
    Upcoming,
    Voice,
)
from mahdar.archive.search.index import REPORTS, STATEMENTS, drop_texts

_PARTS = ((Party, "contact"), (Voice, "statement"), (Awaited, "upcoming"), (Actor, "event"))
_CLAIMS = (Office, Contact, Statement, Upcoming, Event)


def clear_reports(reports: Sequence[int]) -> None:
    """Remove the claims, names and contexts of these reports."""
    if not reports:
        return
    drop_texts(REPORTS, reports)
    drop_texts(STATEMENTS, list(Statement.objects.filter(report__in=reports).values_list("pk", flat=True)))
    for part, claim in _PARTS:
        _delete(part.objects.filter(**{f"{claim}__report__in": reports}))
    for table in (*_CLAIMS, Named, About):
        _delete(table.objects.filter(report__in=reports))


def _delete(rows: models.QuerySet[models.Model]) -> None:
    """Without Django's own look at each row: what points here is removed by name above."""
    rows._raw_delete(rows.db)
