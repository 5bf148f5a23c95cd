"""How much the archive holds, in counts alone: the same sources read again give the same."""

from __future__ import annotations

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from mahdar.archive.filters import Filter
from mahdar.archive.models import (
    Contact,
    Event,
    Identity,
    Meeting,
    Named,
    Office,
    Report,
    Statement,
    Upcoming,
)
from mahdar.archive.narrowing import claims, reports
from mahdar.archive.tallying import by_outlet

_CLAIMS = {
    "offices": "office", "contacts": "contact", "statements": "statement", "upcoming": "upcoming", "events": "event",
}  # fmt: skip


def counts() -> dict[str, int]:
    """Reports, identities and claims that nobody rejected; `meetings` counts contacts told by several reports once."""
    outlets = by_outlet("report")
    found = {"reports": sum(outlets.values()), "outlets": len(outlets)}
    found["stories"] = found["reports"] - Report.objects.filter(story__isnull=False).exclude(story=F("id")).count()
    kinds = dict(
        Identity.objects.filter(into__isnull=True, named__isnull=False)
        .values_list("kind")
        .annotate(n=Count("id", distinct=True))
    )
    found |= {plural: kinds.get(kind, 0) for kind, plural in _KINDS}
    found |= {name: sum(by_outlet(kind).values()) for name, kind in _CLAIMS.items()}
    found["meetings"] = Meeting.objects.filter(contacts__isnull=False).distinct().count()
    return found


_TABLES = {"offices": Office, "contacts": Contact, "statements": Statement, "upcoming": Upcoming, "events": Event}


def counts_of(narrow: Filter) -> dict[str, int]:
    """The same, of the reports that a filter lets through, of whom these name, and of the claims that it lets through."""
    told = reports(narrow)
    found = {"reports": told.count(), "outlets": told.order_by().values("outlet").distinct().count()}
    found["stories"] = told.order_by().values(story_of=Coalesce("story_id", "id")).distinct().count()
    named = Named.objects.filter(report__in=told.order_by().values("pk"), identity__isnull=False)
    kinds = dict(named.order_by().values_list("kind").annotate(n=Count("identity", distinct=True)))
    found |= {plural: kinds.get(kind, 0) for kind, plural in _KINDS}
    found |= {name: int(claims(table, narrow, whole=True).count()) for name, table in _TABLES.items()}
    found["meetings"] = claims(Contact, narrow, whole=True).order_by().values("meeting").distinct().count()
    return found


_KINDS = (("person", "people"), ("body", "bodies"), ("place", "places"))
