"""Names that no list has: what their letters say, and that everyday words stay everyday words."""

from __future__ import annotations

import pytest

import mahdar
from mahdar.arabic.letters import fold
from mahdar.lexicon import load_lexicon
from mahdar.lexicon.shapes import grams, shape
from mahdar.reading import Reader

NAMES = ("ستولتنبرغ", "بابادراكيس", "ماروياما", "لوكاشنكو", "شومسكي")
EVERYDAY = ("استغرابه", "ابتعاده", "ستتناول", "المنافسات", "انفصالية")


def test_runs_of_letters_know_the_edges_of_the_word() -> None:
    assert list(grams("بوش")) == ["^بو", "بوش", "وش$", "^بوش", "بوش$"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("word", EVERYDAY)
def test_a_name_looks_more_like_one_than_an_everyday_word(name: str, word: str) -> None:
    weights = load_lexicon().shapes
    assert shape(fold(name), weights) > 1 > -1 > shape(fold(word), weights)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وصل أمس ستيفانوس بابادراكيس إلى المدينة.", {"ستيفانوس بابادراكيس"}),
        ("أثار ذلك استغرابهم ومخاوفهم المستجدة.", set()),
        ("تواصلت المناوشات والاستفزازات بين الفصيلين.", set()),
    ],
)
def test_what_no_list_knows_is_read_by_its_letters(text: str, names: set[str]) -> None:
    assert {person.name for person in mahdar.read(text).people} == names


@pytest.mark.parametrize("last", ["", "."])
def test_a_list_of_people_may_end_with_the_text(last: str) -> None:
    record = Reader().read("التقى محمد أحمد علي ومحمد أحمد خالد" + last)
    assert [person.name for person in record.people] == ["محمد أحمد علي", "محمد أحمد خالد"]
