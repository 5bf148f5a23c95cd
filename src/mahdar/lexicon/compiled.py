"""The word files compiled into two tables: single words with their roles, and phrases as a tree over word keys."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon import forms
from mahdar.lexicon.events import EventWords, compile_events
from mahdar.lexicon.files import Read, Row, fingerprint, many, rows
from mahdar.lexicon.kept import kept_or_made
from mahdar.lexicon.sets import word_table

Roles = dict[str, Any]
"""What a word can be: role name → the data of that role (see `Word` for the roles)."""

Node = dict[str, Any]
"""One step of the phrase tree: word key → Node; under "" the phrases that end here, kind → data."""


class Phrase(NamedTuple):
    """A known phrase found in a text: its kind, its data and the tokens that it covers."""

    kind: str
    data: Any
    first: int
    last: int


class Lexicon:
    """Single words and phrases, with a hash of the files they came from."""

    def __init__(self, singles: dict[str, Roles], phrases: Node, words: str) -> None:
        self.singles = singles
        self.phrases = phrases
        self.fingerprint = words
        self.events = EventWords()
        self.cores: dict[str, tuple[bool, str, str, int, str, float]] = {}  # what `Word` worked out of a core
        self.contact: dict[str, set[str]] = {}  # roles of words beside a contact → their keys: «future» → مقرر, مقرره
        self.shapes: dict[str, float] = {}  # runs of letters and what they say for a name
        self.portfolio_words: set[str] = set()  # every word of a portfolio: «التربية», «التعليم»
        self.behind_article: dict[str, Roles] = {}  # word → those of its roles that it has with the article too
        self.frequent: set[str] = set()  # everyday words that are no names
        self.offices: list[str] = []  # one-word offices in the singular, which may bear a pronoun

    def add(self, phrase: str, kind: str, data: Any) -> None:
        """Add a word or a phrase in a role; what is there already stays."""
        self.add_keys(fold_phrase(phrase), kind, data)

    def add_keys(self, keys: tuple[str, ...], kind: str, data: Any) -> None:
        if len(keys) == 1:
            self.singles.setdefault(keys[0], {}).setdefault(kind, data)
        elif keys:
            node = self.phrases
            for key in keys:
                node = node.setdefault(key, {})
            node.setdefault("", {}).setdefault(kind, data)

    def add_to_list(self, phrase: str, kind: str, data: Any) -> None:
        """Add one of several readings of a verb form."""
        keys = fold_phrase(phrase)
        if len(keys) == 1:
            known = self.singles.setdefault(keys[0], {}).setdefault(kind, [])
        else:
            node = self.phrases
            for key in keys:
                node = node.setdefault(key, {})
            known = node.setdefault("", {}).setdefault(kind, [])
        if data not in known:
            known.append(data)


@cache
def load_lexicon(extra: tuple[str | Path, ...] = ()) -> Lexicon:
    """The lexicon of Mahdar's words and of the user's folders, as it was kept or compiled. Raises WordsError for a broken file."""
    words = fingerprint(extra)
    return kept_or_made(words, lambda: compile_lexicon(words, extra))


def compile_lexicon(words: str, extra: tuple[str | Path, ...] = ()) -> Lexicon:
    """The word files compiled; `words` is their fingerprint."""
    lexicon = Lexicon({}, {}, words)
    for load in LOADERS:
        load(lexicon, lambda name: rows(name, extra))
    _finish(lexicon)
    return lexicon


def _finish(lexicon: Lexicon) -> None:
    """What follows from the single words, once all are there. Roles that are equal are kept once: tens of thousands of
    words have a frequency and nothing else, and what is kept once stays near at hand for the processor."""
    known: dict[str, Roles] = {}
    singles = lexicon.singles
    for key, roles in singles.items():
        singles[key] = roles = known.setdefault(repr(roles), roles)
        if roles.get("zipf", 0) > _EVERYDAY and not roles.keys() & {"given", "family", "seen"}:
            lexicon.frequent.add(key)
        if "office" in roles and roles["office"]["number"] == "s":
            lexicon.offices.append(key)
        if own := {role: data for role, data in roles.items() if role not in _NOT_BEHIND_ARTICLE}:
            lexicon.behind_article[key] = known.setdefault(repr(own), own)


_EVERYDAY = 330
"""Zipf × 100 above which a word is an everyday one, of which others are inflected forms."""
_NOT_BEHIND_ARTICLE = frozenset(
    ("place", "everyday", "zipf", "given", "person", "mononym", "seen", "say", "verb", "meet")
)
"""Roles that a word has not with the article: «الوزير» is an office as «وزير» is, «القاهرة» stands in the lists itself."""


def _places(lexicon: Lexicon, read: Read) -> None:
    for row in read("places/countries.tsv"):
        place = _place(row, "country", row["iso3"])
        for name in [row["name"], *many(row["aliases"])]:
            lexicon.add(name, "place", place)
        for context in many(row.get("context", "")):
            lexicon.add(context, "place", {**place, "by_habit": True})
        capitals = many(row["capital"])
        for capital in capitals:
            lexicon.add(capital, "place", {**place, "name": capitals[0], "kind": "capital"})
        for nisba in many(row["nisba"]):
            _nisba(lexicon, nisba, {"country": row["iso3"], "of": row["name"]})
    for file in ("places/regions.tsv", "places/towns.tsv", "places/cities.tsv"):
        for row in read(file):
            place = _place(row, row["kind"], row["country"])
            for name in [row["name"], *many(row["aliases"])]:
                for spelling in _spellings(name):
                    lexicon.add(spelling, "place", place)
    for row in read("places/nouns.tsv"):
        data = {"kind": row["kind"], **{key: row[key] for key in ("name", "unknown", "same")}}
        lexicon.add(row["word"], "placenoun", {**data, "many": False})
        for form in many(row["forms"]):
            lexicon.add(form, "placenoun", {**data, "many": True})
    for row in read("places/everyday.tsv"):
        lexicon.add(row["name"], "everyday", row["needs"])
    for row in read("places/openers.tsv"):
        lexicon.add(row["word"], "opener", True)
    for row in read("places/nisbas.tsv"):
        _nisba(lexicon, row["nisba"], {"country": row["of"] if row["of"].isupper() else "", "of": row["of"]})


def _place(row: Row, kind: str, country: str) -> Roles:
    place: Roles = {"name": row["name"], "kind": kind, "country": country}
    for field in ("lat", "lon"):
        if row.get(field):
            place[field] = float(row[field])
    if row.get("population"):
        place["population"] = int(row["population"])
    if row.get("geonames"):
        place["geonames"] = int(row["geonames"])
    return place


def _nisba(lexicon: Lexicon, nisba: str, data: Roles) -> None:
    for spelling in _spellings(nisba):
        for form in forms.nisba_forms(spelling):
            lexicon.add_keys(form, "nisba", data)


def _people(lexicon: Lexicon, read: Read) -> None:
    for row in read("people/given.tsv"):
        lexicon.add(row["name"], "given", {"common": row["common"] == "y", "latin": row["latin"]})
    for row in read("people/feminine.tsv"):
        lexicon.add(row["name"], "feminine", True)
    for row in read("people/family.tsv"):
        lexicon.add(row["name"], "family", {"common": row["common"] == "y", "latin": row["latin"]})
    for row in read("people/tokens.tsv"):
        lexicon.add(row["token"], "seen", (int(row["count"]), row["latin"]))
    for row in read("people/shapes.tsv"):
        lexicon.shapes[row["gram"]] = int(row["weight"]) / 100
    for row in read("people/mononyms.tsv"):
        lexicon.add(row["name"], "mononym", {"latin": row["latin"]})
        lexicon.add(row["name"], "family", {"common": False, "latin": row["latin"]})
    for row in read("people/known.tsv"):
        lexicon.add(row["name"], "person", {"latin": row["latin"], "qid": row["qid"]})
    for row in read("people/honorifics.tsv"):
        for phrase in [row["phrase"], *many(row["feminine"]), *many(row["plural"])]:
            lexicon.add(phrase, "honorific", row["kind"])


def _offices(lexicon: Lexicon, read: Read) -> None:
    for row in read("offices/heads.tsv"):
        data = {"post": row["post"], "takes": many(row["complement"]), "sector": row["sector"]}
        for number, words in (
            ("s", [row["word"], *many(row["feminine"])]),
            ("p", many(row["plural"])),
            ("d", many(row["dual"])),
        ):
            for word in words:
                for form in forms.head_forms(word):
                    if not (number == "d" and forms.is_construct_with_article(form)):
                        lexicon.add_keys(form, "office", {**data, "number": number})
    for row in read("offices/whole.tsv"):
        data = {
            "post": row["post"],
            "country": row["country"],
            "organization": row["organization"],
            "sector": row["sector"],
        }
        for title in [row["title"], *many(row["aliases"])]:
            lexicon.add(title, "whole", data)
    for row in read("offices/modifiers.tsv"):
        for word in [row["word"], *many(row["feminine"])]:
            lexicon.add(word, "modifier", row["status"])


def _spellings(name: str) -> list[str]:
    """A name as it stands in the list and as other newsrooms spell it: «الديمقراطي», «الديموقراطي»."""
    others = [name.replace(word, spelt) for word, spelt in _RESPELT.items() if word in name]
    return [name, *(other for other in others if other != name)]


_RESPELT = word_table("compiled", "respelt")


def _bodies(lexicon: Lexicon, read: Read) -> None:
    for row in read("bodies/heads.tsv"):
        data = {"kind": row["kind"], "sector": row["sector"], "bare": row["bare"] == "y"}
        for number, words in (("s", [row["word"]]), ("p", many(row["plural"])), ("d", many(row["dual"]))):
            for word in words:
                for form in forms.head_forms(word):
                    lexicon.add_keys(form, "bodyhead", {**data, "number": number})
    for row in read("bodies/named.tsv"):
        data = {
            "name": row["name"],
            "kind": row["kind"],
            "country": row["country"],
            "sector": row["sector"],
            "latin": row["latin"],
        }
        for name in [row["name"], *many(row["aliases"])]:
            for spelling in _spellings(name):
                lexicon.add(spelling, "body", data)
    for row in read("bodies/portfolios.tsv"):
        lexicon.add(row["name"], "portfolio", row["english"])
        for key in fold_phrase(row["name"]):
            lexicon.portfolio_words.update((key, key.removeprefix("و")))


_ENDINGS = ("", "ه", "ا", "ان", "ين", "تان", "تين")
"""Gender, number and case of adjectives and nouns beside a contact."""


def _verbs(lexicon: Lexicon, read: Read) -> None:
    for row in read("verbs/saying.tsv"):
        data = {
            "verb": row["past"] or row["participle"],
            "act": row["act"],
            "takes": many(row["takes"]),
            "sure": row["sure"] == "y",
        }
        for form, kind in forms.verb_forms(row):
            lexicon.add_to_list(form, "say", {**data, "form": kind})
    for row in read("verbs/saying_nouns.tsv"):
        noun = {"verbs": many(row["verbs"]), "act": row["act"], "whole": row["content"] == "whole"}
        for form in forms.noun_forms(row["noun"]):
            lexicon.add(form, "said_noun", noun)
    for row in read("verbs/expressed.tsv"):
        for form in forms.noun_forms(row["noun"]):
            lexicon.add(form, "expressed", row["act"])
    for row in read("verbs/meeting.tsv"):
        data = {"verb": row["past"], "contact": row["form"], "takes": many(row["takes"]), "note": row["note"]}
        for form, kind in forms.verb_forms(row):
            lexicon.add_to_list(form, "talk" if row["note"] == "talk" else "meet", {**data, "form": kind})
    for row in read("verbs/contact_words.tsv"):
        for role in many(row["roles"]):
            known = lexicon.contact.setdefault(role, set())
            for key in fold_phrase(row["word"]):
                known.update(key + ending for ending in (_ENDINGS if role in ("future", "occasion") else ("",)))
    for row in read("verbs/general.tsv"):
        for form, kind in forms.verb_forms(row):
            lexicon.add(form, "verb", kind)
    for row in read("verbs/attribution.tsv"):
        lexicon.add(row["phrase"], "attribution", row["kind"])


def _everyday(lexicon: Lexicon, read: Read) -> None:
    for row in read("function.tsv"):
        lexicon.add(row["word"], "function", row["class"])
    for row in read("common.tsv"):
        roles = lexicon.singles.setdefault(fold_phrase(row["word"])[0], {})
        roles["zipf"] = max(roles.get("zipf", 0), int(row["zipf"]))
    for row in read("contexts.tsv"):
        lexicon.add_to_list(row["term"], "context", (row["context"], int(row["weight"])))


_RARE = 400
"""Zipf frequency × 100 below which a word of a known person's name is a name wherever it stands."""


def _parts_of_known_names(lexicon: Lexicon, read: Read) -> None:
    """«بلينكن», «غوتيريش»: what is rare outside the names of known people is a name in those of others too."""
    for row in read("people/known.tsv"):
        for key in fold_phrase(row["name"]):
            roles = lexicon.singles.setdefault(key, {})
            if roles.get("zipf", 0) < _RARE and not roles.keys() & {
                "function",
                "office",
                "place",
                "nisba",
                "honorific",
            }:
                roles.setdefault("seen", (5, ""))


def _upcoming(lexicon: Lexicon, read: Read) -> None:
    for row in read("upcoming/occasions.tsv"):
        lexicon.add(row["word"], "occasion", row["kind"])
    for row in read("upcoming/triggers.tsv"):
        for phrase in (row["phrase"], "و" + row["phrase"]) if " " in row["phrase"] else (row["phrase"],):
            lexicon.add(phrase, "announces", (row["role"], row["certainty"]))


def _events(lexicon: Lexicon, read: Read) -> None:
    lexicon.events = compile_events(read)


LOADERS = (_places, _people, _offices, _bodies, _verbs, _everyday, _parts_of_known_names, _upcoming, _events)
