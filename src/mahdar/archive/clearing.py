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

_PARTS = ((Party, "contact"), (Voice, "statement"), (Awaited, "upcoming"), (Actor, "event"))
_CLAIMS = (Office, Contact, Statement, Upcoming, Event)


def clear_reports(reports: Sequence[int]) -> None:
    """Remove the claims, names and contexts of these reports."""
    if not reports:
        return
    for part, claim in _PARTS:
        _delete(part.objects.filter(**{f"{claim}__report__in": reports}))
    for table in (*_CLAIMS, Named, About):
        _delete(table.objects.filter(report__in=reports))


def _delete(rows: models.QuerySet[models.Model]) -> None:
    """Without Django's own look at each row: what points here is removed by name above."""
    rows._raw_delete(rows.db)
