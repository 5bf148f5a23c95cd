"""Score places and bodies against openly tagged news: ANERcorp and the Wojood sample in ../shared/reference.

    python scripts/score_things.py ../shared/reference [--errors N]

Both draw their lines otherwise than gold/GUIDE.md does (a ministry's country, a party's members, a site, an everyday noun),
so the figures find what is missed; they are no goal. A mention is right where it shares a token with a tagged one of its kind.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mahdar.reading import Reader
from mahdar.reading.report import Report
from mahdar.rules.document import Mention

CORPORA = {"ANERcorp": ("anercorp/ANERCorp.txt",), "Wojood": ("wojood/train.txt", "wojood/val.txt", "wojood/test.txt")}
PLACES = frozenset(("LOC", "GPE", "FAC"))
BODIES = frozenset(("ORG",))
SENTENCES = 8
"""Sentences read together as one report."""

Token = tuple[str, tuple[str, ...]]


def sentences(path: Path) -> Iterator[list[Token]]:
    """The sentences of a tagged file: a token and its tags a line; an empty line or a full stop ends a sentence."""
    sentence: list[Token] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *tags = line.split() or ["."]
        if word != "." or sentence:
            sentence.append((word, tuple(tags)))
        if word == ".":
            yield sentence
            sentence = []
    if sentence:
        yield sentence


@dataclass
class Score:
    """Mentions of one kind: tagged and found, and the contexts of those that are not both."""

    hit: int = 0
    found: int = 0
    known: int = 0
    tagged: int = 0
    errors: list[str] = field(default_factory=list)

    def line(self) -> str:
        precision, recall = self.hit / max(1, self.found), self.known / max(1, self.tagged)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} tagged {self.tagged} found {self.found}"


def tagged_spans(tokens: list[Token], kinds: frozenset[str]) -> list[tuple[int, int]]:
    """Where mentions of these kinds stand, as (first, last) tokens, `last` left out."""
    spans: list[tuple[int, int]] = []
    for i, (_, tags) in enumerate(tokens):
        for tag in tags:
            if tag[2:] in kinds and (tag[0] == "B" or not spans or spans[-1][1] < i):
                spans.append((i, i + 1))
            elif tag[2:] in kinds:
                spans[-1] = (spans[-1][0], i + 1)
    return spans


def compare(reader: Reader, tokens: list[Token], scores: dict[str, Score]) -> None:
    """Read the tokens as one report and count its mentions of places and bodies."""
    text, starts = "", []
    for word, _ in tokens:
        starts.append(len(text))
        text += word + " "
    mentions = reader.find(Report(id="tagged", text=text)).doc.mentions

    def touches(mention: Mention, span: tuple[int, int]) -> bool:
        return mention.start < starts[span[1] - 1] + len(tokens[span[1] - 1][0]) and mention.end > starts[span[0]]

    for kind, tags in (("place", PLACES), ("body", BODIES)):
        score, spans = scores[kind], tagged_spans(tokens, tags)
        own = [m for m in mentions if m.kind in (kind, "bare_" + kind) and m.entity is not None]
        outer = [m for m in own if not any(o.kind == "body" and o is not m and _within(m, o) for o in mentions)]
        right = [m for m in outer if any(touches(m, span) for span in spans)]
        missed = [span for span in spans if not any(touches(m, span) for m in own)]
        score.hit += len(right)
        score.found += len(outer)
        score.tagged += len(spans)
        score.known += len(spans) - len(missed)
        score.errors += [f"{kind} wrong  {_shown(text, m.start, m.end)}  {m.rule}" for m in outer if m not in right]
        score.errors += [
            f"{kind} missed {_shown(text, starts[a], starts[b - 1] + len(tokens[b - 1][0]))}" for a, b in missed
        ]


def _within(inner: Mention, outer: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _shown(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}[[{text[start:end]}]]{text[end : end + 30]}"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--errors", type=int, default=0)
    args = cli.parse_args()
    reader = Reader()
    for corpus, files in CORPORA.items():
        scores = {"place": Score(), "body": Score()}
        for file in files:
            read = list(sentences(args.folder / file))
            for i in range(0, len(read), SENTENCES):
                compare(reader, [token for sentence in read[i : i + SENTENCES] for token in sentence], scores)
        for kind, score in scores.items():
            print(f"{corpus:9} {kind:6} {score.line()}")
            print("".join(f"  {error}\n" for error in score.errors[: args.errors]), end="")


if __name__ == "__main__":
    main()
