"""Which post a title names: the same seat in other words, or another one of the same kind.

«وزير الخارجية المصري», «وزير خارجية مصر» and, of a man known to be Egypt's, «وزير الخارجية» are one seat; «وزير الداخلية المصري» is
another, though both are ministers of one country.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mahdar.arabic.letters import fold_phrase
from mahdar.archive.keys import name_key
from mahdar.archive.linking.spelling import bare
from mahdar.lexicon.files import rows
from mahdar.lexicon.sets import word_set, word_table

_FOR, _OF_ALL = "لل", "ال"
_LONG_ENOUGH = 4


class Seat(NamedTuple):
    """A post, of a country or of a body, with the words that tell it from others of its kind: «خارجيه», «منطقه عسير»."""

    post: str
    country: str
    body: int
    words: str

    @property
    def is_sure(self) -> bool:
        """Whether it is told whose post it is: «رئيس اللجنة» may be any committee's."""
        return bool(self.country or self.body)


@lru_cache(maxsize=16_000)
def seat_of(title: str, post: str, country: str | None, body: int | None, body_name: str | None) -> Seat:
    """The seat of an office; country: the office's, else its holder's; a body tells more than its country does, but for
    whom a country sends there."""
    post, more = _SAME_POST.get(post, (post, ""))
    sent = post in _SENT
    implied = _implied(post) | {bare(word) for word in name_key(body_name or "").split()}
    known = implied | _lands() | _aside()
    words = [word for word in _told(title)[1:] if not {word, _without_preposition(word)} & known]
    if more and more not in words:
        words.insert(0, more)
    land = country or "" if sent or not body else ""
    return Seat(post, land, body or 0, " ".join(dict.fromkeys(words)))


_SENT = frozenset(("ambassador", "representative", "consul", "charge_d_affaires", "attache"))
"""Posts of whom a country sends: each has its own at the same body, «السفير الفلسطيني لدى الأمم المتحدة»."""
_SAME_POST = {"foreign_minister": ("minister", "خارجيه"), "head": ("president", ""), "chair": ("president", "")}


def _told(title: str) -> list[str]:
    """The words of a title without articles, up to what is joined to it: «وزير الثقافة والإعلام» → وزير ثقافه."""
    found: list[str] = []
    for word in fold_phrase(title):
        if found and word.startswith("وال") and len(word) > _LONG_ENOUGH:
            break
        if word.startswith(_FOR) and len(word) > _LONG_ENOUGH:
            word = _OF_ALL + word[2:]
        elif word[:1] in "بل" and word[1:3] == _OF_ALL:
            word = word[1:]
        found.append(bare(word))
    return found


def _without_preposition(word: str) -> str:
    """«بشرطة», «لشرطة» → شرطه."""
    return bare(word[1:]) if word[:1] in "بل" and len(word) > _LONG_ENOUGH else word


@lru_cache(maxsize=1)
def _lands() -> frozenset[str]:
    """Countries and what is of them, man or woman: «مصر», «مصري», «مصريه»."""
    found: set[str] = set()
    for row in rows("places/countries.tsv"):
        nisbas = row["nisba"].split("|")
        for name in (row["name"], *row["aliases"].split("|"), *nisbas, *(f"{nisba}ة" for nisba in nisbas)):
            found |= {bare(word) for word in fold_phrase(name)}
    return frozenset(found)


@lru_cache(maxsize=1)
def _aside() -> frozenset[str]:
    """Words that tell when or in what way somebody held a post, not which: «السابق», «المكلف»."""
    return frozenset(bare(word) for word in word_set("seats", "aside"))


@lru_cache(maxsize=64)
def _implied(post: str) -> frozenset[str]:
    """Words that a post of this kind has of itself: «رئيس مجلس الوزراء» is «رئيس الحكومة»."""
    return frozenset(bare(word) for word, of in word_table("seats", "implied").items() if post in of.split("|"))
