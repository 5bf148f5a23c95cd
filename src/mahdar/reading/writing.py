"""What was found, written down as a record: ids given, spans taken from the text, codes set."""

from __future__ import annotations

from typing import Any, cast

from mahdar.lexicon.sets import word_set
from mahdar.reading.confidence import confidence_of
from mahdar.reading.entities import Entity, keys_of
from mahdar.reading.report import Report
from mahdar.record import (
    Contact,
    Context,
    Event,
    Note,
    Office,
    Organization,
    Outcome,
    Party,
    Person,
    Place,
    ReaderInfo,
    Record,
    ReportInfo,
    Statement,
    Topic,
    Upcoming,
)
from mahdar.rules.document import Document, Mention

_OF_NO_POST = word_set("writing", "of no post")


class Findings:
    """The stages' common ground: the document, who and what it names, and the claims made of it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.people: list[Entity] = []
        self.bodies: list[Entity] = []
        self.places: list[Entity] = []
        self.contacts: list[Any] = []
        self.statements: list[Any] = []
        self.upcoming: list[Any] = []
        self.events: list[Any] = []
        self.contexts: list[str] = []
        self.notes: list[Any] = []
        self.holders: dict[int, Entity | None] = {}  # by the id of a mention of an office, whom it means
        self.acting: Entity | None = None  # who acted in the contact told last, while contacts are being read
        self.holding: object = None  # who holds which office, once it was asked (`speakers.Holding`)
        self.bodies_of: dict[int, Entity | None] = {}  # by the id of a person, the body that the offices speak for
        self._named: dict[str, dict[int, list[tuple[Entity, Mention]]]] = {}

    def release(self) -> None:
        """Let go of what holds one another, once the record is written: memory is then free at once, without a search for it."""
        for mention in self.doc.mentions:
            mention.entity = None

    def named_from(self, kind: str, token: int) -> list[tuple[Entity, Mention]]:
        """The bodies or places with a mention that begins at a token, in the order of the text; listed once for all."""
        if kind not in self._named:
            listed: dict[int, list[tuple[Entity, Mention]]] = {}
            for entity in self.bodies if kind == "body" else self.places:
                for mention in entity.mentions:
                    listed.setdefault(mention.first, []).append((entity, mention))
            self._named[kind] = listed
        return self._named[kind].get(token, [])


def write_record(report: Report, found: Findings, reader: ReaderInfo) -> Record:
    """The record of a report from its findings."""
    for prefix, entities in (
        ("p", found.people),
        ("o", found.bodies),
        ("l", found.places),
        ("c", found.contacts),
        ("s", found.statements),
        ("u", found.upcoming),
        ("e", found.events),
    ):
        for number, entity in enumerate(entities, 1):
            entity.id = f"{prefix}{number}"
    return Record(
        report=_report(report, found.doc.text.text, reader),
        people=tuple(_person(found, person) for person in found.people),
        organizations=tuple(_body(body) for body in found.bodies),
        places=tuple(_place(place) for place in found.places),
        contacts=tuple(_contact(found, c) for c in found.contacts),
        statements=tuple(_statement(found, s) for s in found.statements),
        upcoming=tuple(_upcoming(found, u) for u in found.upcoming),
        events=tuple(_event(found, e) for e in found.events),
        contexts=tuple(cast("list[Context]", found.contexts)),
        notes=tuple(Note(level="info", text=note) for note in report.notes) + tuple(found.notes),
    )


def unread_record(report: Report, text: str, reader: ReaderInfo, why: str) -> Record:
    """The record of a report in which nothing was read, with a warning that says why."""
    notes = (*(Note(level="info", text=note) for note in report.notes), Note(level="warning", text=why))
    return Record(report=_report(report, text, reader), notes=notes)


def _report(report: Report, text: str, reader: ReaderInfo) -> ReportInfo:
    return ReportInfo(
        id=report.id,
        url=report.url,
        outlet=report.outlet,
        byline=report.byline,
        title=" ".join(report.title.split()),
        published=report.published,
        language=report.language,
        text=text,
        sources=report.sources,
        reader=reader,
    )


def _spans(mentions: list[Mention]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys((m.start, m.end) for m in mentions))


def _person(found: Findings, person: Entity) -> Person:
    return Person(
        id=person.id,
        name=person.name,
        aliases=tuple(person.aliases),
        latin=found.doc.lexis.latin_name(person.name),
        honorifics=tuple(dict.fromkeys(t.name for t in person.titles)),
        mentions=_spans(person.mentions),
        offices=tuple(_offices(person)),
    )


def _offices(person: Entity) -> list[Office]:
    kept: list[Mention] = []
    told = [o for o in person.offices if not (o.last - o.first == 1 and o.name != _words_of(o))]
    for office in sorted(told, key=lambda o: -len(o.name)):
        if not any(_same_office(office, other) for other in kept):
            kept.append(office)
    kept.sort(key=lambda o: o.start)
    return [
        Office(
            title=o.name,
            post=o.data.get("post") or None,
            country=o.data.get("country") or _country_of(o),
            organization=_body_of(o),
            status=o.data.get("status", "current"),
            confidence=confidence_of("offices", o.rule),
            rule=o.rule,
            evidence=((o.start, o.end),),
        )
        for o in kept
    ]


def _core_words(office: Mention) -> tuple[str, ...]:
    """The words by which two wordings of a post are compared: the head without gender, no «السابق»."""
    keys = [key for key in keys_of(office.name) if key not in _OF_NO_POST]
    return (keys[0].removesuffix("ه"), *keys[1:]) if keys else keys_of(office.name)


def _body_of(office: Mention) -> str | None:
    """The body that the office belongs to, where its title names one."""
    inner = office.data.get("body_mention")
    return inner.entity.id or None if inner is not None and isinstance(inner.entity, Entity) else None


def _country_of(office: Mention) -> str | None:
    """The country of the body that the office belongs to."""
    inner = office.data.get("body_mention")
    return inner.entity.data.get("country") or None if inner is not None and isinstance(inner.entity, Entity) else None


def _words_of(office: Mention) -> str:
    """The office's words as they stand: «للرئيس» has «لرئيس», which alone is no evidence of «الرئيس»."""
    return office.words


