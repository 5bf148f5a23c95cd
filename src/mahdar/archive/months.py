"""How much the archive tells of each month."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count
from django.db.models.functions import Substr

from mahdar.archive.filters import Filter
from mahdar.archive.models import Contact, Statement, Upcoming
from mahdar.archive.month import Month
from mahdar.archive.narrowing import claims

TABLES = {"contacts": Contact, "statements": Statement, "upcoming": Upcoming}


class Months(NamedTuple):
    """The months in which anything is, in time, and how many claims have no day at all."""

    months: list[Month]
    undated: int


def months(narrow: Filter) -> Months:
    """Count what a filter leaves, by month."""
    counted: dict[str, dict[str, int]] = {}
    undated = 0
    for name, table in TABLES.items():
        for month, n in _by_month(claims(table, narrow)):
            if month:
                counted.setdefault(month, {})[name] = n
            else:
                undated += n
    found = [Month(month, *(by.get(name, 0) for name in TABLES)) for month, by in sorted(counted.items())]
    return Months(found, undated)


def _by_month(found: Any) -> list[tuple[str | None, int]]:
    return list(found.order_by().annotate(month=Substr("day", 1, 7)).values_list("month").annotate(n=Count("pk")))
