"""Records as flat tables, a row a thing: what spreadsheets, statistics programs and databases read.

Lists within a cell (contexts, modes, aliases) are joined by «; ». Spans are `start-end` in code points of the
report's text, several joined by «; ». Ids across reports (`entity`) say who is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mahdar.exports.dataset import Dataset, entries
from mahdar.record import Record, Spans

Row = dict[str, Any]

TABLES: dict[str, tuple[str, ...]] = {
    "reports": (
        "report", "url", "outlet", "byline", "published", "language", "title", "text", "contexts", "reader",
        "reader_version", "reader_words",
    ),
    "people": ("report", "entry", "entity", "name", "latin", "aliases", "honorifics", "mentions"),
    "offices": (
        "report", "person", "person_entity", "name", "title", "post", "organization", "organization_entity", "country",
        "status", "confidence", "rule", "evidence",
    ),
    "organizations": ("report", "entry", "entity", "name", "aliases", "kind", "country", "sector", "mentions"),
    "places": (
        "report", "entry", "entity", "name", "aliases", "kind", "country", "lat", "lon", "geonames", "mentions",
    ),
    "contacts": (
        "report", "contact", "form", "status", "date", "place", "place_entity", "place_name", "parties", "topics",
        "outcomes", "via", "confidence", "rule", "evidence",
    ),
    "parties": (
        "report", "contact", "who", "who_entity", "name", "side", "role", "for", "for_entity", "for_name",
    ),
    "statements": (
        "report", "statement", "speaker", "speaker_entity", "speaker_name", "other_speakers", "addressees", "verb",
        "act", "quoted", "text", "content", "about", "via", "confidence", "rule", "evidence",
    ),
    "upcoming": (
        "report", "upcoming", "kind", "text", "actors", "when", "place", "place_entity", "place_name", "certainty",
        "confidence", "rule", "evidence",
    ),
    "events": (
        "report", "event", "type", "modes", "contexts", "actors", "recipients", "date", "place", "place_entity",
        "place_name", "from", "via", "confidence", "rule", "evidence",
    ),
}  # fmt: skip
"""Every table and its columns, in order."""

NUMBERS = {"confidence": float, "lat": float, "lon": float, "geonames": int, "side": int, "quoted": bool}
"""Columns that are no text."""


def spans(of: Spans) -> str:
    """((3, 9), (12, 14)) → «3-9; 12-14»."""
    return "; ".join(f"{start}-{end}" for start, end in of)


def joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


class RecordRows:
    """The rows of one record, table by table."""

    def __init__(self, record: Record, dataset: Dataset) -> None:
        self.record, self.dataset = record, dataset
        self.report = record.report.id
        self.names = {key: entry.name for key, entry in entries(record).items()}

    def entity(self, entry: str | None) -> str | None:
        return self.dataset.who(self.report, entry) if entry in self.names and entry is not None else None

    def name(self, entry: str | None) -> str | None:
        """The name behind an id; words of the text stand for themselves, where the text may be shown."""
        if entry is None or entry in self.names:
            return self.names.get(entry or "")
        return self.dataset.words(entry)

    def listed(self, ids: Iterable[str]) -> str | None:
        return joined(name for name in map(self.name, ids) if name)

    def at(self, place: str | None) -> Row:
        return {"place": place, "place_entity": self.entity(place), "place_name": self.name(place)}

    def claim(self, claim: Any) -> Row:
        return {"confidence": claim.confidence, "rule": claim.rule, "evidence": spans(claim.evidence)}

    def via(self, via: Iterable[str]) -> str | None:
        return self.listed(via)

    def reports(self) -> Iterator[Row]:
        info = self.record.report
        yield {
            "report": info.id, "url": info.url, "outlet": info.outlet, "byline": info.byline,
            "published": info.published, "language": info.language, "title": self.dataset.words(info.title),
            "text": self.dataset.words(info.text), "contexts": joined(self.record.contexts),
            "reader": info.reader.name, "reader_version": info.reader.version, "reader_words": info.reader.words,
        }  # fmt: skip

    def people(self) -> Iterator[Row]:
        for one in self.record.people:
            yield {
                **self._named(one), "latin": one.latin, "honorifics": joined(one.honorifics),
            }  # fmt: skip

    def organizations(self) -> Iterator[Row]:
        for one in self.record.organizations:
            yield {**self._named(one), "kind": one.kind, "country": one.country, "sector": one.sector}

    def places(self) -> Iterator[Row]:
        for one in self.record.places:
            yield {
                **self._named(one), "kind": one.kind, "country": one.country, "lat": one.lat, "lon": one.lon,
                "geonames": one.geonames,
            }  # fmt: skip

    def _named(self, one: Any) -> Row:
        return {
            "report": self.report, "entry": one.id, "entity": self.entity(one.id), "name": one.name,
            "aliases": joined(one.aliases), "mentions": spans(one.mentions),
        }  # fmt: skip

    def offices(self) -> Iterator[Row]:
        for person in self.record.people:
            for office in person.offices:
                yield {
                    "report": self.report, "person": person.id, "person_entity": self.entity(person.id),
                    "name": person.name, "title": office.title, "post": office.post,
                    "organization": office.organization, "organization_entity": self.entity(office.organization),
                    "country": office.country, "status": office.status, **self.claim(office),
                }  # fmt: skip

    def contacts(self) -> Iterator[Row]:
        for one in self.record.contacts:
            yield {
                "report": self.report, "contact": one.id, "form": one.form, "status": one.status, "date": one.date,
                **self.at(one.place), "parties": self.listed(party.who for party in one.parties),
                "topics": self._words(one.topics), "outcomes": self._words(one.outcomes), "via": self.via(one.via),
                **self.claim(one),
            }  # fmt: skip

    def _words(self, said: Iterable[Any]) -> str | None:
        return self.dataset.words(joined(one.text for one in said))

    def parties(self) -> Iterator[Row]:
        for contact in self.record.contacts:
            for party in contact.parties:
                yield {
                    "report": self.report, "contact": contact.id, "who": party.who,
                    "who_entity": self.entity(party.who), "name": self.name(party.who), "side": party.side,
                    "role": party.role, "for": party.for_, "for_entity": self.entity(party.for_),
                    "for_name": self.name(party.for_),
                }  # fmt: skip

    def statements(self) -> Iterator[Row]:
        for one in self.record.statements:
            speaker = one.speakers[0] if one.speakers else None
            yield {
                "report": self.report, "statement": one.id, "speaker": speaker,
                "speaker_entity": self.entity(speaker), "speaker_name": self.name(speaker),
                "other_speakers": self.listed(one.speakers[1:]), "addressees": self.listed(one.addressees),
                "verb": self.dataset.words(one.verb), "act": one.act, "quoted": one.quoted,
                "text": self.dataset.words(one.text), "content": spans((one.content,)),
                "about": self.listed(one.about), "via": self.via(one.via), **self.claim(one),
            }  # fmt: skip

    def upcoming(self) -> Iterator[Row]:
        for one in self.record.upcoming:
            yield {
                "report": self.report, "upcoming": one.id, "kind": one.kind, "text": self.dataset.words(one.text),
                "actors": self.listed(one.actors), "when": one.when, **self.at(one.place),
                "certainty": one.certainty, **self.claim(one),
            }  # fmt: skip

    def events(self) -> Iterator[Row]:
        for one in self.record.events:
            yield {
                "report": self.report, "event": one.id, "type": one.type, "modes": joined(one.modes),
                "contexts": joined(one.contexts), "actors": self.listed(one.actors),
                "recipients": self.listed(one.recipients), "date": one.date, **self.at(one.place),
                "from": one.from_, "via": self.via(one.via), **self.claim(one),
            }  # fmt: skip


def rows(record: Record, dataset: Dataset) -> Iterator[tuple[str, Row]]:
    """(table, row) for everything in a record."""
    made = RecordRows(record, dataset)
    for table in TABLES:
        for row in getattr(made, table)():
            yield table, row
