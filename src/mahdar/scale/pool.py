"""Shards made on this machine, each in one of several processes; one that is killed costs nothing but its own shard's time."""

from __future__ import annotations

import signal
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mahdar.scale.shard import Made, Task, make_shard

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

ATTEMPTS = 3
"""How often a shard is tried before it is given up: a store that did not answer may do so a moment later."""


class Failed(Struct, frozen=True):
    """A shard that could not be made, and why."""

    task: Task
    why: str


def why(error: BaseException) -> str:
    """An error in one line."""
    text = " ".join(str(error).split())
    return text if type(error).__module__.startswith("mahdar.") else f"{type(error).__name__}: {text}"


def shards_here(tasks: Iterable[Task], jobs: int) -> Iterator[Made | Failed]:
    """Make the shards in so many processes; each comes when it is done. Left early, the processes stop at their next report."""
    waiting = deque(tasks)
    while waiting:
        for task in (yield from _until_one_is_killed(waiting, jobs)):
            yield from _alone(task)


def _until_one_is_killed(waiting: deque[Task], jobs: int) -> Generator[Made | Failed, None, list[Task]]:
    """Make shards until all are done, or a process was killed: gives the tasks on which the processes were then."""
    from concurrent.futures.process import BrokenProcessPool

    running: dict[Future[Made], Task] = {}
    tried: Counter[str] = Counter()
    with _Processes(jobs) as pool:
        while waiting or running:
            while waiting and len(running) < 2 * jobs:
                task = waiting.popleft()
                try:
                    running[pool.submit(_make, task)] = task
                except BrokenProcessPool:
                    return [*running.values(), task]
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                error = future.exception()
                if isinstance(error, BrokenProcessPool):
                    return list(running.values())
                task = running.pop(future)
                tried[task.piece.name] += 1
                if error is None:
                    yield future.result()
                elif tried[task.piece.name] < ATTEMPTS:
                    waiting.append(task)
                else:
                    yield Failed(task, why(error))
    return []


def _alone(task: Task) -> Iterator[Made | Failed]:
    """Make one shard in a process that does nothing else: if that is killed too, it is this shard that kills it."""
    from concurrent.futures.process import BrokenProcessPool

    error: BaseException | None = None
    for _ in range(ATTEMPTS - 1):
        with _Processes(1) as pool:
            future = pool.submit(_make, task)
            error = future.exception()
            if error is None:
                yield future.result()
                return
    killed = isinstance(error, BrokenProcessPool)
    yield Failed(task, "the process that read it was killed each time" if killed else why(error or OSError()))


class _Processes:
    """A pool whose processes stop at their next report when it is left."""

    def __init__(self, jobs: int) -> None:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        way = multiprocessing.get_context("spawn")  # what speaks to a store has threads, and those must not be forked
        self._stop = way.Event()
        self._pool = ProcessPoolExecutor(jobs, mp_context=way, initializer=_begin, initargs=(self._stop,))

    def __enter__(self) -> ProcessPoolExecutor:
        return self._pool

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)


_stops: list[Any] = []
"""What tells this process to stop, once it has begun."""


def _begin(stop: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _stops.append(stop)


def _make(task: Task) -> Made:
    return make_shard(task, _stops[0].is_set)
