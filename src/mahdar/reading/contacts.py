"""Contacts built from their triggers: parties by side, place, date; one interaction told often is one contact."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.reading.entities import Entity
from mahdar.reading.greetings import messages
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.rules.contacts import Trigger, find_triggers
from mahdar.rules.document import FAR, Document, Mention
from mahdar.rules.topics import topic_ranges


@dataclass(slots=True)
class PartyFound:
    entity: Entity
    side: int
    role: str
    body: Entity | None = None


@dataclass(slots=True)
class ContactFound:
    """One contact before it is written down."""

    form: str
    status: str
    first: int
    last: int
    rule: str
    parties: list[PartyFound] = field(default_factory=list)
    place: Entity | None = None
    date: str | None = None
    date_text: str | None = None
    topics: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    verbal: bool = True
    id: str = ""

    def who(self) -> set[int]:
        return {id(p.entity) for p in self.parties}


_LEAD, _LATEST = 3, 40
"""With which contacts a telling is compared: those of the lead, which is told again and again, and the latest; a text of
thousands of contacts then costs no more than its length."""


def build_contacts(found: Findings) -> list[ContactFound]:
    """Every contact of the report, in the order in which the text first tells of it."""
    contacts: list[ContactFound] = []
    for trigger in find_triggers(found.doc):
        contact = _contact(found, trigger)
        if contact is None:
            continue
        same = next((c for c in (*contacts[:_LEAD], *contacts[_LEAD:][-_LATEST:]) if _same(c, contact)), None)
        if same is None:
            contacts.append(contact)
        else:
            _merge(same, contact)
    _attendance(found, contacts)
    for message in greetings(found):
        before = [c for c in contacts if c.first <= message.first and c.status == "held"]
        if before:  # brought where and when the contact took place of which the report tells
            message.date, message.date_text, message.place = before[-1].date, before[-1].date_text, before[-1].place
        contacts.append(message)
    kept = [c for c in contacts if _enough(c) and not _told_more_narrowly(c, contacts)]
    _places_from_context(found, kept, [c for c in contacts if c.form == "visit" and c.place is not None])
    for contact in kept:
        if contact.form == "visit" and _welcomed(found.doc, contact):
            contact.form = "arrival"
        if contact.form == "meeting" and _called_summit(found.doc, contact):
            contact.form = "conference"
        _represented(contact)
        contact.topics = topics_of(found.doc, contact)
    return kept


def greetings(found: Findings) -> list[ContactFound]:
    """Greetings, condolences and letters as contacts of the form `message`, each pair once."""
    told: list[ContactFound] = []
    for token, senders, receivers in messages(found):
        contact = ContactFound("message", "held", token, token + 1, "carried_message", evidence=[(token, token + 1)])
        contact.parties = [PartyFound(who, 1, "head") for who in senders] + [
            PartyFound(who, 2, "member") for who in receivers
        ]
        if not any([p.entity for p in c.parties] == [p.entity for p in contact.parties] for c in told):
            told.append(contact)
    return told


_WELCOMED = frozenset(("استقباله", "استقبالها", "استقبالهم", "مستقبليه", "مستقبلي", "استقبال"))


def _welcomed(doc: Document, contact: ContactFound) -> bool:
    """«وصل الرئيس … وكان في استقباله بالمطار …»: told as an arrival with those who welcome."""
    if len(contact.parties) < 2:
        return False
    number = doc.text.sentence_of(contact.first)
    first, last = doc.text.sentences[number][0], doc.text.sentences[min(number + 1, len(doc.text.sentences) - 1)][1]
    return any(
        doc.words[k].core in _WELCOMED and doc.words[k - 1].key.removeprefix("و") in ("في", "مقدمه")
        for k in range(first + 1, last)
    )


def _called_summit(doc: Document, contact: ContactFound) -> bool:
    """Whether one of the tellings calls it «قمة»."""
    return any(
        doc.words[k].bare == "قمه" for first, last in contact.evidence for k in range(first, min(first + 3, last))
    )


def _contact(found: Findings, trigger: Trigger) -> ContactFound | None:
    doc = found.doc
    contact = ContactFound(
        trigger.form, trigger.status, trigger.token, trigger.window[1], trigger.rule, verbal=trigger.verbal
    )
    contact.evidence.append((trigger.token, max(trigger.token + 1, min(trigger.window[1], trigger.token + 12))))
    groups = _groups(found, trigger)
    for side, role, entity, body in _represent(groups):
        if all(p.entity is not entity for p in contact.parties):
            contact.parties.append(PartyFound(entity, side, role, body))
    contact.place = _place(found, trigger)
    if contact.form == "visit":
        _visitors_only(contact)
    if contact.place is not None:
        contact.parties = [p for p in contact.parties if p.entity is not contact.place]
    contact.date, contact.date_text = _date(doc, trigger)
    if not _fits_status(doc, contact):
        contact.date, contact.date_text = None, None
    return (
        contact if contact.parties and (len(contact.parties) > 1 or contact.form in ("visit", "conference")) else None
    )


def _told_more_narrowly(visit: ContactFound, contacts: list[ContactFound]) -> bool:
    """A journey is no contact of its own where the meeting for which its travellers came is told."""
    if visit.form != "visit" or visit.verbal:
        return False
    return any(
        c.form in ("meeting", "conference")
        and c.status == visit.status
        and visit.who() <= c.who()
        and len(c.parties) > 1
        for c in contacts
    )


def _fits_status(doc: Document, contact: ContactFound) -> bool:
    """What has taken place did so by the day of publication, what is planned comes after it."""
    if contact.date is None or doc.published is None or any(c.isdigit() for c in contact.date_text or ""):
        return True  # a date in figures says itself what it is; a page's own date may be wrong
    day = doc.published[: len(contact.date)]
    if contact.status == "held":
        return contact.date <= day
    return contact.date > day or (contact.date == day and "اليوم" in (contact.date_text or ""))


def _visitors_only(contact: ContactFound) -> None:
    """A visit's parties are those who travel; who or what is visited counts where it is a person received or a body."""
    travellers = [p for p in contact.parties if p.side == 1]
    if contact.place is not None and travellers:
        contact.parties = travellers


