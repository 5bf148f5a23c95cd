"""Names that no list knows, told by where they stand: «وقال يوشيماسا ماروياما، الخبير …», «السيد لاسلو كوفاتش»."""

from __future__ import annotations

from mahdar.lexicon import Word
from mahdar.rules.document import Document
from mahdar.rules.name_parts import begins_another
from mahdar.rules.name_start import LINKS


def unlisted_name_end(doc: Document, i: int) -> int:
    """The token after a run of two to four words that no list knows and that could be a name, or i.

    Only for places where a name is expected: «وقال يوشيماسا ماروياما، الخبير …».
    """
    j = i
    while j < len(doc.words) and j - i < 5:
        word, c = doc.words[j], doc.cls[j]
        if (word.clitic and j > i) or word.has("verb") or word.has("nisba") or (j > i and begins_another(doc, j)):
            break
        if not (c in "wG" and word.name > 0.4) and not (word.core in LINKS and j + 1 < len(doc.words)):
            break
        j += 1
    while j > i and doc.words[j - 1].core in LINKS:
        j -= 1
    return j if 2 <= j - i <= 4 else i


def name_after_honorific_end(doc: Document, i: int) -> int:
    """The token after two to four rare words after «السيد», «الدكتورة», whatever lists know of them, or i.

    «السيد لاسلو كوفاتش»: nobody is «the gentleman to Oslo», so a rare word is read without its proclitic.
    """
    j = i
    words: list[Word] = []
    while j < len(doc.words) and j - i < 4 and (word := _rare_word(doc, j)) is not None:
        words.append(word)
        j += 1
    if len(words) < 2:
        return i
    for k, word in enumerate(words, i):
        doc.replace(k, word)
    return j


def _rare_word(doc: Document, j: int) -> Word | None:
    """The word as a part of a name that nobody knows, or None where it is an everyday one."""
    word = doc.words[j]
    if word.clitic in ("ل", "ب", "ك") and not doc.lexis.lexicon.singles.get(word.key, {}).get("zipf", 0):
        word = doc.lexis.whole(word.raw) if not word.definite else word
    if (
        word.clitic
        or word.definite
        or word.function
        or word.cls not in "wGL"
        or word.zipf > 400
        or "\u064b" in word.raw
    ):
        return None
    if word.cls == "L" and word.roles["place"]["kind"] == "country":
        return None
    return None if word.roles.keys() & {"verb", "nisba", "say", "meet"} or word.name < -2.5 else word
