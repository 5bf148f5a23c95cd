"""The marks of newsroom pages, loaded from `page_marks.toml`: class names, labels, tails, notices, agencies."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from mahdar.arabic.letters import fold, strip_marks

_NOT_LETTERS = re.compile(r"[\W_]+")
_LEAD = r"[\s•*·\-–—#►▪»«\[(|:]*"


class Marks(NamedTuple):
    """Compiled marks; the file says what each is."""

    chrome: frozenset[str]
    pairs: frozenset[str]
    published: tuple[str, ...]
    perhaps: tuple[str, ...]
    tail: re.Pattern[str]
    notice: re.Pattern[str]
    updated: re.Pattern[str]
    labelled: re.Pattern[str]
    byline: frozenset[str]
    prefix: re.Pattern[str]
    agencies: dict[str, str]


def bare(text: str) -> str:
    """Letters and digits alone, folded: what two spellings of one headline have in common."""
    return _NOT_LETTERS.sub("", fold(text)).lower()


def plain(text: str) -> str:
    """Without vowel signs, tatweel and directional marks; one space between words."""
    return " ".join(strip_marks(text).split())


def _either(phrases: list[str]) -> str:
    return "|".join(re.escape(plain(phrase)) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def marks() -> Marks:
    """The marks, compiled once."""
    data = tomllib.loads((files("mahdar.intake") / "page_marks.toml").read_text(encoding="utf-8"))
    return Marks(
        chrome=frozenset(data["chrome"]),
        pairs=frozenset(data["chrome_pairs"]),
        published=tuple(data["published"]),
        perhaps=tuple(data["perhaps_published"]),
        tail=re.compile(rf"{_LEAD}(?:{_either(data['tails'])})(?!\w)", re.IGNORECASE),
        notice=re.compile("|".join(f"(?:{pattern})" for pattern in data["notices"])),
        updated=re.compile(_either(data["updated_labels"]), re.IGNORECASE),
        labelled=re.compile(_either(data["published_labels"]), re.IGNORECASE),
        byline=frozenset(data["byline"]),
        prefix=re.compile(rf"{_LEAD}(?:{_either(data['byline_prefixes'])})(?!\w)\s*[:：/\-–]*\s*"),
        agencies={bare(form): name for name, forms in data["agencies"].items() for form in forms},
    )
