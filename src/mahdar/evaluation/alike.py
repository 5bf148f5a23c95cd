"""When two names, titles or quotations count as the same.

The measure has its own folding, apart from the reader's, so that a change in the reader
cannot move the measure. Figures agree with the scorer that the gold was published with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

_UNSEEN = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LETTERS = str.maketrans("أإآٱىؤئةڤگچپ", "ااااييءهفكجب") | str.maketrans("ئؤ", "ءء")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_ABD = re.compile(r"\bعبد\s+(?=ال)")
_LINKS = frozenset({"بن", "ابن", "بنت", "ال"})

Stretch = tuple[int, int]
Left = TypeVar("Left")
Right = TypeVar("Right")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text without the spelling differences that Arabic newsrooms do not agree on: «إيران،» is «ايران»."""
    bare = _UNSEEN.sub("", text).translate(_LETTERS)
    return " ".join(_ABD.sub("عبد", _PUNCTUATION.sub(" ", bare)).split())


def squeeze(text: str) -> str:
    """Folded text without spaces: «عبد الباسط» is «عبدالباسط»."""
    return fold(text).replace(" ", "")


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """Folded words without their article and without بن, ابن, بنت, آل: «محمد بن سلمان» has two."""
    bare = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in fold(text).split()]
    return tuple(word for word in bare if word not in _LINKS) or tuple(bare)


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two names share, each counted as often as both have it."""
    return sum((Counter(one) & Counter(other)).values())


def word_f1(one: str, other: str) -> float:
    """Twice the shared words over all words, from 0 to 1."""
    left, right = words_of(one), words_of(other)
    return 2 * shared(left, right) / (len(left) + len(right)) if left and right else 0.0


def person_likeness(name: str, forms: Sequence[str]) -> float:
    """A part of a gold name that adds nothing and leaves out less than half: «الحريري» is not «نصر الحريري»."""
    return max((_part_of(name, form) for form in forms), default=0.0)


def _part_of(name: str, form: str) -> float:
    if squeeze(name) == squeeze(form):
        return 1.0
    said, whole = words_of(name), words_of(form)
    adds_nothing = bool(said) and shared(said, whole) == len(said)
    enough = len(said) * 2 > len(whole) and (len(said) > 1 or len(whole) == 1)
    return word_f1(name, form) if adds_nothing and enough else 0.0


def body_likeness(name: str, forms: Sequence[str]) -> float:
    """Seven tenths of the words of a body or place: «وزارة الخارجية» is «وزارة الخارجية التركية»."""
    best = max((word_f1(name, form) for form in forms), default=0.0)
    return best if best >= 0.7 else 0.0


def stretch_of(quote: str, squeezed: str) -> Stretch | None:
    """Where quoted words stand in a squeezed text, a ragged tenth at each edge forgiven; None where they do not."""
    needle = squeeze(quote)
    if not needle:
        return None
    at, cut = squeezed.find(needle), 0
    if at < 0 and len(needle) >= 20:
        cut = len(needle) // 10
        at = squeezed.find(needle[cut:-cut])
    return None if at < 0 else (max(0, at - cut), at - cut + len(needle))


def overlap(one: Stretch | None, other: Stretch | None) -> float:
    """Shared length over joint length of two stretches, from 0 to 1."""
    if one is None or other is None:
        return 0.0
    inner = min(one[1], other[1]) - max(one[0], other[0])
    return inner / (max(one[1], other[1]) - min(one[0], other[0])) if inner > 0 else 0.0


def pair_up(
    left: Sequence[Left], right: Sequence[Right], likeness: Callable[[Left, Right], float]
) -> list[tuple[int, int]]:
    """Pairs of places, one to one, the likest first; a likeness of 0 never pairs."""
    graded = ((likeness(one, other), i, j) for i, one in enumerate(left) for j, other in enumerate(right))
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for _, i, j in sorted((row for row in graded if row[0] > 0), key=lambda row: (-row[0], row[1], row[2])):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i, j))
    return pairs
