"""Rows brought into PostgreSQL by COPY: in the same transaction as every other statement, without one statement a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

FEW = 20
"""Rows below which a COPY costs more than it saves."""


def copy_rows(cursor: Any, table: str, columns: Iterable[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows into a table of PostgreSQL. cursor: Django's, in whose transaction they are written."""
    names = ", ".join(f'"{column}"' for column in columns)
    with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)
