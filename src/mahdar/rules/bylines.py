"""Who signed the report: «كتب محمد الراشد», «كتبت: هند سالم», a name alone in its paragraph; nobody in the minutes."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.names import name_end

_BYLINE = 7  # tokens that may follow the name of who signed, with his town and newspaper
_SIGNED = word_set("mentions", "signed")


def signs(doc: Document, i: int) -> bool:
    """Whether the token opens a line and says by whom it was written: «كتبت: هند سالم», not «كتب: "لن نعود"»."""
    if doc.words[i].key not in _SIGNED or (i and doc.cls[i - 1] != "\n") or doc.cls[i + 1 : i + 2] != ":":
        return False
    return doc.cls[i + 2 : i + 3] == "G" or name_end(doc, i + 2, titled=True) > i + 2


def byline_end(doc: Document, i: int) -> int:
    """«كتب محمد الراشد» or a name alone in its paragraph, or before «- سبق -»: the token behind who signed; `i` where nobody did."""
    if i > 1 and doc.cls[i - 1] == ":" and signs(doc, i - 2):
        return name_end(doc, i, titled=True)
    begins = (
        i == 0 or doc.cls[i - 1] == "\n" or (doc.words[i - 1].key in _SIGNED and (i == 1 or doc.cls[i - 2] == "\n"))
    )
    after_place = not begins and _after_dateline(doc, i)
    begins = begins or after_place
    if not begins or (doc.titled and i < doc.text.sentences[0][1]) or doc.cls[i] not in "G":
        return i
    end = name_end(doc, i, titled=False)
    if end == i:
        return i
    if end >= len(doc.words) or doc.cls[end] == "\n":
        return end
    if after_place:
        return end if doc.cls[end] in "-:" and doc.cls[end + 1 : end + 2] in ("\n", "-", ":") else i
    line = doc.cls[end : end + _BYLINE].partition("\n")
    if line[0] and line[1] and line[0][0] in "-/L" and not set(line[0]) & set("OHSMV.:"):
        return end  # «فهد المطيري ـ جدة», «نايف الحربي – دار الصحافة» in a line of its own
    near = doc.cls[end + 1 : end + 6]
    return end if doc.cls[end] in "-" and ("-" in near or ":" in near) else i


def _after_dateline(doc: Document, i: int) -> bool:
    """«الرستاق: | سعيد السلماني –», «المجمعة - | فهد الفهد:»: behind a town that opens a paragraph."""
    if i < 2 or doc.cls[i - 1] not in "-:":
        return False
    town = doc.at.get(i - 2)
    return town is not None and town.kind == "place" and (town.first == 0 or doc.cls[town.first - 1] == "\n")
