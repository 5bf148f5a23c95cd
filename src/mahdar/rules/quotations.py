"""Quotation marks of a text in pairs, and verbs of saying within what they hold."""

from __future__ import annotations

import re

from mahdar.rules.document import Document
from mahdar.rules.speech_content import THAT, Speech

_MARKS = re.compile("[\n\"'«»]")


def quotations(doc: Document) -> dict[int, int]:
    """Opening and closing quotation marks, paired within their paragraph; a straight mark opens and closes by turns."""
    pairs: dict[int, int] = {}
    waiting: dict[str, int] = {}
    within: dict[int, int] = {}
    inner: set[int] = set()
    for found in _MARKS.finditer(doc.cls):
        k, c = found.start(), found[0]
        if c == "\n":
            waiting.clear()
        elif k in within:
            pairs[k] = within[k]
        elif c in "\"'" and k not in inner:
            opening = waiting.pop(c, None)
            if opening is None:
                waiting[c] = k
                close = _nested(doc, k)
                within |= close
                inner |= set(close.values())
            else:
                pairs[opening] = k
        elif c == "«" and not _closes_turned(doc, k, waiting.get("«")):
            waiting["«"] = k
        elif c in "«»" and "«" in waiting:
            pairs[waiting.pop("«")] = k
        elif c == "»" and doc.words[k].raw == "”":
            waiting["«"] = k  # «قال: ” لن نقبل ”»: typed with the closing mark on both sides
    return pairs


_SHORT = 4  # the words of a name that stands in marks of its own within what is quoted


def _nested(doc: Document, opening: int) -> dict[int, int]:
    """«"تلك جرائم تنظيم "داعش" في العراق"»: names in straight marks within a quotation in straight marks, opening → closing.

    Only where blanks say it: the mark before the name has one before it and none behind, the one after it the other way
    round, and yet another mark closes the quotation in the same paragraph.
    """
    mark, found = doc.cls[opening], dict[int, int]()
    at = _next(doc, mark, opening)
    while at and len(found) < _MOST_NAMES and _parts(doc, at, True):
        close = _next(doc, mark, at)
        if not close or not _parts(doc, close, False) or not 1 < close - at <= _SHORT + 1:
            return {}
        found[at] = close
        at = _next(doc, mark, close)
    return found if at and not _parts(doc, at, True) else {}


_MOST_NAMES = 8
"""Names in marks of their own within one quotation: a text of nothing but marks costs no more than its length."""
_FAR = 400  # tokens after which no mark is looked for


def _next(doc: Document, mark: str, k: int) -> int:
    """The next such mark of the same paragraph behind token k, 0 where none is near."""
    at = doc.cls.find(mark, k + 1, k + _FAR)
    return at if at > 0 and "\n" not in doc.cls[k:at] else 0


def _parts(doc: Document, k: int, opens: bool) -> bool:
    """Whether the blanks beside a mark say that it opens, or that it closes."""
    text, start, end = doc.text.text, doc.text.starts[k], doc.text.ends[k]
    before, after = text[start - 1 : start].isspace(), text[end : end + 1]
    if opens:
        return before and not after.isspace()
    return not before and not after.isalnum()


def turned(cls: str, quotes: dict[int, int]) -> str:
    """The classes with every mark as it is meant: «” لن نقبل ”» opens with an opening mark."""
    wrong = [pair for pair in quotes.items() if cls[pair[0]] == "»" or cls[pair[1]] == "«"]
    if not wrong:
        return cls
    meant = list(cls)
    for opening, closing in wrong:
        meant[opening], meant[closing] = "«", "»"
    return "".join(meant)


def _closes_turned(doc: Document, k: int, opening: int | None) -> bool:
    """«“لن نقبل“، قال»: the opening mark typed on both sides."""
    if opening is None or doc.words[k].raw != "“" or doc.words[opening].raw != "“":
        return False
    return k + 1 >= len(doc.cls) or doc.cls[k + 1] in ",.;\n:"


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
