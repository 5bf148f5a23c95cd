"""Imports point one way, and the public names are pinned."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import mahdar

SRC = Path(mahdar.__file__).parent
LEVEL = {"record": 0, "arabic": 1, "lexicon": 2, "rules": 3, "reading": 4, "intake": 5, "evaluation": 5, "archive": 5, "exports": 5,
         "scale": 5, "web": 6, "cli": 6}  # fmt: skip
ANYWHERE = {"errors", "version"}


def imported_rooms(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names] if isinstance(node, ast.Import) else []
        found.update(name.split(".")[1] for name in names if name.startswith("mahdar."))
    return found


def test_imports_point_one_way() -> None:
    wrong = []
    for path in SRC.rglob("*.py"):
        room = path.relative_to(SRC).parts[0]
        if room not in LEVEL:
            continue
        for other in imported_rooms(path) - ANYWHERE - {room}:
            if LEVEL[other] > LEVEL[room] or (LEVEL[other] == LEVEL[room] and room != "web"):
                wrong.append(f"{path.relative_to(SRC)} imports {other}")
    assert not wrong


def test_public_names() -> None:
    assert sorted(mahdar.__all__) == ["MahdarError", "Reader", "Record", "Report", "__version__", "read"]
    assert all(getattr(mahdar, name) for name in mahdar.__all__)


def test_reading_loads_no_web_and_no_database() -> None:
    code = "import sys, mahdar; mahdar.read('التقى الوزير سامح شكري نظيره.'); print([m for m in ('django', 'trafilatura', 'sqlite3', 'dask') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
