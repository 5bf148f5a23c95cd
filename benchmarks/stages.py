"""Where the time of reading goes: µs an article in each stage, forms of words seen before.

python -m benchmarks.stages [ARTICLES.jsonl.gz] [--limit N]
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.articles import DEFAULT, articles, row
from mahdar.reading import Reader, reader
from mahdar.scale.collecting import rare_collecting

STAGES = {
    "Document": "tokens, words, phrases",
    "find_dates": "dates",
    "find_mentions": "mentions",
    "join_people": "people joined",
    "join_things": "bodies and places joined",
    "build_contacts": "contacts",
    "offices_of_leaders": "offices of leaders",
    "build_statements": "statements",
    "build_upcoming": "what is upcoming",
    "find_contexts": "contexts",
    "build_events": "events",
    "write_record": "record written",
}
"""The name of a stage in `mahdar.reading.reader` → what it does."""


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    cli.add_argument("--limit", type=int, default=1000)
    options = cli.parse_args()
    rows = articles(options.articles, options.limit)
    reading = Reader()
    for article in rows:
        reading.read(article)  # every form of a word is seen once
    spent: dict[str, float] = defaultdict(float)
    timed: dict[str, Any] = {name: _timed(getattr(reader, name), spent, name) for name in STAGES}
    with rare_collecting(), patch.multiple(reader, **timed):
        for _ in reading.read_many(rows):
            pass
    for name, what in STAGES.items():
        row(f"{what}, µs an article", f"{spent[name] / len(rows) * 1e6:.0f}")
    row("all stages, µs an article", f"{sum(spent.values()) / len(rows) * 1e6:.0f}", "timing them included")
    return 0


def _timed(work: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        begin = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[name] += time.process_time() - begin

    return timed


if __name__ == "__main__":
    raise SystemExit(main())
