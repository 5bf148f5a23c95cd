"""Where words of events stand in a sentence: triggers, light verbs, means, nameless agents, and what speaks against an event."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from mahdar.lexicon import Lexicon, Word
from mahdar.lexicon.events import EventWord, EventWords
from mahdar.rules.document import Document


class Hit(NamedTuple):
    """One event word of the text: its first token, the token after it, what the word files say."""

    first: int
    last: int
    word: EventWord

    @property
    def form(self) -> str:
        """The form as `mahdar.lexicon.forms` codes it: «v» past, «p» present, «q» participle, «m» noun; then number and gender."""
        form: str = self.word.data["form"]
        return form

    @property
    def is_verb(self) -> bool:
        """Whether the trigger stands as a finite verb."""
        return self.form[0] in "vp"


class Hits:
    """The event words of one sentence, by kind."""

    __slots__ = (
        "after",
        "agents",
        "armed",
        "before",
        "casualties",
        "excluded",
        "finite",
        "light",
        "means",
        "nouns",
        "perhaps",
        "telling",
        "triggers",
        "verbs",
    )

    def __init__(
        self, doc: Document, first: int, last: int, known: Mapping[int, list[Hit]] = MappingProxyType({})
    ) -> None:
        self.triggers: list[Hit] = []
        self.nouns: set[int] = set()  # the tokens after nouns of events
        self.verbs: set[int] = set()  # the tokens after verbs of events
        self.finite: set[int] = set()  # the first tokens of finite ones
        self.light: dict[int, Hit] = {}  # by the token after it
        self.means: list[Hit] = []
        self.armed: set[int] = set()  # the tokens of means: «سيارة مفخخة»
        self.telling: list[Hit] = []
        self.casualties: list[Hit] = []
        self.agents: dict[int, Hit] = {}  # by the first token, the longest
        self.before: dict[int, set[str]] = {}  # what speaks against a trigger behind it, by the token after it
        self.perhaps: dict[int, set[str]] = {}  # what makes a present verb a guess: «قد يقصف»
        self.after: dict[int, set[str]] = {}  # … before it, by its first token
        self.excluded: set[str] = set()
        for i in doc.where_in("event_word", first, last):
            for hit in known[i] if i in known else hits_at(doc, i, first, last):
                if hit.word.kind != "sentence" or not _is_an_adjective(doc, hit, first):
                    self._add(hit)

    def _add(self, hit: Hit) -> None:
        kind, data = hit.word.kind, hit.word.data
        if kind in ("verb", "noun"):
            self.triggers.append(hit)
            (self.nouns if hit.form[0] == "m" else self.verbs).add(hit.last)
            if hit.is_verb:
                self.finite.add(hit.first)
        elif kind == "casualty":
            self.casualties.append(hit)
        elif kind == "light":
            known = self.light.setdefault(hit.last, hit)
            if known.form[0] == "p" and hit.form[0] == "v":
                self.light[hit.last] = hit  # «تقدم الوزير بـ» is more often past
        elif kind == "means":
            self.means.append(hit)
            self.armed.update(range(hit.first, hit.last))
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


def _is_an_adjective(doc: Document, hit: Hit, first: int) -> bool:
    """«الرئيس المنتخب», «الاجتماع الدوري»: what is no sport where it describes what stands before it."""
    word, alone = doc.words[hit.first], hit.last - hit.first == 1
    if hit.word.data["why"] != "sport" or not alone or hit.first == first:
        return False
    return word.definite and not word.clitic and doc.words[hit.first - 1].definite


def hits_at(doc: Document, i: int, first: int, last: int) -> list[Hit]:
    """The event words and phrases that begin at token i of a sentence, the longest first."""
    events, word = doc.lexis.lexicon.events, doc.words[i]
    key = _known_key(word, events)
    if key is None:
        return []
    if not word.clitic and word.key[:1] in _PREPOSITIONS and key == word.key[1:]:
        doc.replace(i, doc.lexis.cut(word.raw))  # «باعتذار»: the preposition counts
        word = doc.words[i]
    found = _phrases_at(doc, i, (first, last), events.phrases[key]) if key in events.phrases else []
    finite, plain, bound = events.parted[key]
    if word.raw[-1] == "ة" and key.removeprefix("ال") not in events.feminine:
        finite, plain = (), bound
    if finite and _can_be_finite(doc, i, first):
        plain = finite + plain
    if not plain:
        return found
    if key in events.asking:
        plain = _with_what_they_need(doc, (first, i, last), plain)
    hits = [Hit(i, i + 1, known) for known in plain]
    return found + hits if found else hits


def _with_what_they_need(
    doc: Document, where: tuple[int, int, int], words: tuple[EventWord, ...]
) -> tuple[EventWord, ...]:
    """Those of a token's words that have beside them what they need, and nothing that they cannot bear: «فتح … النار»."""
    first, i, last = where
    ahead = _keys_of(doc.words[i : min(last, i + _NEEDS_REACH)])
    behind: set[str] | None = None
    kept: list[EventWord] = []
    for known in words:
        if known.asks:
            needs = known.data["needs"]
            if not known.data["never"].isdisjoint(ahead):
                continue
            if needs and needs.isdisjoint(ahead):
                if known.data["type"] != "ASSAULT":
                    continue
                behind = _keys_of(doc.words[max(first, i - _NEEDS_REACH) : i]) if behind is None else behind
                if needs.isdisjoint(behind):
                    continue
        kept.append(known)
    return tuple(kept)


