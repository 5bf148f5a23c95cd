"""Mentions joined into bodies and places: which name is another's shorter form in this report."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from mahdar.lexicon.sets import word_set
from mahdar.reading.entities import Entity, is_part, keys_of
from mahdar.rules.document import Document, Mention
from mahdar.rules.once import holding, once


def join_things(doc: Document, kind: str) -> list[Entity]:
    """Bodies or places with the same name; a body's shorter form is the fuller one's alias."""
    things = _Things(doc.text.sentences[0][1] if doc.titled and doc.text.sentences else 0, doc.mentions)
    mentions = [mention for mention in doc.mentions if mention.kind == kind]
    before: dict[
        tuple[object, ...], Entity
    ] = {}  # by all that is asked of a mention: most are named in the same words again
    for mention in sorted(mentions, key=lambda m: (-len(keys_of(m.name)), m.start)):
        data = mention.data
        told = (mention.name, data.get("name"), data.get("country"), data.get("same_as"))
        if told in before:
            before[told].take(mention)
            continue
        same = things.find(mention)
        if same is None:
            same = Entity(kind, mention)
        else:
            same.take(mention)
        things.keep(same)
        if same.keys == keys_of(mention.name):  # a shorter form may mean another thing the next time
            before[told] = same
    found = things.found
    if kind == "body":
        _bare_bodies(doc, found)
    else:
        _usual_names(found)
        _bare_names(found)
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
            if (keys := keys_of(m.name)) is not place.keys
            and keys not in _BY_HABIT
            and not _share_stem(keys, place.keys)
        ]
        if len(others) * 2 > len(place.mentions):
            fullest = max(others, key=lambda m: len(keys_of(m.name)))
            place.aliases = [place.name, *(name for name in place.aliases if name != fullest.name)]
            place.name, place.keys = fullest.name, keys_of(fullest.name)


def _bare_names(places: list[Entity]) -> None:
    """«إدلب» nine times, «محافظة إدلب» once: the name is the one without the noun, where that is by far the usual one."""
    for place in places:
        if not (
            place.mentions[0].rule == "described_place" or any(m.rule == "described_place" for m in place.mentions)
        ):
            continue
        bare = [m for m in place.mentions if keys_of(m.name) == place.keys[1:]]
        full = [m for m in place.mentions if keys_of(m.name) == place.keys]
        if len(bare) > 2 * len(full):
            place.aliases = [place.name, *(name for name in place.aliases if name != bare[0].name)]
            place.name, place.keys = bare[0].name, keys_of(bare[0].name)


_BY_HABIT = (("مملكه",), ("سلطنه",))
"""«المملكة» stands for one country only to those who live there."""


def _share_stem(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a word of one begins as a word of the other: «المغرب», «المملكة المغربية»."""
    return any(a[:4] == b[:4] for a in some for b in others)


