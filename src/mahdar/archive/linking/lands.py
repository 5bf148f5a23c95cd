"""Countries by their names and adjectives, and the names of towns, as keys of bodies and places need them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mahdar.arabic.letters import fold, fold_phrase
from mahdar.archive.linking.spelling import bare
from mahdar.lexicon.files import many, rows

THE = "ال"


def last_nisba(words: Sequence[str]) -> tuple[str, int]:
    """The country whose adjective a name of more words ends in, and how many words that is: «الكورية الشمالية» two."""
    for long in (2, 1):
        if len(words) > long and (land := nisbas().get(" ".join(words[-long:]))):
            return land, long
    return "", 1


@lru_cache(maxsize=1)
def country_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of each country, the longest first."""
    return {
        row["iso3"]: tuple(
            sorted(
                (tuple(bare(word) for word in fold_phrase(name)) for name in (row["name"], *many(row["aliases"]))),
                key=lambda name: (-len(name), name),
            )
        )
        for row in rows("places/countries.tsv")
    }


@lru_cache(maxsize=1)
def nisbas() -> dict[str, str]:
    """«مصري», «المصرية» → EGY."""
    found: dict[str, str] = {}
    for row in rows("places/countries.tsv"):
        for nisba in many(row["nisba"]):
            one = [fold(word) for word in nisba.split()]
            for words in (one, [fold(f"{word}ة") for word in nisba.split()]):
                found.setdefault(" ".join(words), row["iso3"])
                found.setdefault(" ".join(THE + word for word in words), row["iso3"])
    return found


@lru_cache(maxsize=1)
def town_names() -> frozenset[str]:
    """The names of towns in one word, without article, capitals among them."""
    names = (row["name"] for file in ("cities", "regions") for row in rows(f"places/{file}.tsv"))
    capitals = (name for row in rows("places/countries.tsv") for name in many(row["capital"]))
    return frozenset(bare(fold(name)) for name in (*names, *capitals) if " " not in name)


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Towns and countries in one word."""
    return town_names() | {name[0] for names in country_names().values() for name in names if len(name) == 1}
