"""Learn from Mahdar's own word lists which letters make a word look like a name: «ستولتنبرغ» does, «استغرابه» does not.

python scripts/build_name_shapes.py [--check]

A logistic model over runs of three and four letters, names gathered from Wikidata against the everyday words of wordfreq. It
speaks only for words that no list knows. Everything is done in one order, so the same lists give the same weights;
--check leaves every tenth word out of the learning and says how well those are told apart.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon.files import rows
from mahdar.lexicon.shapes import grams

WORDS = Path(__file__).resolve().parent.parent / "src" / "mahdar" / "words" / "people" / "shapes.tsv"
HEAD = """\
# what: Runs of letters and how much each speaks for a name (above 0) or for an everyday word (below 0), times 100
# origin: learnt by scripts/build_name_shapes.py from people/tokens.tsv, given.tsv, family.tsv, known.tsv and common.tsv
# licence: CC-BY-SA-4.0
# columns: gram	weight
"""
EPOCHS, RATE, DECAY = 6, 0.25, 2e-6
EVERYDAY = 470
"""Zipf × 100 from which a listed name is an everyday word as well, and teaches nothing."""

Sample = tuple[str, bool]


def samples() -> list[Sample]:
    """Every word of the lists once, with whether it is a name, in a mixed but fixed order."""
    names: set[str] = set()
    for file, column in (("tokens", "token"), ("given", "name"), ("family", "name"), ("known", "name")):
        for row in rows(f"people/{file}.tsv", ()):
            names.update(fold_phrase(row[column]))
    frequency = {fold_phrase(row["word"])[0]: int(row["zipf"]) for row in rows("common.tsv", ())}
    listed = [(name, True) for name in names if len(name) > 2 and frequency.get(name, 0) < EVERYDAY]
    places = {key for row in rows("places/cities.tsv", ()) for key in fold_phrase(row["name"])}
    everyday = [(word, False) for word in frequency if word not in names and word not in places and len(word) > 2]
    return sorted(listed + everyday, key=lambda one: one[0][::-1] + one[0])


def mixed(words: list[Sample]) -> Iterator[Sample]:
    """The words in strides, so that no stretch is all of one kind."""
    stride = 7919
    for start in range(stride):
        yield from words[start::stride]


def learn(words: Iterable[Sample]) -> dict[str, float]:
    """Weights by gradient descent, each letter run with its own falling rate."""
    words = list(words)
    seen = Counter(gram for word, _ in words for gram in grams(word))
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-3)
    for _ in range(EPOCHS):
        for word, is_name in words:
            own = [gram for gram in grams(word) if seen[gram] >= 4]
            error = is_name - 1 / (1 + math.exp(-sum(weights[gram] for gram in own)))
            weight_of_kind = 2.0 if is_name else 1.0
            for gram in own:
                slope = weight_of_kind * error / max(len(own), 1) - DECAY * weights[gram]
                squares[gram] += slope * slope
                weights[gram] += RATE * slope / math.sqrt(squares[gram])
    return weights


def score(weights: dict[str, float], word: str) -> float:
    return sum(weights.get(gram, 0.0) for gram in grams(word))


def check(words: list[Sample]) -> None:
    """Print how many names and everyday words that were not learnt from are told right at a few thresholds."""
    weights = learn(one for i, one in enumerate(words) if i % 10)
    kept = [(score(weights, word), is_name) for i, (word, is_name) in enumerate(words) if not i % 10]
    for threshold in (-2, -1, 0, 1, 2, 3):
        names = [value > threshold for value, is_name in kept if is_name]
        others = [value > threshold for value, is_name in kept if not is_name]
        print(f"{threshold:+d}  names {sum(names) / len(names):.3f}  everyday words {sum(others) / len(others):.3f}")


def main() -> int:
    words = list(mixed(samples()))
    if "--check" in sys.argv:
        check(words)
        return 0
    weights = {gram: round(100 * weight) for gram, weight in learn(words).items()}
    lines = [f"{gram}\t{weight}\n" for gram, weight in sorted(weights.items()) if abs(weight) >= 10]
    WORDS.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} letter runs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
