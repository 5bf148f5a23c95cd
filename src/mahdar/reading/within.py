"""Who and what is named within an office or the name of a body: «رئيس مجلس الوزراء», «مكتب رئيس الوزراء السويدي فلان»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.expected_names import sure_of
from mahdar.reading.titled import name_after
from mahdar.rules.bodies import body_at
from mahdar.rules.document import Document, Mention
from mahdar.rules.names import person_at
from mahdar.rules.numbered_bodies import UNITS, numbered_unit
from mahdar.rules.offices import office_at
from mahdar.rules.places import place_at


def add_within(doc: Document, outer: Mention) -> None:
    """«رئيس مجلس الوزراء» names the council, «سفير فرنسا لدى لبنان» both states; the tokens stay the office's."""
    k = outer.first + 1
    while k < outer.last:
        if _is_portfolio(doc, k):
            k += 1
            continue
        inner = _body_at(doc, k) if outer.kind == "office" or doc.words[k].clitic or doc.cls[k - 1] == "p" else None
        if inner is None and k == outer.first + 1 and (leader := _leader(doc, outer)) is not None:
            doc.mentions.append(leader)
            k = leader.last
            continue
        if (inner is None or inner.kind != "body") and (
            not _names_itself(outer) or doc.cls[k - 1] == "p" or doc.words[k].clitic == "ب"
        ):
            inner = place_at(doc, k) if _may_be_place(doc, k) else None
        if inner is not None and inner.last > outer.last and doc.cls[outer.last - 1] in '"»':
            inner.last = outer.last  # «زعيم حزب "التجمع الوطني" | اليميني»
        if inner is not None and inner.last <= outer.last:
            doc.mentions.append(inner)
            if inner.kind == "body":
                if outer.kind == "office":
                    outer.data.setdefault("body_mention", inner)
                add_within(doc, inner)
            k = inner.last
        else:
            k += 1


def _is_portfolio(doc: Document, k: int) -> bool:
    """«وزير | الدفاع الوطني», «وزير | الأمن العام»: what a minister has charge of; «وزير ديوان البلاط» names the court."""
    word = doc.words[k]
    if doc.words[k - 1].bare not in _MINISTERS or word.clitic or "portfolio" not in word.roles:
        return False
    known = doc.phrase(k, "body")
    return known is not None and doc.words[known.last - 1].has("nisba") is None


_MINISTERS = word_set("mentions", "ministers")


def _body_at(doc: Document, k: int) -> Mention | None:
    unit = numbered_unit(doc, k) if doc.words[k].core in UNITS else None
    return unit or body_at(doc, k)


def _leader(doc: Document, body: Mention) -> Mention | None:
    """«حكومة نفتالي بينيت», «نظام القذافي»: who leads the body is somebody; a hospital's patron is not."""
    if body.kind != "body" or doc.words[body.first].bare not in _LED:
        return None
    person = person_at(doc, body.first + 1, titled=True)
    return person if person is not None and person.last == body.last and sure_of(doc, person) else None


_LED = word_set("mentions", "led")


def _names_itself(outer: Mention) -> bool:
    """Whether a place in the name of a body is no more than its name: «مؤسسة قطر», «جامعة واترلو»."""
    return outer.kind == "body" and (outer.rule == "known_body" or outer.data.get("kind") in _OWN_NAMES)


_OWN_NAMES = frozenset(("university", "company", "ngo", "media", "party", "movement", "union", "igo", "bank", "other"))


def _may_be_place(doc: Document, k: int) -> bool:
    word = doc.words[k]
    return bool(word.has("place") or word.has("placenoun") or doc.phrase(k, "place") or word.clitic)


def add_head_within(doc: Document, body: Mention) -> int:
    """«مكتب رئيس الوزراء السويدي إريك ليندستروم»: the name after an office's bureau is the office-holder's."""
    if doc.words[body.first].bare not in _BUREAUX or body.last >= len(doc.words):
        return body.last
    offices = (office_at(doc, k) for k in range(body.first + 1, body.last))
    office = next((found for found in offices if found is not None and found.last == body.last), None)
    if office is None:
        return body.last
    person, last = name_after(doc, body.last, [])
    if person is None or (doc.cls[body.last] == "," and doc.cls[last : last + 1] != ","):
        return body.last  # «… رئيس الوزراء اللبناني، سعد الحريري، أنه»
    doc.mentions.append(office)
    person.offices.append(office)
    office.entity = person
    doc.add(person)
    return last


_BUREAUX = word_set("mentions", "bureaux")
