"""A record without some of its people: what is claimed of them gone, the words that name them blacked out.

Letter for letter, so that every other span holds. Black are the person's mentions, the full name and its other forms
wherever they stand, and the surname where it stands alone and is not within another's mention.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import msgspec

from mahdar.archive.search.words import Token, tokens
from mahdar.record import Person, Record, Span

BLACK = "█"
_TELLING = 4
"""Letters from which on a surname alone tells whom it means, where the reader did not."""
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_PLAIN = frozenset(("id", "rule", "reader", "language", "schema"))
_WHO = (
    ("statements", "speakers"),
    ("statements", "addressees"),
    ("statements", "about"),
    ("upcoming", "actors"),
    ("events", "actors"),
    ("events", "recipients"),
)


def without(record: Record, entries: Collection[str]) -> Record:
    """The record without the people of these entry ids."""
    gone = [person for person in record.people if person.id in entries]
    text = record.report.text
    others = [span for person in record.people if person not in gone for span in person.mentions]
    mentions = [span for person in gone for span in person.mentions]
    black = _blacken(text, [*mentions, *_named_in(text, gone, others)])
    kept = msgspec.to_builtins(record)
    _drop_claims(kept, entries)

    def blackened(value: str) -> str:
        """As it stands in the text now; what does not stand there, by its own words."""
        at = text.find(value)
        return black[at : at + len(value)] if at >= 0 else _blacken(value, _named_in(value, gone, ()))

    return msgspec.convert(_each(kept, blackened), Record)


def _drop_claims(kept: dict[str, Any], entries: Collection[str]) -> None:
    kept["people"] = [person for person in kept["people"] if person["id"] not in entries]
    for contact in kept["contacts"]:
        contact["parties"] = [party for party in contact["parties"] if party["who"] not in entries]
    for field, who in _WHO:
        for one in kept[field]:
            one[who] = [entry for entry in one[who] if entry not in entries]
    kept["contacts"] = [one for one in kept["contacts"] if one["parties"]]
    kept["statements"] = [one for one in kept["statements"] if one["speakers"]]
    kept["events"] = [one for one in kept["events"] if one["actors"] and _stands(one, kept)]
    kept["notes"] = [note for note in kept["notes"] if note["about"] not in entries]


def _stands(event: dict[str, Any], kept: dict[str, Any]) -> bool:
    """Whether what an event was made from is still there."""
    there = {one["id"] for field in ("contacts", "statements", "upcoming") for one in kept[field]}
    return event["from"] is None or event["from"] in there


def _named_in(text: str, gone: Iterable[Person], others: Collection[Span]) -> list[Span]:
    """Where a text has a name of these people, or their surname outside the spans of others."""
    words = list(tokens(text))
    spans: list[Span] = []
    for person in gone:
        for name in (person.name, *person.aliases):
            asked = tuple(token.word for token in tokens(name))
            spans += _told(words, asked)
            surname = asked[-1:]
            if surname and len(surname[0]) >= _TELLING:
                spans += [span for span in _told(words, surname) if not _within(span, others)]
    return spans


def _told(words: list[Token], asked: tuple[str, ...]) -> Iterator[Span]:
    """Where words follow one another, the first perhaps behind a conjunction or a preposition."""
    for at in range(len(words) - len(asked) + 1 if asked else 0):
        before = _proclitic(words[at].word, asked[0])
        if before is not None and all(words[at + i].word == asked[i] for i in range(1, len(asked))):
            yield words[at].start + before, words[at + len(asked) - 1].end


def _proclitic(word: str, name: str) -> int | None:
    """How many letters stand before a name in a word: «والقادري», «للقادري» 1; None where it is another word."""
    joined = {proclitic + name: len(proclitic) for proclitic in _PROCLITICS}
    if name.startswith("ال"):
        joined |= {"لل" + name[2:]: 1, "ولل" + name[2:]: 2}
    return joined.get(word)


def _within(span: Span, others: Collection[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _blacken(text: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        text = text[:start] + BLACK * (end - start) + text[end:]
    return text


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """A value with every text in it changed, but for ids and the like."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: inner if key in _PLAIN else _each(inner, change) for key, inner in value.items()}
    return [_each(inner, change) for inner in value] if isinstance(value, list | tuple) else value
