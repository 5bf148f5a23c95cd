"""Offices: a head noun with its body, portfolio or country, and what says that it is over or not yet begun."""

from __future__ import annotations

from typing import Any

from mahdar.lexicon import Lexicon, Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention
from mahdar.rules.long_offices import followed_by_name
from mahdar.rules.name_start import is_name_here
from mahdar.rules.names import name_end
from mahdar.rules.noun_phrases import complement_end
from mahdar.rules.watching import Watch


def office_at(doc: Document, i: int) -> Mention | None:
    """The office that begins at token i: «مدير الملف السوري في وزارة الخارجية التركية»."""
    listed = i in doc.known
    whole = doc.phrase(i, "whole") if listed else None
    if whole or doc.words[i].has("whole"):
        known = whole.data if whole else doc.words[i].roles["whole"]
        last = whole.last if whole else i + 1
        end = complement_end(doc, i, last, definite=True)
        return _office(doc, i, end, {**known, "number": "s", "specific": True}, "whole_office")
    if doc.words[i].core == "محافظه" or doc.words[i].raw in _PREPOSITIONS:
        return None  # the province (a woman who governs one is told by her name); «in front of» sooner than «إمام»
    if doc.words[i].core == "المحافظه" and doc.cls[i + 1 : i + 2] != "H":
        return None  # «مبنى المحافظة», but «المحافظة الدكتورة فلانة»
    if doc.words[i].core in _ADJECTIVES and i and _describes_a_thing(doc, i):
        return None  # «الحزب الحاكم», «المجلس العسكري الانتقالي الحاكم», «العمل البرلماني»
    if doc.words[i].core in _AS_SCHEDULED and not _goes_with(doc, i + 1):
        return None  # «اللقاء المقرر عقده»
    head = doc.phrase(i, "office") if listed else None
    data: Any = head.data if head else doc.words[i].has("office")
    if not data:
        return _office_of_pronoun(doc, i)
    last = head.last if head else i + 1
    word = doc.words[i]
    body = doc.phrase(last - 1, "body") if last - 1 > i else None
    if body and body.last > last:  # «رئيس | هيئة شؤون الأسرى والمحررين»
        end = complement_end(doc, i, body.last, definite=True)
    else:
        if _is_new(doc, last):
            last += 1  # «رئيسا جديدا | للاتحاد»
        end = complement_end(doc, i, last, definite=doc.words[last - 1].definite or _is_given(doc, i, last))
    if is_name_here(doc, i) or (end == i + 1 and word.has("honorific")):
        return None
    if end == i + 1 and word.raw.endswith("ه") and followed_by_name(doc, end):
        return _office(doc, i, end, {**data, "specific": True}, "office_of_pronoun")  # «ونائبه | فلان»
    whole_title = last - i > 1 and any(doc.words[k].definite for k in range(i, last))  # «رئيس الحكومة» needs no more
    return _office(doc, i, end, {**data, "specific": end > last or whole_title}, "office_phrase")


_ADJECTIVES = word_set("offices", "adjectives too")


def _describes_a_thing(doc: Document, i: int) -> bool:
    """Whether a definite noun that is no person's stands right before a word that names an office or describes a thing."""
    before = doc.words[i - 1]
    person = before.roles.keys() & {"office", "honorific", "given", "family"} and doc.cls[i - 1] in "OHG"
    if not before.definite or doc.words[i].clitic or person:
        return False
    return doc.words[i].core == "الحاكم" or not followed_by_name(doc, i + 1)  # «وحضر الحفل المحافظ فلان»


_AS_SCHEDULED = word_set("offices", "as scheduled")


def _goes_with(doc: Document, k: int) -> bool:
    """Whether at k stands what may follow a rapporteur: «المقرر | الأممي», «المقرر | لحقوق الإنسان», a name."""
    return k < len(doc.words) and (
        doc.words[k].definite or doc.words[k].clitic == "ل" or name_end(doc, k, titled=True) > k + 1
    )


def _is_new(doc: Document, last: int) -> bool:
    """«رئيسا | جديدا | للاتحاد»: an adjective between the accusative and what the post is over."""
    if last + 1 >= len(doc.words) or not doc.words[last - 1].core.endswith("ا") or doc.words[last + 1].clitic != "ل":
        return False
    word = doc.words[last]
    return word.core.endswith("ا") and not word.definite and not word.clitic and doc.cls[last] in "wF"


