"""Every claim of a record in one shape, with its words, its rule and its confidence.

What is checked by eye (`mahdar explain`), drawn for checking (`mahdar sample`) and
calibrated is the same list, whatever kind of fact it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mahdar.record import Contact, Event, Office, Organization, Person, Place, Record, Statement, Upcoming

Stretch = tuple[int, int]
CLAIM_KINDS = ("offices", "contacts", "statements", "upcoming", "events")
MENTION_KINDS = ("people", "organizations", "places")


@dataclass(frozen=True)
class Claim:
    """One claim: its kind and id, what it says in one line, why, how surely, and from which words."""

    kind: str
    id: str
    says: str
    rule: str
    confidence: float
    evidence: tuple[Stretch, ...]


@dataclass(frozen=True)
class Named:
    """A person, body or place with all the words that name it."""

    kind: str
    id: str
    name: str
    details: str
    mentions: tuple[Stretch, ...]


def claims_of(record: Record) -> Iterator[Claim]:
    """The claims of a record, kind by kind in the order of CLAIM_KINDS."""
    names = names_of(record)
    for person in record.people:
        yield from (_office(office, person, number, names) for number, office in enumerate(person.offices, start=1))
    yield from (_contact(contact, names) for contact in record.contacts)
    yield from (_statement(statement, names) for statement in record.statements)
    yield from (_upcoming(item, names) for item in record.upcoming)
    yield from (_event(event, names) for event in record.events)


def named_of(record: Record) -> Iterator[Named]:
    """The people, bodies and places of a record with their mentions."""
    for person in record.people:
        details = _line(" ".join(person.honorifics), _also(person.aliases), person.latin)
        yield Named("people", person.id, person.name, details, _stretches(person.mentions))
    for body in record.organizations:
        details = _line(_also(body.aliases), body.kind, body.country, body.sector)
        yield Named("organizations", body.id, body.name, details, _stretches(body.mentions))
    for place in record.places:
        details = _line(_also(place.aliases), place.kind, place.country)
        yield Named("places", place.id, place.name, details, _stretches(place.mentions))


def names_of(record: Record) -> dict[str, str]:
    """The name that each id of a record stands for."""
    entities: tuple[Person | Organization | Place, ...] = (*record.people, *record.organizations, *record.places)
    return {entity.id: entity.name for entity in entities}


def _office(office: Office, person: Person, number: int, names: dict[str, str]) -> Claim:
    where = names.get(office.organization or "", "")
    says = _line(f"{person.name} = {office.title}", office.post, where, office.country, office.status)
    return Claim(
        "offices",
        f"{person.id}.{number}",
        says,
        office.rule,
        office.confidence,
        _stretches(office.evidence),
    )


def _contact(contact: Contact, names: dict[str, str]) -> Claim:
    sides = [
        f"{names.get(party.who, party.who)} ({_line(f'side {party.side}' if party.side else None, party.role)})"
        for party in contact.parties
    ]
    topics = "؛ ".join(topic.text for topic in contact.topics)
    place = names.get(contact.place or "", contact.place)
    says = _line(f"{contact.form} {contact.status}", "، ".join(sides), contact.date, place, topics)
    return Claim("contacts", contact.id, says, contact.rule, contact.confidence, _stretches(contact.evidence))


def _statement(statement: Statement, names: dict[str, str]) -> Claim:
    who = _listed(statement.speakers, names)
    says = _line(f"{who} ({statement.verb}, {statement.act}): {statement.text}")
    return Claim("statements", statement.id, says, statement.rule, statement.confidence, _stretches(statement.evidence))


def _upcoming(item: Upcoming, names: dict[str, str]) -> Claim:
    place = names.get(item.place or "", item.place)
    says = _line(item.text, item.kind, item.certainty, item.when, place, _listed(item.actors, names))
    return Claim("upcoming", item.id, says, item.rule, item.confidence, _stretches(item.evidence))


def _event(event: Event, names: dict[str, str]) -> Claim:
    parties = " → ".join(filter(None, (_listed(event.actors, names), _listed(event.recipients, names))))
    place = names.get(event.place or "", event.place)
    says = _line(" ".join((event.type, *event.modes)), parties, event.date, place, " ".join(event.contexts))
    return Claim("events", event.id, says, event.rule, event.confidence, _stretches(event.evidence))


def _listed(ids: Iterable[str], names: dict[str, str]) -> str:
    return "، ".join(names.get(one, one) for one in ids)


def _also(aliases: Iterable[str]) -> str:
    return " / ".join(aliases)


def _line(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _stretches(spans: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    return tuple((start, end) for start, end in spans)
