"""How much two names of people say that they are one person's, before anything else is known of them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mahdar.arabic.letters import fold_phrase
from mahdar.archive.linking.spelling import FATHER, HOUSE, SIGNS, alike, bare, commonest_names, given_names, skeleton

Words = tuple[str, ...]

_LINKS = frozenset(("بن", "ابن", "بنت"))
_HOUSE = "ال"
_JOINED = frozenset(("عبد", "ابو", "ابي", "ابا", "ام"))
"""Words that make one name with the next: «أبو مازن» is one word, as «عبد الله» is."""
_JOINING = frozenset(("الله", "الدين", "الاسلام", "الحق", "الزمان"))
"""Words that make one name with the one before: «جمال الدين», «سيف الإسلام», «كرامة الله»."""


class Likeness(NamedTuple):
    """How far the names alone go (0 to 1), and in which way they are alike.

    plain: many bear such a name; spelt: how sure it is that the words of both are the same, whoever bears them.
    """

    score: float
    way: str
    plain: bool
    spelt: float = 1.0


_CHAIN = 3
"""So many names from a man's own on, «نوف بنت عبدالمحسن بن عبدالعزيز», tell him without his family's."""
UNLIKE = Likeness(0.0, "other names", False)


@lru_cache(maxsize=16_000)
def words_of(name: str) -> Words:
    """The words of a name, folded, with their articles; a father's name, after «بن», begins with «+», a house with «=».

    «محمد بن سلمان آل سعود» → محمد +سلمان =سعود; «أبو مازن» and «عبد ربه» are one word each.
    """
    found: list[str] = []
    sign = ""
    for word in fold_phrase(name):
        if not word:  # nothing but vowel signs or a tatweel
            continue
        if word in _LINKS:
            sign = FATHER if found else ""
        elif word == _HOUSE:
            sign = HOUSE if found else ""
        elif found and (found[-1].lstrip(SIGNS) in _JOINED or word in _JOINING):
            found[-1] += word
        else:
            found.append(sign + word)
            sign = ""
    return tuple(found)


@lru_cache(maxsize=16_000)
def blocks_of(words: Words) -> tuple[str, ...]:
    """Keys that two names share if they may be one person's: the first word with each other, and the last alone."""
    if not words:
        return ()
    last = "1" + skeleton(bare(words[-1]))
    first = skeleton(bare(words[0]))
    return (*dict.fromkeys(f"2{first} {skeleton(bare(word))}" for word in words[1:6]), last)


@lru_cache(maxsize=16_000)
def is_plain(words: Words) -> bool:
    """Whether all words are of the commonest names: «محمد إبراهيم» is the name of thousands."""
    return all(bare(word) in commonest_names() for word in words)


@lru_cache(maxsize=32_000)
def likeness(a: Words, b: Words) -> Likeness:
    """How alike two names are.

    «عادل الجبير» and «عادل بن أحمد الجبير»: the shorter leaves names out; «محمد بن سلمان» and «سلمان»: one word only.
    """
    short, full = sorted((a, b), key=len)
    if not short:
        return UNLIKE
    if len(short) == 1:
        return _of_one_word(short[0], full)
    same = _aligned(short, full)
    if not same:
        return UNLIKE
    plain = is_plain(short)
    if len(short) == len(full):
        return Likeness(same * _of_the_same(short, plain), "the same name", plain, same)
    if alike(short[-1], full[-1]):
        return Likeness(same * _of_a_shorter(short, plain), "a shorter form", plain, same)
    if len(short) >= _CHAIN and _aligned(short, full[: len(short)]):
        return Likeness(same * 0.8, "without the last name", plain, same)
    return Likeness(same * (0.5 if plain or _of_given_names(short) else 0.6), "without the last name", plain, same)


def _of_a_shorter(words: Words, plain: bool) -> float:
    """How far a name without its middle goes: «زيد الحسين» may be any «زيد … الحسين», «عادل الجبير» is of one family.

    Of a great tribe or house, «عواض العتيبي» may be any of many, however rare the first name: those run in a tribe.
    """
    if plain:
        return 0.55
    return 0.6 if bare(words[0]) in commonest_names() or bare(words[-1]) in given_names() | commonest_names() else 0.84


def _of_the_same(words: Words, plain: bool) -> float:
    """How far one and the same name goes: not far where thousands bear it, farther with a family's name or a third.

    «محمد إبراهيم» tells nobody, «محمد طاهر» few, «محمد الطراونة» more; «إياد الطراونة» needs no evidence beside it.
    """
    if len(words) > 2:
        return 0.8 if _of_given_names(words) else 0.9
    if plain:
        return 0.58
    commonest = bare(words[0]) in commonest_names()
    if _of_given_names(words):
        return 0.62 if commonest else 0.7
    return 0.67 if commonest else 0.88


def _of_given_names(words: Words) -> bool:
    """Whether each word may be a man's given name or is of the commonest: «محمد طاهر» may be a man and his father's name."""
    return all(bare(word) in given_names() or bare(word) in commonest_names() for word in words)


def _of_one_word(word: str, full: Words) -> Likeness:
    if len(full) == 1:
        return Likeness(0.45 if alike(word, full[0]) > 0.9 else 0.0, "one word only", True)
    same = alike(word, full[-1])
    return Likeness(0.4 * same, "the last name only", bare(word) in given_names()) if same else UNLIKE


def _aligned(short: Words, full: Words) -> float:
    """How alike the words of the short name are to words of the full one, in order from the first; 0 where one has none."""
    same = alike(short[0], full[0])
    at = 1
    for word in short[1:]:
        rest = full[at:]
        if word[0] == FATHER and rest and rest[0][0] == FATHER:  # a father is the next in the chain, or another man's
            rest = rest[:1]
        best = max(range(len(rest)), key=lambda i: (alike(word, rest[i]), -i), default=None)
        if best is None or not alike(word, rest[best]):
            return 0.0
        same *= alike(word, rest[best])
        at += best + 1
    return same
