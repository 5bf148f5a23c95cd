"""Word files keep their form: header, columns, licence, no duplicate, no tatweel, no vowel signs, no presentation forms."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import mahdar
from mahdar.errors import WordsError
from mahdar.lexicon.files import parse

ROOT = Path(__file__).resolve().parents[1]
WORDS = Path(mahdar.__file__).parent / "words"
FILES = sorted(WORDS.rglob("*.tsv"))
LICENCES = {"Apache-2.0", "MIT", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0"}
BAD = re.compile("[\u0640\u064b-\u065f\u0670\ufb50-\ufdff\ufe70-\ufeff\u200b-\u200f]")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(WORDS)))
def test_word_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = dict(line[2:].split(": ", 1) for line in text.splitlines()[:8] if line.startswith("# "))
    assert {"what", "origin", "licence", "columns"} <= set(head)
    assert head["licence"] in LICENCES
    assert not BAD.search(text)
    rows = [tuple(row.values()) for row in parse(text, path.name)]
    assert rows
    keys = rows if path.parent.name == "events" else [row[:2] if path.name == "contexts.tsv" else row[:1] for row in rows]
    assert len(keys) == len(set(keys))


def test_a_broken_row_is_named_by_file_and_line() -> None:
    with pytest.raises(WordsError, match="my.tsv:2"):
        list(parse("# columns: word\tclass\nمن\tprep\tmore\n", "my.tsv"))


def test_notice_names_every_word_file() -> None:
    assert subprocess.run([sys.executable, "scripts/build_notice.py", "--check"], cwd=ROOT).returncode == 0
