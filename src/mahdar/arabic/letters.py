"""Folding: one key for the spellings of a word on which newsrooms do not agree.

A key is used to look words up, never to show them; every offset in Mahdar belongs to the text as it was written.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CONTROLS = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
INVISIBLE = re.compile(f"[{_CONTROLS}]")
MARKS = f"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640{_CONTROLS}"
"""Marks that carry no letter: vowel signs, tatweel, zero-width and bidi controls (as a character class)."""

GAP = rf"[ \t\u00a0\u202f{MARKS}]"
"""What may stand between two words of one name: blanks, and the invisible controls that pages put beside them."""

_DROP = re.compile(f"[{MARKS}]")
_DROP_IN_WORD = re.compile(rf"[{MARKS}\s]")
_FOLD: list[str | None] = list(map(chr, range(0x3001)))
"""What each letter becomes, by its code: a list is read faster than a dict, in which most letters would be looked for in vain."""
for _dropped in _DROP_IN_WORD.findall("".join(map(chr, range(len(_FOLD))))):
    _FOLD[ord(_dropped)] = None
for _letter, _folded in zip("أإآٱىیئؤةگڤچپکہ", "ااااييءءهكفجبكه", strict=True):
    _FOLD[ord(_letter)] = _folded
_BYTE_ORDER = "\ufeff"
"""The one mark beyond the list."""
_ON = frozenset(("على", "علی"))
_MAYBE_ON = frozenset(("علي", "وعلي", "فعلي"))


def strip_marks(text: str) -> str:
    """`text` without vowel signs, tatweel and invisible controls: «عبَّر» → «عبر»."""
    return _DROP.sub("", text)


def fold(word: str) -> str:
    """The key of one word: «الإمارات» → «الامارات», «هيئة» → «هيءه», «مصطفى» → «مصطفي».

    Only the preposition «على» keeps its last letter, since «علي» is a name. «عبد الله» is one word.
    """
    if _BYTE_ORDER in word:
        word = word.replace(_BYTE_ORDER, "")
    key = word.translate(_FOLD)
    if key in _MAYBE_ON:
        bare = _DROP_IN_WORD.sub("", word)
        if bare.endswith(("على", "علی")) and (bare in _ON or bare[:-3] in ("و", "ف")):
            return bare[:-1] + "ى"
    return key


@lru_cache(maxsize=8192)  # names and offices are compared again and again
def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The keys of the words of a phrase; punctuation between them is dropped: «جان-إيف» → («جان», «ايف»)."""
    return tuple(fold(word) for word in WORDS.findall(phrase))


WORDS = re.compile(rf"عبد{GAP}*[ \t\u00a0]{GAP}*ال(?:[^\W\d_]|[{MARKS}])+|\d+|(?:[^\W\d_]|[{MARKS}])+")
"""One word of a phrase."""
