"""Mentions joined into people, bodies and places: who is one and the same in this report."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from mahdar.arabic.letters import fold_phrase
from mahdar.rules.document import Document, Mention

_LINKS = frozenset(("بن", "ابن", "بنت", "ال"))


class Entity:
    """Somebody or something that the report names, with all mentions. `id` is set when the record is written."""

    __slots__ = ("aliases", "data", "id", "keys", "kind", "mentions", "name", "offices", "titles")

    def __init__(self, kind: str, mention: Mention) -> None:
        self.kind = kind
        self.id = ""
        self.name = mention.name
        self.keys = keys_of(mention.name)
        self.aliases: list[str] = []
        self.mentions: list[Mention] = []
        self.offices: list[Mention] = []
        self.titles: list[Mention] = []
        self.data: dict[str, Any] = dict(mention.data)
        self.take(mention)

    def take(self, mention: Mention) -> None:
        """Add a mention of the same one; the fullest form becomes the name."""
        mention.entity = self
        self.mentions.append(mention)
        self.offices += mention.offices
        self.titles += mention.titles
        for key, value in mention.data.items():
            self.data.setdefault(key, value)
        if mention.name == self.name or mention.name in self.aliases:
            return
        keys = keys_of(mention.name)
        if len(keys) > len(self.keys):
            self.aliases.append(self.name)
            self.name, self.keys = mention.name, keys
        else:
            self.aliases.append(mention.name)

    def __repr__(self) -> str:
        return f"<{self.kind} {self.id} {self.name}>"


@lru_cache(maxsize=50_000)
def keys_of(name: str) -> tuple[str, ...]:
    """The words by which names are compared: folded, without article and links."""
    words = (key[2:] if key.startswith("ال") and len(key) > 4 else key for key in fold_phrase(name))
    return tuple(word for word in words if word and word not in _LINKS)


def join_people(doc: Document) -> list[Entity]:
    """People, full names first, then shorter forms of them; what is a part of one name only is that person."""
    people: list[Entity] = []
    spelled: dict[str, list[Entity]] = {}  # by each word of the name without its vowels: only those may be the same
    named = [mention for mention in doc.mentions if mention.kind == "person"]
    for mention in sorted(named, key=lambda m: (-len(keys_of(m.name)), m.start)):
        known = _same_person(mention, spelled)
        if known is None:
            people.append(Entity("person", mention))
            for key in dict.fromkeys(map(_without_vowels, people[-1].keys)):
                spelled.setdefault(key, []).append(people[-1])
        else:
            known.take(mention)
    _surnames_of_two(doc, people)
    _surnames_alone(doc, people)
    for person in people:
        person.mentions.sort(key=lambda m: m.start)
    people.sort(key=lambda p: p.mentions[0].start)
    return people


def _same_person(mention: Mention, spelled: dict[str, list[Entity]]) -> Entity | None:
    keys = keys_of(mention.name)
    if not keys:
        return None
    rarest = min((spelled.get(_without_vowels(key), []) for key in keys), key=len)
    fits = [person for person in rarest if _is_part(keys, person.keys)]
    if len(keys) == 1:
        ending = [person for person in fits if person.keys[-1] == keys[0]]
        fits = ending or fits
        return min(fits, key=_stands_first, default=None)
    return fits[0] if fits else None


def _stands_first(person: Entity) -> tuple[bool, int]:
    """Of two with one surname the lone surname is who holds an office, then who is named first."""
    return not person.offices, min(mention.start for mention in person.mentions)


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether every word of the short name stands in the full one in order; a spelling may differ by one letter."""
    at = 0
    for word in short:
        while at < len(full) and not _alike(word, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _alike(a: str, b: str) -> bool:
    """The same word, or one that differs by a long vowel: «اسحق» and «اسحاق», «ترمب» and «ترامب»."""
    if a == b:
        return True
    if len(a) == len(b) >= _LONG_NAME and a[0] == b[0] and a[-1] == b[-1] and _without_vowels(a) == _without_vowels(b):
        return True  # «ميشال» and «ميشيل», but not «سالم» and «سليم»
    return (
        abs(len(a) - len(b)) == 1
        and min(len(a), len(b)) > 2
        and _without_vowels(a) == _without_vowels(b)
        and a[0] == b[0]
    )


_LONG_NAME = 5


def _without_vowels(word: str) -> str:
    return word[0] + word[1:].replace("ا", "").replace("و", "").replace("ي", "")


def _surnames_alone(doc: Document, people: list[Entity]) -> None:
    """Words of a person's name that stand alone elsewhere in the text: «الحريري»."""
    owners: dict[str, Entity | None] = {}
    for person in people:
        if len(person.keys) < 2:
            continue
        for key in {person.keys[-1], person.keys[0]}:
            owners[key] = person if key not in owners else owners[key] if person.keys[-1] != key else person
    for i in [i for i, word in enumerate(doc.words) if word.bare in owners or word.core in owners]:
        word = doc.words[i]
        if i in doc.at or not word.bare:
            continue
        owner = owners.get(word.bare) or (owners.get(word.core) if not word.definite else None)
        if owner is None or not _stands_as_name(doc, i, owner):
            continue
        mention = Mention(doc, "person", i, i + 1, rule="part_of_full_name")
        doc.add(mention)
        owner.take(mention)


_OPENS_SURNAME = frozenset(
    ("بن", "بو", "ابو", "ابن", "ال", "ولد", "ايت", "نصر", "سعد", "عز", "ضيف", "جاد", "فضل", "فتح")
)
"""What begins a surname of two words: «بن بوزيد», «نصر الله», «أبو الغيط»."""


def _surnames_of_two(doc: Document, people: list[Entity]) -> None:
    """«وأضاف بن بوزيد», «وبحسب نصر الله»: the last two words of a person's name alone elsewhere in the text; so do all of two."""
    owners: dict[tuple[str, str], Entity | None] = {}
    for person in people:
        words = fold_phrase(person.name)
        if (len(words) > 2 and words[-2] in _OPENS_SURNAME) or len(words) == 2:
            pair = (words[-2], words[-1])
            owners[pair] = None if owners.get(pair, person) is not person else person
    firsts = {pair[0] for pair in owners}
    for i in [i for i, word in enumerate(doc.words[:-1]) if word.core in firsts] if firsts else []:
        owner = owners.get((doc.words[i].core, doc.words[i + 1].key))
        if owner is not None and i not in doc.at and i + 1 not in doc.at:
            mention = Mention(doc, "person", i, i + 2, rule="part_of_full_name")
            doc.add(mention)
            owner.take(mention)


def _stands_as_name(doc: Document, i: int, person: Entity) -> bool:
    """Whether a lone word is the person: written as in the full name, and no everyday word there."""
    word = doc.words[i]
    if word.function or (word.cls in "SVQ" and word.name < 1) or doc.cls[i] == "M":
        return False
    last = fold_phrase(person.name)[-1]
    if word.bare == person.keys[-1]:
        if word.definite != last.startswith("ال"):
            return False
        return word.name > -1.5 or word.zipf < 420
    return (
        word.name >= 1.0
        and "given" in word.roles
        and not word.roles["given"]["common"]
        and person.keys[-1] not in ("",)
        and not word.definite
        and _foreign_short(person)
    )


def _foreign_short(person: Entity) -> bool:
    """Some people are called by their first name: «كيم», «صدام»; only where it is not a common Arabic given name."""
    return len(person.keys) >= 2 and len(person.keys[0]) <= 5


def join_things(doc: Document, kind: str) -> list[Entity]:
    """Bodies or places with the same name; a body's shorter form is the fuller one's alias."""
    found: list[Entity] = []
    mentions = [mention for mention in doc.mentions if mention.kind == kind]
    for mention in sorted(mentions, key=lambda m: (-len(keys_of(m.name)), m.start)):
        same = _same_thing(mention, found)
        if same is None:
            found.append(Entity(kind, mention))
        else:
            same.take(mention)
    if kind == "body":
        _bare_bodies(doc, found)
    else:
        _usual_names(found)
    for entity in found:
        entity.mentions.sort(key=lambda m: m.start)
    found.sort(key=lambda e: e.mentions[0].start)
    return found


def _usual_names(places: list[Entity]) -> None:
    """Of two names that share no word, the more frequent: «بريطانيا» four times, «المملكة المتحدة» once."""
    for place in places:
        others = [
            m
            for m in place.mentions
            if keys_of(m.name) not in _BY_HABIT and not _share_stem(keys_of(m.name), place.keys)
        ]
        if len(others) * 2 > len(place.mentions):
            fullest = max(others, key=lambda m: len(keys_of(m.name)))
            place.aliases = [place.name, *(name for name in place.aliases if name != fullest.name)]
            place.name, place.keys = fullest.name, keys_of(fullest.name)


_BY_HABIT = (("مملكه",), ("سلطنه",))
"""«المملكة» stands for one country only to those who live there."""


def _share_stem(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a word of one begins as a word of the other: «المغرب», «المملكة المغربية»."""
    return any(a[:4] == b[:4] for a in some for b in others)


def _same_thing(mention: Mention, found: list[Entity]) -> Entity | None:
    keys = keys_of(mention.name)
    for entity in found:
        if entity.keys == keys:
            return entity
        if entity.kind == "place" and _same_place(mention, keys, entity):
            return entity
        if entity.kind == "body" and mention.data.get("name") and entity.data.get("name") == mention.data.get("name"):
            return entity
    if mention.kind == "body":
        fits = [entity for entity in found if entity.keys[: len(keys)] == keys or _contained(keys, entity.keys)]
        return fits[0] if len(fits) == 1 else None
    return None


def _same_place(mention: Mention, keys: tuple[str, ...], entity: Entity) -> bool:
    """Two listed names of one place, or «الباحة» after «منطقة الباحة»."""
    name, mine = entity.data.get("name"), mention.data.get("name")
    if name and name == mine and entity.data.get("country") == mention.data.get("country"):
        return True
    if entity.data.get("same_as"):
        return bool(entity.data["same_as"] == mine or entity.keys[1:] == keys)
    return entity.mentions[0].rule == "place_after_noun" and entity.keys[1:] == keys


def _contained(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """«الخارجية التركية» in «وزارة الخارجية التركية»: the tail of the full name, two words at least."""
    return len(short) >= 2 and full[-len(short) :] == short and len(full) == len(short) + 1


_ONE_OF_A_KIND = frozenset(("حكومه", "برلمان", "جيش", "تحالف", "كنيست", "كونغرس"))
"""Bodies of which a country has one: «البرلمان» alone names it."""


def _bare_bodies(doc: Document, found: list[Entity]) -> None:
    """«الوزارة», «الائتلاف»: the body named last before it whose head is the same noun."""
    begins = {id(body): min(m.start for m in body.mentions) for body in found}
    for mention in doc.mentions:
        if mention.kind != "bare_body":
            continue
        fits = [e for e in found if e.data.get("head") == mention.data["head"] or e.keys[0] == mention.data["head"]]
        before = [e for e in fits if begins[id(e)] < mention.start]
        choice = before[-1] if before else fits[0] if len(fits) == 1 else None
        if choice is None and mention.data["head"] in _ONE_OF_A_KIND:
            choice = Entity("body", mention)
            found.append(choice)
            begins[id(choice)] = mention.start
        elif choice is not None:
            choice.take(mention)
            begins[id(choice)] = min(begins[id(choice)], mention.start)
