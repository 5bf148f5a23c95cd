"""A report in another newsroom's typing is the same report: blanks, marks, figures and drawn letters change nothing read."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.spellings import SAME
from mahdar.arabic.dates import find_dates
from mahdar.arabic.letters import fold_phrase
from mahdar.arabic.numbers import to_int
from mahdar.reading import Reader
from mahdar.record import to_json

ROOT = Path(__file__).resolve().parents[2]
REPORTS = sorted((ROOT / "examples").glob("*.txt"))
_TOLD = ("people", "organizations", "places", "contacts", "statements", "upcoming", "contexts", "events")
_LEFT_OUT = frozenset(("evidence", "mentions", "aliases", "confidence", "latin", "content"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(reader: Reader, text: str) -> list[Any]:
    """What a report tells, in folded words, without offsets and without what follows from them."""
    record = json.loads(to_json(reader.read({"id": "one", "text": text, "published": "2021-03-17"})))
    return [_bare(record[kind]) for kind in _TOLD]


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items() if key not in _LEFT_OUT}
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return tuple(_word(word) for word in fold_phrase(value)) if isinstance(value, str) else value


def _word(word: str) -> str:
    return str(to_int(word)) if word.isdigit() else word


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_typing_changes_nothing_that_is_read(reader: Reader, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    as_written = told(reader, text)
    for name, spell in SAME.items():
        assert told(reader, spell(text)) == as_written, name


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("وصل يوم الاثنيـن المقبل", "يوم الاثنيـن المقبل", "2021-03-22"),
        ("التقاه یوم ۱۲ مارس ۲۰۲۰", "۱۲ مارس ۲۰۲۰", "2020-03-12"),
        ("في \u200f12 \u200fمارس \u200f2020 وصل", "12 \u200fمارس \u200f2020", "2020-03-12"),
        ("اجتمعوا الثُّلاثاءَ الماضي", "الثُّلاثاءَ الماضي", "2021-03-16"),
        ("في 25 شـوّال 1436 اجتمعوا", "25 شـوّال 1436", "2015-08-10"),
    ],
)
def test_a_date_is_found_with_its_own_words_however_it_is_typed(text: str, words: str, day: str) -> None:
    (found,) = [one for one in find_dates(text, dt.date(2021, 3, 17)) if one.precision == "day"]
    assert (text[found.start : found.end], found.value) == (words, day)


def test_names_are_shown_with_plain_blanks(reader: Reader) -> None:
    text = "التقى عبد\u00a0الرحمن \u200fالسالم وزير العدل و\u00a0الداخلية عبد \u200fالله\u00a0القحطاني."
    record = reader.read({"id": "one", "text": text})
    assert [person.name for person in record.people] == ["عبد الرحمن السالم", "عبد الله القحطاني"]
    assert [office.title for person in record.people for office in person.offices] == ["وزير العدل والداخلية"]
