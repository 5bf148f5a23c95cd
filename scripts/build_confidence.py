"""Rebuild the confidence of each rule from checked reports, and say how well it holds on outlets left out.

python scripts/build_confidence.py ../shared/gold/dev.jsonl ../shared/corpus/dev.jsonl
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from mahdar.evaluation.gold import article_of, read_articles, read_gold, with_text
from mahdar.evaluation.measuring import CALIBRATED_KINDS, evaluate_records
from mahdar.evaluation.tally import Verdict
from mahdar.reading import Reader

TABLE = Path(__file__).resolve().parent.parent / "src" / "mahdar" / "reading" / "confidence.tsv"
WEIGHT = 6.0
"""How many claims the mean of the kind counts for: a rule seen a few times says little by itself."""

EVENTS = {
    "": (0.45, 256),
    "verb_of_assault": (0.50, 80),
    "noun_of_assault": (0.50, 126),
    "verb_of_protest": (0.33, 30),
    "noun_of_protest": (0.33, 46),
}
"""Of events told by the text: the precision that scripts/score_events.py prints, and its claims."""

Shares = dict[tuple[str, str], tuple[float, int]]


def shares_of(verdicts: Iterable[Verdict]) -> Shares:
    """(kind, rule) → (share of right claims, claims); the rule «» is the kind's mean."""
    judged = [one for one in verdicts if one.kind in CALIBRATED_KINDS and one.rule and one.confidence is not None]
    shares: Shares = {}
    for kind in CALIBRATED_KINDS:
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


def main(gold: Path, articles: Path) -> int:
    found = read_articles(articles)
    golds = [with_text(one, found) for one in read_gold(gold)]
    reader = Reader()
    records = {}
    for one in golds:
        article = found.get(one.id) or article_of(one)
        fields = {"id": one.id, "text": article.text, "title": article.title, "outlet": article.outlet}
        records[one.id] = reader.read({**fields, "published": article.published or one.published})
    evaluation = evaluate_records(golds, records)
    verdicts = list(evaluation.verdicts())
    rows = [f"{kind}\t{rule}\t{share:.3f}\t{claims}" for (kind, rule), (share, claims) in shares_of(verdicts).items()]
    rows += [f"events\t{rule}\t{share:.3f}\t{claims}" for rule, (share, claims) in EVENTS.items()]
    head = ["# what: of the claims of each rule, how many are right", "# columns: kind\trule\tshare\tclaims"]
    TABLE.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    gap = held_out_gap(verdicts, dict(evaluation.outlets))
    print(f"{len(rows)} rules; mean gap on outlets left out: {gap:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
