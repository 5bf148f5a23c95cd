"""What was announced for a month, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Max, Min, Q, QuerySet

from mahdar.archive.models import Settlement, Upcoming
from mahdar.archive.settling import state_of, unsettled
from mahdar.errors import UsageError

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class Settled(NamedTuple):
    """The state of an announced thing on a day; the contact that it became, and the day that it was moved to, where told."""

    state: str
    contact: Any
    moved_to: str | None


class Around(NamedTuple):
    """The nearest months before and after that hold something."""

    before: str | None
    after: str | None


def the_month(given: str) -> str:
    """«2020-08» as it is. Raises UsageError for anything else."""
    if not _MONTH.fullmatch(given):
        raise UsageError(f"month «{given[:40]}» is no month: give 2020-08", "no_month", given=given[:40])
    return given


def of_month(found: QuerySet[Upcoming], month: str) -> QuerySet[Upcoming]:
    """Those for a day of the month, for the month, or for its year without a month."""
    return found.filter(Q(when__startswith=month) | Q(when=month[:4]))


def around(found: QuerySet[Upcoming], month: str) -> Around:
    """The nearest months that hold something for a day or for themselves; a year alone is in none."""
    dated = found.order_by().filter(when__contains="-")
    before = dated.filter(when__lt=month).aggregate(one=Max("when"))["one"]
    after = dated.filter(when__gt=f"{month}-99").aggregate(one=Min("when"))["one"]
    return Around(before and before[:7], after and after[:7])


class Standing(NamedTuple):
    """An announced thing without its words: its number, its day as told, how sure it is, its state."""

    pk: int
    when: str
    confidence: float
    state: str


def standings(found: QuerySet[Upcoming], as_of: str | None) -> list[Standing]:
    """How things stand on a day, of all that a query finds: only those that a later report settles are read whole."""
    rows = found.order_by().values_list("pk", "when", "confidence")
    told = found.order_by().filter(pk__in=Settlement.objects.order_by().values("upcoming"))
    by_reports = {one.pk: what.state for one, what in settled(told, as_of)}
    return [
        Standing(pk, when or "", confidence, by_reports.get(pk) or unsettled(when, as_of))
        for pk, when, confidence in rows
    ]


def settled(items: Iterable[Upcoming], as_of: str | None) -> Iterator[tuple[Upcoming, Settled]]:
    """Items with their state on a day. Their settlements, with contact, other item and reports, are best fetched before."""
    return ((one, _settled(one, as_of)) for one in items)


def _settled(item: Any, as_of: str | None) -> Settled:
    told = state_of(item, as_of)
    if not told["settled_by"]:
        return Settled(told["state"], None, None)
    by = told["settled_by"][0]
    for one in item.settlements.all():
        source = one.contact or one.by
        if one.state == told["state"] and (source.report.key, source.entry) == (by["report"], by["entry"]):
            return Settled(one.state, one.contact, one.by.when if one.by and one.state == "moved" else None)
    return Settled(told["state"], None, None)
