"""Lists of claims, with their filter, their pages and their twins."""

from __future__ import annotations

from typing import Any, get_args

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from mahdar.archive.filters import Filter
from mahdar.archive.models import Report
from mahdar.errors import UsageError
from mahdar.record import Context
from mahdar.web import feeds
from mahdar.web.access import needs
from mahdar.web.questions import KINDS, filter_of
from mahdar.web.rows import ROWS
from mahdar.web.twins import twin

PER_PAGE = 25


@needs("reader")
def listing(request: HttpRequest, kind: str, suffix: str) -> HttpResponse:
    """A list, or its twin; a filter that cannot be is told on the page, and nothing is listed."""
    by, wrong = Filter(), None
    try:
        by = filter_of(request.GET)
        claims = KINDS[kind](by)
    except UsageError as error:
        claims, wrong = KINDS[kind](Filter()).none(), str(error)
    if suffix != "/":
        if wrong:
            return HttpResponse(wrong, status=400, content_type="text/plain; charset=utf-8")
        return _twin(request, kind, suffix, by, claims)
    page = Paginator(claims, PER_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    shown = {
        "kind": kind, "page": page, "filter": by, "wrong": wrong, "asked": asked.urlencode(), "outlets": outlets(),
        "contexts": get_args(Context), "active": asked,
    }  # fmt: skip
    return render(request, f"mahdar/{kind}.html", shown, status=400 if wrong else 200)


def _twin(request: HttpRequest, kind: str, suffix: str, by: Filter, claims: Any) -> HttpResponse:
    if suffix == ".atom":
        return feeds.atom(request, kind, claims)
    if suffix == ".ics" and kind == "upcoming":
        return feeds.calendar(by)
    if suffix == ".ics":
        raise Http404
    return twin(suffix, claims, ROWS[kind], kind)


def outlets() -> list[str]:
    """The outlets of the archive, those with most reports first."""
    named = Report.objects.exclude(outlet=None).values_list("outlet")
    return [name for name, _ in named.annotate(n=Count("pk")).order_by("-n", "outlet")[:100] if name]
