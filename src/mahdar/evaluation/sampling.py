"""Draws reports for a person to check, the doubtful ones more often, so that few of them tell much.

A report's doubt is how many of its claims are expected to be wrong. Priority sampling
(Duffield, Lund and Thorup 2007) draws by doubt in one pass with little memory, and gives each
report drawn the number of reports it stands for, so that the accuracy on the whole corpus can still
be estimated from the sample without bias.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterable
from dataclasses import dataclass

from mahdar.evaluation.claims import claims_of
from mahdar.record import Record

BASE_DOUBT = 0.25
"""What a report without a single claim weighs: what was overlooked must have a chance to be seen."""


@dataclass(frozen=True)
class Drawn:
    """A record drawn, its doubt, and how many reports of the corpus it stands for."""

    record: Record
    doubt: float
    weight: float


def doubt_of(record: Record) -> float:
    """How many claims of a record are expected to be wrong, and a little for what it overlooked."""
    return BASE_DOUBT + sum(1.0 - claim.confidence for claim in claims_of(record))


def draw(records: Iterable[Record], *, size: int, seed: int, by_doubt: bool = True) -> list[Drawn]:
    """At most `size` records, the likelier drawn the more doubtful; the same seed draws the same ones."""
    chance = random.Random(seed)
    heap: list[tuple[float, int, float, Record]] = []
    for number, record in enumerate(records):
        doubt = doubt_of(record) if by_doubt else 1.0
        entry = (doubt / (1.0 - chance.random()), number, doubt, record)
        if len(heap) <= size:
            heapq.heappush(heap, entry)
        else:
            heapq.heappushpop(heap, entry)
    threshold = heapq.heappop(heap)[0] if len(heap) > size else 0.0
    chosen = sorted(heap, key=lambda entry: entry[1])
    return [Drawn(record, doubt, max(doubt, threshold) / doubt) for _, _, doubt, record in chosen]
