"""Attacks and protests told in a sentence, by the words that tell them and by what speaks for and against.

PLOVER's rules hold: what is asked for, feared, planned, denied, judged or remembered is no event. Where nobody is said to
act, the event stands without an actor rather than with a guessed one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mahdar.lexicon import Lexicon, Word
from mahdar.lexicon.events import EventWord
from mahdar.rules.document import Document

_ENOUGH = {"ASSAULT": 7, "PROTEST": 7}
"""How much must speak for an event: the strength of its best trigger and each thing told of it (see `_evidence`)."""
_CASUALTIES = frozenset(
    (
        "قتلي",
        "قتيل",
        "قتيلا",
        "جرحي",
        "جريح",
        "جريحا",
        "ضحايا",
        "مصرع",
        "مقتل",
        "اصيب",
        "اصيبت",
        "اصابه",
        "باصابه",
        "جروح",
        "بجروح",
        "استشهاد",
        "استشهد",
        "شهداء",
        "شهيدا",
        "رهاءن",
        "مختطفين",
        "جثه",
        "جثث",
    )
)
_CLAIMED = frozenset(
    ("شنه", "شنها", "شنته", "شنتها", "نفذه", "نفذها", "نفذته", "نفذتها", "تبنته", "تبنتها", "تبناه", "تبني")
)
_PROTESTERS = ("متظاهر", "محتج", "معتصم", "مضرب")
_HANDS = frozenset(("يد", "ايدي", "يدي", "برصاص", "بنيران", "بايدي", "بيد"))
_Hit = tuple[int, int, EventWord]
"""First token, token after, event word."""
_AGGRESSORS = frozenset(("UAF", "REB", "MIL", "COP", "CRM", "SPY", "PTY"))
_FOR = {
    "ASSAULT": _AGGRESSORS,
    "PROTEST": frozenset(("CVL", "OPP", "LAB", "EDU", "SOC", "REL", "REF", "UAF", "PTY", "MED", "AGR")),
}


@dataclass(slots=True)
class Agent:
    """Somebody in the sentence: a mention's tokens, or the words of a nameless agent."""

    first: int
    last: int
    sector: str
    named: bool


@dataclass(slots=True)
class TextEvent:
    """An event told in a sentence. Tokens: `trigger` and `sentence` are ranges."""

    type: str
    modes: list[str]
    trigger: tuple[int, int]
    sentence: tuple[int, int]
    actors: list[Agent] = field(default_factory=list)
    recipients: list[Agent] = field(default_factory=list)
    rule: str = ""


class _Against:
    """What speaks against an event, by where it ends (said before the trigger) or begins (said after it)."""

    def __init__(self, hits: list[_Hit]) -> None:
        self.before: dict[int, list[frozenset[str]]] = {}
        self.after: dict[int, list[frozenset[str]]] = {}
        for start, stop, word in hits:
            if word.kind == "before":
                self.before.setdefault(stop, []).append(word.data["types"])
            elif word.kind == "after":
                self.after.setdefault(start, []).append(word.data["types"])


def find_events(doc: Document) -> list[TextEvent]:
    """The attacks and protests of the text, one of a type a sentence."""
    found: list[TextEvent] = []
    by_key = doc.lexis.lexicon.events.by_key
    for number, (first, last) in enumerate(doc.text.sentences):
        if number == 0 and doc.titled and len(doc.text.sentences) > 1:
            continue  # the headline tells what the body tells
        if doc.where_in("event", first, last):
            hits = _hits(doc, first, last, by_key)
            if any(word.kind in ("verb", "noun") for _, _, word in hits):
                found += _events_of(doc, first, last, hits)
    return found


def _hits(doc: Document, first: int, last: int, by_key: dict[str, list[EventWord]]) -> list[_Hit]:
    """(first token, token after, word) of every event word of a sentence."""
    hits: list[_Hit] = []
    for i in doc.where_in("event_word", first, last):
        for candidate in _event_words(doc.words[i], by_key):
            keys = candidate.keys
            end = i + len(keys)
            if end - i == 1 or (
                end <= last
                and doc.words[i + 1].key == keys[1]
                and all(doc.words[i + n].key == keys[n] for n in range(2, len(keys)))
            ):
                hits.append((i, end, candidate))
    return hits


