"""A list as it was asked for: narrowed by the filter and by words, in an order; and how it divides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import F
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mahdar.archive.filters import Filter
from mahdar.archive.models import Report
from mahdar.archive.search.facets import facets
from mahdar.archive.search.finding import find_reports, find_statements
from mahdar.errors import UsageError
from mahdar.web.bounded import MOST
from mahdar.web.questions import KINDS

ORDERS: Mapping[str, Any] = {
    "newest": _("newest first"), "oldest": _("oldest first"), "sure": _("surest first"), "doubt": _("the most doubtful first"),
}  # fmt: skip
"""The orders of a list; reports, which have no confidence of their own, know the first two."""
_DIVIDED = ("person", "body", "outlet", "country", "context", "year")
_LEFT_OUT = ("page", "facets")


def orders_of(kind: str) -> dict[str, Any]:
    """The orders that a kind of list knows, with their names."""
    return {name: told for name, told in ORDERS.items() if kind != "reports" or name in ("newest", "oldest")}


def order_of(kind: str, given: QueryDict) -> str:
    """The order that the address names. Raises UsageError for one that there is not."""
    order: str = given.get("order") or "newest"
    if order not in orders_of(kind):
        raise UsageError(
            f"no order «{order[:40]}»; there are: {', '.join(orders_of(kind))}", "no_choice", given=order[:40]
        )
    return order


def sought(kind: str, given: QueryDict, by: Filter, *, newest: bool = False) -> Any:
    """The rows of a list: those of the filter in whose report, for statements in whose own words, the words stand.

    newest: in this order whatever the address says, as a feed needs them.

    Raises UsageError for a name that is nobody's, for words that cannot be searched for and for an unknown order.
    """
    found, order = KINDS[kind](by), order_of(kind, given)
    if words := given.get("words", "")[:2000].strip():
        hits = find_statements(words) if kind == "statements" else find_reports(words)
        within = "pk__in" if kind in ("statements", "reports") else "report__in"
        found = found.filter(**{within: hits.order_by().values("pk")})
    if newest or order == "newest":
        return found
    if order == "oldest":
        return found.order_by(F("published" if kind == "reports" else "day").asc(nulls_last=True), "pk")
    return found.order_by("-confidence" if order == "sure" else "confidence", "-day", "pk")


def divided(kind: str, given: QueryDict, rows: Any) -> list[dict[str, Any]]:
    """How the reports of the first thousand rows divide, each value with the address that narrows the list to it."""
    if kind == "reports":
        ids = list(rows.order_by().values_list("pk", flat=True)[:MOST])
    else:
        ids = list(set(rows.values_list("report_id", flat=True)[:MOST]))
    counted = facets(Report.objects.filter(pk__in=ids))
    found = []
    for name in _DIVIDED:
        taken = ("from", "to") if name == "year" else (name,)
        values = [one for one in counted[name] if one["value"] and one["reports"] < len(ids)]
        if not values or any(given.get(one) for one in taken):
            continue
        for one in values:
            one["address"] = address(given, **dict.fromkeys(taken, one["value"]))
        found.append({"name": name, "values": values})
    return found


def address(given: QueryDict, **more: Any) -> str:
    """The address of the same list with more asked of it, from its first page."""
    kept = {name: value for name, value in given.items() if value and name not in _LEFT_OUT}
    return "?" + urlencode({**kept, **more})
