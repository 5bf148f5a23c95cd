"""How well events of all sixteen PLOVER types are read, on sentences of our own in `benchmarks/own/events.jsonl`.

python -m benchmarks.events [SENTENCES.jsonl] [--errors]

Of each type: the sentences that tell it, precision, recall and F1; of events whose type is right: modes that are right, and the
share of actors and recipients of which a word is named. Sentences that tell nothing hold precision to account.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mahdar.arabic.letters import fold
from mahdar.reading import Reader
from mahdar.record import Event, Record

SENTENCES = Path(__file__).parent / "own" / "events.jsonl"
SIDES = ("actors", "recipients")


@dataclass(slots=True)
class Tally:
    """Of one type: events asked for, said and right; and of right ones, what of modes and sides was asked and found."""

    asked: int = 0
    said: int = 0
    right: int = 0
    parts: dict[str, list[bool]] = field(default_factory=lambda: {"modes": [], "actors": [], "recipients": []})

    def f1(self) -> float:
        return 2 * self.right / max(1, self.asked + self.said)


def names_of(record: Record) -> dict[str, str]:
    """The names of the record's people, bodies and places by their ids, aliases too."""
    groups = (record.people, record.organizations, record.places)
    return {one.id: " ".join((one.name, *one.aliases)) for group in groups for one in group}


def words_of(name: str) -> set[str]:
    """A name's words, folded, without the article or a preposition that has become one with it."""
    return {fold(word).removeprefix("لل").removeprefix("ال") for word in name.split()}


def judge(record: Record, asked: list[dict[str, Any]], tallies: dict[str, Tally]) -> list[str]:
    """Count one sentence; the lines say what is wrong with it."""
    names, left, wrong = names_of(record), list(record.events), []
    for event in record.events:
        tallies[event.type].said += 1
    for gold in asked:
        tally = tallies[gold["type"]]
        tally.asked += 1
        found = next((event for event in left if event.type == gold["type"]), None)
        if found is None:
            wrong.append(f"missed {gold['type']} {gold['modes']} {gold['actors']} -> {gold['recipients']}")
            continue
        left.remove(found)
        tally.right += 1
        wrong += _parts(found, gold, names, tally)
    return wrong + [f"said {event.type} by {event.rule}" for event in left]


def _parts(found: Event, gold: dict[str, Any], names: dict[str, str], tally: Tally) -> list[str]:
    wrong = []
    if gold["modes"] or found.modes:
        tally.parts["modes"].append(set(gold["modes"]) == set(found.modes))
        if not tally.parts["modes"][-1]:
            wrong.append(f"{found.type} modes {list(found.modes)}, asked {gold['modes']}")
    for side in SIDES:
        said = [names.get(who, who) for who in getattr(found, side)]
        for who in gold[side]:
            tally.parts[side].append(any(words_of(who) & words_of(name) for name in said))
            if not tally.parts[side][-1]:
                wrong.append(f"{found.type} {side} {said}, asked «{who}»")
    return wrong


def measure(path: Path = SENTENCES) -> tuple[dict[str, Tally], list[str]]:
    """Tallies by type and lines of what is wrong."""
    reader, tallies, wrong = Reader(), defaultdict[str, Tally](Tally), []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        record = reader.read({"id": row["id"], "text": row["text"]})
        wrong += [f"{row['id']} {one}\n      {row['text']}" for one in judge(record, row["events"], tallies)]
    return dict(tallies), wrong


def total(tallies: dict[str, Tally]) -> Tally:
    """All types together."""
    whole = Tally()
    for one in tallies.values():
        whole.asked, whole.said, whole.right = whole.asked + one.asked, whole.said + one.said, whole.right + one.right
        for part, found in one.parts.items():
            whole.parts[part] += found
    return whole


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("sentences", nargs="?", type=Path, default=SENTENCES)
    cli.add_argument("--errors", action="store_true", help="print what is wrong, sentence by sentence")
    asked = cli.parse_args()
    tallies, wrong = measure(asked.sentences)
    for kind, one in (*sorted(tallies.items()), ("all", total(tallies))):
        shares = "  ".join(f"{part} {sum(found)}/{len(found)}" for part, found in one.parts.items())
        precision, recall = one.right / max(1, one.said), one.right / max(1, one.asked)
        print(f"{kind:10} {one.asked:3}  P {precision:.2f}  R {recall:.2f}  F1 {one.f1():.2f}  {shares}")
    if asked.errors:
        print(*wrong, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
