"""Which tellings are of one and the same contact, and what each of them adds."""

from __future__ import annotations

import datetime as dt

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.place import breadth
from mahdar.reading.contacts.together import Together
from mahdar.reading.entities import Entity, keys_of


def same(a: ContactFound, b: ContactFound) -> bool:
    """Whether two tellings are of one contact: the same status and form, parties in common, no two days."""
    if _leaves_again(a, b) or _leaves_again(b, a) or _received_there(a, b):
        return True
    if a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        if not _other_week(a, b):
            return False  # a month and a day in it may be told of one
    if a.status != b.status and not _open_to(a, b):
        return False
    if a.earlier != b.earlier and not (a.date and a.date == b.date):
        return False
    mine, other = a.who(), b.who()
    shared = len(mine & other)
    if a.form == "meeting" and (len(mine) == 1) != (len(other) == 1):
        return False  # «استقبل الرئيس وفدا» and whom else he met
    if a.form != b.form:
        if not _one_form(a, b) or shared < 2:
            return False
    if a.form == "visit" and not _one_place(a.place, b.place):
        return False
    if _stand_for(a, b) or _stand_for(b, a):
        return True
    return bool(shared) and (shared == len(mine) or shared == len(other) or shared * 2 > len(mine | other))


def _other_week(a: ContactFound, b: ContactFound) -> bool:
    """«لقاء الوزيرين الخميس» of a headline that has no tense, and «يلتقي غدا الخميس»: the weekday alone does not say which week."""
    if not (a.open or b.open) or len(a.date or "") != _DAY or len(b.date or "") != _DAY:
        return False
    apart = dt.date.fromisoformat(b.date or "") - dt.date.fromisoformat(a.date or "")
    return abs(apart.days) == _WEEK and not any(c.isdigit() for c in (a if a.open else b).date_text or "")


_DAY, _WEEK = len("2020-08-12"), 7


def _leaves_again(visit: ContactFound, departure: ContactFound) -> bool:
    """«زار موسكو … قبل أن يغادر روسيا»: who leaves where he was is still on the same journey."""
    if not _is_departure(departure) or visit.form != "visit" or len(departure.parties) != 1:
        return False
    if None in (visit.place, departure.place) or visit.status != departure.status:
        return False
    return visit.first < departure.first and departure.who() <= visit.who() and _one_place(visit.place, departure.place)


def _received_there(journey: ContactFound, reception: ContactFound) -> bool:
    """«وصل الرئيس إلى نواكشوط. واستقبل بالمطار من طرف الوزير الأول»: the welcome is that of the journey told before it."""
    if journey.form not in ("visit", "arrival") or reception.form != "arrival" or reception.verb != _RECEIVING:
        return False
    travellers = {id(p.entity) for p in journey.parties if p.side == 1}
    return journey.status == reception.status and bool(travellers) and travellers <= reception.who()


_RECEIVING = "استقبل"


def _is_departure(contact: ContactFound) -> bool:
    """«غادر بيروت»; «غادر إلى الرياض» is a journey to another place."""
    return contact.form == "arrival" and contact.verb == _LEAVING


_LEAVING = "غادر"


def _one_form(a: ContactFound, b: ContactFound) -> bool:
    """Whether two forms may be told of one contact: talks at a summit; «بحث مع …» by telephone."""
    forms = {a.form, b.form}
    if forms == {"meeting", "call"}:
        return any(c.form == "meeting" and c.verb in _DISCUSSING for c in (a, b))
    return forms <= {"meeting", "conference"}


_DISCUSSING = word_set("tellings", "discussing")


def _one_place(a: Entity | None, b: Entity | None) -> bool:
    """Whether two places may be told of one journey: the same, one left out, or a town and its country."""
    if a is None or b is None or a is b:
        return True
    if "country" in (a.data.get("kind"), b.data.get("kind")) and any(
        p.data.get("kind") == "site" and not p.data.get("country") for p in (a, b)
    ):
        return True  # «استقبله في قصر بيان»: a site that no list has may lie in the country that was visited
    countries = {a.data.get("country"), b.data.get("country")}
    return len(countries) == 1 and None not in countries and "country" in (a.data.get("kind"), b.data.get("kind"))


def _open_to(a: ContactFound, b: ContactFound) -> bool:
    """Whether tellings that differ in status may be one: a headline's present, «قمة كيم وترمب» leave it open."""
    return a.open or b.open


def _stand_for(a: ContactFound, b: ContactFound) -> bool:
    """Whether the bodies and states of one telling are those for which the people of the other came: «وفد المجلس يلتقي مسؤولين»."""
    if any(p.entity.kind == "person" for p in a.parties if id(p.entity) not in b.who()):
        return False
    if a.form == "visit" and (a.place is not b.place or a.place is None):
        return False
    others = [p for p in a.parties if id(p.entity) not in b.who()]
    return (
        bool(others)
        and (len(a.parties) >= 2 or a.form == "visit")
        and all(any(_came_for(q, p.entity) for q in b.parties) for p in others)
    )


