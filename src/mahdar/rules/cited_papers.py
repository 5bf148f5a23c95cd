"""Papers that are cited by a place's name («وذكرت «الرياض»»), and the bare source of a report, which is no actor in it."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention


def quoted_paper_end(doc: Document, i: int) -> int:
    """«وقال لـ«الشرق الأوسط»», «وذكرت «الرياض»»: where the name of a paper ends that bears a place's, in quotation marks where somebody tells or is told; else i."""
    if i < 2 or doc.cls[i - 1] not in '"«' or not doc.words[i].definite or doc.words[i].clitic:
        return i
    if not (doc.words[i - 2].key == "ل" or doc.cls[i - 2] == "S" or doc.words[i - 2].core in _PAPERS):
        return i
    place = doc.phrase(i, "place")
    last = place.last if place else i + 1
    name = " ".join(word.core for word in doc.words[i:last])
    return last if name in _NAMES_OF_PAPERS and doc.cls[last : last + 1] in ('"', "»") else i


def quoted_paper(doc: Document, i: int) -> Mention | None:
    """The paper that is cited; «لـ«الشرق الأوسط»» is mostly the paper itself, which speaks of nobody."""
    last = quoted_paper_end(doc, i)
    if last == i or doc.words[i - 2].key == "ل":
        return None
    return Mention(doc, "body", i, last, rule="quoted_paper", data={"kind": "media", "sector": "JRN", "head": "صحيفه"})


FIRST_OF_PAPERS = frozenset(name.split()[0] for name in word_set("bodies", "names of papers"))
_PAPERS = word_set("bodies", "papers")
_NAMES_OF_PAPERS = word_set("bodies", "names of papers")


def is_source_line(doc: Document, i: int, last: int) -> bool:
    """«… الموافق 10 أغسطس 2015 م واس», «(رويترز)»: the bare source of a report is no actor in it."""
    speaks = i == 0 or doc.cls[i - 1] == "\n"  # «توتال: الاستثمار مكلف»: before a headline's colon it speaks
    ends = last >= len(doc.words) or doc.cls[last] in "\n-)."
    ends = ends or (doc.cls[last] == ":" and i < _DATELINE and not speaks)
    begins = i == 0 or doc.cls[i - 1] in "\n-(0/" or doc.words[i - 1].raw in ("م", "هـ", "،")
    return ends and begins


_DATELINE = 40
"""Tokens within which «دمشق - سانا:» is the dateline and no speaker's name before what is said."""


_PLATFORMS = word_set("bodies", "platforms")
_WHERE_POSTED = word_set("bodies", "where posted")


def is_platform(doc: Document, i: int) -> bool:
    """«على فيسبوك», «عبر موقع "تويتر"», «منصة إكس»: where something was posted is no body of the report."""
    word, k = doc.words[i], i + 1
    if word.bare in _WHERE_POSTED and not word.definite and k < len(doc.words):
        k += doc.cls[k] in '"«' and k + 1 < len(doc.words)
        return doc.words[k].core in _PLATFORMS
    if word.core not in _PLATFORMS or not i:
        return False
    before = doc.words[i - 2] if doc.cls[i - 1] in '"«' and i > 1 else doc.words[i - 1]
    return word.clitic == "ب" or before.bare in _WHERE_POSTED
