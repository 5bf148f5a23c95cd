"""What a new user runs first: the sample reports read without a complaint, a sample drawn, two coders compared."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mahdar.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_the_samples_are_read_without_a_complaint() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mahdar", "read", str(EXAMPLES)], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip() == "8 read, 0 set aside, 0 failed"
    assert done.stdout.count("■") == 8


def test_a_sample_is_gold_of_what_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = tmp_path / "drawn.jsonl"
    assert main(["sample", str(EXAMPLES), "--size", "3", "--seed", "7", "--to", str(drawn)]) == 0
    golds = [json.loads(line) for line in drawn.read_text(encoding="utf-8").splitlines()]
    assert len(golds) == 3 and all(gold["text"] and gold["weight"] >= 1 for gold in golds)
    capsys.readouterr()
    assert main(["evaluate", str(drawn), "--json"]) == 0
    rows = {row["fact"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
    assert rows["people"]["f1"] == 1.0, "what nobody corrected agrees with the reader"


def test_the_same_seed_draws_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert main(["sample", str(EXAMPLES), "--size", "3", "--to", str(tmp_path / name)]) == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_corrections_are_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text("corrected", encoding="utf-8")
    assert main(["sample", str(EXAMPLES), "--to", str(mine)]) == 2
    assert "is there already" in capsys.readouterr().err and mine.read_text(encoding="utf-8") == "corrected"


def coder(path: Path, **changes: object) -> Path:
    gold = {
        "id": "r1",
        "title": "وزير الصحة يلتقي السفير",
        "text": "التقى وزير الصحة سالم العمري السفير كارل هولم في عمان. وأكد العمري أن اللقاحات متوفرة.",
        "people": [{"name": "سالم العمري"}, {"name": "كارل هولم"}],
        "places": [{"name": "عمان"}],
        "contacts": [{"form": "meeting", "parties": ["سالم العمري", "كارل هولم"]}],
        "contexts": ["diplomatic", "health"],
        **changes,
    }
    path.write_text(json.dumps(gold, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def agree(a: Path, b: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, float | None]]:
    assert main(["agree", str(a), str(b), "--json"]) == 0
    return {row["kind"]: row for row in json.loads(capsys.readouterr().out)}


def test_coders_who_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = agree(coder(tmp_path / "a"), coder(tmp_path / "b"), capsys)
    assert rows["people"]["f1"] == 1.0 and rows["people"]["alpha"] == 1.0
    assert rows["contacts"]["both"] == 1


def test_coders_who_differ(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = coder(tmp_path / "b", people=[{"name": "سالم العمري"}], contexts=["diplomatic"])
    rows = agree(coder(tmp_path / "a"), other, capsys)
    assert rows["people"]["f1"] == pytest.approx(2 / 3)
    alpha = rows["people"]["alpha"]
    assert alpha is not None and 0 < alpha < 1
    assert rows["contexts"]["both"] == 1


def test_coders_of_other_reports_are_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agree", str(coder(tmp_path / "a")), str(coder(tmp_path / "b", id="r2"))]) == 2
    assert "not the same reports" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["evaluate", "nowhere.jsonl"], "nowhere.jsonl: No such file"),
        (["evaluate", "gold", "--records", "nowhere.jsonl"], "nowhere.jsonl: No such file"),
        (["evaluate", "gold", "--records", "broken"], "broken:1: not JSON"),
        (["agree", "gold", "broken"], "broken:1:"),
        (["sample", "gold", "--to", "new", "--words", "nofolder"], "nofolder: there is no such folder"),
    ],
)
def test_a_bad_file_is_one_line_that_names_it(
    arguments: list[str],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    coder(tmp_path / "gold")
    (tmp_path / "broken").write_text("{nothing", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert says in said and said.count("\n") == 1