@holding
class _Things:
    """Bodies or places by all by which another mention may mean them; of several the one found first counts."""

    def __init__(self, headline: int, mentions: list[Mention]) -> None:
        """headline: the token with which the headline ends; mentions: all of the text, people joined."""
        self._headline, self._mentions = headline, mentions
        self.found: list[Entity] = []
        self._numbers: dict[int, int] = {}
        self._by_keys: dict[tuple[str, ...], int] = {}
        self._by_name: dict[tuple[str, str | None], int] = {}  # of the lists
        self._by_same: dict[str, int] = {}  # places, by another name that the lists have for them
        self._by_tail: dict[tuple[str, ...], int] = {}  # for «منطقة الباحة» also «الباحة»
        self._parts: dict[tuple[str, ...], list[int]] = {}
        self._ends: dict[tuple[str, str], list[int]] = {}
        self._at_home: dict[tuple[str, ...], int] = {}

    def keep(self, thing: Entity) -> None:
        """Remember a new thing, or what a further mention tells of a known one."""
        number = self._numbers.setdefault(id(thing), len(self.found))
        if number == len(self.found):
            self.found.append(thing)
            for part in _shorter(thing.keys) if thing.kind == "body" else ():
                self._parts.setdefault(part, []).append(number)
            if thing.kind == "body" and len(thing.keys) > 2:
                self._ends.setdefault((thing.keys[0], thing.keys[-1]), []).append(number)
        _first(self._by_keys, thing.keys, number)
        data, place = thing.data, thing.kind == "place"
        if name := data.get("name"):
            _first(self._by_name, (name, data.get("country") if place else None), number)
        if place:
            if same := data.get("same_as"):
                _first(self._by_same, same, number)
            if same or thing.mentions[0].rule == "place_after_noun":
                _first(self._by_tail, thing.keys[1:], number)

    def find(self, mention: Mention) -> Entity | None:
        """The thing that a mention means: of the same name, one that is listed under both names, the only fuller one."""
        keys, name = keys_of(mention.name), mention.data.get("name")
        number = (
            self._of_one_head(mention, keys) if mention.kind == "body" and len(self._parts.get(keys, ())) > 1 else None
        )
        if number is None:
            number = self._known(mention, keys, name)
        if number is None and mention.kind == "body" and len(self._parts.get(keys, ())) == 1:
            (number,) = self._parts[keys]
            number = None if self._is_another(mention, keys, self.found[number]) else number
        if number is None and mention.kind == "body" and (not name or len(keys) > 2):
            number = self._fuller(mention, keys)
        if number is not None and mention.kind == "body" and self._has_another_head(mention, self.found[number]):
            number = None
        return self.found[number] if number is not None else None

    def _known(self, mention: Mention, keys: tuple[str, ...], name: str | None) -> int | None:
        """The first thing of the same words, or that the lists know by the same name."""
        numbers = [self._by_keys.get(keys)]
        if mention.kind == "place":
            numbers.append(self._by_tail.get(keys))
            if name:
                numbers += (self._by_same.get(name), self._by_name.get((name, mention.data.get("country"))))
        elif name:
            numbers.append(self._by_name.get((name, None)))
        return min((number for number in numbers if number is not None), default=None)

    def _is_another(self, mention: Mention, keys: tuple[str, ...], fuller: Entity) -> bool:
        """«وكيل وزارة الخارجية فلان …. ورحبت وزارة الخارجية العمانية»: at home no country is named, and it was told first."""
        if len(keys) < 2 or keys != fuller.keys[:-1] or mention.first < self._headline:
            return False
        abroad = fuller.data.get("country") and not mention.data.get("country") and mention.rule == "described_body"
        return bool(abroad) and all(mention.end < other.start for other in fuller.mentions)

    def _of_one_head(self, mention: Mention, keys: tuple[str, ...]) -> int | None:
        """Of several fuller ones the one that the same person heads: «رئيس مجلس النواب نبيه بري», «رئيس مجلس النواب اللبناني نبيه بري»."""
        told = self._heads.get(mention.first)
        if told is None:
            return self._at_home.get(keys)  # «مستشار رئيس مجلس النواب»
        heads = self._heads
        for number in self._parts[keys]:
            if any(heads.get(one.first) == told for one in self.found[number].mentions):
                self._at_home.setdefault(keys, number)
                return number
        return None

    def _has_another_head(self, mention: Mention, fuller: Entity) -> bool:
        """«رئيس مجلس النواب نبيه بري …. ونظيره رئيس مجلس النواب الروسي فلان»: two men head no one body."""
        told = self._heads.get(mention.first) if keys_of(mention.name) != fuller.keys else None
        if told is None:
            return False
        others = [self._heads.get(other.first) for other in fuller.mentions]
        return any(other and other[0] == told[0] and other[1] is not told[1] for other in others)

    @once
    def _heads(self) -> dict[int, tuple[str, object]]:
        """Who heads, by what post, the body whose words begin at a token."""
        return {
            token: (office.data["post"], person.entity)
            for person in self._mentions
            if person.kind == "person"
            for office in person.offices
            if office.data.get("post") in _HEADS and office.data.get("status") in (None, "current")
            for token in range(office.first, office.last)
        }

    def _fuller(self, mention: Mention, keys: tuple[str, ...]) -> int | None:
        """«مجلس الأمن التركي» of «مجلس الأمن القومي التركي», «الصحيفة الروسية» of «صحيفة … الروسية», «أمانة الرياض» of «أمانة منطقة الرياض»."""
        if len(keys) < 2:
            return None
        if len(keys) == 2 and mention.data.get("kind") == "media" and (country := mention.data.get("country")):
            papers = [
                n for n, one in enumerate(self.found) if one.keys[:1] == keys[:1] and one.data.get("country") == country
            ]
            return papers[0] if len(papers) == 1 else None
        fits = [n for n in self._ends.get((keys[0], keys[-1]), ()) if is_part(keys, self.found[n].keys)]
        nisba = len(keys) == 2 and bool(mention.data.get("country")) and mention.rule == "described_body"
        close = [
            n
            for n in fits
            if nisba
            or (len(keys) > 2 and self.found[n].keys[1] == keys[1])
            or set(self.found[n].keys) - set(keys) <= _PARTS_OF_COUNTRIES
        ]
        return close[0] if len(close) == 1 else None


_HEADS = frozenset(
    ("president", "prime_minister", "speaker", "minister", "chief_of_staff", "secretary_general", "governor")
)
"""Posts that one person holds at a time in one body."""
_PARTS_OF_COUNTRIES = word_set("entities", "parts of countries")


_Key = TypeVar("_Key", bound=Hashable)


def _first(known: dict[_Key, int], key: _Key, number: int) -> None:
    """Of the things that are found by one key, the first counts."""
    if known.setdefault(key, number) > number:
        known[key] = number


def _shorter(keys: tuple[str, ...]) -> set[tuple[str, ...]]:
    """What a body may be called for short: its first words, or «الخارجية التركية» of «وزارة الخارجية التركية»."""
    return {keys[:size] for size in range(len(keys) + 1)} | ({keys[1:]} if len(keys) > 2 else set())


_ONE_OF_A_KIND = word_set("entities", "one of a kind")
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
