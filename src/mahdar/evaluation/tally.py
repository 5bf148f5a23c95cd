"""Counts of what was found, invented and missed, by kind of fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

KINDS = (
    "people",
    "offices",
    "organizations",
    "places",
    "contacts",
    "parties",
    "contact form",
    "contact status",
    "contact date",
    "contact place",
    "statements",
    "upcoming",
    "contexts",
    "grounded",
)


@dataclass(frozen=True)
class Count:
    """How many facts were right, how many were claimed, how many the gold holds."""

    right: float = 0
    claimed: float = 0
    gold: float = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.claimed + other.claimed, self.gold + other.gold)

    def times(self, weight: float) -> Count:
        """The count of a report that stands for `weight` reports."""
        return Count(self.right * weight, self.claimed * weight, self.gold * weight)

    @property
    def precision(self) -> float:
        return self.right / self.claimed if self.claimed else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Verdict:
    """One fact judged: right, wrong (claimed but not so) or missed, in words."""

    kind: str
    report: str
    verdict: Literal["right", "wrong", "missed"]
    words: str
    rule: str | None = None
    confidence: float | None = None


@dataclass
class Tally:
    """The counts and verdicts of one report, filled in while it is scored."""

    report: str
    counts: dict[str, Count] = field(default_factory=dict)
    verdicts: list[Verdict] = field(default_factory=list)

    def count(self, kind: str, *, right: int, claimed: int, gold: int) -> None:
        """Adds to a kind; never more right than were claimed or are in the gold."""
        self.counts[kind] = self.counts.get(kind, Count()) + Count(min(right, claimed, gold), claimed, gold)

    def judge(self, kind: str, verdicts: Iterable[Verdict]) -> None:
        """Adds verdicts and the counts that follow from them."""
        new = list(verdicts)
        right = sum(one.verdict == "right" for one in new)
        missed = sum(one.verdict == "missed" for one in new)
        self.count(kind, right=right, claimed=len(new) - missed, gold=right + missed)
        self.verdicts.extend(new)


def total(tallies: Iterable[Tally]) -> dict[str, Count]:
    """The counts of many reports together, every kind present."""
    sums = dict.fromkeys(KINDS, Count())
    for tally in tallies:
        for kind, count in tally.counts.items():
            sums[kind] += count
    return sums