def _same_office(a: Mention, b: Mention) -> bool:
    """One post in two wordings: the words of the shorter stand in the longer, or the same head for the same country."""
    mine, other = _core_words(a), _core_words(b)
    if set(mine) <= set(other):
        return True
    same_head = mine[:1] == other[:1]
    countries = {a.data.get("country"), b.data.get("country")}
    return same_head and len(mine) == 2 and len(countries) == 1 and None not in countries and "" not in countries


def _body(body: Entity) -> Organization:
    return Organization(
        id=body.id,
        name=body.name,
        aliases=tuple(body.aliases),
        kind=body.data.get("kind") or "other",
        country=body.data.get("country") or None,
        sector=body.data.get("sector") or None,
        mentions=_spans(body.mentions),
    )


def _place(place: Entity) -> Place:
    data = place.data
    return Place(
        id=place.id,
        name=place.name,
        aliases=tuple(place.aliases),
        kind=data.get("kind") or None,
        country=data.get("country") or None,
        lat=data.get("lat"),
        lon=data.get("lon"),
        geonames=data.get("geonames"),
        mentions=_spans(place.mentions),
    )


def _span(doc: Document, tokens: tuple[int, int]) -> tuple[int, int]:
    """Offsets of a range of tokens, the proclitic of the first left out, but for «للحوار», which would begin «لحوار»."""
    word = doc.words[tokens[0]]
    whole = word.clitic.endswith("ل") and word.raw.startswith("لل")
    return doc.text.starts[tokens[0]] if whole else doc.start_of(tokens[0]), doc.text.ends[tokens[1] - 1]


