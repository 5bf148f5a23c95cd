"""Write NOTICE: the origin and licence of every word file, from the files' own headers.

    python scripts/build_notice.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "src" / "mahdar" / "words"
HEAD = """Mahdar
Licensed under the Apache License, Version 2.0.

The word files under mahdar/words are data of their own. Each names its origin and licence in its header:
"""


def notice() -> str:
    """The whole text of NOTICE."""
    parts = [HEAD]
    for path in sorted(WORDS.rglob("*.tsv")):
        header = dict(line[2:].split(": ", 1) for line in path.read_text(encoding="utf-8").splitlines()[:8] if line.startswith("# "))
        parts.append(f"{path.relative_to(WORDS)}\n  {header['what']}\n  Origin: {header['origin']}\n  Licence: {header['licence']}\n")
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    target = ROOT / "NOTICE"
    if "--check" in arguments:
        return int(target.read_text(encoding="utf-8") != notice())
    target.write_text(notice(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
