"""How much the archive holds, in counts alone: the same sources read again give the same."""

from __future__ import annotations

from django.db.models import Count, F

from mahdar.archive.models import Identity, Meeting, Report
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


_KINDS = (("person", "people"), ("body", "bodies"), ("place", "places"))