def _event_words(word: Word, by_key: dict[str, list[EventWord]]) -> Sequence[EventWord]:
    """The event words and phrases that begin with a form."""
    return by_key.get(word.key) or (by_key.get(word.core) if word.clitic else None) or ()


def begins_event_word(word: Word, lexicon: Lexicon) -> bool:
    """Whether a form begins a word or phrase that speaks for or against an event (see `Watch`)."""
    return bool(_event_words(word, lexicon.events.by_key))


def tells_of_event(word: Word, lexicon: Lexicon) -> bool:
    """Whether a form begins a verb or noun of an event (see `Watch`): a sentence without one tells none."""
    return any(known.kind in ("verb", "noun") for known in _event_words(word, lexicon.events.by_key))


def _events_of(doc: Document, first: int, last: int, hits: list[_Hit]) -> list[TextEvent]:
    events: list[TextEvent] = []
    if doc.words[last - 1].raw == "؟" or doc.words[first].key in ("هل", "لماذا", "كيف"):
        return events
    agents = _agents(doc, first, last, hits)
    against = _Against(hits)
    for kind in ("ASSAULT", "PROTEST"):
        if any(word.kind == "sentence" and kind in word.data["types"] for _, _, word in hits):
            continue
        triggers = [hit for hit in hits if hit[2].kind in ("verb", "noun") and hit[2].data["type"] == kind]
        told = [hit for hit in triggers if _tells(doc, first, last, hit, against, kind)]
        if not told:
            continue
        carried = _carried(doc, told, hits, agents)
        best = max(told, key=lambda hit: (_strength(doc, hit, carried), -hit[0]))
        if _strength(doc, best, carried) + _evidence(doc, first, last, kind, best, told, hits, agents) < _ENOUGH[kind]:
            continue
        modes = list(dict.fromkeys(mode for _, _, word in told for mode in word.data["modes"]))
        if kind == "ASSAULT":
            modes += [m for _, _, w in hits if w.kind == "means" for m in w.data["modes"] if m not in modes]
        event = TextEvent(kind, modes, (best[0], best[1]), (first, last))
        event.rule = f"{best[2].kind}_of_{kind.lower()}"
        _cast(doc, event, best, agents, carried.get(best[0]))
        events.append(event)
    return events


_LIGHT_REACH = 8
_IF = frozenset(("اذا", "لو"))


def _carried(doc: Document, told: list[_Hit], hits: list[_Hit], agents: list[Agent]) -> dict[int, _Hit]:
    """The light verb of each noun of event that one carries, by the noun's token, with nothing between but who acts:
    «شن مسلحون مجهولون هجوما».
    """
    light = {hit[1]: hit for hit in hits if hit[2].kind == "light" and doc.words[max(0, hit[0] - 1)].key not in _IF}
    if not light:
        return {}
    acting = {k for agent in agents for k in range(agent.first, agent.last)}
    carried: dict[int, _Hit] = {}
    for i, _, _ in told:
        for k in range(i, max(0, i - _LIGHT_REACH - 1), -1):
            if k in light:
                carried[i] = light[k]
                break
            if k - 1 not in acting and doc.cls[k - 1] not in "Nt":
                break
    return carried


def _strength(doc: Document, hit: _Hit, carried: Mapping[int, _Hit]) -> int:
    """How plainly a trigger tells of an event: a verb in the past does, «الاغتيال» or «للتفجير» only speaks of one."""
    i, _, found = hit
    strength, word = int(found.data["strength"]), doc.words[i]
    if found.data["form"][:1] == "m":
        if found.kind == "verb":
            strength -= 1
        if word.definite or word.key.startswith("ال"):
            strength -= 2
        if word.clitic.endswith(("ل", "ب")) or (not word.clitic and word.key.startswith("لل")):
            strength -= 1
        if i in carried or (i and doc.words[i - 1].key in ("في", "اثر")):
            strength += 2
    elif found.data["form"][:1] == "p":
        strength -= 1
    return strength


