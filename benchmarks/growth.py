"""How cost grows: time and memory of reading, loading, who is who, joining contacts and searching, ten times as much each time.

    python -m benchmarks.growth [ARTICLES.jsonl.gz] [--sizes 1000 10000 100000] [--archive postgresql://…]

Each size is measured in processes of its own. Articles are repeated with other ids; their records with other days and other
names of people too, so that an archive of ten times the size knows ten times the people. Seconds are of the processor
for reading, by the clock for the archive, where the disk and a server work too.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from benchmarks.articles import DEFAULT, articles

SIZES = (1_000, 10_000, 100_000)
_QUERIES = ("الحكومة", "وزير الخارجية", "«وقف إطلاق النار»", "القرنفل")
_RUNS = 9
PARTS = ("reading", "loading", "of it: search index", "of it: who is who", "of it: joining contacts", "of it: reprints")
"""What is timed over all reports; a question of the search is timed by itself."""


def measure_reading(source: Path, size: int, records: Path) -> dict[str, float]:
    """Read so many reports, keeping the records of the first round; seconds of the processor, and the highest memory."""
    from mahdar.reading import Reader
    from mahdar.record import to_json

    every = articles(source, None)
    rows = every[:: max(1, len(every) // size)][:size]  # of all outlets and lengths, however few
    reader = Reader()
    begin = time.process_time()
    with records.open("wb") as out:
        for number, row in enumerate(_repeated(rows, size)):
            record = to_json(reader.read(row))
            if number < len(rows):
                out.write(record + b"\n")
    return {"reading": time.process_time() - begin, "memory of reading": _megabytes()}


def _repeated(rows: list[dict[str, Any]], size: int) -> Iterator[dict[str, Any]]:
    again = ({**row, "id": f"{row['id']}-{turn}"} if turn else row for turn in count() for row in rows)
    return islice(again, size)


def measure_archive(records: Path, size: int, address: str) -> dict[str, float]:
    """Load so many records into a new archive and ask it; seconds by the clock, milliseconds a question, memory."""
    from benchmarks.archive import many
    from mahdar.archive import open_archive

    open_archive(address, create=True)
    from mahdar.archive import writing
    from mahdar.archive.search.finding import find_reports

    spent = dict.fromkeys(PARTS[2:], 0.0)
    for name, part in zip(("index_texts", "link_rows", "join_contacts", "mark_stories"), PARTS[2:], strict=True):
        setattr(writing, name, _timed(getattr(writing, name), spent, part))
    begin = time.perf_counter()
    for _ in writing.store(many(records, size)):
        pass
    loading = time.perf_counter() - begin
    asked = [statistics.median(_times(lambda words=words: list(find_reports(words)[:20]))) for words in _QUERIES]  # type: ignore[misc]
    return {"loading": loading, **spent, "a question": max(asked) * 1000, "memory of loading": _megabytes()}


def _timed(work: Callable[..., Any], spent: dict[str, float], part: str) -> Callable[..., Any]:
    def timed(*given: Any) -> Any:
        begin = time.perf_counter()
        try:
            return work(*given)
        finally:
            spent[part] += time.perf_counter() - begin

    return timed


def _times(work: Callable[[], object]) -> Iterator[float]:
    for _ in range(_RUNS):
        begin = time.perf_counter()
        work()
        yield time.perf_counter() - begin


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(source: Path, size: int, folder: Path, address: str | None) -> dict[str, float]:
    """Everything of one size, each half in a process of its own, so that neither's memory counts for the other."""
    records, archive = folder / f"{size}.jsonl", address or str(folder / f"{size}.db")
    halves = (("reading", str(source), str(records)), ("archive", str(records), archive))
    found: dict[str, float] = {}
    for half, *given in halves:
        command = [sys.executable, "-m", "benchmarks.growth", "--half", half, str(size), *given]
        found |= json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return found


def table(found: dict[int, dict[str, float]]) -> Iterator[str]:
    """Lines: what, each size's total, and how much dearer one report is at the largest size than at the one before."""
    sizes = sorted(found)
    yield f"{'':26}" + "".join(f"{size:>13,}" for size in sizes) + f"{'dearer':>10}{'n log n':>9}"
    for part in PARTS:
        each = [found[size][part] / size for size in sizes]
        grown = f"{each[-1] / each[-2]:8.2f} x{_allowed(sizes):7.2f} x" if len(sizes) > 1 else ""
        yield f"{part + ', s':26}" + "".join(f"{found[size][part]:13.1f}" for size in sizes) + grown
    for part in ("a question", "memory of reading", "memory of loading"):
        unit = "ms" if part == "a question" else "MB"
        yield f"{part}, {unit}".ljust(26) + "".join(f"{found[size][part]:13.1f}" for size in sizes)
    last = found[sizes[-1]]
    yield f"{'1,000,000, extrapolated':26}" + "; ".join(
        f"{part} {_hours(last[part] / sizes[-1] * 1_000_000 * _log(1_000_000, sizes[-1]))} h"
        for part in ("reading", "loading")
    )


def _allowed(sizes: list[int]) -> float:
    """How much dearer a report may become where the whole costs n log n."""
    return _log(sizes[-1], sizes[-2])


def _log(more: int, less: int) -> float:
    return math.log(more) / math.log(less)


def _hours(seconds: float) -> str:
    return f"{seconds / 3600:.1f}"


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    cli.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    cli.add_argument("--archive", help="a postgresql:// URL of an empty database, for one size")
    cli.add_argument("--half", nargs=4, help=argparse.SUPPRESS)
    given = cli.parse_args()
    if given.half:
        half, size, source, target = given.half
        read = half == "reading"
        print(
            json.dumps(
                measure_reading(Path(source), int(size), Path(target))
                if read
                else measure_archive(Path(source), int(size), target)
            )
        )
        return 0
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            found[size] = measured(given.articles, size, Path(folder), given.archive)
            print(f"{size:,} reports measured", file=sys.stderr, flush=True)
    print("\n".join(table(found)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
