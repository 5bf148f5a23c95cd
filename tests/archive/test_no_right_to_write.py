"""A database user who may only read: every question is answered, and what would write says so in one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.archive import open_archive
from mahdar.archive.opening import close_archive
from mahdar.cli import main
from tests.archive.reports import talks


@pytest.fixture
def reader(postgresql: str) -> Iterator[str]:
    """The URL of an archive of one report, for a user without the right to write."""
    import psycopg

    with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE only_read")
        connection.execute("CREATE ROLE reader LOGIN")
    open_archive(postgresql.format("only_read"), create=True)
    from mahdar.archive.writing import store_batch

    store_batch([talks("a")])
    close_archive()
    with psycopg.connect(postgresql.format("only_read"), autocommit=True) as connection:
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    yield postgresql.format("only_read").replace("mahdar@", "reader@")
    close_archive()
    with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE only_read WITH (FORCE)")
        connection.execute("DROP ROLE reader")


def test_a_user_who_may_only_read(reader: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--archive", reader]
    pair = ["سليم القادري", "حاتم الجندي"]
    questions = (["stats"], ["find", "مياه"], ["who", "القادري"], ["contacts"], ["timeline"], ["upcoming"], ["offices"])
    for asked in (*questions, ["between", *pair]):
        assert main([*asked, *where]) == 0, asked
        assert capsys.readouterr().out
    text = tmp_path / "report.txt"
    text.write_text("التقى سليم القادري حاتم الجندي في عمان.", encoding="utf-8")
    ground = ["--ground", "court order"]
    for changes in (["merge", *pair], ["forget", "--report", "a", *ground], ["read", str(text)]):
        assert main([*changes, *where]) in (1, 2), changes
        told = capsys.readouterr().err.splitlines()
        assert len([line for line in told if "may not write" in line]) == 1, told
        assert not any("Traceback" in line for line in told)
