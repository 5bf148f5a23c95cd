"""The words of events compiled: triggers with their types and modes, means, nameless agents, and what speaks against an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mahdar.arabic.letters import fold, fold_phrase
from mahdar.lexicon import forms
from mahdar.lexicon.files import Read, Row, many

TYPES = frozenset(
    (
        *("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"),
        *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    )
)
"""The types that are read from words; CONSULT comes from contacts alone."""


FORESEEN = frozenset(("SUPPORT", "COOPERATE", "AID", "RETREAT"))
"""Types that become another when they are still to come."""

OF_SPEECH = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))
"""Types that are done by saying so: a participle says them too, «مطالبا»."""

CROWD = "@crowd"
"""In the column of needs: only of a crowd is the verb an event."""
NEVER = "!"
"""In the column of needs, before a word: where that stands behind it, the verb tells no such event: «رفض | التعليق»."""


BEARERS = frozenset(("verb", "noun", "agent", "means", "casualty"))
"""Kinds of words that may bear a pronoun, which looks like «ة» once folded."""
MAIN_TYPES = frozenset(("ASSAULT", "PROTEST"))
"""Types that stand without an actor, and that even a weak word may tell."""


class EventWord(NamedTuple):
    """A word or phrase of an event.

    kind   verb, noun, light (a verb that carries a noun: «شن هجوما»), means, agent, casualty; before, after, sentence speak against an event
    data   of verbs and nouns: type, modes, strength 1 to 3, needs, form, genitive, recipient (the prepositions that lead to
           the recipient; «direct» for an object, «subject» where the subject suffers), never (what may not stand behind it);
           else what the file says
    """

    keys: tuple[str, ...]
    kind: str
    data: dict[str, Any]
    finite: bool
    """Whether it is a verb in the past or present."""
    tells: bool
    """Whether it can tell an event at all: a weak word of a lesser act cannot."""
    asks: bool = False
    """Whether it is a trigger that needs some word beside it, or bears none."""
    form: str = ""
    """As `mahdar.lexicon.forms` codes it: «v» past, «p» present, «q» participle, «m» noun; then number and gender."""
    type: str = ""
    """PLOVER's type of a verb or noun."""


@dataclass(slots=True)
class EventWords:
    """Event words by their first key, and of phrases by their second: only where that stands are they followed."""

    by_key: dict[str, list[EventWord]] = field(default_factory=dict)
    """Those of one word; for a key with which only phrases begin, none."""
    phrases: dict[str, dict[str, list[EventWord]]] = field(default_factory=dict)
    """By first and second key, the longest first."""
    cues: dict[str, frozenset[str]] = field(default_factory=dict)
    """The words by which the grammar of an event is read, folded, by what they show."""
    parted: dict[str, tuple[tuple[EventWord, ...], tuple[EventWord, ...], tuple[EventWord, ...]]] = field(
        default_factory=dict
    )
    """By key: finite verbs, all else, and of this what can bear no pronoun."""
    modes: dict[str, dict[tuple[str, ...], str]] = field(default_factory=dict)
    """By type, the mode that a word or two words of what is asked for or threatened tell."""
    feminine: set[str] = field(default_factory=set)
    """Nouns that themselves end in «ة», folded: «ضربة» is one, and no «ضرب» with a pronoun."""

    participles: dict[str, dict[str, EventWord]] = field(default_factory=dict)
    """Participles of acts of speech by their key and type: they only name to whom something is said."""
    asking: set[str] = field(default_factory=set)
    """The keys of words that ask for others beside them."""
    carriers: frozenset[str] = frozenset()
    """The keys of words by which a noun of a lesser act comes to tell it: «أعلن … انسحابه», «قدم … اعتذارا»."""
    needed: frozenset[str] = frozenset()
    """The words of which any trigger needs one beside it, or bears none."""
    telling: set[str] = field(default_factory=set)
    """The first keys of words and phrases that can tell an event."""

    def add(self, keys: tuple[str, ...], kind: str, data: dict[str, Any]) -> None:
        known = self.by_key.setdefault(keys[0], [])
        if len(keys) > 1:
            known = self.phrases.setdefault(keys[0], {}).setdefault(keys[1], [])
        form = data.get("form", "")[:1]
        finite = kind in ("verb", "casualty") and form in ("v", "p")
        main = data.get("type") in MAIN_TYPES
        told = form not in "qp" or data.get("form", "").startswith(
            "ps"
        )  # «تدعم» tells no deed, «ستدعم» what is to come
        tells = kind in ("verb", "noun") and (form != "q" if main else told and data["strength"] > 1)
        if tells:
            self.telling.add(keys[0])
        asks = kind in ("verb", "noun") and bool(data["needs"] or data["never"])
        if asks and len(keys) == 1:
            self.asking.add(keys[0])
        known.append(EventWord(keys, kind, data, finite, tells, asks, data.get("form", ""), data.get("type", "")))

    def finish(self) -> None:
        """Part the words of each key and sort its phrases, once all are there."""
        for key, known in self.by_key.items():
            plain = tuple(word for word in known if not word.finite)
            bound = tuple(word for word in plain if word.kind not in BEARERS)
            self.parted[key] = tuple(word for word in known if word.finite), plain, bound
        lights = (key for key, known in self.by_key.items() if any(word.kind == "light" for word in known))
        self.carriers = frozenset((*lights, *self.cues["announces"], *self.cues["affirms"]))
        triggers = [word for known in self.by_key.values() for word in known]
        triggers += [word for seconds in self.phrases.values() for known in seconds.values() for word in known]
        self.needed = frozenset().union(*(word.data["needs"] | word.data["never"] for word in triggers if word.asks))
        for seconds in self.phrases.values():
            for words in seconds.values():
                words.sort(key=lambda word: -len(word.keys))


