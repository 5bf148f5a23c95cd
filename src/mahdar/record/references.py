"""Ids and what may be meant by one: which entries of the record each reference may point to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from mahdar.record.minutes import Record

Reference = tuple[str, str, Set[str]]
"""(path of the field, the id that stands there, the ids that may stand there)."""


def ids(record: Record) -> Iterator[tuple[str, str]]:
    """The id of every entry, with its path."""
    yield from ((f"people[{number}].id", person.id) for number, person in enumerate(record.people))
    yield from ((f"organizations[{number}].id", body.id) for number, body in enumerate(record.organizations))
    yield from ((f"places[{number}].id", place.id) for number, place in enumerate(record.places))
    yield from ((f"contacts[{number}].id", contact.id) for number, contact in enumerate(record.contacts))
    yield from ((f"statements[{number}].id", statement.id) for number, statement in enumerate(record.statements))
    yield from ((f"upcoming[{number}].id", item.id) for number, item in enumerate(record.upcoming))
    yield from ((f"events[{number}].id", event.id) for number, event in enumerate(record.events))


def references(record: Record) -> Iterator[Reference]:
    """Every id that points at another entry."""
    yield from _from_people(record)
    yield from _from_contacts(record)
    yield from _from_statements(record)
    yield from _from_upcoming(record)
    yield from _from_events(record)
    yield from _from_notes(record)


def _people(record: Record) -> frozenset[str]:
    return frozenset(person.id for person in record.people)


def _organizations(record: Record) -> frozenset[str]:
    return frozenset(organization.id for organization in record.organizations)


def _places(record: Record) -> frozenset[str]:
    return frozenset(place.id for place in record.places)


def _entities(record: Record) -> frozenset[str]:
    return _people(record) | _organizations(record) | _places(record)


def _claims(record: Record) -> frozenset[str]:
    contacts = {contact.id for contact in record.contacts}
    statements = {statement.id for statement in record.statements}
    return frozenset(contacts | statements | {item.id for item in record.upcoming})


def _each(path: str, pointed: Iterable[str], allowed: Set[str]) -> Iterator[Reference]:
    yield from ((f"{path}[{number}]", entry_id, allowed) for number, entry_id in enumerate(pointed))


def _given(path: str, entry_id: str | None, allowed: Set[str]) -> Iterator[Reference]:
    if entry_id is not None:
        yield path, entry_id, allowed


def _from_people(record: Record) -> Iterator[Reference]:
    bodies = _organizations(record)
    for number, person in enumerate(record.people):
        for place, office in enumerate(person.offices):
            yield from _given(f"people[{number}].offices[{place}].organization", office.organization, bodies)


def _from_contacts(record: Record) -> Iterator[Reference]:
    anyone, places = _entities(record), _places(record)
    represented = _organizations(record) | places
    for number, contact in enumerate(record.contacts):
        yield from _given(f"contacts[{number}].place", contact.place, represented)
        for place, party in enumerate(contact.parties):
            yield f"contacts[{number}].parties[{place}].who", party.who, anyone
            yield from _given(f"contacts[{number}].parties[{place}].for", party.for_, represented)


def _from_statements(record: Record) -> Iterator[Reference]:
    anyone = _entities(record)
    for number, statement in enumerate(record.statements):
        yield from _each(f"statements[{number}].speakers", statement.speakers, anyone)
        yield from _each(f"statements[{number}].addressees", statement.addressees, anyone)
        yield from _each(f"statements[{number}].about", statement.about, anyone)


def _from_upcoming(record: Record) -> Iterator[Reference]:
    anyone, places = _entities(record), _places(record)
    for number, item in enumerate(record.upcoming):
        yield from _each(f"upcoming[{number}].actors", item.actors, anyone)
        yield from _given(f"upcoming[{number}].place", item.place, places)


def is_entry_id(who: str) -> bool:
    """Whether an actor is told by an id («p1»), not by the text's own words («مسلحون»)."""
    return who.isascii()


def _from_events(record: Record) -> Iterator[Reference]:
    anyone, places = _entities(record), _places(record)
    claims = _claims(record)
    for number, event in enumerate(record.events):
        yield from _each(f"events[{number}].actors", tuple(filter(is_entry_id, event.actors)), anyone)
        yield from _each(f"events[{number}].recipients", tuple(filter(is_entry_id, event.recipients)), anyone)
        yield from _given(f"events[{number}].place", event.place, places)
        yield from _given(f"events[{number}].from", event.from_, claims)


def _from_notes(record: Record) -> Iterator[Reference]:
    known = frozenset(entry_id for _, entry_id in ids(record))
    for number, note in enumerate(record.notes):
        yield from _given(f"notes[{number}].about", note.about, known)