def _groups(found: Findings, trigger: Trigger) -> list[tuple[int, str, Entity, Mention]]:
    """(side, role, who, mention) of everyone named in the clause, in the order of the text."""
    doc, groups = found.doc, []
    side, role = 1, "member"
    subject = _subject_before(found, trigger)
    for who, told in subject:
        groups.append((1, "member", who, told))
    k, last = trigger.window
    seen_any = bool(subject)
    while k < last:
        word = doc.words[k]
        mention = doc.at.get(k)
        if mention is None:
            if word.core in ("مع", "نظيره", "نظيرها", "نظيريه", "نظيرته"):
                side = 2
            elif word.core == "بين":
                side, seen_any = 1, False
            elif word.core in ("بحضور", "حضور") or word.key == "بحضور":
                role = "attendee"
            elif word.core in ("برءاسه", "رءاسه", "براسه", "يراسه"):
                role = "head"
            k += 1
            continue
        named = entity_of(doc, mention, found)
        if named is not None and _takes_part(doc, mention, named):
            if seen_any and role == "member" and (not _joined(doc, mention) or _after_between(doc, trigger, mention)):
                side = 2
            groups.append((side, role, named, mention))
            seen_any = True
            if role == "head":
                role = "member"
        k = mention.last
    if (
        not subject
        and groups
        and trigger.verbal
        and len({id(g[2]) for g in groups}) == 1
        and trigger.form in ("meeting", "call")
    ):
        pronoun = _subject_earlier(found, trigger)
        if pronoun is not None and pronoun is not groups[0][2]:
            groups.insert(0, (1, "member", pronoun, pronoun.mentions[0]))
            groups[1:] = [(2, r, w, m) for _, r, w, m in groups[1:]]
    return groups


def _after_between(doc: Document, trigger: Trigger, mention: Mention) -> bool:
    return (
        any(doc.words[k].core == "بين" for k in range(trigger.token, mention.first))
        and doc.words[mention.first].clitic == "و"
    )


def _takes_part(doc: Document, mention: Mention, who: Entity) -> bool:
    """Whether a mention is a possible party: not the place of the contact, not part of another name."""
    if mention.kind not in ("person", "body", "bare_body", "place", "office", "title"):
        return False
    if who.kind == "place":
        if who.data.get("kind") != "country":
            return False
        before = doc.words[mention.first - 1].key.removeprefix("و") if mention.first else ""
        if doc.words[mention.first].clitic.endswith(("ب", "ل")) or before in _WHERE:
            return False
    if who.kind == "body" and mention.first and doc.words[mention.first - 1].core in ("في", "من", "عن", "على"):
        return (
            doc.words[mention.first - 1].core in ("من", "في")
            and mention.first > 1
            and doc.words[mention.first - 2].bare in _DELEGATES
        )
    return True


