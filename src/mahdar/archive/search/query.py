"""What a person types into a search box, and what it means: words, «phrases», -words that must not stand there."""

from __future__ import annotations

import re

from msgspec import Struct

from mahdar.archive.search.words import Token, tokens
from mahdar.errors import UsageError

_PHRASE = re.compile(r"(-?)(?:\"([^\"]*)\"|«([^»]*)»|“([^”]*)”)|(-?)([^\s\"«»“”]+)")
MOST_TERMS = 32


class Term(Struct, frozen=True):
    """A word, or several that must follow one another."""

    words: tuple[str, ...]
    stems: tuple[str, ...]


class Query(Struct, frozen=True):
    """All of `terms` must stand in a text, none of `without`."""

    terms: tuple[Term, ...]
    without: tuple[Term, ...] = ()


def parse_query(typed: str) -> Query:
    """The query that was typed. Raises UsageError where nothing in it can be searched for, or far too much."""
    with_: list[Term] = []
    without: list[Term] = []
    for match in _PHRASE.finditer(typed[:2000]):
        minus = match[1] or match[5]
        found = tuple(tokens(match[2] or match[3] or match[4] or match[6] or ""))
        if found:
            (without if minus else with_).append(_term(found))
    if not with_:
        raise UsageError(
            f"nothing to search for in «{typed[:60]}»: give words, or a «phrase in quotation marks»",
            "nothing_to_search", given=typed[:60],
        )  # fmt: skip
    if len(with_) + len(without) > MOST_TERMS:
        raise UsageError(
            f"more than {MOST_TERMS} words in one search; put those that follow one another in quotation marks",
            "too_many_words", most=MOST_TERMS,
        )  # fmt: skip
    return Query(tuple(dict.fromkeys(with_)), tuple(dict.fromkeys(without)))


def _term(found: tuple[Token, ...]) -> Term:
    return Term(tuple(token.word for token in found), tuple(token.stem for token in found))


def sqlite_match(query: Query, *, exact: bool) -> str:
    """FTS5's MATCH expression."""
    column = "exact" if exact else "stems"

    def one(term: Term) -> str:
        return '"' + " ".join(term.words if exact else term.stems) + '"'

    found = f"{column} : ({' AND '.join(map(one, query.terms))})"
    left_out = [f'"{" ".join(term.words)}"' for term in query.without]
    return f"{found} NOT exact : ({' OR '.join(left_out)})" if left_out else found


def postgresql_match(query: Query, *, exact: bool) -> tuple[str, str]:
    """The tsquery of what must stand there, and that of what must not (empty where there is none)."""

    def one(words: tuple[str, ...]) -> str:
        return "(" + " <-> ".join(f"'{word}'" for word in words) + ")"

    with_ = " & ".join(one(term.words if exact else term.stems) for term in query.terms)
    return with_, " | ".join(one(term.words) for term in query.without)
