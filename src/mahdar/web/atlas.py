"""Where places stand on the map: coordinates of the archive's places, and dots and labels on a sheet of `world.svg`.

The projection is an equirectangular one that is true at 25° north, where the Arab world lies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from mahdar.archive.keys import name_key
from mahdar.lexicon.files import many, rows

WIDTH = 1000.0
UNITS = 20
"""Units of world.svg a degree; scripts/build_map.py writes it so."""
_SQUEEZE = math.cos(math.radians(25))
_LABELS = 16
_HEADS = ("محافظة", "ولاية", "منطقة", "مدينة", "إمارة", "قضاء", "إقليم", "بلدة")


class Sheet(NamedTuple):
    """A part of the world: west, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Units of the drawing a degree of latitude."""
        return WIDTH / ((self.east - self.west) * _SQUEEZE)

    @property
    def height(self) -> float:
        """Of the drawing, where it is WIDTH wide."""
        return round((self.north - self.south) * self.scale, 1)

    @property
    def transform(self) -> str:
        """How world.svg is laid under the dots."""
        across, down = self.scale * _SQUEEZE / UNITS, self.scale / UNITS
        x, y = -(self.west + 180) * self.scale * _SQUEEZE, -(90 - self.north) * self.scale
        return f"translate({x:.2f} {y:.2f}) scale({across:.5f} {down:.5f})"

    def at(self, lat: float, lon: float) -> tuple[float, float] | None:
        """Where a spot stands; None outside of the sheet."""
        if not (self.west <= lon <= self.east and self.south <= lat <= self.north):
            return None
        return round((lon - self.west) * self.scale * _SQUEEZE, 1), round((self.north - lat) * self.scale, 1)


SHEETS = {"arab": Sheet(-19, -3, 65, 44), "world": Sheet(-180, -57, 180, 78)}


class Dot(NamedTuple):
    """A place on the map, with its counts; the label is empty where there is no room for it."""

    place: Any
    counts: dict[str, int]
    x: float
    y: float
    radius: float
    label: str
    label_y: float


class Coordinates(NamedTuple):
    """Where a place lies; `near` where that is the place's capital or namesake town, not itself."""

    lat: float
    lon: float
    near: bool


def coordinates(place: Any) -> Coordinates | None:
    """Those that the reports' reader knew, else those of the word files by name and country."""
    if place.lat is not None and place.lon is not None:
        return Coordinates(place.lat, place.lon, place.type == "country")
    known = _known()
    exact = known.get((name_key(place.name), place.country or ""))
    if exact:
        return Coordinates(*exact, False)
    head, _, rest = place.name.partition(" ")
    town = known.get((name_key(rest), place.country or "")) if head in _HEADS and rest else None
    return Coordinates(*town, True) if town else None


def latin(place: Any) -> str | None:
    """The Latin form of a place's name: the archive's, else the word files'."""
    return place.latin or _latin().get((name_key(place.name), place.country or ""))


@cache
def _latin() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in rows("places/countries.tsv"):
        for name in (row["name"], *many(row["aliases"])):
            found[name_key(name), row["iso3"]] = row["latin"]
    for row in rows("places/cities.tsv"):
        for name in (row["name"], *many(row["aliases"])):
            found.setdefault((name_key(name), row["country"]), row["latin"])
    return found


@cache
def _known() -> dict[tuple[str, str], tuple[float, float]]:
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for file in ("places/spots.tsv", "places/cities.tsv"):
        for row in rows(file):
            for name in (row["name"], *many(row.get("aliases", ""))):
                found.setdefault((name_key(name), row["country"]), (float(row["lat"]), float(row["lon"])))
    return found


def sheet_for(spots: Sequence[Coordinates]) -> str:
    """The sheet on which most stand: the Arab world where at least half of them do."""
    inside = sum(SHEETS["arab"].at(one.lat, one.lon) is not None for one in spots)
    return "arab" if 2 * inside >= len(spots) else "world"


def dots(sheet: Sheet, places: Iterable[tuple[Any, dict[str, int], Coordinates, str]]) -> list[Dot]:
    """Dots of all places on the sheet, the largest first so that the small lie on top; the area of a dot is its count.

    places: each with its counts, where it lies and its name as the reader reads it, those with most first.
    """
    shown = [(one, spot) for one in places if (spot := sheet.at(one[2].lat, one[2].lon))]
    most = max((sum(one[1].values()) for one, _ in shown), default=1)
    boxes: list[tuple[float, float, float, float]] = []
    found = []
    for (place, counts, _, name), (x, y) in shown:
        radius = round(max(3.0, 22 * math.sqrt(sum(counts.values()) / most)), 1)
        label_y = _room(boxes, x, y, radius, name) if len(boxes) < _LABELS else None
        found.append(Dot(place, counts, x, y, radius, name if label_y else "", label_y or 0.0))
    return found


def _room(boxes: list[tuple[float, float, float, float]], x: float, y: float, radius: float, name: str) -> float | None:
    """The line on which a label has room below or above its dot; it is taken."""
    half = 3.7 * len(name)
    if not half <= x <= WIDTH - half:
        return None
    for line in (y + radius + 12, y - radius - 4):
        box = (x - half, line - 11, x + half, line + 4)
        if all(box[2] < b[0] or b[2] < box[0] or box[3] < b[1] or b[3] < box[1] for b in boxes):
            boxes.append(box)
            return round(line, 1)
    return None
