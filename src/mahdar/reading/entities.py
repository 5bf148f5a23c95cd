"""Mentions joined into people: who is one and the same in this report. Bodies and places are joined in `things.py`."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import lru_cache
from itertools import combinations, compress
from operator import attrgetter
from typing import Any

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention

_LINKS = word_set("entities", "links")


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
    spelled = _Spelled()
    named = [mention for mention in doc.mentions if mention.kind == "person"]
    for mention in sorted(named, key=lambda m: (-len(keys_of(m.name)), m.start)):
        known = spelled.find(mention)
        if known is None:
            people.append(Entity("person", mention))
            spelled.add(people[-1])
        else:
            known.take(mention)
    _surnames_of_two(doc, people)
    _surnames_alone(doc, people)
    _posts_that_are_titles(doc, people)
    for person in people:
        person.mentions.sort(key=lambda m: m.start)
    people.sort(key=lambda p: p.mentions[0].start)
    return people


def _posts_that_are_titles(doc: Document, people: list[Entity]) -> None:
    """«النائب فلان», «القاضي فلان»: a title is the post of somebody of whom nothing else is told."""
    for person in people:
        posts = [
            title for title in person.titles if doc.words[title.first].core in _POSTS and title.last == title.first + 1
        ]
        if person.offices or not posts:
            continue
        known = doc.words[posts[0].first].has("office") or {}
        data = {**known, "number": "s", "specific": True}
        office = Mention(doc, "office", posts[0].first, posts[0].last, rule="title_as_office", data=data)
        office.entity = person
        person.offices.append(office)


_POSTS = word_set("entities", "posts")


class _Spelled:
    """People by the words of their names without vowels, every run of words left out: so each name finds its own few."""

    _WORDS = 6
    """Names of more words are kept by each word alone."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, ...], list[Entity]] = {}
        self._long: dict[str, list[Entity]] = {}
        self._alone: dict[tuple[tuple[str, ...], bool], Entity] = {}

    def add(self, person: Entity) -> None:
        """Remember a person by every shorter form of the name."""
        words = tuple(map(_without_vowels, person.keys))
        if len(words) > self._WORDS:
            for word in dict.fromkeys(words):
                self._long.setdefault(word, []).append(person)
            return
        for parts in {part for size in range(1, len(words) + 1) for part in combinations(words, size)}:
            self._people.setdefault(parts, []).append(person)

    def find(self, mention: Mention) -> Entity | None:
        """The person of whose name the mention's is a part; a lone word is whom it was before."""
        keys = keys_of(mention.name)
        if not keys:
            return None
        ruler = len(keys) == 1 and _is_ruler(mention)
        if (keys, ruler) in self._alone:
            return self._alone[keys, ruler]
        words = tuple(map(_without_vowels, keys))
        long = min((self._long.get(word, []) for word in words), key=len)
        fits = [one for one in (*long, *self._people.get(words, ())) if is_part(keys, one.keys)]
        fits = [one for one in fits if len(keys) == 1 or not _is_fathers(mention.name, one.name)]
        if len(keys) > 1 or not fits:
            return fits[0] if fits else None
        with_father = fold_phrase(mention.name)[0] in _SON
        named = [one for one in fits if with_father or not _by_father(one, keys[0])]
        first = [one for one in named if one.keys[0] == keys[0]]
        ending = [one for one in named if one.keys[-1] == keys[0]]
        choice = (first or ending or named) if ruler else (ending or named)
        if not choice:
            return None
        self._alone[keys, ruler] = min(choice, key=_stands_first)
        return self._alone[keys, ruler]


_SON = word_set("entities", "son")
_RULERS = word_set("entities", "rulers")


def _by_father(person: Entity, key: str) -> bool:
    """Whether a word is the father's name at the end of a name: nobody calls «محمد بن سلمان» «سلمان»."""
    words = fold_phrase(person.name)
    return len(words) > 2 and words[-1] == key and words[-2] in _SON and person.keys[0] != key


def _is_ruler(mention: Mention) -> bool:
    """«الملك سلمان», «الشيخ تميم»: rulers go by their first name."""
    return any(
        keys_of(title.name)[:1] and keys_of(title.name)[0] in _RULERS for title in (*mention.titles, *mention.offices)
    )


def _stands_first(person: Entity) -> tuple[bool, int]:
    """Of two with one surname the lone surname is who holds an office, then who is named first."""
    return not person.offices, min(mention.start for mention in person.mentions)


def _is_fathers(short: str, full: str) -> bool:
    """«الملك عبدالله الثاني» beside «الأمير الحسين بن عبدالله الثاني»: the words behind «بن» are his father's name."""
    first, words = fold_phrase(short)[0], fold_phrase(full)
    at = words.index(first) if first in words else 0
    return at > 0 and words[at - 1] in _SON_OF and first not in _SON_OF


_SON_OF = word_set("entities", "son of")


def is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
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


@lru_cache(maxsize=50_000)
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
    if not owners:
        return
    found = _tokens(doc, _BARE, owners)
    if any(key.startswith("ال") for key in owners):  # «الألباني» without its article is «الباني»
        found = [
            i for i, word in enumerate(doc.words) if word.bare in owners or (word.definite and word.core in owners)
        ]
    for i in found:
        word = doc.words[i]
        town = doc.at.get(i) if _is_titled_surname(doc, i) else None
        if (i in doc.at and town is None) or not word.bare:
            continue
        owner = owners.get(word.bare) or (owners.get(word.core) if not word.definite else None)
        if owner is None or not _stands_as_name(doc, i, owner):
            continue
        if town is not None:
            doc.mentions.remove(town)
        mention = Mention(doc, "person", i, i + 1, rule="part_of_full_name")
        doc.add(mention)
        owner.take(mention)


_BARE, _CORE = attrgetter("bare"), attrgetter("core")


def _tokens(doc: Document, form: Callable[[Word], str], sought: Container[str]) -> list[int]:
    """The tokens whose words have one of the forms sought."""
    return list(compress(range(len(doc.words)), map(sought.__contains__, map(form, doc.words))))


def _is_titled_surname(doc: Document, i: int) -> bool:
    """«الرئيس هادي مع الوزير حيدان»: behind a title a surname is no town that is called the same."""
    place = doc.at.get(i)
    if (
        place is None
        or place.kind != "place"
        or place.last > i + 1
        or not i
        or doc.words[i].clitic
        or place.data.get("kind") in _STATES
    ):
        return False
    title = doc.at.get(i - 1)
    return title is not None and title.kind in ("title", "office") and title.last == i and title.first == i - 1


_STATES = ("country", "capital")
_OPENS_SURNAME = word_set("entities", "opens surname")
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
    for i in _tokens(doc, _CORE, firsts) if firsts else ():
        owner = owners.get((doc.words[i].core, doc.words[i + 1].key)) if i + 1 < len(doc.words) else None
        if owner is not None and i not in doc.at and i + 1 not in doc.at:
            mention = Mention(doc, "person", i, i + 2, rule="part_of_full_name")
            doc.add(mention)
            owner.take(mention)


def _stands_as_name(doc: Document, i: int, person: Entity) -> bool:
    """Whether a lone word is the person: written as in the full name, and no everyday word there."""
    word = doc.words[i]
    if word.function or (word.cls in "SVQ" and word.name < 1) or doc.cls[i] == "M":
        return False
    if word.key == "علي" and doc.spells_yeh_dotted:
        return i > 0 and doc.cls[i - 1] == "S" and doc.cls[i + 1 : i + 2] in ("a", ":")  # «الحفاظ علي الاستقرار»
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
