"""A record told claim by claim, each with the words it came from, for eyes that check it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import asdict, dataclass

from mahdar.evaluation.claims import Claim, Named, Stretch, claims_of, named_of
from mahdar.record import Record

CONTEXT = 40


@dataclass(frozen=True)
class Passage:
    """Words of the report with what stands before and after them."""

    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Explained:
    """One claim, or one thing named, with its passages."""

    kind: str
    id: str
    says: str
    rule: str | None
    confidence: float | None
    passages: tuple[Passage, ...]


def explain_record(record: Record, *, kinds: Container[str] | None = None) -> Iterator[Explained]:
    """Everything that a record says, things named first; `kinds` keeps some kinds only."""
    text = record.report.text
    for named in named_of(record):
        if kinds is None or named.kind in kinds:
            yield _explained_name(named, text)
    for claim in claims_of(record):
        if kinds is None or claim.kind in kinds:
            yield _explained_claim(claim, text)


def passage_of(text: str, stretch: Stretch, *, context: int = CONTEXT) -> Passage:
    """The words of a stretch with up to `context` characters of whole words on each side."""
    start, end = stretch
    low, high = max(0, start - context), min(len(text), end + context)
    before, after = text[low:start], text[end:high]
    if low and " " in before:
        before = "…" + before.split(" ", 1)[1]
    if high < len(text) and " " in after:
        after = after.rsplit(" ", 1)[0] + "…"
    return Passage(start, end, _one_line(before), _one_line(text[start:end]), _one_line(after))


def as_mapping(record: Record, explained: Iterable[Explained]) -> dict[str, object]:
    """What is explained of one report, ready for JSON."""
    report = record.report
    return {
        "report": report.id,
        "title": report.title,
        "published": report.published,
        "outlet": report.outlet,
        "explained": [asdict(one) for one in explained],
        "contexts": list(record.contexts),
        "notes": [{"level": note.level, "about": note.about, "text": note.text} for note in record.notes],
    }


def _explained_name(named: Named, text: str) -> Explained:
    says = " · ".join(part for part in (named.name, named.details) if part)
    return Explained(named.kind, named.id, says, None, None, _passages(text, named.mentions))


def _explained_claim(claim: Claim, text: str) -> Explained:
    passages = _passages(text, claim.evidence)
    return Explained(claim.kind, claim.id, claim.says, claim.rule, claim.confidence, passages)


def _passages(text: str, stretches: Iterable[Stretch]) -> tuple[Passage, ...]:
    return tuple(passage_of(text, stretch) for stretch in stretches)


def _one_line(text: str) -> str:
    return text.replace("\n\n", " ¶ ").replace("\n", " ")
