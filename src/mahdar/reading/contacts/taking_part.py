"""Which mentions are possible parties of a contact: not its place, not its source, not a part of another name."""

from __future__ import annotations

from mahdar.reading.entities import Entity
from mahdar.rules.document import Document, Mention


def takes_part(doc: Document, mention: Mention, who: Entity) -> bool:
    """Whether a mention is a possible party: not the place of the contact, not part of another name."""
    if mention.kind not in ("person", "body", "bare_body", "place", "office", "title"):
        return False
    if who.kind == "place":
        if who.data.get("kind") != "country":
            return False
        before = doc.words[mention.first - 1].key.removeprefix("و") if mention.first else ""
        if doc.words[mention.first].clitic.endswith(("ب", "ل")) or before in _WHERE:
            return False
    if who.kind == "body" and mention.first and doc.words[mention.first - 1].core in ("في", "من", "عن", "على"):
        return (
            doc.words[mention.first - 1].core in ("من", "في")
            and mention.first > 1
            and doc.words[mention.first - 2].bare in _DELEGATES
        )
    return not (mention.kind == "person" and _governed(doc, mention))


def _governed(doc: Document, mention: Mention) -> bool:
    """«مسقط رأس تشرشل», «عائلة الرئيس فلان»: a name that a noun right before it governs is not there itself."""
    k = mention.first - 1
    if k < 0 or k in doc.at or doc.cls[k] != "w" or doc.words[mention.first].clitic or mention.titles:
        return False
    word = doc.words[k]
    return word.bare in _OF_SOMEBODY


_OF_SOMEBODY = frozenset(
    (
        "راس",
        "عاءله",
        "اسره",
        "منزل",
        "بيت",
        "ضريح",
        "قبر",
        "نجل",
        "ابن",
        "ابنه",
        "زوجه",
        "زوج",
        "شقيق",
        "شقيقه",
        "والد",
        "والده",
        "مساعد",
        "مساعدي",
        "انصار",
        "موءيدي",
        "اقارب",
        "ذوي",
        "عهد",
        "اداره",
        "رحيل",
        "وفاه",
        "استقاله",
        "ذكري",
        "جنازه",
        "جثمان",
        "تمثال",
        "نظام",
        "قوات",
        "انتخاب",
        "دعوه",
        "خطه",
        "مبادره",
        "رءيه",
        "كتاب",
    )
)


_WHERE = frozenset(("في", "الي", "من", "عن", "على", "لدي", "داخل", "لدى", "عبر"))
_DELEGATES = frozenset(
    ("وفد", "وفدا", "ممثلين", "مسءولين", "مسءولون", "مسءولي", "قيادات", "اعضاء", "نواب", "ممثلون", "وفود")
)
