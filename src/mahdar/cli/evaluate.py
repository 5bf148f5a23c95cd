"""`mahdar evaluate`: how much of what a person found the reader finds, and how much of what it says is right."""

from __future__ import annotations

import json as json_
import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from mahdar.evaluation.floors import FLOORS, below, fingerprint, raised, read_floors, write_floors
from mahdar.evaluation.gold import read_articles, read_gold, read_records, with_text
from mahdar.evaluation.measuring import (
    Evaluation,
    by_outlet,
    by_rule,
    calibration_gap,
    evaluate_records,
    read_and_score,
    reliability,
)
from mahdar.evaluation.tally import Count
from mahdar.reading import Reader


def evaluate(
    gold: Path,
    articles: Path | None = None,
    *,
    records: Path | None = None,
    errors: int = 0,
    outlets: Annotated[bool, Parameter(negative=())] = False,
    rules: Annotated[bool, Parameter(negative=())] = False,
    calibration: Annotated[bool, Parameter(negative=())] = False,
    json: Annotated[bool, Parameter(negative=())] = False,
    update_floors: Annotated[bool, Parameter(negative=())] = False,
    lower_because: str = "",
    words: tuple[Path, ...] = (),
) -> int:
    """Score the reader against gold records that people made.

    Exit code 1 where a figure is below the floor kept for this gold.

    Examples
    --------
        mahdar evaluate gold.jsonl articles.jsonl

        mahdar evaluate gold.jsonl articles.jsonl --errors 20 --outlets --rules

    Parameters
    ----------
    gold
        Gold records, one JSON object a line.
    articles
        The articles, where the gold does not hold title and text.
    records
        Score these records instead of reading the articles.
    errors
        Show this many errors of each kind.
    outlets
        Each outlet held out in turn: its own figures and those of the rest.
    rules
        What each rule is worth.
    calibration
        Of the claims of like confidence, how many are right.
    json
        Print the table as JSON.
    update_floors
        Raise the floors of this gold to the figures reached.
    lower_because
        The reason for which a floor may fall.
    words
        A folder of your own word lists beside the built-in ones.
    """
    evaluation = _evaluated(gold, articles, records, words)
    figures = {kind: count.f1 for kind, count in evaluation.counts().items()}
    if update_floors:
        _raise_floors(gold, figures, lower_because)
    _print_table(evaluation.counts(), as_json=json, missing=evaluation.missing)
    _print_more(evaluation, errors=errors, outlets=outlets, rules=rules, calibration=calibration)
    fallen = below(figures, read_floors().get(fingerprint(gold), {}))
    for line in fallen:
        sys.stderr.write(line + "\n")
    return 1 if fallen or evaluation.missing else 0


def _evaluated(gold: Path, articles: Path | None, records: Path | None, words: tuple[Path, ...]) -> Evaluation:
    found = read_articles(articles) if articles else {}
    golds = read_gold(gold)
    if records is None:
        return read_and_score(golds, found, Reader(words=words))
    return evaluate_records((with_text(one, found) for one in golds), read_records(records))


def _raise_floors(gold: Path, figures: Mapping[str, float], reason: str) -> None:
    path = Path(str(resources.files("mahdar.evaluation").joinpath(FLOORS)))
    floors = read_floors()
    floors[fingerprint(gold)] = raised(figures, floors.get(fingerprint(gold), {}), lower=bool(reason))
    write_floors(path, floors)


def _print_table(counts: Mapping[str, Count], *, as_json: bool, missing: tuple[str, ...]) -> None:
    if as_json:
        rows = [
            {
                "fact": kind,
                "precision": round(c.precision, 4),
                "recall": round(c.recall, 4),
                "f1": round(c.f1, 4),
                "gold": c.gold,
                "predicted": c.claimed,
            }
            for kind, c in counts.items()
        ]
        print(json_.dumps({"rows": rows, "missing": list(missing)}, ensure_ascii=False))
        return
    print(f"{'fact':16}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}{'pred':>7}")
    for kind, c in counts.items():
        print(f"{kind:16}{c.precision:8.3f}{c.recall:8.3f}{c.f1:8.3f}{c.gold:7}{c.claimed:7}")
    if missing:
        print(f"no record for {len(missing)} reports: {', '.join(missing[:5])}")


def _print_more(evaluation: Evaluation, *, errors: int, outlets: bool, rules: bool, calibration: bool) -> None:
    if outlets:
        kinds = ("people", "offices", "organizations", "places", "contacts", "parties", "statements")
        print(f"\n{'outlet held out':28}{'reports':>8}" + "".join(f"{kind[:10]:>12}" for kind in kinds))
        for row in by_outlet(evaluation):
            cells = "".join(f"{row.own[k].f1:6.2f}/{row.rest[k].f1:.2f} " for k in kinds)
            print(f"{row.outlet[:27]:28}{row.reports:8} {cells}")
    if rules:
        print(f"\n{'kind':12}{'rule':32}{'claims':>7}{'right':>7}{'conf':>7}")
        for rule in by_rule(evaluation.verdicts()):
            print(f"{rule.kind:12}{rule.rule:32}{rule.claims:7}{rule.right / rule.claims:7.2f}{rule.confidence:7.2f}")
    if calibration:
        bins = reliability(evaluation.verdicts())
        print(f"\n{'kind':12}{'confidence':>14}{'claims':>8}{'mean':>7}{'right':>7}")
        for one in bins:
            print(f"{one.kind:12}{one.low:7.2f}–{one.high:.2f}{one.claims:8}{one.confidence:7.2f}{one.right:7.2f}")
        print(f"mean gap, all kinds: {calibration_gap(bins, 'all'):.3f}")
    for kind in evaluation.counts() if errors else ():
        wrong = [v for v in evaluation.verdicts() if v.kind == kind and v.verdict != "right"]
        for verdict in wrong[:errors]:
            print(f"{kind:14} {verdict.verdict:7} {verdict.report}  {verdict.words[:180]}")
