"""Reports from the sources named on the command line, with what failed told on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from mahdar.errors import SourceError
from mahdar.intake import Opening, SetAside, open_sources
from mahdar.intake.repeats import Repeats
from mahdar.reading.report import Report
from mahdar.scale import Overdue

_TOLD = 20
"""Lines of one kind after which the rest is only counted: a crawl has thousands of pages without a report."""
_REASONS = 4


@dataclass
class Outcome:
    """What became of the sources: how many reports were read, of them repeated; how many set aside, failed, and why."""

    read: int = 0
    repeated: int = 0
    aside: int = 0
    failed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def code(self) -> int:
        """The exit code."""
        return 1 if self.failed else 0

    def summary(self) -> str:
        """One line for standard error."""
        repeated = f" ({self.repeated} of them repeat others)" if self.repeated else ""
        aside, failed = self._why("aside"), self._why("failed")
        return f"{self.read} read{repeated}, {self.aside} set aside{aside}, {self.failed} failed{failed}"

    def note(self, kind: str, reason: str, line: str) -> None:
        """Count a reason, and tell it while it is one of few."""
        self.reasons[f"{kind}\0{reason[:80]}"] += 1
        count = self.aside if kind == "aside" else self.failed
        if count <= _TOLD:
            sys.stderr.write(f"{line}\n")
        elif count == _TOLD + 1:
            sys.stderr.write(f"… more {'set aside' if kind == 'aside' else 'failed'}: they are counted at the end\n")

    def _why(self, kind: str) -> str:
        """The commonest reasons, where there are many."""
        found = [(key.split("\0")[1], n) for key, n in self.reasons.most_common() if key.startswith(f"{kind}\0")]
        if sum(n for _, n in found) <= _TOLD and len(found) != 1:
            return ""
        told = "; ".join(f"{n} {reason}" for reason, n in found[:_REASONS])
        return f" ({told}{'; …' if len(found) > _REASONS else ''})"


def reports_of(sources: Sequence[str], outcome: Outcome, opening: Opening | None = None) -> Iterator[Report]:
    """The reports; an error, a report set aside and one that repeats another get one line each, on standard error or as a note."""
    repeats = Repeats()
    for item in open_sources(sources, opening):
        if isinstance(item, SourceError):
            outcome.failed += 1
            outcome.note("failed", item.reason, str(item))
        elif isinstance(item, SetAside):
            outcome.aside += 1
            outcome.note("aside", item.note, f"{item.source}: {item.id} set aside: {item.note}")
        else:
            outcome.read += 1
            first = repeats.of(item)
            outcome.repeated += first is not None
            yield item if first is None else replace(item, notes=(*item.notes, f"repeats the report {first}"))


def records_of(reads: Iterable[bytes | Overdue], outcome: Outcome) -> Iterator[bytes]:
    """The records, as JSON; that of a report that took too long has its text and a note that it was set aside."""
    for read in reads:
        if isinstance(read, bytes):
            yield read
        else:
            outcome.read, outcome.aside = outcome.read - 1, outcome.aside + 1
            why = f"not read within {read.seconds:g} s"
            outcome.note("aside", why, f"{read.id} set aside: {why}")
            yield read.record
