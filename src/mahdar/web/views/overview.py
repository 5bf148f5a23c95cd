"""The first page, who is in the archive, what outlets gave, and how accurate it is."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mahdar.archive.filters import Filter
from mahdar.archive.models import Identity, Report
from mahdar.archive.people import find_identities
from mahdar.evaluation.floors import read_floors
from mahdar.web import questions
from mahdar.web.access import needs
from mahdar.web.rows import identity_row
from mahdar.web.twins import twin
from mahdar.web.views.lists import PER_PAGE

_LATEST = 8


@needs("reader")
def today(request: HttpRequest) -> HttpResponse:
    """The latest contacts and statements, and what was announced and has no outcome yet."""
    everything = Filter()
    page = {
        "contacts": questions.contacts(everything)[:_LATEST],
        "statements": questions.statements(everything)[:_LATEST],
        "upcoming": questions.upcoming(everything).filter(settlements=None).exclude(when=None).order_by("-when")[:_LATEST],
        "reports": Report.objects.count(),
    }  # fmt: skip
    return render(request, "mahdar/today.html", page)


@needs("reader")
def named(request: HttpRequest, kind: str, suffix: str) -> HttpResponse:
    """People, bodies or places of the archive, those in most reports first, found by a part of the name."""
    found = Identity.objects.filter(kind=kind, into=None)
    asked = request.GET.get("name", "")[:200].strip()
    if asked:
        found = find_identities(asked, kind)
    found = found.exclude(seen=0).order_by("-seen", "key", "pk")
    if suffix != "/":
        return twin(suffix, found, identity_row, kind)
    page = Paginator(found, PER_PAGE * 2).get_page(request.GET.get("page"))
    return render(request, "mahdar/named.html", {"page": page, "kind": kind, "asked": asked})


def about(request: HttpRequest) -> HttpResponse:
    """How accurate the reading is, and what it does not read."""
    sets = read_floors().values()
    floors = {
        fact: min(one[fact] for one in sets if one.get(fact)) for fact in dict.fromkeys(f for one in sets for f in one)
    }
    return render(request, "mahdar/about.html", {"floors": floors.items()})
