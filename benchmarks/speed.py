"""Articles a second on one core, beside the least that any reader must do, with memory and the time to the first record.

    python -m benchmarks.speed [ARTICLES.jsonl.gz] [--limit N]

The floor, measured in the same run over the same articles: folding by six `str.replace`, token spans by `\\w+`, and a
dictionary look-up of every token (flashtext2 with 60,000 two-word phrases where it is installed).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from mahdar.reading import Reader

HERE = Path(__file__).resolve().parents[1]
DEFAULT = HERE.parent / "shared" / "corpus" / "unlabelled.jsonl.gz"
FOLDS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"))
WORD = re.compile(r"\w+")


def articles(path: Path, limit: int | None) -> list[dict[str, Any]]:
    """The articles of a JSONL file, or the sample reports where it is not there."""
    if not path.is_file():
        print(f"{path} is not here: measured on examples/ instead, repeated")
        texts = [file.read_text(encoding="utf-8") for file in sorted((HERE / "examples").glob("*.txt"))]
        return [{"id": str(n), "text": text} for n, text in enumerate(texts * 60)][:limit]
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file][:limit]


def phrases(texts: list[str]) -> list[str]:
    """60,000 two-word phrases of the articles."""
    found: dict[str, None] = {}
    for text in texts:
        words = text.split()
        for pair in pairwise(words):
            found.setdefault(" ".join(pair))
            if len(found) >= 60_000:
                return list(found)
    return list(found)


def floor_of(texts: list[str]) -> Callable[[str], object]:
    """The least that any reader must do with a text."""
    try:
        from flashtext2 import KeywordProcessor
    except ImportError:
        known = dict.fromkeys(phrases(texts), 1)
        return lambda text: [known.get(match.group()) for match in WORD.finditer(text)]
    matcher = KeywordProcessor(case_sensitive=True)
    matcher.add_keywords_from_iter(phrases(texts))

    def floor(text: str) -> object:
        for old, new in FOLDS:
            text = text.replace(old, new)
        return [match.span() for match in WORD.finditer(text)], matcher.extract_keywords_with_span(text)

    return floor


def first_record() -> float:
    """Seconds from the command's start to its first record."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text("استقبل رئيس الوزراء العراقي حيدر العبادي وفدا من الأمم المتحدة في بغداد.", encoding="utf-8")
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "mahdar", "read", str(report), "--json"], check=True, capture_output=True)
        return time.perf_counter() - start


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    cli.add_argument("--limit", type=int)
    options = cli.parse_args()
    rows = articles(options.articles, options.limit)
    texts = [row["text"] for row in rows]
    floor = floor_of(texts)
    start = time.process_time()
    for text in texts:
        floor(text)
    least = time.process_time() - start
    reader = Reader()
    start = time.process_time()
    for _ in reader.read_many(rows):
        pass
    whole = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"articles                      {len(rows):>10,}")
    print(f"whole reading, articles/s     {len(rows) / whole:>10.0f}")
    print(f"floor, articles/s             {len(rows) / least:>10.0f}")
    print(f"whole reading / floor         {whole / least:>10.1f} x")
    print(f"peak memory, MB               {peak:>10.0f}")
    print(f"start to first record, s      {first_record():>10.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
