"""Deeds and hearings that only their day tells to be to come: «إغلاق الجسر غدا», «تأجيل المحاكمة إلى 20 أغسطس»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.masdars import is_masdar
from mahdar.rules.upcoming_days import day_end
from mahdar.rules.upcoming_occasions import is_today
from mahdar.rules.upcoming_phrases import AWAITED, Clause, UpcomingFound, kind_of, phrase_end
from mahdar.rules.upcoming_tense import is_future

_DEEDS = word_set("upcoming", "deeds")
_PUT_OFF = word_set("upcoming", "put off")
_FIXED = word_set("upcoming", "fixed")
_BY_THEN = word_set("upcoming", "by then")
_STATES = word_set("upcoming", "states")
_ASKED = frozenset(("demand", "call_for", "reject", "deny", "accuse", "condemn"))
_NEAR_DAYS = frozenset(("غدا", "غد", "الغد"))
_REACH = 14  # how many tokens before its day a deed may begin
_PUT_OFF_REACH = 45  # a court's list of the accused stands between «تأجيل» and the day


def deed_on_day(doc: Document, day: int, clause: Clause) -> UpcomingFound | None:
    """What the masdar, the put-off hearing or the fixed date before a day to come tells; None where nothing does.

    day: the token at which a day begins that no other rule has taken.
    """
    if is_today(doc, day):
        return None
    return _put_off(doc, day, clause) or _fixed(doc, day, clause) or _deed(doc, day, clause)


def _deed(doc: Document, day: int, clause: Clause) -> UpcomingFound | None:
    """«أعلنت الشركة عن إطلاق خدمة جديدة الشهر القادم», «إغلاق الجسر غدا»: a masdar and what it is done to."""
    if (
        not _to_come_by_its_word(doc, day, clause[1])
        or _is_year(doc, day)
        or any(
            doc.words[k].core in _BY_THEN or doc.words[k].key in _BY_THEN for k in range(max(clause[0], day - 3), day)
        )
    ):
        return None
    if doc.words[day].clitic == "و" or (day + 1 < clause[1] and is_future(doc, day + 1)):
        return None  # «وصول الوزير، والأسبوع المقبل ستعود الحكومة»
    start = None
    for k in range(day - 1, max(clause[0], day - _REACH) - 1, -1):
        word = doc.words[k]
        if (doc.cls[k] in '.;:,rn"«»()\n' or doc.cls[k] in "SVM") and k not in doc.at:
            break
        if word.core in AWAITED or word.core == "ان":
            break
        if k + 1 < day and k not in doc.at and _is_deed(doc, k):
            start = k
            if word.clitic in ("ل", "ب", "ول"):
                break
    if start is None or _only_asked(doc, start, clause[0]):
        return None
    end = max(phrase_end(doc, start + 1, clause[1]), min(clause[1], day_end(doc, day)))
    return UpcomingFound((start, end), kind_of(doc, start, clause[1]), "scheduled", "dated_deed")


def _is_deed(doc: Document, k: int) -> bool:
    word = doc.words[k]
    if word.definite or doc.cls[k] not in "wmMV":
        return False
    if word.core in _DEEDS:
        return True
    if word.core in _STATES or word.raw.lstrip("و").startswith("أ"):
        return False  # «استقرار الأسعار العام المقبل»; «أسعار», «أعمال» are plurals
    after = doc.words[k + 1]
    owned = after.definite or k + 1 in doc.at or doc.cls[k + 1] in "wm"
    return owned and is_masdar(word.bare) and not word.has("nisba") and not word.bare.endswith(("ات", "اء"))


def _only_asked(doc: Document, start: int, first: int) -> bool:
    """«طالبت الجمعية بإخلاء المبنى يوم الجمعة المقبل», «نفى إغلاق المعبر غدا»: nobody has announced it; no deed follows a negation."""
    for k in range(start - 1, max(first, start - 12) - 1, -1):
        if doc.cls[k] == "n" or doc.words[k].core in ("قبل", "اذا", "عدم", "لو"):
            return True
        says = doc.words[k].has("say")
        if says:
            return any(reading["act"] in _ASKED for reading in says)
    return False


def _to_come_by_its_word(doc: Document, day: int, last: int) -> bool:
    """«غدا», «الأسبوع المقبل», «3 مايو القادم»."""
    if doc.words[day].core in _NEAR_DAYS:
        return True
    return any(doc.words[k].core in AWAITED or doc.words[k].core in _NEAR_DAYS for k in range(day, min(last, day + 4)))


def _is_year(doc: Document, day: int) -> bool:
    """«العام المقبل»: with no more than a year, growth and hopes are told rather than deeds."""
    return any(doc.words[k].core in _YEARS for k in range(day, min(len(doc.words), day + 2)))


_YEARS = frozenset(("العام", "السنه", "الموسم", "عام", "سنه"))


def _put_off(doc: Document, day: int, clause: Clause) -> UpcomingFound | None:
    """«أجلت المحكمة نظر محاكمة المتهمين إلى 20 أغسطس»: what was put off is to come on its new day."""
    to = day
    while to > clause[0] and not _leads_to(doc, to) and doc.words[to - 1].core in _HEARING:
        to -= 1
    if not _leads_to(doc, to):
        to -= 1
    if to <= clause[0] or not _leads_to(doc, to):
        return None
    for k in range(to - 1, max(clause[0], day - _PUT_OFF_REACH) - 1, -1):
        if doc.cls[k] in ".;\n":
            return None
        if doc.words[k].core in _PUT_OFF:
            start = _what(doc, k + 1, to)
            if start is None:
                return None
            end = phrase_end(doc, start + 1, to) if day - start > _REACH else day_end(doc, day)
            return UpcomingFound((start, end), kind_of(doc, start, to), "scheduled", "put_off_to")
    return None


_HEARING = word_set("upcoming", "hearing")


def _leads_to(doc: Document, k: int) -> bool:
    word = doc.words[k]
    return word.key in ("الي", "الى", "حتي", "حتى") or word.clitic == "ل"


def _what(doc: Document, k: int, last: int) -> int | None:
    """The first occasion or deed behind «أجلت», past who put it off."""
    for n in range(k, last):
        word = doc.words[n]
        if n in doc.at and doc.at[n].kind in ("body", "bare_body") and doc.at[n].first < n:
            continue
        if (
            "occasion" in word.roles
            or (n not in doc.at and word.core in _DEEDS)
            or word.core in ("نظر", "النظر", "البت")
        ):
            return n
    return None


def _fixed(doc: Document, day: int, clause: Clause) -> UpcomingFound | None:
    """«حددت الهيئة يوم 5 مايو موعدا لإجراء الاقتراع»: what the day was fixed for."""
    if not any(doc.words[k].core in _FIXED for k in range(max(clause[0], day - 12), day)):
        return None
    for k in range(day + 1, min(clause[1], day + 10)):
        if doc.cls[k] in ".;:\n":
            return None
        word = doc.words[k]
        if word.clitic == "ل" and k not in doc.at and doc.cls[k] in "wmMV":
            end = phrase_end(doc, k + 1, clause[1])
            return (
                UpcomingFound((k, end), kind_of(doc, k, clause[1]), "scheduled", "day_fixed") if end > k + 1 else None
            )
    return None
