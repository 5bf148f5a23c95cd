"""An archive made by an earlier version is brought up in the same way by every later one."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

import pytest

from mahdar.archive import database_of, open_archive
from mahdar.archive.opening import _set_up
from mahdar.errors import ArchiveError
from tests.archive.reports import talks

MIGRATIONS = Path(__file__).parents[2] / "src/mahdar/archive/migrations"
_RELEASED = {
    "0002_postgresql.sql": "b94037e057acbcc7",
    "0002_sqlite.sql": "4804a595a3910a76",
    "0005_counted.sql": "d05962c90b08ca18",
    "0005_postgresql.sql": "24aaee872499f456",
    "0005_sqlite.sql": "18b1b5cdb8b70988",
}


def test_a_migration_uses_no_code_that_may_change() -> None:
    for path in sorted(MIGRATIONS.glob("0*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not node.module or not node.module.startswith("mahdar") or node.module.endswith("_frozen"), path


def test_the_sql_of_a_migration_stays_as_it_was_released() -> None:
    """What is to be otherwise takes a new migration: archives made with this one will not see a change here."""
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in MIGRATIONS.glob("sql/*.sql")}
    assert found == _RELEASED


def _of(address: str, migration: str) -> None:
    """An empty archive as an earlier version made it."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    _set_up(database_of(address))
    MigrationExecutor(connection).migrate([("archive", migration)])


@pytest.mark.parametrize("migration", ["0001_initial", "0002_search", "0003_stories", "0004_lists_at_size"])
def test_an_older_archive_becomes_what_a_new_one_is(address: str, migration: str) -> None:
    from django.db import connection

    _of(address, migration)
    from mahdar.archive.counting import counts
    from mahdar.archive.models import Reader, Report, Tally

    reader = Reader.objects.create(name="mahdar", version="0", words="0")
    values = {"key": "old", "outlet": "صحيفة السهل", "title": "خبر", "published": "2021-03-04", "language": "ar",
              "sources": "[]", "notes": "[]", "digest": "0", "text_digest": "0", "reader_id": reader.pk}  # fmt: skip
    if migration >= "0003":
        values["sketch"] = ""
    names = ", ".join(f'"{name}"' for name in values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO archive_report ({names}) VALUES ({', '.join(['%s'] * len(values))})", list(values.values())
        )
    with pytest.raises(ArchiveError, match="older Mahdar"):
        open_archive(address, write=False)
    open_archive(address)
    assert counts()["reports"] == 1 == Report.objects.count()
    assert list(Tally.objects.values_list("kind", "month", "n")) == [("report", "2021-03", 1)]
    from mahdar.archive.writing import store_batch

    assert store_batch([talks("new")]).new == 1 and Tally.objects.get(kind="contact").n == 1
