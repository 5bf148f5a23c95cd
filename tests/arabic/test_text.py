"""Folding and tokens: offsets always belong to the text as written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic.letters import GAP, fold
from mahdar.arabic.text import Text
from mahdar.lexicon import load_lexicon
from mahdar.lexicon.word import Word


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("الإمارات", "الامارات"),
        ("عبَّر", "عبر"),
        ("مصطفى", "مصطفي"),
        ("على", "على"),
        ("علي", "علي"),
        ("هيئة", "هيءه"),
        ("شئون", "شءون"),
        ("شؤون", "شءون"),
        ("مـحـمـد", "محمد"),
        ("عبد الله", "عبدالله"),
    ],
)
def test_fold(word: str, key: str) -> None:
    assert fold(word) == key


@given(st.text(max_size=200))
def test_every_token_stands_where_it_says(text: str) -> None:
    tokens = Text(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        parted = "و" + re.sub(f"^{GAP}+", "", text[start + 1 : end])
        assert text[start:end] == word or word == "\n" or (word[0] == "و" and parted == word)
    covered = [k for first, last in tokens.sentences for k in range(first, last)]
    assert covered == sorted(set(covered))


def test_a_parted_w_is_the_word_s() -> None:
    tokens = Text("وزير الداخلية و الجماعات المحلية")
    assert (tokens.words[2], tokens.parted, tokens.slice(2, 3)) == ("والجماعات", [2], "و الجماعات")


@pytest.mark.parametrize("typed", ["و عبد الله", "و\u00a0عبد الله", "و \u200fكَتَب"])
def test_only_the_gap_behind_a_parted_w_goes(typed: str) -> None:
    assert Text(typed).words == ["و" + typed[1:].lstrip(" \u00a0\u200f")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("قال د. بدر جاموس إنه وصل. ثم غادر.", 2),
        ("بلغ 3.5 مليون. انتهى", 2),
        ("المسؤولين التنفيذيين.المهندس القحطاني عبر", 2),
        ("سطر\nسطر", 2),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(Text(text).sentences) == sentences


@pytest.mark.parametrize(
    ("raw", "clitic", "core"),
    [
        ("وأكد", "و", "اكد"),
        ("وزير", "", "وزير"),
        ("للأمم", "ل", "الامم"),
        ("وليد", "", "وليد"),
        ("بالرياض", "ب", "الرياض"),
        ("ولدى", "و", "لدي"),
        ("والرئيس", "و", "الرءيس"),
        ("لبنان", "", "لبنان"),
        ("بشكل", "", "بشكل"),
    ],
)
def test_proclitics(raw: str, clitic: str, core: str) -> None:
    word = Word(raw, load_lexicon())
    assert (word.clitic, word.core) == (clitic, core)
