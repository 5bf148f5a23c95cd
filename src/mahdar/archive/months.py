"""How much the archive tells of each month."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Model
from django.db.models.functions import Substr

from mahdar.archive.filters import Filter
from mahdar.archive.models import Contact, Statement, Upcoming
from mahdar.archive.month import Month
from mahdar.archive.narrowing import claims
from mahdar.archive.tallying import by_month

TABLES: dict[str, type[Model]] = {"contacts": Contact, "statements": Statement, "upcoming": Upcoming}


class Months(NamedTuple):
    """The months in which anything is, in time, and how many claims have no day at all."""

    months: list[Month]
    undated: int


def months(narrow: Filter) -> Months:
    """Count what a filter leaves, by month."""
    counted: dict[str, dict[str, int]] = {}
    undated = 0
    for name, table in TABLES.items():
        counts = by_month(table._meta.model_name or "", narrow)
        for month, n in _by_month(claims(table, narrow, whole=True)) if counts is None else counts.items():
            if month:
                counted.setdefault(month, {})[name] = n
            else:
                undated += n
    found = [Month(month, *(by.get(name, 0) for name in TABLES)) for month, by in sorted(counted.items())]
    return Months(found, undated)


def later(narrow: Filter, day: str) -> int:
    """How many claims that a filter leaves are of days after a day: what is still to come, few and found by their day."""
    return sum(int(claims(table, narrow).filter(day__gt=day).count()) for table in TABLES.values())


def _by_month(found: Any) -> list[tuple[str | None, int]]:
    return list(found.order_by().annotate(month=Substr("day", 1, 7)).values_list("month").annotate(n=Count("pk")))
