"""Quotation marks of a text in pairs, and verbs of saying within what they hold."""

from __future__ import annotations

from mahdar.rules.document import Document
from mahdar.rules.speech_content import THAT, Speech


def quotations(doc: Document) -> dict[int, int]:
    """Opening and closing quotation marks, paired within their paragraph; a straight mark opens and closes by turns."""
    pairs: dict[int, int] = {}
    waiting: dict[str, int] = {}
    for k, c in enumerate(doc.cls):
        if c == "\n":
            waiting.clear()
        elif c in "\"'":
            opening = waiting.pop(c, None)
            if opening is None:
                waiting[c] = k
            else:
                pairs[opening] = k
        elif c == "«":
            waiting["«"] = k
        elif c == "»" and "«" in waiting:
            pairs[waiting.pop("«")] = k
    return pairs


def _opens_report(doc: Document, opening: int, verb: int) -> bool:
    """«وأضاف البيان أن "السفير الفرنسي جدد دعم بلاده"»: in a paper's words, the verb right after the one named first there."""
    return (
        verb - opening < _SUBJECT
        and doc.words[opening - 2].core in THAT
        and opening < verb
        and all(k in doc.at or doc.cls[k] == "H" for k in range(opening, verb))
    )


_SUBJECT = 12  # how many tokens the subject of a verb inside a quotation may have


def without_overlaps(doc: Document, found: list[Speech]) -> list[Speech]:
    """What is said ends at the latest where the next act of the same sentence begins, unless it is nested in a quotation."""
    found.sort(key=lambda s: s.verb)
    kept: list[Speech] = []
    quoted: list[tuple[int, int]] = []  # quotations that have not ended before the verb at hand
    for speech in found:
        quoted = [span for span in quoted if span[1] > speech.verb]
        if any(begin <= speech.verb and not _opens_report(doc, begin, speech.verb) for begin, _ in quoted):
            continue
        kept.append(speech)
        if speech.quoted:
            quoted.append(speech.content)
    return kept
