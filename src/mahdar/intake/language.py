"""Whether a text is Arabic: its letters and its commonest words; Persian and Urdu have their own."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0621-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile("[\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06ba\u06d2]")
_LOOKALIKES = str.maketrans("\u06a9\u06cc\u06be", "كيه")
"""Persian and Urdu letters that some newsrooms' keyboards put into Arabic: «الأمیر», «الملکي»."""
_WORDS = re.compile(
    r"\b(?:و?في|[وف]?من|على|إلى|الى|أن|عن|مع|التي|الذي|هذا|هذه|قال|[وفبك]{0,2}ال\w{2,}|[وف]?لل\w{2,}|\w*[ةىأإ]\w*)\b"
)
"""Words that are Arabic and hardly Persian or Urdu: prepositions, the article, and the letters ة ى أ إ."""
_SAMPLE = 4000
_FEW = 12


def is_arabic(text: str) -> bool:
    """Whether most of its letters are Arabic's and not those of Persian, Urdu or another language in the same script."""
    raw = text[:_SAMPLE]
    sample = raw.translate(_LOOKALIKES)
    letters = len(_LETTER.findall(sample))
    arabic = len(_ARABIC.findall(sample))
    if letters == 0 or arabic * 2 < letters or len(_FOREIGN.findall(sample)) * 25 > arabic:
        return False
    words = len(sample.split())
    if words < _FEW:  # too few words to judge by: then look-alikes speak against it
        return sum(a != b for a, b in zip(raw, sample, strict=True)) * 25 <= arabic
    return len(_WORDS.findall(sample)) * 12 >= words
