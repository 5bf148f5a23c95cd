"""JSON-LD in schema.org's words: articles, people with their offices, bodies, places, contacts as events, quotations.

What schema.org has no word for (rule, confidence, evidence, act) stands under `mahdar:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from mahdar.exports.dataset import Dataset, entries
from mahdar.exports.files import new_file
from mahdar.record import Contact, Office, Record, Statement, Upcoming

Node = dict[str, Any]

# The context is written out, so that no program has to fetch it from schema.org to read the file.
CONTEXT = {"@vocab": "https://schema.org/", "mahdar": "urn:mahdar:"}

_STATUS = {
    "held": "https://schema.org/EventScheduled",
    "planned": "https://schema.org/EventScheduled",
    "cancelled": "https://schema.org/EventCancelled",
}
_BODY = {
    "government": "GovernmentOrganization", "ministry": "GovernmentOrganization", "parliament": "GovernmentOrganization",
    "army": "GovernmentOrganization", "police": "GovernmentOrganization", "party": "PoliticalParty",
    "company": "Corporation", "bank": "BankOrCreditUnion", "university": "CollegeOrUniversity",
    "media": "NewsMediaOrganization", "ngo": "NGO", "union": "WorkersUnion",
}  # fmt: skip


def write_jsonld(dataset: Dataset, target: Path) -> None:
    """Write one JSON-LD document; its @graph holds a node a line."""
    with new_file(target) as path, path.open("wb") as file:
        file.write(b'{"@context":' + msgspec.json.encode(CONTEXT) + b',"@graph":[\n')
        file.write(_line(_maker(dataset)))
        for record in dataset:
            for node in Graph(record, dataset).nodes():
                file.write(b",\n" + _line(node))
        file.write(b"\n]}\n")


def _line(node: Node) -> bytes:
    return msgspec.json.encode({key: value for key, value in node.items() if value not in (None, [], ())})


def _maker(dataset: Dataset) -> Node:
    """What made the export: the description of the data set itself."""
    return {
        "@id": "urn:mahdar:export",
        "@type": "Dataset",
        "name": "mahdar export",
        "creator": {"@type": "SoftwareApplication", "name": "mahdar", "softwareVersion": dataset.made_by},
        "mahdar:about": msgspec.to_builtins(dataset.about),
    }


class Graph:
    """The nodes of one record."""

    def __init__(self, record: Record, dataset: Dataset) -> None:
        self.record, self.dataset = record, dataset
        self.report = _iri("report", record.report.id)
        self.known = entries(record)

    def entity(self, entry: str) -> str:
        return _iri("entity", self.dataset.who(self.record.report.id, entry))

    def ref(self, entry: str | None) -> Node | str | None:
        if entry is None:
            return None
        return {"@id": self.entity(entry)} if entry in self.known else self.dataset.words(entry)

    def refs(self, ids: tuple[str, ...]) -> list[Node | str]:
        return [one for one in map(self.ref, ids) if one]

    def own(self, kind: str, claim: Any) -> Node:
        """The node's name, the article that it stands in, and why it is claimed."""
        return {
            "@id": _iri(kind, f"{self.record.report.id}#{claim.id}"),
            "subjectOf": {"@id": self.report},
            "mahdar:rule": claim.rule,
            "mahdar:confidence": claim.confidence,
            "mahdar:evidence": [f"{start}-{end}" for start, end in claim.evidence],
        }

    def nodes(self) -> Iterator[Node]:
        yield self.article()
        for kind in (self.record.people, self.record.organizations, self.record.places):
            for entry in kind:
                yield self.named(entry)
        yield from map(self.contact, self.record.contacts)
        yield from map(self.statement, self.record.statements)
        yield from map(self.upcoming, self.record.upcoming)

    def article(self) -> Node:
        info = self.record.report
        return {
            "@id": self.report,
            "@type": "NewsArticle",
            "headline": self.dataset.words(info.title or None),
            "articleBody": self.dataset.words(info.text),
            "url": info.url,
            "datePublished": info.published,
            "inLanguage": info.language,
            "author": info.byline,
            "publisher": {"@type": "NewsMediaOrganization", "name": info.outlet} if info.outlet else None,
            "about": list(self.record.contexts),
        }

    def named(self, entry: Any) -> Node:
        country = getattr(entry, "country", None)
        node: Node = {
            "@id": self.entity(entry.id),
            "@type": _type(entry),
            "name": entry.name,
            "alternateName": [*entry.aliases, *([entry.latin] if getattr(entry, "latin", None) else [])],
            "hasOccupation": [self.office(one) for one in getattr(entry, "offices", ())],
        }
        if getattr(entry, "lat", None) is not None:
            node["geo"] = {"@type": "GeoCoordinates", "latitude": entry.lat, "longitude": entry.lon}
        if country:
            node["mahdar:country"] = country
        return node

    def office(self, office: Office) -> Node:
        return {
            "@type": "Role",
            "roleName": office.title,
            "mahdar:status": office.status,
            "subjectOf": {"@id": self.report},
            "mahdar:rule": office.rule,
            "mahdar:confidence": office.confidence,
            **({"affiliation": self.ref(office.organization)} if office.organization else {}),
        }

    def contact(self, contact: Contact) -> Node:
        return {
            **self.own("contact", contact),
            "@type": "Event",
            "additionalType": contact.form,
            "eventStatus": _STATUS[contact.status],
            "mahdar:status": contact.status,
            "startDate": contact.date,
            "location": self.ref(contact.place),
            "attendee": self.refs(tuple(party.who for party in contact.parties)),
            "about": [words for topic in contact.topics if (words := self.dataset.words(topic.text))],
        }

    def statement(self, said: Statement) -> Node:
        return {
            **self.own("statement", said),
            "@type": "Quotation",
            "creator": self.refs(said.speakers),
            "audience": self.refs(said.addressees),
            "text": self.dataset.words(said.text),
            "mahdar:act": said.act,
            "mahdar:content": f"{said.content[0]}-{said.content[1]}",
            "mentions": self.refs(said.about),
        }

    def upcoming(self, item: Upcoming) -> Node:
        return {
            **self.own("upcoming", item),
            "@type": "Event",
            "additionalType": item.kind,
            "eventStatus": _STATUS["planned"],
            "mahdar:certainty": item.certainty,
            "name": self.dataset.words(item.text),
            "startDate": item.when,
            "location": self.ref(item.place),
            "organizer": self.refs(item.actors),
        }


def _type(entry: Any) -> str:
    if hasattr(entry, "offices"):
        return "Person"
    if hasattr(entry, "sector"):
        return _BODY.get(entry.kind, "Organization")
    return "Country" if entry.kind == "country" else "City" if entry.kind in ("city", "capital") else "Place"


def _iri(kind: str, name: str) -> str:
    return f"urn:mahdar:{kind}:{quote(name, safe='')}"
