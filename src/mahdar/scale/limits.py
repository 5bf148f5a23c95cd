"""A limit of time for one piece of work: what takes longer is broken off, in whatever thread it runs.

A timer of the system breaks off what runs in the main thread. Workers of a cluster read in other threads, which no timer
reaches: there a second thread watches and raises the error in the first. Either comes between two steps of Python;
a single call into C, such as one regular expression, is first brought to its end.
"""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


class _TooLong(BaseException):
    """The time is over. No rule may take it for an error of its own."""


class Late:
    """What `within` gives in place of a result that did not come in time."""


LATE = Late()


def within(seconds: float, work: Callable[[], T]) -> T | Late:
    """The result of the work, or LATE where it took more seconds; 0 is no limit."""
    if not seconds:
        return work()
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _by_timer(seconds, work)
    return _by_watcher(seconds, work)


def _by_timer(seconds: float, work: Callable[[], T]) -> T | Late:
    before = signal.signal(signal.SIGALRM, _over)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            return work()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooLong:
        return LATE
    finally:
        signal.signal(signal.SIGALRM, before)


def _over(number: int, frame: FrameType | None) -> None:
    raise _TooLong


def _by_watcher(seconds: float, work: Callable[[], T]) -> T | Late:
    watcher = _watcher()
    try:
        watcher.begin(seconds)
        try:
            return work()
        finally:
            watcher.end()
    except _TooLong:
        return LATE


class _Watcher(threading.Thread):
    """Looks every few hundredths of a second whether the work of one other thread has taken too long."""

    _PAUSE = 0.05
    _STEPS = 100

    def __init__(self) -> None:
        super().__init__(daemon=True, name="mahdar-time-limit")
        self._watched = threading.current_thread()
        self._lock = threading.Lock()
        self._until: float | None = None
        self._raised = False

    def begin(self, seconds: float) -> None:
        with self._lock:
            self._until, self._raised = time.monotonic() + seconds, False

    def end(self) -> None:
        """No error comes after this: one that is on its way comes within the next few steps of Python, which are here."""
        with self._lock:
            self._until, raised = None, self._raised
            self._raised = False
        if raised:
            for _ in range(self._STEPS):
                time.sleep(0)

    def run(self) -> None:
        while self._watched.is_alive():
            time.sleep(self._PAUSE)
            with self._lock:
                if self._until is not None and time.monotonic() > self._until:
                    self._until, self._raised = None, True
                    number = ctypes.c_ulong(self._watched.ident or 0)
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(number, ctypes.py_object(_TooLong))


_own = threading.local()


def _watcher() -> _Watcher:
    """The watcher of this thread, made when it is first needed."""
    if not hasattr(_own, "watcher"):
        _own.watcher = _Watcher()
        _own.watcher.start()
    watcher: _Watcher = _own.watcher
    return watcher
