"""Reports and statements that hold what was searched for: exact hits first, then the newest, then by key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from mahdar.archive.filters import Filter
from mahdar.archive.models import Report, Statement
from mahdar.archive.narrowing import among, claims, reports
from mahdar.archive.search.index import REPORTS, STATEMENTS
from mahdar.archive.search.query import Query, parse_query, postgresql_match, sqlite_match


def find_reports(typed: str, narrow: Filter | None = None) -> QuerySet[Report]:
    """Reports with all the words, narrowed; each has `exact`: whether it holds them just as they were typed."""
    return _found(reports(narrow or Filter()), REPORTS, parse_query(typed), "published", "key")


def find_statements(typed: str, narrow: Filter | None = None) -> QuerySet[Statement]:
    """Statements whose own words hold all the words, narrowed, in the same order as reports."""
    found = claims(Statement, narrow or Filter())
    return _found(found, STATEMENTS, parse_query(typed), "day", "report__key")


def loaded(found: Any, ranked: Sequence[int]) -> list[Any]:
    """The rows of these ids in their order, with all that the query set brings of each; ranking looks at far more than is shown."""
    rows = {one.pk: one for one in found.filter(pk__in=list(ranked)).order_by()}
    return [rows[pk] for pk in ranked if pk in rows]


def _found(rows: Any, index: str, query: Query, day: str, key: str) -> QuerySet[Any]:
    exact = ExpressionWrapper(Q(pk__in=_hits(index, query, exact=True)), output_field=BooleanField())
    rows = rows.annotate(exact=exact)
    rows = rows.filter(among("pk", _hits(index, query, exact=False)))
    return rows.order_by(F("exact").desc(), F(day).desc(nulls_last=True), key, "pk")


def _hits(index: str, query: Query, *, exact: bool) -> RawSQL:
    """The ids of the rows that hold the words."""
    if connection.vendor == "sqlite":
        return RawSQL(f"SELECT rowid FROM {index} WHERE {index} MATCH %s", (sqlite_match(query, exact=exact),))
    with_, without = postgresql_match(query, exact=exact)
    column = "exact" if exact else "stems"
    condition = f"{column} @@ %s::tsquery" + (" AND NOT exact @@ %s::tsquery" if without else "")
    return RawSQL(f"SELECT rowid FROM {index} WHERE {condition}", (with_, without) if without else (with_,))
