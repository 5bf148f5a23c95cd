"""Places: one key for what is one, by its usual name and its country.

«مديرية نهم» and «نهم» are one, as they are within a report; so are «مطار القاهرة الدولي» and «مطار القاهرة». A place whose country no
report tells is that of the word lists, else that of the country which the report is about.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from mahdar.arabic.letters import fold, fold_phrase
from mahdar.archive.linking.lands import THE, last_nisba
from mahdar.archive.linking.spelling import bare
from mahdar.lexicon.files import many, rows
from mahdar.lexicon.sets import word_set
from mahdar.record import Place

_OF_NO_COUNTRY = frozenset(("area", "continent", "sea", "strait", "river"))
_OF_THE_WORLD = word_set("place_keys", "of the world")
_STATES = frozenset(("USA",))
"""Where a state is no surroundings of the town of its name: «ولاية واشنطن», «واشنطن»."""


def place_key(place: Place, home: str) -> str:
    """The key of a place named in a report on a country, `home`."""
    return key_of_place(place.name, place.kind, place.country or "", place.geonames, home)


@lru_cache(maxsize=32_000)
def key_of_place(name: str, kind: str, country: str, geonames: int | None, home: str) -> str:
    """The key of a place by what a report tells of it; `country` is empty where it tells none."""
    if kind == "country" and country:
        return f"state {country}"
    words = _words(name, country)
    key = " ".join(bare(word) for word in words)
    if kind in _OF_NO_COUNTRY:
        return f"{_usual().get((key, ''), key)} @"[:300]
    land = country or _land_of(key, home, nearby=kind == "neighbourhood")
    usual = _by_geonames().get(geonames) if geonames else None
    return f"{usual or _usual().get((key, land), key)} @{land}"[:300]


def _words(name: str, country: str) -> list[str]:
    """The folded words of the name itself: without «محافظة», «الدولي», and without «الأميركي» behind a name."""
    words = list(fold_phrase(name)) or [name]
    if len(words) > 1 and bare(words[0]) in _surroundings() and (country not in _STATES):
        words = words[1:]
    if len(words) > 1 and words[-1] in _OF_THE_WORLD:
        words = words[:-1]
    land, long = last_nisba(words)
    if land and len(words) > long + 1 and not words[0].startswith(THE):
        words = words[:-long]
    return words


def _land_of(key: str, home: str, *, nearby: bool) -> str:
    """The country of a place of which the report tells none: the only one with such a place, else the report's own.

    nearby: it is a quarter or a village, told of where it is known.
    """
    own = home if len(home) == 3 else ""
    known = _lands_of().get(key, ())
    return known[0] if len(known) == 1 and not (nearby and own) else own


@lru_cache(maxsize=1)
def _surroundings() -> frozenset[str]:
    """Nouns of places that may be left out: «محافظة», «قرية», «مديرية»; not of quarters, of which many towns have one by a name."""
    kinds = ("city", "neighbourhood", "region", "governorate", "island")
    nouns = (row["word"] for row in rows("places/nouns.tsv") if row["same"] and row["kind"] in kinds)
    return frozenset(fold(word) for word in nouns) - word_set("place_keys", "quarters")


@lru_cache(maxsize=1)
def _listed() -> tuple[tuple[str, tuple[str, ...], str, int | None], ...]:
    """Of each listed place the usual name, all of its names, its country and its GeoNames id."""
    found = []
    for row in (row for file in ("regions", "cities") for row in rows(f"places/{file}.tsv")):
        names = tuple(
            " ".join(bare(word) for word in _words(name, row["country"]))
            for name in (row["name"], *many(row["aliases"]))
        )
        found.append((names[0], names, row["country"], int(row["geonames"]) if row["geonames"] else None))
    return tuple(found)


@lru_cache(maxsize=1)
def _usual() -> dict[tuple[str, str], str]:
    """(name, country) → the name that the lists put first."""
    found: dict[tuple[str, str], str] = {}
    for usual, names, country, _ in _listed():
        usual = found.get((usual, country), usual)
        for name in names:
            found.setdefault((name, country), usual)
    return found


@lru_cache(maxsize=1)
def _lands_of() -> dict[str, tuple[str, ...]]:
    """Name → the countries that have such a place."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for _, names, country, _ in _listed():
        for name in names:
            if country:
                found[name][country] = None
    return {name: tuple(countries) for name, countries in found.items()}


@lru_cache(maxsize=1)
def _by_geonames() -> dict[int, str]:
    return {geonames: _usual()[usual, country] for usual, _, country, geonames in _listed() if geonames}
