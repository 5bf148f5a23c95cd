"""Occasions to come: a noun with a word of awaiting or with a day («القمة المرتقبة», «اجتماع يعقد الثلاثاء»)."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.upcoming_phrases import AWAITED, Clause, UpcomingFound, phrase_end
from mahdar.rules.upcoming_tense import NOW, is_future, is_past, tense_of, told_now

_LEAVES = word_set("upcoming", "leaves")  # «الاستحقاق كما هو مقرر»
_TIME_NOUNS = word_set("upcoming", "time nouns")


def awaited_noun(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«جلسة أعمال اللجنة الدستورية السورية المرتقبة في جنيف»: a noun of occasion, and a word of awaiting within its phrase."""
    kind = doc.words[i].has("occasion")
    if kind is None or _of_a_name(doc, i) or is_seven_days(doc, i):
        return None
    for k in range(i + 1, min(clause[1], i + 14)):
        word = doc.words[k]
        if (doc.cls[k] in "SVMr.;:" and k not in doc.at) or word.core in _LEAVES:
            return None
        if word.clitic == "ف":
            return None  # «أما زيارة الوفد فتهدف إلى دعم الانتخابات المقررة»: the elections are awaited
        if doc.cls[k] == "," and k + 1 < clause[1] and doc.words[k + 1].core not in AWAITED:
            return None  # «ترتيب القمة، حيث ستسلم مصر رئاسة القمة المقبلة»
        if word.core in AWAITED and k + 1 < clause[1] and doc.words[k + 1].key == "من" and word.core in _COMING:
            return None  # «الرحلة القادمة من جدة»
        if word.core in AWAITED and not _is_time(doc.words[k - 1].core):
            return UpcomingFound((i, phrase_end(doc, k + 1, clause[1])), kind, AWAITED[word.core], "awaited_noun")
    return None


def _of_a_name(doc: Document, i: int) -> bool:
    """«اللجنة العليا للانتخابات»: an occasion within the name of a body or an office is none."""
    mention = doc.at.get(i)
    return mention is not None and mention.kind in ("body", "office") and mention.first < i


def is_seven_days(doc: Document, i: int) -> bool:
    """«الأسبوع المقبل», «للأسبوع الثاني على التوالي», «أسبوع واحد»: a week is an occasion only as that of something: «أسبوع المرور»."""
    word = doc.words[i]
    if word.bare != "اسبوع":
        return False
    after = doc.words[i + 1] if i + 1 < len(doc.words) else None
    return word.definite or after is None or not after.definite or bool(after.clitic) or doc.cls[i + 1] == "t"


_COMING = ("القادم", "القادمه")


def _is_time(noun: str) -> bool:
    """«الأسبوع المقبل», «في موعدها المقرر»: the awaiting belongs to the time, not to an occasion."""
    return noun in _TIME_NOUNS or noun.removeprefix("ال").startswith("موعد")


def time_to_come(doc: Document, first: int, last: int) -> int | None:
    """«خلال الفترة القادمة», «في الأيام المقبلة»: the token of a time noun that is to come; None where none stands there."""
    for k in range(first, last - 1):
        if doc.words[k].core in _TIME_NOUNS and doc.words[k + 1].core in AWAITED:
            return k
        if doc.cls[k] in ".;:":
            return None
    return None


def dated_occasion(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«قمة في 27 أبريل المقبل», «الاجتماع الذي يعقد الثلاثاء في جنيف»: a noun of occasion with a day to come."""
    kind = doc.words[i].has("occasion")
    if (
        kind is None
        or not days
        or _of_a_name(doc, i)
        or is_seven_days(doc, i)
        or "n" in doc.cls[max(clause[0], i - 4) : i]
    ):
        return None  # «لا تحرك ولا إضراب غدا»
    day = next((d for d in days if i < d <= i + 9), None)
    if day is None or day >= clause[1] or (day + 1 < clause[1] and is_past(doc.words[day + 1])):
        return None
    told = any(
        doc.cls[k] == "r" or tense_of(doc.words[k], doc.lexis.lexicon) & NOW for k in range(i + 1, day)
    )  # «هدنة تبدأ اليوم»
    if is_today(doc, day) and not told and not (day + 1 < clause[1] and is_future(doc, day + 1)):
        return None
    for k in range(i + 1, day):
        if doc.cls[k] == "r" and not told_now(doc, k + 1):
            return None
        if "say" in doc.words[k].roles and doc.cls[k - 1] != "r" and k not in doc.at and told_now(doc, k):
            return None  # «اللجنة التحضيرية للمؤتمر تعلن موعده مطلع الشهر المقبل»
        if doc.cls[k] in '.;:\n"' or (doc.cls[k] in "SVMk" and k not in doc.at and not told_now(doc, k)):
            return None
    if any(is_past(doc.words[k]) for k in range(max(clause[0], i - 4), i)):
        return None
    if any(doc.words[k].core in _GONE for k in range(i + 1, day)):
        return None  # «باب الترشح للانتخابات الاثنين الماضي ويستمر حتى 22 نوفمبر»
    if "r" not in doc.cls[i + 1 : day] and _under_way(doc, i, clause[0]):
        return None
    return UpcomingFound((i, phrase_end(doc, day + 1, clause[1])), kind, "scheduled", "dated_occasion")


_GONE = frozenset(("الماضي", "الماضيه", "امس", "السابق", "المنصرم"))


def is_today(doc: Document, day: int) -> bool:
    """«زيارة الوزير اليوم»: without a verb that says so, an occasion of today is rather being told than announced."""
    if doc.words[day].core == "اليوم":
        return True
    return any(date.value == doc.published for date in doc.dates_in(doc.text.starts[day], doc.text.ends[day]))


def _under_way(doc: Document, i: int, first: int) -> bool:
    """«خلال لقائه اليوم رئيس الغرفة», «على هامش اجتماع للحزب اليوم»: an occasion at which something has been done."""
    return any(doc.words[k].core in _AT or doc.words[k].key in _AT for k in range(max(first, i - 2), i))


_AT = word_set("upcoming", "at")
