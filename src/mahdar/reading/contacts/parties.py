"""Who takes part in a contact, on which side and in which role."""

from __future__ import annotations

from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.rules.contacts import Trigger
from mahdar.rules.document import FAR, Document, Mention


def groups_of(found: Findings, trigger: Trigger) -> list[tuple[int, str, Entity, Mention]]:
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
        if named is not None and takes_part(doc, mention, named):
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


def takes_part(doc: Document, mention: Mention, who: Entity) -> bool:
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


def represent(groups: list[tuple[int, str, Entity, Mention]]) -> list[tuple[int, str, Entity, Entity | None]]:
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
            if who is not None and takes_part(doc, named, who):
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
            and takes_part(doc, mention, who)
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
