"""What was found, written down as a record: ids given, spans taken from the text, codes set."""

from __future__ import annotations

from typing import Any

from mahdar.reading.entities import Entity
from mahdar.reading.report import Report
from mahdar.record import Office, Organization, Person, Place, ReaderInfo, Record, ReportInfo
from mahdar.rules.document import Document, Mention


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


def write_record(report: Report, found: Findings, reader: ReaderInfo) -> Record:
    """The record of a report from its findings."""
    for prefix, entities in (("p", found.people), ("o", found.bodies), ("l", found.places)):
        for number, entity in enumerate(entities, 1):
            entity.id = f"{prefix}{number}"
    return Record(
        report=_report(report, found.doc.text.text, reader),
        people=tuple(_person(person) for person in found.people),
        organizations=tuple(_body(body) for body in found.bodies),
        places=tuple(_place(place) for place in found.places),
        contacts=tuple(found.contacts),
        statements=tuple(found.statements),
        upcoming=tuple(found.upcoming),
        events=tuple(found.events),
        contexts=tuple(found.contexts),
        notes=tuple(found.notes),
    )


def _report(report: Report, text: str, reader: ReaderInfo) -> ReportInfo:
    return ReportInfo(
        id=report.id, url=report.url, outlet=report.outlet, byline=report.byline, title=" ".join(report.title.split()),
        published=report.published, language=report.language, text=text, sources=report.sources, reader=reader,
    )  # fmt: skip


def _spans(mentions: list[Mention]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys((m.start, m.end) for m in mentions))


def _person(person: Entity) -> Person:
    return Person(
        id=person.id, name=person.name, aliases=tuple(person.aliases),
        honorifics=tuple(dict.fromkeys(t.name for t in person.titles)),
        mentions=_spans(person.mentions), offices=tuple(_offices(person)),
    )  # fmt: skip


def _offices(person: Entity) -> list[Office]:
    kept: list[Mention] = []
    for office in sorted(person.offices, key=lambda o: -len(o.name)):
        if not any(_same_office(office, other) for other in kept):
            kept.append(office)
    kept.sort(key=lambda o: o.start)
    return [
        Office(
            title=o.name, post=o.data.get("post") or None, country=o.data.get("country") or None,
            organization=o.data["body"].id if o.data.get("body") else None, status=o.data.get("status", "current"),
            confidence=o.confidence, rule=o.rule, evidence=((o.start, o.end),),
        )
        for o in kept
    ]  # fmt: skip


def _same_office(a: Mention, b: Mention) -> bool:
    """One post in two wordings: the words of the shorter stand in the longer."""
    words = set(b.name.split())
    return set(a.name.split()) <= words


def _body(body: Entity) -> Organization:
    return Organization(
        id=body.id, name=body.name, aliases=tuple(body.aliases), kind=body.data.get("kind") or "other",
        country=body.data.get("country") or None, sector=body.data.get("sector") or None, mentions=_spans(body.mentions),
    )  # fmt: skip


def _place(place: Entity) -> Place:
    data = place.data
    return Place(
        id=place.id, name=place.name, aliases=tuple(place.aliases), kind=data.get("kind") or None,
        country=data.get("country") or None, lat=data.get("lat"), lon=data.get("lon"), geonames=data.get("geonames"),
        mentions=_spans(place.mentions),
    )  # fmt: skip
