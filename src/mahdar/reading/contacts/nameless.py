"""Offices that nobody is named for: «الوزيران», «زعماء مصر والأردن», «نظيره المصري», and the states for which they stand."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.lexicon.sets import word_set, word_table
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document, Mention
from mahdar.rules.name_start import COUNTERPARTS

_NAME_FOLLOWS = 4  # tokens after an office in which its holder may be named after all
_BOTH_STATES = word_set("nameless", "both states")
_TWIN_STATES = word_table("nameless", "twin states")
"""Words that name two states at once, with their codes."""
_SIDES = word_set("nameless", "sides")


def two_meant(found: Findings, k: int, contacts: Sequence[ContactFound]) -> list[Entity]:
    """«الوزيران», «الرئيسين»: the two named last before who hold such an office; «الجانبان»: those who met last."""
    doc = found.doc
    if doc.words[k].core in _SIDES:
        return _met_last(contacts)
    mention = doc.at.get(k)
    if mention is None or mention.first != k or not _is_dual(doc, mention):
        return []
    post = mention.data.get("post")
    near = sorted(_last_before(found, mention.start), key=lambda told: -told[0])
    holders = [who for _, who in near if any(o.data.get("post") == post for o in who.offices)]
    if len(holders) < 2 and post in _RULERS and _rulers_last(near) is not None:
        holders = _rulers_last(near) or holders  # «وصل الرئيس فلان … استقبله الملك فلان. وعقد الرئيسان …»
    if len(holders) == 1:  # «السيسي … نظيره السوداني عمر البشير … الرئيسين»: the other's office is told by a pronoun
        holders += [who for _, who in near if not who.offices][:1]
    return sorted(holders[:2], key=lambda who: who.mentions[0].start) if len(holders) >= 2 else []


def _rulers_last(near: list[tuple[int, Entity]]) -> list[Entity] | None:
    """The two heads of states named last, whatever they are called; None where fewer are named."""
    rulers = [who for _, who in near if any(o.data.get("post") in _RULERS for o in who.offices)]
    return rulers[:2] if len(rulers) >= 2 else None


_RULERS = frozenset(("president", "king", "emir", "sultan", "leader", "monarch", "ruler"))


def two_states(found: Findings, k: int, contacts: Sequence[ContactFound]) -> list[Entity]:
    """«الكوريتان»; «البلدان» of those who met last: the two states, where the text names both."""
    core = found.doc.words[k].core
    if core in _BOTH_STATES:
        countries = [_country_of(who) for who in _met_last(contacts)]
    else:
        countries = _TWIN_STATES.get(core, "").split()
    states = [state for country in countries for state in _named_state(found, country)]
    return states if len(states) == 2 and states[0] is not states[1] else []


def _country_of(who: Entity) -> str:
    """The state for which somebody speaks by his office, or which he is."""
    if who.kind == "place":
        return str(who.data.get("country") or "")
    return next((str(o.data["country"]) for o in who.offices if o.data.get("country")), "")


def _is_dual(doc: Document, mention: Mention) -> bool:
    word = doc.words[mention.first]
    unheld = mention.kind == "office" and mention.entity is None
    return unheld and mention.data.get("number") == "d" and word.definite


def _met_last(contacts: Sequence[ContactFound]) -> list[Entity]:
    """One of each side of the contact told last, where two sides met."""
    for contact in reversed(contacts):
        heads = {p.side: p.entity for p in reversed(contact.parties) if p.role != "attendee"}
        if len(heads) == 2:
            return [heads[side] for side in sorted(heads)]
    return []


def _last_before(found: Findings, start: int) -> list[tuple[int, Entity]]:
    """The people named before an offset, each with where he is named last before it."""
    return [
        (max(m.start for m in who.mentions if m.start < start), who)
        for who in found.people
        if who.mentions[0].start < start
    ]


def states_of(found: Findings, mention: Mention) -> list[Entity]:
    """«زعماء مصر والأردن», «الرئيس العراقي»: the states for whom an office stands that nobody is named for."""
    doc = found.doc
    if mention.kind != "office" or (doc.titled and mention.first < doc.text.sentences[0][1]):
        return []
    near = (doc.at.get(k) for k in range(mention.last, mention.last + _NAME_FOLLOWS))
    if any(after is not None and after.kind == "person" for after in near):
        return []  # «سلطان بروناي دار السلام حسن البلقيه»
    if mention.data.get("number") == "p":
        inner = [e for k in range(mention.first + 1, mention.last) for e, _ in found.named_from("place", k)]
        return [state for state in inner if state.data.get("kind") == "country"]
    if mention.data.get("number") != "s" or not mention.data.get("specific"):
        return []
    if mention.rule == "whole_office":
        return []  # «سفارة خادم الحرمين الشريفين»
    return _named_state(found, str(mention.data.get("country") or ""))


def states_of_counterparts(found: Findings, k: int, last: int, posts: set[str]) -> list[Entity]:
    """«نظيره المصري», «نظرائه البريطاني والفرنسي»: who holds one of the posts for that state, else the states themselves."""
    doc = found.doc
    if doc.words[k].core not in COUNTERPARTS:
        return []
    states: list[Entity] = []
    n = k + 1
    while n < last and n not in doc.at and doc.words[n].definite:
        phrase = doc.phrase(n, "nisba")  # «نظيره الكوري الشمالي»
        nisba = phrase.data if phrase is not None else doc.words[n].has("nisba")
        if not nisba:
            break
        country = str(nisba.get("country") or "")
        states += _holding_there(found, country, posts) or _named_state(found, country)
        n = phrase.last if phrase is not None else n + 1
    while n < last and doc.cls[n] in ',"«#':
        n += 1
    named = doc.at.get(n)
    return [] if named is not None and named.kind == "person" else states


def _holding_there(found: Findings, country: str, posts: set[str]) -> list[Entity]:
    """«بحث الوزير مع نظيره القطري … . ويترأس وزير الخارجية القطري فلان وفد بلاده»: the only one told who holds such a post there,
    or whom the text names as the counterpart there."""
    holders = [
        who
        for who in found.people
        if (country and who.data.get("counterpart_in") == country)
        or any(
            o.data.get("post") in posts
            and country
            and o.data.get("country") == country
            and o.data.get("status") != "former"
            for o in who.offices
        )
    ]
    return holders if len(holders) == 1 else []


def _named_state(found: Findings, country: str) -> list[Entity]:
    """The state of a country, where the text names it."""
    return [
        p for p in found.places if country and p.data.get("kind") == "country" and p.data.get("country") == country
    ][:1]
