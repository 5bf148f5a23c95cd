"""PLOVER events that the text itself tells, joined where sentences tell the same one, with day and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.record import NEEDS_RECIPIENT
from mahdar.rules.document import Document
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_scene import Scene
from mahdar.rules.event_targets import act_at, is_sentence, recipients_of_act
from mahdar.rules.event_words import is_barred, modes_told
from mahdar.rules.events import TextEvent, find_events, scene_of
from mahdar.rules.plover import EventFound


@dataclass(slots=True)
class EventTold:
    """One event before it is written down. A nameless agent stands as the text's own words."""

    type: str
    modes: list[str]
    rule: str
    actors: list[Entity | str] = field(default_factory=list)
    recipients: list[Entity | str] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    date: str | None = None
    place: Entity | None = None
    source: None = None
    id: str = ""


def build_events(found: Findings, coded: Sequence[EventFound]) -> list[EventFound | EventTold]:
    """Every event, once: those `coded` from contacts and statements, then all that the text tells, as they are first told."""
    events: list[EventTold] = []
    scenes: dict[int, Scene] = {}
    told_events = find_events(found.doc, scenes)
    made = _spoken_once(found, coded, scenes)
    of_type: dict[str, list[EventTold]] = {}
    where = _where_told(found.doc, made)
    spoken = {said.verb: said for said in found.statements}
    for told in told_events:
        event = _event(found, told)
        if (said := spoken.get(told.trigger[0])) is not None:
            _as_said(event, said.speakers, said.addressees)
        near = where.get((told.type, found.doc.text.sentence_of(told.sentence[0])), ())
        known = next((one for one in near if _tells_of(one, told)), None)
        if known is not None:
            if getattr(known.source, "verb", None) == told.trigger[0]:
                _complete(known, event)
            continue
        if event.type in NEEDS_RECIPIENT and not event.recipients:
            continue
        alike = of_type.setdefault(event.type, [])
        same = next((other for other in (*alike[:_LEAD], *alike[_LEAD:][-_LATEST:]) if _same(other, event)), None)
        if same is None:
            events.append(event)
            alike.append(event)
        else:
            same.evidence += event.evidence
            same.modes += [mode for mode in event.modes if mode not in same.modes]
            same.actors, same.recipients = same.actors or event.actors, same.recipients or event.recipients
            same.date, same.place = same.date or event.date, same.place or event.place
    return [*made, *events]


def _as_said(event: EventTold, speakers: list[Entity], addressees: list[Entity]) -> None:
    """«ودعا إسرائيل إلى …»: who speaks acts; the noun behind the verb is the one who is asked."""
    if not event.actors or any(who in event.actors for who in speakers):
        return
    if all(who in addressees for who in event.actors):
        event.actors, event.recipients = list(speakers), [*event.actors, *event.recipients]


def _spoken_once(found: Findings, coded: Sequence[EventFound], scenes: dict[int, Scene]) -> list[EventFound]:
    """The events of contacts and statements, with what they ask or threaten and to whom; thanks and praise in one breath are one."""
    made: list[EventFound] = []
    said: dict[tuple[str, int], list[EventFound]] = {}
    for one in coded:
        content = getattr(one.source, "content", None)
        if content is None:
            made.append(one)
            continue
        one.modes = modes_told(found.doc, one.type, content[0], content[1]) or one.modes
        verb = one.source.verb
        number = found.doc.text.sentence_of(verb)
        if not _is_act(found, one, scene_of(found.doc, number, scenes), verb):
            continue
        before = said.setdefault((one.type, number), [])
        same = next((other for other in before if _is_same_act(other, one)), None)
        if same is None:
            before.append(one)
            made.append(one)
        else:
            same.recipients = same.recipients or one.recipients
    return made


def _is_act(found: Findings, event: EventFound, scene: Scene, verb: int) -> bool:
    """Whether a statement is the act it is taken for, with its recipients filled in; «رفض التعليق» is none."""
    if is_barred(found.doc, verb, event.type, scene.last):
        return False
    hit = act_at(scene, verb, event.type)
    if hit is None:
        return True
    if event.type == "ACCUSE" and any(who.data.get("sector") == "JUD" for who in event.actors) and is_sentence(hit):
        return False  # «دانت المحكمة المتهم»: a sentence
    if not event.recipients:
        others = (agent for agent in recipients_of_act(scene, hit) if not _names(found, agent, event.actors))
        event.recipients = list(dict.fromkeys(_who(found, agent) for agent in others))
    return True


