"""Whether a verb with other meanings tells of a contact where it stands: «بحث مع», «وقع اتفاقية», «اتصل هاتفيا»."""

from __future__ import annotations

from typing import Any

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.rules.contact_clause import leads_delegation, names_occasion
from mahdar.rules.contact_status import is_masdar
from mahdar.rules.contact_trigger import ATTENDING
from mahdar.rules.document import Document

HOSTING = "استضاف"
ORGANISING = lemma_set("contacts", "organising")
_TALKS = word_set("told_again", "talks")
SIGNING = lemma_set("contacts", "signing")
DISCUSSING = word_set("contacts", "discussing")
"""Verbs that tell of talks where they say with whom: «عرض الرئيس مع الوزير …», «اطلع من الوزير على …»."""
WITH = word_set("contacts", "with")


def means_contact(doc: Document, i: int, first: int, end: int, data: dict[str, Any]) -> bool:
    """Whether a verb with other meanings tells of a contact here: «بحث مع», «وقع اتفاقية», «اتصل هاتفيا»."""
    words, verb = doc.words, data["verb"]
    if verb == "هنأ" and words[i].raw in ("هنا", "وهنا", "فهنا"):
        return False  # here
    if verb == "عزى" and words[i].core == _NAME_OF_MEN:
        told = words[i + 1 : i + _OCCASION]
        return any(word.bare in _LOSSES for word in told)  # «وعزت الرشق» is a name
    if verb == "عقد" and is_masdar(doc, i, first):
        return False  # «من الممكن عقد قمة مع …»: the noun after it tells
    if verb in DISCUSSING and not (verb == "اطلع" and _informs(doc, i, first, end)):
        return _discusses_with(doc, i, end, verb, data["form"])
    if verb in ATTENDING:
        if "o" in data["form"] or any(words[k].core == "بين" for k in range(i, min(end, i + 12))):
            return False  # «مقر إقامته», «حضره …»; «تختتم الجولة بقمة بين … و…»
        if verb in ("رأس", "ترأس") and leads_delegation(doc, i, end):
            return False
        if verb == HOSTING and any(words[k].core in WITH for k in range(i + 1, end)):
            return True  # «سيستضيف الرئيس نظيره فلانا»
        if verb in ORGANISING and _holds_talks(doc, i, end):
            return True
        return names_occasion(doc, i, end, lists=verb in ("حضر", "شارك")) or (
            verb == "دشن" and data["contact"] == "visit"
        )
    if verb == "زار" and words[i].clitic and "o" in data["form"] and words[i].key.startswith(_MINISTRY):
        return False  # «على حرص وزارتها»: her ministry
    near = range(i, end)
    if verb == "حل":  # «حل بالجزائر», «حل ضيفا على …»: not «حل المشكلة»
        return any(
            k in doc.at and doc.at[k].kind == "place" and _came_there(doc, k) for k in range(i + 1, min(end, i + 14))
        )
    if verb == "عاد":
        return _returns(doc, i, end)
    if verb == "وصل" and any(doc.cls[k] == "0" for k in range(i + 1, min(end, i + 4))):
        return False  # «تصل إلى 50 درجة»
    if verb in _TALKING:
        return by_telephone(doc, i, end) or (verb != "تواصل" and _talks_with_somebody(doc, i, end))
    if verb == "اتصل":
        by_name = any(words[k].clitic == "ب" for k in range(i + 1, min(end, i + 8)))
        return by_name or any(words[k].core == "هاتفيا" for k in near)
    if verb in SIGNING:
        before = range(max(first, i - (_TOLD_BEFORE if "o" in data["form"] else 4)), i)
        if any(words[k].bare in doc.lexis.lexicon.contact["agreement"] for k in before):
            if "o" in data["form"]:
                return True  # «مذكرة التفاهم التي وقعها كل من …», «… مذكرة تفاهم، حيث وقعها عن الجامعة فلان»
            return any(words[k].core in ("بين", "مع") for k in range(i, min(end, i + 8)))  # «اتفاق أبرم بين … و…»
        if verb == "أمضى" and any(doc.cls[k] == "0" for k in range(i + 1, min(end, i + 4))):
            return False  # «أمضى 3 عقود في المنصب»
        after = min(doc.text.sentences[doc.text.sentence_of(i)][1], i + 10)  # «وقع الجانبان عقب ذلك مذكرة تفاهم»
        near = range(i, max(end, after) if words[end - 1].core in ("الجانبان", "الطرفان", "الوزيران") else end)
        return any(words[k].bare in doc.lexis.lexicon.contact["agreement"] for k in near)
    if verb in ("أرسل", "بعث", "تسلم", "أبرق"):
        return (
            verb == "أبرق"
            or _of_letter_before(doc, i, first, data["form"])
            or is_credentials(doc, i, end)
            or any(words[k].bare in doc.lexis.lexicon.contact["letter"] for k in near)
        )
    return True


