"""Lists whose length nobody counts to the end: «more than 1,000» is told as fast from a large archive as from a small one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

MOST = 1000
"""Entries that can be turned to, page by page; a filter leads to the others, and the twins hold all."""


class BoundedPaginator(Paginator):
    """Pages of the first thousand rows. `more` tells whether there are others.

    part: fetches so many rows from a place on; there: how many rows there are, where that is known.
    """

    def __init__(
        self,
        rows: Any,
        per_page: int,
        *,
        part: Callable[[int, int], list[Any]] | None = None,
        there: int | None = None,
    ) -> None:
        super().__init__(rows, per_page)
        self._part, self._there = part, there

    def page(self, number: int | str) -> Any:
        """A page; its rows are fetched when it is made."""
        found = super().page(number)
        if self._part is not None and self.count:
            start = found.start_index() - 1
            found.object_list = self._part(start, found.end_index() - start)
        return found

    @cached_property
    def count(self) -> int:
        """How many rows the pages hold."""
        return min(self._reached, MOST)

    @property
    def more(self) -> bool:
        """Whether the list goes on beyond what the pages hold."""
        return self._reached > MOST

    @cached_property
    def _reached(self) -> int:
        if self._there is not None:
            return self._there
        rows: Any = self.object_list
        if isinstance(rows, list):
            return len(rows)
        return int(rows.order_by().values("pk")[: MOST + 1].count())
