"""An archive in a file copied row by row into an empty one on PostgreSQL: minutes faster than loading its reports anew.

    python -m benchmarks.transplant bench.db postgresql://…/bench

For benchmarks alone: rows keep their numbers, and nothing is linked or joined again.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

_BATCH = 5000
_INDEXED = ("exact", "stems")
"""Columns with an index that is made in a tenth of the time when all rows are there."""


def transplant(file: str, address: str) -> None:
    """Copy every table of the archive; the target is made, and holds no reports yet. Both are of this version."""
    from mahdar.archive import open_archive

    open_archive(file)
    open_archive(address, create=True)
    from django.apps import apps
    from django.db import connection, transaction

    from mahdar.archive.search.index import TABLES

    source = sqlite3.connect(file)
    if apps.get_model("archive", "Report").objects.exists():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _without_triggers():
            cursor.execute(statement)
        for model in apps.get_app_config("archive").get_models():
            _table(source, cursor, model)
        for table in TABLES:
            for column in _INDEXED:
                cursor.execute(f"DROP INDEX {table}_{column}")
            rows = source.execute(f"SELECT rowid, exact, stems FROM {table}")
            _copy(cursor, table, ("rowid", "exact", "stems"), ((row, _vector(a), _vector(b)) for row, a, b in rows))
            for column in _INDEXED:
                made = f"CREATE INDEX {table}_{column} ON {table} USING gin ({column}) WITH (fastupdate = off)"
                cursor.execute(made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _without_triggers() -> Iterator[str]:
    """Foreign keys and counts hold in the source already, and are copied as they are."""
    yield "SET LOCAL session_replication_role = replica"
    yield "SET LOCAL maintenance_work_mem = '512MB'"


def _table(source: sqlite3.Connection, cursor: Any, model: Any) -> None:
    table, columns = model._meta.db_table, [field.column for field in model._meta.concrete_fields]
    cursor.execute(f'DELETE FROM "{table}"')
    truths = {field.column for field in model._meta.concrete_fields if field.get_internal_type() == "BooleanField"}
    kinds = [column in truths for column in columns]
    names = ", ".join(f'"{column}"' for column in columns)
    rows = (
        tuple(bool(value) if truth else value for value, truth in zip(row, kinds, strict=True))
        for row in source.execute(f'SELECT {names} FROM "{table}"')
    )
    _copy(cursor, table, columns, rows)
    if model._meta.pk.get_internal_type() == "BigAutoField":
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence(%s, 'id'), greatest((SELECT max(id) FROM \"{table}\"), 1))", [table]
        )


def _copy(cursor: Any, table: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    from mahdar.archive.copying import copy_rows

    rows, columns = iter(rows), list(columns)
    while some := list(islice(rows, _BATCH)):
        copy_rows(cursor, table, columns, some)


def _vector(words: str) -> str:
    """A text of the file's index as PostgreSQL's: «'قال':1,7 'وزير':2»."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words.split(), 1):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


if __name__ == "__main__":
    transplant(*sys.argv[1:3])
