"""Who speaks at a ceremony or a conference takes part in it: «وفي الحفل ألقى …», then «بدورها قالت …» until something else is told."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.attendance import LISTED
from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.parties import body_of_office
from mahdar.reading.subjects import subject_after
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document
from mahdar.rules.speech_frame import TURNS

_MOST = 12  # gatherings of which one report tells; those after them are not gone through
_REACH = 40  # sentences after the telling in which its speakers stand
_OPENING = 6  # tokens of a sentence within which «بدوره», «وفي الحفل» and the verb stand
_BESIDE = 12  # tokens before its trigger where the noun of a gathering may stand
_SUBJECT = 24  # tokens after a verb of saying within which its subject is named


def add_speakers(found: Findings, contacts: list[ContactFound]) -> None:
    """Add to each gathering that was held those who are told to have spoken there, in turn."""
    doc = found.doc
    gatherings = [c for c in contacts if c.form == "conference" and c.status == "held" and not c.earlier]
    tellings = sorted(begin for c in contacts for begin, _ in c.evidence)
    for n, contact in enumerate(gatherings[:_MOST]):
        begun = 0 if contact.rule == LISTED else doc.text.sentence_of(contact.first)
        until = doc.text.sentence_of(gatherings[n + 1].first) if n + 1 < len(gatherings) else len(doc.text.sentences)
        there, own = False, _GENERAL | {doc.words[k].bare for k in range(max(0, contact.first - _BESIDE), contact.last)}
        for number in range(begun + 1, min(until, begun + _REACH)):
            first, last = doc.text.sentences[number]
            if (
                contact.rule != LISTED
                and any(first <= k < last for k in tellings)
                and not _opens(doc, first, last, own)
            ):
                there = False
                continue
            if _opens(doc, first, last, own):
                there = True
            elif not (there and _takes_turn(doc, first, last)):
                continue
            _seat_speaker(found, contact, first, last)


def _opens(doc: Document, first: int, last: int, own: frozenset[str]) -> bool:
    """«وفي الفعالية ألقى …», «وخلال الندوة قال …», «… في مستهل الحفل»: what follows was said at the gathering of `own` nouns."""
    verb = _verb(doc, first, last)
    if verb < 0:
        return False
    for k in (*range(first, min(last, first + _OPENING)), *range(verb, min(last, verb + _SUBJECT))):
        if doc.words[k].core in _AT and k + 1 < last:
            noun = doc.words[k + 1 + (doc.words[k + 1].core in _PARTS and k + 2 < last)]
            if noun.definite and not noun.clitic and noun.bare in _GATHERINGS & own:
                return True
    return False


def _takes_turn(doc: Document, first: int, last: int) -> bool:
    """«بدورها، قالت …», «من جانبه أكد …», «فيما استعرض …», «وقال …»."""
    opening = range(first, min(last, first + _OPENING))
    if any(doc.words[k].bare in _ELSEWHERE for k in range(first, min(last, first + 2 * _SUBJECT))):
        return False  # «وأوضح الوزير في بيانه عقب الجلسة أن …»
    if any(doc.words[k].core in TURNS or doc.words[k].key in _WHILE for k in opening):
        return True
    return _verb(doc, first, last) == first and doc.words[first].clitic == "و"


def _verb(doc: Document, first: int, last: int) -> int:
    """The verb of saying near the start of a sentence, or that of giving a speech; -1 where none stands there."""
    for k in range(first, min(last, first + 2 * _OPENING)):
        if k not in doc.at and (doc.cls[k] == "S" or doc.words[k].core in _GAVE):
            return k
    return -1


def _seat_speaker(found: Findings, contact: ContactFound, first: int, last: int) -> None:
    """Seat the person who is the subject of the sentence's verb of saying."""
    verb = _verb(found.doc, first, last)
    if verb < 0:
        return
    for who in subject_after(found, verb + 1, min(last, verb + 1 + _SUBJECT))[:1]:
        if who.kind == "person" and all(p.entity is not who for p in contact.parties):
            contact.parties.append(PartyFound(who, 1, "attendee", body_of_office(found, who)))


_AT = word_set("ceremony", "at")
_PARTS = word_set("ceremony", "parts")
_GENERAL = word_set("ceremony", "general")
_GATHERINGS = word_set("ceremony", "gatherings")
_GAVE = word_set("ceremony", "gave")
_WHILE = word_set("ceremony", "while")
_ELSEWHERE = word_set("ceremony", "elsewhere")
