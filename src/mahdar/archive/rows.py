"""Rows for many tables, gathered in Python and written in one statement a table: the fast way in.

Ids are reserved before the rows are written, so that a claim's parts can point at it in the same batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Any

import msgspec
from django.db import connection, models

from mahdar.archive.copying import FEW, copy_rows

_BLOCK = 500
_encoder = msgspec.json.Encoder()

EMPTY = "[]"


def as_json(value: object) -> str:
    """A JSON column's value."""
    return _encoder.encode(value).decode("utf-8") if value else EMPTY


class Rows:
    """The rows of one batch. `add` gives the row's id; `write` inserts all of them, table by table, in order."""

    def __init__(self, tables: Sequence[type[models.Model]]) -> None:
        self._tables = tables
        self._rows: dict[type[models.Model], list[tuple[Any, ...]]] = defaultdict(list)
        self._ids: dict[type[models.Model], Iterator[int]] = {}

    def new_id(self, table: type[models.Model]) -> int:
        """An id that no row of the table has."""
        if table not in self._ids:
            self._ids[table] = _ids_of(table)
        return next(self._ids[table])

    def take_id(self, table: type[models.Model], row_id: int) -> None:
        """The next row of the table gets this id, which is free."""
        self._ids[table] = chain((row_id,), _ids_of(table))

    def add(self, table: type[models.Model], *values: Any) -> int:
        """A row of the table, its values in the order of `columns(table)` after the id."""
        row_id = self.new_id(table)
        self._rows[table].append((row_id, *values))
        return row_id

    def of(self, table: type[models.Model]) -> list[tuple[Any, ...]]:
        """The rows of a table so far; each begins with its id. May be changed before they are written."""
        return self._rows[table]

    def change(self, table: type[models.Model], row_id: int, values: dict[str, Any]) -> None:
        """Set columns of a row that is there already, at once."""
        names = ", ".join(f'"{name}" = %s' for name in values)
        with connection.cursor() as cursor:
            cursor.execute(
                f'UPDATE "{table._meta.db_table}" SET {names} WHERE "{table._meta.pk.column}" = %s',
                [*values.values(), row_id],
            )

    def change_many(self, table: type[models.Model], names: Sequence[str], values: Sequence[tuple[Any, ...]]) -> None:
        """Set the same columns of many rows at once; each value tuple ends with the row's id."""
        settings = ", ".join(f'"{name}" = %s' for name in names)
        with connection.cursor() as cursor:
            cursor.executemany(f'UPDATE "{table._meta.db_table}" SET {settings} WHERE "id" = %s', values)

    def write(self) -> None:
        """Insert everything, those that others point at first."""
        with connection.cursor() as cursor:
            table: Any
            for table in self._tables:
                if self._rows[table]:
                    _write(cursor, table, self._rows[table])
        self._rows.clear()


def _write(cursor: Any, table: Any, rows: Sequence[tuple[Any, ...]]) -> None:
    if connection.vendor == "postgresql" and len(rows) >= FEW:
        copy_rows(cursor, table._meta.db_table, columns(table), rows)
    else:
        cursor.executemany(_insert(table), rows)


def _ids_of(table: type[models.Model]) -> Iterator[int]:
    if connection.vendor == "postgresql":
        yield from _from_sequence(table)
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table._meta.db_table])
        row = cursor.fetchone()
    number = row[0] if row else 0
    while True:
        number += 1
        yield number


def _from_sequence(table: type[models.Model]) -> Iterator[int]:
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table._meta.db_table, _BLOCK],
            )
            block = [row[0] for row in cursor.fetchall()]
        yield from block


@cache
def columns(table: Any) -> tuple[str, ...]:
    """The names of a table's columns; the first is its id."""
    return tuple(field.column for field in table._meta.concrete_fields)


@cache
def _insert(table: Any) -> str:
    names = ", ".join(f'"{name}"' for name in columns(table))
    return f'INSERT INTO "{table._meta.db_table}" ({names}) VALUES ({", ".join(["%s"] * len(columns(table)))})'
