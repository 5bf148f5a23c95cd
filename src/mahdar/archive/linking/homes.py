"""The country that a report is about.

A ministry, a government, an army named without its country is that of the country which the report is about; where
that cannot be told, that of its outlet's reports alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from mahdar.lexicon.files import rows
from mahdar.record import Organization, Place, Record

_MOST = 0.6


def home_of(record: Record) -> str:
    """The country that most of what a report names belongs to; else its outlet, so that nothing is joined by guess."""
    entities: tuple[Place | Organization, ...] = (*record.places, *record.organizations)
    told = ((entity.country, len(entity.mentions)) for entity in entities if entity.country)
    return home_among(told, record.report.outlet)


def home_among(told: Iterable[tuple[str, int]], outlet: str | None) -> str:
    """The country named most among those told, each with how often; «UNO», «IMG» are none."""
    counts: Counter[str] = Counter()
    for country, often in told:
        if country in states():
            counts[country] += often
    country, most = counts.most_common(1)[0] if counts else ("", 0)
    return country if counts and most >= _MOST * counts.total() else f"outlet {outlet or ''}"


@lru_cache(maxsize=1)
def states() -> frozenset[str]:
    """The codes of the countries of the world."""
    return frozenset(row["iso3"] for row in rows("places/countries.tsv"))


def is_country(home: str) -> bool:
    """Whether a report's home is a country, not an outlet alone."""
    return len(home) == 3
