"""Who takes part in a contact, on which side and in which role."""

from __future__ import annotations

from mahdar.reading.contacts.subjects import SubjectFinder
from mahdar.reading.contacts.taking_part import takes_part
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.rules.contacts import Trigger
from mahdar.rules.document import Document, Mention


def groups_of(found: Findings, trigger: Trigger, subjects: SubjectFinder) -> list[tuple[int, str, Entity, Mention]]:
    """(side, role, who, mention) of everyone named in the clause, in the order of the text."""
    doc, groups = found.doc, []
    side, role = 1, "member"
    subject = subjects.before(trigger)
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
        visited = trigger.form in ("visit", "arrival") and named is not None and named.kind == "place"
        if named is not None and not visited and takes_part(doc, mention, named):
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
        pronoun = subjects.earlier(trigger)
        if pronoun is not None and pronoun is not groups[0][2]:
            groups.insert(0, (1, "member", pronoun, pronoun.mentions[0]))
            groups[1:] = [(2, r, w, m) for _, r, w, m in groups[1:]]
    return groups


def _after_between(doc: Document, trigger: Trigger, mention: Mention) -> bool:
    return (
        any(doc.words[k].core == "بين" for k in range(trigger.token, mention.first))
        and doc.words[mention.first].clitic == "و"
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
