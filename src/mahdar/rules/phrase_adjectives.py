"""What describes or joins the nouns of an office or a body: adjectives, second genitives, second countries."""

from __future__ import annotations

import re

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.long_offices import followed_by_name
from mahdar.rules.masdars import is_masdar
from mahdar.rules.names import name_end

_NEVER_ADJECTIVE = frozenset("HOBSQMmVpchdranktike0.,;:\n()-")


def is_other_object(doc: Document, head: int, j: int) -> bool:
    """«لجنة الشباب والرياضة | الحفل»: a noun of a man's gender describes neither the head nor the noun before it, both of a woman's."""
    word, before = doc.words[j], doc.words[j - 1]
    if (
        doc.cls[j] not in "wm"
        or word.has("nisba")
        or before.has("nisba")
        or word.core.endswith(("ه", "ي", "ين", "ون", "ات", "ا", "ء"))
    ):
        return False
    return j > head + 1 and doc.words[head].bare.endswith("ه") and before.core.endswith("ه")


def tells_when(doc: Document, j: int, *, of_person: bool) -> bool:
    """«مجلس الوزراء | الأسبوع الماضي», «وزارة الدفاع | العام الجاري»: a span of time with what says which is no adjective.

    «الأمين العام السابق» is general and former, whatever his body.
    """
    word = doc.words[j]
    year = word.core == "العام" and not of_person
    if not (year or word.core in _SPANS_OF_TIME) or word.clitic or j + 1 >= len(doc.words):
        return False
    after = doc.words[j + 1]
    return not after.clitic and (doc.cls[j + 1] == "t" or after.core in _WHICH)


_SPANS_OF_TIME = word_set("noun_phrases", "spans of time")
_WHICH = word_set("noun_phrases", "which span")


def is_of_many(core: str) -> bool:
    """The sound plural of men: «المتمردين», «المتظاهرون», no adjective of one body."""
    return core.endswith(("ين", "ون")) and len(core) >= _SHORTEST_PLURAL


_SHORTEST_PLURAL = 7


def joined_country(doc: Document, j: int) -> int:
    """«وزيرا خارجية مصر والأردن», «لدى أستراليا ونيوزيلندا فلان»: a second country, where a name follows; else 0."""
    before = doc.phrase(j - 1, "place")
    first, second = before.data if before else doc.words[j - 1].has("place"), doc.phrase(j, "place")
    place = second.data if second else doc.words[j].has("place")
    if not (first and place and first["kind"] == place["kind"] == "country"):
        return 0
    last = second.last if second else j + 1
    return (
        last if last < len(doc.words) and not doc.words[last].clitic and name_end(doc, last, titled=True) > last else 0
    )


def joined_site(doc: Document, head: int, j: int) -> int:
    """«لشؤون المسجد الحرام | والمسجد النبوي | فلان»: a second place of the same noun, where a name follows; else 0."""
    place, noun = doc.phrase(j, "place"), doc.words[j].bare
    if place is None or not any(doc.words[k].bare == noun for k in range(head + 1, j)):
        return 0
    return place.last if followed_by_name(doc, place.last) else 0


def is_adjective(doc: Document, j: int) -> bool:
    """A definite word without a proclitic that is neither title nor likely name: «الهيئة السياسية»."""
    word = doc.words[j]
    if not word.definite or word.clitic:
        return False
    if (
        doc.cls[j] == "H"
        and word.key.endswith("ي")
        and doc.words[j - 1].definite
        and doc.words[j - 1].bare in _PRESSMEN
    ):
        return True  # «المستشار الإعلامي»
    if doc.cls[j] == "H" and word.key.endswith("يه") and doc.words[j - 1].definite and doc.words[j - 1].has("bodyhead"):
        return doc.words[j - 1].bare.endswith("ه")  # «رئيس اللجنة الإعلامية | فلان»
    if word.core == "الحاكم" and doc.words[j - 1].definite:
        return True  # «رئيس المجلس العسكري | الحاكم | في تشاد»
    if word.core == _MUNICIPAL and doc.words[j - 1].definite and doc.words[j - 1].core in _MUNICIPAL_THINGS:
        return True  # «اللجنة العامة للانتخابات | البلدية»
    if doc.cls[j] in _NEVER_ADJECTIVE and word.bare not in _SECOND:
        return False
    if doc.cls[j] == "L" or is_masdar(word.bare) or _is_broken_plural(word) or _is_bare_root(word):
        return False
    return word.name < 1.0


