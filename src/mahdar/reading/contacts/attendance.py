"""Who else was there: lists of those present, of those who came along or gave a welcome, and for whom they sat there."""

from __future__ import annotations

from itertools import islice

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.listing import LONG_AGO, end_of_list, is_purpose, list_people
from mahdar.reading.contacts.representing import body_of_office
from mahdar.reading.contacts.together import told_before
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document, Mention
from mahdar.rules.watching import Watch


def add_attendance(found: Findings, contacts: list[ContactFound]) -> None:
    """«ورافق رئيس الائتلاف كل من …», «حضر الاستقبال …»: the people listed there took part in the contact told before."""
    doc, words = found.doc, found.doc.lexis.lexicon.contact
    tellings = sorted(((begin, n) for n, c in enumerate(contacts) for begin, _ in c.evidence))
    at = 0
    for number, (first, last) in enumerate(doc.text.sentences):
        begun = at
        while at < len(tellings) and tellings[at][0] < last:
            at += 1
        if not at or (number == 0 and doc.titled):
            continue
        hit = next(
            (
                k
                for k in doc.where_in("attend", first, last)
                if doc.words[k].core in words["attending"] and k not in doc.at
            ),
            -1,
        )
        if hit < 0 or tellings[0][0] > hit:
            continue
        along = doc.words[hit].core in words["along"] or doc.words[hit].core in ("حضره", "حضرها")
        later = any(begin > hit for begin, _ in tellings[begun:at])
        if (along or not later) and _speaks_of_contact(doc, hit, last):
            earlier = (contacts[n] for begin, n in (tellings[i] for i in range(at - 1, -1, -1)) if begin <= hit)
            told = _meant(doc, hit, list(islice(earlier, 6)))
            if doc.words[hit].core == "مشاركه" and told.form in ("visit", "arrival", "message"):
                continue
            end = end_of_list(doc, hit, last) if later else _end_of_lines(doc, number)
            end = next((n for n in range(hit + 1, end) if n not in doc.at and is_purpose(doc, n)), end)
            if doc.words[hit].core in words["comprising"]:
                _list_delegation(found, told, hit, end)
            else:
                list_people(found, told, hit, end, "member" if along else "attendee")


def _end_of_lines(doc: Document, number: int) -> int:
    """«وضم الوفد كلا من السادة:» and a name a line, each behind a dash: where the last of those lines ends."""
    while number + 1 < len(doc.text.sentences):
        first, last = doc.text.sentences[number + 1]
        bullet = next((k for k in range(first, last) if doc.words[k].raw.strip()), first)
        if doc.words[bullet].raw not in _BULLETS:
            break
        number += 1
    return doc.text.sentences[number][1]


_BULLETS = ("-", "–", "•", "*", "·", "▪")


def names_delegation(doc: Document, window: tuple[int, int]) -> bool:
    """Whether a delegation stands in the clause of a contact: «استقبل الرئيس الوفد الصحفي»."""
    delegations = doc.lexis.lexicon.contact["delegation"]
    return any(k not in doc.at and doc.words[k].bare in delegations for k in range(*window))


def _list_delegation(found: Findings, contact: ContactFound, begin: int, last: int) -> None:
    """«ويضم الوفد كلا من …»: the members sit for the body or the state that sent them, and in its place."""
    senders = [p for p in contact.parties if p.entity.kind != "person"]
    sender = senders[-1] if len(senders) == 1 or (senders and senders[-1].side == 2) else None
    before = len(contact.parties)
    side = sender.side if sender is not None else 2 if contact.nameless and contact.form == "meeting" else 1
    list_people(found, contact, begin, last, "member" if contact.nameless else "attendee", side=side)
    if sender is not None and len(contact.parties) > before:
        for party in contact.parties[before:]:
            party.body = sender.entity if party.side == sender.side and sender.entity.kind == "body" else party.body
        contact.parties.remove(sender)


def _meant(doc: Document, k: int, told: list[ContactFound]) -> ContactFound:
    """Of what was told last, what a list speaks of: «حضر الاجتماع …» of a meeting, not of the visit told after it."""
    if doc.words[k].core in doc.lexis.lexicon.contact["comprising"] and told[0].status == "planned":
        held = [c for c in told if c.status == "held"]  # a delegation came for what has taken place
        return next((c for c in held if c.form in ("visit", "arrival")), held[0] if held else told[0])
    if (
        doc.words[k].core in doc.lexis.lexicon.contact["comprising"]
        and (host := _in_whose_clause(doc, told)) is not None
    ):
        return host
    near = [doc.words[n] for n in range(max(0, k - 3), min(len(doc.words), k + 4))]
    if any(doc.words[n].core in _JOURNEYS for n in range(k, min(len(doc.words), k + _OBJECT))):
        return next((c for c in told[:3] if c.form in ("visit", "arrival")), told[0])  # «ويرافق الرئيس خلال الزيارة …»
    received = [c for c in told if c.verb == _RECEIVING] if any(word.core == _RECEPTION for word in near) else []
    if len(received) == 1:
        return received[0]  # «الاستقبال الذي حضره …»; «الاجتماع» and «اللقاء» may stand for one another
    if any(word.core in doc.lexis.lexicon.contact["told"] for word in near):
        return next((c for c in told if c.form not in ("visit", "arrival", "message")), told[0])
    return told[0]