def _names(found: Findings, agent: Agent, whom: Sequence[Entity]) -> bool:
    """Whether a phrase names one of these: «استنكر قضاة المحكمة», said to be the court's."""
    mentions = (found.doc.at.get(k) for k in range(agent.first, agent.last))
    return any(mention is not None and mention.entity in whom for mention in mentions) or _who(found, agent) in whom


def _is_same_act(a: EventFound, b: EventFound) -> bool:
    """«نوه بالجهود مقدما شكره»: one speaker, one sentence, one kind of act to nobody else."""
    return (
        a.actors == b.actors
        and a.modes == b.modes
        and (not a.recipients or not b.recipients or a.recipients == b.recipients)
    )


_LEAD, _LATEST = 100, 40
"""With which events of its type a telling is compared: more than a report has; a text of thousands costs its length."""


def _where_told(doc: Document, made: Sequence[EventFound]) -> dict[tuple[str, int], list[EventFound]]:
    """The events of contacts and statements by their type and the sentences on which they stand."""
    where: dict[tuple[str, int], list[EventFound]] = {}
    for event in made:
        evidence = event.source.evidence
        for first, last in evidence if isinstance(evidence, list) else [evidence]:
            for number in range(doc.text.sentence_of(first), doc.text.sentence_of(max(first, last - 1)) + 1):
                where.setdefault((event.type, number), []).append(event)
    return where


def _complete(known: EventFound, told: EventTold) -> None:
    """To whom a statement's event is done, as the sentence tells it: «اتهمت روسيا تركيا». Who is accused is no accuser."""
    if known.recipients or not told.recipients or not told.actors:
        return
    if all(who in told.recipients for who in known.actors):
        known.actors = told.actors
    known.recipients = [who for who in told.recipients if who not in known.actors]


def _tells_of(event: EventFound, told: TextEvent) -> bool:
    """Whether an event of a contact or statement stands on the same sentence: it is that one."""
    evidence = event.source.evidence
    first, last = told.sentence
    return any(a < last and first < b for a, b in (evidence if isinstance(evidence, list) else [evidence]))


def _event(found: Findings, told: TextEvent) -> EventTold:
    doc = found.doc
    modes = modes_told(doc, told.type, told.trigger[1], told.sentence[1]) or told.modes
    event = EventTold(told.type, modes, told.rule, evidence=[told.trigger])
    event.actors = list(dict.fromkeys(_who(found, agent) for agent in told.actors))
    event.recipients = [who for agent in told.recipients if (who := _who(found, agent)) not in event.actors]
    low, high = doc.text.starts[told.sentence[0]], doc.text.ends[told.sentence[1] - 1]
    near = [date for date in doc.dates_in(low, high) if date.value]
    if near:
        event.date = min(near, key=lambda date: abs(date.start - doc.text.starts[told.trigger[0]])).value
    for k in range(*told.sentence):
        mention = doc.at.get(k)
        if (
            mention is not None
            and mention.kind == "place"
            and mention.first == k
            and isinstance(mention.entity, Entity)
        ):
            before = doc.words[k - 1].key.removeprefix("و") if k else ""
            if before in ("في", "مدينه", "بلده", "منطقه") or doc.words[k].clitic.endswith("ب"):
                event.place = mention.entity
                break
    return event


def _who(found: Findings, agent: Agent) -> Entity | str:
    """The entity of a named agent; of a nameless one its words, without a proclitic."""
    if agent.mention is not None and not agent.counted:
        entity = entity_of(found.doc, agent.mention, found)
        if entity is not None and (agent.mention.kind != "office" or entity.kind == "person"):
            return entity
    if agent.kind == "nisba":
        for place in found.places:
            if place.data.get("kind") == "country" and place.data.get("country") == agent.country:
                return place
    text = found.doc.text
    merged = found.doc.words[agent.first].raw.startswith("لل")  # «للمتضررين» would be left «لمتضررين»
    start = text.starts[agent.first] if merged else found.doc.start_of(agent.first)
    return text.text[start : text.ends[agent.last - 1]]


_TOLD_BY_MODE = frozenset(("COERCE", "SANCTION", "MOBILIZE", "RETREAT"))
"""Types of which two deeds of other modes are two: a curfew and an arrest."""


def _same(a: EventTold, b: EventTold) -> bool:
    """Whether two tellings may be of one event: one type, no two actors, days or places."""
    if a.type != b.type or (a.date and b.date and a.date != b.date):
        return False
    if a.place is not None and b.place is not None and a.place is not b.place:
        return False
    if a.type in _TOLD_BY_MODE and a.modes and b.modes and not set(a.modes) & set(b.modes):
        return False
    return not a.actors or not b.actors or any(who in b.actors for who in a.actors)
