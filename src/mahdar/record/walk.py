"""Walks over a record: each yields a field's path and what stands there, so that a check need not know the shape."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.record.claims import Contact
from mahdar.record.minutes import Record
from mahdar.record.scalars import Spans


def spans(record: Record) -> Iterator[tuple[str, Spans]]:
    """Every list of spans, with its path. A statement's content counts as a list of one."""
    yield from _spans_of_entities(record)
    for number, contact in enumerate(record.contacts):
        yield from _spans_of_contact(f"contacts[{number}]", contact)
    for number, statement in enumerate(record.statements):
        yield f"statements[{number}].content", (statement.content,)
        yield f"statements[{number}].evidence", statement.evidence
    for number, item in enumerate(record.upcoming):
        yield f"upcoming[{number}].evidence", item.evidence
    for number, event in enumerate(record.events):
        yield f"events[{number}].evidence", event.evidence


def _spans_of_entities(record: Record) -> Iterator[tuple[str, Spans]]:
    for number, person in enumerate(record.people):
        yield f"people[{number}].mentions", person.mentions
        for place, office in enumerate(person.offices):
            yield f"people[{number}].offices[{place}].evidence", office.evidence
    for number, organization in enumerate(record.organizations):
        yield f"organizations[{number}].mentions", organization.mentions
    for number, where in enumerate(record.places):
        yield f"places[{number}].mentions", where.mentions


def _spans_of_contact(path: str, contact: Contact) -> Iterator[tuple[str, Spans]]:
    yield f"{path}.evidence", contact.evidence
    for number, topic in enumerate(contact.topics):
        yield f"{path}.topics[{number}].evidence", topic.evidence
    for number, outcome in enumerate(contact.outcomes):
        yield f"{path}.outcomes[{number}].evidence", outcome.evidence


def quoted_words(record: Record) -> Iterator[tuple[str, str]]:
    """Every field that copies words of the text, with its path."""
    for number, contact in enumerate(record.contacts):
        path = f"contacts[{number}]"
        if contact.date_text is not None:
            yield f"{path}.date_text", contact.date_text
        yield from ((f"{path}.topics[{place}].text", topic.text) for place, topic in enumerate(contact.topics))
        yield from ((f"{path}.outcomes[{place}].text", made.text) for place, made in enumerate(contact.outcomes))
    for number, item in enumerate(record.upcoming):
        yield f"upcoming[{number}].text", item.text
        if item.when_text is not None:
            yield f"upcoming[{number}].when_text", item.when_text


def via_words(record: Record) -> Iterator[tuple[str, str]]:
    """Every link of a chain of reporting, with its path."""
    chains = [(f"contacts[{number}].via", contact.via) for number, contact in enumerate(record.contacts)]
    chains += [(f"statements[{number}].via", statement.via) for number, statement in enumerate(record.statements)]
    chains += [(f"events[{number}].via", event.via) for number, event in enumerate(record.events)]
    for path, chain in chains:
        yield from ((f"{path}[{place}]", words) for place, words in enumerate(chain))


def days(record: Record) -> Iterator[tuple[str, str]]:
    """Every date that is given, with its path."""
    dated = [("report.published", record.report.published)]
    dated += [(f"contacts[{number}].date", contact.date) for number, contact in enumerate(record.contacts)]
    dated += [(f"upcoming[{number}].when", item.when) for number, item in enumerate(record.upcoming)]
    dated += [(f"events[{number}].date", event.date) for number, event in enumerate(record.events)]
    yield from ((field, day) for field, day in dated if day is not None)
