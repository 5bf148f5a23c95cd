"""`mahdar load`: an archive out of shards is the archive that reading one by one makes, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mahdar.archive import open_archive
from mahdar.archive.opening import close_archive
from mahdar.cli import main
from mahdar.intake import open_sources
from mahdar.reading import Reader, Report

PEOPLE = ("سامح شكري", "أيمن الصفدي", "سليم القادري", "حاتم الجندي", "فؤاد حسين")
TEXT = "التقى وزير الخارجية المصري {} في القاهرة نظيره الأردني {}. وأكد {} أن العلاقات رقم {} متينة."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Fifty reports of a few people who meet again and again."""
    lines = []
    for number in range(50):
        one, other = PEOPLE[number % 5], PEOPLE[(number + 1 + number // 5) % 5]
        text = TEXT.format(one, other, one.split()[-1], number)
        row = {"id": f"r{number}", "text": text, "published": f"2021-03-{number % 28 + 1:02}"}
        lines.append(json.dumps(row, ensure_ascii=False))
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _stats(address: str, capfd: pytest.CaptureFixture[str]) -> str:
    close_archive()
    assert main(["stats", "--archive", address, "--json"]) == 0
    return capfd.readouterr().out


def test_an_archive_of_shards_is_that_of_reading_one_by_one(
    news: Path, address: str, tmp_path: Path, reader: Reader, capfd: pytest.CaptureFixture[str]
) -> None:
    shards, one_by_one = str(tmp_path / "shards"), str(tmp_path / "one-by-one.db")
    open_archive(one_by_one, create=True)
    from mahdar.archive.writing import store

    for _ in store(reader.read(item) for item in open_sources([news]) if isinstance(item, Report)):
        pass
    expected = _stats(one_by_one, capfd)
    assert main(["shards", str(news), "--to", shards, "--jobs", "1", "--piece", "0.004"]) == 0
    assert len(list(Path(shards).glob("*.parquet"))) > 3
    assert main(["load", shards, "--archive", address]) == 0
    assert "50 new, 0 read again, 0 there already" in capfd.readouterr().err
    assert _stats(address, capfd) == expected and '"reports": 50' in expected
    close_archive()
    assert main(["load", shards, "--archive", address]) == 0
    assert "0 new, 0 read again, 50 there already" in capfd.readouterr().err
    assert _stats(address, capfd) == expected


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: None, "no such folder"),
        (lambda folder: folder.mkdir(), "no shards here"),
        (lambda folder: (folder.mkdir(), (folder / "a.parquet").write_bytes(b"PAR1")), "damaged, or no shard"),
    ],
)
def test_what_is_no_folder_of_shards_is_one_line(
    make, says: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:  # type: ignore[no-untyped-def]
    make(tmp_path / "shards")
    assert main(["load", str(tmp_path / "shards"), "--archive", str(tmp_path / "record.db")]) == 2
    told = capfd.readouterr().err
    assert says in told and told.count("\n") == 1 and not (tmp_path / "record.db").exists()
