"""Write src/mahdar/web/static/mahdar/world.svg: the outlines behind the map of places, from Natural Earth (public domain).

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python scripts/build_map.py package/

world-atlas (ISC) holds Natural Earth's countries as TopoJSON. The world is drawn from its scale of 1:110 million, the Arab
world, cut out, from 1:50 million; both are generalised further, and rounded.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "src/mahdar/web/static/mahdar/world.svg"
UNITS = 20
"""Units of the drawing a degree; mahdar.web.atlas places dots in the same."""
Point = tuple[float, float]
Box = tuple[float, float, float, float]
SHEETS: dict[str, tuple[str, Box, float]] = {
    "world": ("countries-110m.json", (-180, -60, 180, 85), 0.25),
    "arab": ("countries-50m.json", (-26, -14, 72, 52), 0.06),
}
"""Sheet → file, what it holds (west, south, east, north), and how far a line may be from the true one, in degrees."""


def main(folder: str) -> int:
    """Write the file, and say how large it is."""
    groups = "\n".join(_sheet(name, Path(folder), *given) for name, given in SHEETS.items())
    TARGET.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Outlines: Natural Earth (public domain) through world-atlas 2.0.2 '
        f"(ISC), generalised by scripts/build_map.py -->\n<defs>\n{groups}\n</defs>\n</svg>\n",
        encoding="utf-8",
    )
    print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KB")
    return 0


def _sheet(name: str, folder: Path, file: str, box: Box, off: float) -> str:
    topology = json.loads((folder / file).read_text(encoding="utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = [shifted for ring in _rings(topology, "land", arcs) for shifted in _unwound(ring)]
    land = "".join(_path(_simplified(_cut(ring, box), off), close=True) for ring in rings)
    borders = "".join(
        _path(_simplified(run, off)) for arc in _shared(topology) for run in _inside(arcs[arc], box) if len(run) > 1
    )
    return f'<path id="{name}-land" d="{land}"/>\n<path id="{name}-borders" d="{borders}"/>'


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((x * sx + tx, y * sy + ty))
    return found


def _rings(topology: dict[str, Any], name: str, arcs: list[list[Point]]) -> Iterator[list[Point]]:
    for polygon in _polygons(topology["objects"][name]):
        for ring in polygon:
            yield [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[1:]]


def _unwound(ring: list[Point]) -> list[list[Point]]:
    """A ring that crosses the 180th meridian without its jump, once on either side of the sheet."""
    turns, found = 0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turns += (x - before < -180) - (x - before > 180)
        found.append((x + 360 * turns, y))
    if found == ring:
        return [ring]
    return [[(x + shift, y) for x, y in found] for shift in (-360, 0, 360)]


def _polygons(geometry: dict[str, Any]) -> Iterator[list[list[int]]]:
    if geometry["type"] == "GeometryCollection":
        for one in geometry["geometries"]:
            yield from _polygons(one)
    elif geometry["type"] == "Polygon":
        yield geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]


def _shared(topology: dict[str, Any]) -> list[int]:
    """Arcs that two countries have in common."""
    used = Counter(
        arc if arc >= 0 else ~arc
        for rings in _polygons(topology["objects"]["countries"])
        for ring in rings
        for arc in ring
    )
    return sorted(arc for arc, times in used.items() if times > 1)


def _cut(ring: list[Point], box: Box) -> list[Point]:
    """The part of a ring inside the box (Sutherland and Hodgman)."""
    for axis, edge, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        kept: list[Point] = []
        for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            inside, was = sign * (here[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
            if inside != was:
                share = (edge - before[axis]) / (here[axis] - before[axis])
                kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if inside:
                kept.append(here)
        ring = kept
    return ring


def _inside(line: Iterable[Point], box: Box) -> Iterator[list[Point]]:
    run: list[Point] = []
    for x, y in line:
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            run.append((x, y))
        elif run:
            yield run
            run = []
    yield run


def _simplified(line: list[Point], off: float) -> list[Point]:
    """Fewer points, none further than `off` from the line (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    start, end = line[0], line[-1]
    far, at = max((_distance(point, start, end), i) for i, point in enumerate(line[1:-1], 1))
    if far <= off:
        return [start, end]
    return [*_simplified(line[: at + 1], off)[:-1], *_simplified(line[at:], off)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.dist(point, start)
    return abs(dx * (point[1] - start[1]) - dy * (point[0] - start[0])) / length


def _path(line: list[Point], *, close: bool = False) -> str:
    spots = [(round((x + 180) * UNITS), round((90 - y) * UNITS)) for x, y in line]
    spots = [spot for i, spot in enumerate(spots) if not i or spot != spots[i - 1]]
    if len(spots) < (3 if close else 2):
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(spots)]
    moves = "".join(f"{dx}{'' if dy < 0 else ' '}{dy} " for dx, dy in steps).strip()
    return f"M{spots[0][0]} {spots[0][1]}l{moves}{'z' if close else ''}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
