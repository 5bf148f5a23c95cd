"""One word as it stands in text: its key, its proclitic and what it can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mahdar.arabic.letters import fold
from mahdar.lexicon.compiled import Lexicon, Roles
from mahdar.lexicon.sets import lemma_set
from mahdar.lexicon.shapes import shape

PUNCTUATION = {
    "،": ",",
    ",": ",",
    "؛": ";",
    ";": ";",
    ":": ":",
    ".": ".",
    "؟": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    '"': '"',
    "“": "«",
    "”": "»",
    "«": "«",
    "»": "»",
    "'": "'",
    "‘": "'",
    "’": "'",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "-": "-",
    "–": "-",
    "—": "-",
    "ـ": "-",
    "/": "/",
    "\n": "\n",
    "#": "#",
    "•": "-",
    "*": "-",
}

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST = 3  # letters of the shortest verb with its و
_CLITICS = frozenset((*_CONJUNCTIONS, *_PREPOSITIONS))
_ROLES = frozenset(
    (
        "given",
        "family",
        "person",
        "honorific",
        "office",
        "bodyhead",
        "place",
        "body",
        "function",
        "say",
        "meet",
        "nisba",
        "whole",
        "portfolio",
        "modifier",
        "verb",
    )
)
_FUNCTION_CLASSES = {
    "prep": "p",
    "conj": "c",
    "pron": "h",
    "dem": "d",
    "rel": "r",
    "neg": "n",
    "part": "a",
    "adv": "t",
    "num": "0",
    "interrogative": "i",
    "aux": "k",
    "quant": "e",
}


class Word:
    """What is known of a word form.

    raw        as written                       key     folded
    clitic     «و», «ب», «وال» is «و» …         core    the key without the proclitic
    definite   whether the core has the article  bare    the core without the article
    cls        one character: the class in the string of word classes (see `_class_of`)
    name       how likely it is part of a person's name: above 0 likely, below 0 unlikely
    stirs      the watches of the rules that answer to it (see `mahdar.rules.document.Lexis`)
    begun      what of events begins with it, once asked (see `mahdar.rules.event_words`)
    """

    __slots__ = (
        "bare",
        "begun",
        "clitic",
        "cls",
        "core",
        "definite",
        "function",
        "key",
        "name",
        "raw",
        "roles",
        "stirs",
        "zipf",
    )

    def __init__(self, raw: str, lexicon: Lexicon, *, whole: bool = False, cut: int = 0) -> None:
        self.raw = raw
        self.stirs: tuple[str, ...] = ()
        self.begun: Any = None
        key = fold(raw)
        self.key = key = raw if key == raw else key  # one string the less to fetch, wherever both are asked
        if whole or cut:
            self.clitic, self.core, self.roles = key[:cut], key[cut:], lookup(key[cut:], lexicon.singles)
        else:
            self.clitic, self.core, self.roles = _best_split(key, lexicon.singles)
        if raw in _SPELT:
            self.clitic, self.core, self.roles = "", raw, {"given": {"common": False, "latin": ""}}
        elif "function" in self.roles and _looks_like_function(raw, self.clitic, self.roles, lexicon.singles):
            self.clitic, self.core = "", raw if raw == "آنا" else key
            self.roles = {role: data for role, data in lookup(key, lexicon.singles).items() if role != "function"}
        if "ج" in self.core and (spelt := _cairene(self.core, self.roles, lexicon.singles)):
            self.roles = {**self.roles, "seen": spelt}
        known = lexicon.cores.get(self.core)
        if known is None:
            known = lexicon.cores[self.core] = _core(self.core, self.roles, lexicon)
        self.definite, self.bare, self.function, self.zipf, self.cls, self.name = known
        if self.definite and not whole and raw[len(self.clitic) : len(self.clitic) + 1] in _HAMZATED:
            self.definite, self.bare = False, self.core  # «ألينا»: the article has no hamza
        if raw.endswith("ة") and not self.roles.keys().isdisjoint(("say", "meet")):
            self._is_noun()
        if not "\u0620" <= raw[0] <= "\u064a" or raw in PUNCTUATION:
            self.cls = _class_of_sign(raw) or self.cls
        if not self.cls.isalpha():
            self.name = -9.0
        elif _TANWEEN in raw:
            self.name = -5.0

    def _is_noun(self) -> None:
        """«تهنئة» with its tied ta is a noun, no «she congratulates him»."""
        for role in ("say", "meet"):
            told = self.roles.get(role)
            if told is not None and (verbs := [one for one in told if one["form"][0] in "vp"]):
                rest = [one for one in told if one not in verbs]
                self.roles = {k: v for k, v in self.roles.items() if k != role} | ({role: rest} if rest else {})
                self.cls = self.function or _class_of(self.roles)

    def has(self, role: str) -> Any:
        """The data of a role, or None."""
        return self.roles.get(role)

    def __repr__(self) -> str:
        return f"Word({self.raw} {self.clitic}+{self.core} {self.cls} {self.name:.1f})"


def _cairene(core: str, roles: Roles, singles: dict[str, Roles]) -> tuple[int, str] | None:
    """What is known of «غراهام», «غوردون» for «جراهام», «جوردون»: in Cairo and at Reuters a foreign g is ج."""
    if roles.keys() & {"given", "family", "seen", "function", "place"} or roles.get("zipf", 0) >= _RARE_SPELLING:
        return None
    if core.startswith("ال"):
        return None
    others = singles.get(core.replace("ج", "غ"), {}), singles.get(core.replace("ج", "غ", 1), {})
    return (2, "") if any(other.keys() & {"given", "family", "seen"} for other in others) else None


_RARE_SPELLING = 380
_SPELT = lemma_set("word", "spelt names")
"""Names that the newsroom spells out: «آلان» is not «الآن», «ألينا» not «إلينا»."""


def _looks_like_function(raw: str, clitic: str, roles: Roles, singles: dict[str, Roles]) -> bool:
    """«آنا» is a name, not «أنا»; «ولاية» is a province, not و+ل+أية."""
    if raw == "آنا":
        return True
    asks = roles["function"] == "interrogative" and len(clitic) > 1
    return bool(asks and singles.get(fold(raw), {}).get("zipf", 0) > 350)


def _splits(key: str) -> Iterator[tuple[str, str]]:
    """The ways of cutting proclitics off a key, the whole word first: «وللرئيس» → و+ل+الرئيس."""
    yield "", key
    heads = [("", key)]
    if key[:1] in _CONJUNCTIONS and len(key) > 3:
        heads.append((key[0], key[1:]))
        yield key[0], key[1:]
    for clitic, rest in heads:
        if rest.startswith("لل") and len(rest) > 4:
            yield clitic + "ل", "ال" + rest[2:]
            if not rest.startswith("للا"):
                yield clitic + "ل", rest[1:]
        elif rest[:1] in _PREPOSITIONS and len(rest) > 3:
            yield clitic + rest[0], rest[1:]
        if rest[:1] == "ك" and rest[1:3] == "ال":
            yield clitic + "ك", rest[1:]


def _best_split(key: str, singles: dict[str, Roles]) -> tuple[str, str, Roles]:
    """The first cut whose rest has a role; else the cut whose rest is the most frequent word.

    «وزير» is a known word and stays whole; «وأكد» is no word, «أكد» is a verb: و+أكد.
    """
    if key[:1] in _CONJUNCTIONS and len(key) > 4 and key not in singles and _everyday_form(key[1:], singles):
        return key[0], key[1:], lookup(key[1:], singles)
    if key[:1] in _CONJUNCTIONS and "say" in singles.get(key[1:], {}) and "say" not in singles.get(key, {"say": 1}):
        return key[0], key[1:], lookup(key[1:], singles)  # «ودعت» is «و+دعت» sooner than «ودّعت»
    if key[:1] not in _CLITICS:
        return "", key, lookup(key, singles)
    if len(key) == _SHORTEST and key[0] in _CONJUNCTIONS and key not in singles and "say" in singles.get(key[1:], {}):
        return key[0], key[1:], lookup(key[1:], singles)  # «وحث», «وحض»
    best: tuple[str, str, Roles] | None = None
    weight = -1
    for clitic, rest in _splits(key):
        roles = lookup(rest, singles)
        if roles and not _ROLES.isdisjoint(roles) and not _shadowed(clitic, rest, roles, key, singles):
            return clitic, rest, roles
        frequency = roles.get("zipf", 0) if roles else 0
        frequency -= 0 if not clitic else 30 if frequency > 430 else 60
        frequency += 400 if roles and rest.startswith("ال") and key[len(clitic) - 1 :].startswith("لل") else 0
        if clitic and _is_rare(frequency):
            continue
        if frequency > weight:
            best, weight = (clitic, rest, roles or {}), frequency
    assert best is not None
    return best


def _everyday_form(rest: str, singles: dict[str, Roles]) -> bool:
    """Whether what follows a و is a future verb or an inflected everyday word: «وستتولى», «وحرصه»."""
    roles = singles.get(rest)
    if roles is not None:
        return not roles.keys() & _ROLES and roles.get("zipf", 0) > 0 and "seen" not in roles
    return rest.startswith(("سي", "ست")) or _inflected(rest, singles)


def _is_rare(frequency: int) -> bool:
    """Whether what a cut leaves is too rare to be an everyday word: «بيانكي» is a name, not ب+يانكي."""
    return frequency < 270


def _shadowed(clitic: str, rest: str, roles: Roles, key: str, singles: dict[str, Roles]) -> bool:
    """Whether a rare name hides in a frequent whole word: «وضع» is no و+ضع, «بدء» no ب+دء."""
    if len(clitic) == 2 and roles.get("function") == "interrogative" and key in singles:
        return True  # «ولاية» is no ول+أية
    if not clitic or roles.keys() & {"say", "meet", "office", "body", "honorific", "bodyhead", "function", "portfolio"}:
        return False
    if "place" in roles and (
        rest.startswith("ال") or roles["place"]["kind"] in ("country", "capital") or roles.get("zipf", 0) > 380
    ):
        return False
    whole = singles.get(key)
    least = _SMALL_TOWN if "place" in roles and not roles.keys() & {"given", "family"} else 350
    return whole is not None and whole.get("zipf", 0) > max(least, roles.get("zipf", 0))


_SMALL_TOWN = 280
"""Zipf × 100 of a word from which no small town is cut out of it: «بطاطا» is no ب+طاطا."""
Core = tuple[bool, str, str, int, str, float]
"""What a word has from its core alone: definite, bare, function, zipf, cls, name (see `Word`). The forms «الوزير», «والوزير»
and «بالوزير» share it."""


def _core(core: str, roles: Roles, lexicon: Lexicon) -> Core:
    definite = core.startswith("ال") and len(core) > 4
    zipf = roles.get("zipf", 0)
    function = _FUNCTION_CLASSES.get(roles["function"], "") if "function" in roles else ""
    cls = function or _class_of(roles)
    return definite, core[2:] if definite else core, function, zipf, cls, _name_score(core, cls, zipf, roles, lexicon)


def lookup(key: str, singles: dict[str, Roles]) -> Roles:
    """The roles of a key; with the article, also those of the bare word: «الوزير» has the roles of «وزير»."""
    roles = singles.get(key)
    if key.startswith("ال") and len(key) > 4:
        bare = singles.get(key[2:])
        if bare:
            own = {
                k: v
                for k, v in bare.items()
                if k not in ("place", "everyday", "zipf", "given", "person", "mononym", "seen", "say", "verb", "meet")
            }
            return {**own, **roles} if roles else own
    return roles or {}


def _class_of_sign(raw: str) -> str:
    """The class of what is no Arabic word; nothing for a word."""
    if raw in PUNCTUATION:
        return PUNCTUATION[raw]
    if raw[0].isdigit():
        return "0"
    if "\u0600" <= raw[0] <= "\u06ff":
        return ""
    return "x" if raw[0].isalpha() else "-"


def _class_of(roles: Roles) -> str:
    """The one-character class.

    , ; : . " « » ' ( ) - / \\n  punctuation       0 digits or number     x other script
    p preposition  c conjunction  h pronoun  d demonstrative  r relative  n negation  a أن/إن  t adverb  k auxiliary
    S reporting verb  Q reporting participle  M verb of meeting  m noun of meeting or saying  V other verb
    H honorific  O office  F modifier of an office  B body noun  L place  C known body  N nisba  G name  w other word
    """
    for role, cls in _ORDER:
        if role in roles and not (role == "place" and roles.get("everyday") == "noun"):
            return cls
    say = roles.get("say")
    if say:
        forms = {reading["form"][0] for reading in say}
        return "S" if forms & {"v", "p"} else "Q" if "q" in forms else "m"
    meet = roles.get("meet")
    if meet:
        return "M" if {reading["form"][0] for reading in meet} & {"v", "p"} else "m"
    if "verb" in roles and not ("given" in roles or "family" in roles):
        return "V" if roles["verb"][0] in "vp" else "w"
    if "given" in roles or "family" in roles or "person" in roles:
        return "G"
    return "w"


_ORDER = (
    ("honorific", "H"),
    ("office", "O"),
    ("bodyhead", "B"),
    ("place", "L"),
    ("body", "C"),
    ("nisba", "N"),
    ("modifier", "F"),
)
_NEVER = frozenset("pchdranktike")


def _name_score(key: str, cls: str, zipf: int, roles: Roles, lexicon: Lexicon) -> float:
    """Evidence that a word is part of a person's name: the name lists against everyday use, form and look of the word."""
    if cls in _NEVER:
        return -5.0
    listed = "given" in roles or "family" in roles
    score = 0.0
    if "given" in roles:
        score += 1.5 if roles["given"]["common"] else 3.0
    if "family" in roles:
        score += 1.2 if roles["family"]["common"] else 2.5
    seen = roles["seen"][0] if "seen" in roles else 0
    if seen:
        score += 0.8 if seen == 1 else 1.5 if seen < 5 else 2.2
    if not listed:
        score += 1.0 if zipf == 0 else 0.5 if zipf < 300 else -0.3 if zipf < 380 else -1.5 if zipf < 440 else -4.0
        everyday = not seen and _inflected(key, lexicon.singles)
        if everyday:
            score -= 2.0
        elif zipf < _EVERYDAY:
            looks = _SHAPE_FLOOR if _hides_a_word(key, lexicon.singles) else _SHAPE_WEIGHT * shape(key, lexicon.shapes)
            score += max(0.0 if seen else _SHAPE_FLOOR, min(looks, _SHAPE_LIMIT))
        if roles.keys() & {"office", "bodyhead", "honorific", "say", "verb", "meet", "modifier", "portfolio"}:
            score -= 3.0
        if roles.keys() & {"place", "body", "nisba", "context"}:
            score -= 1.5
    elif roles.keys() & {"say", "verb", "meet", "office", "bodyhead"} and not (
        "given" in roles and not roles["given"]["common"]
    ):
        score -= 1.5
    return score


