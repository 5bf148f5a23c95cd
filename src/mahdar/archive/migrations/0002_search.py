"""The search index, PostgreSQL's order of keys and days by code point (as SQLite's), and the append-only history."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from mahdar.archive.migrations._frozen import statements

_BY_CODE_POINT = {
    "archive_report": ("key", "published", "outlet"),
    "archive_contact": ("day",),
    "archive_statement": ("day",),
    "archive_upcoming": ("day",),
    "archive_event": ("day",),
    "archive_office": ("day",),
}


def forwards(apps: Any, editor: Any) -> None:
    """Make what the models cannot say."""
    vendor = editor.connection.vendor
    with editor.connection.cursor() as cursor:
        for statement in statements(f"0002_{vendor}"):
            cursor.execute(statement)
        if vendor == "postgresql":
            for table, columns in _BY_CODE_POINT.items():
                for column in columns:
                    cursor.execute(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE varchar COLLATE "C"')


class Migration(migrations.Migration):
    """After the tables."""

    dependencies: list[tuple[str, str]] = [("archive", "0001_initial")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
