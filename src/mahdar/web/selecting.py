"""Words of a report that a person selected, as a span of its text: never guessed, where they stand twice it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from mahdar.web.telling import FormError
from mahdar.web.templatetags.minutes import TURNING

Span = tuple[int, int]


class Line(NamedTuple):
    """A line of the text and the offset at which it begins."""

    start: int
    text: str


def seen(text: str) -> str:
    """A text of the same length in which marks that turn its direction are seen instead of turning it."""
    return TURNING.sub("\ufffd", text)


def lines(text: str) -> list[Line]:
    """The lines of a text that hold something, each where a script can tell its offset.

    >>> lines("ab\\n\\ncd")
    [Line(start=0, text='ab'), Line(start=4, text='cd')]
    """
    found, at = list[Line](), 0
    for line in seen(text).split("\n"):
        if line.strip():
            found.append(Line(at, line))
        at += len(line) + 1
    return found


def span_of(text: str, words: str, start: str = "") -> Span:
    """Where selected words stand in a text.

    start: the offset that a script gives, «» where the words were typed. Raises UsageError where the words do not
    stand there, or stand several times and no offset says which are meant.

    >>> span_of("من عمان إلى عمان", "عمان", "12")
    (12, 16)
    """
    text, words = seen(text), seen(words.replace("\r\n", "\n").strip())
    if not words:
        raise FormError(_("No words were selected."))
    if start.isascii() and start.isdecimal() and len(start) < 10 and text.startswith(words, int(start)):
        return int(start), int(start) + len(words)
    first = text.find(words)
    if first < 0:
        raise FormError(_("These words do not stand in the report as they were given; select them in its text."))
    if text.find(words, first + 1) >= 0:
        raise FormError(_("These words stand in the report more than once; select them in its text."))
    return first, first + len(words)


def fields_with_words(kind: str, entry: Mapping[str, Any], span: Span, text: str) -> dict[str, Any]:
    """What a selection changes in an entry of a record: the words that it tells, and its evidence.

    A statement keeps the words that say who spoke, someone named gets one mention more; of the others the selected
    words are the evidence.
    """
    words = text[span[0] : span[1]]
    if kind == "statement":
        evidence = [one for one in _spans(entry["evidence"]) if one[1] <= span[0] or one[0] >= span[1]]
        kept = [one for one in evidence if one != _span(entry["content"]) and not _inside(one, _span(entry["content"]))]
        return {"text": words, "content": list(span), "evidence": [list(one) for one in sorted([*kept, span])]}
    if kind == "upcoming":
        return {"text": words, "evidence": [list(span)]}
    if kind == "office":
        return {"title": words, "evidence": [list(span)]}
    if kind in ("person", "body", "place"):
        mentions = {*_spans(entry["mentions"]), span}
        return {"mentions": [list(one) for one in sorted(mentions)]}
    return {"evidence": [list(span)]}


def _inside(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _span(value: Sequence[int]) -> Span:
    return value[0], value[1]


def _spans(values: Sequence[Sequence[int]]) -> list[Span]:
    return [_span(value) for value in values]