def _hides_a_word(key: str, singles: dict[str, Roles]) -> bool:
    """«بإفشال»: a rare word that a proclitic could have been joined to, and no name."""
    roles = singles.get(key[1:]) if key[:1] in _CLITICS and len(key) > 4 else None
    return roles is not None and "zipf" in roles and not roles.keys() & {"given", "family", "seen"}


_TANWEEN = "\u064b"
_HAMZATED = ("أ", "إ", "آ")
_EVERYDAY = 440
"""Zipf × 100 from which a word that no list of names has is an everyday one, whatever it looks like."""
_SHAPE_WEIGHT, _SHAPE_FLOOR, _SHAPE_LIMIT = 0.6, -1.2, 2.0
"""How much the look of an unlisted word counts beside the lists, the least and the most that it can."""


def _inflected(key: str, singles: dict[str, Roles]) -> bool:
    """Whether the form is that of an everyday word: a present verb (يبحثان), a dual or plural (سابقان، أمنيين), an accusative (توافقا)."""
    if key[:1] == "ي" and len(key) > 3 and key[1] not in "اوي":
        return True
    if key[:1] in ("ي", "ت", "ن") and len(key) > 3:
        others = sum(_frequent(first + key[1:], singles) for first in "يتن" if first != key[0])
        if others:
            return True
    if key.endswith(("ته", "تها", "تهم", "تنا")) and _frequent(key[: key.rindex("ت")] + "ه", singles):
        return True  # «إجازته»
    if not key.endswith(_ENDINGS):
        return False
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) > 2 and _frequent(key[: -len(ending)], singles):
            return True
    return False


_ENDINGS = ("ين", "ون", "ان", "ات", "ه", "ها", "هم", "نا", "ا", "وا")


def _frequent(key: str, singles: dict[str, Roles]) -> bool:
    roles = singles.get(key)
    return roles is not None and roles.get("zipf", 0) > 330 and not roles.keys() & {"given", "family", "seen"}
