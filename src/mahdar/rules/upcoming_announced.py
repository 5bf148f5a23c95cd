"""Deeds announced, promised or intended: «من المقرر أن …», «تعهد بـ…», «اتفقا على …»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.masdars import is_masdar
from mahdar.rules.upcoming_occasions import is_seven_days
from mahdar.rules.upcoming_phrases import Clause, UpcomingFound, kind_of, only_is, phrase_end, tells_of_measure
from mahdar.rules.upcoming_verbs import noun_before_relative

_WAS = word_set("upcoming", "was")
_BESIDE = word_set("upcoming", "beside")
_TAKES_PLACE = word_set("upcoming", "takes place")
_STARTS = word_set("upcoming", "starts")
"""Masdars for which one prepares: «استعدادا لانطلاق الموسم»."""
_LIGHT = word_set("upcoming", "light")
"""Masdars that only carry what takes place: «عقد قمة»."""


def told_with_that(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«من المقرر أن يبحث الجانبان سبل التعاون»: the clause after words of expecting."""
    known = _announcement(doc, i)
    if known is None or known[0] != "that" or _was(doc, i) or _compared(doc, i):
        return None
    _, certainty, k = known
    while k < min(clause[1], known[2] + 3) and (doc.cls[k] in ",a" or doc.words[k].core in ("ان", "له", "لها", "جدا")):
        k += 1
    if (
        k >= clause[1]
        or doc.words[k].clitic == "ل"
        or doc.cls[k] in 'np."«'
        or only_is(doc.words[k].core)
        or tells_of_measure(doc, k, clause[1])
    ):
        return None
    if i > clause[0] + 1 and doc.cls[i - 1] == "r" and doc.words[k].core in _TAKES_PLACE:
        start = noun_before_relative(doc, i - 1 - (doc.cls[i - 2] == ","), clause[0], dated=False)
        if start is None:
            return None
        end = phrase_end(doc, k + 1, clause[1])  # «زيارة الوزير، التي من المتوقع أن تتم غدا»
        return UpcomingFound((start, end), kind_of(doc, start, clause[1]), certainty, "expected_that")
    return UpcomingFound((k, phrase_end(doc, k + 1, clause[1])), kind_of(doc, k, clause[1]), certainty, "expected_that")


