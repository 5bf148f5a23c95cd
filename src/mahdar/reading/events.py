"""PLOVER events that the text itself tells, joined where sentences tell the same one, with day and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.record import NEEDS_RECIPIENT
from mahdar.rules.document import Document
from mahdar.rules.event_agents import Agent
from mahdar.rules.event_words import modes_told
from mahdar.rules.events import TextEvent, find_events
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


def build_events(found: Findings, made: Sequence[EventFound]) -> list[EventTold]:
    """Every event that the text tells, once, in the order in which it is first told; `made` are those of contacts and statements."""
    events: list[EventTold] = []
    for one in made:
        content = getattr(one.source, "content", None)
        if content is not None:
            one.modes = modes_told(found.doc, one.type, content[0], content[1]) or one.modes
    of_type: dict[str, list[EventTold]] = {}
    where = _where_told(found.doc, made)
    for told in find_events(found.doc):
        event = _event(found, told)
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
    return events


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
    return text.text[found.doc.start_of(agent.first) : text.ends[agent.last - 1]]


def _same(a: EventTold, b: EventTold) -> bool:
    """Whether two tellings may be of one event: one type, no two actors, days or places."""
    if a.type != b.type or (a.date and b.date and a.date != b.date):
        return False
    if a.place is not None and b.place is not None and a.place is not b.place:
        return False
    return not a.actors or not b.actors or any(who in b.actors for who in a.actors)
