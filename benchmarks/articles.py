"""The articles that every benchmark reads, and how time is told."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
DEFAULT = HERE.parent / "shared" / "corpus" / "unlabelled.jsonl.gz"


def articles(path: Path, limit: int | None) -> list[dict[str, Any]]:
    """The articles of a JSONL file, or the sample reports where it is not there."""
    if not path.is_file():
        print(f"{path} is not here: measured on examples/ instead, repeated")
        texts = [file.read_text(encoding="utf-8") for file in sorted((HERE / "examples").glob("*.txt"))]
        return [{"id": str(n), "text": text} for n, text in enumerate(texts * 60)][:limit]
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file][:limit]


def seconds(work: Callable[[Any], object], items: Iterable[Any]) -> float:
    """Processor seconds of doing something to each item: what else the machine does is not counted."""
    begin = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - begin


def row(name: str, value: str, note: str = "") -> None:
    """One line of the table."""
    print(f"{name:40}{value:>12}  {note}".rstrip())