def intended(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«تعهد الرئيس بمواصلة الدعم», «اتفقا على عقد قمة», «تعتزم الشركة إنشاء فرع»: a deed told by its masdar or with «أن»."""
    known = _announcement(doc, i)
    if known is None or known[0] == "that" or (i and doc.cls[i - 1] == "n") or _was(doc, i):
        return None
    if known[0] == "for":
        return _prepared(doc, known, clause)
    if doc.words[i].definite and known[2] == i + 1:
        return None  # «التعهد اللازم»
    if i and doc.words[i - 1].key == "سبق":
        return None  # «سبق واتفقوا على …»
    bare = doc.words[i].key.removeprefix("و").startswith(("ي", "ت", "اعتزام", "ننتظر", "قرر"))
    clitics: tuple[str, ...] = ("ب",) if known[1] == "promised" else ("ب", "ل")
    if doc.words[i].core.startswith("قرر"):
        clitics = ()  # «قررت النقابة الإضراب بغلق المكاتب»
    start = _deed(doc, known[2], min(clause[1], known[2] + 11), bare=bare, clitics=clitics)
    if start is None:
        return None
    end = phrase_end(doc, start + 1, clause[1])
    if end - start < 2:
        return None
    dated = any(start < day < end for day in days)
    if doc.words[i].key.removeprefix("و").startswith("قرر") and not ("occasion" in doc.words[start].roles or dated):
        return None  # «قررت الوزارة إغلاق المنافذ» is rather done; «عقد اجتماع» is to come
    return UpcomingFound((start, end), kind_of(doc, start, clause[1]), known[1], "intended")


def _prepared(doc: Document, known: tuple[str, str, int], clause: Clause) -> UpcomingFound | None:
    """«تحضيراً لمؤتمر حوار وطني», «قبيل انتخابات الكنيست»: an occasion that is prepared for."""
    for k in range(known[2], min(clause[1], known[2] + 5)):
        if doc.cls[k] in ".,;:\n" or doc.words[k].core == "ان":
            return None
        kind = doc.words[k].has("occasion")
        starts = doc.words[k].core in _STARTS and k not in doc.at and _after_light(doc, k) == k
        if (kind and not is_seven_days(doc, k)) or starts:
            end = phrase_end(doc, k + 1, clause[1])
            if starts and end < k + 2:
                return None
            return UpcomingFound((k, end), kind or kind_of(doc, k, clause[1]), known[1], "prepared_for")
    return None


def _was(doc: Document, i: int) -> bool:
    """«كان يعتزم», «وكان من المقرر»: what was once to come; «في حال قررت» only supposes it."""
    if i and doc.words[i - 1].core in ("حال", "اذا", "لو", "حاله"):
        return True  # «في حال قررت البلاد …»
    if i and doc.words[i - 1].core == "من":
        i -= 1
    return i > 0 and doc.words[i - 1].core in _WAS


def _compared(doc: Document, i: int) -> bool:
    """«نمو أقوى من المتوقع»: what was expected is only compared with."""
    if not i or doc.words[i].core != "من":
        return False
    before = doc.words[i - 1]
    return before.core == "اقل" or (len(before.core) == 4 and before.core[0] == "ا" and not before.function)


def _announcement(doc: Document, i: int) -> tuple[str, str, int] | None:
    """What announces at token i: its role, its certainty and the token after it."""
    phrase = doc.phrase(i, "announces")
    if phrase is not None:
        return phrase.data[0], phrase.data[1], phrase.last
    single = doc.words[i].has("announces") if i not in doc.at else None
    return (single[0], single[1], i + 1) if single else None


def _deed(doc: Document, k: int, last: int, *, bare: bool, clitics: tuple[str, ...]) -> int | None:
    """Where the deed begins: after «أن» or «على», at a masdar with ب or ل, or (bare) at the first indefinite noun."""
    past_aside = k - 1
    for j in range(k, last):
        word = doc.words[j]
        if bare and j == k and word.definite and j not in doc.at and is_masdar(word.bare):
            return j  # «ينوي الاطلاع على سير البعثة»
        if word.core == "ان":
            return j + 1 if j + 1 < last and doc.words[j + 1].key[0] in "يتن" and doc.cls[j + 1] not in "np" else None
        if word.core in _BESIDE and word.clitic == "ب":
            continue  # «قررت اللجنة، برئاسة فلان، عقد مؤتمر»
        if j <= past_aside:
            continue
        if word.key == "خلال" and j + 1 < last:
            past_aside = next((n for n in range(j + 2, last) if doc.cls[n] == ","), j)
            if past_aside > j:
                continue  # «قرر المكتب خلال اجتماعه أمس، عقد جلسة …»
        if word.key in ("على", "حول"):
            return _after_light(doc, j + 1) if j + 1 < last and _is_masdar(doc, j + 1) else None
        if j not in doc.at and (word.clitic in clitics or (bare and not word.clitic)) and _is_masdar(doc, j):
            return _after_light(doc, j)
        after_name = doc.cls[j] == "," and j - 1 in doc.at
        bare = bare and (
            j in doc.at or word.definite or (j == k and doc.cls[j] in '"«') or after_name or doc.cls[j] in "Ht"
        )
        if doc.cls[j] in ".;:\n" or (doc.cls[j] in "SVM" and j not in doc.at):
            return None
    return None


def _is_masdar(doc: Document, j: int) -> bool:
    word = doc.words[j]
    if doc.cls[j] not in ("wmVMQ" if word.clitic else "wmVM") or word.has("nisba") or word.core in _NO_MASDARS:
        return False
    return not word.definite or "occasion" in word.roles or word.clitic == "ل"


_NO_MASDARS = word_set("upcoming", "no masdars")


def _after_light(doc: Document, j: int) -> int:
    """«عقد قمة»: what takes place is the summit."""
    if doc.words[j].core in _LIGHT and j + 1 < len(doc.words) and "occasion" in doc.words[j + 1].roles:
        return j + 1
    return j
