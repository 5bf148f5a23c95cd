"""Contacts told as one in the lead and one by one later: «يلتقي رئيسة الوزراء والملكة … محادثات مع ماي … للقاء الملكة»."""

from __future__ import annotations

from dataclasses import replace

from mahdar.reading.contacts.contact import ContactFound

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
