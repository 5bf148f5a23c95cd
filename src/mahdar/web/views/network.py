"""Who met whom: a drawing of the strongest ties, the same as a table, and all that is told of two."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mahdar.archive.filters import Filter
from mahdar.archive.models import Identity
from mahdar.archive.moments import claims_between
from mahdar.archive.networks import KINDS, Network, Tie, network
from mahdar.archive.people import identities
from mahdar.errors import UsageError
from mahdar.web import questions
from mahdar.web.access import needs
from mahdar.web.drawing import HEIGHT, WIDTH, Spot, layout
from mahdar.web.rows import Row, contact_row, identity_row, statement_row
from mahdar.web.templatetags.minutes import called
from mahdar.web.twins import one_twin, rows_twin, twin
from mahdar.web.views.asking import asked, form_of, number_of, refused

LOOKED_AT = 2000
"""Contacts that the page looks at, the latest; its twins look at all."""
DRAWN = 40
"""Nodes of the drawing: more would be a thicket that nobody reads."""
PER_PAGE = 50
SHOWN = 100
"""Contacts, and statements, on the page of two."""
_LETTER = 8.2
_NAMED_MEETINGS = 3


class Node(NamedTuple):
    """Someone in the drawing."""

    identity: Identity
    spot: Spot
    radius: float
    label: str
    ties: int

    @property
    def left_edge(self) -> float:
        """Of the square that a body is."""
        return round(self.spot.x - self.radius * 0.88, 1)

    @property
    def top_edge(self) -> float:
        return round(self.spot.y - self.radius * 0.88, 1)

    @property
    def side(self) -> float:
        return round(self.radius * 1.76, 1)

    @property
    def label_y(self) -> float:
        """The line on which the label stands, below the node."""
        return round(self.spot.y + self.radius + 15, 1)


class Line(NamedTuple):
    """A tie in the drawing."""

    tie: Tie
    left: Node
    right: Node
    width: float


@needs("reader")
def graph(request: HttpRequest, suffix: str) -> HttpResponse:
    """The network that the filter leaves; its twins give every tie."""
    by, wrong = asked(request)
    found = Network([], 0, 0)
    try:
        kind, least = _kind(request), number_of(request, "least", otherwise=1, most=10_000)
        if not wrong:
            found = network(by, kind=kind, least=least, most=LOOKED_AT if suffix == "/" else None)
    except UsageError as error:
        wrong = error
    if suffix != "/":
        return refused(wrong) if wrong else rows_twin(suffix, _rows(found.ties), "network")
    nodes, lines = drawn(found.ties)
    page = Paginator(found.ties, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        **form_of(request, "network", by, wrong), "page": page, "rows": _told(page.object_list), "network": found,
        "nodes": nodes, "lines": lines, "width": WIDTH, "height": HEIGHT, "people": _people(found.ties), "kinds": KINDS,
    }  # fmt: skip
    return render(request, "mahdar/network.html", shown, status=400 if wrong else 200)


@needs("reader")
def between(request: HttpRequest, one: int, other: int, suffix: str) -> HttpResponse:
    """The contacts of two and what each said to or about the other."""
    left, right = (get_object_or_404(identities(), pk=pk) for pk in (one, other))
    if left.into_id or right.into_id:
        return redirect("between", one=left.into_id or one, other=right.into_id or other, suffix=suffix)
    met, said = claims_between(left, right, Filter())
    contacts = questions.with_parties(met.select_related("report", "meeting")).order_by(*questions.NEWEST)
    statements = questions.with_voices(said.select_related("report")).order_by(*questions.NEWEST)
    if suffix == ".csv":
        return twin(suffix, contacts, contact_row, f"between-{one}-{other}")
    if suffix == ".json":
        return one_twin({
            "one": identity_row(left), "other": identity_row(right),
            "contacts": [contact_row(contact) for contact in contacts],
            "statements": [statement_row(statement) for statement in statements],
        })  # fmt: skip
    page = {
        "left": left, "right": right, "contacts": questions.first("contacts", contacts, SHOWN), "contact_count": contacts.count(),
        "statements": questions.first("statements", statements, SHOWN), "statement_count": statements.count(), "most": SHOWN,
    }  # fmt: skip
    return render(request, "mahdar/between.html", page)


def _kind(request: HttpRequest) -> str | None:
    kind: str = request.GET.get("kind", "")
    if kind and kind not in KINDS:
        raise UsageError(f"no kind «{kind[:40]}»; there are: {', '.join(KINDS)}", "no_choice", given=kind[:40])
    return kind or None


def _people(ties: list[Tie]) -> int:
    return len({identity for tie in ties for identity in (tie.left, tie.right)})


def _told(ties: Any) -> list[dict[str, Any]]:
    """Ties with their identities, and the meetings that a table names."""
    known = identities().in_bulk({identity for tie in ties for identity in (tie.left, tie.right)})
    return [
        {"tie": tie, "left": known[tie.left], "right": known[tie.right], "meetings": tie.latest[:_NAMED_MEETINGS],
         "more": max(0, len(tie.latest) - _NAMED_MEETINGS)}
        for tie in ties
    ]  # fmt: skip


def _rows(ties: list[Tie]) -> list[Row]:
    known = dict(identities().in_bulk({identity for tie in ties for identity in (tie.left, tie.right)}))
    return [
        {"left": tie.left, "left_name": known[tie.left].name, "left_kind": known[tie.left].kind,
         "left_country": known[tie.left].country, "right": tie.right, "right_name": known[tie.right].name,
         "right_kind": known[tie.right].kind, "right_country": known[tie.right].country, "meetings": tie.meetings,
         "tellings": tie.tellings, "first": tie.first, "last": tie.last}
        for tie in ties
    ]  # fmt: skip


def drawn(ties: list[Tie]) -> tuple[list[Node], list[Line]]:
    """The strongest ties, until DRAWN people and bodies stand there, and the ties among these."""
    chosen: dict[int, int] = {}
    for tie in ties:
        new = [one for one in (tie.left, tie.right) if one not in chosen]
        if len(chosen) + len(new) > DRAWN:
            break
        chosen |= dict.fromkeys(new, 0)
    shown = [tie for tie in ties if tie.left in chosen and tie.right in chosen]
    for tie in shown:
        chosen[tie.left] += tie.meetings
        chosen[tie.right] += tie.meetings
    known = identities().in_bulk(chosen)
    ranked = tuple(sorted(chosen, key=lambda one: (-chosen[one], one)))
    labels = {one: _short(called(known[one])) for one in ranked}
    room = tuple(max(40.0, _LETTER * len(labels[one])) for one in ranked)
    spots = _spots(ranked, tuple((tie.left, tie.right, tie.meetings) for tie in shown), room)
    nodes = {
        one: Node(known[one], spots[one], _radius(chosen[one]), labels[one], sum(one in tie[:2] for tie in shown))
        for one in ranked
    }
    return list(nodes.values()), [Line(tie, nodes[tie.left], nodes[tie.right], _width(tie.meetings)) for tie in shown]


@lru_cache(maxsize=64)
def _spots(ranked: tuple[int, ...], ties: tuple[tuple[int, int, int], ...], room: tuple[float, ...]) -> dict[int, Spot]:
    return layout(ranked, {(a, b): float(n) for a, b, n in ties}, dict(zip(ranked, room, strict=True)))


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23].rsplit(' ', 1)[0]}…"


def _radius(meetings: int) -> float:
    return round(min(16.0, 4 + 2 * math.sqrt(meetings)), 1)


def _width(meetings: int) -> float:
    return round(min(7.0, 0.6 + 0.9 * math.sqrt(meetings)), 1)
