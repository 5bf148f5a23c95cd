"""What the archive knows of one identity: its names, its offices over time, what it did and said."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count

from mahdar.archive.models import Contact, Identity, Named, Party, Statement, Voice
from mahdar.archive.tenures import tenures_of


def portrait(identity: Identity) -> dict[str, Any]:
    """An identity as plain values: numbers, names, offices with first and last day seen, and how much is told of it."""
    named = Named.objects.filter(identity=identity)
    return {
        "id": identity.pk,
        "kind": identity.kind,
        "name": identity.name,
        "latin": identity.latin,
        "country": identity.country,
        "type": identity.type,
        "names": dict(Counter(dict(named.values_list("name").annotate(n=Count("id")).order_by("-n", "name")[:12]))),
        "first_seen": identity.first_seen,
        "last_seen": identity.last_seen,
        "reports": named.values("report").distinct().count(),
        "contacts": _count(Contact, Party, "contact", identity),
        "statements": _count(Statement, Voice, "statement", identity, role="speaker"),
        "offices": tenures_of(identity) if identity.kind == "person" else [],
    }


def _count(table: Any, part: Any, claim: str, identity: Identity, **more: str) -> int:
    taking = part.objects.filter(identity=identity, **more).values(f"{claim}_id")
    return int(table.objects.filter(pk__in=taking).exclude(state="rejected").count())
