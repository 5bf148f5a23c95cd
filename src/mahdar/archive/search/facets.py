"""How the hits of a search divide: by outlet, context, country, year, form of contact, and who is named most."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from mahdar.archive.models import About, Contact, Identity, Named, Report

MOST = 15
Facets = dict[str, list[dict[str, Any]]]


def facets(found: QuerySet[Report]) -> Facets:
    """For the reports of a search or filter: the most frequent values of each facet with their numbers of reports."""
    among = found.order_by().values("pk")
    told = About.objects.filter(report__in=among)
    named = Named.objects.filter(report__in=among)
    contacts = Contact.objects.filter(report__in=among).exclude(state="rejected")
    return {
        "outlet": _counted(found.order_by(), "outlet"),
        "year": _counted(found.order_by().annotate(year=Substr("published", 1, 4)), "year"),
        "context": _counted(told, "context"),
        "country": _counted(named.filter(country__isnull=False), "country"),
        "form": _counted(contacts, "form"),
        "person": _named(named.filter(kind="person")),
        "body": _named(named.filter(kind="body")),
    }


def _counted(rows: Any, value: str) -> list[dict[str, Any]]:
    of = "pk" if rows.model is Report else "report"
    found = rows.filter(**{f"{value}__isnull": False}).values_list(value).annotate(n=Count(of, distinct=True))
    return [{"value": one, "reports": n} for one, n in found.order_by("-n", value)[:MOST]]


def _named(rows: Any) -> list[dict[str, Any]]:
    found = rows.filter(identity__isnull=False).values_list("identity").annotate(n=Count("report", distinct=True))
    most = list(found.order_by("-n", "identity")[:MOST])
    names = dict(Identity.objects.filter(pk__in=[pk for pk, _ in most]).values_list("pk", "name"))
    return [{"value": pk, "name": names[pk], "reports": n} for pk, n in most]
