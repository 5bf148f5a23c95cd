"""A record's entries as rows: each with its report, span, rule, confidence and reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mahdar.archive.keys import name_key
from mahdar.archive.models import (
    Actor,
    Awaited,
    Contact,
    Event,
    Named,
    Office,
    Party,
    Statement,
    Upcoming,
    Voice,
)
from mahdar.archive.rows import Rows, as_json
from mahdar.record import Organization, Person, Place, Record
from mahdar.record.references import is_entry_id

Known = dict[str, int]
"""Entry id of the record → id of its row in Named."""

Skip = Callable[[str, str], bool]
"""Whether a claim (its kind, its entry id) is left out, since a person has spoken about it."""


class Entries:
    """Adds the rows of one record to a batch."""

    def __init__(self, rows: Rows, record: Record, report: int, reader: int, skip: Skip) -> None:
        self._rows = rows
        self._record = record
        self._report = report
        self._reader = reader
        self._skip = skip
        self._published = record.report.published
        self.named: Known = {}

    def add(self) -> None:
        """All entries, those that others point at first."""
        for kind, entity in _entities(self._record):
            if entity.id not in self.named:
                self.named[entity.id] = self._rows.add(Named, *named_row(kind, entity, self._report))
        self._offices()
        self._contacts()
        self._statements()
        self._upcoming()
        self._events()

    def _claim(self, entry: str, claim: Any, day: str | None) -> tuple[Any, ...]:
        return (
            self._report,
            entry,
            day or self._published,
            claim.confidence,
            claim.rule,
            as_json(claim.evidence),
            self._reader,
            "read",
        )

    def _at(self, entry: str | None) -> int | None:
        return self.named[entry] if entry else None

    def _offices(self) -> None:
        for person in self._record.people:
            for number, office in enumerate(person.offices, 1):
                entry = f"{person.id}.{number}"
                if self._skip("office", entry):
                    continue
                self._rows.add(
                    Office,
                    *self._claim(entry, office, None),
                    self.named[person.id],
                    None,
                    office.title,
                    office.post,
                    self._at(office.organization),
                    office.country,
                    office.status,
                )

    def _contacts(self) -> None:
        for one in self._record.contacts:
            if self._skip("contact", one.id):
                continue
            contact = self._rows.add(
                Contact,
                *self._claim(one.id, one, one.date),
                one.form,
                one.status,
                one.date,
                one.date_text,
                self._at(one.place),
                as_json(one.topics),
                as_json(one.outcomes),
                as_json(one.via),
                None,
                "",
            )
            for position, party in enumerate(one.parties):
                who, body = self.named[party.who], self._at(party.for_)
                self._rows.add(Party, who, None, position, contact, party.side, party.role, body)

    def _statements(self) -> None:
        for said in self._record.statements:
            if self._skip("statement", said.id):
                continue
            statement = self._rows.add(
                Statement,
                *self._claim(said.id, said, None),
                said.verb,
                said.act,
                said.quoted,
                said.text,
                *said.content,
                as_json(said.via),
            )
            roles = (("speaker", said.speakers), ("addressee", said.addressees), ("about", said.about))
            for role, entries in roles:
                for position, entry in enumerate(entries):
                    self._rows.add(Voice, self.named[entry], None, position, statement, role)

    def _upcoming(self) -> None:
        for item in self._record.upcoming:
            if self._skip("upcoming", item.id):
                continue
            upcoming = self._rows.add(
                Upcoming,
                *self._claim(item.id, item, item.when),
                item.text,
                item.kind,
                item.when,
                item.when_text,
                self._at(item.place),
                item.certainty,
            )
            for position, entry in enumerate(item.actors):
                self._rows.add(Awaited, self.named[entry], None, position, upcoming)

    def _events(self) -> None:
        for one in self._record.events:
            if self._skip("event", one.id):
                continue
            event = self._rows.add(
                Event,
                *self._claim(one.id, one, one.date),
                one.type,
                as_json(one.modes),
                as_json(one.contexts),
                one.date,
                self._at(one.place),
                one.from_,
                as_json(one.via),
            )
            for role, told in (("actor", one.actors), ("recipient", one.recipients)):
                for position, who in enumerate(told):
                    named, words = (self.named[who], None) if is_entry_id(who) else (None, who)
                    self._rows.add(Actor, named, None, position, event, role, words)


Entity = Person | Organization | Place


def _entities(record: Record) -> list[tuple[str, Entity]]:
    """Whom and what the record names, with the kind of each."""
    people = [("person", entity) for entity in record.people]
    bodies = [("body", entity) for entity in record.organizations]
    return [*people, *bodies, *(("place", entity) for entity in record.places)]


def named_row(kind: str, entity: Entity, report: int) -> tuple[Any, ...]:
    """The row of someone named, not yet linked to an identity."""
    person = entity if isinstance(entity, Person) else None
    place = entity if isinstance(entity, Place) else None
    return (
        report,
        entity.id,
        kind,
        entity.name,
        name_key(entity.name),
        as_json(entity.aliases),
        as_json(person.honorifics) if person else "[]",
        person.latin if person else None,
        country_of(entity),
        entity.sector if isinstance(entity, Organization) else None,
        None if isinstance(entity, Person) else entity.kind,
        place.lat if place else None,
        place.lon if place else None,
        place.geonames if place else None,
        as_json(entity.mentions),
        None,
        None,
        None,
        "",
        False,
        "read",
    )


def country_of(entity: Entity) -> str | None:
    """The country of someone named: a person's is that of the first office with one."""
    if isinstance(entity, Person):
        return next((office.country for office in entity.offices if office.country), None)
    return entity.country
