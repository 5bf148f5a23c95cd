"""What a user waits for: the version, the first record with and without a kept lexicon, and what more processes bring.

python -m benchmarks.commands [ARTICLES.jsonl.gz]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.articles import DEFAULT, row

_TEXT = "استقبل رئيس الوزراء العراقي حيدر العبادي وفدا من الأمم المتحدة في بغداد."


def run(*arguments: str, cache: str) -> float:
    """Seconds of a command, by the clock. Python keeps its bytecode beside the words, as it stands beside an installed package."""
    kept = {"MAHDAR_CACHE": cache, "PYTHONPYCACHEPREFIX": str(Path(cache) / "bytecode")}
    about = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mahdar", *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**about, **kept},
    )
    return time.perf_counter() - begin


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    source = cli.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(_TEXT, encoding="utf-8")
        row("mahdar --version, s", f"{min(run('--version', cache=folder) for _ in range(3)):.2f}", "goal 0.25")
        row("first record, words and code compiled, s", f"{run('read', str(report), '--json', cache=folder):.2f}")
        kept = min(run("read", str(report), "--json", cache=folder) for _ in range(3))
        row("first record, s", f"{kept:.2f}", "goal 0.80")
        if source.is_file():
            one, two = (run("read", str(source), "--json", "--jobs", jobs, cache=folder) for jobs in ("1", "2"))
            row("two processes against one", f"{one / two:.2f} x", f"goal 1.8 x; load before: {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
