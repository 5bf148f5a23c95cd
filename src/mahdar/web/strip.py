"""Months as bars on a line, and offices as bars below it: from the right in Arabic, from the left in English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from mahdar.archive.month import Month

WIDTH, BARS, LANE, AXIS = 1000, 130, 26, 24
COUNTED = ("contacts", "statements", "upcoming")
_YEARS_FROM = 240
LANES = 12
"""Offices that are drawn; the table has all."""


class Part(NamedTuple):
    """A piece of a bar: what it counts, from where to where."""

    what: str
    y: float
    height: float


class Bar(NamedTuple):
    """A month or a year: where it stands, its parts, and what it leads to."""

    span: str
    x: float
    width: float
    parts: list[Part]
    month: Month


class Tick(NamedTuple):
    """A year on the axis."""

    year: int
    x: float


class Lane(NamedTuple):
    """An office from its first to its last day."""

    office: dict[str, Any]
    x: float
    width: float
    y: float
    label_x: float
    anchor: str


class Strip(NamedTuple):
    """The whole drawing; `yearly` where a bar is a year; `outside`: how many claims lie far before or after the line."""

    bars: list[Bar]
    ticks: list[Tick]
    lanes: list[Lane]
    height: int
    yearly: bool
    outside: int


def strip(months: Sequence[Month], offices: Sequence[dict[str, Any]], *, rtl: bool) -> Strip | None:
    """The drawing of months and offices; None where nothing has a month."""
    dated, outside = _near([one for one in months if len(one.month) == 7])
    held = [one for one in offices if one["first"]]
    ends = [one.month for one in dated] + [day for one in held for day in (one["first"], one["last"])]
    if not ends:
        return None
    first, last = _number(min(ends)), _number(max(ends))
    yearly = last - first >= _YEARS_FROM
    if yearly:
        first, last = first - first % 12, last - last % 12 + 11
        dated = _by_year(dated)
    wide = WIDTH / (last - first + 1)
    highest = max((one.total for one in dated), default=1)

    def at(number: int, length: int) -> tuple[float, float]:
        x = (number - first) * wide
        return round(WIDTH - x - length * wide if rtl else x, 2), round(length * wide, 2)

    bars = [_bar(one, *at(_number(one.month), 12 if yearly else 1), highest) for one in dated]
    lanes = [_lane(one, i, *_held(one, at), rtl) for i, one in enumerate(held[:LANES])]
    height = BARS + AXIS + LANE * len(lanes)
    return Strip(bars, _ticks(first, last, wide, rtl), lanes, height, yearly, outside)


def _near(months: list[Month]) -> tuple[list[Month], int]:
    """Without the few months far off (a plan for 2065, a battle of 1932), which would press all others together."""
    total = sum(one.total for one in months)
    if not months or _number(months[-1].month) - _number(months[0].month) < _YEARS_FROM:
        return months, 0
    edge, before, kept = total / 100, 0, []
    for one in months:
        before += one.total
        if edge < before and before - one.total < total - edge:
            kept.append(one)
    return kept, total - sum(one.total for one in kept)


def _number(day: str) -> int:
    """Months since the year 0; a year alone is its January."""
    year, month = (*day.split("-"), "1")[:2]
    return 12 * int(year) + int(month) - 1


def _by_year(months: Sequence[Month]) -> list[Month]:
    years: dict[str, list[Month]] = {}
    for one in months:
        years.setdefault(one.month[:4], []).append(one)
    return [Month(year, *(sum(getattr(one, what) for one in its) for what in COUNTED)) for year, its in years.items()]


def _bar(month: Month, x: float, width: float, highest: int) -> Bar:
    parts, top = [], float(BARS)
    for what in COUNTED:
        height = round((BARS - 6) * getattr(month, what) / highest, 2)
        if height:
            top -= height
            parts.append(Part(what, round(top, 2), height))
    return Bar(month.month, x, max(width - min(1.5, width / 4), 0.6), parts, month)


def _held(office: dict[str, Any], at: Any) -> tuple[float, float]:
    first, last = _number(office["first"]), _number(office["last"])
    x, width = at(first, last - first + 1)
    return x, max(width, 4.0)


def _lane(office: dict[str, Any], i: int, x: float, width: float, rtl: bool) -> Lane:
    """The label begins at the bar's beginning, and where that is past the middle, ends at its end, so that it stays inside."""
    late = x < WIDTH / 2 if rtl else x + width > WIDTH / 2
    begin, end = (x + width, x) if rtl else (x, x + width)
    return Lane(office, x, width, BARS + AXIS + LANE * i, end if late else begin, "end" if late else "start")


def _ticks(first: int, last: int, wide: float, rtl: bool) -> list[Tick]:
    years = range(-(-first // 12), last // 12 + 1)
    step = max(1, -(-len(years) // 14))
    found = [(year, (12 * year - first) * wide) for year in years if year % step == 0]
    return [Tick(year, round(WIDTH - x if rtl else x, 2)) for year, x in found]