_RECENT = frozenset(("امس", "اليوم", "ليله", "الليله", "صباح", "مساء", "قبيل"))
_REMEMBERED = frozenset(
    (
        "ذكري",
        "الذكري",
        "عام",
        "سنه",
        "العام",
        "عهد",
        "تاريخ",
        "السبعينات",
        "الثمانينات",
        "التسعينات",
        "القرن",
        "سنوات",
        "اعوام",
    )
)
_SUPPOSED = frozenset(
    (
        "يمكن",
        "احتمال",
        "خطط",
        "خطه",
        "مخطط",
        "يخططون",
        "التخطيط",
        "تهديد",
        "تهديدات",
        "خشيه",
        "مخاوف",
        "محتمل",
        "محتمله",
        "اذا",
        "لو",
        "يجب",
        "ينبغي",
        "ضروره",
        "ظاهره",
        "سياسه",
        "مكافحه",
        "منع",
        "لمنع",
        "احباط",
        "احبطت",
    )
)
_JUDGED = frozenset(
    (
        "محكمه",
        "المحكمه",
        "القضاء",
        "القاضي",
        "محامي",
        "المحامي",
        "متهم",
        "المتهم",
        "المتهمين",
        "متهمين",
        "التحقيق",
        "التحقيقات",
        "بتهمه",
        "تهمه",
        "اتهام",
        "الاتهام",
        "التهم",
        "اعترافات",
        "اعترف",
        "محاكمه",
        "حكم",
        "الادعاء",
        "النيابه",
        "قضيه",
    )
)


def _tells(
    doc: Document,
    first: int,
    last: int,
    hit: _Hit,
    against: _Against,
    kind: str,
) -> bool:
    """Whether a trigger tells something that happened: not negated, not future, nothing against it beside it."""
    i, end, word = hit
    form = word.data["form"]
    if form.startswith("ps") or form[:1] == "q":
        return False
    if any(doc.cls[k] == "n" for k in range(max(first, i - 2), i)):
        return False
    if word.data["needs"] and not any(
        doc.words[k].core in word.data["needs"] or doc.words[k].key in word.data["needs"]
        for k in range(i, min(last, i + 12))
    ):
        return False
    if any(kind in types for stop in (i, i - 1) for types in against.before.get(stop, ())):
        return False
    if any(kind in types for start in (end, end + 1) for types in against.after.get(start, ())):
        return False
    dawn = doc.words[i].core == "فجر" and end < last
    return not (dawn and (doc.cls[end] in "t0" or doc.words[end].key in ("امس", "اليوم", "اول", "يوم")))


def _evidence(
    doc: Document,
    first: int,
    last: int,
    kind: str,
    best: _Hit,
    told: list[_Hit],
    hits: list[_Hit],
    agents: list[Agent],
) -> int:
    """How many kinds of things the sentence tells of the event: who, when, where, with what, with what end."""
    low, high = doc.text.starts[first], doc.text.ends[last - 1]
    words = {doc.words[k].key for k in range(first, last)}
    recent = bool(words & _RECENT) or any(
        low <= d.start < high and d.kind in ("today", "yesterday", "weekday") for d in doc.dates
    )
    old = any(low <= d.start < high and d.precision in ("year", "month") for d in doc.dates) or bool(
        words & _REMEMBERED
    )
    when = 2 * recent - old
    where = any(k in doc.at and doc.at[k].kind == "place" for k in range(first, last))
    who = any(agent.sector in _FOR[kind] for agent in agents)
    again = len({hit[0] for hit in told}) > 1
    against = 2 * bool(words & _JUDGED) + (last - first > 70) + bool(words & _SUPPOSED)
    if kind == "PROTEST":
        crowd = any(doc.words[k].bare in ("الاف", "مءات", "عشرات", "الف", "مءه") for k in range(first, last))
        protesters = any(doc.words[agent.first].bare.startswith(_PROTESTERS) for agent in agents)
        return when + where + 2 * who + protesters + again + crowd - against
    end = any(doc.words[k].core in _CASUALTIES or doc.words[k].key in _CASUALTIES for k in range(first, last))
    counted = end and any(doc.cls[k] == "0" for k in range(first, last))
    means = any(word.kind == "means" for _, _, word in hits)
    return when + where + who + again + means + end + counted - against


