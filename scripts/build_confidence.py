"""Rebuild the confidence of each rule from checked reports, and say how well it holds on outlets left out.

python scripts/build_confidence.py ../shared
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from mahdar.evaluation.gold import read_articles, read_gold
from mahdar.evaluation.measuring import CALIBRATED_KINDS, read_and_score
from mahdar.evaluation.tally import Verdict
from mahdar.reading import Reader
from score_events import TYPES, detection

TABLE = Path(__file__).resolve().parent.parent / "src" / "mahdar" / "reading" / "confidence.tsv"
WEIGHT = 6.0
"""How many claims the mean of the kind counts for: a rule seen a few times says little by itself."""

Shares = dict[tuple[str, str], tuple[float, int]]


def shares_of(verdicts: Iterable[Verdict], kinds: tuple[str, ...] = CALIBRATED_KINDS) -> Shares:
    """(kind, rule) → (share of right claims, claims); the rule «» is the kind's mean."""
    judged = [one for one in verdicts if one.kind in kinds and one.rule]
    shares: Shares = {}
    for kind in kinds:
        own = [one for one in judged if one.kind == kind]
        mean = sum(one.verdict == "right" for one in own) / len(own) if own else 0.5
        shares[kind, ""] = (mean, len(own))
        for rule in sorted({one.rule for one in own if one.rule}):
            group = [one for one in own if one.rule == rule]
            right = sum(one.verdict == "right" for one in group)
            shares[kind, rule] = ((right + WEIGHT * mean) / (len(group) + WEIGHT), len(group))
    return shares


def held_out_gap(verdicts: list[Verdict], outlets: dict[str, str]) -> float:
    """The mean distance between confidence and truth, by rule, where the shares come from other outlets."""
    groups: dict[tuple[str, str], list[tuple[float, bool]]] = {}
    for outlet in sorted(set(outlets.values())):
        shares = shares_of(one for one in verdicts if outlets[one.report] != outlet)
        for one in verdicts:
            if outlets[one.report] == outlet and one.kind in CALIBRATED_KINDS and one.rule:
                share = shares.get((one.kind, one.rule), shares[one.kind, ""])[0]
                groups.setdefault((one.kind, f"{share:.1f}"), []).append((share, one.verdict == "right"))
    total = sum(len(group) for group in groups.values())
    gaps = (abs(sum(s for s, _ in group) - sum(r for _, r in group)) for group in groups.values())
    return sum(gaps) / total


def shares_of_events(folder: Path, reader: Reader) -> Shares:
    """The same of events that the text tells, from the sentences that scripts/score_events.py scores."""
    claims = [claim for kind in TYPES for claim in detection(reader, folder, kind).claims]
    verdicts = [Verdict("events", "", "right" if right else "wrong", "", rule) for rule, right in claims]
    return shares_of(verdicts, ("events",))


def main(shared: Path) -> int:
    reader = Reader()
    gold, articles = read_gold(shared / "gold/dev.jsonl"), read_articles(shared / "corpus/dev.jsonl")
    evaluation = read_and_score(gold, articles, reader)
    verdicts = list(evaluation.verdicts())
    shares = {**shares_of(verdicts), **shares_of_events(shared / "reference/gsr", reader)}
    rows = [f"{kind}\t{rule}\t{share:.3f}\t{claims}" for (kind, rule), (share, claims) in shares.items()]
    head = ["# what: of the claims of each rule, how many are right", "# columns: kind\trule\tshare\tclaims"]
    TABLE.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    gap = held_out_gap(verdicts, dict(evaluation.outlets))
    print(f"{len(rows)} rules; mean gap on outlets left out: {gap:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
