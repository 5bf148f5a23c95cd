"""Nouns that may stand before a body's own name or be left out: «تنظيم داعش», «وكالة رويترز»."""

from __future__ import annotations

from functools import lru_cache

from mahdar.archive.keys import name_key
from mahdar.lexicon.files import rows

_MAY_LOSE_IT = frozenset(("media", "armed_group"))


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    singular = {name_key(row["word"]) for row in rows("bodies/heads.tsv")}
    return frozenset(singular | {name_key(row["plural"]) for row in rows("bodies/heads.tsv") if row["plural"]})


@lru_cache(maxsize=32_000)
def without_head(key: str, kind: str) -> str:
    """«تنظيم داعش» → «داعش», «وكالة رويترز» → «رويترز»; a ministry keeps its noun, and so does a party («حزب الشعب», «حركة الشعب»)."""
    head, _, rest = key.partition(" ")
    return rest if kind in _MAY_LOSE_IT and rest and head in _heads() else key
