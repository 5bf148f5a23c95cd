"""What a definite noun adds to the contact told before it: «القمة المقرر عقدها في نيامي مطلع مارس»."""

from __future__ import annotations

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.day import fit_to_status, not_before
from mahdar.reading.contacts.place import narrowest_said
from mahdar.reading.contacts.together import told_before
from mahdar.reading.writing import Findings
from mahdar.rules.contact_status import is_planned
from mahdar.rules.document import Document

_FAR, _NEAR = 16, 2
"""How many tokens after the noun speak of it, and how many sentences before it a meeting was told that it may mean."""
_DAY = len("2020-08-12")
_SUMMIT = "قمه"
_TALKS = word_set("told_again", "talks")
_DISCUSSED = lemma_set("told_again", "discussed")
_FORMS = frozenset(("meeting", "conference"))
_PARTED = "SQa:;."
_HOLDING = word_set("told_again", "holding")
_TOPICAL = word_set("told_again", "topical")


def add_told_again(found: Findings, contacts: list[ContactFound]) -> None:
    """Give a contact the place and the day that a later «القمة …», «الاجتماع …» says of it, where it has none yet."""
    doc = found.doc
    if not any(c.form in _FORMS for c in contacts):
        return
    told = {begin for c in contacts for begin, _ in c.evidence}
    for number, (first, last) in enumerate(doc.text.sentences):
        for i in doc.where_in("meet", first, last):
            if i in told or i in doc.at or not _names_again(doc, i):
                continue
            contact = _meant(doc, i, number, contacts)
            if contact is not None:
                _add(doc, contact, i, first, _end(doc, i, last))


def _names_again(doc: Document, i: int) -> bool:
    """«القمة», «الاجتماع»: a definite noun of meeting, not one that says with whom."""
    meet = doc.words[i].has("meet")
    if not meet or not doc.words[i].definite or doc.words[i - 1].core in ("خلال", "اثناء"):
        return False  # «جرى خلال اللقاء بحث الأوضاع في اليمن»: where that is, is another thing
    return bool(meet[0]["form"] == "m" and meet[0]["contact"] in _FORMS)


def _meant(doc: Document, i: int, number: int, contacts: list[ContactFound]) -> ContactFound | None:
    """Which contact the noun means: «القمة» the only conference told, another noun the latest of the sentences before."""
    before = [c for c in told_before(contacts, i) if c.form in _FORMS and len(c.parties) > 1]
    if doc.words[i].bare == _SUMMIT:
        summits = [c for c in before if c.form == "conference"]
        return summits[0] if len(summits) == 1 else None
    if doc.words[i].bare in _TALKS:
        before = [c for c in before if c.verb in _DISCUSSED]
    near = [c for c in before if number - doc.text.sentence_of(c.evidence[-1][0]) <= _NEAR]
    return near[0] if len(near) == 1 else None


def _end(doc: Document, i: int, last: int) -> int:
    """Where the words on the noun end: an act of saying, a «أن», another meeting, a topic."""
    for k in range(i + 1, min(last, i + _FAR)):
        if k in doc.at:
            continue
        word = doc.words[k]
        if doc.cls[k] in _PARTED or word.core in _TOPICAL or word.key == "حيث":
            return k
        if doc.cls[k] == "M" and word.core not in doc.lexis.lexicon.contact["light"] and word.bare not in _HOLDING:
            return k
    return min(last, i + _FAR)


def _add(doc: Document, contact: ContactFound, i: int, first: int, end: int) -> None:
    """Add what is missing; of what was left open the noun may say that it is still to come."""
    if contact.open and (is_planned(doc, i, first, min(end, i + 4)) or _to_be_held(doc, i, first, end)):
        contact.status, contact.open = "planned", False
    if contact.place is None or _says_where(doc, i, first):
        contact.place = narrowest_said(doc, i + 1, end, contact.place)
    if contact.date is None:
        low, high = doc.text.starts[i], doc.text.ends[end - 1]
        day = next((d for d in doc.dates_in(low, high) if len(d.value or "") == _DAY), None)
        if day is not None:
            value = day.value or ""
            if contact.status == "planned" and day.kind == "weekday":
                value = not_before(value, doc.published)
            contact.date, contact.date_text = value, doc.text.text[day.start : day.end]
            fit_to_status(doc, contact)


def _says_where(doc: Document, i: int, first: int) -> bool:
    """«وجرى اللقاء في قصر …», «اللقاء الذي تم في …»: the verb of holding says where, narrower than what was told before."""
    after = i + 2 if doc.cls[i + 1 : i + 2] == "," else i + 1  # «الاجتماع، الذي تم في …»
    near = (*range(max(first, i - 1), i), *range(after, min(after + 2, len(doc.words))))
    return any(k not in doc.at and doc.words[k].core in _TOOK_PLACE for k in near)


_TOOK_PLACE = word_set("told_again", "took place")


def _to_be_held(doc: Document, i: int, first: int, end: int) -> bool:
    """«الاجتماع الذي يعقد الثلاثاء», «ويعقد اللقاء صباح الثلاثاء»: the present of holding is of what is to come."""
    for k in range(max(first, i - 2), min(end, i + 4)):
        if any(m["verb"] in ("عقد", "انعقد") and m["form"][:1] == "p" for m in doc.words[k].has("meet") or ()):
            return True
    return False
