"""Where words of events stand in a sentence: triggers, light verbs, means, nameless agents, and what speaks against an event."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from mahdar.lexicon import Word
from mahdar.lexicon.events import EventWord
from mahdar.rules.document import Document
from mahdar.rules.event_forms import NOTHING, begun_by, known_key, without_and


class Hit(NamedTuple):
    """One event word of the text: its first token, the token after it, what the word files say, its form (see `EventWord`)."""

    first: int
    last: int
    word: EventWord
    form: str

    @property
    def is_verb(self) -> bool:
        """Whether the trigger stands as a finite verb."""
        return self.form[0] in "vp"


_new = tuple.__new__
"""Makes a `Hit` without the call that a named tuple makes of it: they are many."""


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
                kind = hit.word.kind
                if kind == "agent":
                    self.agents.setdefault(hit.first, hit)
                elif kind in ("verb", "noun"):
                    self.triggers.append(hit)
                    (self.nouns if hit.form[0] == "m" else self.verbs).add(hit.last)
                    if hit.form[0] in "vp":
                        self.finite.add(hit.first)
                elif kind == "telling":
                    self.telling.append(hit)
                elif kind != "sentence" or not _is_an_adjective(doc, hit, first):
                    self._add(hit, kind)

    def _add(self, hit: Hit, kind: str) -> None:
        """Keep a hit of the less frequent kinds."""
        data = hit.word.data
        if kind == "casualty":
            self.casualties.append(hit)
        elif kind == "light":
            known = self.light.setdefault(hit.last, hit)
            if known.form[0] == "p" and hit.form[0] == "v":
                self.light[hit.last] = hit  # «تقدم الوزير بـ» is more often past
        elif kind == "means":
            self.means.append(hit)
            self.armed.update(range(hit.first, hit.last))
        elif kind == "before":
            self.before.setdefault(hit.last, set()).update(data["types"])
        elif kind == "after":
            self.after.setdefault(hit.first, set()).update(data["types"])
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
    begun = begun_by(doc, i)
    if begun is NOTHING:
        return []
    seconds, finite, plain, cut, asking, _ = begun
    if cut:
        doc.replace(i, doc.lexis.cut(doc.words[i].raw))  # «باعتذار»: the preposition counts
    found = _phrases_at(doc, i, (first, last), seconds) if seconds else []
    if finite and _can_be_finite(doc, i, first):
        plain = finite + plain
    if not plain:
        return found
    if asking:
        plain = _with_what_they_need(doc, (first, i, last), plain)
    end = i + 1
    if len(plain) == 1:
        hits = [_new(Hit, (i, end, plain[0], plain[0].form))]  # as mostly
    else:
        hits = [_new(Hit, (i, end, known, known.form)) for known in plain]
    return found + hits if found else hits


def _with_what_they_need(
    doc: Document, where: tuple[int, int, int], words: tuple[EventWord, ...]
) -> tuple[EventWord, ...]:
    """Those of a token's words that have beside them what they need, and nothing that they cannot bear: «فتح … النار»."""
    first, i, last = where
    near = doc.where_in("event_needed", max(first, i - _NEEDS_REACH), min(last, i + _NEEDS_REACH))
    ahead = [doc.words[k] for k in near if k >= i]
    kept: list[EventWord] = []
    for known in words:
        if known.asks:
            needs = known.data["needs"]
            if known.data["never"] and stands_in(ahead, known.data["never"]):
                continue
            if needs and not stands_in(ahead, needs):
                if known.type != "ASSAULT":
                    continue
                if not stands_in([doc.words[k] for k in near if k < i], needs):
                    continue
        kept.append(known)
    return tuple(kept)


_KEY, _CORE = attrgetter("key"), attrgetter("core")


def stands_in(words: list[Word], sought: AbstractSet[str]) -> bool:
    """Whether any of these words, with its proclitic or without, is one of those sought."""
    return not (sought.isdisjoint(map(_KEY, words)) and sought.isdisjoint(map(_CORE, words)))


_NEEDS_REACH = 14
"""How far from a verb what it needs may stand."""


def is_barred(doc: Document, i: int, kind: str, last: int) -> bool:
    """Whether a verb of a type stands at token i and something behind it that it cannot bear: «رفض التعليق»."""
    key = known_key(doc.words[i], doc.lexis.lexicon.events)
    if key is None:
        return False
    ahead = doc.words[i : min(last, i + _NEEDS_REACH)]
    verbs = (known for known in doc.lexis.lexicon.events.by_key[key] if known.kind == "verb")
    return any(known.type == kind and stands_in(ahead, known.data["never"]) for known in verbs)


def _phrases_at(doc: Document, i: int, sentence: tuple[int, int], seconds: dict[str, list[EventWord]]) -> list[Hit]:
    """The phrases that begin at token i, by the word after it: «ألقى القبض», «إطلاق نار»."""
    first, last = sentence
    known = seconds.get(doc.words[i + 1].key) if i + 1 < last else None
    if known is None:
        return []
    return [
        Hit(i, i + len(phrase.keys), phrase, phrase.form)
        for phrase in known
        if i + len(phrase.keys) <= last
        and all(doc.words[i + n].key == phrase.keys[n] for n in range(2, len(phrase.keys)))
        and (not phrase.finite or _can_be_finite(doc, i, first))
        and (not phrase.asks or _with_what_they_need(doc, (first, i, last), (phrase,)))
    ]


def participle_at(doc: Document, i: int, kind: str) -> Hit | None:
    """The participle of a verb of a type that stands at token i: «مطالبا», «متهمة»; it tells nothing by itself."""
    events, key = doc.lexis.lexicon.events, without_and(doc.words[i].key)
    known = events.participles.get(key) or events.participles.get(key.removesuffix("ا")) or {}
    return Hit(i, i + 1, known[kind], known[kind].form) if kind in known else None


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
    if before.cls == "0" and not word.raw.endswith("ت") and i - 2 >= first and doc.cls[i - 2] not in "t,.(":
        if is_masdar(doc, i):
            return False  # «أكثر من 200 طلب»
    if before.bare in cues["that"] and is_masdar(doc, i) and (i - 2 < first or doc.cls[i - 2] != "p"):
        return False  # «أكد أن دعم التحالف …», but «بعد أن دعم …»
    if before.key in cues["passive"] or (before.cls == "p" and before.key not in cues["clause"]):
        return False  # «تم نشر», «في أيد»
    if i - 1 in doc.at:
        return True  # «وفي لندن توجه المتظاهرون»
    return before.cls in _CLAUSE_OPENS or before.key in cues["clause"] or before.definite or not is_masdar(doc, i)


def is_masdar(doc: Document, i: int) -> bool:
    """Whether the same letters are a masdar: «قتل», «خطف», «قصف»."""
    return begun_by(doc, i).masdar


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
