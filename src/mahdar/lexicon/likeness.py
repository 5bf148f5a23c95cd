"""What a word is without its proclitics: its class, and how much it is like a name."""

from __future__ import annotations

from mahdar.lexicon.compiled import Lexicon, Roles
from mahdar.lexicon.shapes import shape
from mahdar.lexicon.splitting import CLITICS, NAMED, is_inflected

Core = tuple[bool, str, str, int, str, float]
"""What a word has from its core alone: definite, bare, function, zipf, cls, name (see `Word`). The forms «الوزير», «والوزير»
and «بالوزير» share it."""
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


def of_core(core: str, roles: Roles, lexicon: Lexicon) -> Core:
    """What a core and its roles say."""
    definite = core[:2] == "ال" and len(core) > 4
    zipf = roles.get("zipf", 0)
    function = _FUNCTION_CLASSES.get(roles["function"], "") if "function" in roles else ""
    cls = function or class_of(roles)
    return definite, core[2:] if definite else core, function, zipf, cls, _name_score(core, cls, zipf, roles, lexicon)


def class_of(roles: Roles) -> str:
    """The one-character class.

    , ; : . " « » ' ( ) - / \\n  punctuation       0 digits or number     x other script
    p preposition  c conjunction  h pronoun  d demonstrative  r relative  n negation  a أن/إن  t adverb  k auxiliary
    S reporting verb  Q reporting participle  M verb of meeting  m noun of meeting or saying  V other verb
    H honorific  O office  F modifier of an office  B body noun  L place  C known body  N nisba  G name  w other word
    """
    if _CLASSED.isdisjoint(roles):
        return "w"
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
_CLASSED = frozenset((*(role for role, _ in _ORDER), "say", "meet", "verb", "given", "family", "person"))
_NEVER = frozenset("pchdranktike")


def _name_score(key: str, cls: str, zipf: int, roles: Roles, lexicon: Lexicon) -> float:
    """Evidence that a word is part of a person's name: the name lists against everyday use, form and look of the word."""
    if cls in _NEVER:
        return -5.0
    score = 0.0
    listed = False
    if "given" in roles:
        listed = True
        score += 1.5 if roles["given"]["common"] else 3.0
    if "family" in roles:
        listed = True
        score += 1.2 if roles["family"]["common"] else 2.5
    seen = roles["seen"][0] if "seen" in roles else 0
    if seen:
        score += 0.8 if seen == 1 else 1.5 if seen < 5 else 2.2
    if not listed:
        score += 1.0 if zipf == 0 else 0.5 if zipf < 300 else -0.3 if zipf < 380 else -1.5 if zipf < 440 else -4.0
        if not seen and is_inflected(key, lexicon.frequent):
            score -= 2.0
        elif zipf < _EVERYDAY:
            looks = _SHAPE_FLOOR if _hides_a_word(key, lexicon.singles) else _SHAPE_WEIGHT * shape(key, lexicon.shapes)
            score += max(0.0 if seen else _SHAPE_FLOOR, min(looks, _SHAPE_LIMIT))
        if not _DOING.isdisjoint(roles):
            score -= 3.0
        if not _BELONGING.isdisjoint(roles):
            score -= 1.5
    elif not _SAID.isdisjoint(roles) and not ("given" in roles and not roles["given"]["common"]):
        score -= 1.5
    return score


_DOING = frozenset(("office", "bodyhead", "honorific", "say", "verb", "meet", "modifier", "portfolio"))
_BELONGING = frozenset(("place", "body", "nisba", "context"))
_SAID = frozenset(("say", "verb", "meet", "office", "bodyhead"))


def _hides_a_word(key: str, singles: dict[str, Roles]) -> bool:
    """«بإفشال»: a rare word that a proclitic could have been joined to, and no name."""
    roles = singles.get(key[1:]) if key[:1] in CLITICS and len(key) > 4 else None
    return roles is not None and "zipf" in roles and NAMED.isdisjoint(roles)


_EVERYDAY = 440
"""Zipf × 100 from which a word that no list of names has is an everyday one, whatever it looks like."""
_SHAPE_WEIGHT, _SHAPE_FLOOR, _SHAPE_LIMIT = 0.6, -1.2, 2.0
"""How much the look of an unlisted word counts beside the lists, the least and the most that it can."""
