"""The first page, who is in the archive, what outlets gave, and how accurate it is."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mahdar.archive.filters import Filter
from mahdar.archive.models import Change
from mahdar.archive.people import find_identities, identities
from mahdar.archive.settling import latest_day
from mahdar.archive.tallying import how_many
from mahdar.evaluation.floors import read_floors
from mahdar.web import questions
from mahdar.web.access import may, needs
from mahdar.web.bounded import BoundedPaginator
from mahdar.web.labels import CLAIMS
from mahdar.web.rows import ROWS, identity_row, mixed_rows
from mahdar.web.twins import one_twin, rows_twin, twin
from mahdar.web.views.lists import PER_PAGE

_LATEST = 8
_VERDICTS = ("accept", "edit", "reject", "add")


@needs("reader")
def today(request: HttpRequest) -> HttpResponse:
    """The latest contacts and statements, and what was announced and has no outcome yet."""
    return render(request, "mahdar/today.html", {**_latest(), "reports": how_many("report", Filter())})


@needs("reader")
def today_twin(request: HttpRequest, suffix: str) -> HttpResponse:
    """The same as JSON, a list a kind, or as the rows of one table."""
    if suffix == ".csv":
        return rows_twin(suffix, mixed_rows(_latest()), "today")
    return one_twin({kind: [ROWS[kind](claim) for claim in claims] for kind, claims in _latest().items()})


def _latest() -> dict[str, Any]:
    everything = Filter()
    return {
        "contacts": questions.first("contacts", questions.contacts(everything), _LATEST),
        "statements": questions.first("statements", questions.statements(everything), _LATEST),
        "upcoming": _due(),
    }  # fmt: skip


def _due() -> list[Any]:
    """What is still to come on the archive's last day, the nearest first; where nothing is, what was announced for the latest days."""
    open_ = questions.upcoming(Filter()).filter(settlements=None).exclude(when=None)
    today = latest_day()
    due = open_.filter(when__gte=today).order_by("when", "pk") if today else open_.none()
    found = questions.first("upcoming", due, _LATEST)
    return found or questions.first("upcoming", open_.order_by("-when", "pk"), _LATEST)


@needs("reader")
def named(request: HttpRequest, kind: str, suffix: str) -> HttpResponse:
    """People, bodies or places of the archive, those in most reports first, found by a part of the name."""
    found = identities().filter(kind=kind, into=None)
    asked = request.GET.get("name", "")[:200].strip()
    if asked:
        found = find_identities(asked, kind)
    found = found.filter(seen__gt=0).order_by("-seen", "key", "pk")
    if suffix != "/":
        return twin(suffix, found, identity_row, kind)
    page = BoundedPaginator(found, PER_PAGE * 2).get_page(request.GET.get("page"))
    return render(request, "mahdar/named.html", {"page": page, "kind": kind, "asked": asked})


def about(request: HttpRequest, suffix: str) -> HttpResponse:
    """How accurate the reading is, what people judged of it in this archive, and what it does not read."""
    measured = [{"fact": fact, "f1": floor} for fact, floor in _floors().items()]
    judged = _judged() if may(request.user, "reader") else []
    if suffix == ".json":
        return one_twin({"measured": measured, "judged": judged})
    if suffix == ".csv":
        return rows_twin(suffix, [{"table": "measured", **row} for row in measured], "accuracy")
    return render(request, "mahdar/about.html", {"measured": measured, "judged": judged})


def _floors() -> dict[str, float]:
    """Fact → the figure below which it may not fall: of the sets that it is measured on, the lowest."""
    sets = list(read_floors().values())
    facts = dict.fromkeys(fact for one in sets for fact in one)
    return {
        fact: min(one[fact] for one in sets if one.get(fact)) for fact in facts if any(one.get(fact) for one in sets)
    }


def _judged() -> list[dict[str, Any]]:
    """What people did with claims of this archive and did not take back, by kind."""
    found = Change.objects.filter(kind__in=CLAIMS, action__in=_VERDICTS, undone_by=None).order_by()
    counted = {(kind, action): n for kind, action, n in found.values_list("kind", "action").annotate(n=Count("pk"))}
    rows = [{"kind": kind, **{action: counted.get((kind, action), 0) for action in _VERDICTS}} for kind in CLAIMS]
    return [row for row in rows if any(row[action] for action in _VERDICTS)]
