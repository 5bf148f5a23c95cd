"""Progress bars: on a terminal alone, and never in what is printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def with_bar(items: Iterable[T], what: str, *, total: int | None = None, after: int = 0, every: int = 1) -> Iterator[T]:
    """The same items, with a bar that says what is done with them. after: items before it shows; every: how often it moves."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = None
        for number, item in enumerate(items, 1):
            if task is None and number >= after:
                task = progress.add_task(what, total=total)
            if task is not None and number % every == 0:
                progress.update(task, completed=number, refresh=True)
            yield item
