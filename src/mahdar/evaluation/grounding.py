"""Whether every claim points at words that are there and that are its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.evaluation.alike import squeeze
from mahdar.evaluation.gold import Gold
from mahdar.evaluation.pairing import Found
from mahdar.evaluation.tally import Tally, Verdict

_LINE_THAT_COUNTS = 40

Stretches = Sequence[tuple[int, int]]


def ground(gold: Gold, found: Found, tally: Tally) -> None:
    """Counts a claim as grounded when the report was read whole and the claim's words stand in its evidence."""
    whole = was_read_whole(gold, found.text)
    for kind, words, evidence, own in _claims(found):
        good = whole and own and _inside(evidence, found.text) and _shows(words, evidence, found.text)
        tally.count("grounded", right=good, claimed=1, gold=1)
        if not good:
            tally.verdicts.append(Verdict("grounded", gold.id, "wrong", f"{kind}: {words}"))


def was_read_whole(gold: Gold, text: str) -> bool:
    """Eight of ten long lines of the article stand in the text that was read."""
    lines = [line for line in map(squeeze, (gold.text or "").split("\n")) if len(line) >= _LINE_THAT_COUNTS]
    kept = squeeze(text)
    return not lines or sum(line in kept for line in lines) >= 0.8 * len(lines)


def _claims(found: Found) -> Iterator[tuple[str, str, Stretches, bool]]:
    """Each claim's kind, words and evidence, and whether the words are the ones it says they are."""
    for person in found.people:
        yield from (("offices", office.title, office.evidence, True) for office in person.offices)
    for one in found.statements:
        start, end = one.content
        own = bool(one.text) and squeeze(found.text[start:end]) == squeeze(one.text)
        yield "statements", one.text, one.evidence, own
    yield from (("upcoming", item.text, item.evidence, True) for item in found.upcoming)
    yield from (("contacts", "", contact.evidence, True) for contact in found.contacts)
    yield from (("events", "", event.evidence, True) for event in found.events)


def _inside(evidence: Stretches, text: str) -> bool:
    return bool(evidence) and all(0 <= start < end <= len(text) for start, end in evidence)


def _shows(words: str, evidence: Stretches, text: str) -> bool:
    """Any one word of the claim, or all of them together, stands in the evidence."""
    shown = squeeze(" ".join(text[start:end] for start, end in evidence))
    long_words = (word for word in map(squeeze, words.split()) if len(word) > 2)
    return squeeze(words) in shown or any(word in shown for word in long_words)
