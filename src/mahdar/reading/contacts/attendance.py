"""Who else was there: lists of those present, of those who came along, and for whom they sat there."""

from __future__ import annotations

from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document

_ATTEND = frozenset(
    (
        "حضر",
        "حضرت",
        "رافق",
        "رافقه",
        "رافقت",
        "حضره",
        "حضرها",
        "شارك",
        "حضور",
        "بحضور",
        "رافقهم",
        "يرافقه",
        "يرافق",
        "ترافق",
        "رافقها",
        "ضم",
        "يضم",
        "ضمت",
    )
)


def add_attendance(found: Findings, contacts: list[ContactFound]) -> None:
    """«ورافق رئيس الائتلاف كل من …», «حضر الاستقبال …»: the people listed there took part in the contact told before."""
    doc = found.doc
    for number, (first, last) in enumerate(doc.text.sentences):
        hits = [k for k in range(first, last) if doc.words[k].core in _ATTEND and k not in doc.at]
        before = [c for c in contacts if c.first <= (hits[0] if hits else -1)]
        if not hits or not before or number == 0:
            continue
        contact = before[-1]
        self_told = any(first <= c.first < last and c.first > hits[0] for c in contacts)
        if self_told or not _speaks_of_contact(doc, hits[0], last):
            continue
        side = 1
        for k in range(hits[0], last):
            mention = doc.at.get(k)
            if (
                doc.words[k].core in ("الجانب", "جانب", "الوفد", "وفد")
                and k + 1 < last
                and (nisba := doc.words[k + 1].has("nisba"))
            ):
                side = _side_of_country(contact, nisba.get("country", ""), side)
            if (
                mention is None
                or mention.first != k
                or mention.kind != "person"
                or not isinstance(mention.entity, Entity)
            ):
                continue
            if all(p.entity is not mention.entity for p in contact.parties):
                contact.parties.append(
                    PartyFound(
                        mention.entity, side, "member" if doc.words[hits[0]].core.startswith("رافق") else "attendee"
                    )
                )


_COMPRISES = frozenset(("ضم", "يضم", "ضمت", "تضم"))


def _speaks_of_contact(doc: Document, k: int, last: int) -> bool:
    """Whether the verb of attending has the contact (or its head) as object, or lists people."""
    near = [doc.words[n] for n in range(k + 1, min(last, k + 12))]
    return (
        doc.words[k].core.startswith(("رافق", "يراف"))
        or (
            doc.words[k].core in _COMPRISES
            and any(doc.words[n].bare == "وفد" for n in range(max(0, k - 25), min(last, k + 4)))
        )
        or any(w.has("meet") or w.bare in ("استقبال", "مقابله", "حفل", "جلسه") for w in near)
        or doc.words[k].core in ("حضره", "حضرها")
    )


def _side_of_country(contact: ContactFound, country: str, default: int) -> int:
    for party in contact.parties:
        if any(o.data.get("country") == country for o in party.entity.offices):
            return party.side
    return default


def represent_body(contact: ContactFound) -> None:
    """Who sits with the head of a delegation represents the same body."""
    for side in (1, 2):
        bodies = {id(p.body): p.body for p in contact.parties if p.side == side and p.body is not None}
        if len(bodies) == 1:
            for party in contact.parties:
                if party.side == side and party.entity.kind == "person" and party.body is None:
                    party.body = next(iter(bodies.values()))