_WHERE = frozenset(("في", "الي", "من", "عن", "على", "لدي", "داخل", "لدى", "عبر"))
_DELEGATES = frozenset(
    ("وفد", "وفدا", "ممثلين", "مسءولين", "مسءولون", "مسءولي", "قيادات", "اعضاء", "نواب", "ممثلون", "وفود")
)


def _joined(doc: Document, mention: Mention) -> bool:
    """Whether a mention is joined to the one before it by و or a comma."""
    k = mention.first
    while k > 0 and (
        (doc.at.get(k) is not None and doc.at[k].kind in ("title", "office", "person")) or doc.cls[k] in "H"
    ):
        if doc.words[k].clitic.startswith("و"):
            return True
        k -= 1
    if doc.words[mention.first].clitic.startswith("و"):
        return True
    return k >= 0 and doc.cls[k] in ",ce"


def _represent(groups: list[tuple[int, str, Entity, Mention]]) -> list[tuple[int, str, Entity, Entity | None]]:
    """Where people of a side are named they stand for it; else its bodies; else its countries."""
    chosen: list[tuple[int, str, Entity, Entity | None]] = []
    for side in (1, 2):
        own = [g for g in groups if g[0] == side]
        kinds = {g[2].kind for g in own}
        level = "person" if "person" in kinds else "body" if "body" in kinds else "place"
        body = next((g[2] for g in own if g[2].kind == "body"), None)
        for number, (_, role, who, _) in enumerate(g for g in own if g[2].kind == level):
            part = "head" if role == "head" or (role == "member" and number == 0 and level == "person") else role
            chosen.append((side, part, who, body if level == "person" else None))
    return chosen


def _subject_before(found: Findings, trigger: Trigger) -> list[tuple[Entity, Mention]]:
    """The subject that stands right before the trigger: «الحريري يلتقي …», or of a noun: the sentence's subject."""
    doc = found.doc
    first, k = trigger.before[0], trigger.token - 1
    if trigger.verbal and doc.words[trigger.token].clitic in ("و", "ف"):
        who = _subject_earlier(found, trigger)
        return [(who, who.mentions[0])] if who is not None and not _names_subject(found, trigger) else []
    subjects: list[tuple[Entity, Mention]] = []
    if trigger.verbal:
        while k >= first and k not in doc.at and doc.cls[k] in "kt,-r":
            k -= 1
        while k >= first and k in doc.at:
            named = doc.at[k]
            who = entity_of(doc, named, found)
            if who is not None and _takes_part(doc, named, who):
                subjects.insert(0, (who, named))
            k = named.first - 1
            if k >= first and doc.cls[k] in ",c":
                k -= 1
        return subjects
    if any(doc.words[n].core == "بين" for n in range(trigger.window[0], min(trigger.window[1], trigger.window[0] + 6))):
        return []
    if trigger.form == "visit" and (visitor := _visitor(found, trigger)) is not None:
        return [visitor]
    for k in range(max(first, trigger.token - FAR), trigger.token):
        mention = doc.at.get(k)
        if (
            mention is not None
            and (who := entity_of(doc, mention, found))
            and _takes_part(doc, mention, who)
            and who.kind != "place"
        ):
            return [(who, mention)]
    who = _subject_earlier(found, trigger)
    return [(who, who.mentions[0])] if who is not None else []


def _visitor(found: Findings, trigger: Trigger) -> tuple[Entity, Mention] | None:
    """«… الذي يقوم بزيارة رسمية إلى مصر»: who stands before the relative pronoun that leads to the visit."""
    doc = found.doc
    for k in range(trigger.token - 1, max(trigger.before[0], trigger.token - 7), -1):
        if k in doc.at:
            return None
        if doc.cls[k] == "r":
            n = k - 2 if doc.cls[k - 1] == "," else k - 1
            mention = doc.at.get(n)
            who = entity_of(doc, mention, found) if mention is not None else None
            return (who, mention) if who is not None and mention is not None and who.kind != "place" else None
    return None


def _names_subject(found: Findings, trigger: Trigger) -> bool:
    """Whether the verb's own clause names its subject: a mention right after the verb."""
    k = trigger.window[0]
    return k in found.doc.at and not found.doc.words[k].clitic


