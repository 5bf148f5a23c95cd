"""The words of events compiled: triggers with their types and modes, means, nameless agents, and what speaks against an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon import forms
from mahdar.lexicon.files import Read, Row, many

TYPES = frozenset(("ASSAULT", "PROTEST"))
"""The types that are read from words; the others come from contacts and statements."""


class EventWord(NamedTuple):
    """A word or phrase of an event.

    kind   verb, noun, light (a verb that carries a noun: «شن هجوما»), means, agent; before, after, sentence speak against an event
    data   of verbs and nouns: type, modes, strength 1 to 3, needs, form, genitive; else what the file says
    """

    keys: tuple[str, ...]
    kind: str
    data: dict[str, Any]


@dataclass(slots=True)
class EventWords:
    """Event words by their first key, the longest first."""

    by_key: dict[str, list[EventWord]] = field(default_factory=dict)

    def add(self, keys: tuple[str, ...], kind: str, data: dict[str, Any]) -> None:
        known = self.by_key.setdefault(keys[0], [])
        known.append(EventWord(keys, kind, data))

    def finish(self) -> None:
        for words in self.by_key.values():
            words.sort(key=lambda word: -len(word.keys))


def compile_events(read: Read) -> EventWords:
    """The event words of the word files."""
    words = EventWords()
    for row in read("events/verbs.tsv"):
        if row["type"] in TYPES:
            for form, kind in forms.verb_forms(row):
                words.add(fold_phrase(form), "verb", {**_trigger(row), "form": kind})
    for row in read("events/nouns.tsv"):
        if row["type"] in TYPES:
            data = {**_trigger(row), "form": "m", "genitive": row["genitive"]}
            for noun in (row["noun"], *many(row["plural"])):
                for keys in _noun_keys(noun):
                    words.add(keys, "noun", data)
    for row in read("events/light.tsv"):
        for form, kind in forms.verb_forms(row):
            if kind[0] == "v":
                words.add(fold_phrase(form), "light", {"subject": row["subject"]})
    for row in read("events/means.tsv"):
        for noun in (row["word"], *many(row["plural"])):
            for keys in _noun_keys(noun):
                words.add(keys, "means", {"modes": many(row["modes"])})
    for row in read("events/agents.tsv"):
        for noun in (row["word"], *many(row["feminine"]), *many(row["plural"]), *many(row["feminine_plural"])):
            for keys in _noun_keys(noun):
                words.add(keys, "agent", {"sector": row["sector"]})
    for row in read("events/excluders.tsv"):
        types = TYPES if row["types"] == "*" else frozenset(many(row["types"]))
        words.add(fold_phrase(row["phrase"]), row["where"], {"types": types, "why": row["why"]})
    words.finish()
    return words


def _trigger(row: Row) -> dict[str, Any]:
    return {
        "type": row["type"],
        "modes": many(row["modes"]),
        "strength": int(row["strength"]),
        "needs": frozenset(key for word in many(row.get("needs", "")) for key in fold_phrase(word)),
    }


def _noun_keys(noun: str) -> Iterator[tuple[str, ...]]:
    """A noun as it is, with the article, with a case ending or a pronoun: «هجوم», «الهجوم», «هجوما», «هجومهم»."""
    keys = fold_phrase(noun)
    if len(keys) == 1 and not keys[0].startswith("ال"):
        yield from ((form,) for form in forms.noun_forms(noun))
        return
    yield keys
    yield forms.definite(keys)
