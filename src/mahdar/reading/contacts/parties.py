"""Who takes part in a contact, on which side and in which role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.reading.contacts.delegation import unnamed_subject
from mahdar.reading.contacts.nameless import states_of, states_of_counterparts, two_meant, two_states
from mahdar.reading.contacts.party_mentions import (
    after_between,
    goes_on_with_his_posts,
    is_party,
    joined,
    owns_room,
    says_with_whom_anywhere,
)
from mahdar.reading.contacts.representing import Seat
from mahdar.reading.contacts.subjects import SubjectFinder
from mahdar.reading.contacts.taking_part import (
    stands_aside,
    state_of_delegation,
    who_is,
)
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import gender_of
from mahdar.reading.writing import Findings
from mahdar.rules.contact_clause import clause_end, tells_of_several
from mahdar.rules.contact_trigger import ATTENDING, Trigger
from mahdar.rules.document import FAR, Document, Mention
from mahdar.rules.name_start import COUNTERPARTS


def _after_relative(found: Findings, trigger: Trigger, subjects: SubjectFinder, seats: list[Seat]) -> list[Seat]:
    """«والتقى المدير السابق، الذي عين حديثا، الرئيس فلان»: after a relative clause between commas the one who is met is named."""
    doc, end = found.doc, trigger.window[1]
    if not trigger.verbal or trigger.verb not in _DIRECT or end >= len(doc.words) or doc.cls[end] != "r":
        return []
    if doc.cls[end - 1] != "," or len({id(seat.who) for seat in seats}) > 1:
        return []
    last = min(doc.text.sentences[doc.text.sentence_of(trigger.token)][1], end + _RELATIVE)
    for k in range(end + 1, last - 1):
        mention = doc.at.get(k + 1)
        if doc.cls[k] == "," and (mention is not None or doc.cls[k + 1] == "H") and not doc.words[k + 1].clitic:
            if mention is not None and mention.kind not in ("person", "office", "title"):
                continue
            window = (k + 1, clause_end(doc, k + 2, last))
            named = _named_in_clause(found, replace(trigger, window=window), subjects, begun=False)
            return [seat._replace(side=2) for seat in named]
    return []


def _led_by(found: Findings, trigger: Trigger, subjects: SubjectFinder) -> list[Seat]:
    """«التقى الرئيس بالوفد التجاري الذي يزور البلاد برئاسة فلان»: who leads a delegation stands behind its relative clause."""
    doc, end = found.doc, trigger.window[1]
    if not trigger.verbal or end >= len(doc.words) or doc.cls[end] != "r":
        return []
    delegations = doc.lexis.lexicon.contact["delegation"]
    if not any(
        k not in doc.at and doc.words[k].bare in delegations for k in range(max(trigger.token, end - _NEAR), end)
    ):
        return []
    last = doc.text.sentences[doc.text.sentence_of(trigger.token)][1]
    for k in range(end + 1, min(last, end + _VISITS)):
        if doc.cls[k] in "S.;:":
            return []
        if doc.words[k].core in doc.lexis.lexicon.contact["led_by"] and k not in doc.at:
            window = (k, clause_end(doc, k + 1, last))
            named = _named_in_clause(found, replace(trigger, window=window), subjects, begun=False)
            return [seat._replace(side=2) for seat in named if seat.who.kind == "person"]
    return []


_NEAR, _VISITS = 8, 12
"""How many tokens before a relative clause the delegation stands, and how many the clause may have."""
_RELATIVE = 40  # how many tokens a relative clause and what follows it may have


def groups_of(found: Findings, trigger: Trigger, subjects: SubjectFinder) -> list[Seat]:
    """Everyone named in the clause, in the order of the text."""
    subject = subjects.before(trigger)
    both = trigger.of_pronoun and found.doc.words[trigger.token].core.endswith("هما")  # «اجتماعهما»
    seats = [Seat(2 if both and n else 1, "member", who, told) for n, (who, told) in enumerate(subject)]
    seats += _named_in_clause(found, trigger, subjects, begun=bool(seats), acting=tuple(seats))
    seats += [
        seat for seat in _after_relative(found, trigger, subjects, seats) if all(seat.who is not s.who for s in seats)
    ]
    seats += [seat for seat in _led_by(found, trigger, subjects) if all(seat.who is not s.who for s in seats)]
    if trigger.form == "call" and not trigger.verbal and not says_with_whom_anywhere(found.doc, trigger):
        seats = [seat for seat in seats if seat.who.kind == "person"]  # «قال في اتصال هاتفي إن الحرب ضد التنظيم …»
    other = subjects.meant_by_pronoun(trigger, [seat.who for seat in seats])
    if other is not None:
        seats.append(Seat(2, "member", other, other.mentions[0]))
    elif (
        not subject
        and trigger.verbal
        and not unnamed_subject(found.doc, trigger)
        and not _of_unnamed(found.doc, trigger)
        and not _with_unnamed(found.doc, trigger)
        and (_lacks_subject(trigger, seats) or _travels(found.doc, trigger, seats))
        and not _told_by_noun(found.doc, trigger)
    ):
        acting = subjects.earlier(trigger)
        if acting is not None and all(seat.who is not acting for seat in seats):
            seats = [Seat(1, "member", acting, acting.mentions[0])] + [seat._replace(side=2) for seat in seats]
    return _sides_of_joined(trigger, _met_apart(found.doc, trigger, seats, subjects))


def _of_unnamed(doc: Document, trigger: Trigger) -> bool:
    """«الذين حضروا المراسم»: a relative clause of those whom nobody names has no other subject."""
    k = trigger.token - 1
    while k >= trigger.before[0] and k not in doc.at and doc.cls[k] in "kt":
        k -= 1
    return k >= trigger.before[0] and doc.words[k].core in _WHO and not trigger.has_object


def _with_unnamed(doc: Document, trigger: Trigger) -> bool:
    """«يناقش رئيس الحكومة فلان الملفات مع المسؤولين …»: the others are told, though nobody names them."""
    group = doc.lexis.lexicon.contact["group"]
    for k in range(trigger.window[0] + 1, trigger.window[1] - 1):
        if doc.words[k].core == "مع" and any(n in doc.at for n in range(trigger.window[0], k)):
            n = k + 1 + (doc.words[k + 1].core in _SEVERAL)
            return n < len(doc.words) and doc.words[n].bare in group and n not in doc.at
    return False


_SEVERAL = word_set("parties", "several")


def _met_apart(doc: Document, trigger: Trigger, seats: list[Seat], subjects: SubjectFinder) -> list[Seat]:
    """«ومن المقرر أن يلتقي رئيس الجمهورية فلان ورئيس المجلس فلان كلا على حدة»: both are met by the one of whom the text tells."""
    people = [seat for seat in seats if seat.who.kind == "person"]
    if trigger.verb not in _DIRECT or not trigger.verbal or len(people) < 2 or any(s.side != 1 for s in seats):
        return seats
    if trigger.number or not tells_of_several(doc, trigger.token, trigger.window[1]):
        return seats
    acting = subjects.earlier(trigger)
    if acting is None or any(seat.who is acting for seat in seats):
        return seats
    return [Seat(1, "member", acting, acting.mentions[0]), *(seat._replace(side=2) for seat in seats)]


def _sides_of_joined(trigger: Trigger, seats: list[Seat]) -> list[Seat]:
    """«عقد الرئيس فلان ورئيس الوزراء فلان قمة»: those who are joined and meet one another sit on sides of their own.

    So do two; of more only those whose offices are of different countries.
    """
    members = list(dict.fromkeys(id(seat.who) for seat in seats if seat.who.kind == "person" and seat.role == "member"))
    together = any(seat.side != 1 or seat.role != "member" for seat in seats)
    if together or len(members) < 2 or trigger.verb in ATTENDING or trigger.form in ("visit", "arrival", "message"):
        return seats
    states = {next((o.data["country"] for o in seat.who.offices if o.data.get("country")), None) for seat in seats}
    if len(members) > 2 and (len(states) < len(members) or None in states):
        return seats
    return [seat._replace(side=members.index(id(seat.who)) + 1) if id(seat.who) in members else seat for seat in seats]


def _travels(doc: Document, trigger: Trigger, seats: list[Seat]) -> bool:
    """«أنه غادر إلى الرياض», «ثم زار العراق»: who travels is the one of whom the text tells, no traveller stands there."""
    if seats or trigger.form not in ("visit", "arrival") or trigger.before[0] == trigger.before[1]:
        return False
    first = doc.text.sentences[doc.text.sentence_of(trigger.token)][0]
    if trigger.token > first and not trigger.joined and doc.cls[trigger.token - 1] not in "ack,":
        return False
    k, last = trigger.window
    place = doc.at.get(k + 1 if k < last and doc.cls[k] == "p" else k)
    return k < last and place is not None and place.kind == "place"


def _told_by_noun(doc: Document, trigger: Trigger) -> bool:
    """«أول زيارة يجريها مسؤول إسباني»: a noun right after the verb of the visit is who came, though nobody names him."""
    k = trigger.window[0]
    if trigger.rule != "noun_of_visit" or k >= trigger.window[1]:
        return False
    named = doc.at.get(k)
    nameless = named is None or (named.kind == "office" and named.entity is None)
    return nameless and not doc.words[k].clitic and doc.words[k].bare in doc.lexis.lexicon.contact["group"]


def _lacks_subject(trigger: Trigger, seats: list[Seat]) -> bool:
    """Whether a verb of meeting has but one who is named: the other is the one of whom the text tells."""
    if trigger.verb in ATTENDING:
        return not any(seat.who.kind == "person" and seat.role == "member" for seat in seats)
    if trigger.joined and trigger.verb in _DIRECT and not any(seat.side == 2 for seat in seats):
        return bool(seats)  # «زار بيروت والتقى الرئيس فلان ورئيس المجلس فلان»
    if trigger.form == "visit" and trigger.rule == "noun_of_visit" and trigger.before[0] == trigger.before[1]:
        return not any(
            seat.who.kind == "person" for seat in seats
        )  # «الزيارة التي يقوم بها للمملكة على رأس وفد من المجلس»
    return trigger.form in ("meeting", "call", "signing") and len({id(seat.who) for seat in seats}) == 1


_DIRECT = lemma_set("parties", "direct")


def _named_in_clause(
    found: Findings, trigger: Trigger, subjects: SubjectFinder, *, begun: bool, acting: Sequence[Seat] = ()
) -> list[Seat]:
    """Those named in the clause: «مع», «نظيره» or a name that is not joined begins the other side."""
    doc = found.doc
    seats: list[Seat] = []
    side, role, spoken_for = 1, "member", False
    k, last = trigger.window
    while k < last:
        mention = doc.at.get(k)
        if mention is None:
            core = doc.words[k].core
            if _is_met_delegation(doc, trigger, k, begun=begun and role == "member"):
                side = 2
            if (latter := _the_latter(found, k, trigger)) is not None:
                side = 2 if begun and side == 1 and "direct" in trigger.takes else side
                seats.append(Seat(side, role, latter, latter.mentions[0]))
                begun = True
            elif _states_act(trigger, core) and (states := two_states(found, k, subjects.contacts)):
                seats += [Seat(number, role, who, who.mentions[0]) for number, who in enumerate(states, 1)]
            elif core in _WITH or core in COUNTERPARTS:
                side = 2
                posts = {str(o.data.get("post")) for s in [*acting, *seats] for o in s.who.offices}
                states = states_of_counterparts(found, k, last, posts) if role == "member" else []
                states = [who for who in states if all(who is not s.who for s in [*acting, *seats])]
                seats += [Seat(side, role, who, who.mentions[0]) for who in states]
            elif core == "بين":
                side, begun = 1, False
            elif trigger.form == "signing" and core.endswith("ان") and (both := two_meant(found, k, subjects.contacts)):
                seats += [Seat(side, role, who, who.mentions[0]) for who in both]  # «وقع الجانبان مذكرة»
            elif core in _IN_PRESENCE:
                role = "attendee"
            elif trigger.form == "visit" and core in doc.lexis.lexicon.contact["along"]:
                side, begun = 1, False  # «تفقد المحافظ فلان …، يرافقه فلان»
            elif core in doc.lexis.lexicon.contact["led_by"]:
                role = "head"
            elif (
                role == "member"
                and trigger.verb not in ATTENDING
                and (state := state_of_delegation(found, k, last)) is not None
            ):
                side = 2 if begun and "direct" in trigger.takes else side
                seats.append(Seat(side, role, state, state.mentions[0]))
                begun = True
            k += 1
            continue
        if _is_represented(doc, mention):
            spoken_for, k = bool(seats), mention.last
            continue
        named = who_is(found, mention)
        if named is None and (several := two_meant(found, k, subjects.contacts) or states_of(found, mention)):
            if role == "member" and not stands_aside(doc, mention, trigger.token):
                side = 2 if begun and not joined(doc, mention, lists=side == 2) else side
                seats += [Seat(side, role, who, who.mentions[0]) for who in several]
                begun = True
            k = mention.last
            continue
        if named is not None and seats and seats[-1].who is named:
            k = mention.last  # «الرئيس ميشال عون»: office and name are one
            continue
        if named is not None and named.kind == "body" and goes_on_with_his_posts(doc, mention):
            k = mention.last
            continue
        parted = begun and role == "member" and trigger.verb not in ATTENDING and not spoken_for
        spoken_for = spoken_for and (named is None or named.kind != "person")
        sits = named is not None and is_party(doc, trigger, mention, named)
        if parted and not joined(doc, mention, lists=side == 2 or "direct" not in trigger.takes):
            # nobody's office may stand here, but he sits on the other side: «يلتقي الرئيس فلان رئيس …»
            side = 2 if sits or (named is None and mention.kind in ("office", "title")) else side
        if (
            named is not None
            and named.kind == "body"
            and (leader := subjects.delegation.leader_of(mention)) is not None
        ):
            named = leader
        if sits and role == "member" and len(seats) > 1 and named is not None and named.kind == "person":
            sits = not owns_room(doc, mention)
        if named is not None and sits:
            side = 2 if parted and after_between(doc, trigger, mention) else side
            seats.append(Seat(side, role, named, mention))
            begun = True
            role = "member" if role == "head" else role
        k = mention.last
    return seats


def _is_represented(doc: Document, mention: Mention) -> bool:
    """«وقعت الجامعة ممثلة برئيسها فلان مذكرة مع …»: who is named next sits for the body before, on its side."""
    after = doc.words[mention.last] if mention.last < len(doc.words) else None
    return doc.words[mention.first].bare in _REPRESENTED and after is not None and after.clitic == "ب"


_REPRESENTED = word_set("parties", "represented")
_WITH = word_set("parties", "with")
_IN_PRESENCE = word_set("parties", "in presence")
_WHO = word_set("parties", "who")
_LATTER = word_set("parties", "the latter")


def _states_act(trigger: Trigger, core: str) -> bool:
    """Whether a dual of states may be who takes part: «وقع البلدان», «توقيع البلدين»; not «العلاقات بين البلدين», and a summit is of heads."""
    return trigger.form == "signing" or (core.endswith("ان") and trigger.form != "conference")


def _is_met_delegation(doc: Document, trigger: Trigger, k: int, *, begun: bool) -> bool:
    """«التقى الوالي وفد القبيلة برئاسة …»: a delegation after the one who acts sits on the other side."""
    word = doc.words[k]
    met = begun and trigger.verbal and "direct" in trigger.takes and trigger.noun < 0
    return met and not word.clitic and word.bare in doc.lexis.lexicon.contact["delegation"]


def _the_latter(found: Findings, k: int, trigger: Trigger) -> Entity | None:
    """«قمة بين الأخير ورئيس …», «زيارة قام بها الأخير»: the person named last before; «زيارته الأخيرة» is an adjective."""
    doc = found.doc
    if doc.words[k].core not in _LATTER or not (
        k == trigger.window[0] or doc.cls[k - 1] in "ph" or doc.words[k].clitic
    ):
        return None
    feminine = doc.words[k].bare.endswith("ه")
    for n in range(k - 1, max(-1, k - FAR), -1):
        mention = doc.at.get(n)
        if mention is not None and mention.kind == "person" and isinstance(mention.entity, Entity):
            if gender_of(doc, mention.entity) != ("m" if feminine else "f"):
                return mention.entity
    return None
