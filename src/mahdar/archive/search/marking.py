"""Where the hits stand in a text, and the words around the first of them."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.archive.search.query import Term, parse_query
from mahdar.archive.search.words import Token, tokens
from mahdar.record import Span

_AROUND = 90


def hits(text: str, typed: str) -> list[Span]:
    """The spans of all words and phrases of the text that the search finds in it, in order, without overlaps."""
    found = list(tokens(text))
    spans = sorted(span for term in parse_query(typed).terms for span in _of(term, found))
    apart: list[Span] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _of(term: Term, found: list[Token]) -> Iterator[Span]:
    length = len(term.stems)
    for at in range(len(found) - length + 1):
        if all(found[at + i].stem == term.stems[i] or found[at + i].word == term.words[i] for i in range(length)):
            yield found[at].start, found[at + length - 1].end


def snippet(text: str, typed: str, *, open_: str = "⟦", close: str = "⟧") -> str:
    """The words around the first hit, with every hit in them between the two marks; the beginning where there is none."""
    spans = hits(text, typed)
    first = spans[0] if spans else (0, 0)
    start, end = _whole_words(text, max(0, first[0] - _AROUND), min(len(text), first[1] + _AROUND))
    parts, at = [], start
    for span in spans:
        if span[0] < start or span[1] > end:
            continue
        parts += [text[at : span[0]], open_, text[span[0] : span[1]], close]
        at = span[1]
    shown = " ".join("".join([*parts, text[at:end]]).split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"


def _whole_words(text: str, start: int, end: int) -> Span:
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
