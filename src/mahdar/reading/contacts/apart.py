"""Contacts told as one in the lead and one by one later: «يلتقي رئيسة الوزراء والملكة … محادثات مع ماي … للقاء الملكة»."""

from __future__ import annotations

from dataclasses import replace

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.tellings import merge
from mahdar.rules.document import Document

_FORMS = frozenset(("meeting", "call"))


def keep_single(known: ContactFound, told: ContactFound) -> None:
    """Remember a telling that names one of several whom the first telling joins."""
    if told.form not in _FORMS or known.form not in _FORMS or len(told.parties) != 2 or len(known.parties) < 3:
        return
    if told.who() < known.who() and all(p.entity.kind == "person" for p in told.parties):
        known.singles.append(replace(told, parties=[replace(p) for p in told.parties], evidence=list(told.evidence)))


def told_apart(contact: ContactFound) -> list[ContactFound]:
    """A contact as the several that it is, where every one of those met is told of by himself later; else itself."""
    if len(contact.parties) != 3 or any(p.role == "attendee" for p in contact.parties):
        return [contact]
    by_pair = {frozenset(single.who()): single for single in reversed(contact.singles)}
    hosts = [p.entity for p in contact.parties if by_pair and all(id(p.entity) in pair for pair in by_pair)]
    if len(by_pair) != 2 or len(hosts) != 1:
        return [contact]
    apart: list[ContactFound] = []
    for party in contact.parties:
        if party.entity is hosts[0]:
            continue
        single = by_pair[frozenset((id(hosts[0]), id(party.entity)))]
        others = [p for p in contact.parties if p.entity is hosts[0] or p is party]
        dated, placed = (any(one.date for one in by_pair.values()), any(one.place for one in by_pair.values()))
        day = (single.date, single.date_text) if dated else (contact.date, contact.date_text)
        place = single.place if placed else contact.place
        evidence = [*contact.evidence[:1], *single.evidence]
        kept = [replace(p) for p in others]
        apart.append(
            replace(contact, parties=kept, evidence=evidence, date=day[0], date_text=day[1], place=place, singles=[])
        )
    return apart


def told_as_one(doc: Document, contacts: list[ContactFound]) -> list[ContactFound]:
    """Contacts without the talks that are told as a part of a visit: «قام الوزير بزيارة الهيئة … وبحث خلال الزيارة مع مديرها …»."""
    kept: list[ContactFound] = []
    for contact in contacts:
        visit = _visit_of(doc, contact, kept)
        if visit is None:
            kept.append(contact)
        else:
            merge(visit, contact)
            visit.form = contact.form
            met = {
                p.side for p in visit.parties if p.entity.kind == "person"
            }  # «مديرها فلان» stands for the body visited
            visit.parties = [p for p in visit.parties if p.entity.kind == "person" or p.side not in met]
    return kept


def _visit_of(doc: Document, contact: ContactFound, told: list[ContactFound]) -> ContactFound | None:
    """The visit told last before talks «خلال الزيارة», of whoever talks there and others who came with him."""
    if contact.form != "meeting" or contact.status != "held" or not contact.verbal:
        return None
    near = range(contact.first + 1, min(contact.first + _NEAR, len(doc.words)))
    if not any(doc.words[k].core in _DURING_IT and doc.words[k - 1].core == "خلال" for k in near):
        return None
    before = next((c for c in reversed(told[-_LATEST:]) if c.form == "visit" and c.status == "held"), None)
    return before if before is not None and before.who() & contact.who() and len(before.parties) > 1 else None


_NEAR, _LATEST = 8, 6
_DURING_IT = word_set("told_apart", "visit")
