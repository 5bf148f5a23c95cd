"""Many reports scored together: the whole table, by outlet, by rule, by confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from mahdar.evaluation.gold import Article, Gold, article_of, with_text
from mahdar.evaluation.scoring import score_report
from mahdar.evaluation.tally import Count, Tally, Verdict, total
from mahdar.reading import Reader
from mahdar.record import Record

CALIBRATED_KINDS = ("offices", "contacts", "statements", "upcoming")
BINS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)
UNKNOWN_OUTLET = "(unknown)"


@dataclass(frozen=True)
class Evaluation:
    """The tallies of a gold set, in its order, with each report's outlet and weight."""

    tallies: tuple[Tally, ...]
    outlets: Mapping[str, str]
    weights: Mapping[str, float]
    missing: tuple[str, ...] = ()

    def counts(self) -> dict[str, Count]:
        """Right, claimed and gold of every kind over all reports."""
        return total(self.tallies)

    def verdicts(self) -> Iterator[Verdict]:
        """Every fact judged, report by report."""
        for tally in self.tallies:
            yield from tally.verdicts


@dataclass(frozen=True)
class HeldOut:
    """One outlet left out of the set: its own counts and those of all the others."""

    outlet: str
    reports: int
    own: Mapping[str, Count]
    rest: Mapping[str, Count]


@dataclass(frozen=True)
class Bin:
    """Claims of like confidence: how many, how sure on average, how many right."""

    kind: str
    low: float
    high: float
    claims: int
    confidence: float
    right: float


@dataclass(frozen=True)
class RuleRow:
    """The claims of one rule: how many, how many right, how sure on average."""

    kind: str
    rule: str
    claims: int
    right: int
    confidence: float


def evaluate_records(golds: Iterable[Gold], records: Mapping[str, Record]) -> Evaluation:
    """Scores records against gold that holds its text; one record against one gold need not agree in id."""
    golds = tuple(golds)
    if len(golds) == len(records) == 1:
        records = {golds[0].id: next(iter(records.values()))}
    return Evaluation(
        tallies=tuple(score_report(gold, records.get(gold.id)) for gold in golds),
        outlets={gold.id: gold.outlet or UNKNOWN_OUTLET for gold in golds},
        weights={gold.id: gold.weight for gold in golds if gold.weight is not None},
        missing=tuple(gold.id for gold in golds if gold.id not in records),
    )


def read_and_score(golds: Iterable[Gold], articles: Mapping[str, Article], reader: Reader) -> Evaluation:
    """Reads the report of each gold record, from the articles or the gold itself, and scores what the reader makes of it.

    Raises GoldError where neither holds a report's text.
    """
    whole = [with_text(gold, articles) for gold in golds]
    return evaluate_records(whole, {gold.id: reader.read(_fields(gold, articles)) for gold in whole})


def _fields(gold: Gold, articles: Mapping[str, Article]) -> dict[str, str | None]:
    article = articles.get(gold.id) or article_of(gold)
    return {
        "id": gold.id,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published or gold.published,
    }


def by_outlet(evaluation: Evaluation) -> tuple[HeldOut, ...]:
    """Each outlet held out in turn, the largest first."""
    outlets = sorted(set(evaluation.outlets.values()))
    rows = [_held_out(outlet, evaluation) for outlet in outlets]
    return tuple(sorted(rows, key=lambda row: (-row.reports, row.outlet)))


def _held_out(outlet: str, evaluation: Evaluation) -> HeldOut:
    own = [tally for tally in evaluation.tallies if evaluation.outlets[tally.report] == outlet]
    rest = [tally for tally in evaluation.tallies if evaluation.outlets[tally.report] != outlet]
    return HeldOut(outlet, len(own), total(own), total(rest))


def weighted_counts(evaluation: Evaluation) -> dict[str, Count]:
    """Counts estimated for the whole corpus that a weighted sample was drawn from."""
    scaled = (
        Tally(
            tally.report,
            {kind: count.times(evaluation.weights.get(tally.report, 1.0)) for kind, count in tally.counts.items()},
        )
        for tally in evaluation.tallies
    )
    return total(scaled)


def reliability(verdicts: Iterable[Verdict]) -> tuple[Bin, ...]:
    """Of the claims of like confidence, how many are right: by kind, then for all kinds together."""
    judged = [one for one in verdicts if one.kind in CALIBRATED_KINDS and one.confidence is not None]
    together = [Verdict("all", one.report, one.verdict, one.words, one.rule, one.confidence) for one in judged]
    kinds = (*CALIBRATED_KINDS, "all")
    return tuple(
        row for kind in kinds for row in _bins(kind, [one for one in (*judged, *together) if one.kind == kind])
    )


def _bins(kind: str, judged: list[Verdict]) -> Iterator[Bin]:
    for low, high in pairwise(BINS):
        inside = [one for one in judged if one.confidence is not None and low <= one.confidence < high]
        if inside:
            sureness = sum(one.confidence or 0.0 for one in inside) / len(inside)
            right = sum(one.verdict == "right" for one in inside) / len(inside)
            yield Bin(kind, low, min(high, 1.0), len(inside), sureness, right)


def calibration_gap(bins: Iterable[Bin], kind: str) -> float:
    """How far confidence is from the truth on average, every claim of a kind counted once."""
    rows = [row for row in bins if row.kind == kind]
    claims = sum(row.claims for row in rows)
    return sum(row.claims * abs(row.confidence - row.right) for row in rows) / claims if claims else 0.0


def by_rule(verdicts: Iterable[Verdict]) -> tuple[RuleRow, ...]:
    """What each rule is worth: its claims and how many are right, the busiest first within a kind."""
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for one in verdicts:
        if one.rule is not None and one.confidence is not None:
            groups.setdefault((one.kind, one.rule), []).append(one)
    rows = (_rule_row(kind, rule, group) for (kind, rule), group in groups.items())
    return tuple(sorted(rows, key=lambda row: (CALIBRATED_KINDS.index(row.kind), -row.claims, row.rule)))


def _rule_row(kind: str, rule: str, group: list[Verdict]) -> RuleRow:
    right = sum(one.verdict == "right" for one in group)
    return RuleRow(kind, rule, len(group), right, sum(one.confidence or 0.0 for one in group) / len(group))
