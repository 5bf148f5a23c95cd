"""Whether a text is Arabic: its letters and its commonest words; Persian and Urdu have their own."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0621-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_ARABIC = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u0688\u0691\u06ba\u06be\u06d2]")
_WORDS = re.compile(r"\b(?:و?في|من|على|إلى|الى|أن|إن|عن|مع|التي|الذي|هذا|هذه|قال|ال\w+)\b")
_SAMPLE = 4000


def is_arabic(text: str) -> bool:
    """Whether most of its letters are Arabic's and not those of Persian, Urdu or another language in the same script."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    arabic = len(_ARABIC.findall(sample))
    if letters == 0 or arabic * 2 < letters:
        return False
    foreign = len(_NOT_ARABIC.findall(sample))
    if foreign * 25 > arabic:
        return False
    words = len(sample.split())
    return words < 12 or len(_WORDS.findall(sample)) * 12 >= words
