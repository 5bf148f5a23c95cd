"""PLOVER events of contacts and statements, by the codebook's rules.

Future meetings and visits are AGREE; a visitor is the actor and the host the recipient; plain statements have no code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class EventFound:
    """An event before it is written down; actors and recipients are entities."""

    type: str
    actors: list[Any]
    rule: str
    source: Any
    modes: list[str] = field(default_factory=list)
    recipients: list[Any] = field(default_factory=list)
    id: str = ""


_BY_ACT = {
    "praise": ("SUPPORT", []),
    "support": ("SUPPORT", []),
    "thank": ("SUPPORT", []),
    "condemn": ("ACCUSE", ["disapprove"]),
    "accuse": ("ACCUSE", ["allege"]),
    "demand": ("REQUEST", ["change"]),
    "reject": ("REJECT", []),
    "promise": ("AGREE", []),
}


def event_of_contact(contact: Any) -> EventFound | None:
    """CONSULT, with its mode; still to come: AGREE; cancelled: REJECT meet; a signing carried out: SUPPORT."""
    everyone = [party.entity for party in contact.parties]
    if contact.status == "cancelled":
        return EventFound("REJECT", everyone, "cancelled_is_reject", contact, ["meet"])
    if contact.form in ("message", "arrival"):
        return None
    if contact.status == "planned":
        return EventFound("AGREE", everyone, "future_contact_is_agree", contact)
    if contact.form == "signing":
        return EventFound("SUPPORT", everyone, "signing_is_support", contact)
    modes = {"call": ["phone"], "visit": ["visit"]}.get(contact.form, [])
    if contact.form == "conference" and len(everyone) > 2:
        modes = ["multilateral"]
    event = EventFound("CONSULT", everyone, "contact_is_consult", contact, modes)
    if contact.form == "visit":
        event.actors = [party.entity for party in contact.parties if party.side == 1]
        event.recipients = [party.entity for party in contact.parties if party.side != 1] or (
            [contact.place] if contact.place else []
        )
    return event if event.actors else None


def event_of_statement(said: Any) -> EventFound | None:
    """Praise is SUPPORT, condemnation ACCUSE, a demand REQUEST, a promise AGREE; what only says has none."""
    code = _BY_ACT.get(said.act)
    if code is None:
        return None
    return EventFound(code[0], list(said.speakers), f"{said.act}_is_{code[0].lower()}", said, list(code[1]))
