"""Which outlets tell a contact, and which of those that were read in its days are silent on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import F, Max, Min

from mahdar.archive.filters import Filter
from mahdar.archive.models import Contact, Report
from mahdar.archive.narrowing import claims

NEAR_DAYS = 3
"""An outlet was read in the days of a contact where a report of it came out so many days before or after."""


class Covered(NamedTuple):
    """A contact of the world: its day, its form, and outlet → the first of its reports that tell it."""

    meeting: int
    day: str | None
    form: str
    tellings: dict[str, int]


class Coverage(NamedTuple):
    """Contacts, the latest first; `looked` tellings were looked at, of `of` that the filter leaves."""

    contacts: list[Covered]
    looked: int
    of: int


class Times(NamedTuple):
    """The days on which each outlet published."""

    days: Mapping[str, frozenset[str]]

    def read(self, outlet: str, day: str | None) -> bool:
        """Whether the outlet was read in the days around a day: only then is it silent on what it does not tell."""
        if day is None or len(day) < 10:
            return False
        middle = dt.date.fromisoformat(day)
        near = (middle + dt.timedelta(n) for n in range(-NEAR_DAYS, NEAR_DAYS + 1))
        return any(one.isoformat() in self.days.get(outlet, ()) for one in near)


def coverage(narrow: Filter, *, least: int = 2, most: int | None = None) -> Coverage:
    """The contacts that at least so many outlets tell, in the latest `most` tellings that the filter leaves.

    The filter's outlet is left aside: who is silent shows against what others tell.
    """
    found = claims(Contact, narrow, whole=True).exclude(meeting=None).exclude(report__outlet=None)
    of = found.count()
    rows = found.order_by(F("day").desc(nulls_last=True), "-report_id", "pk").values_list(
        "meeting_id", "meeting__day", "meeting__form", "report__outlet", "report_id"
    )
    contacts = [one for one in _contacts(rows[:most] if most is not None else rows) if len(one.tellings) >= least]
    return Coverage(contacts, min(of, most) if most is not None else of, of)


def _contacts(rows: Iterable[Any]) -> list[Covered]:
    found: dict[int, Covered] = {}
    for meeting, day, form, outlet, report in rows:
        one = found.setdefault(meeting, Covered(meeting, day, form, {}))
        one.tellings[outlet] = min(report, one.tellings.get(outlet, report))
    return sorted(found.values(), key=lambda one: (one.day or "", one.meeting), reverse=True)


def times(outlets: Iterable[str], around: Iterable[str | None] = ()) -> Times:
    """When outlets published; `around`: only the days that matter to these days are needed."""
    days: dict[str, set[str]] = {outlet: set() for outlet in outlets}
    told = Report.objects.filter(outlet__in=days).exclude(published=None).order_by()
    ends = sorted(dt.date.fromisoformat(day) for day in around if day and len(day) == 10)
    if ends:
        near = dt.timedelta(NEAR_DAYS)
        told = told.filter(published__range=((ends[0] - near).isoformat(), (ends[-1] + near).isoformat()))
    for outlet, day in told.values_list("outlet", "published").distinct():
        days[outlet].add(day)
    return Times({outlet: frozenset(its) for outlet, its in days.items()})


def span(outlet: str) -> tuple[str | None, str | None]:
    """The days in which an outlet was read: from the first to the last on which it published, and the few around them."""
    ends = Report.objects.filter(outlet=outlet).aggregate(first=Min("published"), last=Max("published"))
    return _moved(ends["first"], -NEAR_DAYS), _moved(ends["last"], NEAR_DAYS)


def _moved(day: str | None, by: int) -> str | None:
    if day is None or len(day) < 10:
        return day
    return (dt.date.fromisoformat(day) + dt.timedelta(by)).isoformat()
