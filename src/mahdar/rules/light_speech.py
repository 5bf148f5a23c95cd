"""Acts of saying made of a light verb and a noun: «قدم شكره للوزير على …», «قدم عرضا حول …», «وجه تحذيرا إلى …»."""

from __future__ import annotations

from typing import Any

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.speech_content import THAT, Begin
from mahdar.rules.speech_frame import frame_end

_LED_BY = word_set("light_speech", "led by")
_REACH = 4  # how many words may stand between the noun and its preposition


def said_by_noun(doc: Document, j: int, last: int, data: dict[str, Any]) -> tuple[Begin, str] | None:
    """Where the content of «قدم فلان عرضا حول …» begins, and the act that its noun makes; None where no such noun follows."""
    end = frame_end(doc, j, last)
    while end < last and (doc.words[end].key in ("له", "لها", "لهم", "لهما") or doc.cls[end] == ","):
        end += 1
    at, noun = next(
        ((k, noun) for k in range(j, min(last, end + 1)) if (noun := doc.words[k].has("said_noun"))), (0, None)
    )
    if noun is None or data["verb"] not in noun["verbs"]:
        return None
    if noun["whole"]:
        return (at, at, False, "then_noun"), noun["act"]
    for k in range(at + 1, min(last - 1, at + 1 + _REACH)):
        if doc.words[k].key in _LED_BY and k + 1 < last and doc.words[k + 1].core in THAT:
            return (at, k + 2, False, "then_noun"), noun["act"]
        if doc.words[k].key in _LED_BY or doc.words[k].core in THAT:
            return (at, k + 1, False, "then_noun"), noun["act"]
        if doc.words[k].clitic == "ل" or doc.words[k].key == "لما":
            return (at, k, False, "then_noun"), noun["act"]
    return None
