"""Bodies and places: one key for what is one, by name, country and GeoNames id.

A ministry, a government, an army named without its country is that of the country which the report is about; where
that cannot be told, that of its outlet's reports alone.
"""

from __future__ import annotations

from collections import Counter

from mahdar.archive.keys import name_key
from mahdar.archive.linking.heads import without_head
from mahdar.record import Organization, Place, Record

_OF_A_COUNTRY = frozenset(
    ("ministry", "government", "council", "parliament", "army", "police", "court", "committee", "agency", "bank",
     "institution", "university", "union", "other")
)  # fmt: skip
"""Kinds of bodies of which every country has its own under one name."""
_MOST = 0.6


def place_key(place: Place) -> str:
    """A state by its code, a place by its GeoNames id, else by name and country."""
    if place.kind == "country" and place.country:
        return f"state {place.country}"
    if place.geonames:
        return f"geonames {place.geonames}"
    return f"{name_key(place.name)} @{place.country or ''}"


def body_key(body: Organization, home: str) -> str:
    """«وزارة الخارجية» of the report's country; «داعش» and «تنظيم داعش» are one wherever they are named."""
    key = without_head(name_key(body.name), body.kind)
    if body.kind in _OF_A_COUNTRY:
        return f"{key} @{body.country or home}"
    return key


def home_of(record: Record) -> str:
    """The country that most of what a report names belongs to; else its outlet, so that nothing is joined by guess."""
    counts: Counter[str] = Counter()
    entities: tuple[Place | Organization, ...] = (*record.places, *record.organizations)
    for entity in entities:
        if entity.country:
            counts[entity.country] += len(entity.mentions)
    country, most = counts.most_common(1)[0] if counts else ("", 0)
    return country if counts and most >= _MOST * counts.total() else f"outlet {record.report.outlet or ''}"


def is_country(home: str) -> bool:
    """Whether a report's home is a country, not an outlet alone."""
    return len(home) == 3
