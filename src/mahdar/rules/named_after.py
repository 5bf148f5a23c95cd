"""Things that bear the name of somebody: «جائزة الملك فيصل», «كأس خادم الحرمين الشريفين» name nobody who takes part."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.names import name_end

_THINGS = word_set("names", "named after people")
_COMPETITIONS = word_set("names", "competitions")
_ENTRANTS = word_set("names", "entrants")


def namesake_end(doc: Document, i: int) -> int:
    """The token after the person or office whose name a thing bears, which stands right before token i; i where none does."""
    if not i or doc.words[i].clitic or doc.words[i - 1].definite or doc.words[i - 1].bare not in _THINGS:
        return i
    if whole := doc.phrase(i, "whole"):
        return whole.last  # «كأس خادم الحرمين الشريفين»
    k = i
    while k < len(doc.words) and k - i < _TITLES and not doc.words[k].clitic and doc.words[k].has("honorific"):
        k += 1
    by_name = doc.cls[k : k + 1] == "G" and doc.words[i - 1].bare not in _STARRING
    if k < len(doc.words) and (k > i or by_name):
        end = name_end(doc, k, titled=k > i)
        if end > k:
            return end
    return k if k == i + 1 and doc.words[i].has("honorific") == "royal" else i  # «كأس الملك»


_TITLES = 3
_STARRING = word_set("names", "starring")
"""«بطولة الأمير فيصل» is a championship, «بطولة ليلى علوي» the leading part."""


def is_of_competition(doc: Document, i: int) -> bool:
    """«كأس أمم إفريقيا», «دوري أبطال أوروبا»: a continent in the name of what is played for, not a place told of."""
    before = doc.words[i - 1] if i else None
    if before is None or doc.words[i].clitic or before.definite:
        return False
    if before.bare in _COMPETITIONS:
        return True
    return before.core in _ENTRANTS and i > 1 and doc.words[i - 2].bare in _COMPETITIONS
