"""FollowTheMoney entities, a JSON object a line: for OpenAleph, OpenSanctions' tools and investigative databases.

People, bodies, posts and places are told once, with every name; articles, contacts, occupancies and mentions as they
come. Statements have no schema there and stay in the other exports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from mahdar.exports.dataset import Dataset, entries
from mahdar.exports.files import new_file
from mahdar.record import Contact, Office, Organization, Person, Place, Record

Properties = dict[str, list[str]]

_PUBLIC = {"government", "ministry", "parliament", "army", "police", "court", "council", "agency", "committee"}


def write_ftm(dataset: Dataset, target: Path) -> None:
    """Write the entities; those of people, bodies, posts and places come last, when all their names are known."""
    told = Told(dataset)
    with new_file(target) as path, path.open("wb") as file:
        for record in dataset:
            file.writelines(_line(*entity) for entity in told.of(record))
        file.writelines(_line(*entity) for entity in told.shared())


def _line(key: str, schema: str, properties: Properties) -> bytes:
    kept = {name: values for name, values in properties.items() if values}
    return msgspec.json.encode({"id": key, "schema": schema, "properties": kept}) + b"\n"


def _key(*parts: str) -> str:
    """An id of the same parts is always the same."""
    return f"mahdar-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:24]}"


@cache
def _iso2() -> dict[str, str]:
    text = resources.files("mahdar.exports").joinpath("iso2.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))


def _country(code: str | None) -> list[str]:
    """FollowTheMoney's code; bodies of no one country (UNO, IGO) have none."""
    return [_iso2()[code]] if code in _iso2() and code else []


class Told:
    """What has been told of people, bodies, posts and places so far, each under its id across reports."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._shared: dict[str, tuple[str, dict[str, dict[str, None]]]] = {}

    def shared(self) -> Iterator[tuple[str, str, Properties]]:
        for key, (schema, properties) in self._shared.items():
            yield key, schema, {name: list(values) for name, values in properties.items()}

    def _tell(self, key: str, schema: str, properties: Properties) -> str:
        _, known = self._shared.setdefault(key, (schema, {}))
        for name, values in properties.items():
            known.setdefault(name, {}).update(dict.fromkeys(values))
        return key

    def of(self, record: Record) -> Iterator[tuple[str, str, Properties]]:
        """The entities that belong to one report alone."""
        article = _key("report", record.report.id)
        yield article, "Article", self._article(record)
        keys = {entry.id: self._named(record, entry) for entry in entries(record).values()}
        for person in record.people:
            for office in person.offices:
                post = self._post(record, office, keys)
                yield (
                    _key("occupancy", keys[person.id], post, record.report.id),
                    "Occupancy",
                    self._held(record, office, keys[person.id], post),
                )
        for entry in entries(record).values():
            yield _key("mention", article, keys[entry.id]), "Mention", _mention(article, keys[entry.id], entry)
        for contact in record.contacts:
            yield _key("contact", record.report.id, contact.id), "Event", self._contact(record, contact, keys, article)

    def _article(self, record: Record) -> Properties:
        info = record.report
        return {
            "title": [info.title] if info.title and self.dataset.text else [],
            "bodyText": [info.text] if self.dataset.text else [],
            "sourceUrl": [info.url] if info.url else [],
            "publisher": [info.outlet] if info.outlet else [],
            "author": [info.byline] if info.byline else [],
            "publishedAt": [info.published] if info.published else [],
            "language": ["ara"],
            "keywords": list(record.contexts),
            "generator": [f"{info.reader.name} {info.reader.version} (words {info.reader.words})"],
        }

    def _named(self, record: Record, entry: Any) -> str:
        key = _key("entity", self.dataset.who(record.report.id, entry.id))
        names: Properties = {"name": [entry.name], "alias": list(entry.aliases)}
        if isinstance(entry, Person):
            names["alias"] += [entry.latin] if entry.latin else []
            return self._tell(key, "Person", {**names, "title": list(entry.honorifics)})
        if isinstance(entry, Organization):
            schema = "PublicBody" if entry.kind in _PUBLIC and entry.country else "Organization"
            return self._tell(
                key, schema, {**names, "country": _country(entry.country), "classification": [entry.kind]}
            )
        assert isinstance(entry, Place)
        at = [] if entry.lat is None else [str(entry.lat)], [] if entry.lon is None else [str(entry.lon)]
        place: Properties = {**names, "full": [entry.name], "country": _country(entry.country)}
        return self._tell(key, "Address", {**place, "latitude": at[0], "longitude": at[1]})

    def _post(self, record: Record, office: Office, keys: dict[str, str]) -> str:
        body = keys.get(office.organization or "", "")
        key = _key("post", office.title, body, office.country or "")
        bodies = [body] if office.organization in {one.id for one in record.organizations} else []
        return self._tell(
            key, "Position", {"name": [office.title], "country": _country(office.country), "organization": bodies}
        )

    def _held(self, record: Record, office: Office, holder: str, post: str) -> Properties:
        """Who held the post, as one report says: `date` is the day on which it said so."""
        info = record.report
        status = {"current": "current", "acting": "current", "former": "ended"}.get(office.status, "unknown")
        return {
            "holder": [holder],
            "post": [post],
            "status": [status],
            "date": [info.published] if info.published else [],
            "sourceUrl": [info.url] if info.url else [],
            "recordId": [info.id],
        }

    def _contact(self, record: Record, contact: Contact, keys: dict[str, str], article: str) -> Properties:
        known = entries(record)
        place = known.get(contact.place or "")
        names = [known[party.who].name for party in contact.parties if party.who in known]
        involved = [keys[party.who] for party in contact.parties if not isinstance(known.get(party.who), Place)]
        return {
            "name": [f"{contact.form}: {'، '.join(names)}"],
            "date": [contact.date] if contact.date else [],
            "involved": involved,
            "location": [place.name] if place else [],
            "addressEntity": [keys[place.id]] if isinstance(place, Place) else [],
            "summary": [topic.text for topic in contact.topics] if self.dataset.text else [],
            "keywords": [contact.form, contact.status],
            "proof": [article],
            "sourceUrl": [record.report.url] if record.report.url else [],
            "recordId": [record.report.id],
        }


def _mention(article: str, key: str, entry: Any) -> Properties:
    schema = "Person" if isinstance(entry, Person) else "Organization" if isinstance(entry, Organization) else "Address"
    return {"document": [article], "resolved": [key], "name": [entry.name], "detectedSchema": [schema]}
