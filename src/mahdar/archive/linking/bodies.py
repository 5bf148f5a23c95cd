"""Bodies: one key for what is one, whatever a report calls it.

«وزارة الخارجية الأمريكية», «الخارجية الأميركية» and «وزارة خارجية الولايات المتحدة» are one; «وزارة الخارجية» in a report on Jordan is
Jordan's. What has several names in the word lists goes by the first of them; a country's own body by its country, be it
told by an adjective or by name; and words that tell nothing of which it is («الرسمية», «للأنباء») do not count.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from msgspec import Struct

from mahdar.arabic.letters import fold, fold_phrase
from mahdar.archive.linking.heads import is_head
from mahdar.archive.linking.lands import THE, country_names, last_nisba, nisbas, place_names, town_names
from mahdar.archive.linking.spelling import bare
from mahdar.lexicon.files import many, rows
from mahdar.lexicon.sets import word_set, word_table
from mahdar.record import Organization

KEYS = 3
"""Which rules made the keys, of places too. An archive joined by earlier ones is joined anew when it is opened for writing."""

_OF_A_COUNTRY = frozenset(
    ("ministry", "government", "council", "parliament", "army", "police", "court", "committee", "agency", "bank",
     "institution", "university", "union", "other", "party", "movement")
)  # fmt: skip
"""Kinds of bodies of which every country has its own under one name."""
_OF_STATES = frozenset(("ministry", "government", "council", "parliament", "army"))
"""Of these, those in whose name the name of a country is the country, be it also a town's: «حكومة تونس»."""
_BEYOND = frozenset(("union", "other"))
"""Those whose listed bodies are the same whatever the report is about: «ريال مدريد»."""
_ANY_ORDER = frozenset(("court", "police", "university", "bank", "agency", "institution"))
"""«محكمة تونس الابتدائية», «المحكمة الابتدائية بتونس»."""
_FOR_NOW = frozenset(("government", "parliament", "council", "committee"))


class _Listed(Struct, frozen=True):
    name: str
    kind: str
    country: str


def body_key(body: Organization, home: str) -> str:
    """The key of a body named in a report on a country, `home`: its words and, where it is a country's, the country."""
    return key_by(body.name, body.kind, body.country or "", home)


@lru_cache(maxsize=32_000)
def key_by(name: str, kind: str, country: str, home: str) -> str:
    """The key of a body by what a report tells of it; `country` is empty where it tells none."""
    words = _words(name) or [name]
    kind = _by_noun(words, kind)
    land = country if country in country_names() else ""
    listed = _listed(words, country, home)
    if listed is None:
        words, land = _without_land(words, kind, land)
        listed = _listed(words, country, home)
    if listed is not None:
        words = _words(listed.name)
        kind = _by_noun(words, listed.kind)
        land = land or listed.country if kind in _OF_A_COUNTRY else ""
        if kind in _OF_A_COUNTRY:
            words, land = _without_land(words, kind, land)
    if kind in _OF_A_COUNTRY and not land:
        land = country or ("" if listed is not None and kind in _BEYOND else home)  # country: «UNO», «EUR»
    told = _told(words, kind, listed=listed is not None)
    return " ".join((*told, *((f"@{land}",) if land else ())))[:300]


def _by_noun(words: list[str], kind: str) -> str:
    """The kind that a name tells by itself: «وزارة الدفاع الأمريكية» in a list of governments, «وكالة أنباء معا»."""
    if bare(words[0]) == _MINISTRY:
        return "ministry"
    return "media" if kind == "agency" and _of_news() & {bare(word) for word in words} else kind


_MINISTRY = "وزاره"


def _words(name: str) -> list[str]:
    """The folded words, with their articles: «للطيران» as «الطيران», «جريدة» as «صحيفة»."""
    found: list[str] = []
    for word in fold_phrase(name):
        if word.startswith("لل") and len(word) > 4:
            word = "ال" + word[2:]
        elif (word.startswith("بال") and len(word) > 5) or (found and word[:1] == "ب" and word[1:] in place_names()):
            word = word[1:]
        if word:
            found.append(_spellings().get(word, word))
    return found


def _without_land(words: list[str], kind: str, land: str) -> tuple[list[str], str]:
    """The words but for those that tell the country, and the country where the key needs it.

    Of a kind that countries have, «الحكومة المصرية»; of another only behind a name, «وكالة تاس الروسية», not «الخطوط الجوية
    التركية», and not of a name in everyday words, which every country has: «صحيفة الوطن السورية».
    """
    if kind not in _OF_A_COUNTRY:
        while len(words) > 2 and bare(words[-1]) in _aside(kind):
            words = words[:-1]
    last, long = last_nisba(words)
    if kind not in _OF_A_COUNTRY or kind in _BEYOND:
        named = words[is_head(words[0]) :]
        if (
            last
            and len(named) > long
            and not words[0].startswith(THE)
            and (land in ("", last) or kind == "armed_group")
        ):
            if kind in _BEYOND:
                return words[:-long], land
            if not named[0].startswith(THE) or _listed(words[:-long], last, last):
                return words[:-long], ""
        if kind not in _OF_A_COUNTRY:
            generic = all(is_head(bare(word)) or bare(word) in _aside(kind) for word in words[:-long])
            return (words[:-long], last) if last and generic else (words, "")
    land = land or last
    if not land:
        return words, ""
    found, at = words[:1], 1
    while at < len(words):
        some = _land_at(words, at, land, kind)
        if not some:
            found.append(words[at])
        at += some or 1
    return found, land


