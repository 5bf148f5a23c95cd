"""What a contact was about: the objects of «بحث», «ناقش», «تناول», «لبحث», «استعراض»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document

_VERBS = word_set("topics", "verbs")
_MASDARS = word_set("topics", "masdars")
_INTRODUCED = word_set("topics", "introduced")
_BESIDE = word_set("topics", "beside")
_STOPS = word_set("topics", "stops")


def topic_ranges(doc: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Ranges of tokens, one for each thing discussed: «آخر المستجدات السياسية»، «رؤية الائتلاف وعمله في المرحلة القادمة»."""
    for i in range(first, last - 1):
        word = doc.words[i]
        aim = word.clitic == "ل" and word.core in _MASDARS
        told = word.core in _MASDARS and any(doc.words[k].core in _INTRODUCED for k in range(max(first, i - 4), i))
        if aim or told or (word.core in _VERBS and word.clitic in ("", "و") and i not in doc.at):
            begin = _skip_beside(doc, i + 1, last)
            if begin is not None:
                return _split(doc, begin, last)
    return []


def _skip_beside(doc: Document, k: int, last: int) -> int | None:
    """Past «معهم», «الجانبان», «مع نظيره …» and the names of those who discuss; None where the verb has no object."""
    while k < last:
        mention = doc.at.get(k)
        if mention is not None and mention.kind in ("person", "title", "office"):
            k = mention.last
        elif doc.words[k].core in _BESIDE or doc.cls[k] == "H" or doc.words[k].core in _WITH:
            k += 1
        elif doc.cls[k] == "N" and (doc.words[k - 1].core in _WITH or doc.words[k].clitic == "و"):
            k += 1  # «مع نظيره الأردني …», «نظيريه السعودي فلان والمصري فلان»
        elif doc.words[k].bare in _EACH and k + 1 < last and doc.words[k + 1].key in ("من", "على"):
            k += 2 + (doc.words[k + 1].key == "على")  # «مع كل من …», «كل على حدة»
        elif mention is not None and doc.words[k - 1].core in _WITH:
            k = mention.last  # «ناقش مع الشركة …»
        else:
            break
    if k >= last or doc.cls[k] in "p,.;:SM" or doc.words[k].clitic.endswith(("ب", "ل")):
        return None
    return k


_WITH = word_set("topics", "with")
_EACH = frozenset(("كل", "كلا"))
_AGREED = word_set("topics", "agreed")
_DONE = word_set("topics", "done")


def outcome_ranges(doc: Document, first: int, last: int) -> list[tuple[int, int]]:
    """What those who met agreed on: «اتفق الجانبان على تشكيل لجنة مشتركة», «تم الاتفاق على …»."""
    for i in range(first, last - 2):
        word = doc.words[i]
        if word.core not in _AGREED or i in doc.at:
            continue
        if word.core == "الاتفاق" and not (i > first and doc.words[i - 1].core in _DONE):
            continue  # «نص الاتفاق على …»: an agreement there is
        on = next((k for k in range(i + 1, min(last, i + 14)) if doc.words[k].core == "على" and k not in doc.at), None)
        if on is not None and on + 1 < last:
            begin = on + 2 if doc.cls[on + 1] == "a" and on + 2 < last else on + 1
            return _split(doc, begin, last)
    return []


def _split(doc: Document, k: int, last: int) -> list[tuple[int, int]]:
    """Cut at «، و»; a new verb or clause ends the list."""
    found, begin = [], k
    while k < last and k - begin < 40:
        if doc.words[k].key in _STOPS or doc.cls[k] in ".;:SMr\n":
            break
        if doc.cls[k] == "," and k > begin:
            found.append((begin, k))
            if (
                k + 1 < last
                and doc.words[k + 1].clitic.startswith("و")
                and doc.words[k + 1].cls not in "SM"
                and doc.words[k + 1].key not in _STOPS
            ):
                begin = k + 1
            else:
                return found
        k += 1
    if k > begin and doc.words[begin].key not in _STOPS:
        found.append((begin, k))
    return [(a, b) for a, b in found[:5] if b - a > 1]
