"""Word files keep their form: header, licence, columns, natural spelling, no key twice. NOTICE names every one."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import mahdar
from mahdar.errors import WordsError
from mahdar.lexicon.files import parse
from mahdar.lexicon.sets import word_set

ROOT = Path(__file__).resolve().parents[1]
WORDS = Path(mahdar.__file__).parent / "words"
FILES = sorted(WORDS.rglob("*.tsv"))
LICENCES = {"Apache-2.0", "MIT", "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"}
TEXT_BESIDE = {"MIT", "CC-BY-SA-4.0"}
"""Licences whose text, or whose notice of copyright, must travel with the data."""

KEY_COLUMNS = {"contexts.tsv": 2, "events/telling.tsv": 2, "events/verbs.tsv": 9, "events/modes.tsv": 2}
"""How many columns tell one row from another, where it is not the first alone."""

TATWEEL_AND_SIGNS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2066-\u2069\ufeff]"
)
RAGGED = re.compile(r"^ | $|  |(^|\|) *(\||$)| \||\| ")
"""A space at an edge, two spaces, a part between bars that is empty or has a space at its edge."""

each_file = pytest.mark.parametrize("path", FILES, ids=[path.relative_to(WORDS).as_posix() for path in FILES])


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def header_of(path: Path) -> dict[str, str]:
    head = (line[2:].partition(": ") for line in lines_of(path)[:8] if line.startswith("# "))
    return {name: value for name, _, value in head}


def rows_of(path: Path) -> list[list[str]]:
    return [list(row.values()) for row in parse(path.read_text(encoding="utf-8"), path.name)]


def twice(values: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [value for value, count in Counter(values).items() if count > 1]


@each_file
def test_its_header_says_what_it_is_whence_and_under_which_licence(path: Path) -> None:
    head = header_of(path)
    assert all(head.get(name, "").strip() for name in ("what", "origin", "licence", "columns")), head
    columns = head["columns"].split("\t")
    assert len(set(columns)) == len(columns) and all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in columns)


@each_file
def test_its_licence_is_known_and_its_text_travels_with_it(path: Path) -> None:
    licence = header_of(path)["licence"]
    assert licence in LICENCES
    assert licence not in TEXT_BESIDE or path.with_suffix(".LICENCE.txt").is_file()


@each_file
def test_its_words_are_spelt_as_a_careful_newspaper_does(path: Path) -> None:
    for number, line in enumerate(lines_of(path), 1):
        for forbidden in (TATWEEL_AND_SIGNS, PRESENTATION_FORMS, INVISIBLE):
            assert not forbidden.search(line), f"{path.name}:{number}: {line!r}"
        assert unicodedata.is_normalized("NFC", line), f"{path.name}:{number}: {line!r} is not NFC"


@each_file
def test_its_rows_are_whole(path: Path) -> None:
    lines = lines_of(path)
    assert lines[-1] == "" and "" not in lines[:-1], "one line break ends the file; no line is blank"
    rows = rows_of(path)
    assert rows and all(row[0] for row in rows)
    assert [field for row in rows for field in row if field and RAGGED.search(field)] == []


@each_file
def test_no_key_stands_in_it_twice(path: Path) -> None:
    width = 2 if path.parent.name == "sets" else KEY_COLUMNS.get(path.relative_to(WORDS).as_posix(), 1)
    assert twice([tuple(row[:width]) for row in rows_of(path)]) == []


def test_only_data_stands_among_the_words() -> None:
    assert [path for path in WORDS.rglob("*") if path.is_file() and path.suffix not in {".tsv", ".txt"}] == []
    for text in WORDS.rglob("*.txt"):
        assert text.with_name(text.name.replace(".LICENCE.txt", ".tsv")).is_file(), f"{text.name} licenses nothing"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("# columns: word\tclass\nمن\tprep\tmore\n", "my.tsv:2"),
        ("من\tprep\n# columns: word\tclass\n", "my.tsv:1"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(text: str, where: str) -> None:
    with pytest.raises(WordsError, match=re.escape(where)):
        list(parse(text, "my.tsv"))


def test_notice_names_every_word_file() -> None:
    command = [sys.executable, "scripts/build_notice.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


CODE = [path for room in ("rules", "reading") for path in sorted((WORDS.parent / room).rglob("*.py"))]
WORD = re.compile("[\u0621-\u064a]{2}")
PARTICLES = 6
"""A literal of so many words may stand in code: particles and endings that a rule weighs one by one."""


def test_a_rule_asks_for_the_sets_that_there_are_and_every_set_is_asked_for() -> None:
    asked = {
        (node.args[0].value, node.args[1].value)
        for path in (*CODE, *(WORDS.parent / "lexicon").glob("*.py"), *(WORDS.parent / "archive").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in {"word_set", "word_table", "word_tuple", "lemma_set"}
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[1], ast.Constant)
    }
    there = {(path.stem, row[0]) for path in (WORDS / "sets").glob("*.tsv") for row in rows_of(path)}
    assert asked == there


def test_no_list_of_words_stands_in_code() -> None:
    lists = (
        (path.relative_to(WORDS.parent).as_posix(), node.lineno, [*map(ast.unparse, node.elts)])
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Tuple | ast.List | ast.Set)
    )
    assert [found for found in lists if sum(1 for word in found[2] if WORD.search(word)) > PARTICLES] == []


def test_a_set_that_is_not_there_is_named() -> None:
    with pytest.raises(WordsError, match=re.escape("sets/names.tsv: there is no set «moons»")):
        word_set("names", "moons")


_KIND_OF_NOUN = {
    "حزب": {"party", "armed_group"}, "كتائب": {"armed_group"}, "صحيفة": {"media"}, "جريدة": {"media"}, "قناة": {"media"},
    "إذاعة": {"media"}, "نقابة": {"union"}, "محكمة": {"court", "igo"}, "المحكمة": {"court", "igo"},
    "شركة": {"company", "armed_group"},
}  # fmt: skip


def test_a_listed_body_is_of_the_kind_that_its_noun_says() -> None:
    rows = (WORDS / "bodies" / "named.tsv").read_text(encoding="utf-8").splitlines()
    wrong = []
    for row in rows:
        name, _, rest = row.partition("\t")
        noun, kind = name.split(" ")[0], [*rest.split("\t"), "", ""][1]
        if noun in _KIND_OF_NOUN and kind not in _KIND_OF_NOUN[noun] and not row.startswith("#"):
            wrong.append((name, kind))
    assert wrong == []
