"""The timeline of a person, a body, a country or whatever a filter leaves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from msgspec import structs

from mahdar.archive.filters import Filter
from mahdar.archive.models import Identity
from mahdar.archive.moments import moments
from mahdar.archive.month import Month
from mahdar.archive.months import later, months
from mahdar.archive.people import the_identity
from mahdar.archive.settling import latest_day
from mahdar.archive.tenures import tenures_at, tenures_of
from mahdar.errors import UsageError
from mahdar.web import questions
from mahdar.web.access import needs
from mahdar.web.rows import Row
from mahdar.web.strip import LANES, WIDTH, strip
from mahdar.web.twins import rows_twin
from mahdar.web.views.asking import asked, form_of, refused

PER_PAGE = 30
PAGES = 40
"""Pages of entries that can be turned; a month of the line leads to the rest."""
_KINDS = ("contacts", "statements", "upcoming")


@needs("reader")
def timeline(request: HttpRequest, suffix: str) -> HttpResponse:
    """Days on a line, the offices below it, months with their numbers, and the entries, the latest first."""
    by, wrong = asked(request)
    who: Identity | None = None
    try:
        who = None if wrong else _who(by)
    except UsageError as error:
        wrong = error
    if suffix != "/":
        return refused(wrong) if wrong else rows_twin(suffix, _rows(by, who), "timeline")
    page = {**form_of(request, "timeline", by, wrong), "who": who, "width": WIDTH, "most_lanes": LANES}
    if wrong:
        return render(request, "mahdar/timeline.html", page, status=400)
    counted, today = months(by), latest_day()
    told = by if by.from_ or by.to else structs.replace(by, to=today)
    to_come = 0 if told is by or not today else later(by, told.until)
    offices = offices_of(who)
    page |= {
        "strip": strip(counted.months, offices, rtl=get_language() != "en"), "undated": counted.undated,
        "years": _years(counted.months, today or ""), "offices": offices, "highest": max((m.total for m in counted.months), default=0),
        "page": _page(request, told, sum(one.total for one in counted.months) - to_come), "later": to_come, "today": today,
        "most": PAGES * PER_PAGE, "told": sum(one.total for one in counted.months) - to_come,
        "without_time": _without_time(request),
    }  # fmt: skip
    page["days"] = _days(page["page"].object_list)
    return render(request, "mahdar/timeline.html", page)


def _who(by: Filter) -> Identity | None:
    """Whose timeline it is, where it is one's. Raises UsageError for a name that is nobody's or several's."""
    named = ((by.person, "person"), (by.body, "body"))
    found = [the_identity(name, kind) for name, kind in named if name]
    return found[0] if len(found) == 1 else None


def offices_of(who: Identity | None) -> list[dict[str, Any]]:
    """The offices of a person, or those of a body with who held them; in time."""
    if who is None:
        return []
    found = tenures_of(who) if who.kind == "person" else tenures_at(who)
    return sorted(found, key=lambda one: (one["first"] or "9999", one["last"] or "", one["title"]))


def _page(request: HttpRequest, by: Filter, total: int) -> Any:
    """The entries with a day, the latest first, as a page: each kind gives as many as the page could need."""
    page = Paginator(range(min(total, PAGES * PER_PAGE)), PER_PAGE).get_page(request.GET.get("page"))
    end = page.end_index()
    found = []
    for kind in _KINDS:
        claims = questions.KINDS[kind](by).exclude(day=None)
        keys = list(claims.values_list("day", "report_id", "pk")[:end])
        found += [(day, report, -_KINDS.index(kind), -pk, kind) for day, report, pk in keys]
    chosen = sorted(found, reverse=True)[page.start_index() - 1 if end else 0 : end]
    rows: dict[tuple[str, int], Any] = {}
    for kind in _KINDS:
        wanted = [-one[3] for one in chosen if one[4] == kind]
        rows |= {(kind, row.pk): row for row in questions.KINDS[kind](Filter()).filter(pk__in=wanted)}
    page.object_list = [(day, kind, rows[kind, -pk]) for day, _, _, pk, kind in chosen if (kind, -pk) in rows]
    return page


def _days(entries: list[tuple[str, str, Any]]) -> list[tuple[str, list[tuple[str, Any]]]]:
    return [(day, [(kind, row) for _, kind, row in same]) for day, same in groupby(entries, key=lambda entry: entry[0])]


def _years(counted: list[Month], today: str) -> list[tuple[str, list[Month], int, bool]]:
    """The years, the latest first, with their months, how much they have, and whether they stand open: the archive's
    latest year does, or the only one there is."""
    latest_first = sorted(counted, key=lambda one: one.month, reverse=True)
    years = [(year, list(its)) for year, its in groupby(latest_first, key=lambda one: one.month[:4])]
    return [(year, its, sum(one.total for one in its), year == today[:4] or len(years) == 1) for year, its in years]


def _without_time(request: HttpRequest) -> str:
    """What follows «?» without the time and the page, so that a month can be added."""
    kept = {name: value for name, value in request.GET.items() if value and name not in ("from", "to", "page")}
    return f"{urlencode(kept)}&" if kept else ""


def _rows(by: Filter, who: Identity | None) -> Iterator[Row]:
    """All moments in time, then the offices: every row has the same fields."""
    for one in moments(by):
        what = one["what"]
        people = one.get("parties") or one.get("speakers") or one.get("actors") or []
        text = one["topics"] if what == "contact" else [one["text"]]
        kind = one.get("form") or one.get("act") or one.get("kind")
        yield {
            "what": what, "day": one["day"], "until": None, "kind": kind, "who": [party["name"] for party in people],
            "text": "; ".join(text), "place": one["place"]["name"] if one.get("place") else None,
            "state": one.get("state") or one.get("status"), "id": one["id"], "report": one["report"],
            "outlet": one["outlet"], "published": one["published"], "url": one["url"],
        }  # fmt: skip
    for office in offices_of(who):
        yield {
            "what": "office", "day": office["first"], "until": office["last"], "kind": office["post"],
            "who": [office["holder_name"]], "text": office["title"], "place": None, "state": office["status"],
            "id": None, "report": "; ".join(office["evidence"]), "outlet": "; ".join(office["outlets"]),
            "published": None, "url": None,
        }  # fmt: skip
