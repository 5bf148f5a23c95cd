"""Nouns of bodies, which may stand before a body's own name or be left out: «تنظيم داعش», «وكالة رويترز»."""

from __future__ import annotations

from functools import lru_cache

from mahdar.archive.keys import name_key
from mahdar.lexicon.files import rows


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    singular = {name_key(row["word"]) for row in rows("bodies/heads.tsv")}
    return frozenset(singular | {name_key(row["plural"]) for row in rows("bodies/heads.tsv") if row["plural"]})


def is_head(word: str) -> bool:
    """Whether a word without its article is a noun of bodies: «وكالة», «تنظيم»."""
    return word in _heads()