def _is_bare_root(word: Word) -> bool:
    """«البرلمان | الضغط على الرئيس», «إدارة المسرح | الحملة»: three strong letters, with ة or without, are a noun; a few describe."""
    root = word.bare.removesuffix("ه")
    return len(root) == _ROOT and not _WEAK & set(root) and root not in _SHORT_ADJECTIVES


_ROOT, _WEAK = 3, frozenset("اويىءؤئ")
_SHORT_ADJECTIVES = word_set("noun_phrases", "short adjectives")


def _is_broken_plural(word: Word) -> bool:
    """«أعلنت وزارة الداخلية | النتائج»: the plural «فعائل» describes no body; «المشارك», «النهائي» may."""
    return _BROKEN_PLURAL.fullmatch(word.bare) is not None and not word.has("nisba")


_BROKEN_PLURAL = re.compile("[^مت].ا.ي?[^يهءنا]")


def joins(doc: Document, head: int, j: int) -> bool:
    """A joined genitive: «وزارة التربية والتعليم», «حزب العدالة والتنمية»."""
    word, before = doc.words[j], doc.words[j - 1]
    if doc.cls[j] == "L" and doc.cls[j - 1] == "L" and head < j - 1:
        return followed_by_name(doc, j + 1) or doc.words[head].raw.endswith(
            ("ا", "ي", "ان", "ين")
        )  # «محافظ أريحا والأغوار»
    if not (word.definite and (before.definite or before.has("nisba"))):
        return False
    if _second_adjective(doc, j):
        return True
    if doc.cls[j] in "HOBLCSVMQN" or word.name > 0.5:
        return False
    if _second_aim(doc, head, j):
        return True
    listed = doc.phrase(head, "body")
    if (
        head == j - 2
        and not listed
        and doc.words[head].bare in _OF_TWO_AIMS
        and _is_aim(word.bare)
        and before.core not in PARTIES
    ):
        return word.core not in PARTIES  # «هيئة الإنصاف والمصالحة»
    if word.core in doc.lexis.lexicon.portfolio_words:
        return True
    return doc.words[head].bare in _OF_PORTFOLIOS and word.core not in PARTIES and is_masdar(word.bare)


def _second_aim(doc: Document, head: int, j: int) -> bool:
    """«مؤسسة فلان للموهبة | والإبداع», «شركة فلان لتنظيم المعارض | والمؤتمرات»: what a body is for, and what else.

    head: the word with «لـ». Others who act are none: «اللجنة الوطنية لمكافحة الفساد | والحكومة».
    """
    aim, word = doc.words[head], doc.words[j]
    if aim.clitic != "ل" or word.core in PARTIES or not doc.words[j - 1].definite or is_of_many(word.core):
        return False
    if aim.definite:
        return head == j - 1 and _is_aim(word.bare) and doc.cls[head] in "wm"
    return head == j - 2 and is_masdar(aim.bare) and doc.cls[j] in "wm" and doc.cls[j + 1 : j + 2] not in ("r", "h")


_MUNICIPAL = "البلديه"
_MUNICIPAL_THINGS = word_set("noun_phrases", "municipal things")
_OF_PORTFOLIOS = word_set("noun_phrases", "of portfolios")
"""What is over one thing and another: «وزارة الموارد المائية | والتطهير»."""


def _second_adjective(doc: Document, j: int) -> bool:
    """«الدائرة السياسية | والأمنية»: an adjective joined to another of the same form, neither of them a country's."""
    word, before = doc.words[j], doc.words[j - 1]
    if (
        before.clitic
        or doc.cls[j] not in "wN"
        or doc.cls[j - 1] not in "wN"
        or word.core in doc.lexis.lexicon.portfolio_words
    ):
        return False
    if any((one.has("nisba") or {}).get("country") for one in (word, before)):
        return False
    return all(one.core.endswith("يه") for one in (word, before)) or all(
        one.core.endswith("ي") for one in (word, before)
    )


_OF_TWO_AIMS = word_set("noun_phrases", "of two aims")


def _is_aim(bare: str) -> bool:
    """A masdar, of the form «مفاعلة» too: what a body is for, never another party."""
    return is_masdar(bare) or (len(bare) == 6 and bare[0] == "م" and bare[2] == "ا" and bare.endswith("ه"))


PARTIES = word_set("noun_phrases", "parties")
"""Others whom a body accuses, thanks or calls upon: after a closed phrase they begin one of their own."""
_PRESSMEN = word_set("noun_phrases", "pressmen")
_SECOND = word_set("noun_phrases", "second")
"""Offices that are adjectives after another: «الأمين العام المساعد», «وزير الداخلية المفوض»."""