def _came_for(party: PartyFound, body: Entity) -> bool:
    """Whether a party sits there for a body or a state: by its delegation or by an office told of it."""
    if party.body is body:
        return True
    for office in party.entity.offices:
        inner = office.data.get("body_mention")
        if inner is not None and inner.entity is body:
            return True
        if body.kind == "body" and set(body.keys) <= set(keys_of(office.name)):
            return True  # «مدير مكتب برنامج الأغذية العالمي» came for «برنامج الأغذية العالمي»
        if body.kind == "place" and body.data.get("country") and office.data.get("country") == body.data["country"]:
            return True
    return False


def merge(kept: ContactFound, again: ContactFound) -> None:
    """Add what a second telling knows; the side of who is known stays."""
    if kept.open and again.open and again.status == "planned":
        kept.status = "planned"  # a headline's «قمة بين …», «يلتقي …» of who travels «للقاء …»
    if kept.open and kept.date and again.date and _other_week(kept, again):
        kept.date, kept.date_text = again.date, again.date_text
    if kept.open and not again.open:
        kept.status, kept.open = again.status, False
    elif kept.status != again.status and not again.open and not (kept.verbal and not again.verbal):
        kept.status = again.status if again.verbal else "planned"  # «قمة كيم وترمب» alone does not say when
    if again.verbal and again.verb in _TRAVELLING and again.verb != _LEAVING:
        kept.verb, kept.verbal = again.verb, True  # «وصل إلى كابول» tells more than «زار أفغانستان»
    if again.form == "call":
        kept.form, kept.place = "call", None
    if _received_there(kept, again):
        kept.form, kept.town = "arrival", kept.town or kept.place
    sides = {id(p.entity): p.side for p in kept.parties}
    known = [p for p in again.parties if id(p.entity) in sides]
    flip = bool(known) and sides[id(known[0].entity)] != known[0].side
    for party in again.parties:
        if id(party.entity) not in sides and not (
            party.entity.kind != "person" and any(p.entity.kind == "person" for p in kept.parties)
        ):
            party.side = 3 - party.side if flip and party.side < 3 else party.side
            kept.parties.append(party)
    kept.parties = [p for p in kept.parties if p.entity.kind == "person" or not _stood_for(p, kept)]
    if kept.form != "call" and (
        kept.place is None or (again.place is not None and breadth(again.place) < breadth(kept.place))
    ):
        kept.place = again.place
    if (_is_departure(kept) or not _is_departure(again)) and (
        kept.date is None or len(again.date or "") > len(kept.date)
    ):
        kept.date, kept.date_text = again.date, again.date_text
    kept.evidence += again.evidence


def _stood_for(party: PartyFound, contact: ContactFound) -> bool:
    """Whether somebody who is named now stands for a body or a state of an earlier telling."""
    others = [q for q in contact.parties if q.entity.kind == "person" and q.side == party.side]
    return any(_came_for(q, party.entity) for q in others)


def told_more_narrowly(visit: ContactFound, told: Together) -> bool:
    """A journey is no contact of its own where the meeting for which its travellers came is told.

    «وصل إلى كابول … والتقى»: an arrival tells more than the meeting; «زار الشركة … حيث التقى» does not.
    """
    if visit.form != "visit" or (visit.verbal and visit.verb in _TRAVELLING):
        return False
    return any(
        (c.form in ("meeting", "conference") or c.verb == _RECEIVING)
        and (c.status == visit.status or _of_what_is_planned(visit, c))
        and len(c.parties) > 1
        and (not visit.verbal or _one_place(visit.place, c.place))
        and not _goes_on_to_a_building(visit, c)
        and (not visit.date or not c.date or visit.date.startswith(c.date) or c.date.startswith(visit.date))
        for c in told.of_all(_travellers(visit))
        if visit.who() <= c.who() or 0 < c.first - visit.first < _SOON
    )


def _of_what_is_planned(visit: ContactFound, contact: ContactFound) -> bool:
    """«تعتزم المستشارة إجراء محادثات مع الرئيس خلال زيارتها لواشنطن»: the visit is to come as the talks are."""
    return contact.status == "planned" and not visit.verbal and 0 < visit.first - contact.first < _SOON


_SOON = 24  # tokens after «زار المحافظ مبنى المجلس» within which the meeting for which he came is told


def _travellers(visit: ContactFound) -> set[int]:
    """Those who travel, where a body is visited: «زار المحافظ مبنى المجلس والتقى رئيسه»."""
    if all(p.entity.kind != "person" for p in visit.parties if p.side == 2):
        return {id(p.entity) for p in visit.parties if p.side == 1} or visit.who()
    return visit.who()


def _goes_on_to_a_building(visit: ContactFound, contact: ContactFound) -> bool:
    """«التقى … . ثم قام الوفد بزيارة مركز …»: what is visited after a meeting is not where it was held."""
    narrow = visit.place is not None and breadth(visit.place) < 1 and visit.place is not contact.place
    return narrow and visit.first > contact.first


_TRAVELLING = word_set("tellings", "travelling")
