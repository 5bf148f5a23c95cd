"""Lists of people in a report: where one ends, and who of it sits on which side of a contact."""

from __future__ import annotations

from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.representing import body_of_office
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document

LONG_AGO = 6  # sentences after which a welcome is hardly that of the journey told before


def end_of_list(doc: Document, k: int, last: int) -> int:
    """The end of the sentence, or the next verb of meeting or saying."""
    return next(
        (
            n
            for n in range(k + 1, last)
            if n not in doc.at and ((doc.cls[n] in "SM" and doc.cls[n - 1] != "r") or is_purpose(doc, n))
        ),
        last,
    )


def is_purpose(doc: Document, n: int) -> bool:
    """«وصل برفقة وفد، للقاء الرئيس فلان»: who is to be met did not come along."""
    return doc.words[n].clitic[-1:] == "ل" and doc.words[n].has("meet") is not None and not doc.words[n].definite


def list_people(found: Findings, contact: ContactFound, begin: int, last: int, role: str, *, side: int = 1) -> None:
    """Add the people named between two tokens to a contact: «من الجانب المصري …» says on which side."""
    doc, there = found.doc, {id(p.entity) for p in contact.parties}
    for k in range(begin, last):
        mention = doc.at.get(k)
        if doc.words[k].core in ("الجانب", "جانب", "الوفد", "وفد") and k + 1 < last:  # «من الجانب المصري»
            nisba = doc.words[k + 1].has("nisba")
            side = _side_of_country(contact, nisba.get("country", ""), side) if nisba else side
        if mention is None or mention.first != k:
            continue
        if mention.kind == "office" and role == "host" and k != begin + 1:
            _add(found, contact, there, entity_of(doc, mention, found), side, role)  # «كان الرئيس السوداني في استقباله»
        if mention.kind != "person":
            continue
        _add(found, contact, there, mention.entity, side, role)


def _add(found: Findings, contact: ContactFound, there: set[int], who: object, side: int, role: str) -> None:
    """Add a person to a contact, once; `there` are the ids of those who are its parties."""
    if isinstance(who, Entity) and who.kind == "person" and id(who) not in there:
        there.add(id(who))
        contact.parties.append(PartyFound(who, side, role, body_of_office(found, who)))


def _side_of_country(contact: ContactFound, country: str, default: int) -> int:
    for party in contact.parties:
        if any(o.data.get("country") == country for o in party.entity.offices):
            return party.side
    return default
