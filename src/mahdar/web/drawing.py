"""Where the nodes of a network stand: a force-directed drawing that is the same every time, without chance or clock.

The forces are those of Fruchterman and Reingold (1991), with a pull to the middle so that parts that nothing joins stay in sight.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 1000.0, 720.0
_ROUNDS = 90
_PARTING = 60
_MARGIN = 40.0


class Spot(NamedTuple):
    """The middle of a node, in units of the drawing (WIDTH × HEIGHT)."""

    x: float
    y: float


def layout(nodes: Sequence[int], ties: Mapping[tuple[int, int], float], room: Mapping[int, float]) -> dict[int, Spot]:
    """A place for every node. ties: pair → strength; room: node → the width of its label, which no other may cover."""
    if not nodes:
        return {}
    at = _spiral(nodes)
    distance = 0.9 * math.sqrt(WIDTH * HEIGHT / len(nodes))
    for step in range(_ROUNDS):
        _move(at, ties, distance, heat=WIDTH / 8 * (1 - step / _ROUNDS) ** 1.5 + 1)
    _fit(at, room)
    for _ in range(_PARTING):
        if not _part(list(at), at, room):
            break
    _fit(at, room)
    return {node: Spot(round(x, 1), round(y, 1)) for node, (x, y) in at.items()}


def _spiral(nodes: Sequence[int]) -> dict[int, list[float]]:
    """To begin with: on a spiral by the golden angle, the first in the middle, so that no two stand on one spot."""
    turn = math.pi * (3 - math.sqrt(5))
    reach = 0.45 * HEIGHT / math.sqrt(len(nodes))
    return {
        node: [reach * math.sqrt(i) * math.cos(i * turn) * WIDTH / HEIGHT, reach * math.sqrt(i) * math.sin(i * turn)]
        for i, node in enumerate(nodes)
    }


def _move(at: dict[int, list[float]], ties: Mapping[tuple[int, int], float], distance: float, *, heat: float) -> None:
    pull = {node: [-x * 0.012 * distance, -y * 0.02 * distance] for node, (x, y) in at.items()}
    spots = list(at.items())
    square = distance * distance * distance
    for i, (node, (x, y)) in enumerate(spots):
        own = pull[node]
        for other, (ox, oy) in spots[i + 1 :]:
            dx, dy = x - ox, y - oy
            push = square / (dx * dx + dy * dy + 1)
            own[0] += dx * push / distance
            own[1] += dy * push / distance
            pull[other][0] -= dx * push / distance
            pull[other][1] -= dy * push / distance
    for (left, right), strength in ties.items():
        dx, dy = at[left][0] - at[right][0], at[left][1] - at[right][1]
        force = math.hypot(dx, dy) / distance * (1 + 0.25 * min(strength, 6))
        for node, sign in ((left, -1), (right, 1)):
            pull[node][0] += sign * dx * force
            pull[node][1] += sign * dy * force
    for node, (dx, dy) in pull.items():
        length = math.hypot(dx, dy) or 1.0
        step = min(length, heat) / length
        at[node][0] += dx * step
        at[node][1] += dy * step


def _part(nodes: list[int], at: dict[int, list[float]], room: Mapping[int, float]) -> bool:
    """Push labels that cover each other apart, up and down since they are wide; whether any did."""
    moved = False
    for i, one in enumerate(nodes):
        for other in nodes[i + 1 :]:
            dx, dy = at[one][0] - at[other][0], at[one][1] - at[other][1]
            across = (room[one] + room[other]) / 2 + 8 - abs(dx)
            down = 46 - abs(dy)
            if across > 0 and down > 0:
                moved = True
                axis, push = (1, down) if down < across else (0, across)
                sign = 1 if (dx, dy)[axis] >= 0 else -1
                at[one][axis] += sign * push / 2
                at[other][axis] -= sign * push / 2
    return moved


def _fit(at: dict[int, list[float]], room: Mapping[int, float]) -> None:
    """Into the frame, labels too."""
    side = max(room.values(), default=0.0) / 2 + 6
    for axis, size, edge in ((0, WIDTH, max(side, _MARGIN)), (1, HEIGHT, _MARGIN)):
        low, high = min(spot[axis] for spot in at.values()), max(spot[axis] for spot in at.values())
        scale = (size - 2 * edge) / (high - low) if high > low else 0.0
        for spot in at.values():
            spot[axis] = edge + (spot[axis] - low) * scale if scale else size / 2
