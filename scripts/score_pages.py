"""Score the cleaning of saved pages against gold, beside trafilatura's own on the same pages, and time both.

python scripts/score_pages.py GOLD.jsonl FOLDER [--errors] [--rounds 5]

Each line of GOLD.jsonl has file, title, published, outlet, byline, with (snippets of the body) and without (snippets of
menus, related reports and notices). Spaces and Unicode composition do not count.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import trafilatura

from mahdar.errors import SourceError
from mahdar.intake.decoding import decode
from mahdar.intake.page import open_page

_SPACE = re.compile(r"\s+")


class Reading(NamedTuple):
    """What one program read on a page."""

    body: str
    title: str | None
    published: str | None
    outlet: str | None
    byline: str | None


def same(text: str | None) -> str:
    """A text in NFC without spaces."""
    return _SPACE.sub("", unicodedata.normalize("NFC", text or ""))


def ours(data: bytes) -> Reading:
    """Mahdar's reading of a page."""
    try:
        page = open_page(decode(data, "page"), "page")
    except SourceError:
        return Reading("", None, None, None, None)
    return Reading("\n".join(page.paragraphs), page.title, page.published, page.outlet, page.byline)


def theirs(data: bytes) -> Reading:
    """trafilatura's own reading, as it comes."""
    text = trafilatura.extract(data) or ""
    found = trafilatura.extract_metadata(data)
    return Reading(text, found.title, found.date, found.sitename, found.author)


def score(read: Callable[[bytes], Reading], gold: list[dict[str, Any]], folder: Path, errors: bool) -> list[str]:
    """A table row of figures for one program."""
    kept = leaked = wanted = unwanted = 0
    right = dict.fromkeys(("title", "published", "outlet", "byline"), 0)
    for page in gold:
        found = read((folder / page["file"]).read_bytes())
        body = same(found.body)
        missing = [snippet for snippet in page["with"] if same(snippet) not in body]
        leaks = [snippet for snippet in page["without"] if same(snippet) in body]
        kept, wanted = kept + len(page["with"]) - len(missing), wanted + len(page["with"])
        leaked, unwanted = leaked + len(leaks), unwanted + len(page["without"])
        for name in right:
            value = getattr(found, name)
            right[name] += same(value) == same(page[name])
            if errors and same(value) != same(page[name]):
                print(f"{page['file']}: {name}: {value!r}, gold {page[name]!r}", file=sys.stderr)
        if errors and (missing or leaks):
            print(f"{page['file']}: lost {missing}, leaked {leaks}", file=sys.stderr)
    shares = (f"{100 * kept / max(1, wanted):.1f}", f"{100 * leaked / max(1, unwanted):.1f}")
    return [*shares, *(f"{count} of {len(gold)}" for count in right.values())]


def seconds(read: Callable[[bytes], object], pages: list[bytes], rounds: int) -> float:
    """The least time that a round over all pages took."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        for page in pages:
            read(page)
        best = min(best, time.perf_counter() - begun)
    return best


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--errors", action="store_true")
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    gold = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    pages = [(given.folder / page["file"]).read_bytes() for page in gold]
    print(
        "| | kept of 100 | leaked of 100 | title | date | outlet | byline |\n| --- | --- | --- | --- | --- | --- | --- |"
    )
    print("| Mahdar |", " | ".join(score(ours, gold, given.folder, given.errors)), "|")
    print("| trafilatura |", " | ".join(score(theirs, gold, given.folder, False)), "|")
    mine, other = seconds(ours, pages, given.rounds), seconds(trafilatura.extract, pages, given.rounds)
    print(
        f"\n{len(gold)} pages: Mahdar {len(gold) / mine:.0f} pages/s, trafilatura.extract {len(gold) / other:.0f} pages/s",
        end="",
    )
    print(f" ({mine / other:.2f} times its time)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
