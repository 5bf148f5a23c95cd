"""`mahdar export` as users call it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tests.cli.test_read import TEXT, mahdar

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_records_go_through_a_file_into_tables(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(mahdar("read", "-", "--json", stdin=TEXT).stdout, encoding="utf-8")
    done = mahdar("export", str(records), "--out", str(tmp_path / "tables"))
    assert done.returncode == 0 and done.stderr.startswith("1 reports exported to ")
    assert "سامح شكري" in (tmp_path / "tables" / "people.csv").read_text(encoding="utf-8")
    again = mahdar("export", str(records), "--out", str(tmp_path / "tables"))
    assert again.returncode == 2 and "is there already" in again.stderr


def test_a_broken_line_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(mahdar("read", "-", "--json", stdin=TEXT).stdout + '{"schema": "1"}\n', encoding="utf-8")
    done = mahdar("export", str(records), "--format", "ftm", "--out", str(tmp_path / "out.json"))
    assert done.returncode == 2 and f"{records}:2: " in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "out.json").exists()


def test_an_archive_is_exported_with_its_identities_and_filters(tmp_path: Path) -> None:
    archive, out = str(tmp_path / "record.db"), tmp_path / "out"
    assert mahdar("read", str(EXAMPLES), "--archive", archive).returncode == 0
    done = mahdar("export", "--archive", archive, "--person", "سامر الحلبي", "--out", str(out))
    assert done.returncode == 0, done.stderr
    with (out / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows and all("الحلبي" in (row["speaker_name"] + row["other_speakers"] + row["about"]) for row in rows)
    assert {row["speaker_entity"] for row in rows if row["speaker_name"] == "سامر الحلبي"}.pop().isdecimal()
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert package["mahdar"]["filters"] == {"person": "سامر الحلبي"}


def test_filters_that_cannot_be_are_told(tmp_path: Path) -> None:
    archive = str(tmp_path / "record.db")
    mahdar("read", str(EXAMPLES / "07-summit.txt"), "--archive", archive)
    for option, value, says in (("--person", "لا أحد", "no person"), ("--from", "2020-13", "no date")):
        done = mahdar("export", "--archive", archive, option, value, "--out", str(tmp_path / "out"))
        assert done.returncode == 2 and says in done.stderr and done.stderr.count("\n") == 1
        assert not (tmp_path / "out").exists()


def test_what_to_export_must_be_said(tmp_path: Path) -> None:
    done = mahdar("export", "--out", str(tmp_path / "out"))
    assert done.returncode == 2 and "which archive?" in done.stderr
    both = mahdar("export", "records.jsonl", "--archive", "x.db", "--out", str(tmp_path / "out"))
    assert both.returncode == 2 and "not both" in both.stderr
