"""Who met whom, counted: the ties between those who took part in contacts that were held."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, groupby
from typing import Any, NamedTuple

from django.db.models import F

from mahdar.archive.filters import Filter
from mahdar.archive.models import Contact, Party
from mahdar.archive.narrowing import claims

KINDS: dict[str, tuple[str, ...]] = {"person": ("person",), "body": ("body", "place")}
"""What a network can be narrowed to: people, or bodies and states."""


class Tie(NamedTuple):
    """Two identities that met: at how many meetings, told by how many reports, on which first and last day, and the
    meetings themselves, the latest first."""

    left: int
    right: int
    meetings: int
    tellings: int
    first: str | None
    last: str | None
    latest: tuple[int, ...]


class Network(NamedTuple):
    """Ties, the strongest first; `counted` contacts were looked at, of `of` that the filter leaves."""

    ties: list[Tie]
    counted: int
    of: int


def network(narrow: Filter, *, kind: str | None = None, least: int = 1, most: int | None = None) -> Network:
    """Who met whom in the contacts that a filter leaves: those of different sides, everybody where no sides are told.

    kind: a key of KINDS; least: the fewest meetings of a tie that is given; most: look at the latest so many contacts.
    A meeting that several reports tell counts once.
    """
    found = claims(Contact, narrow, whole=True).filter(status="held")
    of = found.count()
    looked = (
        found.order_by(F("day").desc(nulls_last=True), "-report_id", "pk").values("pk")[:most]
        if most is not None
        else found.values("pk")
    )
    parties = Party.objects.filter(contact__in=looked).exclude(identity=None)
    if kind:
        parties = parties.filter(identity__kind__in=KINDS[kind])
    rows = parties.order_by("contact_id", "position").values_list(
        "contact_id", "contact__meeting_id", "contact__day", "identity_id", "side"
    )
    ties = [tie for tie in _ties(rows.iterator(chunk_size=2000)) if tie.meetings >= least]
    return Network(sorted(ties, key=strength), min(of, most) if most is not None else of, of)


def strength(tie: Tie) -> tuple[Any, ...]:
    """The order of ties: most meetings first, then most tellings; the rest makes it the same every time."""
    return -tie.meetings, -tie.tellings, tie.left, tie.right


def _ties(rows: Iterable[tuple[int, int | None, str | None, int, int | None]]) -> list[Tie]:
    met: dict[tuple[int, int], dict[int, str]] = {}
    told: dict[tuple[int, int], int] = {}
    for contact, group in groupby(rows, key=lambda row: row[0]):
        parties = list(group)
        meeting, day = parties[0][1] or -contact, parties[0][2] or ""
        for pair in _pairs([(identity, side) for *_, identity, side in parties]):
            days = met.setdefault(pair, {})
            days[meeting] = max(days.get(meeting, ""), day)
            told[pair] = told.get(pair, 0) + 1
    return [_tie(pair, days, told[pair]) for pair, days in met.items()]


def _pairs(parties: list[tuple[int, int | None]]) -> set[tuple[int, int]]:
    sides = {side for _, side in parties} - {None}
    return {
        (min(one, other), max(one, other))
        for (one, side), (other, opposite) in combinations(parties, 2)
        if one != other and (len(sides) < 2 or side is None or opposite is None or side != opposite)
    }


def _tie(pair: tuple[int, int], days: dict[int, str], told: int) -> Tie:
    dated = sorted(filter(None, days.values()))
    latest = sorted((meeting for meeting in days if meeting > 0), key=lambda one: (days[one], one), reverse=True)
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    return Tie(*pair, len(days), told, first, last, tuple(latest))