def _came_there(doc: Document, k: int) -> bool:
    """«حل بالجزائر», «حل ضيفا على …», «حل بمدينة وهران»: where somebody came."""
    before = doc.words[k - 1]
    if before.bare in _TOWNS or before.core in _TOWNS:
        return before.clitic[-1:] == "ب" or doc.words[k - 2].core == "علي"
    return doc.words[k].clitic[-1:] == "ب" or before.core == "علي"


_TOWNS = word_set("contacts", "before towns")


def _holds_talks(doc: Document, i: int, end: int) -> bool:
    """«نظم الوزيران مباحثات رسمية»: an indefinite noun of talks is what they held."""
    near = (doc.words[k] for k in range(i + 1, min(end, i + 22)) if k not in doc.at)
    return any(word.bare in _TALKS and not word.definite and not word.clitic for word in near)


def _of_letter_before(doc: Document, i: int, first: int, form: str) -> bool:
    """«رسالة تسلمها الملك من رئيس الحكومة فلان», «البرقية التي بعثها …»: the pronoun of the verb is the letter."""
    letter = doc.lexis.lexicon.contact["letter"]
    return "o" in form and any(doc.words[k].bare in letter for k in range(max(first, i - 3), i))


def _returns(doc: Document, i: int, end: int) -> bool:
    """«عاد الرئيس فلان إلى نواكشوط»: an official right after the verb or before it, and a place; not «عاد إلى القول»."""
    k = i + 1
    while k < end and k not in doc.at and doc.cls[k] in "Ht":
        k += 1
    who = doc.at.get(k) or doc.at.get(i - 1)
    if who is None or who.kind not in ("person", "office", "title"):
        return False
    led = [n for n in range(i + 1, end - 1) if doc.words[n].core == "الي"]
    near = (doc.at.get(k) for n in led for k in range(n + 1, min(n + 4, end)))
    return any(mention is not None and mention.kind == "place" for mention in near)


_TOLD_BEFORE = 16  # how many tokens before «وقعها» the agreement may stand
_NAME_OF_MEN, _OCCASION = "عزت", 16
_LOSSES = word_set("contacts", "occasions of messages")
_MINISTRY = "وزارت"
_TALKING = lemma_set("contacts", "talking")
"""Verbs that are a contact where a telephone is told, or an official talked with: «تحدث … هاتفيا مع», «تحدث مع الرئيس فلان»."""


def _talks_with_somebody(doc: Document, i: int, end: int) -> bool:
    """«تحدث مع الرئيس فلان»: with somebody who has a name and an office; not «تحدث مع الصحفيين عن …»."""
    for k in range(i + 1, min(end, i + 14)):
        if doc.words[k].core == "مع":
            after = [doc.at[n] for n in range(k + 1, min(end, k + 9)) if n in doc.at]
            kinds = {mention.kind for mention in after}
            return "person" in kinds and bool(kinds & {"office", "title"})
    return False


