"""Review: the queue of what nobody has seen yet, the most doubtful first, and the page of one claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import F, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from mahdar.archive.corrections import last_change
from mahdar.archive.models import Change, Contact, Event, Named, Office, Statement, Upcoming
from mahdar.errors import ConflictError, MahdarError
from mahdar.web import questions
from mahdar.web.access import named, needs
from mahdar.web.labels import KINDS
from mahdar.web.marking import Piece, paragraphs
from mahdar.web.reviewing import Step, fields_of, judge, steps
from mahdar.web.selecting import lines
from mahdar.web.telling import told

PER_PAGE = 20


def _named(kind: str) -> Callable[[Any], Any]:
    return lambda found: found.filter(kind=kind).select_related("identity")


_TABLES: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "contact": (Contact, questions.with_parties),
    "statement": (Statement, questions.with_voices),
    "upcoming": (Upcoming, questions.with_awaited),
    "office": (Office, lambda found: found.select_related("holder", "identity")),
    "event": (Event, questions.with_actors),
    "person": (Named, _named("person")),
    "body": (Named, _named("body")),
    "place": (Named, _named("place")),
}
_CONCERNED = {
    "contact": "parties__identity__seen", "statement": "voices__identity__seen", "upcoming": "actors__identity__seen",
    "event": "actors__identity__seen",
}  # fmt: skip
"""Where a kind of claim tells in how many reports those it concerns are named: the measure of its importance."""
ORDERS = ("doubt", "importance")


class Case(NamedTuple):
    """A claim to be judged: the paragraphs that hold its words, and the last change that its reader sees."""

    claim: Any
    words: list[list[Piece]]
    seen: int


@never_cache
@needs("reviewer")
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Claims of one kind that no person has seen, the most doubtful first, or with `order=importance` those of whom most is told.

    With `seen=1` those that a person has seen, the latest first.
    """
    kind = request.GET.get("kind", "contact")
    if kind not in _TABLES:
        raise Http404
    seen = request.GET.get("seen") == "1"
    order = request.GET.get("order", "doubt")
    if order not in ORDERS:
        raise Http404
    found = _claims(kind)
    found = found.exclude(state="read").order_by("-pk") if seen else _ordered(found.filter(state="read"), kind, order)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "kind": kind, "kinds": list(_TABLES), "seen": seen, "order": order, "page": page,
        "cases": [_case(kind, one) for one in page], "done": _done(request), "asked": f"kind={kind}&seen={int(seen)}&order={order}",
    }  # fmt: skip
    return render(request, "mahdar/review.html", shown)


@never_cache
@needs("reviewer")
@require_http_methods(["GET", "POST"])
def case(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One claim with its words, the form that corrects it and its history. A form sent does what it asks, or says why not."""
    if kind not in _TABLES:
        raise Http404
    one = get_object_or_404(_claims(kind), pk=pk)
    if request.method != "POST":
        return _page(request, kind, one)
    try:
        change = judge(kind, pk, request.POST.dict(), named(request.user))
    except ConflictError:
        return _page(request, kind, get_object_or_404(_claims(kind), pk=pk), conflict=steps(kind, pk)[0], status=409)
    except MahdarError as error:
        return _page(request, kind, get_object_or_404(_claims(kind), pk=pk), wrong=told(error), status=400)
    if request.POST.get("from") == "queue":
        return redirect(f"{reverse('review')}?kind={kind}&done={change.pk}")
    return redirect("case", kind=kind, pk=pk)


def _ordered(found: Any, kind: str, order: str) -> Any:
    """Someone named has no confidence of their own: there it is importance alone."""
    doubt = () if kind in KINDS else ("confidence",)
    if order == "doubt" and doubt:
        return found.order_by(*doubt, "pk")
    weighed = found.annotate(weight=Max(_CONCERNED.get(kind, "identity__seen")))
    return weighed.order_by(F("weight").desc(nulls_last=True), *doubt, "pk")


def _page(
    request: HttpRequest, kind: str, one: Any, *, wrong: str = "", conflict: Step | None = None, status: int = 200
) -> HttpResponse:
    shown = {
        "kind": kind, "case": _case(kind, one), "fields": fields_of(kind, one.pk), "steps": steps(kind, one.pk),
        "wrong": wrong, "conflict": conflict, "lines": lines(one.report.text), "report": one.report,
    }  # fmt: skip
    return render(request, "mahdar/case.html", shown, status=status)


def _claims(kind: str) -> Any:
    """All claims of a kind, the rejected too."""
    table, with_parts = _TABLES[kind]
    return with_parts(table.objects.select_related("report__wording"))


def _case(kind: str, one: Any) -> Case:
    whole = paragraphs(one.report.text, {one.entry: one.spans})
    return Case(one, [words for words in whole if any(piece.entries for piece in words)], last_change(kind, one.pk))


def _done(request: HttpRequest) -> Change | None:
    """The reader's own change that brought them here, so that it can be taken back at once."""
    number = request.GET.get("done", "")
    if not number.isascii() or not number.isdecimal():
        return None
    found: Change | None = Change.objects.filter(
        pk=int(number[:15]), author=named(request.user), undone_by=None
    ).first()
    return found
