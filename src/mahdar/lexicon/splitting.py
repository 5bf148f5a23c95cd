"""What proclitics a form bears, and what is known of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Set

from mahdar.lexicon.compiled import Lexicon, Roles
from mahdar.lexicon.sets import word_set

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_SHORTEST = 3  # letters of the shortest verb with its و
CLITICS = frozenset((*_CONJUNCTIONS, *_PREPOSITIONS))
"""The letters that may be proclitics: a form that begins with none of them is whole."""
_ROLES = frozenset(
    (
        *("given", "family", "person", "honorific", "office", "bodyhead", "place", "body", "function", "say", "meet"),
        *("nisba", "whole", "portfolio", "modifier", "verb"),
    )
)
_NOTHING: Roles = {}
_WITH_TWO_LAMS = 6
_NEVER_CUT = word_set("word", "never cut")
"""Everyday words that look like a proclitic and a better known word: «فتحت» is no ف+تحت, «فعالية» no ف+عاليه."""


def lookup(key: str, lexicon: Lexicon) -> Roles:
    """The roles of a key; with the article, also those of the bare word: «الوزير» has the roles of «وزير»."""
    roles = lexicon.singles.get(key)
    if key[:2] == "ال" and len(key) > 4 and (own := lexicon.behind_article.get(key[2:])):
        return {**own, **roles} if roles else own
    return roles or _NOTHING


def best_split(key: str, lexicon: Lexicon) -> tuple[str, str, Roles]:
    """The first cut whose rest has a role; else the cut whose rest is the most frequent word.

    «وزير» is a known word and stays whole; «وأكد» is no word, «أكد» is a verb: و+أكد.
    """
    singles = lexicon.singles
    if key[0] in _CONJUNCTIONS:
        rest = key[1:]
        whole, known = singles.get(key), singles.get(rest)
        said = known is not None and "say" in known
        if (
            (whole is None and len(key) > 4 and _everyday_form(rest, known, lexicon))
            or (whole is None and len(key) == _SHORTEST and said)  # «وحث», «وحض»
            or (whole is not None and said and "say" not in whole)  # «ودعت» is «و+دعت» sooner than «ودّعت»
        ):
            return key[0], rest, lookup(rest, lexicon)
    roles = lookup(key, lexicon)
    if key in _NEVER_CUT or not _ROLES.isdisjoint(roles):
        return "", key, roles
    best, weight = ("", key, roles), roles.get("zipf", 0)
    for clitic, rest in _splits(key):
        roles = lookup(rest, lexicon)
        if roles and not _ROLES.isdisjoint(roles) and not _shadowed(clitic, rest, roles, key, singles):
            return clitic, rest, roles
        if clitic[-1:] == "ب" and "placenoun" in roles:
            return clitic, rest, roles  # «بريف حلب»
        frequency = roles.get("zipf", 0)
        frequency -= 30 if frequency > 430 else 60
        frequency += 400 if roles and rest[:2] == "ال" and key[len(clitic) - 1 :].startswith("لل") else 0
        if not _is_rare(frequency) and frequency > weight:
            best, weight = (clitic, rest, roles), frequency
    if not best[0] and not best[2] and len(key) >= _WITH_TWO_LAMS and key.startswith("لل") and key[2] != "ا":
        return "ل", "ال" + key[2:], _NOTHING  # «للرهبنة»: a noun that no list has, with ل and its article
    return best


def _splits(key: str) -> Iterator[tuple[str, str]]:
    """The ways of cutting proclitics off a key: «وللرئيس» → و+ل+الرئيس."""
    heads = [("", key)]
    if key[:1] in _CONJUNCTIONS and len(key) > 3:
        heads.append((key[0], key[1:]))
        yield key[0], key[1:]
    for clitic, rest in heads:
        if rest.startswith("لل") and len(rest) > 4:
            yield clitic + "ل", "ال" + rest[2:]
            if not rest.startswith("للا"):
                yield clitic + "ل", rest[1:]
        elif rest[:1] in _PREPOSITIONS and len(rest) > 3 and rest not in _NEVER_CUT:
            yield clitic + rest[0], rest[1:]
        if rest[:1] == "ك" and rest[1:3] == "ال":
            yield clitic + "ك", rest[1:]


def _everyday_form(rest: str, known: Roles | None, lexicon: Lexicon) -> bool:
    """Whether what follows a و is a future verb or an inflected everyday word: «وستتولى», «وحرصه»."""
    if known is not None:
        return _ROLES.isdisjoint(known) and known.get("zipf", 0) > 0 and "seen" not in known
    return rest.startswith(("سي", "ست")) or is_inflected(rest, lexicon.frequent)


def _is_rare(frequency: int) -> bool:
    """Whether what a cut leaves is too rare to be an everyday word: «بيانكي» is a name, not ب+يانكي."""
    return frequency < 270


_OF_MUCH_USE = frozenset(("say", "meet", "office", "body", "honorific", "bodyhead", "function", "portfolio"))


def _shadowed(clitic: str, rest: str, roles: Roles, key: str, singles: dict[str, Roles]) -> bool:
    """Whether a rare name hides in a frequent whole word: «وضع» is no و+ضع, «بدء» no ب+دء."""
    if len(clitic) == 2 and roles.get("function") == "interrogative" and key in singles:
        return True  # «ولاية» is no ول+أية
    if not clitic or not _OF_MUCH_USE.isdisjoint(roles):
        return False
    if "place" in roles and (
        rest.startswith("ال") or roles["place"]["kind"] in ("country", "capital") or roles.get("zipf", 0) > 380
    ):
        return False
    whole = singles.get(key) or (singles.get(key[:-1]) if key.endswith("يا") and "place" in roles else None)  # «وزاريا»
    least = _SMALL_TOWN if "place" in roles and not roles.keys() & {"given", "family"} else 350
    return whole is not None and whole.get("zipf", 0) > max(least, roles.get("zipf", 0))


_SMALL_TOWN = 280
"""Zipf × 100 of a word from which no small town is cut out of it: «بطاطا» is no ب+طاطا."""


def is_inflected(key: str, frequent: Set[str]) -> bool:
    """Whether the form is that of an everyday word: a present verb (يبحثان), a dual or plural (سابقان، أمنيين), an accusative (توافقا)."""
    if key[:1] in _PRESENT and len(key) > 3:
        if key[0] == "ي" and key[1] not in "اوي":
            return True
        rest = key[1:]
        if any(first + rest in frequent for first in _PRESENT[key[0]]):
            return True
    if key.endswith(("ته", "تها", "تهم", "تنا")) and key[: key.rindex("ت")] + "ه" in frequent:
        return True  # «إجازته»
    for ending in _ENDINGS.get(key[-1:], ()):
        if key.endswith(ending) and len(key) - len(ending) > 2 and key[: -len(ending)] in frequent:
            return True
    return False


_PRESENT = {"ي": "تن", "ت": "ين", "ن": "يت"}
"""The first letters of the present tense, each with the others."""
_ENDINGS = {
    "ن": ("ين", "ون", "ان"),
    "ت": ("ات",),
    "ه": ("ه",),
    "م": ("هم",),
    "ا": ("ها", "نا", "ا", "وا"),
}
"""Of duals, plurals, accusatives and pronouns, by their last letter."""


def cairene(core: str, roles: Roles, singles: dict[str, Roles]) -> tuple[int, str] | None:
    """What is known of «غراهام», «غوردون» for «جراهام», «جوردون»: in Cairo and at Reuters a foreign g is ج."""
    if not _TOLD.isdisjoint(roles) or roles.get("zipf", 0) >= _RARE_SPELLING or core.startswith("ال"):
        return None
    others = singles.get(core.replace("ج", "غ")), singles.get(core.replace("ج", "غ", 1))
    return (2, "") if any(other and not NAMED.isdisjoint(other) for other in others) else None


NAMED = frozenset(("given", "family", "seen"))
_TOLD = NAMED | {"function", "place"}
_RARE_SPELLING = 380
