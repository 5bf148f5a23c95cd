"""Ceremonies and conferences: those told of only by who was there, and who spoke at one.

Who speaks there takes part: «وفي الحفل ألقى …», then «بدورها قالت …» until something else is told.
"""

from __future__ import annotations

from bisect import bisect_left

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.representing import body_of_office
from mahdar.reading.subjects import subject_after
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document
from mahdar.rules.speech_frame import TURNS

_MOST = 12  # gatherings of which one report tells; those after them are not gone through
_REACH = 40  # sentences after the telling in which its speakers stand
_OPENING = 6  # tokens of a sentence within which «بدوره», «وفي الحفل» and the verb stand
_BESIDE = 12  # tokens before its trigger where the noun of a gathering may stand
_SUBJECT = 24  # tokens after a verb of saying within which its subject is named


def listed_gatherings(found: Findings) -> list[ContactFound]:
    """«وحضر الحفل المحافظ فلان والأب فلان»: the gathering that a report is about, for one that tells of no contact else.

    `add_attendance` lists who was there; the day is that of the lead.
    """
    doc = found.doc
    for number, tokens in doc.by_sentence("attend"):
        last = doc.text.sentences[number][1]
        for k in tokens:
            noun = doc.words[k + 1] if k + 1 < last and k >= doc.head_end else None
            if noun is None or doc.words[k].core not in _WAS_THERE or k in doc.at:
                continue
            if noun.definite and not noun.clitic and noun.bare in _GATHERINGS:
                day, text = _day_told(doc, *_lead(doc))
                return [
                    ContactFound(
                        "conference",
                        "held",
                        k,
                        last,
                        "list_of_attendance",
                        "حضر",
                        date=day,
                        date_text=text,
                        evidence=[(k, last)],
                    )
                ]
    return []


def _lead(doc: Document) -> tuple[int, int]:
    """The tokens of the lead: the first paragraph that is longer than the headline, which a text may repeat."""
    begin = doc.head_end
    while begin < len(doc.words):
        end = doc.cls.find("\n", begin)
        end = end if end >= 0 else len(doc.words)
        if end - begin > doc.head_end:
            return begin, end
        begin = end + 1
    return doc.head_end, len(doc.words)


def _day_told(doc: Document, begin: int, end: int) -> tuple[str | None, str | None]:
    """The day that some words tell of, and how, where they tell of one alone."""
    dates = doc.dates_in(doc.text.starts[begin], doc.text.ends[end - 1])
    days = [date for date in dates if date.value and date.precision == "day"]
    if len({date.value for date in days}) != 1:
        return None, None
    return days[0].value, doc.text.text[days[0].start : days[0].end]


def add_speakers(found: Findings, contacts: list[ContactFound]) -> None:
    """Add to each gathering that was held those who are told to have spoken there, in turn."""
    doc = found.doc
    gatherings = [c for c in contacts if c.form == "conference" and c.status == "held" and not c.earlier]
    tellings = sorted(begin for c in contacts for begin, _ in c.evidence)
    for n, contact in enumerate(gatherings[:_MOST]):
        begun = doc.text.sentence_of(contact.first) if n else 0  # a list of who was there often stands last
        until = doc.text.sentence_of(gatherings[n + 1].first) if n + 1 < len(gatherings) else len(doc.text.sentences)
        told = (range(max(0, begin - _BESIDE), end) for begin, end in contact.evidence)
        there, own = False, _GENERAL.union(doc.words[k].bare for tokens in told for k in tokens)
        for number in range(begun, min(until, begun + _REACH)):
            first, last = doc.text.sentences[number]
            if _opens(doc, first, last, own):
                there = True
            elif bisect_left(tellings, first) < bisect_left(tellings, last):
                there = False  # another contact is told: who speaks now does so there
            if there and (_opens(doc, first, last, own) or _takes_turn(doc, first, last)):
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
_WAS_THERE = word_set("ceremony", "was there")
_GAVE = word_set("ceremony", "gave")
_WHILE = word_set("ceremony", "while")
_ELSEWHERE = word_set("ceremony", "elsewhere")
