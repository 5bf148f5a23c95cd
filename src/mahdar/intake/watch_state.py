"""What a watch has read, kept in a small file, so that it goes on after any stop where it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from mahdar.errors import UsageError

_TABLES = """
create table if not exists source (
  key text primary key, checked real, due real not null default 0, failures integer not null default 0,
  error text, etag text, modified text, found integer not null default 0
);
create table if not exists item (
  source text not null, key text not null, tries integer not null default 0, done integer not null default 0,
  primary key (source, key)
) without rowid;
"""
MAX_TRIES = 5
"""Times that an entry is tried before it is left for good."""


class SourceState(Struct, frozen=True, kw_only=True):
    """Where a source stands. checked and due: seconds since 1970; found: reports read from it so far."""

    key: str
    checked: float | None = None
    due: float = 0.0
    failures: int = 0
    error: str | None = None
    etag: str | None = None
    modified: str | None = None
    found: int = 0


class WatchState:
    """The state file. Raises UsageError where it cannot be opened."""

    def __init__(self, path: Path) -> None:
        try:
            self._base = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._base.executescript(f"pragma journal_mode = wal; {_TABLES}")
        except sqlite3.Error as error:
            raise UsageError(f"{path}: the state of the watch cannot be opened: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def of(self, key: str) -> SourceState:
        """Where a source stands; a new one is due at once."""
        columns = SourceState.__struct_fields__
        row = self._base.execute(f"select {', '.join(columns)} from source where key = ?", (key,)).fetchone()
        return SourceState(**dict(zip(columns, row, strict=True))) if row else SourceState(key=key)

    def keep(self, state: SourceState) -> None:
        """Write where a source stands."""
        columns = SourceState.__struct_fields__
        marks = ", ".join("?" * len(columns))
        values = tuple(getattr(state, column) for column in columns)
        self._base.execute(f"insert or replace into source ({', '.join(columns)}) values ({marks})", values)

    def is_done(self, source: str, item: str) -> bool:
        """Whether an entry was read, or tried too often."""
        row = self._base.execute("select done, tries from item where source = ? and key = ?", (source, item)).fetchone()
        return bool(row) and (bool(row[0]) or row[1] >= MAX_TRIES)

    def done(self, source: str, items: Iterable[str]) -> None:
        """Note entries as read, once what was read from them is safe."""
        rows = [(source, item) for item in items]
        self._many("insert into item (source, key, done) values (?, ?, 1) on conflict do update set done = 1", rows)

    def failed(self, source: str, items: Iterable[str]) -> None:
        """Note entries as tried in vain."""
        rows = [(source, item) for item in items]
        self._many(
            "insert into item (source, key, tries) values (?, ?, 1) on conflict do update set tries = tries + 1", rows
        )

    def _many(self, statement: str, rows: list[tuple[str, str]]) -> None:
        self._base.execute("begin")
        self._base.executemany(statement, rows)
        self._base.execute("commit")
