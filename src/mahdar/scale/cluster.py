"""Shards made by the workers of a Dask cluster: what a lost worker was reading is read by another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from mahdar.errors import UsageError
from mahdar.scale.files import EXTRA
from mahdar.scale.pool import ATTEMPTS, Failed, why
from mahdar.scale.shard import Made, Task, make_shard

_SECONDS = 20
"""How long a scheduler may take to answer, and its first worker to be there."""
_AHEAD = 4
"""Shards that wait for a thread of the cluster: none runs dry, and the scheduler holds few of the many."""


def shards_on_cluster(tasks: Iterable[Task], scheduler: str) -> Iterator[Made | Failed]:
    """Make the shards on the cluster of a scheduler (tcp://host:8786); each comes when it is done.

    Raises UsageError where no scheduler answers there or no worker has joined it.
    """
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise UsageError(EXTRA) from error
    dask: Any = distributed
    client = _client(dask, scheduler)
    running: dict[Any, Task] = {}
    waiting = deque(tasks)
    try:
        done = dask.as_completed()
        for _ in range(_AHEAD * max(1, sum(client.nthreads().values()))):
            _submit(client, waiting, running, done)
        for future in done:
            task = running.pop(future)
            failure = future.exception()
            yield future.result() if failure is None else Failed(task, why(failure))
            _submit(client, waiting, running, done)
    finally:
        client.cancel(list(running))
        client.close()


def _client(dask: Any, scheduler: str) -> Any:
    try:
        client = dask.Client(scheduler, timeout=_SECONDS)
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {scheduler}: {why(error)}") from error
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError as error:
        client.close()
        raise UsageError(f"no worker has joined {scheduler}: start some with  dask worker {scheduler}") from error
    return client


def _submit(client: Any, waiting: deque[Task], running: dict[Any, Task], done: Any) -> None:
    """Give the cluster the next task, if there is one."""
    if waiting:
        task = waiting.popleft()
        future = client.submit(make_shard, task, pure=False, retries=ATTEMPTS - 1)
        running[future] = task
        done.add(future)