def _agents(doc: Document, first: int, last: int, hits: list[_Hit]) -> list[Agent]:
    """Everybody of a sentence, named or not, in order."""
    found: list[Agent] = []
    k = first
    means = {i for i, _, word in hits if word.kind == "means"}
    nameless = {i: (end, word) for i, end, word in reversed(hits) if word.kind == "agent" and i not in means}
    while k < last:
        mention = doc.at.get(k)
        if mention is not None and mention.first == k and mention.kind in ("person", "body", "place"):
            sector = str(mention.data.get("sector") or ("GOV" if mention.kind == "place" else ""))
            found.append(Agent(k, mention.last, sector, True))
            k = mention.last
        elif k in nameless and mention is None:
            end, word = nameless[k]
            while end < last and doc.words[end].definite == doc.words[end - 1].definite and doc.words[end].has("nisba"):
                end += 1
            found.append(Agent(k, end, word.data["sector"], False))
            k = end
        else:
            k += 1
    return found


def _cast(doc: Document, event: TextEvent, best: _Hit, agents: list[Agent], light: _Hit | None) -> None:
    """Who acts and to whom it is done, as the trigger's grammar says it."""
    i, end, word = best
    wanted = _FOR[event.type]
    after = [agent for agent in agents if agent.first >= end]
    before = [agent for agent in agents if agent.last <= i and agent.sector in wanted and not _governed(doc, agent)]
    claimed = next(
        (a for a in agents if any(_leads(doc, k) for k in range(max(event.sentence[0], a.first - 2), a.first))), None
    )
    subject = next((a for a in after if a.first - end <= 3 and not _governed(doc, a)), None)
    if word.data["form"][:1] == "m" and not (word.data.get("genitive") == "actor" and subject and subject.first == end):
        subject = None
    carrier = [a for a in agents if light is not None and light[1] <= a.first < i and not _is_where(doc, a)][:1]
    carries = light[2].data["subject"] if light is not None else ""
    if carrier and carries == "actor":
        claimed = carrier[0]
    acting = claimed or (subject if subject is not None and subject.sector in wanted else None)
    acting = acting or (before[-1] if before else None) or next((a for a in agents if a.sector in wanted), None)
    event.actors = [acting] if acting is not None else []
    if carrier and carries == "recipient":
        event.actors = [a for a in event.actors if a not in carrier]
        event.recipients = carrier
        return
    if event.type == "ASSAULT" and subject is not None and subject is not acting and not _is_where(doc, subject):
        event.recipients = [subject]
        return
    if event.type == "PROTEST":
        against = [
            a
            for a in after
            if any(doc.words[k].key in ("ضد", "على", "امام") for k in range(max(end, a.first - 2), a.first))
        ]
        event.recipients = [a for a in against if a not in event.actors][:1]
        return
    event.recipients = [a for a in after if a not in event.actors and not _is_where(doc, a)][:1] or [
        a for a in agents if a not in event.actors and not _is_where(doc, a) and a.sector not in ("UAF",)
    ][:1]


def _governed(doc: Document, agent: Agent) -> bool:
    """Whether a preposition leads to an agent: it is then no subject."""
    first = agent.first
    return doc.words[first].clitic.endswith(("ب", "ل", "ك")) or (first > 0 and doc.cls[first - 1] == "p")


def _leads(doc: Document, k: int) -> bool:
    return doc.words[k].key in _CLAIMED or doc.words[k].core in _HANDS or doc.words[k].key in _HANDS


def _is_where(doc: Document, agent: Agent) -> bool:
    """«في بغداد»: a place told as the scene is no recipient."""
    before = doc.words[agent.first - 1].key.removeprefix("و") if agent.first else ""
    mention: Any = doc.at.get(agent.first)
    return (
        mention is not None
        and mention.kind == "place"
        and (
            before in ("في", "من", "شمال", "جنوب", "غرب", "شرق", "وسط", "قرب")
            or doc.words[agent.first].clitic.endswith("ب")
        )
    )
