"""Reports from the sources named on the command line, with what failed told on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.errors import SourceError
from mahdar.intake import SetAside, open_sources
from mahdar.reading.report import Report


@dataclass
class Outcome:
    """What became of the sources: how many reports were read, set aside, failed."""

    read: int = 0
    aside: int = 0
    failed: int = 0

    def code(self) -> int:
        """The exit code."""
        return 1 if self.failed else 0

    def summary(self) -> str:
        """One line for standard error."""
        return f"{self.read} read, {self.aside} set aside, {self.failed} failed"


def reports_of(sources: Sequence[str], outcome: Outcome) -> Iterator[Report]:
    """The reports; each error and each report set aside gets one line on standard error."""
    for item in open_sources(sources):
        if isinstance(item, SourceError):
            outcome.failed += 1
            sys.stderr.write(f"{item}\n")
        elif isinstance(item, SetAside):
            outcome.aside += 1
            sys.stderr.write(f"{item.source}: {item.id} set aside: {item.note}\n")
        else:
            outcome.read += 1
            yield item
