"""Counts and a revision that the database keeps by itself, indexes in the order of the lists, and a slimmer search index."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from mahdar.archive.migrations._frozen import statements

_SEARCHED = ("archive_search_report", "archive_search_statement")
_LISTED = ("contact", "statement", "upcoming", "event")
_WIDER = {
    "archive_voice_identity_id_2fd9f006": "archive_voice_by ON archive_voice (identity_id, role, statement_id)",
    "archive_party_identity_id_3755a134": "archive_party_of ON archive_party (identity_id, contact_id)",
    "archive_named_identity_id_dae59d31": "archive_named_as ON archive_named (identity_id, report_id, id)",
}
"""An index of before → the one in its place, which holds all that the questions about somebody ask."""
_RANKED = (
    "archive_report_ranked ON archive_report (id) INCLUDE (published, key)",
    "archive_statement_ranked ON archive_statement (id) INCLUDE (day, report_id, state)",
)
"""For PostgreSQL: what hits of a search are ordered by, beside their ids; SQLite has the rows themselves there."""


def forwards(apps: Any, editor: Any) -> None:
    """Count what is there, then let the triggers keep it; make the indexes."""
    postgresql = editor.connection.vendor == "postgresql"
    with editor.connection.cursor() as cursor:
        if postgresql:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("INSERT INTO archive_revision (number) VALUES (1)")
        for statement in (*statements("0005_counted"), *statements(f"0005_{editor.connection.vendor}")):
            cursor.execute(statement)
        for statement in _indexes(postgresql=postgresql):
            cursor.execute(statement)
        for table in _SEARCHED if postgresql else ():
            _slim(cursor, table)


def _indexes(*, postgresql: bool) -> list[str]:
    last = " NULLS LAST" if postgresql else ""  # SQLite's own order, and what it refuses to be told
    made = [f"archive_{kind}_latest ON archive_{kind} (day DESC{last}, report_id DESC, id)" for kind in _LISTED]
    made += [f"archive_report_latest ON archive_report (published DESC{last}, id DESC)", *_WIDER.values()]
    made += _RANKED if postgresql else ()
    return [*(f"DROP INDEX {old}" for old in _WIDER), *(f"CREATE INDEX {one}" for one in made)]


def _slim(cursor: Any, table: str) -> None:
    """Write the search index anew, the words apart from the rows."""
    make, *indexes = (one for one in statements("0002_postgresql") if f" {table} " in one)
    cursor.execute(f"DROP INDEX {table}_exact, {table}_stems")
    cursor.execute(f"ALTER TABLE {table} RENAME TO archive_search_old")
    for statement in (
        make,
        f"INSERT INTO {table} SELECT * FROM archive_search_old",
        "DROP TABLE archive_search_old",
        *indexes,
    ):
        cursor.execute(statement)


class Migration(migrations.Migration):
    """After the lists' first indexes."""

    dependencies: list[tuple[str, str]] = [("archive", "0004_lists_at_size")]
    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("month", models.CharField(max_length=7)),
                ("outlet", models.CharField(max_length=300)),
                ("n", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "month", "outlet"), name="one_tally")],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
