"""All reports read on this machine: here, or in processes of their own that hand the records back in order."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mahdar.errors import UsageError
from mahdar.reading import Reader, Report
from mahdar.scale.batch import Overdue, read_batch
from mahdar.scale.collecting import collect_rarely, rare_collecting

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_REPORTS, _LETTERS = 24, 1_000_000
"""Reports and letters of a batch: enough that handing it over costs nothing beside reading it."""
_WAITING = 4
"""How many batches a process may have waiting: none runs dry, and memory stays bounded however many reports there are."""


def read_all(
    reports: Iterable[Report], *, words: Sequence[Path] = (), jobs: int = 1, limit: float = 0
) -> Iterator[bytes | Overdue]:
    """The record of every report as JSON, in order.

    words: the user's own word folders; jobs: how many processes read; limit: seconds for one report, 0 for none.
    Raises WordsError for a broken word file, UsageError where a process was killed.
    """
    reader = Reader(words=words)
    with rare_collecting():
        if jobs == 1:
            yield from read_batch(reader, reports, limit)
            return
        pool = _pool(words, jobs)
        try:
            yield from _in_order(pool, reports, jobs * _WAITING, limit)
        finally:  # left early, what waits is given up; what is being read is read to its end
            pool.shutdown(wait=True, cancel_futures=True)


def _pool(words: Sequence[Path], jobs: int) -> ProcessPoolExecutor:
    """Processes with a reader each; forked ones share the words."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    way = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=way, initializer=_begin, initargs=(tuple(words),))


def _in_order(
    pool: ProcessPoolExecutor, reports: Iterable[Report], most: int, limit: float
) -> Iterator[bytes | Overdue]:
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[list[bytes | Overdue]]] = deque()
    try:
        for batch in _batches(reports):
            waiting.append(pool.submit(_read_here, batch, limit))
            if len(waiting) >= most:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise UsageError("a reading process was killed, most likely for want of memory: try fewer --jobs") from error


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    letters = 0
    for report in reports:
        batch.append(report)
        letters += len(report.text)
        if len(batch) == _REPORTS or letters > _LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


_readers: list[Reader] = []
"""The reader of this process, once it has begun."""


def _begin(words: Sequence[Path]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _readers.append(Reader(words=words))
    collect_rarely()


def _read_here(batch: list[Report], limit: float) -> list[bytes | Overdue]:
    return list(read_batch(_readers[0], batch, limit))