def _subject_earlier(found: Findings, trigger: Trigger) -> Entity | None:
    """The one who acts in the sentences before: the first person named in the nearest of them."""
    sentence = found.doc.text.sentence_of(trigger.token)
    for number in range(sentence, max(-1, sentence - 3), -1):
        first, last = found.doc.text.sentences[number]
        for k in range(first, min(last, trigger.token)):
            mention = found.doc.at.get(k)
            if mention is not None and (who := entity_of(found.doc, mention, found)) and who.kind == "person":
                return who
    return None


def _place(found: Findings, trigger: Trigger) -> Entity | None:
    """The narrowest place said with «في» or «بـ» in the contact's clause, or what is visited; a call has none."""
    if trigger.form in ("call", "message"):
        return None
    doc = found.doc
    sentence = doc.text.sentences[doc.text.sentence_of(trigger.token)]
    best: tuple[int, Entity] | None = None
    opens = doc.at.get(sentence[0] + 1)
    if doc.words[sentence[0]].key in ("في", "وفي") and opens is not None and opens.kind == "place":
        entity = opens.entity
        best = (_breadth(entity), entity) if isinstance(entity, Entity) else None
    for k in range(trigger.token, sentence[1]):
        if k >= trigger.window[1] and k not in doc.at and (doc.cls[k] in "SMr" or doc.words[k].bare in _TOPICAL):
            break
        mention = doc.at.get(k)
        if mention is None or mention.first != k or mention.kind != "place" or not isinstance(mention.entity, Entity):
            continue
        if not _said_as_place(found.doc, k, visited=trigger.form == "visit", near=k - trigger.token <= 3):
            continue
        breadth = _breadth(mention.entity)
        if best is None or breadth < best[0]:
            best = (breadth, mention.entity)
    return best[1] if best else None


_TOPICAL = frozenset(
    (
        "بحث",
        "لبحث",
        "حول",
        "بشان",
        "ملف",
        "ازمه",
        "اوضاع",
        "وضع",
        "تطورات",
        "قضيه",
        "قضايا",
        "مناقشه",
        "لمناقشه",
        "شءون",
    )
)
_BREADTH = {"continent": 4, "country": 3, "region": 2, "governorate": 2, "city": 1, "site": 0}
_APPOSED = frozenset(
    ("العاصمه", "مدينه", "محافظه", "منطقه", "ولايه", "مملكه", "جمهوريه", "دوله", "سلطنه", "مقاطعه", "اماره", "بلده")
)


def _breadth(place: Entity) -> int:
    return _BREADTH.get(str(place.data.get("kind")), 1)


def _said_as_place(doc: Document, k: int, *, visited: bool, near: bool) -> bool:
    """Whether «في», «بـ» (of a visit also «إلى», «لـ» or nothing) leads to the place at token k: «في العاصمة الفرنسية باريس»."""
    n = k
    while (
        n > 0
        and not doc.words[n].clitic
        and (doc.words[n - 1].bare in _APPOSED or doc.words[n - 1].core in _APPOSED or doc.cls[n - 1] == "N")
    ):
        n -= 1
    before = doc.words[n - 1].key.removeprefix("و") if n else ""
    clitic = doc.words[n].clitic[-1:]
    if clitic == "ب" or (before == "في" and not clitic):
        return True
    return visited and (clitic == "ل" or before == "الي" or near)


def _dateline(found: Findings) -> Entity | None:
    """The town with which the report begins: «الرياض – واس», «جدة 25 شوال», «عين اليوم – عدن»."""
    doc = found.doc
    for number in range(1 if doc.titled else 0, min(4, len(doc.text.sentences))):
        first, last = doc.text.sentences[number]
        for k in range(first, min(last, first + 5)):
            mention = doc.at.get(k)
            if mention is None or mention.kind != "place" or mention.first != k:
                continue
            after = doc.cls[mention.last] if mention.last < len(doc.words) else "\n"
            opens = k == first or doc.cls[k - 1] in "-/("
            if opens and not doc.words[k].clitic and after in "-:(0)/\n" and isinstance(mention.entity, Entity):
                town = mention.entity.data.get("kind") != "country" or after == "0"
                return mention.entity if town else None
    return None


