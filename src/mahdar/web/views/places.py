"""The map: where contacts, events and announced things were, with the same as a table."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mahdar.archive.models import Identity
from mahdar.archive.whereabouts import TABLES, Whereabouts, whereabouts
from mahdar.errors import UsageError
from mahdar.web.access import needs
from mahdar.web.atlas import SHEETS, WIDTH, Coordinates, coordinates, dots, latin, sheet_for
from mahdar.web.rows import Row
from mahdar.web.templatetags.minutes import called
from mahdar.web.twins import rows_twin
from mahdar.web.views.asking import asked, form_of, refused

PER_PAGE = 50


class Located(NamedTuple):
    """A place, what was there, and where it lies, where that is known."""

    place: Identity
    counts: dict[str, int]
    where: Coordinates | None


@needs("reader")
def atlas(request: HttpRequest, suffix: str) -> HttpResponse:
    """Places on the Arab world or the world, and all of them in a table; the twins give all with their coordinates."""
    by, wrong = asked(request)
    found = Whereabouts([], {})
    try:
        kinds, view = _kinds(request), _view(request)
        found = found if wrong else whereabouts(by, kinds)
    except UsageError as error:
        wrong, view = error, None
    for place, _ in found.places:
        place.latin = latin(place)
    places = [Located(place, counts, coordinates(place)) for place, counts in found.places]
    if suffix != "/":
        return refused(wrong) if wrong else rows_twin(suffix, list(map(_row, places)), "map")
    located = [(one.place, one.counts, one.where, called(one.place)) for one in places if one.where]
    view = view or sheet_for([where for _, _, where, _ in located if where])
    shown = dots(SHEETS[view], [one for one in located if one[2]])
    page = {
        **form_of(request, "map", by, wrong), "view": view, "sheet": SHEETS[view], "width": WIDTH, "dots": shown,
        "places": places, "outside": len(located) - len(shown), "unknown": len(places) - len(located),
        "untold": sum(found.untold.values()), "page": Paginator(places, PER_PAGE).get_page(request.GET.get("page")),
        "other_view": _other(request, view), "kinds": TABLES,
    }  # fmt: skip
    return render(request, "mahdar/map.html", page, status=400 if wrong else 200)


def _kinds(request: HttpRequest) -> tuple[str, ...]:
    kind = request.GET.get("kind", "")
    if kind and kind not in TABLES:
        raise UsageError(f"no kind «{kind[:40]}»; there are: {', '.join(TABLES)}", "no_choice", given=kind[:40])
    return (kind,) if kind else tuple(TABLES)


def _view(request: HttpRequest) -> str | None:
    view: str = request.GET.get("view", "")
    if view and view not in SHEETS:
        raise UsageError(f"no view «{view[:40]}»; there are: {', '.join(SHEETS)}", "no_choice", given=view[:40])
    return view or None


def _other(request: HttpRequest, view: str) -> str:
    given = request.GET.copy()
    given["view"] = "world" if view == "arab" else "arab"
    return f"?{given.urlencode()}"


def _row(one: Located) -> Row:
    where: Any = one.where
    return {
        "id": one.place.pk, "name": one.place.name, "latin": one.place.latin, "type": one.place.type,
        "country": one.place.country, "lat": where and where.lat, "lon": where and where.lon,
        "near": bool(where and where.near), **{kind: one.counts.get(kind, 0) for kind in TABLES},
    }  # fmt: skip
