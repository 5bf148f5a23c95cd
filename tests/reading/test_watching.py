"""The tables of watches say what the watches say."""

from __future__ import annotations

import pytest

from mahdar.arabic import date_words
from mahdar.lexicon import Word, load_lexicon
from mahdar.rules.watching import Watch, Watching

LEXICON = load_lexicon(())
WATCHES = {
    "role": Watch(roles=("place",)),
    "word": Watch(cores=("محافظ",), keys=("وداعه",), bares=("مسجد",)),
    "class": Watch(classes=".,"),
    "look": Watch(looks=lambda word, lexicon: word.core.endswith("ون"), heads="يو"),
    "among": Watch(looks=lambda word, lexicon: word.clitic == "و", among="look"),
    "of": Watch(of=("role", "look"), silent="."),
}


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("وبغداد", {"role", "of"}),
        ("ومحافظ", {"word"}),
        ("وداعه", {"word"}),
        ("المسجد", {"word"}),
        ("،", {"class"}),
        ("يبحثون", {"look", "of"}),
        ("ويبحثون", {"look", "among", "of"}),
        ("تبحثون", set()),  # its look is not asked for
    ],
)
def test_a_form_sets_off_what_asks_for_it(raw: str, names: set[str]) -> None:
    watching = Watching(LEXICON, WATCHES)
    assert set(watching.of(Word(raw, LEXICON))) == names


def test_two_readings_of_a_form_set_off_what_either_does() -> None:
    watching = Watching(LEXICON, WATCHES)
    first, second = (watching.of(Word(raw, LEXICON)) for raw in ("بغداد", "محافظ"))
    assert set(watching.both(first, second)) == {"role", "of", "word"}


@pytest.mark.parametrize(
    "raw", ["الأحد", "وبالخميس", "آب", "تشرين", "أمـس", "غداً", "یوم", "2015", "الیوم", "بعام", "الثالث"]
)
def test_words_of_dates_are_told_by_their_first_letters(raw: str) -> None:
    known = date_words.openings[raw]
    assert date_words.bears_on_dates(raw) == (known[0] > 0 or known != date_words.openings["كتاب"])
