"""A locked or full disk: one clear line, exit code 2, and nothing that was kept before is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from mahdar.archive import address as address_
from mahdar.archive import open_archive, told
from mahdar.archive.opening import close_archive
from mahdar.errors import ArchiveError
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
