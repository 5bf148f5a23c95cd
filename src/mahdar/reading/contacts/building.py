"""Contacts built from their triggers; one interaction told often is one contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.reading.contacts.apart import keep_single, told_apart, told_as_one
from mahdar.reading.contacts.attendance import (
    add_attendance,
    add_heads,
    add_spokesmen,
    names_delegation,
)
from mahdar.reading.contacts.called_off import call_off
from mahdar.reading.contacts.ceremony import add_speakers, listed_gatherings
from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.day import day_of, fit_to_status, same_day
from mahdar.reading.contacts.greetings import messages
from mahdar.reading.contacts.parties import groups_of
from mahdar.reading.contacts.place import (
    LEAVING,
    destination_of,
    place_of,
    places_from_context,
    places_visited,
    town_of,
)
from mahdar.reading.contacts.representing import represent, represent_delegation
from mahdar.reading.contacts.subjects import SubjectFinder
from mahdar.reading.contacts.tellings import merge, same, told_more_narrowly
from mahdar.reading.contacts.together import Together, compared
from mahdar.reading.contacts.told_again import add_told_again
from mahdar.reading.contacts.topics import add_topics
from mahdar.reading.contacts.welcome import add_welcome, where_he_came
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.contact_clause import tells_of_several
from mahdar.rules.contact_status import told_of_another_time
from mahdar.rules.contact_trigger import ATTENDING, Trigger
from mahdar.rules.contacts import find_triggers
from mahdar.rules.document import Document

_ONE_IS_ENOUGH = frozenset(("visit", "conference", "arrival"))


def build_contacts(found: Findings) -> list[ContactFound]:
    """Every contact of the report, in the order in which the text first tells of it."""
    contacts: list[ContactFound] = []
    subjects = SubjectFinder(found)
    for trigger in find_triggers(found.doc):
        contact = _contact(found, trigger, subjects)
        if contact is None:
            continue
        if _told_before(found.doc, contact, trigger, compared(contacts)):
            continue
        _as_on_journey(found.doc, contact, trigger, compared(contacts))
        subjects.remember(contact, trigger.token)
        for one in _each(found.doc, contact, trigger):
            known = next((c for c in compared(contacts) if same(c, one)), None)
            if known is None:
                contacts.append(one)
            else:
                keep_single(known, one)
                merge(known, one)
    contacts = [one for contact in contacts for one in told_apart(contact)]
    contacts = told_as_one(found.doc, contacts)
    add_welcome(found, contacts)
    contacts = contacts or listed_gatherings(found)
    add_attendance(found, contacts)
    add_speakers(found, contacts)
    add_heads(found, contacts)
    add_spokesmen(found, contacts)
    add_told_again(found, contacts)
    call_off(found.doc, contacts)
    met = Together(c for c in contacts if c.form in _FACE_TO_FACE)
    for message in greetings(found, contacts):
        if _met(message, met):
            continue
        before = next((c for c in reversed(contacts) if c.first <= message.first and c.status == "held"), None)
        if before is not None:  # brought where and when the contact took place of which the report tells
            message.date, message.date_text, message.place = before.date, before.date_text, before.place
        if _of_what_is_to_come(found.doc, message, contacts):
            message.status, message.date, message.date_text = "planned", None, None
        contacts.append(message)
    journeys = Together(c for c in contacts if c.form in ("visit", "arrival") and c.place is not None)
    places_from_context(found, contacts, journeys)
    told = Together(contacts)
    for contact in contacts:
        same_day(found.doc, contact, told)
    kept = [
        c
        for c in contacts
        if _enough(c)
        and not _told_by_headline(found.doc, c, told)
        and not told_more_narrowly(c, told)
        and not (c.verb in _GREETING and _met(c, met))
    ]
    for contact in kept:
        if contact.form == "meeting" and _called_summit(found.doc, contact):
            contact.form = "conference"
        represent_delegation(contact)
    add_topics(found.doc, kept)
    return kept


def _told_before(doc: Document, contact: ContactFound, trigger: Trigger, told: Sequence[ContactFound]) -> bool:
    """«المحادثات بين الرئيسين»: a definite noun with nobody named speaks of what was told of them before."""
    if trigger.verbal or not doc.words[trigger.token].definite:
        return False
    named = any(k in doc.at and doc.at[k].kind == "person" for k in range(*trigger.window))
    return not named and any(contact.who() <= c.who() and c.form != contact.form for c in told)


def _as_on_journey(doc: Document, contact: ContactFound, trigger: Trigger, told: Sequence[ContactFound]) -> None:
    """«زار بغداد الاثنين حيث أجرى محادثات …», «يتوجه غدا إلى بيروت للقاء …»: the same day as the journey of the sentence."""
    if contact.date is not None or contact.form not in ("meeting", "conference", "signing") or trigger.told_aside:
        return
    before = doc.words[trigger.token - 1]
    led = before.key == "حيث" or doc.words[trigger.token].clitic in ("ل", "و") or before.core in ("اجراء", "عقد")
    if not led or trigger.token == doc.text.sentences[doc.text.sentence_of(trigger.token)][0]:
        return
    first = doc.text.sentences[doc.text.sentence_of(trigger.token)][0]
    acting = {id(p.entity) for p in contact.parties if p.side == 1}
    for journey in reversed(told):
        if journey.form in ("visit", "arrival") and journey.evidence[-1][0] >= first and journey.who() & acting:
            over = journey.date is not None and bool(doc.published) and journey.date < (doc.published or "")[:10]
            if journey.date is not None and (journey.status == contact.status or over):
                contact.date, contact.date_text = journey.date, journey.date_text
                contact.status = journey.status  # «زار برلين الخميس للقاء …»: that is over
            return


def _each(doc: Document, contact: ContactFound, trigger: Trigger) -> list[ContactFound]:
    """«قمتين مع الرئيس فلان والرئيس فلان», «التقى كلا من … على حدة»: as many contacts as there are others who were met."""
    if contact.form == "visit" and len(places := places_visited(doc, trigger)) > 1:
        return [
            replace(
                contact, place=place, parties=[replace(p) for p in contact.parties], evidence=list(contact.evidence)
            )
            for place in places
        ]
    if contact.form not in ("meeting", "call", "conference") or not tells_of_several(
        doc, trigger.token, trigger.window[1]
    ):
        return [contact]
    others = [p for p in contact.parties if p.side == 2 and p.role != "attendee"]
    if len(others) < 2 or any(p.side not in (1, 2) for p in contact.parties):
        return [contact]
    own = [p for p in contact.parties if p.side == 1]
    return [
        replace(contact, parties=[*(replace(p) for p in own), replace(other)], evidence=list(contact.evidence))
        for other in others
    ]


_GREETING = lemma_set("building", "greeting")
_FACE_TO_FACE = ("meeting", "call")


def greetings(found: Findings, contacts: list[ContactFound]) -> list[ContactFound]:
    """Greetings, condolences and letters as contacts of the form `message`, each pair once."""
    told: list[ContactFound] = []
    pairs: set[tuple[int, ...]] = set()
    for token, senders, receivers in messages(found, contacts):
        contact = ContactFound("message", "held", token, token + 1, "carried_message", evidence=[(token, token + 1)])
        contact.parties = [PartyFound(who, 1, "head") for who in senders] + [
            PartyFound(who, 2, "member") for who in receivers
        ]
        pair = tuple(id(p.entity) for p in contact.parties)
        if pair not in pairs:
            pairs.add(pair)
            told.append(contact)
    return told


def _of_what_is_to_come(doc: Document, message: ContactFound, contacts: Sequence[ContactFound]) -> bool:
    """«سيلتقي الرئيس فلانا ويسلمه رسالة من …»: what is handed over at a meeting that is still to come."""
    first = doc.text.sentences[doc.text.sentence_of(message.first)][0]
    told = [c for c in contacts if c.form == "meeting" and first <= c.first < message.first]
    return bool(told) and told[-1].status == "planned"


def _met(message: ContactFound, met: Together) -> bool:
    """A greeting between two who meet is a part of their meeting."""
    return any(True for _ in met.of_all(message.who()))


def _called_summit(doc: Document, contact: ContactFound) -> bool:
    """Whether one of the tellings calls it «قمة»: «قمة …», «استقبل … في أول قمة بينهما»."""
    if any(doc.words[k].bare == "قمه" for first, last in contact.evidence for k in range(first, min(first + 3, last))):
        return True
    within = (k for k in range(contact.first + 1, contact.last) if doc.words[k].bare == "قمه")
    return any("في" in (doc.words[k - 1].core, doc.words[k - 2].core) and not doc.words[k].definite for k in within)


def _contact(found: Findings, trigger: Trigger, subjects: SubjectFinder) -> ContactFound | None:
    doc = found.doc
    contact = ContactFound(
        trigger.form,
        trigger.status,
        trigger.token,
        trigger.window[1],
        trigger.rule,
        trigger.verb,
        verbal=trigger.verbal,
        open=trigger.open,
    )
    contact.evidence.append((trigger.token, max(trigger.token + 1, min(trigger.window[1], trigger.token + 12))))
    contact.parties = represent(found, groups_of(found, trigger, subjects))
    contact.place = place_of(found, trigger)
    if trigger.verb == _RECEIVING and trigger.verbal and contact.form == "meeting":
        last = doc.text.sentences[doc.text.sentence_of(trigger.token)][1]
        contact.place = where_he_came(doc, trigger.token, last, contact.place)  # «لدى وصوله إلى مطار …»
    if (
        contact.form == "meeting"
        and trigger.verb == _RECEIVING
        and len(contact.parties) > 1
        and _at_airport(contact.place)
    ):
        contact.form = "arrival"  # «استقبل رئيس الحكومة بمطار الرباط نظيره …»
    if contact.form == "visit":
        contact.town = town_of(doc, trigger)
        if not _is_paid_to_somebody(doc, trigger):
            _visitors_only(contact)
    if trigger.verb == LEAVING:
        contact.town = destination_of(doc, trigger)
    if contact.place is not None and (contact.place.kind == "place" or contact.form == "visit"):
        contact.parties = [p for p in contact.parties if p.entity is not contact.place]
    contact.date, contact.date_text = day_of(doc, trigger)
    fit_to_status(doc, contact, present=trigger.verb_form[:1] == "p")
    contact.earlier = told_of_another_time(doc, trigger.token, trigger.window[1])
    contact.nameless = contact.form == "meeting" and trigger.verbal and names_delegation(doc, trigger.window)
    if len(contact.parties) > 1 or (contact.form in _ONE_IS_ENOUGH and _may_grow(contact, trigger)):
        return contact
    return contact if contact.parties and contact.nameless else None


def _at_airport(place: Entity | None) -> bool:
    return place is not None and fold_phrase(place.name)[0] in _PORTS


_RECEIVING = "استقبل"
_PORTS = word_set("building", "ports")


def _may_grow(contact: ContactFound, trigger: Trigger) -> bool:
    """«أقيمت في بيت الثقافة فعالية»: who was at an occasion may be listed later."""
    return bool(contact.parties) or (trigger.verb in ATTENDING and contact.place is not None)


def _told_by_headline(doc: Document, contact: ContactFound, told: Together) -> bool:
    """«المشرف على المركز يلتقي أمين المنظمة»: what the headline alone tells of a body, the text tells of who came for it."""
    if not doc.titled or any(begin >= doc.text.sentences[0][1] for begin, _ in contact.evidence):
        return False
    if all(p.entity.kind == "person" for p in contact.parties) or len(contact.parties) < 2:
        return False
    people = {id(p.entity) for p in contact.parties if p.entity.kind == "person"}
    if not people:
        return _told_by_lead(doc, contact, told)
    others = told.of_any(people, len(doc.words))
    return any(c is not contact and c.form == contact.form and len(c.parties) > 1 for c in others)


def _told_by_lead(doc: Document, contact: ContactFound, told: Together) -> bool:
    """«رئيس الحكومة المغربية يستقبل نظيره الإسباني»: of whom the headline names nobody the lead tells by name, with the same verb."""
    first, last = doc.head_end, doc.text.sentences[min(_LEAD, len(doc.text.sentences) - 1)][1]
    lead = (c for c in told.begun_in(first, last) if c.verb == contact.verb or c.form == contact.form)
    return any(len(c.parties) > 1 and any(p.entity.kind == "person" for p in c.parties) for c in lead)


_LEAD = 2  # the last sentence of the lead, the headline being the first
_LEADING_AWAY = word_set("building", "leading away")
_VISITING = "verb_of_visit"


def _is_paid_to_somebody(doc: Document, trigger: Trigger) -> bool:
    """«قام الأمير بزيارة للشيخ فلان بمنزله في …»: the noun says whom the visit is paid."""
    k = trigger.token + 1
    while k < trigger.window[1] and doc.words[k].core in _KINDS_OF_VISITS:
        k += 1
    if trigger.verbal or k >= trigger.window[1] or doc.words[k].clitic[-1:] != "ل":
        return False
    while k < trigger.window[1] and doc.cls[k] == "H" and k not in doc.at:
        k += 1
    mention = doc.at.get(k)
    return mention is not None and mention.kind in ("person", "office", "title")


_KINDS_OF_VISITS = word_set("building", "kinds of visits")


def _visitors_only(contact: ContactFound) -> None:
    """A visit's parties are those who travel; who or what is visited counts where it is a person received or a body."""
    seen = [p for p in contact.parties if p.side == 2 and p.entity.kind == "person"]
    if contact.rule == _VISITING and contact.verb not in _LEADING_AWAY and seen:
        return  # «زار النائب فلان المطران فلانا في بيروت»
    travellers = [p for p in contact.parties if p.side == 1]
    if (contact.place is not None or (contact.verbal and contact.verb in _LEADING_AWAY)) and travellers:
        contact.parties = travellers


def _enough(contact: ContactFound) -> bool:
    """At least two named parties; a visit or conference at a named place may have one."""
    if len(contact.parties) >= 2:
        return True
    return bool(contact.parties) and contact.form in _ONE_IS_ENOUGH and contact.place is not None
