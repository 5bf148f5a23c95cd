"""What the words of somebody without a name say of him: PLOVER's sector, and the country where they tell it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mahdar.lexicon import load_lexicon
from mahdar.reading.mentions import find_mentions
from mahdar.reading.watches import ROLES, WATCHES
from mahdar.rules.document import Document
from mahdar.rules.event_agents import agents_of
from mahdar.rules.event_words import Hits
from mahdar.rules.lexis import Lexis


class Nameless(NamedTuple):
    """Sector as PLOVER codes it («UAF» of «مسلحون») and ISO 3166-1 alpha-3 country; None where the words do not tell."""

    sector: str | None
    country: str | None


@cache
def _lexis() -> Lexis:
    return Lexis(load_lexicon(()), WATCHES, ROLES)


@cache
def nameless(words: str) -> Nameless:
    """Who «ثلاثة من عناصر الشرطة الأفغانية» are: COP, AFG. The record keeps such people in the text's own words."""
    doc = Document(words, _lexis())
    find_mentions(doc)
    for agent in agents_of(doc, 0, len(doc.words), Hits(doc, 0, len(doc.words))):
        return Nameless(agent.sector or None, agent.country or None)
    return Nameless(None, None)
