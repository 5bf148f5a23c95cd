"""For whom those sit there who take part: for the body of the delegation, of the office told of them."""

from __future__ import annotations

from typing import NamedTuple

from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.taking_part import body_of_delegation
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import Mention


class Seat(NamedTuple):
    """Somebody named in a telling, and where he sits."""

    side: int
    role: str
    who: Entity
    mention: Mention


def represent(found: Findings, seats: list[Seat]) -> list[PartyFound]:
    """Where people of a side are named they stand for it; else its bodies; else its countries.

    A person came for the body of the delegation, else for that of the office told of him.
    """
    chosen: list[PartyFound] = []
    for side in dict.fromkeys(seat.side for seat in sorted(seats, key=lambda seat: seat.side)):
        own = [seat for seat in seats if seat.side == side]
        kinds = {seat.who.kind for seat in own}
        level = "person" if "person" in kinds else "body" if "body" in kinds else "place"
        sent = next((s.who for s in own if s.who.kind == "body" and body_of_delegation(found.doc, s.mention)), None)
        for number, seat in enumerate(s for s in own if s.who.kind == level):
            leads = seat.role == "head" or (seat.role == "member" and number == 0 and level == "person")
            for_ = sent if seat.role != "attendee" else None
            body = (for_ or body_of_office(found, seat.who)) if level == "person" else None
            if all(party.entity is not seat.who for party in chosen):
                role = "head" if leads else seat.role
                chosen.append(PartyFound(seat.who, side, role, body, sent=for_ is not None and body is for_))
    return chosen


def represent_delegation(contact: ContactFound) -> None:
    """Who sits with the head of a delegation came for the same body."""
    for side in {party.side for party in contact.parties}:
        sent = next((p.body for p in contact.parties if p.side == side and p.sent), None)
        for party in contact.parties:
            if sent is not None and party.side == side and party.entity.kind == "person" and party.role != "attendee":
                party.body = sent


def body_of_office(found: Findings, person: Entity) -> Entity | None:
    """The body for which somebody's office speaks: of «مدير الإدارة في وزارة الخارجية» the ministry, where it is named."""
    if id(person) not in found.bodies_of:
        found.bodies_of[id(person)] = _body_of_office(found, person)
    return found.bodies_of[id(person)]


def _body_of_office(found: Findings, person: Entity) -> Entity | None:
    for office in person.offices:
        inner = office.data.get("body_mention")
        if inner is None or office.data.get("status") == "former":
            continue
        for k in range(office.last - 1, office.first, -1):
            for body, mention in found.named_from("body", k):
                if mention.last <= office.last:
                    return body
    return None