def compile_events(read: Read) -> EventWords:
    """The event words of the word files."""
    words = EventWords()
    for row in read("events/verbs.tsv"):
        _feminine(words, row["masdar"])
        if row["type"] in TYPES:
            for form, kind in dict.fromkeys(forms.verb_forms(row)):
                if kind[0] == "q" and row["type"] in OF_SPEECH:
                    word = EventWord(
                        fold_phrase(form),
                        "verb",
                        {**_trigger(row), "form": kind},
                        False,
                        False,
                        False,
                        kind,
                        row["type"],
                    )
                    words.participles.setdefault(fold(form), {}).setdefault(row["type"], word)
                if kind[0] == "q" or (kind.startswith("ps") and row["type"] not in FORESEEN):
                    continue  # neither tells an event
                genitive = {"none": "none"}.get(
                    row["recipient"], "recipient" if "direct" in row["recipient"] else "actor"
                )
                if "o" in kind[1:] and ("direct" not in row["recipient"] or form == fold(row["masdar"])):
                    continue  # «تظاهرة» is no «تظاهر» with an object, «إصابة» no «أصابه»
                words.add(fold_phrase(form), "verb", {**_trigger(row), "form": kind, "genitive": genitive})
    for row in read("events/nouns.tsv"):
        if row["type"] in TYPES:
            data = {**_trigger(row), "form": "m", "genitive": row["genitive"]}
            _feminine(words, row["noun"], *many(row["plural"]))
            for noun in (row["noun"], *many(row["plural"])):
                for keys in _noun_keys(noun):
                    words.add(keys, "noun", data)
    for row in read("events/light.tsv"):
        for form, kind in forms.verb_forms(row):
            if _carries(row, form, kind):
                words.add(
                    fold_phrase(form),
                    "light",
                    {"subject": row["subject"], "form": kind, "joint": _joints(row["joint"])},
                )
    for row in read("events/casualties.tsv"):
        needs = frozenset(key for word in many(row["needs"]) for key in fold_phrase(word))
        _feminine(words, row["masdar"])
        for form, kind in forms.verb_forms(row):
            if kind[0] != "q" and "o" not in kind:
                words.add(fold_phrase(form), "casualty", {"form": kind, "needs": needs})
    for row in read("events/means.tsv"):
        _feminine(words, row["word"], *many(row["plural"]))
        for noun in (row["word"], *many(row["plural"])):
            for keys in _noun_keys(noun):
                words.add(keys, "means", {"modes": many(row["modes"])})
    for row in read("events/agents.tsv"):
        lone = "person" if row["kind"] == "crowd" and row["plural"] else row["kind"]
        feminine = () if row["kind"] == "crowd" else many(row["feminine"])  # «مظاهرة مؤيدة» is nobody
        _feminine(words, row["word"], *feminine, *many(row["plural"]))
        # plurals first: «المتظاهرين» are the crowd, not two of it
        for noun in (*many(row["plural"]), *many(row["feminine_plural"]), row["word"], *feminine):
            kind = lone if noun == row["word"] else row["kind"]
            for keys in (
                *_noun_keys(noun),
                *_constructs(noun),
                *(_duals(noun) if noun in (row["word"], *feminine) else ()),
            ):
                words.add(keys, "agent", {"sector": row["sector"], "kind": kind, "counted": row["kind"]})
    for row in read("events/excluders.tsv"):
        types = TYPES if row["types"] == "*" else frozenset(many(row["types"]))
        words.add(fold_phrase(row["phrase"]), row["where"], {"types": types, "why": row["why"]})
    for row in read("events/telling.tsv"):
        types = TYPES if row["types"] == "*" else frozenset(many(row["types"]))
        words.add(
            fold_phrase(row["word"]), "telling", {"types": types, "weight": int(row["weight"]), "why": row["why"]}
        )
    for row in read("events/modes.tsv"):
        for kind in many(row["types"]):
            words.modes.setdefault(kind, {})[fold_phrase(row["phrase"])] = row["mode"]
    for row in read("events/cues.tsv"):
        words.cues[row["cue"]] = frozenset(fold(word) for word in many(row["words"]))
    words.finish()
    return words


