"""What the letters of a word that no list knows say for a name: «ستولتنبرغ» looks like one, «استغرابه» does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import repeat


def grams(word: str) -> Iterator[str]:
    """The runs of three and four letters of a folded word, its edges marked: «بوش» → ^بو، بوش، وش$، ^بوش، بوش$."""
    marked = f"^{word}$"
    return map(marked.__getitem__, _runs(len(marked)))


@lru_cache(100)
def _runs(length: int) -> tuple[slice, ...]:
    """Where the runs of a marked word of so many letters stand: words are asked about one after another."""
    return tuple(slice(at, at + size) for size in (3, 4) for at in range(length + 1 - size))


def shape(word: str, weights: Mapping[str, float]) -> float:
    """Log odds that the folded word is a name, by its letters alone; 0 where nothing is known."""
    return sum(map(weights.get, grams(word), repeat(0.0)))