def _in_whose_clause(doc: Document, told: list[ContactFound]) -> ContactFound | None:
    """«استقبل الوالي فريق المشروع الذي يزور المدينة، ويضم الفريق …»: the reception, not the visit told within it."""
    if len(told) < 2 or told[0].form != "visit" or not told[0].verbal or doc.cls[told[0].first - 1] != "r":
        return None
    within = told[0].who() <= told[1].who() and told[1].form == "meeting"
    return told[1] if within and doc.text.sentence_of(told[1].first) == doc.text.sentence_of(told[0].first) else None


_OBJECT = 8  # tokens after «يرافق» within which the journey may be named
_JOURNEYS = word_set("attendance", "journeys")
_RECEIVING, _RECEPTION = "استقبل", "الاستقبال"


ATTENDS = Watch(cores=lambda lexicon: lexicon.contact["attending"])
"""Forms that tell who was there too."""


def add_heads(found: Findings, contacts: list[ContactFound]) -> None:
    """«وترأس وفد الحركة فلان», «يرأس الوفد الوزير فلان»: who led a delegation sat at the contact told before."""
    doc, words = found.doc, found.doc.lexis.lexicon.contact
    for number, tokens in doc.by_sentence("led"):
        last = doc.text.sentences[number][1]
        for k in tokens:
            if k + 2 >= last or doc.words[k + 1].bare not in ("وفد", "جانب") or k in doc.at:
                continue
            told = [c for c in told_before(contacts, k) if c.form in ("meeting", "conference", "arrival", "visit")]
            near = [c for c in told if number - doc.text.sentence_of(c.evidence[-1][0]) <= LONG_AGO]
            head = _head_after(found, k + 2, last)
            if near and head is not None and not any(doc.words[n].core in words["led_by"] for n in range(k + 1, k + 2)):
                _seat_head(found, near[-1], head, doc.at.get(k + 2))


def add_spokesmen(found: Findings, contacts: list[ContactFound]) -> None:
    """«وقال رئيس الوفد فلان»: who is called the head of a delegation told before sat at the contact for which it came."""
    doc, delegations = found.doc, found.doc.lexis.lexicon.contact["delegation"]
    sent = [c for c in contacts if c.nameless or any(p.sent for p in c.parties)]
    for person in found.people:
        for office in person.offices:
            k = office.first + 1
            if k >= len(doc.words) or not (doc.words[office.first].bare == "رءيس" and doc.words[k].bare in delegations):
                continue
            came = [c for c in sent[:2] if c.first < office.first]
            if len(came) == 1 and doc.words[k].definite and all(p.entity is not person for p in came[0].parties):
                side = next((p.side for p in came[0].parties if p.sent), 2)
                came[0].parties.append(PartyFound(person, side, "head", body_of_office(found, person)))
                break


LEADS = Watch(cores=lambda lexicon: lexicon.contact["led_by"])
"""Forms that say who leads."""


def _head_after(found: Findings, k: int, last: int) -> Entity | None:
    """The first person named within a few words, in the same clause."""
    for n in range(k, min(last, k + _LEADERS_OFFICE)):
        mention = found.doc.at.get(n)
        if mention is None and found.doc.cls[n] in "SMr;":
            return None
        if mention is not None and mention.kind == "person" and isinstance(mention.entity, Entity):
            return mention.entity
    return None


_LEADERS_OFFICE = 16  # how many tokens may stand between «ترأس وفد» and the name: its body, his office


def _seat_head(found: Findings, contact: ContactFound, head: Entity, sent: Mention | None) -> None:
    """Seat who led a delegation in the place of the body that sent it; a body of no party changes nothing."""
    body = sent.entity if sent is not None and sent.kind in ("body", "bare_body") else None
    if any(p.entity is head for p in contact.parties):
        return
    for party in contact.parties:
        if party.entity is body or (isinstance(body, Entity) and party.body is body and party.entity.kind != "person"):
            party.entity, party.role, party.body, party.sent = head, "head", body, True
            return
    side = next((p.side for p in contact.parties if p.entity.kind != "person"), None)
    if body is None and side is None:
        return
    contact.parties.append(PartyFound(head, side or 2, "head", body if isinstance(body, Entity) else None))


def _speaks_of_contact(doc: Document, k: int, last: int) -> bool:
    """Whether the verb of attending has the contact (or its head) as object, or lists people."""
    words = doc.lexis.lexicon.contact
    core = doc.words[k].core
    near = [doc.words[n] for n in (*range(max(0, k - 3), k), *range(k + 1, min(last, k + 12)))]
    if core == "حضور" and doc.words[k - 1].core in ("في", "وسط"):
        return True  # «في حضور النائب فلان»
    told = k + 2 < len(doc.words) and core in words["attending"]
    if told and doc.words[k + 1].core in ("من", "عن") and doc.words[k + 2].core == "الجانب":
        return True  # «فيما حضر من الجانب الأمريكي …»
    if core in words["comprising"]:
        return any(doc.words[n].bare in ("وفد", "وفدا", "جانب") for n in range(max(0, k - 25), min(last, k + 4)))
    if core in words["along"] or core in ("حضره", "حضرها") or doc.words[k].clitic[-1:] == "ب":
        return True
    return any(w.has("meet") or w.core in words["told"] or w.bare in words["occasion"] for w in near)
