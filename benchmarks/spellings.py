"""The same reports as other newsrooms and other keyboards would spell them: what each spelling costs, kind by kind.

    python -m benchmarks.spellings GOLD.jsonl [ARTICLES.jsonl] [--only NAME …]

Texts and gold are respelt alike, letter by letter; a row tells the F1 of each kind of fact.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

_LETTER = "[\u0621-\u064a]"
_QUOTED = re.compile(r'"([^"\n]*)"')
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("يك0123456789", "یک۰۱۲۳۴۵۶۷۸۹")


def _sub(pattern: str, by: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text)


SAME: dict[str, Callable[[str], str]] = {
    "blanks that break no line": lambda text: text.replace(" ", "\u00a0"),
    "marks of direction": lambda text: text.replace(" ", " \u200f"),
    "words drawn long": _sub(rf"({_LETTER})م({_LETTER})", r"\1مـ\2"),
    "«((…))» for marks": lambda text: re.sub("[«“]", "((", re.sub("[»”]", "))", _QUOTED.sub(r"((\1))", text))),
    "curly marks": lambda text: _QUOTED.sub(r"“\1”", text).replace("«", "“").replace("»", "”"),
    "commas apart": _sub(r"[ \t]*،[ \t]*", " ، "),
    "Arabic figures": lambda text: text.translate(_INDIC),
}
"""Spellings that leave nothing in doubt: a reader must read the same in them."""
DOUBTFUL: dict[str, Callable[[str], str]] = {
    "no hamza on alef": _sub("[أإآ]", "ا"),
    "Persian letters and figures": lambda text: text.translate(_PERSIAN),
    "ى for every last ي": _sub(rf"ي(?!{_LETTER})", "ى"),
    "ه for every last ة": _sub(rf"ة(?!{_LETTER})", "ه"),
    "Latin commas": lambda text: text.replace("،", ","),
    "one paragraph": lambda text: text.replace("\n", " "),
    "no full stops": _sub(r"\.(?=\s|$)", ""),
}
"""Spellings that make one word of two, or leave out where something ends: some loss is theirs."""
_CODES = frozenset(
    ["id", "published", "outlet", "url", "form", "status", "date", "role", "act", "kind", "country", "contexts", "post", "sector"]
)  # fmt: skip


def respelt(row: Any, spell: Callable[[str], str]) -> Any:
    """A row of gold or of articles with every text in it respelt, its codes as they are."""
    if isinstance(row, str):
        return spell(row)
    if isinstance(row, list):
        return [respelt(one, spell) for one in row]
    if isinstance(row, dict):
        return {key: value if key in _CODES else respelt(value, spell) for key, value in row.items()}
    return row


def scores(sources: list[Path], spell: Callable[[str], str], folder: Path) -> dict[str, float]:
    """F1 by kind of fact, of the sources respelt."""
    written = []
    for source in sources:
        target = folder / f"{source.parent.name}-{source.name}"
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
        lines = (json.dumps(respelt(row, spell), ensure_ascii=False) for row in rows)
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        written.append(str(target))
    command = [sys.executable, "-m", "mahdar", "evaluate", *written, "--json"]
    table = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)  # 1: below a floor
    return {row["fact"]: row["f1"] for row in table["rows"]}


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("sources", nargs="+", type=Path, metavar="GOLD [ARTICLES]")
    cli.add_argument("--only", nargs="+", choices=sorted(SAME | DOUBTFUL))
    options = cli.parse_args()
    for source in options.sources:
        if not source.is_file():
            cli.error(f"{source}: no such file")
    spellings = {"as written": str} | SAME | DOUBTFUL
    with tempfile.TemporaryDirectory() as folder:
        for n, (name, spell) in enumerate(spellings.items()):
            if options.only and n and name not in options.only:
                continue
            found = scores(options.sources, spell, Path(folder))
            if not n:
                print(f"{'':28}" + " ".join(f"{fact.removeprefix('contact ')[:8]:>8}" for fact in found))
            print(f"{name:28}" + " ".join(f"{f1:8.3f}" for f1 in found.values()), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
