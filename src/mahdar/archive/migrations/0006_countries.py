"""For PostgreSQL: who is of a country, and what they said, from indexes alone. SQLite's indexes hold it as they are."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_INDEXES = (
    "archive_named_of ON archive_named (country) INCLUDE (id)",
    "archive_voice_named ON archive_voice (named_id) INCLUDE (statement_id)",
)


def forwards(apps: Any, editor: Any) -> None:
    """Make the indexes."""
    if editor.connection.vendor == "postgresql":
        with editor.connection.cursor() as cursor:
            for one in _INDEXES:
                cursor.execute(f"CREATE INDEX {one}")


class Migration(migrations.Migration):
    """After the counts."""

    dependencies: list[tuple[str, str]] = [("archive", "0005_tallies")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
