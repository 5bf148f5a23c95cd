"""A locked, full, damaged or newer archive, what nobody knows: one clear line, exit code 2, and nothing kept is lost."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from mahdar.archive import address as address_
from mahdar.archive import open_archive, told
from mahdar.archive.opening import close_archive
from mahdar.cli import main
from mahdar.errors import ArchiveError
from mahdar.record import to_json
from tests.archive.reports import talks


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(address_, "BUSY_SECONDS", 0.05)
    address = open_archive(str(tmp_path / "record.db"), create=True)
    from mahdar.archive.writing import store_batch

    store_batch([talks("a")])
    return address


def test_another_writer_is_told(kept: str) -> None:
    from mahdar.archive.counting import counts
    from mahdar.archive.writing import store_batch

    other = sqlite3.connect(kept)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveError, match="another program is writing"), told(kept):
        store_batch([talks("b")])
    assert counts()["reports"] == 1  # reading goes on meanwhile
    other.rollback()
    other.close()
    assert store_batch([talks("b")]).new == 1
    close_archive()


def test_a_full_disk_is_told_and_the_batch_is_taken_back(kept: str) -> None:
    from django.db import connection

    from mahdar.archive.counting import counts
    from mahdar.archive.writing import store_batch

    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(ArchiveError, match="the disk is full"), told(kept):
        store_batch([talks(f"n{number}") for number in range(200)])
    close_archive()
    open_archive(kept)
    assert counts()["reports"] == 1 and counts()["contacts"] == 1
    close_archive()


def _refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which a command refuses."""
    assert main(list(arguments)) == 2
    told_ = capsys.readouterr()
    assert told_.out == "" and told_.err.count("\n") == 1, told_.err
    return told_.err


def test_a_locked_archive_is_one_line(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    close_archive()
    other = sqlite3.connect(kept)
    other.execute("BEGIN IMMEDIATE")
    assert "another program is writing" in _refused(capsys, "merge", "1", "2", "--archive", kept)
    other.rollback()
    other.close()


def test_an_archive_of_a_newer_version_is_one_line(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.create(app="archive", name="9999_from_the_future")
    close_archive()
    for command in (("find", "مياه"), ("stats",), ("contacts",)):
        assert "newer Mahdar" in _refused(capsys, *command, "--archive", kept)


def test_an_archive_damaged_in_a_part_is_one_line(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    close_archive()
    connection = sqlite3.connect(kept)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'archive_contact'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with Path(kept).open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    assert "damaged" in _refused(capsys, "contacts", "--archive", kept)
    assert main(["find", "مياه", "--archive", kept]) == 0  # what is whole still answers
    close_archive()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("merge", "1", "1"), "loop"),
        (("merge", "1", "999999"), "999999"),
        (("undo", "7"), "no change"),
        (("contacts", "--person", "لا أحد"), "لا أحد"),
        (("between", "سليم القادري", "لا أحد"), "لا أحد"),
        (("offices", "وزارة العدم"), "وزارة العدم"),
        (("contacts", "--country", "Syria"), "three letters"),
        (("timeline", "--from", "gestern"), "no date"),
        (("find", "مياه", "--context", "politics"), "no context"),
        (("find", "مياه", "--outlet", "صحيفة العدم"), "صحيفة العدم"),
        (("contacts", "--form", "dance"), "no form"),
        (("contacts", "--limit", "-3"), "--limit"),
        (("who", "القادري", "--limit", "-1"), "--limit"),
        (("upcoming", "--state", "lost"), "no state"),
        (("upcoming", "--as-of", "morgen"), "no date"),
        (("who", "لا أحد"), "nobody"),
        (("forget", "--report", "zz", "--ground", "x"), "no report"),
        (("find", "«»"), "nothing to search"),
    ],
)
def test_what_nobody_knows_is_one_line(
    kept: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    close_archive()
    assert says in _refused(capsys, *arguments, "--archive", kept)
    close_archive()


_LIMITED = """
import resource, sys
from pathlib import Path
from mahdar.archive import open_archive, told
from mahdar.record import record_lines
address = open_archive(sys.argv[1])
size = Path(address).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, size + 200_000))
from mahdar.archive.writing import store
from mahdar.errors import ArchiveError
try:
    with told(address):
        for stored in store((record for _, record in record_lines(Path(sys.argv[2]))), batch=10):
            print(stored.new, flush=True)
except ArchiveError as error:
    sys.stderr.write(f"{error}\\n")
    sys.exit(2)
"""


def test_a_disk_that_fills_keeps_what_was_told_as_done(kept: str, tmp_path: Path) -> None:
    close_archive()
    many = tmp_path / "many.jsonl"
    many.write_bytes(b"".join(to_json(talks(f"n{number}")) + b"\n" for number in range(400)))
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, kept, str(many)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "disk" in done.stderr, done.stderr
    kept_ = sum(int(line) for line in done.stdout.splitlines())
    assert 0 < kept_ < 400
    counted = subprocess.run(
        [sys.executable, "-m", "mahdar", "stats", "--json", "--archive", kept],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(counted.stdout)["reports"] == 1 + kept_