def _is_given(doc: Document, i: int, last: int) -> bool:
    """«رئيسا | للكنيست», «واليا | على سطيف»: an accusative waits for no genitive but for what the post is over."""
    if last >= len(doc.words):
        return False
    if last - i > 1 and doc.words[last].clitic == "ل" and doc.words[i].bare == "وزير":
        return True  # «وزير دولة | لشؤون البلدية»
    if not (
        doc.words[last - 1].core.endswith("ا")
        or doc.words[last - 1].raw.endswith("ةً")
        or doc.words[last - 1].key == "اول"
    ):
        return False
    after = doc.words[last]
    if after.clitic == "ب" and ("placenoun" in after.roles or doc.cls[last] == "L" or doc.phrase(last, "place")):
        return True  # «سفيرا | بدولة الكويت»
    if after.clitic == "ل" and (
        doc.cls[last] in "BCLO" or "placenoun" in after.roles or doc.phrase(last, "body", "place")
    ):
        return True  # «مديرا عاما | لوزارة التربية», «محافظا | لإقليم بنادر»
    return (after.clitic == "ل" and after.definite) or (
        after.key in ("علي", "على") and doc.words[last - 1].core in _OVER
    )


_PREPOSITIONS = ("امام", "وامام", "والى")
"""«in front of» and «and to», where their spelling could be an imam's or a governor's («والي»)."""
_OVER = word_set("offices", "over")


def _office_of_pronoun(doc: Document, i: int) -> Mention | None:
    """«ونائبه آصف شوكت», «رئيسها السابق راشد الغنوشي»: an office of whom a pronoun names, where a name follows."""
    data = _pronoun_s_office(doc.words[i], doc.lexis.lexicon)
    if data is None:
        return None
    last = i + 1
    while last < min(len(doc.words), i + 3) and doc.words[last].definite and doc.words[last].has("modifier"):
        last += 1
    if name_end(doc, last, titled=True) == last and not followed_by_name(doc, last):
        return None
    return _office(doc, i, last, {**data, "specific": True}, "office_of_pronoun")


def _pronoun_s_office(word: Word, lexicon: Lexicon) -> dict[str, Any] | None:
    """The office noun of «نائبه», «رئيسها», where the form is one in the singular with a pronoun."""
    if not word.core.endswith(_PRONOUNS) or word.definite:
        return None
    ending = next(ending for ending in _PRONOUNS if word.core.endswith(ending))
    if word.roles.keys() & {"given", "function", "honorific", "bodyhead"}:
        return None
    data: dict[str, Any] | None = lexicon.singles.get(word.core.removesuffix(ending), {}).get("office")
    return data if data is not None and data["number"] == "s" else None


_EVERYDAY_NISBAS = word_set("bodies", "everyday nisbas")
_OF_STATES = frozenset(("president", "prime_minister", "minister", "foreign_minister", "ambassador", "king"))
"""Posts of which «المالي» says that they are Mali's."""
_PRONOUNS = ("هما", "ها", "هم", "ه")


BEGINS_OFFICE = Watch(
    roles=("office", "whole"),
    cores=lambda lexicon: (office + pronoun for office in lexicon.offices for pronoun in _PRONOUNS),
)
"""Forms with which an office may begin, a known phrase aside."""


def _office(doc: Document, i: int, end: int, data: dict[str, Any], rule: str) -> Mention:
    office = Mention(doc, "office", i, end, rule=rule, data=dict(data))
    for k in range(i, end):
        word = doc.words[k]
        if not word.roles and k not in doc.known:
            continue
        charged = k + 1 < end and doc.words[k + 1].clitic == "ب"  # «المكلف بالميزانية»
        if word.has("modifier") and not charged and office.data.get("status", "current") == "current":
            office.data["status"] = word.roles["modifier"]
        if word.has("portfolio") and word.definite and k == i + 1:
            continue  # «وزير المالية» is not of Mali
        listed = k in doc.known
        nisba = word.has("nisba") or (phrase.data if listed and (phrase := doc.phrase(k, "nisba")) else None)
        own = (
            k == i + 1 or word.core not in doc.lexis.lexicon.portfolio_words
        )  # «السفيرة الأمريكية», not «الشؤون الأمريكية»
        if word.core in _EVERYDAY_NISBAS:  # «الرئيس المالي», «وزير الخارجية المالي», not «وزيرة المالية»
            own = office.data.get("post") in _OF_STATES and (doc.words[i].definite or k > i + 1)
        if nisba and nisba.get("country") and k > i and own:
            office.data["country"] = nisba["country"]
        place = phrase.data if listed and (phrase := doc.phrase(k, "place")) else word.has("place")
        if (
            place
            and k > i
            and "everyday" not in word.roles
            and not office.data.get("country")
            and not (nisba and word.definite)
        ):
            office.data["country"] = place.get("country", "")
    return office
