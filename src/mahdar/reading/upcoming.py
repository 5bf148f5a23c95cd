"""Upcoming items with their actors, day and place."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.lexicon.sets import word_tuple
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document
from mahdar.rules.upcoming import find_upcoming
from mahdar.rules.upcoming_phrases import UpcomingFound


@dataclass(slots=True)
class UpcomingItem:
    """One item before it is written down."""

    tokens: tuple[int, int]
    kind: str
    certainty: str
    rule: str
    actors: list[Entity] = field(default_factory=list)
    when: str | None = None
    when_text: str | None = None
    place: Entity | None = None
    id: str = ""


def build_upcoming(found: Findings) -> list[UpcomingItem]:
    """Every item once: what the headline announces and the body tells again is the body's."""
    doc = found.doc
    head = doc.text.sentences[0][1] if doc.titled else 0
    hits = find_upcoming(doc)
    contacts = [hit for hit in hits if hit.kind in _CONTACTS and _names_contact(doc, hit)]
    told = [_item(found, hit) for hit in hits if not _belongs_to_contact(doc, hit, contacts)]
    items: list[UpcomingItem] = []
    for item in sorted(told, key=lambda item: (item.tokens[0] < head, _only_mentioned(doc, item), -_length(item))):
        if not any(_same(doc, item, other) for other in (*items[:_LEAD], *items[_LEAD:][-_LATEST:])):
            items.append(item)
    return sorted(items, key=lambda item: item.tokens)


_LEAD, _LATEST = 40, 20
"""With which items another is compared: more than any report has; a text of thousands costs no more than its length."""


def _belongs_to_contact(doc: Document, hit: UpcomingFound, contacts: list[UpcomingFound]) -> bool:
    """«سيبحث الزعيمان الوضع», «سيلتقي خلالها الوزراء»: what is done at a contact that the report has announced is no second thing."""
    first, end = hit.tokens
    verb = doc.words[first].core
    within = first + 1 < end and doc.words[first + 1].core in ("خلالها", "خلاله")
    if "occasion" in doc.words[first].roles or not (within or any(stem in verb for stem in _DISCUSS)):
        return False
    if within and any(doc.at[k].kind in ("person", "office") for k in range(first, end) if k in doc.at):
        return False
    kinds = _CONTACTS if not within else ("visit",)
    return any(other is not hit and other.kind in kinds for other in contacts)


_DISCUSS = word_tuple("upcoming", "discuss")
_CONTACTS = frozenset(("visit", "meeting", "talks", "summit", "conference", "session"))


def _names_contact(doc: Document, hit: UpcomingFound) -> bool:
    return not any(stem in doc.words[hit.tokens[0]].core for stem in _DISCUSS)


def _item(found: Findings, hit: UpcomingFound) -> UpcomingItem:
    doc = found.doc
    item = UpcomingItem(hit.tokens, hit.kind, hit.certainty, hit.rule)
    for k in range(*hit.tokens):
        mention = doc.at.get(k)
        if mention is None or not isinstance(mention.entity, Entity):
            continue
        if mention.entity.kind == "place":
            item.place = item.place or mention.entity
        elif mention.entity not in item.actors:
            item.actors.append(mention.entity)
    start, end = doc.text.starts[hit.tokens[0]], doc.text.ends[hit.tokens[1] - 1]
    for date in doc.dates_in(start, end + 25):
        if date.value and (doc.published is None or date.value >= doc.published[: len(date.value)]):
            item.when, item.when_text = date.value, doc.text.text[date.start : date.end]
            break
    return item


def _length(item: UpcomingItem) -> int:
    return item.tokens[1] - item.tokens[0]


def _only_mentioned(doc: Document, item: UpcomingItem) -> bool:
    """«القمة المرتقبة»: an occasion spoken of as known."""
    word = doc.words[item.tokens[0]]
    return "occasion" in word.roles and word.definite


_NO_MATTER = "p,ct0/"
"""Classes of words that say nothing of what is announced: prepositions, marks, times and numbers."""


def _same(doc: Document, a: UpcomingItem, b: UpcomingItem) -> bool:
    """Half of the words of the longer are in the other; of an occasion, half of the shorter, or one only mentions it."""
    mine = {doc.words[k].bare for k in range(*a.tokens) if doc.cls[k] not in _NO_MATTER}
    other = {doc.words[k].bare for k in range(*b.tokens) if doc.cls[k] not in _NO_MATTER}
    if _only_mentioned(doc, a) and doc.words[a.tokens[0]].bare in other:
        return True
    if _same_deed(doc, a, b) or _told_twice(doc, a, b):
        return True
    if _of_other_people(doc, a, b) or _on_other_days(a, b):
        return False
    occasions = "occasion" in doc.words[a.tokens[0]].roles and "occasion" in doc.words[b.tokens[0]].roles
    if (
        occasions
        and a.kind == b.kind
        and (_only_mentioned(doc, a) or len(mine & other) * 2 >= min(len(mine), len(other)))
    ):
        return True
    return len(mine & other) * 2 >= max(len(mine), len(other))


def _told_twice(doc: Document, a: UpcomingItem, b: UpcomingItem) -> bool:
    """«سيلقي كلمة غدا», «سيلقي كلمته الأخيرة غدا»: one verb of the future on one day; a visit to one place."""
    first, second = doc.words[a.tokens[0]], doc.words[b.tokens[0]]
    if a.kind == b.kind == "visit" and a.place is not None and a.place is b.place and not _on_other_days(a, b):
        return True
    if first.core.removeprefix("س") != second.core.removeprefix("س") or "occasion" in first.roles:
        return False
    if not (first.core.startswith("س") or second.core.startswith("س")):
        return False
    dated = a.when_text is not None and a.when_text == b.when_text
    return dated or (a.when is not None and a.when == b.when)


def _of_other_people(doc: Document, a: UpcomingItem, b: UpcomingItem) -> bool:
    """«اجتماع مع وزير الخارجية فلان», «لقاء مع وزير الخارجية فلان»: each with somebody else."""
    mine = {id(who) for who in a.actors if who.kind == "person"}
    other = {id(who) for who in b.actors if who.kind == "person"}
    return bool(mine - other) and bool(other - mine)


def _on_other_days(a: UpcomingItem, b: UpcomingItem) -> bool:
    """«تبدأ الامتحانات يوم السبت 21 حزيران … تبدأ الامتحانات يوم السبت 12 تموز»: each on a full date of its own."""
    dated = all(item.when and len(item.when) == _DAY and any(map(str.isdigit, item.when_text or "")) for item in (a, b))
    return dated and a.when != b.when


_DAY = len("2025-06-21")


def _same_deed(doc: Document, a: UpcomingItem, b: UpcomingItem) -> bool:
    """«سنتحرك مع روسيا» in the headline, «ستتحرك مع موسكو» in the lead: one deed in two persons of its verb."""
    head = doc.text.sentences[0][1] if doc.titled else 0
    first, second = doc.words[a.tokens[0]].core, doc.words[b.tokens[0]].core
    return (
        min(a.tokens[0], b.tokens[0]) < head
        and len(first) > 4
        and first[2:] == second[2:]
        and {first[:2], second[:2]} <= {"سي", "ست", "سن"}
    )
