"""How well the reader finds the names of people in text that it was not written on: ANERcorp and Wojood's test lines.

python scripts/score_names.py ../shared/reference [--errors N]

Every mention counts, a surname alone too, and is right only where it begins and ends at the same words; honorifics before
a name are left out on both sides. ANERcorp is research data: it measures, nothing of it is in the reader.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from mahdar.arabic.letters import fold
from mahdar.lexicon import load_lexicon
from mahdar.reading import Reader, Report

SENTENCES = 12
"""How many sentences of a running corpus are read as one report: about as many as an article has."""

Token = tuple[str, str]
Span = tuple[int, int]


def tokens_of(path: Path) -> Iterator[Token]:
    """(word, label) of each line; an empty word is the end of a passage."""
    for line in path.read_text("utf-8", errors="replace").splitlines():
        word, _, labels = line.strip("\ufeff ").partition(" ")
        yield word, labels


def reports(path: Path) -> Iterator[list[Token]]:
    """The tokens of each report: up to an empty line, or some sentences of a corpus that has none."""
    report: list[Token] = []
    sentences = 0
    for word, labels in tokens_of(path):
        if word and not word.startswith("$#$") and labels:
            report.append((word, labels))
        sentences += word == "."
        if report and (not word or sentences == SENTENCES):
            yield report
            report, sentences = [], 0
    if report:
        yield report


def gold_spans(report: list[Token]) -> set[Span]:
    """First and last token (left out) of each person, honorifics before the name left out."""
    spans: set[Span] = set()
    begin = None
    for i, (_, labels) in enumerate([*report, ("", "O")]):
        if begin is not None and "I-PERS" not in labels.split():
            spans.add((begin, i))
            begin = None
        if "B-PERS" in labels.split():
            begin = i
    singles = load_lexicon().singles
    return {(a, b) for a, b in (_bare(report, span, singles) for span in spans) if a < b}


def _bare(report: list[Token], span: Span, singles: dict[str, dict[str, object]]) -> Span:
    first, last = span
    while first < last and "honorific" in singles.get(fold(report[first][0]), {}):
        first += 1
    return first, last


def read_spans(reader: Reader, report: list[Token]) -> set[Span]:
    """The same of what the reader finds."""
    text, starts = "", []
    for word, _ in report:
        starts.append(len(text))
        text += word + " "
    spans = set()
    for person in reader.find(Report(id="1", text=text)).people:
        for mention in person.mentions:
            covered = [i for i, at in enumerate(starts) if at < mention.end and at + len(report[i][0]) > mention.start]
            spans.add((covered[0], covered[-1] + 1))
    return spans


def measure(reader: Reader, name: str, passages: Iterable[list[Token]], errors: int) -> None:
    """Print precision, recall and F1, and the first errors."""
    right = gold = read = 0
    for report in passages:
        wanted, found = gold_spans(report), read_spans(reader, report)
        right, gold, read = right + len(wanted & found), gold + len(wanted), read + len(found)
        for sign, spans in (("-", wanted - found), ("+", found - wanted)):
            for first, last in sorted(spans)[: max(errors, 0)]:
                words = [word for word, _ in report]
                print(sign, *words[max(0, first - 5) : first], "[", *words[first:last], "]", *words[last : last + 4])
                errors -= 1
    precision, recall = right / max(read, 1), right / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{name:10s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  gold {gold}  read {read}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Names of people in text that the reader was not written on.")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each set")
    options = parser.parse_args(arguments)
    reader = Reader()
    measure(reader, "ANERcorp", reports(options.reference / "anercorp" / "ANERCorp.txt"), options.errors)
    measure(reader, "Wojood", reports(options.reference / "wojood" / "test.txt"), options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
