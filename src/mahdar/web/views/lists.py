"""Lists of claims, with their filter, their pages and their twins."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from mahdar.archive.filters import Filter
from mahdar.archive.narrowing import reached
from mahdar.archive.tallying import how_many
from mahdar.errors import UsageError
from mahdar.web import feeds
from mahdar.web.access import needs
from mahdar.web.bounded import MOST, BoundedPaginator
from mahdar.web.questions import KINDS, ONE, first, part
from mahdar.web.rows import ROWS
from mahdar.web.sought import address, divided, orders_of, sought
from mahdar.web.twins import twin
from mahdar.web.views.asking import asked, form_of, refused

PER_PAGE = 25


@needs("reader")
def listing(request: HttpRequest, kind: str, suffix: str) -> HttpResponse:
    """A list, or its twin; a filter that cannot be is told on the page, and nothing is listed."""
    by, wrong = asked(request)
    claims = KINDS[kind](Filter()).none()
    try:
        claims = claims if wrong else sought(kind, request.GET, by, newest=suffix == ".atom")
    except UsageError as error:
        wrong = error
    if suffix != "/":
        if wrong:
            return refused(wrong)
        return _twin(request, kind, suffix, by, claims)
    there = 0 if wrong else _there(request, kind, by, claims)
    order = request.GET.get("order") or "newest"
    plain = order == "newest" and not request.GET.get("words", "").strip()
    rows = partial(part, kind, by, claims) if plain else lambda start, count: first(kind, claims, count, start)
    pages = BoundedPaginator(claims, PER_PAGE, part=rows, there=there)
    shown = {
        **form_of(request, kind, by, wrong), "page": pages.get_page(request.GET.get("page")), "orders": orders_of(kind),
        "ranked": order != "newest", "dividing": address(request.GET, facets=1),
        "facets": divided(kind, request.GET, claims) if request.GET.get("facets") and not wrong else [],
    }  # fmt: skip
    return render(request, f"mahdar/{kind}.html", shown, status=400 if wrong else 200)


def _there(request: HttpRequest, kind: str, by: Filter, claims: Any) -> int | None:
    """How many rows the filter leaves, where that is known without counting them; words are counted to."""
    if request.GET.get("words", "").strip():
        return None
    there = how_many(ONE[kind], by)
    return reached(claims.model, by, MOST + 1) if there is None and kind != "reports" else there


def _twin(request: HttpRequest, kind: str, suffix: str, by: Filter, claims: Any) -> HttpResponse:
    if suffix == ".atom":
        return feeds.atom(request, kind, claims)
    if suffix == ".ics" and kind == "upcoming":
        return feeds.calendar(by)
    if suffix == ".ics":
        raise Http404
    return twin(suffix, claims, ROWS[kind], kind)