def _informs(doc: Document, i: int, first: int, end: int) -> bool:
    """«أطلع رئيس الوزراء القنصل فلان على …»: two are told of, the second without a preposition; «اطلع على» is another verb."""
    raw = doc.words[i].raw.removeprefix("و").removeprefix("ف")
    if not raw.startswith("أ"):
        return False
    named = [m for k in range(i + 1, end) if (m := doc.at.get(k)) is not None and m.first == k and m.kind == "person"]
    return len(named) > 1 and not doc.words[named[1].first].clitic


def _discusses_with(doc: Document, i: int, end: int, verb: str, form: str) -> bool:
    """«بحث الوزير مع نظيره …», «بحث فلان وفلان …»: not «يبحث عن», not «بحث الملف»."""
    words = doc.words
    if i + 1 < end and words[i + 1].core == "عن":
        return False
    if any(words[k].core in WITH and _names_somebody(doc, k + 1, end) for k in range(i + 1, end)):
        return True
    if verb == "اطلع":
        return any(words[k].core == "من" and _holder_near(doc, k + 1, end) for k in range(i + 1, end))
    return (form[1:2] == "d" and (i + 1 in doc.at or (i - 1) in doc.at)) or _two_act(doc, i + 1, end)


_OF_NAMES = "H,tNOF"
"""Classes of the words between the names of those who discuss."""


def _names_somebody(doc: Document, k: int, end: int) -> bool:
    """Whether somebody is named within a few words: «مع وزير الدفاع», «مع كل من فلان»."""
    return any((n in doc.at and doc.at[n].kind != "place") or doc.cls[n] == "H" for n in range(k, min(end, k + 4))) or (
        k < end and doc.words[k - 1].core != "مع"
    )


def _holder_near(doc: Document, k: int, end: int) -> bool:
    """«اطلع من الوزير على …», «من محافظ البنك»: not «اطلع على جملة من التقارير»."""
    return any((n in doc.at and doc.at[n].kind != "place") or doc.cls[n] == "H" for n in range(k, min(end, k + 4)))


def end_of_names(doc: Document, k: int, end: int) -> int:
    """Where the names right after a verb end: what is discussed is no party."""
    while k < end and (k in doc.at or doc.cls[k] in _OF_NAMES):
        k += 1
    return k


def _two_act(doc: Document, k: int, end: int) -> bool:
    """«بحث الشيخ فلان ورئيس … فلان سبل …»: two who are joined stand right after the verb."""
    begin, last = k, end_of_names(doc, k, end)
    for k in range(begin + 1, last):
        if (
            doc.words[k].clitic == "و"
            and (k in doc.at or doc.cls[k] in "HN")
            and not _one_more_post(doc, begin, k, last)
        ):
            return True
    return False


def _one_more_post(doc: Document, begin: int, k: int, last: int) -> bool:
    """«الشيخ فلان، نائب رئيس مجلس الوزراء ووزير الخارجية»: a post joined to another after the name, nobody's behind it."""
    if k not in doc.at or doc.at[k].kind != "office" or not any(doc.cls[n] == "," for n in range(begin, k)):
        return False
    named = any(n in doc.at and doc.at[n].kind == "person" for n in range(begin, k))
    return named and not any(n in doc.at and doc.at[n].kind == "person" for n in range(k, last))


def is_credentials(doc: Document, i: int, end: int) -> bool:
    """«تسلم الملك أوراق اعتماد سفير فرنسا فلان»: an audience."""
    return any(doc.words[k].bare == "اوراق" and doc.words[k + 1].bare == "اعتماد" for k in range(i + 1, end - 1))


def by_telephone(doc: Document, i: int, end: int) -> bool:
    return any(doc.words[k].bare in doc.lexis.lexicon.contact["call"] for k in range(i, end))
