"""`python -m benchmarks` prints every benchmark as one table.

python -m benchmarks [--small]        small: over a few articles, to see within minutes that every part runs
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from pathlib import Path

from benchmarks import commands, floor, growth, peers, stages, web, worst
from benchmarks.articles import DEFAULT, articles

_FEW = 150


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--small", action="store_true", help=f"over {_FEW} articles, to see that every part runs")
    small = cli.parse_args().small
    with tempfile.TemporaryDirectory() as folder:
        source = [str(_few(Path(folder)))] if small else []
        for part in (floor, stages, commands, peers):
            sys.argv[1:] = source
            part.main()
        print()
        sys.argv[1:] = [*source, "--sizes", *(("100", "200") if small else ("500", "5000"))]
        growth.main()
        print()
        worst.main(worst.SIZE // 20 if small else worst.SIZE)
        print()
        sys.argv[1:] = ["--reports", "200" if small else "2000", "--clients", "5", "--seconds", "15"]
        web.main()
    return 0


def _few(folder: Path) -> Path:
    """A file of a few articles of all outlets."""
    every, few = articles(DEFAULT, None), folder / "few.jsonl.gz"
    with gzip.open(few, "wt", encoding="utf-8") as out:
        for article in every[:: max(1, len(every) // _FEW)][:_FEW]:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return few


if __name__ == "__main__":
    raise SystemExit(main())
