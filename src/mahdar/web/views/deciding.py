"""Who is who: the queue of pairs that the program doubts, and the page on which an editor merges, splits and undoes."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from mahdar.archive.corrections.history import last_change
from mahdar.archive.models import Identity
from mahdar.errors import ConflictError, MahdarError
from mahdar.web.access import named, needs
from mahdar.web.deciding import ORDERS, candidates, decide, decisions, doubtful, names_of, pair, told_change
from mahdar.web.telling import told

PER_PAGE = 20
_KINDS = ("person", "body", "place")


@never_cache
@needs("editor")
@require_GET
def doubts(request: HttpRequest) -> HttpResponse:
    """Pairs of one kind that the program is unsure of."""
    kind, order = request.GET.get("kind", "person"), request.GET.get("order", "doubt")
    if kind not in _KINDS or order not in ORDERS:
        raise Http404
    page = Paginator(doubtful(kind, order), PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "kind": kind, "kinds": _KINDS, "order": order, "page": page, "pairs": [pair(one) for one in page],
        "asked": f"kind={kind}&order={order}",
    }  # fmt: skip
    return render(request, "mahdar/doubts.html", shown)


@never_cache
@needs("editor")
@require_http_methods(["GET", "POST"])
def who(request: HttpRequest, pk: int) -> HttpResponse:
    """One identity: what was decided of it, its names with a form to split them off, others to merge it with."""
    one = get_object_or_404(Identity, pk=pk)
    if one.into_id and request.method == "GET":
        return redirect("decide", pk=one.into_id)
    if request.method != "POST":
        return _page(request, one)
    try:
        decide(one, request.POST, named(request.user))
    except ConflictError:
        return _page(request, one, conflict=True, status=409)
    except MahdarError as error:
        return _page(request, one, wrong=told(error), status=400)
    one.refresh_from_db()
    if request.POST.get("from") == "queue":
        return redirect(f"{reverse('doubts')}?kind={one.kind}")
    return redirect("decide", pk=one.into_id or one.pk)


def _page(request: HttpRequest, one: Identity, *, status: int = 200, **told: Any) -> HttpResponse:
    asked = request.GET.get("name", "")[:200]
    names, count = names_of(one)
    shown = {
        "identity": one, "seen": last_change("identity", one.pk), "names": names, "name_count": count,
        "candidates": candidates(one, asked), "asked_name": asked,
        "steps": [told_change(change) for change in decisions(one)], **told,
    }  # fmt: skip
    return render(request, "mahdar/decide.html", shown, status=status)
