"""How much the archive holds, in counts alone: the same sources read again give the same."""

from __future__ import annotations

from django.db.models import Count, F

from mahdar.archive.models import Contact, Event, Identity, Meeting, Office, Report, Statement, Upcoming

_CLAIMS = {"offices": Office, "contacts": Contact, "statements": Statement, "upcoming": Upcoming, "events": Event}


def counts() -> dict[str, int]:
    """Reports, identities and claims that nobody rejected; `meetings` counts contacts told by several reports once."""
    found = {"reports": Report.objects.count(), "outlets": Report.objects.values("outlet").distinct().count()}
    found["stories"] = found["reports"] - Report.objects.filter(story__isnull=False).exclude(story=F("id")).count()
    kinds = dict(
        Identity.objects.filter(into__isnull=True, named__isnull=False)
        .values_list("kind")
        .annotate(n=Count("id", distinct=True))
    )
    found |= {plural: kinds.get(kind, 0) for kind, plural in _KINDS}
    found |= {name: table.objects.exclude(state="rejected").count() for name, table in _CLAIMS.items()}
    found["meetings"] = Meeting.objects.filter(contacts__isnull=False).distinct().count()
    return found


_KINDS = (("person", "people"), ("body", "bodies"), ("place", "places"))
