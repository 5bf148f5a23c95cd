"""Where words of events stand in a sentence: triggers, light verbs, means, nameless agents, and what speaks against an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mahdar.lexicon import Lexicon, Word
from mahdar.lexicon.events import EventWord
from mahdar.rules.document import Document


class Hit(NamedTuple):
    """One event word of the text: its first token, the token after it, what the word files say."""

    first: int
    last: int
    word: EventWord

    @property
    def form(self) -> str:
        """The form as `mahdar.lexicon.forms` codes it: «v» past, «p» present, «q» participle, «m» noun; then number and gender."""
        return str(self.word.data["form"])

    @property
    def is_verb(self) -> bool:
        """Whether the trigger stands as a finite verb."""
        return self.form[0] in "vp"


_NOUNS = frozenset(("verb", "noun", "agent", "means", "casualty"))
"""Kinds of words that may bear a pronoun, which looks like «ة» once folded."""


class Hits:
    """The event words of one sentence, by kind."""

    __slots__ = (
        "after",
        "agents",
        "before",
        "casualties",
        "excluded",
        "light",
        "means",
        "nouns",
        "perhaps",
        "telling",
        "triggers",
        "verbs",
    )

    def __init__(self, doc: Document, first: int, last: int) -> None:
        self.triggers: list[Hit] = []
        self.nouns: set[int] = set()  # the tokens after nouns of events
        self.verbs: set[int] = set()  # the tokens after verbs of events
        self.light: dict[int, Hit] = {}  # by the token after it
        self.means: list[Hit] = []
        self.telling: list[Hit] = []
        self.casualties: list[Hit] = []
        self.agents: dict[int, Hit] = {}  # by the first token, the longest
        self.before: dict[int, set[str]] = {}  # what speaks against a trigger behind it, by the token after it
        self.perhaps: dict[int, set[str]] = {}  # what makes a present verb a guess: «قد يقصف»
        self.after: dict[int, set[str]] = {}  # … before it, by its first token
        self.excluded: set[str] = set()
        by_key, feminine = doc.lexis.lexicon.events.by_key, doc.lexis.lexicon.events.feminine
        for i in doc.where_in("event_word", first, last):
            for candidate in event_words(doc.words[i], by_key):
                keys = candidate.keys
                end = i + len(keys)
                if end - i > 1 and not (
                    end <= last
                    and doc.words[i + 1].key == keys[1]
                    and all(doc.words[i + n].key == keys[n] for n in range(2, len(keys)))
                ):
                    continue
                bound = end - i == 1 and doc.words[i].raw[-1] == "ة" and keys[0].removeprefix("ال") not in feminine
                if bound and candidate.kind in _NOUNS:
                    continue
                finite = candidate.kind in ("verb", "casualty") and candidate.data["form"][0] in "vp"
                if not finite or _can_be_finite(doc, i, first):
                    self._add(Hit(i, end, candidate))

    def _add(self, hit: Hit) -> None:
        kind, data = hit.word.kind, hit.word.data
        if kind in ("verb", "noun"):
            self.triggers.append(hit)
            (self.nouns if hit.form[0] == "m" else self.verbs).add(hit.last)
        elif kind == "casualty":
            self.casualties.append(hit)
        elif kind == "light":
            self.light.setdefault(hit.last, hit)
        elif kind == "means":
            self.means.append(hit)
        elif kind == "agent":
            self.agents.setdefault(hit.first, hit)
        elif kind == "before":
            self.before.setdefault(hit.last, set()).update(data["types"])
        elif kind == "after":
            self.after.setdefault(hit.first, set()).update(data["types"])
        elif kind == "telling":
            self.telling.append(hit)
        elif kind == "sentence":
            self.excluded |= data["types"]
        elif kind == "before-present":
            self.perhaps.setdefault(hit.last, set()).update(data["types"])


def event_words(word: Word, by_key: dict[str, list[EventWord]]) -> Sequence[EventWord]:
    """The event words and phrases that begin with a form."""
    return by_key.get(word.key) or by_key.get(word.core if word.clitic else _without_and(word.key)) or ()


def begins_event_word(word: Word, lexicon: Lexicon) -> bool:
    """Whether a form begins a word or phrase that speaks for or against an event (see `Watch`)."""
    return bool(event_words(word, lexicon.events.by_key))


def tells_of_event(word: Word, lexicon: Lexicon) -> bool:
    """Whether a form begins a verb or noun of an event (see `Watch`): a sentence without one tells none."""
    return any(
        known.kind in ("verb", "noun") and known.data["form"][0] != "q"
        for known in event_words(word, lexicon.events.by_key)
    )


def _without_and(key: str) -> str:
    """«واعتصم» as «اعتصم»: a rare verb is not seen to have a conjunction before it."""
    return key[1:] if len(key) > 2 and key[0] in "وف" else key


_CLAUSE_OPENS = frozenset(".,:;()«»\"'-0tacrkn\n")


def _can_be_finite(doc: Document, i: int, first: int) -> bool:
    """Whether a word that is also a masdar can stand as a verb: not under a preposition or a noun, «بخطف», «عن قتل», «جريمة قتل»."""
    word = doc.words[i]
    if word.clitic.endswith(("ب", "ل", "ك")) or word.raw.endswith("ة"):
        return False  # «فرقة» is no «فرقه»
    if doc.text.starts[i] and doc.text.text[doc.text.starts[i] - 1] in "_#":
        return False  # a part of a hashtag
    if i == first or word.clitic:
        return True
    before = doc.words[i - 1]
    cues = doc.lexis.lexicon.events.cues
    if before.key in cues["passive"] or (before.cls == "p" and before.key not in cues["clause"]):
        return False  # «تم نشر», «في أيد»
    if i - 1 in doc.at:
        return True  # «وفي لندن توجه المتظاهرون»
    return before.cls in _CLAUSE_OPENS or before.key in cues["clause"] or before.definite or not is_masdar(doc, i)


def is_masdar(doc: Document, i: int) -> bool:
    """Whether the same letters are a masdar: «قتل», «خطف», «قصف»."""
    known = event_words(doc.words[i], doc.lexis.lexicon.events.by_key)
    return any(word.kind in ("verb", "noun") and word.data["form"][0] == "m" and len(word.keys) == 1 for word in known)