def _keys_of(words: list[Word]) -> set[str]:
    return {word.key for word in words} | {word.core for word in words}


_NEEDS_REACH = 12
"""How far from a verb what it needs may stand."""


def is_barred(doc: Document, i: int, kind: str, last: int) -> bool:
    """Whether a verb of a type stands at token i and something behind it that it cannot bear: «رفض التعليق»."""
    key = _known_key(doc.words[i], doc.lexis.lexicon.events)
    if key is None:
        return False
    ahead = _keys_of(doc.words[i : min(last, i + _NEEDS_REACH)])
    verbs = (known for known in doc.lexis.lexicon.events.by_key[key] if known.kind == "verb")
    return any(known.data["type"] == kind and not known.data["never"].isdisjoint(ahead) for known in verbs)


def _phrases_at(doc: Document, i: int, sentence: tuple[int, int], seconds: dict[str, list[EventWord]]) -> list[Hit]:
    """The phrases that begin at token i, by the word after it: «ألقى القبض», «إطلاق نار»."""
    first, last = sentence
    known = seconds.get(doc.words[i + 1].key) if i + 1 < last else None
    if known is None:
        return []
    return [
        Hit(i, i + len(phrase.keys), phrase)
        for phrase in known
        if i + len(phrase.keys) <= last
        and all(doc.words[i + n].key == phrase.keys[n] for n in range(2, len(phrase.keys)))
        and (not phrase.finite or _can_be_finite(doc, i, first))
        and (not phrase.asks or _with_what_they_need(doc, (first, i, last), (phrase,)))
    ]


def _known_key(word: Word, events: EventWords) -> str | None:
    """The first key under which a form has event words or phrases."""
    if word.key in events.by_key:
        return word.key
    key = word.core if word.clitic else _without_and(word.key)
    if key not in events.by_key and word.clitic.endswith("ل") and key.startswith("الا"):
        key = "ال" + key[1:]  # «للاجئين» is ل+اللاجئين
    if key not in events.by_key and _is_rare(word):
        key = key[1:]  # «باعتذار», «للاجئين»: a form not seen before is not cut by itself
        return key if any(known.kind in _NOUNS for known in events.by_key.get(key, ())) else None
    return key if key in events.by_key else None


_PREPOSITIONS = ("ب", "ل")
_NOUNS = frozenset(("agent", "noun", "verb"))
_SHORTEST = 5


def _is_rare(word: Word) -> bool:
    """Whether a form may hide a preposition: nothing is known of the whole."""
    return not word.clitic and word.key[:1] in _PREPOSITIONS and len(word.key) >= _SHORTEST and not word.zipf


