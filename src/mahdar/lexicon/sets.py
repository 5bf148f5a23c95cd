"""The small sets of words that single rules ask for, each by its name: `words/sets/<file>.tsv`, read when the rules load.

The user's own folders add vocabulary (names, offices, verbs), but nothing to these: a rule is written for its sets.
"""

from __future__ import annotations

from functools import cache

from mahdar.arabic.letters import fold
from mahdar.errors import WordsError
from mahdar.lexicon.files import package_words, parse


def word_set(file: str, name: str) -> frozenset[str]:
    """The keys of one set: `word_set("upcoming", "time nouns")` → «الاسبوع», «الشهر» … Raises WordsError where there is none."""
    return frozenset(_key(word) for word, _ in _set(file, name))


def word_table(file: str, name: str) -> dict[str, str]:
    """The keys of one set and the value beside each. Raises WordsError where there is none."""
    return {_key(word): value for word, value in _set(file, name)}


def word_tuple(file: str, name: str) -> tuple[str, ...]:
    """The keys of one set in the order of the file. Raises WordsError where there is none."""
    return tuple(_key(word) for word, _ in _set(file, name))


def lemma_set(file: str, name: str) -> frozenset[str]:
    """The words of one set as they are written there, dictionary forms as in `words/verbs`. Raises WordsError where there is none."""
    return frozenset(word for word, _ in _set(file, name))


def _set(file: str, name: str) -> list[tuple[str, str]]:
    found = _sets(file).get(name)
    if found is None:
        raise WordsError(f"sets/{file}.tsv", f"there is no set «{name}»")
    return found


def _key(phrase: str) -> str:
    return " ".join(map(fold, phrase.split(" ")))


@cache
def _sets(file: str) -> dict[str, list[tuple[str, str]]]:
    path = package_words().joinpath("sets", f"{file}.tsv")
    sets: dict[str, list[tuple[str, str]]] = {}
    for row in parse(path.read_text(encoding="utf-8"), str(path)):
        sets.setdefault(row["set"], []).append((row["word"], row.get("value", "")))
    return sets