def _places_from_context(found: Findings, contacts: list[ContactFound], journeys: list[ContactFound]) -> None:
    """A meeting without a place took place where the visit told beside it led, or in the town of the dateline."""
    town = _dateline(found)
    for contact in contacts:
        if contact.place is not None or contact.form not in ("meeting", "conference", "signing"):
            continue
        own = [j for j in journeys if j.who() & contact.who() and j.status == contact.status]
        if len({id(j.place) for j in own}) == 1:
            contact.place = own[0].place
        elif town is not None and contact.status == "held" and found.doc.text.sentence_of(contact.first) <= 3:
            contact.place = town


_FULL_DATES = frozenset(("day_month", "numeric"))


def _date(doc: Document, trigger: Trigger) -> tuple[str | None, str | None]:
    """The day told in the trigger's own clause; in the lead of the report, the nearest of the sentence."""
    number = doc.text.sentence_of(trigger.token)
    sentence = doc.text.sentences[number]
    begin = sentence[0]
    for k in range(trigger.token - 1, max(sentence[0], trigger.token - FAR) - 1, -1):
        if doc.cls[k] in "S:" or (doc.cls[k] == "a" and number > 2):
            begin = k + 1
            break
    end = sentence[1] if number <= 2 else min(sentence[1], max(trigger.window[1], trigger.token + 12))
    low, high = doc.text.starts[begin], doc.text.ends[end - 1]
    here = doc.text.starts[trigger.token]
    near = [d for d in doc.dates if low <= d.start < high and d.value]
    if not near:
        return None, None
    best = min(near, key=lambda d: abs(d.start - here))
    for other in near:  # «اليوم الأربعاء 02 نوفمبر 2016»: the full date says more than the word before it
        if other.kind in _FULL_DATES and 0 <= other.start - best.end <= 20 and len(other.value or "") == 10:
            best = other
    return best.value, doc.text.text[best.start : best.end]


def _same(a: ContactFound, b: ContactFound) -> bool:
    """Whether two tellings are of one contact: the same status and form, parties in common, no two days."""
    if a.date and b.date and a.date != b.date:
        return False
    if a.status != b.status and ((a.verbal and b.verbal) or a.who() != b.who() or a.form == "visit"):
        return False
    mine, other = a.who(), b.who()
    shared = len(mine & other)
    if a.form != b.form:
        family = {"meeting", "conference"}
        if not ({a.form, b.form} <= family and shared >= 2):
            return False
    if a.form == "visit" and a.place is not None and b.place is not None and a.place is not b.place:
        return False
    if _stand_for(a, b) or _stand_for(b, a):
        return True
    return bool(shared) and (shared == len(mine) or shared == len(other) or shared * 2 > len(mine | other))


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
        if body.kind == "place" and body.data.get("country") and office.data.get("country") == body.data["country"]:
            return True
    return False


def _merge(kept: ContactFound, again: ContactFound) -> None:
    """Add what a second telling knows; the side of who is known stays."""
    if kept.status != again.status and not (kept.verbal and not again.verbal):
        kept.status = again.status if again.verbal else "planned"  # «قمة كيم وترمب» alone does not say when
    sides = {id(p.entity): p.side for p in kept.parties}
    known = [p for p in again.parties if id(p.entity) in sides]
    flip = bool(known) and sides[id(known[0].entity)] != known[0].side
    for party in again.parties:
        if id(party.entity) not in sides and not (
            party.entity.kind != "person" and any(p.entity.kind == "person" for p in kept.parties)
        ):
            party.side = 3 - party.side if flip else party.side
            kept.parties.append(party)
    if kept.place is None or (again.place is not None and _breadth(again.place) < _breadth(kept.place)):
        kept.place = again.place
    if kept.date is None:
        kept.date, kept.date_text = again.date, again.date_text
    kept.evidence += again.evidence


_ATTEND = frozenset(
    (
        "حضر",
        "حضرت",
        "رافق",
        "رافقه",
        "رافقت",
        "حضره",
        "حضرها",
        "شارك",
        "حضور",
        "بحضور",
        "رافقهم",
        "يرافقه",
        "يرافق",
        "ترافق",
        "رافقها",
        "ضم",
        "يضم",
        "ضمت",
    )
)


