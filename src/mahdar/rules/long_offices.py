"""What stands between the sure part of an office and the name of who holds it: «وزير الصحة | والسكان وإصلاح المستشفيات | فلان»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.names import name_end

LEADING = word_set("long_offices", "leading")  # «وفد … برئاسة فلان»


def followed_by_name(doc: Document, j: int) -> bool:
    """Whether a person is named at j, honorifics aside: by two words at least, or after an honorific."""
    start = j
    while j < len(doc.words) and not doc.words[j].clitic and (doc.cls[j] == "H" or doc.phrase(j, "honorific")):
        j = phrase.last if (phrase := doc.phrase(j, "honorific")) else j + 1
    if j >= len(doc.words) or doc.words[j].clitic:
        return False
    end = name_end(doc, j, titled=True)
    return end - j > 1 or (end > j and j > start)


def up_to_a_name(doc: Document, j: int) -> int:
    """«وزير الصحة والسكان وإصلاح المستشفيات | فلان»: joined and definite nouns that run on to a name are the office's; else 0.

    Nothing that could be an act, a person or another office may stand between.
    """
    k, end = j, min(len(doc.words) - 1, j + _GAP)
    while k < end and not _names_somebody(doc, k + 1 if k > j and doc.cls[k] == "," else k):
        if not _may_describe(doc, k, first=k == j):
            return 0
        k += 1
    return k - j if j < k < end else 0


_GAP = 9
"""How many words may stand between the sure part of an office and the name."""


def _may_describe(doc: Document, k: int, *, first: bool) -> bool:
    """Whether a word can belong to the middle of a long office: «وإصلاح», «المستشفيات», «للعمليات», «سطات»."""
    word, c = doc.words[k], doc.cls[k]
    if first and not (word.clitic in ("و", "ل", "ب") or word.definite):
        return False
    if word.clitic == "و" and (c in "OHLC" or word.name > 1 or doc.phrase(k, "person", "honorific", "place", "office")):
        return False
    if word.clitic == "ب" and not (word.definite or c in "LBC"):
        return False
    if c == "-" and not first:
        return doc.text.starts[k] == doc.text.ends[k - 1]
    if not first and not word.clitic and doc.phrase(k, "place"):
        return True
    if c == "p" and word.key == "في" and not first:
        return doc.cls[k + 1 : k + 2] == "L" or doc.phrase(k + 1, "place") is not None
    if c in "OHSQMVF" or "\u064b" in word.raw or word.core in LEADING or word.key in _OTHERS:
        return False
    return c in "wmBLCNtG" and (word.name < 1 or c == "L" or word.definite)


_OTHERS = word_set("long_offices", "others")


def _names_somebody(doc: Document, k: int) -> bool:
    """Whether a name of two words at least, the first of them a given name, or a person known by name begins at k, titles aside."""
    if k >= len(doc.words):
        return False
    word = doc.words[k]
    if word.clitic:
        return False
    if doc.cls[k] == "H" and not word.has("bodyhead") and not word.has("placenoun"):
        return followed_by_name(doc, k)
    if doc.phrase(k, "person"):
        return True
    return doc.cls[k] == "G" and name_end(doc, k, titled="given" in word.roles) > k + 1
