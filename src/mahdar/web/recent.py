"""What was asked of the whole archive, remembered until the archive changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from mahdar.archive.tallying import revision

Answer = TypeVar("Answer")


def recent(ask: Callable[[], Answer]) -> Callable[[], Answer]:
    """A function without arguments whose answer holds for a revision of the archive; while it is asked anew, others wait for the
    one answer."""
    lock = threading.Lock()
    kept: list[tuple[int, Answer]] = []

    @wraps(ask)
    def remembered() -> Answer:
        now = revision()
        with lock:
            if not kept or kept[0][0] != now:
                kept[:] = [(now, ask())]
            return kept[0][1]

    return remembered
