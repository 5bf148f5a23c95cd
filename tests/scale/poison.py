"""Ways of reading that go wrong, for workers that import them by name."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mahdar.cli.pieces import reports_in
from mahdar.reading import Report
from mahdar.scale.pieces import Part
from mahdar.scale.shard import Aside

Items = Iterator[Report | Aside]
POISON = "سم"


def raising(columns: str, part: Part, stream: Any) -> Items:
    """A report that breaks what reads it, each time."""
    for item in reports_in(columns, part, stream):
        if isinstance(item, Report) and item.title == POISON:
            raise ZeroDivisionError("poison")
        yield item


def killing(columns: str, part: Part, stream: Any) -> Items:
    """A report that kills the process that reads it, each time."""
    for item in reports_in(columns, part, stream):
        if isinstance(item, Report) and item.title == POISON:
            os.kill(os.getpid(), signal.SIGKILL)
        yield item


def killing_once(flag: str, columns: str, part: Part, stream: Any) -> Items:
    """The process is killed in the middle of a shard: the first that comes to the poison, and no other."""
    for item in reports_in(columns, part, stream):
        if isinstance(item, Report) and item.title == POISON and not Path(flag).exists():
            Path(flag).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield item