def _feminine(words: EventWords, *nouns: str) -> None:
    words.feminine.update(fold(noun).removeprefix("ال") for noun in nouns if noun.endswith("ة") and " " not in noun)


def _carries(row: Row, form: str, kind: str) -> bool:
    """Whether a form of a light verb can carry an event: «شن», «يخوض», and of who suffers «بعد تعرضه»; never «سيشن»."""
    if kind[0] == "p":
        return row["subject"] == "actor" and kind[1:] in ("", "f", "p")
    return kind[0] == "v" or (kind == "m" and row["subject"] == "recipient" and form.endswith(("ه", "ها", "هم", "هما")))


def _trigger(row: Row) -> dict[str, Any]:
    beside = many(row.get("needs", "").removeprefix(CROWD))
    return {
        "type": row["type"],
        "modes": many(row["modes"]),
        "strength": int(row["strength"]),
        "recipient": frozenset(key for word in many(row["recipient"]) for key in fold_phrase(word)),
        "crowd": row.get("needs") == CROWD,
        "needs": frozenset(
            form
            for word in beside
            if not word.startswith(NEVER)
            for key in fold_phrase(word)
            for form in (key, *_accusative(key))
        ),
        "never": frozenset(fold(word[1:]) for word in beside if word.startswith(NEVER)),
    }


def _accusative(key: str) -> tuple[str, ...]:
    """«سلال» → «سلالا»; none of what is definite, bears a pronoun or ends in «ة»."""
    return () if key.startswith("ال") or key.endswith(("ه", "ا", "ي", "و", "ء", "ات", "ون", "ين")) else (key + "ا",)


def _joints(said: str) -> frozenset[str]:
    """The prepositions that join a noun to its light verb; none where it is the object: «شن هجوما»; "" where it may be."""
    words = many(said)
    joints = frozenset(key for word in words if word != "direct" for key in fold_phrase(word))
    return joints | {""} if joints and "direct" in words else joints


def _constructs(noun: str) -> Iterator[tuple[str, ...]]:
    """A sound plural before its genitive or a pronoun: «مقاتلون» → «مقاتلو», «مقاتلين» → «مقاتلي», «مقاتليه»."""
    keys = fold_phrase(noun)
    if len(keys) == 1 and keys[0].endswith(("ون", "ين")) and len(keys[0]) > 5:
        yield (keys[0][:-1],)
        if keys[0].endswith("ين"):
            yield from ((keys[0][:-1] + pronoun,) for pronoun in ("ه", "ها", "هم"))  # «مواطنيها»


def _duals(noun: str) -> Iterator[tuple[str, ...]]:
    """Two of them: «مهندس» → مهندسان, مهندسين is its plural too; «سيدة» → سيدتان, سيدتين."""
    keys = fold_phrase(noun)
    if len(keys) == 1 and len(keys[0]) > 2:
        stem = keys[0][:-1] + "ت" if keys[0].endswith("ه") else keys[0]
        for ending in ("ان", "ين", "ا", "ي"):
            if ending in ("ان", "ين") or stem is not keys[0]:
                yield (stem + ending,)
                yield ("ال" + stem + ending,)


def _noun_keys(noun: str) -> Iterator[tuple[str, ...]]:
    """A noun as it is, with the article, with a case ending or a pronoun: «هجوم», «الهجوم», «هجوما», «هجومهم»."""
    keys = fold_phrase(noun)
    if len(keys) == 1 and not keys[0].startswith("ال"):
        yield from ((form,) for form in forms.noun_forms(noun))
        return
    yield keys
    yield forms.definite(keys)
    if len(keys) == 2 and not keys[1].startswith("ال"):
        yield keys[0], *forms.definite(keys[1:])  # «رجل الدين»
