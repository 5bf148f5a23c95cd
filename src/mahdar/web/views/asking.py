"""What a page was asked for: its filter, what is wrong with it, and what the form above the page shows of it."""

from __future__ import annotations

from typing import Any, get_args

from django.http import HttpRequest, HttpResponse

from mahdar.archive.filters import Filter
from mahdar.archive.models import Identity
from mahdar.archive.people import find_identities
from mahdar.archive.tallying import by_outlet
from mahdar.errors import MahdarError, UsageError
from mahdar.record import Context
from mahdar.web.questions import filter_of
from mahdar.web.recent import recent
from mahdar.web.telling import told

_OUTLETS = 100
"""Outlets that the form offers, those with most reports; others can be typed into the address."""


def asked(request: HttpRequest) -> tuple[Filter, MahdarError | None]:
    """The filter that the address names, and what is wrong with it; then the filter is the open one."""
    try:
        return filter_of(request.GET), None
    except UsageError as error:
        return Filter(), error


def refused(wrong: MahdarError) -> HttpResponse:
    """For a twin: why nothing can be given, in English, since a program asks."""
    return HttpResponse(str(wrong), status=400, content_type="text/plain; charset=utf-8")


def form_of(request: HttpRequest, kind: str, by: Filter, wrong: MahdarError | None) -> dict[str, Any]:
    """What the form above a page shows."""
    given = request.GET.copy()
    for name in list(given):
        if not given[name] or name in ("page", "facets"):
            given.pop(name)
    chosen = _chosen(request)
    return {
        "kind": kind, "filter": by, "wrong": told(wrong) if wrong else None, "asked": given.urlencode(), "outlets": outlets(),
        "contexts": get_args(Context), "active": given, "chosen": chosen, "by_number": [one["name"] for one in chosen],
        "meant": _meant(request) if wrong else [],
    }  # fmt: skip


def _chosen(request: HttpRequest) -> list[dict[str, Any]]:
    """Whom the address names by number, with the name and the address without them."""
    found = []
    for name in ("person", "body"):
        number = request.GET.get(name, "")
        if number.isascii() and number.isdecimal() and len(number) < 16:
            one = Identity.objects.filter(pk=int(number)).first()
            rest = request.GET.copy()
            for gone in (name, "page"):
                rest.pop(gone, None)
            if one is not None:
                found.append({"name": name, "identity": one, "address": f"?{rest.urlencode()}"})
    return found


def _meant(request: HttpRequest) -> list[dict[str, Any]]:
    """Who may be meant by a name that the address gives, each with the address that names them by number."""
    found = []
    for name in ("person", "body"):
        given = request.GET.get(name, "")[:200].strip()
        if given and not given.isdecimal():
            for one in find_identities(given, name)[:8]:
                rest = request.GET.copy()
                rest.pop("page", None)
                rest[name] = str(one.pk)
                found.append({"identity": one, "address": f"?{rest.urlencode()}"})
    return found


def number_of(request: HttpRequest, name: str, *, otherwise: int, most: int) -> int:
    """A number of the address. Raises UsageError where it is none, or not from 1 to `most`."""
    given = request.GET.get(name, "").strip()
    if not given:
        return otherwise
    if not given.isascii() or not given.isdecimal() or not 1 <= int(given[:9]) <= most:
        raise UsageError(
            f"{name} «{given[:40]}» is no number from 1 to {most}", "no_number", given=given[:40], most=most
        )
    return int(given)


@recent
def outlets() -> list[str]:
    """The outlets of the archive, those with most reports first."""
    counted = sorted(by_outlet("report").items(), key=lambda one: (-one[1], one[0]))
    return [name for name, _ in counted if name][:_OUTLETS]