def participle_at(doc: Document, i: int, kind: str) -> Hit | None:
    """The participle of a verb of a type that stands at token i: «مطالبا», «متهمة»; it tells nothing by itself."""
    events, key = doc.lexis.lexicon.events, _without_and(doc.words[i].key)
    known = events.participles.get(key) or events.participles.get(key.removesuffix("ا")) or {}
    return Hit(i, i + 1, known[kind]) if kind in known else None


def begins_event_word(word: Word, lexicon: Lexicon) -> bool:
    """Whether a form begins a word or phrase that speaks for or against an event (see `Watch`)."""
    return _known_key(word, lexicon.events) is not None


def tells_of_event(word: Word, lexicon: Lexicon) -> bool:
    """Whether a form begins a verb or noun that can tell an event (see `Watch`): a sentence without one tells none."""
    return _known_key(word, lexicon.events) in lexicon.events.telling


def _without_and(key: str) -> str:
    """«واعتصم» as «اعتصم»: a rare verb is not seen to have a conjunction before it."""
    return key[1:] if len(key) > 2 and key[0] in "وف" else key


_CLAUSE_OPENS = frozenset(".,:;()«»\"'-0tacrkn\n")


def _can_be_finite(doc: Document, i: int, first: int) -> bool:
    """Whether a word that is also a masdar can stand as a verb: not under a preposition or a noun, «بخطف», «عن قتل», «جريمة قتل»."""
    word = doc.words[i]
    if word.clitic.endswith(("ب", "ل", "ك")) or word.raw.endswith("ة"):
        return False  # «فرقة» is no «فرقه»
    if word.function and not word.clitic and word.raw == word.key:
        return False  # «هنا» is no «هنأ»
    if doc.text.starts[i] and doc.text.text[doc.text.starts[i] - 1] in "_#":
        return False  # a part of a hashtag
    if i == first or word.clitic:
        return True
    before, mention = doc.words[i - 1], doc.at.get(i)
    cues = doc.lexis.lexicon.events.cues
    if mention is not None and (
        mention.first < i or (mention.kind == "person" and mention.last > i + 1 and word.name > 0)
    ):
        return False  # «تحالف دعم الشرعية», «دان إلياسون»
    if before.core in cues["side"]:
        return False  # «من طرف طالب»
    if before.cls == "0" and any(
        known.kind == "agent" for known in doc.lexis.lexicon.events.by_key.get(doc.words[i].key, ())
    ):
        return False  # «1700 طالب»
    if before.bare in cues["that"] and is_masdar(doc, i) and (i - 2 < first or doc.cls[i - 2] != "p"):
        return False  # «أكد أن دعم التحالف …», but «بعد أن دعم …»
    if before.key in cues["passive"] or (before.cls == "p" and before.key not in cues["clause"]):
        return False  # «تم نشر», «في أيد»
    if i - 1 in doc.at:
        return True  # «وفي لندن توجه المتظاهرون»
    return before.cls in _CLAUSE_OPENS or before.key in cues["clause"] or before.definite or not is_masdar(doc, i)


def is_masdar(doc: Document, i: int) -> bool:
    """Whether the same letters are a masdar: «قتل», «خطف», «قصف»."""
    events = doc.lexis.lexicon.events
    key = _known_key(doc.words[i], events)
    return key is not None and any(
        known.kind in ("verb", "noun") and known.data["form"][0] == "m" for known in events.by_key[key]
    )


def modes_told(doc: Document, kind: str, first: int, last: int) -> list[str]:
    """The mode that the first telling word of a range names: «دعا إلى وقف إطلاق النار» asks to yield."""
    modes = doc.lexis.lexicon.events.modes.get(kind)
    if not modes:
        return []
    for k in range(first, min(last, first + _MODE_REACH)):
        core = doc.words[k].core
        pair = (core, doc.words[k + 1].key) if k + 1 < last else None
        mode = (modes.get(pair) if pair else None) or modes.get((core,))
        if mode is not None:
            return [mode]
    return []


_MODE_REACH = 14
"""How many words of what is asked for or threatened are looked at."""
