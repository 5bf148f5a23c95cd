"""Score the events read against the Open Event Data Alliance's sentences in ../shared/reference/gsr.

    python scripts/score_events.py ../shared/reference/gsr [--errors N]

Prints precision, recall and F1 of ASSAULT and PROTEST with the spread of F1 over five folds, and the recall of sources and targets.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
from pathlib import Path

from mahdar.reading import Reader
from mahdar.record import Record

FOLDS = 5


def f1(rows: list[tuple[bool, bool]]) -> float:
    hit = sum(gold and said for gold, said in rows)
    return 2 * hit / max(1, sum(gold for gold, _ in rows) + sum(said for _, said in rows))


def detection(reader: Reader, folder: Path, kind: str, errors: int) -> None:
    with (folder / f"{kind.lower()}.csv").open(encoding="utf-8", newline="") as lines:
        sentences = [row for row in csv.DictReader(lines) if row["label"] != "ambiguous"]
    said = {
        row["id"]: kind in {e.type for e in reader.read({"id": row["id"], "text": row["text"]}).events}
        for row in sentences
    }
    judged = [(row["label"] == "yes", said[row["id"]]) for row in sentences]
    hit = sum(gold and yes for gold, yes in judged)
    precision = hit / max(1, sum(yes for _, yes in judged))
    recall = hit / max(1, sum(gold for gold, _ in judged))
    by_label = sorted(sentences, key=lambda row: row["label"])
    folds = [f1([(row["label"] == "yes", said[row["id"]]) for row in by_label[n::FOLDS]]) for n in range(FOLDS)]
    spread = statistics.stdev(folds)
    print(
        f"{kind:8} P {precision:.3f}  R {recall:.3f}  F1 {f1(judged):.3f}  over five folds ± {spread:.3f}  gold {sum(g for g, _ in judged)}"
    )
    for row in [row for row in sentences if (row["label"] == "yes") != said[row["id"]]][:errors]:
        print(f"   {'missed' if row['label'] == 'yes' else 'wrong (' + row['label'] + ')'}: {row['text'][:200]}")


def names_of(record: Record, kind: str, role: str) -> set[str]:
    forms = {
        e.id: (e.name, *e.aliases) for group in (record.people, record.organizations, record.places) for e in group
    }
    whose = (who for e in record.events if e.type == kind for who in (e.actors if role == "source" else e.recipients))
    return {word for who in whose for form in forms.get(who, (who,)) for word in form.split()}


def actors(reader: Reader, folder: Path, kind: str) -> None:
    rows = json.loads((folder / f"{kind.lower()}_spans.json").read_text(encoding="utf-8"))
    records = [reader.read({"id": f"span-{n}", "text": row["text"]}) for n, row in enumerate(rows)]
    for role in ("source", "target"):
        asked = [
            (set(row[role].split()), record) for row, record in zip(rows, records, strict=True) if row[role].split()
        ]
        hit = sum(bool(gold & names_of(record, kind, role)) for gold, record in asked)
        print(f"{kind:8} {role}: {hit}/{len(asked)} {hit / max(1, len(asked)):.3f}")


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--errors", type=int, default=0)
    asked = cli.parse_args()
    reader = Reader()
    for kind in ("ASSAULT", "PROTEST"):
        detection(reader, asked.folder, kind, asked.errors)
        actors(reader, asked.folder, kind)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
