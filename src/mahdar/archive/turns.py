"""Writers take turns: one transaction that changes the archive at a time, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection, transaction

_LOCK: Final = 0x6D616864


@contextmanager
def one_writer() -> Iterator[None]:
    """A transaction in which nobody else writes: SQLite's own lock makes it so, on PostgreSQL a lock that is held to its end.

    Counts that several writers change at once would else make them wait for each other in a circle.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield
