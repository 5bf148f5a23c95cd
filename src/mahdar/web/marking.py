"""A report's text cut where its evidence begins and ends, so that an entry and its words light up together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Span = tuple[int, int]


class Piece(NamedTuple):
    """A run of text and the entries whose evidence it is: «c1 s2»."""

    text: str
    entries: str


def paragraphs(text: str, evidence: Mapping[str, Iterable[Span]]) -> list[list[Piece]]:
    """The paragraphs of a text as pieces.

    >>> paragraphs("ab\\n\\ncd", {"s1": [(1, 6)]})
    [[Piece(text='a', entries=''), Piece(text='b', entries='s1')], [Piece(text='cd', entries='s1')]]
    """
    found: list[list[Piece]] = [[]]
    for piece in pieces(text, evidence):
        first, *rest = piece.text.split("\n\n")
        found[-1] += [Piece(first, piece.entries)] if first else []
        for part in rest:
            found.append([Piece(part, piece.entries)] if part else [])
    return [paragraph for paragraph in found if paragraph]


def pieces(text: str, evidence: Mapping[str, Iterable[Span]]) -> list[Piece]:
    """The text in runs, each with the ids of all entries whose spans cover it, in one pass over the ends of spans."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for entry, spans in evidence.items():
        for start, end in spans:
            opens.setdefault(start, []).append(entry)
            closes.setdefault(end, []).append(entry)
    here, last, found = dict[str, int](), 0, list[Piece]()
    for cut in sorted({*opens, *closes, len(text)}):
        if cut > last:
            found.append(Piece(text[last:cut], " ".join(here)))
            last = cut
        for entry in closes.get(cut, ()):
            here[entry] -= 1
            if not here[entry]:
                del here[entry]
        for entry in opens.get(cut, ()):
            here[entry] = here.get(entry, 0) + 1
    return found
