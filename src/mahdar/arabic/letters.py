"""Folding: one key for the spellings of a word on which newsrooms do not agree.

A key is used to look words up, never to show them; every offset in Mahdar belongs to the text as it was written.
"""

from __future__ import annotations

import re
from functools import lru_cache

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
"""Marks that carry no letter: vowel signs, tatweel, zero-width and bidi controls (as a character class)."""

_DROP = re.compile(f"[{MARKS}]")
_DROP_IN_WORD = re.compile(rf"[{MARKS}\s]")
_FOLD = str.maketrans("أإآٱىیئؤةگڤچپکہ", "ااااييءءهكفجبكه")
_ON = frozenset(("على", "علی"))


def strip_marks(text: str) -> str:
    """`text` without vowel signs, tatweel and invisible controls: «عبَّر» → «عبر»."""
    return _DROP.sub("", text)


def fold(word: str) -> str:
    """The key of one word: «الإمارات» → «الامارات», «هيئة» → «هيءه», «مصطفى» → «مصطفي».

    Only the preposition «على» keeps its last letter, since «علي» is a name. «عبد الله» is one word.
    """
    bare = _DROP_IN_WORD.sub("", word)
    if bare.endswith(("على", "علی")) and (bare in _ON or bare[:-3] in ("و", "ف")):
        return bare[:-1] + "ى"
    return bare.translate(_FOLD)


@lru_cache(maxsize=8192)  # names and offices are compared again and again
def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The keys of the words of a phrase; punctuation between them is dropped: «جان-إيف» → («جان», «ايف»)."""
    return tuple(fold(word) for word in WORDS.findall(phrase))


WORDS = re.compile(rf"عبد[ \t]+ال(?:[^\W\d_]|[{MARKS}])+|\d+|(?:[^\W\d_]|[{MARKS}])+")
"""One word of a phrase."""
