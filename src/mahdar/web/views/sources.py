"""What outlets gave: all of them in a table, one by one, and who tells or keeps silent on which contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from msgspec import structs

from mahdar.archive.coverage import Coverage, Covered, Times, coverage, span, times
from mahdar.archive.filters import Filter
from mahdar.archive.models import Report
from mahdar.archive.search.facets import facets
from mahdar.archive.tallying import by_outlet
from mahdar.errors import UsageError
from mahdar.web import questions
from mahdar.web.access import needs
from mahdar.web.recent import recent
from mahdar.web.rows import Row
from mahdar.web.twins import one_twin, rows_twin
from mahdar.web.views.asking import asked, form_of, refused

LOOKED_AT = 2000
"""Tellings that a page looks at, the latest; the twins look at all."""
COLUMNS = 8
"""Outlets of the table of who tells what: those that tell most of it. The twins name all."""
PER_PAGE = 25
SHOWN = 25
FACETS_OF = 1000
"""Reports of an outlet, the latest, of which its page counts what they are about; the JSON twin counts all."""


class Line(NamedTuple):
    """A contact with its fullest telling, and which outlets tell it and which are silent."""

    contact: Covered
    telling: Any
    cells: list[tuple[str, int | None, bool]]
    others: int

    @property
    def beyond(self) -> int:
        """How many more take part than a line names."""
        return max(0, len(self.telling.parties.all()) - 6) if self.telling else 0


@needs("reader")
def sources(request: HttpRequest, suffix: str) -> HttpResponse:
    """What each outlet gave: reports, contacts, statements, from when to when."""
    rows = _counted()
    if suffix == ".json":
        return one_twin({"sources": rows})
    if suffix == ".csv":
        return rows_twin(suffix, rows, "sources")
    return render(
        request, "mahdar/sources.html", {"rows": rows, "most": max((row["reports"] for row in rows), default=1)}
    )


@recent
def _counted() -> list[Row]:
    counted = Report.objects.values("outlet").annotate(
        reports=Count("pk"),
        reprints=Count("story"),
        first=Min("published"),
        last=Max("published"),
    )
    told = {kind: by_outlet(questions.ONE[kind]) for kind in ("contacts", "statements", "upcoming", "events")}
    return [
        {**row, **{kind: counts.get(row["outlet"] or "", 0) for kind, counts in told.items()}}
        for row in counted.order_by("-reports", "outlet")
    ]


@needs("reader")
def outlet(request: HttpRequest, suffix: str) -> HttpResponse:
    """One outlet: what it is about, whom it names most, what it alone tells, and on what it is silent."""
    name = request.GET.get("outlet", "")
    by = Filter(outlet=name[:300])
    if not name or not Report.objects.filter(outlet=name[:300]).exists():
        raise Http404
    first, last = span(name)
    among = coverage(
        Filter(from_=first, to=last) if first else Filter(), least=1, most=LOOKED_AT if suffix == "/" else None
    )
    alone, silent = _own(name, among)
    if suffix == ".csv":
        return rows_twin(suffix, _rows(silent, times(_outlets(silent))), "silent")
    row = next(row for row in _counted() if row["outlet"] == name)
    latest = questions.reports(by).values_list("pk", flat=True)[:FACETS_OF] if suffix == "/" else None
    counted = facets(questions.reports(by) if latest is None else Report.objects.filter(pk__in=list(latest)))
    told = {kind: counted[kind] for kind in ("person", "body", "country", "context")}
    if suffix == ".json":
        when = times(_outlets(among.contacts))
        return one_twin({
            **row, "named_most": told, "alone": list(_rows(alone, when)), "silent": list(_rows(silent, when)),
        })  # fmt: skip
    page = {
        "outlet": name, "row": row, "told": told, "among": among, "alone_count": len(alone),
        "alone": _lines(alone[:SHOWN], []), "silent_count": len(silent), "silent": _lines(silent[:SHOWN], []),
        "shown": SHOWN, "facets_of": FACETS_OF if row["reports"] > FACETS_OF else 0,
    }  # fmt: skip
    return render(request, "mahdar/outlet.html", page)


def _own(name: str, among: Coverage) -> tuple[list[Covered], list[Covered]]:
    """The contacts that an outlet alone tells, and those that at least two others tell and it does not, though it was read then."""
    when = times([name])
    alone = [one for one in among.contacts if list(one.tellings) == [name]]
    silent = [
        one for one in among.contacts if name not in one.tellings and len(one.tellings) > 1 and when.read(name, one.day)
    ]
    return alone, silent


@needs("reader")
def told(request: HttpRequest, suffix: str) -> HttpResponse:
    """Contacts that several outlets tell, and who of those read in these days does not."""
    by, wrong = asked(request)
    by = structs.replace(by, outlet=None)
    found = Coverage([], 0, 0)
    try:
        found = found if wrong else coverage(by, most=LOOKED_AT if suffix == "/" else None)
    except UsageError as error:
        wrong = error
    if suffix != "/":
        return refused(wrong) if wrong else rows_twin(suffix, _rows(found.contacts, times(_all_outlets())), "coverage")
    page = Paginator(found.contacts, PER_PAGE).get_page(request.GET.get("page"))
    some = list(page.object_list)
    when = times(_all_outlets(), [one.day for one in some])
    columns = _columns(some, when)
    shown = {
        **form_of(request, "coverage", by, wrong), "page": page, "found": found, "columns": columns[:COLUMNS],
        "lines": _lines(some, columns[:COLUMNS], when), "left_out": max(0, len(columns) - COLUMNS),
    }  # fmt: skip
    return render(request, "mahdar/coverage.html", shown, status=400 if wrong else 200)


def _outlets(contacts: list[Covered]) -> list[str]:
    """Those that tell any of it, who tells most first."""
    counted = Counter(outlet for one in contacts for outlet in one.tellings)
    return sorted(counted, key=lambda name: (-counted[name], name))


def _columns(contacts: list[Covered], when: Times) -> list[str]:
    """The outlets that tell any of it or were read in its days, those of which there is most to say first."""
    counted = Counter(
        name for one in contacts for name in when.days if name in one.tellings or when.read(name, one.day)
    )
    return sorted(counted, key=lambda name: (-counted[name], name))


def _all_outlets() -> list[str]:
    return sorted(outlet for outlet in by_outlet("report") if outlet)


def _lines(contacts: list[Covered], columns: list[str], when: Times | None = None) -> list[Line]:
    fullest: dict[int, Any] = {}
    for telling in questions.contacts(Filter()).filter(meeting__in=[one.meeting for one in contacts]):
        own = fullest.setdefault(telling.meeting_id, telling)
        if len(telling.parties.all()) > len(own.parties.all()):
            fullest[telling.meeting_id] = telling
    when = when or times(columns)
    return [
        Line(
            one, fullest.get(one.meeting),
            [(name, one.tellings.get(name), when.read(name, one.day)) for name in columns],
            len(set(one.tellings) - set(columns)),
        )
        for one in contacts
    ]  # fmt: skip


def _rows(contacts: list[Covered], when: Times) -> Iterator[Row]:
    for start in range(0, len(contacts), 200):
        some = contacts[start : start + 200]
        for line in _lines(some, []):
            one = line.contact
            parties = line.telling.parties.all() if line.telling else ()
            yield {
                "meeting": one.meeting, "day": one.day, "form": one.form,
                "who": [party.named.name for party in parties if party.named],
                "told_by": sorted(one.tellings),
                "silent": sorted(name for name in when.days if name not in one.tellings and when.read(name, one.day)),
            }  # fmt: skip
