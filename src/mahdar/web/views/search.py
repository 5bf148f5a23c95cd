"""Search: who is named so, and the reports and statements that hold the words, exact hits first, narrowed by facets."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from mahdar.archive.filters import Filter
from mahdar.archive.models import Identity, Report, Statement
from mahdar.archive.people import find_identities
from mahdar.archive.search.facets import facets
from mahdar.archive.search.finding import find_reports, find_statements, loaded
from mahdar.errors import MahdarError, UsageError
from mahdar.web import feeds, questions
from mahdar.web.access import needs
from mahdar.web.bounded import MOST, BoundedPaginator
from mahdar.web.rows import report_row
from mahdar.web.telling import told
from mahdar.web.twins import twin
from mahdar.web.views.asking import refused

PER_PAGE = 20
_STATEMENTS_SHOWN = 5
_LINKED = ("person", "body", "outlet", "country", "context", "year")
NARROWED_BY = ("outlet", "country", "context", "person", "body", "from", "to")


@needs("reader")
def search(request: HttpRequest, suffix: str) -> HttpResponse:
    """People and bodies, statements and reports that hold the words; the twin gives the reports, all of them.

    What cannot be searched for is told on the page (400), and nothing is listed.
    """
    asked = request.GET.get("q", "")[:2000].strip()
    wrong: MahdarError | None = None
    found: QuerySet[Report] = Report.objects.none()
    by = Filter()
    try:
        by = questions.filter_of(request.GET)
        found = find_reports(asked, by) if asked else found
    except UsageError as error:
        wrong = error
    if suffix != "/":
        if wrong:
            return refused(wrong)
        return _twin(request, suffix, found)
    page = {
        "asked": asked,
        "wrong": told(wrong) if wrong else None,
        "narrowed": [],
        "parameters": _parameters(request.GET),
    }
    if asked and not wrong:
        page |= _hits(request, asked, by, found)
    return render(request, "mahdar/search.html", page, status=400 if wrong else 200)


def _twin(request: HttpRequest, suffix: str, found: QuerySet[Report]) -> HttpResponse:
    if suffix == ".ics":
        raise Http404
    if suffix == ".atom":
        return feeds.atom(request, "reports", found.order_by("-published", "-pk"))
    return twin(suffix, found, report_row, "search")


def _hits(request: HttpRequest, asked: str, by: Filter, found: QuerySet[Report]) -> dict[str, Any]:
    said = find_statements(asked, by)
    ranked = list(found.values_list("pk", flat=True)[: MOST + 1])
    reports = BoundedPaginator(ranked, PER_PAGE).get_page(request.GET.get("page"))
    reports.object_list = loaded(found.select_related("wording"), list(reports.object_list))
    first = reports.number == 1
    statements = list(said.values_list("pk", flat=True)[: MOST + 1]) if first else []
    return {
        "page": reports,
        "statements": loaded(
            questions.with_voices(Statement.objects.select_related("report")), statements[:_STATEMENTS_SHOWN]
        ),
        "statement_count": min(len(statements), MOST),
        "more_statements": len(statements) > MOST,
        "identities": find_identities(asked)[:12] if first and not _narrowing(request.GET) else [],
        "facets": _links(request.GET, facets(Report.objects.filter(pk__in=ranked[:MOST])), reports.paginator.count),
        "narrowed": _taken_back(request.GET),
    }


def _parameters(given: QueryDict) -> str:
    """What the address asks for, without the page of the list."""
    return urlencode({name: given[name] for name in ("q", *NARROWED_BY) if given.get(name)})


def _narrowing(given: QueryDict) -> list[str]:
    return [name for name in NARROWED_BY if given.get(name)]


def _address(given: QueryDict, without: tuple[str, ...] = (), **more: Any) -> str:
    kept = {name: given[name] for name in ("q", *NARROWED_BY) if given.get(name) and name not in without}
    return "?" + urlencode({**kept, **more})


def _links(given: QueryDict, counted: dict[str, list[dict[str, Any]]], total: int) -> list[dict[str, Any]]:
    """Each facet with the values that leave fewer hits, and the address that narrows the search to each."""
    found = []
    for name in _LINKED:
        taken = ("from", "to") if name == "year" else (name,)
        values = [one for one in counted[name] if one["value"] and one["reports"] < total]
        if not values or any(given.get(one) for one in taken):
            continue
        for one in values:
            chosen = dict.fromkeys(taken, one["value"])
            one["address"] = _address(given, **chosen)
        found.append({"name": name, "values": values})
    return found


def _taken_back(given: QueryDict) -> list[dict[str, str]]:
    """What narrows the search now, with the address without it. A person or body is told by its name."""
    found = []
    for name in _narrowing(given):
        value = given[name]
        if name in ("person", "body") and value.isdecimal():
            value = Identity.objects.filter(pk=int(value[:15])).values_list("name", flat=True).first() or value
        found.append({"name": name, "value": value, "address": _address(given, (name,))})
    return found
