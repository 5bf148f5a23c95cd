"""A reading as gold: what a person will check and correct."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.evaluation.gold import (
    Gold,
    GoldContact,
    GoldName,
    GoldOffice,
    GoldPerson,
    GoldStatement,
    GoldUpcoming,
)
from mahdar.record import Organization, Person, Place, Record


def gold_of(record: Record, *, weight: float | None = None) -> Gold:
    """A record as gold of the same report, with title and text, for a person to correct."""
    report = record.report
    names = {one.id: one.name for group in (record.people, record.organizations, record.places) for one in group}
    return Gold(
        id=report.id,
        published=report.published,
        outlet=report.outlet,
        title=report.title or "",
        text=_body(report.title or "", report.text),
        people=tuple(_person(one) for one in record.people),
        organizations=tuple(_name(one) for one in record.organizations),
        places=tuple(_name(one) for one in record.places),
        contacts=tuple(_contacts(record, names)),
        statements=tuple(_statements(record, names)),
        upcoming=tuple(GoldUpcoming(one.text, one.when) for one in record.upcoming),
        contexts=tuple(record.contexts),
        weight=weight,
    )


def _body(title: str, text: str) -> str:
    return text.removeprefix(title).lstrip("\n") if title else text


def _person(person: Person) -> GoldPerson:
    offices = tuple(GoldOffice(office.title) for office in person.offices)
    return GoldPerson(person.name, tuple(person.aliases), (), offices)


def _name(entity: Organization | Place) -> GoldName:
    return GoldName(entity.name, tuple(entity.aliases))


def _contacts(record: Record, names: dict[str, str]) -> Iterator[GoldContact]:
    for one in record.contacts:
        yield GoldContact(
            form=one.form,
            parties=tuple(names[party.who] for party in one.parties if party.who in names),
            status=one.status,
            date=one.date,
            place=names.get(one.place or ""),
            evidence=" … ".join(record.report.text[start:end] for start, end in one.evidence),
        )


def _statements(record: Record, names: dict[str, str]) -> Iterator[GoldStatement]:
    for one in record.statements:
        speaker = names.get(next(iter(one.speakers), ""))
        if speaker is not None:
            yield GoldStatement(speaker, one.text, one.verb or "", bool(one.quoted))
