"""The command line as users call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from mahdar.record import check, from_json

TEXT = "التقى وزير الخارجية المصري سامح شكري في القاهرة نظيره الأردني أيمن الصفدي. وأكد شكري أن العلاقات متينة."


def mahdar(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mahdar", *arguments], capture_output=True, text=True, input=stdin, encoding="utf-8"
    )


def test_json_from_standard_input() -> None:
    done = mahdar("read", "-", "--json", stdin=TEXT)
    assert done.returncode == 0
    record = from_json(done.stdout.encode())
    assert check(record) == []
    assert [p.name for p in record.people] == ["سامح شكري", "أيمن الصفدي"]


def test_minutes_are_plain_when_piped(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(TEXT, encoding="utf-8")
    done = mahdar("read", str(tmp_path / "r.txt"))
    assert "سامح شكري — وزير الخارجية المصري" in done.stdout
    assert "\u2068" not in done.stdout


def test_exit_codes(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    partly = mahdar("read", str(tmp_path / "good.txt"), str(tmp_path / "no.txt"), "--json")
    assert partly.returncode == 1
    assert "no.txt" in partly.stderr and json.loads(partly.stdout)["people"]
    assert mahdar("read").returncode == 2
    assert mahdar("reed").returncode == 2
    assert mahdar("read", str(tmp_path / "good.txt"), "--words", str(tmp_path / "nowhere")).returncode == 2
    assert mahdar("--version").stdout.strip() == "0.1.0"


def test_help_teaches_with_examples() -> None:
    for command in ("read", "explain", "evaluate"):
        assert f"mahdar {command}" in mahdar(command, "--help").stdout


def test_another_language_is_no_failure() -> None:
    done = mahdar(
        "read", "-", stdin="The two ministers met in Cairo on Monday to discuss the region and its many troubles."
    )
    assert done.returncode == 0 and "not in Arabic" in done.stderr


def test_the_closing_line_counts_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": TEXT}) + "\n" for _ in range(2)), encoding="utf-8")
    (tmp_path / "b.csv").write_text("body\nx\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("The ministers met in Cairo on Monday to discuss the region.", encoding="utf-8")
    done = mahdar("read", str(tmp_path), "--json")
    last = done.stderr.strip().split("\n")[-1]
    assert done.returncode == 1
    assert last.startswith(
        "2 read (1 of them repeat others), 1 set aside (1 not in Arabic), 1 failed (1 no column «text»"
    )
    assert "repeats the report" in done.stdout.split("\n")[1]


def test_columns_are_named_by_map(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"body,day\n{TEXT},2020-05-04\n", encoding="utf-8")
    done = mahdar("read", str(tmp_path / "t.csv"), "--json", "--map", "text=body,published=day")
    assert json.loads(done.stdout)["report"]["published"] == "2020-05-04"
    assert "--map" in mahdar("read", "x", "--map", "body").stderr