def _contact(found: Findings, contact: Any) -> Contact:
    doc = found.doc
    return Contact(
        id=contact.id,
        form=contact.form,
        status=contact.status,
        date=contact.date,
        date_text=contact.date_text,
        place=contact.place.id if contact.place else None,
        parties=tuple(
            Party(who=p.entity.id, side=p.side, role=p.role, for_=p.body.id if p.body else None)
            for p in contact.parties
        ),
        topics=tuple(
            Topic(text=doc.text.text[a:b], evidence=((a, b),)) for a, b in (_span(doc, t) for t in contact.topics)
        ),
        outcomes=tuple(
            Outcome(text=doc.text.text[a:b], evidence=((a, b),)) for a, b in (_span(doc, t) for t in contact.outcomes)
        ),
        confidence=confidence_of("contacts", contact.rule),
        rule=contact.rule,
        evidence=tuple(dict.fromkeys(_span(doc, e) for e in contact.evidence)),
    )


def _statement(found: Findings, said: Any) -> Statement:
    doc = found.doc
    start, end = _span(doc, said.content)
    return Statement(
        id=said.id,
        speakers=tuple(who.id for who in said.speakers),
        addressees=tuple(who.id for who in said.addressees),
        verb=doc.text.slice(said.verb, max(said.verb + 1, said.verb_last)),
        act=said.act,
        quoted=said.quoted,
        text=doc.text.text[start:end],
        content=(start, end),
        via=tuple(who.id for who in said.via),
        about=tuple(dict.fromkeys(m.entity.id for m in _mentions_in(doc, said.content) if getattr(m.entity, "id", ""))),
        confidence=confidence_of("statements", said.rule),
        rule=said.rule,
        evidence=tuple(sorted({_span(doc, said.evidence), (start, end)})),
    )


def _mentions_in(doc: Document, tokens: tuple[int, int]) -> list[Mention]:
    return list(dict.fromkeys(doc.at[k] for k in range(*tokens) if k in doc.at))


def _upcoming(found: Findings, item: Any) -> Upcoming:
    start, end = _span(found.doc, item.tokens)
    return Upcoming(
        id=item.id,
        text=found.doc.text.text[start:end],
        kind=item.kind,
        actors=tuple(a.id for a in item.actors),
        when=item.when,
        when_text=item.when_text,
        place=item.place.id if item.place else None,
        certainty=item.certainty,
        confidence=confidence_of("upcoming", item.rule),
        rule=item.rule,
        evidence=((start, end),),
    )


def _event_told(found: Findings, event: Any) -> Event:
    """An event that the text itself tells; a nameless agent is written as the text's own words."""
    return Event(
        id=event.id,
        type=event.type,
        modes=tuple(event.modes),
        actors=tuple(dict.fromkeys(getattr(who, "id", who) for who in event.actors)),
        recipients=tuple(dict.fromkeys(getattr(who, "id", who) for who in event.recipients)),
        date=event.date,
        place=event.place.id if event.place is not None else None,
        confidence=confidence_of("events", event.rule),
        rule=event.rule,
        evidence=tuple(dict.fromkeys(_span(found.doc, tokens) for tokens in event.evidence)),
    )


def _event(found: Findings, event: Any) -> Event:
    source = event.source
    if source is None:
        return _event_told(found, event)
    tokens = source.evidence if isinstance(source.evidence, list) else [source.evidence]
    return Event(
        id=event.id,
        type=event.type,
        modes=tuple(event.modes),
        contexts=("diplomatic",) if source.id.startswith("c") else (),
        actors=tuple(dict.fromkeys(getattr(who, "id", who) for who in event.actors)),
        recipients=tuple(dict.fromkeys(getattr(who, "id", who) for who in event.recipients)),
        date=getattr(source, "date", None),
        place=_site(getattr(source, "place", None)),
        from_=source.id,
        confidence=confidence_of("contacts" if source.id.startswith("c") else "statements", source.rule),
        rule=event.rule,
        evidence=tuple(dict.fromkeys(_span(found.doc, t) for t in tokens)),
    )


def _site(place: Entity | None) -> str | None:
    """The id of an event's place; PLOVER knows no body as one."""
    return place.id if place is not None and place.kind == "place" else None
