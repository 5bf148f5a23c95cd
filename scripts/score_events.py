"""Score the events read against the Open Event Data Alliance's sentences in ../shared/reference/gsr.

    python scripts/score_events.py ../shared/reference/gsr [--errors N]

Prints precision, recall and F1 of ASSAULT and PROTEST with the spread of F1 over five folds, and the recall of sources and targets.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
from dataclasses import dataclass
from pathlib import Path

from mahdar.reading import Reader
from mahdar.record import Record

FOLDS = 5
TYPES = ("ASSAULT", "PROTEST")
ROLES = ("source", "target")


def f1(rows: list[tuple[bool, bool]]) -> float:
    hit = sum(gold and said for gold, said in rows)
    return 2 * hit / max(1, sum(gold for gold, _ in rows) + sum(said for _, said in rows))


@dataclass(frozen=True)
class Detection:
    """Of one type: what was found of the sentences that tell of it, with the rule of each claim."""

    kind: str
    precision: float
    recall: float
    f1: float
    spread: float
    """The standard deviation of F1 over five folds."""
    gold: int
    claims: list[tuple[str, bool]]
    """(rule, right) of each sentence said to tell of it."""
    wrong: list[str]


def detection(reader: Reader, folder: Path, kind: str) -> Detection:
    """How well sentences of one type are told from others; ambiguous sentences are left out."""
    with (folder / f"{kind.lower()}.csv").open(encoding="utf-8", newline="") as lines:
        sentences = [row for row in csv.DictReader(lines) if row["label"] != "ambiguous"]
    sentences.sort(key=lambda row: row["label"])
    rules = [
        next((e.rule for e in reader.read({"id": row["id"], "text": row["text"]}).events if e.type == kind), None)
        for row in sentences
    ]
    judged = [(row["label"] == "yes", rule is not None) for row, rule in zip(sentences, rules, strict=True)]
    hit = sum(gold and said for gold, said in judged)
    return Detection(
        kind=kind,
        precision=hit / max(1, sum(said for _, said in judged)),
        recall=hit / max(1, sum(gold for gold, _ in judged)),
        f1=f1(judged),
        spread=statistics.stdev(f1(judged[n::FOLDS]) for n in range(FOLDS)),
        gold=sum(gold for gold, _ in judged),
        claims=[(rule, row["label"] == "yes") for row, rule in zip(sentences, rules, strict=True) if rule is not None],
        wrong=[
            f"{'missed' if gold else 'wrong (' + row['label'] + ')'}: {row['text'][:200]}"
            for row, (gold, said) in zip(sentences, judged, strict=True)
            if gold != said
        ],
    )


def names_of(record: Record, kind: str, role: str) -> set[str]:
    forms = {
        e.id: (e.name, *e.aliases) for group in (record.people, record.organizations, record.places) for e in group
    }
    whose = (who for e in record.events if e.type == kind for who in (e.actors if role == "source" else e.recipients))
    return {word for who in whose for form in forms.get(who, (who,)) for word in form.split()}


def actors(reader: Reader, folder: Path, kind: str, role: str) -> tuple[int, int]:
    """(found, asked): of the annotated sources or targets, those of which a word is in who acts or suffers."""
    rows = [
        row
        for row in json.loads((folder / f"{kind.lower()}_spans.json").read_text(encoding="utf-8"))
        if row[role].split()
    ]
    found = (
        set(row[role].split()) & names_of(reader.read({"id": f"span-{n}", "text": row["text"]}), kind, role)
        for n, row in enumerate(rows)
    )
    return sum(map(bool, found)), len(rows)


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--errors", type=int, default=0)
    asked = cli.parse_args()
    reader = Reader()
    for kind in TYPES:
        one = detection(reader, asked.folder, kind)
        print(
            f"{kind:8} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}"
            f"  over five folds ± {one.spread:.3f}  gold {one.gold}"
        )
        for line in one.wrong[: asked.errors]:
            print(f"   {line}")
        for role in ROLES:
            hit, total = actors(reader, asked.folder, kind, role)
            print(f"{kind:8} {role}: {hit}/{total} {hit / max(1, total):.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
