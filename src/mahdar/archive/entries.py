"""A record's entries as rows: each with its report, span, rule, confidence and reader."""

from __future__ import annotations

from typing import Any

from mahdar.archive.keeping import Kept, spoken_about
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


class Entries:
    """Adds the rows of one record to a batch."""

    def __init__(
        self,
        rows: Rows,
        record: Record,
        report: int,
        reader: int,
        *,
        named: Known | None = None,
        kept: Kept | None = None,
    ) -> None:
        self._rows = rows
        self.record = record
        self._report = report
        self._reader = reader
        self._kept = kept
        self._published = record.report.published
        self._left_out: set[str] = set()
        self._there: Known = dict(named or {})
        self.named: Known = dict(self._there)

    def fresh(self) -> Known:
        """The names that got a row now; the others had one."""
        return {entry: row for entry, row in self.named.items() if entry not in self._there}

    def _skip(self, kind: str, claim: Any) -> bool:
        """Whether a claim is left out, since a person has spoken about its words, or it is made from one that is."""
        if self._kept is None:
            return False
        if spoken_about(self._kept, kind, claim.evidence) or getattr(claim, "from_", None) in self._left_out:
            self._left_out.add(getattr(claim, "id", ""))
            return True
        return False

    def add(self) -> None:
        """All entries, those that others point at first."""
        for kind, entity in _entities(self.record):
            if entity.id not in self.named:
                self.named[entity.id] = self._rows.add(Named, *named_row(kind, entity, self._report))
        self.add_claims()

    def add_claims(self) -> None:
        """All claims, where `named` knows whom they name."""
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
        for person in self.record.people:
            for number, office in enumerate(person.offices, 1):
                entry = self._office_entry(person.id, number)
                if self._skip("office", office):
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

    def _office_entry(self, person: str, number: int) -> str:
        used = self._kept.entries if self._kept else ()
        return next(f"{person}.{n}" for n in range(number, number + 1000) if f"{person}.{n}" not in used)

    def _contacts(self) -> None:
        for one in self.record.contacts:
            if self._skip("contact", one):
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
                self._rows.add(
                    Party, who, None, position, contact, party.side, party.role, body, one.date or self._published
                )

    def _statements(self) -> None:
        for said in self.record.statements:
            if self._skip("statement", said):
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
        for item in self.record.upcoming:
            if self._skip("upcoming", item):
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
        for one in self.record.events:
            if self._skip("event", one):
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
