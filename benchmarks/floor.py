"""Articles a second on one core, beside the least that any reader must do.

    python -m benchmarks.floor [ARTICLES.jsonl.gz] [--limit N]

The floor, measured in the same run over the same articles: folding by six `str.replace`, the spans of `\\w+`, and one pass
of flashtext2 with 60,000 two-word phrases of those articles.
"""

from __future__ import annotations

import argparse
import re
import resource
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from flashtext2 import KeywordProcessor

from benchmarks.articles import DEFAULT, articles, row, seconds
from mahdar.reading import Reader
from mahdar.scale.collecting import rare_collecting

_FOLDS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"))
_WORD = re.compile(r"\w+")
_PHRASES = 60_000


def phrases(texts: list[str]) -> list[str]:
    """The first two-word phrases of the articles."""
    found: dict[str, None] = {}
    for text in texts:
        for pair in pairwise(text.split()):
            found.setdefault(" ".join(pair))
            if len(found) >= _PHRASES:
                return list(found)
    return list(found)


def floor_of(texts: list[str]) -> Callable[[str], object]:
    """The least that any reader must do with a text."""
    matcher = KeywordProcessor(case_sensitive=True)
    matcher.add_keywords_from_iter(phrases(texts))

    def floor(text: str) -> object:
        for old, new in _FOLDS:
            text = text.replace(old, new)
        return [match.span() for match in _WORD.finditer(text)], matcher.extract_keywords_with_span(text)

    return floor


def _nothing(record: object) -> None:
    """What is done with a record here."""


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    cli.add_argument("--limit", type=int)
    options = cli.parse_args()
    rows = articles(options.articles, options.limit)
    texts = [article["text"] for article in rows]
    least = seconds(floor_of(texts), texts)
    reader = Reader()
    with rare_collecting():  # as `mahdar read` does
        first = seconds(_nothing, reader.read_many(rows))
        again = seconds(_nothing, reader.read_many(rows))
    row("articles", f"{len(rows):,}")
    row("floor, articles/s", f"{len(rows) / least:.0f}", "of one core's time")
    row("whole reading, articles/s", f"{len(rows) / first:.0f}")
    row("whole reading / floor", f"{first / least:.1f} x", "goal 8 x, then 4 x")
    row("the same articles once more / floor", f"{again / least:.1f} x", "every form of a word seen before")
    row("peak memory, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
