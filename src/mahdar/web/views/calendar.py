"""The calendar of what was announced: a month as a grid and as an agenda, with what became of each item."""

from __future__ import annotations

import calendar as weeks
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language

from mahdar.archive.agenda import Settled, Standing, around, of_month, settled, standings, the_month
from mahdar.archive.filters import Filter
from mahdar.archive.models import Upcoming
from mahdar.archive.settling import STATES, latest_day
from mahdar.errors import UsageError
from mahdar.web import questions
from mahdar.web.access import needs
from mahdar.web.rows import Row, upcoming_row
from mahdar.web.twins import rows_twin
from mahdar.web.views.asking import asked, form_of, refused

IN_A_CELL = 3
"""Items whose words a day of the grid shows; it counts the rest, and the agenda has all."""
LISTED = 120
"""Items that the agenda of a month lists; the twins give all."""
_SATURDAY, _MONDAY = 5, 0
_CHUNK = 500
Told = tuple[Upcoming, Settled]


class Cell(NamedTuple):
    """A day of the grid: its ISO day, its number, whether it is of the month, its first items and how many more."""

    day: str
    number: int
    inside: bool
    shown: list[Told]
    more: int


@needs("reader")
def calendar(request: HttpRequest, suffix: str) -> HttpResponse:
    """A month of what is upcoming; the twins give the month, or without one everything."""
    by, wrong = asked(request)
    month = given = request.GET.get("month", "").strip()
    state = request.GET.get("state", "")
    today = latest_day()
    found = questions.upcoming(Filter()).none()
    try:
        month = the_month(given) if given else _near(today)
        if state and state not in STATES:
            raise UsageError(f"no state «{state[:40]}»; there are: {', '.join(STATES)}", "no_choice", given=state[:40])
        found = found if wrong else questions.upcoming(by)
    except UsageError as error:
        wrong, month = error, _near(today)
    if suffix != "/":
        if wrong:
            return refused(wrong)
        chosen = of_month(found, month) if given else found
        return rows_twin(suffix, _rows(chosen, today, state), "calendar")
    standing = _in_time(standings(of_month(found, month), today))
    counted = Counter(one.state for one in standing)
    standing = [one for one in standing if state in ("", one.state)]
    known = _whole(standing, today)
    listed, left = [known[one.pk] for one in standing[:LISTED]], max(0, len(standing) - LISTED)
    page = {
        **form_of(request, "calendar", by, wrong), "month": month, "around": around(found, month), "state": state,
        "states": [(name, counted[name]) for name in STATES], "total": sum(counted.values()), "today": today,
        "weekdays": _weekdays(), "weeks": _grid(month, standing, known), "days": _by_day(listed), "left": left,
        "in_month": [one for one in listed if one[0].when == month],
        "in_year": [one for one in listed if one[0].when == month[:4]],
        "undated": found.order_by().filter(when=None).count(), "others": _others(request), "feed": _feed(request),
    }  # fmt: skip
    return render(request, "mahdar/calendar.html", page, status=400 if wrong else 200)


def _near(today: str | None) -> str:
    """The month of the archive's last day of publication, or, in an archive without one, of the clock."""
    return today[:7] if today and len(today) >= 7 else dt.date.today().isoformat()[:7]


def _whole(standing: list[Standing], today: str | None) -> dict[int, Told]:
    """What the page shows, whole: the first of each day for the grid, the first of all for the agenda."""
    days = _by_when(standing).values()
    shown = [one.pk for one in standing[:LISTED]] + [one.pk for its in days for one in its[:IN_A_CELL]]
    items = questions.upcoming(Filter()).filter(pk__in=set(shown)).order_by()
    return {one.pk: (one, what) for one, what in settled(items, today)}


def _in_time(standing: list[Standing]) -> list[Standing]:
    """By day; what has but the month or the year comes after all days."""
    return sorted(standing, key=lambda one: (-len(one.when), one.when, -one.confidence, one.pk))


def _by_when(standing: list[Standing]) -> dict[str, list[Standing]]:
    days: dict[str, list[Standing]] = {}
    for one in standing:
        if len(one.when) == 10:
            days.setdefault(one.when, []).append(one)
    return days


def _by_day(items: list[Told]) -> list[tuple[str, list[Told]]]:
    days: dict[str, list[Told]] = {}
    for one in items:
        if one[0].when and len(one[0].when) == 10:
            days.setdefault(one[0].when, []).append(one)
    return list(days.items())


def _first() -> int:
    """The day on which a week begins: Saturday in Arabic, Monday in English."""
    return _MONDAY if get_language() == "en" else _SATURDAY


def _weekdays() -> list[Any]:
    return [WEEKDAYS[(_first() + i) % 7] for i in range(7)]


def _grid(month: str, standing: list[Standing], known: dict[int, Told]) -> list[list[Cell]]:
    days = _by_when(standing)
    year, number = map(int, month.split("-"))
    if not dt.MINYEAR < year < dt.MAXYEAR:
        return []
    return [
        [_cell(day, day.month == number, days.get(day.isoformat(), []), known) for day in week]
        for week in weeks.Calendar(_first()).monthdatescalendar(year, number)
    ]


def _cell(day: dt.date, inside: bool, standing: list[Standing], known: dict[int, Told]) -> Cell:
    own = standing if inside else []
    shown = [known[one.pk] for one in own[:IN_A_CELL]]
    return Cell(day.isoformat(), day.day, inside, shown, max(0, len(own) - IN_A_CELL))


def _rows(found: Any, today: str | None, state: str) -> Iterable[Row]:
    for one, what in settled(found.order_by("when", "pk").iterator(chunk_size=_CHUNK), today):
        if state in ("", what.state):
            became = what.contact.meeting_id if what.contact else None
            yield {**upcoming_row(one), "state_now": what.state, "moved_to": what.moved_to, "meeting": became}


def _others(request: HttpRequest) -> str:
    """What follows «?» without the month, so that another can be added."""
    kept = {name: value for name, value in request.GET.items() if value and name not in ("month", "page")}
    return f"{urlencode(kept)}&" if kept else ""


def _feed(request: HttpRequest) -> str:
    """The filter without what only this page has: for the calendar that is subscribed to."""
    kept = {name: value for name, value in request.GET.items() if value and name not in ("month", "page", "state")}
    return f"?{urlencode(kept)}" if kept else ""
