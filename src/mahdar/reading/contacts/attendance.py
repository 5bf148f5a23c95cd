"""Who else was there: lists of those present, of those who came along or gave a welcome, and for whom they sat there."""

from __future__ import annotations

from mahdar.lexicon import Lexicon, Word
from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.parties import body_of_office
from mahdar.reading.contacts.place import narrowest_said
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document


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
            earlier = [n for begin, n in reversed(tellings[:at]) if begin <= hit]
            told = _meant(doc, hit, [contacts[n] for n in earlier[:6]])
            if doc.words[hit].core == "مشاركه" and told.form in ("visit", "arrival", "message"):
                continue
            _list(found, told, hit, _end(doc, hit, last) if later else last, "member" if along else "attendee")


def _meant(doc: Document, k: int, told: list[ContactFound]) -> ContactFound:
    """Of what was told last, what a list speaks of: «حضر الاجتماع …» of a meeting, not of the visit told after it."""
    near = [doc.words[n] for n in range(max(0, k - 3), min(len(doc.words), k + 4))]
    if any(word.core in doc.lexis.lexicon.contact["told"] for word in near):
        return next((c for c in told if c.form not in ("visit", "arrival", "message")), told[0])
    return told[0]


def attends(word: Word, lexicon: Lexicon) -> bool:
    """Whether a form tells who was there too (see `Watch`)."""
    return word.core in lexicon.contact["attending"]


def add_welcome(found: Findings, contacts: list[ContactFound]) -> None:
    """«وصل الرئيس … وكان في استقباله بالمطار …»: an arrival, with those who welcome; a farewell likewise."""
    doc, words = found.doc, found.doc.lexis.lexicon.contact
    for contact in contacts:
        if contact.form not in ("visit", "arrival"):
            continue
        number = doc.text.sentence_of(contact.first)
        first, last = doc.text.sentences[number][0], doc.text.sentences[min(number + 1, len(doc.text.sentences) - 1)][1]
        for k in range(max(first, contact.first) + 1, min(last, contact.first + 120)):
            if doc.words[k].core in words["welcoming"] and _is_welcome(doc, k):
                contact.form = "arrival" if contact.verb in _COMING else contact.form
                if contact.form == "arrival":  # «وكان في استقباله بمطار الخرطوم»
                    contact.place = narrowest_said(doc, k, _end(doc, k, last), contact.place)
                before = len(contact.parties)
                _list(found, contact, k, _end(doc, k, last), "host", side=2)
                if len(contact.parties) == before:  # «كان الرئيس فلان في استقباله»
                    _list(found, contact, _begin(doc, k), k, "host", side=2)
                break


_COMING = frozenset(("وصل", "غادر", "ودع", "توجه", "عاد", "قدم", "حل"))


def _begin(doc: Document, k: int) -> int:
    """Where the words before a welcome begin that may say who gave it: after the last verb of saying or meeting."""
    first = doc.text.sentences[doc.text.sentence_of(k)][0]
    return next((n + 1 for n in range(k - 1, first - 1, -1) if doc.cls[n] in "SMa"), first)


def _is_welcome(doc: Document, k: int) -> bool:
    """«في استقباله», «باستقباله», «في مقدمة مستقبليه», «في استقبال نظيره»."""
    word, before = doc.words[k], doc.words[k - 1]
    if word.core in ("استقبال", "وداع"):
        after = doc.at.get(k + 1)
        named = after is not None and after.kind in ("title", "office", "person")
        if not named and not (k + 1 < len(doc.words) and doc.words[k + 1].core.startswith("نظير")):
            return False
    return word.clitic[-1:] == "ب" or before.core in ("في", "مقدمه", "بين", "راس")


def _end(doc: Document, k: int, last: int) -> int:
    """The end of the sentence, or the next verb of meeting or saying."""
    return next(
        (n for n in range(k + 1, last) if doc.cls[n] in "SM" and n not in doc.at and doc.cls[n - 1] != "r"), last
    )


def _list(found: Findings, contact: ContactFound, begin: int, last: int, role: str, *, side: int = 1) -> None:
    """Add the people named between two tokens to a contact: «من الجانب المصري …» says on which side."""
    doc = found.doc
    for k in range(begin, last):
        mention = doc.at.get(k)
        if doc.words[k].core in ("الجانب", "جانب", "الوفد", "وفد") and k + 1 < last:  # «من الجانب المصري»
            nisba = doc.words[k + 1].has("nisba")
            side = _side_of_country(contact, nisba.get("country", ""), side) if nisba else side
        if mention is None or mention.first != k or mention.kind != "person":
            continue
        if isinstance(mention.entity, Entity) and all(p.entity is not mention.entity for p in contact.parties):
            contact.parties.append(PartyFound(mention.entity, side, role, body_of_office(found, mention.entity)))


def _speaks_of_contact(doc: Document, k: int, last: int) -> bool:
    """Whether the verb of attending has the contact (or its head) as object, or lists people."""
    words = doc.lexis.lexicon.contact
    core = doc.words[k].core
    near = [doc.words[n] for n in (*range(max(0, k - 3), k), *range(k + 1, min(last, k + 12)))]
    if core in words["comprising"]:
        return any(doc.words[n].bare in ("وفد", "وفدا", "جانب") for n in range(max(0, k - 25), min(last, k + 4)))
    if core in words["along"] or core in ("حضره", "حضرها") or doc.words[k].clitic[-1:] == "ب":
        return True
    return any(w.has("meet") or w.core in words["told"] or w.bare in words["occasion"] for w in near)


def _side_of_country(contact: ContactFound, country: str, default: int) -> int:
    for party in contact.parties:
        if any(o.data.get("country") == country for o in party.entity.offices):
            return party.side
    return default
