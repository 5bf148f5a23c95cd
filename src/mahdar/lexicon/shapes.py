"""What the letters of a word that no list knows say for a name: «ستولتنبرغ» looks like one, «استغرابه» does not."""

from __future__ import annotations

from collections.abc import Mapping


def grams(word: str) -> list[str]:
    """The runs of three and four letters of a folded word, its edges marked: «بوش» → ^بو، بوش، وش$، ^بوش، بوش$."""
    marked = f"^{word}$"
    last = len(marked)
    return [marked[i : i + 3] for i in range(last - 2)] + [marked[i : i + 4] for i in range(last - 3)]


def shape(word: str, weights: Mapping[str, float]) -> float:
    """Log odds that the folded word is a name, by its letters alone; 0 where nothing is known."""
    known = weights.get
    return sum([known(gram, 0.0) for gram in grams(word)])
