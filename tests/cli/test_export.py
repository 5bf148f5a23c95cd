"""`mahdar export` as users call it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_read import TEXT, mahdar


def test_records_go_through_a_file_into_tables(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(mahdar("read", "-", "--json", stdin=TEXT).stdout, encoding="utf-8")
    done = mahdar("export", str(records), "--to", str(tmp_path / "tables"))
    assert done.returncode == 0 and done.stderr.startswith("1 reports exported to ")
    assert "سامح شكري" in (tmp_path / "tables" / "people.csv").read_text(encoding="utf-8")
    again = mahdar("export", str(records), "--to", str(tmp_path / "tables"))
    assert again.returncode == 2 and "is there already" in again.stderr


def test_a_broken_line_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(mahdar("read", "-", "--json", stdin=TEXT).stdout + '{"schema": "1"}\n', encoding="utf-8")
    done = mahdar("export", str(records), "--format", "ftm", "--to", str(tmp_path / "out.json"))
    assert done.returncode == 2 and f"{records}:2: " in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "out.json").exists()


def test_what_to_export_must_be_said(tmp_path: Path) -> None:
    done = mahdar("export", "--to", str(tmp_path / "out"))
    assert done.returncode == 2 and "name a file of records" in done.stderr
