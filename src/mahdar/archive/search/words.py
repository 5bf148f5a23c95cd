"""The words of a text as the search knows them: folded, and stemmed beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import Stemmer

from mahdar.arabic.letters import MARKS, fold

_WORD = re.compile(rf"\d+|(?:[^\W\d_]|[{MARKS}])+")
_LONGEST = 60
_ARABIC = re.compile("[\u0621-\u064a]")
_stemmer = Stemmer.Stemmer("arabic")
_BEFORE = re.compile("^(?:[وف]?(?:ال|لل|بال|كال)(?=...)|[وف](?=....))")
"""What stands before a word: the conjunction, the article. «وزير» has none, and «ومياه» one."""


Form = tuple[str, str]
"""A word folded, and its stem; both empty where it folds to nothing."""


class Token(NamedTuple):
    """A word with its place in the text."""

    word: str
    stem: str
    start: int
    end: int


KEPT: Final = 200_000
"""Words whose form is kept: the vocabulary of some thousand reports; memory stays flat however many come."""


@lru_cache(maxsize=KEPT)
def key_and_stem(written: str) -> Form:
    """«والمحادثات» → its folded form and «محادث»; a word that folds to nothing gives two empty strings."""
    word = fold(written).casefold()[:_LONGEST].replace("ى", "ي")
    if not _ARABIC.search(word):
        return word, word
    stem = _stemmer.stemWord(_BEFORE.sub("", word))
    return word, stem or word


def tokens(text: str) -> Iterator[Token]:
    """The words of a text with their places; marks and punctuation part them."""
    for match in _WORD.finditer(text):
        word, stem = key_and_stem(match.group())
        if word:
            yield Token(word, stem, *match.span())


def forms_in(text: str) -> list[Form]:
    """The words of a text, each as its folded form and its stem."""
    return [key_and_stem(word) for word in _WORD.findall(text)]
