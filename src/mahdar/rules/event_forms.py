"""What of events begins with a form of a word, worked out once for each form."""

from __future__ import annotations

from typing import NamedTuple

from mahdar.lexicon import Word
from mahdar.lexicon.events import EventWord, EventWords
from mahdar.rules.document import Document
from mahdar.rules.watching import Watch


class Begun(NamedTuple):
    """What of events begins with a form, worked out once for each form (`Word.begun`).

    seconds   the phrases, by their second word           finite, plain   words of their own: finite verbs, and all else
    cut       whether it is found without its first letter: «باعتذار»
    asking    whether some of them ask for words beside them
    masdar    whether the same letters are a masdar: «قتل», «خطف», «قصف»
    """

    seconds: dict[str, list[EventWord]]
    finite: tuple[EventWord, ...]
    plain: tuple[EventWord, ...]
    cut: bool
    asking: bool
    masdar: bool


NOTHING = Begun({}, (), (), cut=False, asking=False, masdar=False)


def _begun(word: Word, events: EventWords) -> Begun:
    key = known_key(word, events)
    if key is None:
        return NOTHING
    finite, plain, bound = events.parted[key]
    if word.raw[-1] == "ة" and key.removeprefix("ال") not in events.feminine:
        finite, plain = (), bound
    cut = not word.clitic and word.key[:1] in _PREPOSITIONS and key == word.key[1:]
    masdar = any(known.kind in _TRIGGERS and known.form[0] == "m" for known in events.by_key[key])
    return Begun(events.phrases.get(key, {}), finite, plain, cut, key in events.asking, masdar)


def begun_by(doc: Document, i: int) -> Begun:
    """What of events begins with the form of token i."""
    word = doc.words[i]
    begun: Begun | None = word.begun
    if begun is None:
        begun = word.begun = _begun(word, doc.lexis.lexicon.events)
    return begun


def known_key(word: Word, events: EventWords) -> str | None:
    """The first key under which a form has event words or phrases."""
    if word.key in events.by_key:
        return word.key
    key = word.core if word.clitic else without_and(word.key)
    if key not in events.by_key and word.clitic.endswith("ل") and key.startswith("الا"):
        key = "ال" + key[1:]  # «للاجئين» is ل+اللاجئين
    if key not in events.by_key and _is_rare(word):
        key = key[1:]  # «باعتذار», «للاجئين»: a form not seen before is not cut by itself
        return key if any(known.kind in _NOUNS for known in events.by_key.get(key, ())) else None
    return key if key in events.by_key else None


_PREPOSITIONS = ("ب", "ل")
_NOUNS = frozenset(("agent", "noun", "verb"))
_TRIGGERS = frozenset(("verb", "noun"))
_SHORTEST = 5


def _is_rare(word: Word) -> bool:
    """Whether a form may hide a preposition: nothing is known of the whole."""
    return not word.clitic and word.key[:1] in _PREPOSITIONS and len(word.key) >= _SHORTEST and not word.zipf


def without_and(key: str) -> str:
    """«واعتصم» as «اعتصم»: a rare verb is not seen to have a conjunction before it."""
    return key[1:] if len(key) > 2 and key[0] in "وف" else key


_HEADS = "وفبلك"
"""How a form begins that is an event's word without its first letters."""
BEGINS_EVENT_WORD = Watch(
    keys=lambda lexicon: lexicon.events.by_key,
    looks=lambda word, lexicon: known_key(word, lexicon.events) is not None,
    heads=_HEADS,
)
"""Forms that begin a word or phrase that speaks for or against an event."""
TELLS_OF_EVENT = Watch(
    keys=lambda lexicon: lexicon.events.telling,
    looks=lambda word, lexicon: known_key(word, lexicon.events) in lexicon.events.telling,
    heads=_HEADS,
    among="event_word",
)
"""Forms that begin a verb or noun that can tell an event: a sentence without one tells none."""
IS_NEEDED = Watch(keys=lambda lexicon: lexicon.events.needed, cores=lambda lexicon: lexicon.events.needed)
"""Forms that some trigger needs beside it, or does not bear: «فتح … النار», «رفض | التعليق»."""
CARRIES_EVENT = Watch(keys=lambda lexicon: lexicon.events.carriers, cores=lambda lexicon: lexicon.events.carriers)
"""Forms by which a noun of a lesser act may come to tell it: «أعلن … انسحابه»."""
TELLS_OF_HARM = Watch(
    keys=lambda lexicon: lexicon.events.cues["hurt"], cores=lambda lexicon: lexicon.events.cues["hurt"]
)
"""Forms that tell of dead, wounded or damage."""
