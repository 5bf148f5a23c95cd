"""Saved searches: a user's list of them, keeping and deleting one, and the feed of each."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from mahdar.errors import UsageError
from mahdar.web import feeds
from mahdar.web.access import may
from mahdar.web.saved import by_signature, claims_of, keep, kept_by, page_of
from mahdar.web.telling import told


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def saved(request: HttpRequest) -> HttpResponse:
    """The reader's own searches; a form sent keeps one or deletes one."""
    wrong = ""
    if request.method == "POST":
        try:
            _do(request)
            return redirect("saved")
        except UsageError as error:
            wrong = told(error)
    page = {"kept": kept_by(request.user), "wrong": wrong, "origin": f"{request.scheme}://{request.get_host()}"}
    return render(request, "mahdar/saved.html", page, status=400 if wrong else 200)


def _do(request: HttpRequest) -> None:
    if request.POST.get("do") != "delete":
        keep(request.user, request.POST)
        return
    number = request.POST.get("search", "")
    if not number.isascii() or not number.isdecimal():
        raise Http404
    gone, _ = request.user.saved_searches.filter(pk=int(number[:15])).delete()
    if not gone:
        raise Http404


@require_GET
def feed(request: HttpRequest, pk: int, signature: str) -> HttpResponse:
    """The feed of a saved search, for a program that cannot sign in: whoever has the address may read it, as long as its
    owner may."""
    one = by_signature(pk, signature)
    if one is None or not one.owner.is_active or not may(one.owner, "reader"):
        raise Http404
    try:
        kind, claims = claims_of(one)
    except UsageError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return feeds.atom(request, kind, claims, name=one.name, page=page_of(one))
