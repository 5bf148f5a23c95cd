"""What the archive has counted already: claims and reports by month and outlet, and the number of its revision.

The database keeps both by triggers (`triggers`), in the transaction of each change.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Sum

from mahdar.archive.filters import Filter
from mahdar.archive.models import Revision, Tally

_MONTH = 7


def revision() -> int:
    """A number that grows whenever what the archive tells changes. Ask it before what is to be kept under it."""
    return int(Revision.objects.values_list("number", flat=True).first() or 0)


def by_month(kind: str, narrow: Filter) -> dict[str, int] | None:
    """Month → claims of a kind («contact», «report» …) that a filter leaves; «» for those without a day.

    None where the filter asks more than was counted: only outlet and whole months or years were.
    """
    found = _tallied(kind, narrow)
    return None if found is None else _summed(found, "month")


def by_outlet(kind: str) -> dict[str, int]:
    """Outlet → its claims of a kind; «» for those of which no outlet is told."""
    return _summed(Tally.objects.filter(kind=kind), "outlet")


def how_many(kind: str, narrow: Filter) -> int | None:
    """How many a filter leaves; None where the filter asks more than was counted."""
    found = _tallied(kind, narrow)
    return None if found is None else int(found.aggregate(n=Sum("n"))["n"] or 0)


class Window(NamedTuple):
    """Where a part of a list stands, the latest first: between these days, so many rows after the first of them."""

    first: str
    last: str
    passed: int


def window(kind: str, narrow: Filter, start: int, count: int) -> Window | None:
    """The days of rows `start` to `start + count` of a list, so that no other is gone through to find them.

    None where the filter asks more than was counted, and where the part reaches to rows without a day or past the end.
    """
    counted = by_month(kind, narrow)
    latest, passed, before = "", start, 0
    for month in sorted((counted or {}).keys() - {""}, reverse=True):
        n = (counted or {})[month]
        if not latest and before + n > start:
            latest, passed = month, start - before
        before += n
        if latest and before >= start + count:
            return Window(month, f"{latest}-99" if len(latest) == _MONTH else latest, passed)
    return None


def _tallied(kind: str, narrow: Filter) -> QuerySet[Tally] | None:
    if narrow.country or narrow.person or narrow.body or narrow.context:
        return None
    if len(narrow.from_ or "") > _MONTH or len(narrow.to or "") > _MONTH:
        return None
    which = Q(kind=kind)
    if narrow.outlet:
        which &= Q(outlet=narrow.outlet)
    if narrow.from_ or narrow.to:
        which &= Q(month__gte=narrow.from_ or "0", month__lte=narrow.until)
    found: QuerySet[Tally] = Tally.objects.filter(which)
    return found


def _summed(found: Any, by: str) -> dict[str, int]:
    rows = found.order_by().values_list(by).annotate(sum=Sum("n"))
    return {value: n for value, n in rows if n}
