"""What was asked of the whole archive a moment ago, remembered for some seconds: it is dear to ask and changes slowly."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Answer = TypeVar("Answer")


def recent(seconds: float) -> Callable[[Callable[[], Answer]], Callable[[], Answer]]:
    """A function without arguments whose answer holds for some seconds; while it is asked anew, others wait for the one answer."""

    def decorate(ask: Callable[[], Answer]) -> Callable[[], Answer]:
        lock = threading.Lock()
        kept: list[tuple[float, Answer]] = []

        @wraps(ask)
        def remembered() -> Answer:
            with lock:
                if not kept or time.monotonic() - kept[0][0] > seconds:
                    answer = ask()
                    kept[:] = [(time.monotonic(), answer)]
                return kept[0][1]

        return remembered

    return decorate
