"""Whose affair the contacts of a report are: of states with one another, or of one state's own executive."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.entities import Entity
from mahdar.reading.statements import StatementFound
from mahdar.reading.writing import Findings
from mahdar.rules.contexts import Affairs
from mahdar.rules.document import FAR

_EXECUTIVE = frozenset(
    ("minister", "prime_minister", "governor", "deputy_governor", "district_governor", "undersecretary", "mayor")
)
_BETWEEN_STATES = frozenset(("ambassador", "envoy", "charge_d_affaires", "high_representative", "high_commissioner"))
_BODIES_OF_STATES = frozenset(("igo",))
_ENOUGH = 100  # offices of one person that are asked: some are named thousands of times


def affairs_of(found: Findings) -> Affairs:
    """How many contacts are between states, how many of one state's executive, how many states meet at most, and whether one speaks of another."""
    foreign = own = states = 0
    for contact in found.contacts:
        if _between_states(contact):
            foreign += 1
        elif _is_executive(contact):
            own += 1
        states = max(states, len(set(_countries(contact))))
    spoken = any(_speaks_of_another(found, said) for said in found.statements[:_ENOUGH])
    return Affairs(foreign=foreign, own=own, states=states, spoken_of=spoken)


def _speaks_of_another(found: Findings, said: StatementFound) -> bool:
    """«قال وزير الخارجية المصري إن السودان …»: whether somebody of one state names another in what is said."""
    mine = set(_of(said.speakers[0]))
    if not mine:
        return False
    first, last = said.content
    places = (found.doc.at.get(k) for k in range(first, min(last, first + FAR)))
    named = {place.data.get("country") for place in places if place is not None and place.kind == "place"}
    return bool(named - mine - {None})


def _between_states(contact: ContactFound) -> bool:
    """«استقبل الوزير السفير الفرنسي», «وصل إلى بيروت»: two countries, an envoy, an international body, a journey abroad."""
    countries = set(_countries(contact))
    if len(countries) > 1 or any(post in _BETWEEN_STATES for p in contact.parties for post in _posts(p.entity)):
        return True
    if any(p.entity.data.get("kind") in _BODIES_OF_STATES for p in contact.parties):
        return True
    if any(p.body is not None and p.body.data.get("kind") in _BODIES_OF_STATES for p in contact.parties):
        return True
    if any(o.data.get("kind") in _BODIES_OF_STATES for p in contact.parties for o in _bodies(p.entity)):
        return True
    there = contact.place.data.get("country") if contact.place is not None else None
    if there and countries and there not in countries:
        return True
    if contact.form == "conference":
        return False  # of the many at a ceremony most are told without their country
    # a newsroom leaves its own country out: «استقبل وزير الداخلية نظيره الفرنسي فلان»
    strangers = [p for p in contact.parties if not set(_of(p.entity))]
    return len(countries) == 1 and 0 < len(strangers) < len(contact.parties) and not _is_home(contact)


def _is_home(contact: ContactFound) -> bool:
    """Whether the only country told is that of a king or prince of the newsroom's own: «خادم الحرمين استقبل أمير منطقة …»."""
    royal = {"king", "crown_prince", "ruler", "emir", "sultan"}
    return all(royal & set(_posts(p.entity)) for p in contact.parties if set(_of(p.entity)))


def _is_executive(contact: ContactFound) -> bool:
    return any(post in _EXECUTIVE for p in contact.parties for post in _posts(p.entity))


def _countries(contact: ContactFound) -> Iterator[str]:
    for party in contact.parties:
        yield from _of(party.entity)


def _of(who: Entity) -> Iterator[str]:
    if who.kind == "place" and who.data.get("country"):
        yield str(who.data["country"])
    for office in who.offices[:_ENOUGH]:
        if office.data.get("country"):
            yield str(office.data["country"])


def _posts(who: Entity) -> Iterator[str]:
    return (str(office.data.get("post") or "") for office in who.offices[:_ENOUGH])


def _bodies(who: Entity) -> Iterator[Entity]:
    for office in who.offices[:_ENOUGH]:
        inner = office.data.get("body_mention")
        if inner is not None and isinstance(inner.entity, Entity):
            yield inner.entity