def _land_at(words: list[str], at: int, land: str, kind: str) -> int:
    """How many words from here on name the country or are its adjective. A court's and the police's is a town's name."""
    for long in (2, 1):
        if nisbas().get(" ".join(words[at : at + long])) == land:
            return min(long, len(words) - at)
    if kind in ("court", "police"):
        return 0
    for name in country_names()[land]:
        bared = tuple(bare(word) for word in words[at : at + len(name)])
        if bared == name and (kind in _OF_STATES or name[0] not in town_names()):
            return len(name)
    return 0


def _told(words: list[str], kind: str, *, listed: bool) -> list[str]:
    """The words that tell which body it is; all of them where nothing would stay."""
    found = [bare(word) for word in words]
    if kind == "ministry":
        found = _first_portfolio(words)
    elif found[0] in _teams():
        return [found[0], *(word for word in found[1:] if word not in _of_teams())]
    aside = _aside(kind)
    kept = [word for word in found if word not in aside]
    if not kept or (kind not in _OF_A_COUNTRY and len(kept) < len(found) and all(is_head(word) for word in kept)):
        kept = found
    if len(kept) > 1 and _may_go(words, kept[0], kind, listed=listed):
        kept = kept[1:]
    if len(kept) > 2 and kept[1] == _OF_ALL:
        kept = [kept[0], *kept[2:]]
    return sorted(kept) if kind in _ANY_ORDER else kept


def _may_go(words: list[str], noun: str, kind: str, *, listed: bool) -> bool:
    """Whether the noun before the name may be left out: «تنظيم داعش», «شركة بوينغ», «نادي الاتحاد».

    Not that of an agency, and of papers and companies not where everyday words are the name: «إذاعة الرياض», «صحيفة الرياض».
    """
    if bare(words[0]) != noun or (words[0] != noun and kind != "ministry"):
        return False
    if (noun, kind) in _own_nouns():
        return kind != "company" or listed or not words[1].startswith(THE)
    if kind == "media" and noun != _AGENCY:
        return is_head(noun) and not words[1].startswith(THE)
    return kind == "armed_group" and is_head(noun)


_AGENCY = "وكاله"
_OF_ALL = "عامه"
"""«الهيئة العامة للطيران المدني» is «هيئة الطيران المدني»; «الأمن العام» is not «الأمن»."""


def _first_portfolio(words: list[str]) -> list[str]:
    """«وزارة الخارجية والتعاون الدولي» goes by what stands first; where it sits does not count."""
    found: list[str] = []
    for word in words:
        if word == "في" or (len(found) > 1 and word.startswith("وال")):
            break
        found.append(bare(word))
    return found or [bare(word) for word in words]


def _listed(words: list[str], country: str, home: str) -> _Listed | None:
    """The body of the word lists that has this name, where it is not another country's."""
    key = " ".join(bare(word) for word in words)
    for one in _names().get(key, ()):
        if one.country in ("", country) or (not country and (home == one.country or len(home) != 3)):
            return one
    return None


def _plain(name: str) -> str:
    return " ".join(bare(word) for word in _words(name))


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[_Listed, ...]]:
    """Every name of the listed bodies → those who bear it. Two rows that share a name are one body, named first."""
    found: dict[str, list[_Listed]] = defaultdict(list)
    for row in rows("bodies/named.tsv"):
        country = row["country"] if row["country"] in country_names() else ""
        keys = [_plain(name) for name in (row["name"], *many(row["aliases"]))]
        known = next((one for key in keys for one in found[key] if one.country in ("", country)), None)
        one = known or _Listed(row["name"], row["kind"], country)
        for key in keys:
            if one not in found[key]:
                found[key].append(one)
    for word, other in word_table("body_keys", "same").items():
        found[_plain(word)] = found[_plain(other)] or [_Listed(other, "ministry", "")]
    return {key: tuple(ones) for key, ones in found.items()}


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {word: fold(other) for word, other in word_table("body_keys", "spelling").items()}


@lru_cache(maxsize=1)
def _asides() -> dict[str, frozenset[str]]:
    """Kind of body → words that tell nothing of which of them it is."""
    now = _bared(word_set("body_keys", "for now"))
    return dict.fromkeys(_FOR_NOW, now) | {
        "media": _bared(word_set("body_keys", "of media")),
        "company": _bared(word_set("body_keys", "of companies")),
        "armed_group": _bared(word_set("body_keys", "of armed groups")),
        "ministry": _bared(word_set("body_keys", "of ministries")),
    }


def _aside(kind: str) -> frozenset[str]:
    return _asides().get(kind, frozenset())


@lru_cache(maxsize=1)
def _of_news() -> frozenset[str]:
    return _bared(word_set("body_keys", "news"))


@lru_cache(maxsize=1)
def _of_teams() -> frozenset[str]:
    return _bared(word_set("body_keys", "of teams"))


def _bared(words: frozenset[str]) -> frozenset[str]:
    return frozenset(bare(word) for word in words)


@lru_cache(maxsize=1)
def _teams() -> frozenset[str]:
    return _bared(word_set("body_keys", "team"))


@lru_cache(maxsize=1)
def _own_nouns() -> frozenset[tuple[str, str]]:
    """(noun, kind): nouns that a body of the kind is named with or without."""
    table = word_table("body_keys", "own noun")
    return frozenset((bare(word), kind) for word, kinds in table.items() for kind in kinds.split("|"))
