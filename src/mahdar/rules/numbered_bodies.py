"""Bodies that a number names: «اللواء 444 قتال», «الكتيبة (24) مشاة», «الفرقة السادسة مشاة»; police stations of a quarter."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention

UNITS = word_set("bodies", "numbered units")
"""Units of an army, by their core: «لواء» and «اللواء» alike."""
_ORDINALS = word_set("bodies", "ordinals")
_ARMS = word_set("bodies", "arms")
STATION_OF = word_set("bodies", "stations")
_FIRST_OF_TOWN = word_set("bodies", "first of a town")


def numbered_unit(doc: Document, i: int) -> Mention | None:
    """The unit that begins at token i: a number follows, or an ordinal with what the unit fights as."""
    j = i + 1
    if j >= len(doc.words):
        return None
    if doc.cls[j] == "(" and j + 2 < len(doc.words) and doc.words[j + 1].raw.isdigit() and doc.cls[j + 2] == ")":
        end = j + 3
    elif doc.words[j].raw.isdigit() and not doc.words[j].clitic:
        end = j + 1
    elif doc.words[i].definite and doc.words[j].core in _ORDINALS and not doc.words[j].clitic:
        end = j + 1
        if doc.words[j + 1 : j + 2] == [] or doc.words[j + 1].core not in _ARMS:
            return None  # «الفرقة الثانية»: of what, only the text knows
    else:
        return None
    named = end
    while (
        end < len(doc.words) and end - named < _MOST_ARMS and not doc.words[end].clitic and doc.words[end].core in _ARMS
    ):
        end += 1
    if end == named and not doc.words[i].definite:
        return None  # «كتيبة 20 جنديا»
    data = {"kind": "army", "sector": "MIL", "country": "", "head": doc.words[i].bare}
    return Mention(doc, "body", i, end, rule="numbered_unit", data=data)


_MOST_ARMS = 2


def police_station(doc: Document, i: int) -> Mention | None:
    """«قسم شرطة الدقي», «قسم أول طنطا», «قسم شرطة ثان الزقازيق»: a station with the quarter or town that it is of."""
    j = i + 1
    if j < len(doc.words) and doc.words[j].core == "شرطه" and not doc.words[j].clitic:
        j += 1
    ranked = j < len(doc.words) and doc.words[j].core in _FIRST_OF_TOWN and not doc.words[j].clitic
    if ranked:
        j += 1
    if j == i + 1 or j >= len(doc.words) or doc.words[j].clitic:
        return None
    place = doc.phrase(j, "place")
    if place is None and doc.words[j].has("place") is None and not (doc.words[j].definite and doc.cls[j] in "wN"):
        return None
    if not ranked and doc.words[j - 1].core != "شرطه":
        return None
    end = place.last if place else j + 1
    data = {"kind": "police", "sector": "COP", "country": "", "head": "قسم"}
    return Mention(doc, "body", i, end, rule="police_station", data=data)