def _attendance(found: Findings, contacts: list[ContactFound]) -> None:
    """«ورافق رئيس الائتلاف كل من …», «حضر الاستقبال …»: the people listed there took part in the contact told before."""
    doc = found.doc
    for number, (first, last) in enumerate(doc.text.sentences):
        hits = [k for k in range(first, last) if doc.words[k].core in _ATTEND and k not in doc.at]
        before = [c for c in contacts if c.first <= (hits[0] if hits else -1)]
        if not hits or not before or number == 0:
            continue
        contact = before[-1]
        self_told = any(first <= c.first < last and c.first > hits[0] for c in contacts)
        if self_told or not _speaks_of_contact(doc, hits[0], last):
            continue
        side = 1
        for k in range(hits[0], last):
            mention = doc.at.get(k)
            if (
                doc.words[k].core in ("الجانب", "جانب", "الوفد", "وفد")
                and k + 1 < last
                and (nisba := doc.words[k + 1].has("nisba"))
            ):
                side = _side_of_country(contact, nisba.get("country", ""), side)
            if (
                mention is None
                or mention.first != k
                or mention.kind != "person"
                or not isinstance(mention.entity, Entity)
            ):
                continue
            if all(p.entity is not mention.entity for p in contact.parties):
                contact.parties.append(
                    PartyFound(
                        mention.entity, side, "member" if doc.words[hits[0]].core.startswith("رافق") else "attendee"
                    )
                )


_COMPRISES = frozenset(("ضم", "يضم", "ضمت", "تضم"))


def _speaks_of_contact(doc: Document, k: int, last: int) -> bool:
    """Whether the verb of attending has the contact (or its head) as object, or lists people."""
    near = [doc.words[n] for n in range(k + 1, min(last, k + 12))]
    return (
        doc.words[k].core.startswith(("رافق", "يراف"))
        or (
            doc.words[k].core in _COMPRISES
            and any(doc.words[n].bare == "وفد" for n in range(max(0, k - 25), min(last, k + 4)))
        )
        or any(w.has("meet") or w.bare in ("استقبال", "مقابله", "حفل", "جلسه") for w in near)
        or doc.words[k].core in ("حضره", "حضرها")
    )


def _side_of_country(contact: ContactFound, country: str, default: int) -> int:
    for party in contact.parties:
        if any(o.data.get("country") == country for o in party.entity.offices):
            return party.side
    return default


def _represented(contact: ContactFound) -> None:
    """Who sits with the head of a delegation represents the same body."""
    for side in (1, 2):
        bodies = {id(p.body): p.body for p in contact.parties if p.side == side and p.body is not None}
        if len(bodies) == 1:
            for party in contact.parties:
                if party.side == side and party.entity.kind == "person" and party.body is None:
                    party.body = next(iter(bodies.values()))


def _enough(contact: ContactFound) -> bool:
    """At least two named parties; a visit or conference at a named place may have one."""
    if len(contact.parties) >= 2:
        return True
    return bool(contact.parties) and contact.form in ("visit", "conference") and contact.place is not None


def offices_of_leaders(found: Findings) -> None:
    """«وفد من الائتلاف برئاسة الحريري … رئيس الائتلاف الوطني»: a lone office of a body is its delegation's head's, where no one else holds it."""
    taken = {o.name for p in found.people for o in p.offices}
    for mention in found.doc.mentions:
        inner = mention.data.get("body_mention") if mention.kind == "office" and mention.entity is None else None
        if (
            inner is None
            or mention.data.get("number") != "s"
            or mention.name in taken
            or not isinstance(inner.entity, Entity)
        ):
            continue
        heads = [
            p.entity
            for c in found.contacts
            for p in c.parties
            if p.role == "head" and p.body is inner.entity and not p.entity.offices
        ]
        if len({id(h) for h in heads}) == 1 and mention.start > heads[0].mentions[0].start:
            mention.rule = "leader_of_delegation"
            heads[0].offices.append(mention)
            mention.entity = heads[0]


def topics_of(doc: Document, contact: ContactFound) -> list[tuple[int, int]]:
    """What the contact was about, from the sentence that tells it and the one after; each topic once."""
    number = doc.text.sentence_of(contact.evidence[-1][0])
    found: list[tuple[int, int]] = []
    names: set[str] = set()
    for sentence in dict.fromkeys((doc.text.sentence_of(contact.first), number, number + 1)):
        if sentence < len(doc.text.sentences):
            for topic in topic_ranges(doc, *doc.text.sentences[sentence]):
                words = doc.text.slice(*topic)
                if words not in names:
                    names.add(words)
                    found.append(topic)
    return found
