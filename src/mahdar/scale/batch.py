"""Some reports read one after the other, each within its time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from types import FrameType

from msgspec import Struct

from mahdar.reading import Reader, Report
from mahdar.record import Record, to_json


class Overdue(Struct, frozen=True):
    """A report that was not read within its time. seconds: how long it was given."""

    id: str
    seconds: float


class _TooLong(BaseException):
    """The time of a report is over. No rule may take it for an error of its own."""


def read_batch(reader: Reader, reports: Iterable[Report], limit: float = 0) -> Iterator[bytes | Overdue]:
    """The record of every report as JSON, in order. limit: seconds for one, after which it is given up; 0 for none."""
    timed = bool(limit) and _can_interrupt()
    for report in reports:
        record = _within(limit, reader, report) if timed else reader.read(report)
        yield to_json(record) if record is not None else Overdue(report.id, limit)


def _can_interrupt() -> bool:
    """Whether this system has timers, and this is the thread to which they speak."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _within(limit: float, reader: Reader, report: Report) -> Record | None:
    """The record, or None where it took longer. A timer of the system interrupts: that costs a report two calls."""
    before = signal.signal(signal.SIGALRM, _over)
    try:
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            return reader.read(report)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooLong:
        return None
    finally:
        signal.signal(signal.SIGALRM, before)


def _over(number: int, frame: FrameType | None) -> None:
    raise _TooLong
