"""Who else was there: lists of those present, of those who came along or gave a welcome, and for whom they sat there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from mahdar.lexicon import Lexicon
from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.contact import ContactFound, PartyFound
from mahdar.reading.contacts.parties import body_of_office
from mahdar.reading.contacts.place import breadth, narrowest_said
from mahdar.reading.contacts.together import told_before
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document, Mention
from mahdar.rules.watching import Watch

_WAS = word_set("contact_subjects", "was")
_BEFORE_HOSTS = word_set("attendance", "before hosts")


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
            end = _end(doc, hit, last) if later else _end_of_lines(doc, number)
            end = next((n for n in range(hit + 1, end) if n not in doc.at and _is_purpose(doc, n)), end)
            if doc.words[hit].core in words["comprising"]:
                _list_delegation(found, told, hit, end)
            else:
                _list(found, told, hit, end, "member" if along else "attendee")


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
    _list(found, contact, begin, last, "member" if contact.nameless else "attendee", side=side)
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
            near = [c for c in told if number - doc.text.sentence_of(c.evidence[-1][0]) <= _LONG_AGO]
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


def add_welcome(found: Findings, contacts: list[ContactFound]) -> None:
    """«وصل الرئيس … وكان في استقباله بالمطار …»: an arrival, with those who welcome; a farewell likewise."""
    doc = found.doc
    if not doc.where("welcome"):
        return
    journeys = _Journeys(contacts)
    for number, tokens in doc.by_sentence("welcome"):
        last = doc.text.sentences[number][1]
        for k in tokens:
            if k in doc.at or not _is_welcome(doc, k):
                continue
            contact = journeys.welcomed(doc, k, number)
            if contact is None:
                continue
            contact.form = "arrival" if _travelled(contact) else contact.form
            contact.evidence.append((k, k + 1))
            end = _end(doc, k, last)
            contact.town = contact.place if contact.place is not None and breadth(contact.place) >= 1 else contact.town
            contact.place = narrowest_said(doc, k, end, contact.place)  # «وكان في استقباله بمطار الخرطوم»
            contact.place = where_he_came(doc, k, last, contact.place)
            before = len(contact.parties)
            _list(found, contact, k, end, "host", side=2)
            if len(contact.parties) == before:  # «كان الرئيس فلان في استقباله»
                _list(found, contact, _begin(doc, k), k, "host", side=2)


def where_he_came(doc: Document, k: int, last: int, place: Entity | None) -> Entity | None:
    """«وكان في استقباله لدى وصوله إلى مطار عمان», «ولدى وصوله المطار الأميري كان في استقباله …»: a narrower place of the coming."""
    first = doc.text.sentences[doc.text.sentence_of(k)][0]
    for n in range(max(first, k - _BESIDE), min(last, k + _BESIDE)):
        mention = doc.at.get(n)
        if mention is None or mention.first != n or mention.kind != "place" or not isinstance(mention.entity, Entity):
            continue
        before = {doc.words[b].core for b in range(max(first, n - 2), n)}
        if not before.isdisjoint(_HIS_COMING) and (place is None or breadth(mention.entity) < breadth(place)):
            return mention.entity
    return place


_BESIDE = 26  # tokens around «في استقباله» within which the place of the coming is told
_HIS_COMING = word_set("attendance", "his coming")


def _travelled(contact: ContactFound) -> bool:
    """Whether a welcome makes a journey an arrival: not «زار السفير الشركة، وكان في استقباله مديرها»."""
    if contact.verb in _COMING:
        return True
    return not contact.verbal and contact.place is not None and breadth(contact.place) >= 1


_COMING = word_set("attendance", "coming")


class _Journeys:
    """Journeys by where they are told: to each welcome belongs the one told last before it, not long ago."""

    def __init__(self, contacts: Sequence[ContactFound]) -> None:
        self._journeys = [c for c in contacts if c.form in ("visit", "arrival")]
        self._told: dict[
            str, list[tuple[int, int]]
        ] = {}  # by status: (token, minus the number), so that the first comes last
        for number, journey in enumerate(self._journeys):
            self._told.setdefault(journey.status, []).extend((begin, -number) for begin, _ in journey.evidence)
        for told in self._told.values():
            told.sort()

    def welcomed(self, doc: Document, k: int, number: int) -> ContactFound | None:
        """The journey to which the welcome at token k of a sentence belongs; the welcome then tells of it too."""
        coming = any(doc.words[n].core in ("سيكون", "ستكون") for n in range(max(0, k - 3), k))
        told = self._told.get("planned" if coming else "held", [])
        at = bisect_left(told, (k, -len(self._journeys)))
        if not at or number - doc.text.sentence_of(told[at - 1][0]) > _LONG_AGO:
            return None
        minus = told[at - 1][1]
        told.insert(at, (k, minus))
        return self._journeys[-minus]


_LONG_AGO = 6  # sentences after which a welcome is hardly that of the journey told before


def _welcoming(lexicon: Lexicon) -> set[str]:
    return lexicon.contact["welcoming"]


WELCOMES = Watch(cores=_welcoming, keys=_welcoming)  # «وداعه» is no و + داعه
"""Forms that tell of a welcome or a farewell."""


def _begin(doc: Document, k: int) -> int:
    """Where the words before a welcome begin that may say who gave it: after the last verb of saying or meeting."""
    first = doc.text.sentences[doc.text.sentence_of(k)][0]
    begin = next((n + 1 for n in range(k - 1, first - 1, -1) if doc.cls[n] in "SMa"), first)
    was = (n for n in range(k - 1, begin - 1, -1) if doc.words[n].core.removeprefix("و") in _WAS and n not in doc.at)
    return next(was, begin)  # «كان الرئيس فلان في استقباله»: not who is named before «كان»


def _is_welcome(doc: Document, k: int) -> bool:
    """«في استقباله», «باستقباله», «في مقدمة مستقبليه», «في استقبال نظيره»."""
    word, before = doc.words[k], doc.words[k - 1]
    if word.core in ("الاستقبال", "الوداع"):  # «وكان في الاستقبال الشيخ فلان …»
        return before.core == "في" and any(doc.words[n].core.removeprefix("و") in _WAS for n in range(max(0, k - 4), k))
    if word.core in ("استقبال", "وداع"):
        after = doc.at.get(k + 1)
        named = after is not None and after.kind in ("title", "office", "person")
        named = named or (k + 1 < len(doc.words) and doc.words[k + 1].bare in doc.lexis.lexicon.contact["delegation"])
        if not named and not (k + 1 < len(doc.words) and doc.words[k + 1].core.startswith("نظير")):
            return False
    return word.clitic[-1:] == "ب" or before.core in _BEFORE_HOSTS


def _end(doc: Document, k: int, last: int) -> int:
    """The end of the sentence, or the next verb of meeting or saying."""
    return next(
        (
            n
            for n in range(k + 1, last)
            if n not in doc.at and ((doc.cls[n] in "SM" and doc.cls[n - 1] != "r") or _is_purpose(doc, n))
        ),
        last,
    )


def _is_purpose(doc: Document, n: int) -> bool:
    """«وصل برفقة وفد، للقاء الرئيس فلان»: who is to be met did not come along."""
    return doc.words[n].clitic[-1:] == "ل" and doc.words[n].has("meet") is not None and not doc.words[n].definite


def _list(found: Findings, contact: ContactFound, begin: int, last: int, role: str, *, side: int = 1) -> None:
    """Add the people named between two tokens to a contact: «من الجانب المصري …» says on which side."""
    doc, there = found.doc, {id(p.entity) for p in contact.parties}
    for k in range(begin, last):
        mention = doc.at.get(k)
        if doc.words[k].core in ("الجانب", "جانب", "الوفد", "وفد") and k + 1 < last:  # «من الجانب المصري»
            nisba = doc.words[k + 1].has("nisba")
            side = _side_of_country(contact, nisba.get("country", ""), side) if nisba else side
        if mention is None or mention.first != k:
            continue
        if mention.kind == "office" and role == "host" and k != begin + 1:
            _add(found, contact, there, entity_of(doc, mention, found), side, role)  # «كان الرئيس السوداني في استقباله»
        if mention.kind != "person":
            continue
        _add(found, contact, there, mention.entity, side, role)


def _add(found: Findings, contact: ContactFound, there: set[int], who: object, side: int, role: str) -> None:
    """Add a person to a contact, once; `there` are the ids of those who are its parties."""
    if isinstance(who, Entity) and who.kind == "person" and id(who) not in there:
        there.add(id(who))
        contact.parties.append(PartyFound(who, side, role, body_of_office(found, who)))


def _speaks_of_contact(doc: Document, k: int, last: int) -> bool:
    """Whether the verb of attending has the contact (or its head) as object, or lists people."""
    words = doc.lexis.lexicon.contact
    core = doc.words[k].core
    near = [doc.words[n] for n in (*range(max(0, k - 3), k), *range(k + 1, min(last, k + 12)))]
    if core == "حضور" and doc.words[k - 1].core in ("في", "وسط"):
        return True  # «في حضور النائب فلان»
    if core in words["attending"] and doc.words[k + 1].core in ("من", "عن") and doc.words[k + 2].core == "الجانب":
        return True  # «فيما حضر من الجانب الأمريكي …»
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
