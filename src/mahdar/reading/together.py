"""Reports gathered to be read together, stage by stage."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

from mahdar.reading.report import Report

_MOST, _LETTERS = 24, 100_000
"""So many are read together, and of so many letters: what a stage needs of the program and of the words is then near at hand
for the processor, and the memory that they take stays small."""
_SOON = 0.1
"""Seconds after which what has come is read: a slow source is not waited for."""


def gathered(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports in order, a few at a time: of those that come one by one the first alone, so that there is something at once.

    What came before an error of their source is given before the error is raised.
    """
    most = _MOST if isinstance(reports, Sequence) else 1
    source = iter(reports)
    while most:
        batch: list[Report] = []
        try:
            most = min(_MOST, most * 2) if _fill(batch, source, most) else 0
        except BaseException:
            if batch:
                yield batch
            raise
        if batch:
            yield batch


def _fill(batch: list[Report], source: Iterator[Report], most: int) -> bool:
    """Put the next few reports into the batch; whether more may come."""
    letters, until = 0, time.monotonic() + _SOON
    for report in source:
        batch.append(report)
        letters += len(report.text)
        if len(batch) >= most or letters > _LETTERS or time.monotonic() > until:
            return True
    return False
