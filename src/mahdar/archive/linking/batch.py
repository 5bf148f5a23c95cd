"""The names of a batch of records as sightings, and their links written into the batch's rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mahdar.archive.keys import name_key
from mahdar.archive.linking.bodies import body_key
from mahdar.archive.linking.homes import home_of, is_country
from mahdar.archive.linking.linker import Linker, Mentioned
from mahdar.archive.linking.names import words_of
from mahdar.archive.linking.places import place_key
from mahdar.archive.linking.profile import Sighting, posts_of
from mahdar.archive.models import Actor, Awaited, Named, Office, Party, Voice
from mahdar.archive.rows import Rows, columns
from mahdar.record import Organization, Person, Place, Record

Pins = dict[tuple[str, str], int]
"""(kind, name key) → the identity that a person said it is, of one report."""


def mentions_of(record: Record, named: dict[str, int], pins: Pins) -> Iterable[Mentioned]:
    """Everyone and everything that a record names, to be linked."""
    bodies = {body.id: name_key(body.name) for body in record.organizations}
    home = home_of(record)
    company = company_of(record, home)
    for person in record.people:
        if person.id in named:
            yield _person(person, named[person.id], record, bodies, company, home, pins)
    for body in record.organizations:
        if body.id in named:
            yield _thing("body", body, named[body.id], body_key(body, home), record, pins)
    for place in record.places:
        if place.id in named:
            yield _thing("place", place, named[place.id], place_key(place, home), record, pins)


MOST_COMPANY = 16


def company_of(record: Record, home: str) -> dict[str, str]:
    """Entry → key of the people with full names, the bodies and the towns that a report names, the first ones."""
    people = {person.id: name_key(person.name) for person in record.people}
    people = {entry: key for entry, key in people.items() if " " in key}
    bodies = {body.id: body_key(body, home) for body in record.organizations}
    towns = {place.id: place_key(place, home) for place in record.places if place.kind != "country"}
    return dict(list((people | bodies | towns).items())[:MOST_COMPANY])


def _person(
    person: Person, row: int, record: Record, bodies: dict[str, str], company: dict[str, str], home: str, pins: Pins
) -> Mentioned:
    countries = tuple(dict.fromkeys(office.country for office in person.offices if office.country))
    land = home if is_country(home) else None
    sighting = Sighting(
        name=person.name,
        words=words_of(person.name),
        posts=posts_of(person.offices, bodies, land),
        countries=countries,
        company=tuple(key for entry, key in company.items() if entry != person.id),
        home=land,
        day=record.report.published,
        outlet=record.report.outlet,
    )
    key = name_key(person.name)
    return Mentioned(
        row=row, kind="person", key=key, sighting=sighting, latin=person.latin, pinned=pins.get(("person", key))
    )


def _thing(kind: str, thing: Organization | Place, row: int, key: str, record: Record, pins: Pins) -> Mentioned:
    sighting = Sighting(
        name=thing.name,
        words=(),
        countries=(thing.country,) if thing.country else (),
        day=record.report.published,
        outlet=record.report.outlet,
    )
    where = (thing.lat, thing.lon, thing.geonames) if isinstance(thing, Place) else (None, None, None)
    lat, lon, geonames = where
    return Mentioned(
        row=row, kind=kind, key=key[:300], sighting=sighting, type=thing.kind, lat=lat, lon=lon, geonames=geonames,
        pinned=pins.get((kind, name_key(thing.name))),
    )  # fmt: skip


_WITH_IDENTITY = (
    (Office, "holder_id"),
    (Party, "named_id"),
    (Voice, "named_id"),
    (Awaited, "named_id"),
    (Actor, "named_id"),
)


def link_rows(rows: Rows, mentions: Iterable[Mentioned], there: Mapping[int, int | None] | None = None) -> None:
    """Link all mentions and write the identities into the batch's rows of names, offices and parts.

    there: names that have their rows and identities already, since a person changed something about them.
    """
    linker = Linker(rows)
    links = linker.link(list(mentions))
    linker.write()
    at = columns(Named).index("linked_id")
    pinned = columns(Named).index("pinned")
    assert columns(Named)[at : at + 4] == ("linked_id", "identity_id", "score", "reason")
    named = rows.of(Named)
    for number, row in enumerate(named):
        if (link := links.get(row[0])) is not None:
            by_person = link.reason == "a person said so"
            parts = (link.linked, link.identity, link.score, link.reason, by_person, *row[pinned + 1 :])
            named[number] = (*row[:at], *parts)
    identities = {**(there or {}), **{row: link.identity for row, link in links.items()}}
    for table, column in _WITH_IDENTITY:
        _fill(rows.of(table), columns(table).index(column), columns(table).index("identity_id"), identities)


def _fill(rows: list[tuple[Any, ...]], who: int, identity: int, identities: Mapping[int, int | None]) -> None:
    for number, row in enumerate(rows):
        if (found := identities.get(row[who])) is not None:
            rows[number] = (*row[:identity], found, *row[identity + 1 :])
