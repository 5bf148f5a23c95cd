"""Whether a contact took place: held, still to come, called off, or none at all because it is denied or only wished for."""

from __future__ import annotations

from operator import attrgetter

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import FAR, Document


def is_none(doc: Document, i: int, first: int) -> bool:
    """«لم يلتق», «نافية أن يكون الوزير قد التقى», «خبر احتمال زيارة», «رفض لقاء …»: denied or merely possible."""
    words, contact = doc.words, doc.lexis.lexicon.contact
    if "n" in doc.cls[max(first, i - 10) : i] and _is_negated(doc, i, first):
        return True
    if _merely_possible(doc, i, first):
        return True
    if any(words[k].core in contact["refused"] for k in range(max(first, i - 2), i)):
        return True
    return not contact["denied"].isdisjoint(map(_BARE, words[max(first, i - 12) : i]))


def _is_negated(doc: Document, i: int, first: int) -> bool:
    words = doc.words
    if any(doc.cls[k] == "n" and words[k + 1].core not in _COPULAS for k in range(max(first, i - 2), i)):
        return True  # but «لم تكن زيارة الوزير للبلاد سهلة»: she was there
    if any(doc.cls[k] == "n" and words[k + 1].core == _NEVER_YET for k in range(max(first, i - 6), i)):
        return True  # «لم يسبق له أن التقى …»
    # «لا يوجد موعد محدد للقاء بين …»
    return words[i - 1].core in ("محدد", "موعد") or words[i - 2].core == "موعد"


_BARE = attrgetter("bare")
_COPULAS = frozenset(("تكن", "يكن"))


def _merely_possible(doc: Document, i: int, first: int) -> bool:
    """«من الممكن أن يجتمع مع …», «مستعد لأن يلتقي», «قد يزور …»: what may be is no contact."""
    words, possible = doc.words, doc.lexis.lexicon.contact["possible"]
    if i - 1 < first:
        return False
    if words[i - 1].key in _MAY and words[i].key.startswith("ي"):
        return True
    if doc.cls[i - 1] != "a" or words[i - 1].core != "ان":
        return False
    for k in range(i - 2, max(first, i - _POSSIBLE_REACH) - 1, -1):
        if doc.cls[k] in ".,;:a":
            return False
        if words[k].bare in possible:
            return True
    return False


_PROGRAMMES = word_set("contact_status", "programmes")
_HOLDING_IN_IT = word_set("contact_status", "contains")
_MAY = word_set("contact_status", "may")
_POSSIBLE_REACH = 12


def is_sport(doc: Document, first: int, last: int) -> bool:
    """«يلتقي الهلال النصر في الدوري», «غادر لاعب الفريق»: teams and players meet and travel, it is no public affair."""
    sport = doc.lexis.lexicon.contact["sport"]
    return not sport.isdisjoint(map(_BARE, doc.words[first : min(last, first + FAR)]))


def is_planned(doc: Document, i: int, first: int, end: int) -> bool:
    """«من المقرر أن», «لقاء مرتقب», «الأسبوع المقبل», «تأجيل زيارته»: it is still to come."""
    future = doc.lexis.lexicon.contact["future"]
    if is_postponed(doc, i, first) or _on_programme(doc, i, first):
        return True
    return any(
        (doc.words[k].bare in future or doc.words[k].key in future) and not _comes_from(doc, k) and not _until(doc, k)
        for k in range(max(first, i - 8), end)
    )


def _on_programme(doc: Document, i: int, first: int) -> bool:
    """«يتضمن برنامج الزيارة محادثات بين …», «ويشمل جدول أعماله لقاء مع …»: what is on a programme is still to come."""
    for k in range(max(first + 1, i - 5), i):
        if doc.words[k].core in _PROGRAMMES and doc.words[k - 1].core in _HOLDING_IN_IT:
            return True
    return False


def _comes_from(doc: Document, k: int) -> bool:
    """«قادما من الرياض»: where somebody comes from; not «العام القادم»."""
    after = doc.words[k + 1] if k + 1 < len(doc.words) else None
    return doc.words[k].bare.startswith(_COMING) and after is not None and after.core == "من"


_COMING = "قادم"


def _until(doc: Document, k: int) -> bool:
    """«في زيارة تستمر حتى الأربعاء القادم»: how long it goes on, not when it begins."""
    return any(doc.words[n].core == "حتي" for n in range(max(0, k - 3), k))


def is_postponed(doc: Document, i: int, first: int) -> bool:
    """«تأجيل زيارته», «أرجئت القمة»: put off."""
    postponed = doc.lexis.lexicon.contact["postponed"]
    return any(doc.words[k].bare in postponed for k in range(max(first, i - 3), i))


def is_cancelled(doc: Document, i: int, first: int) -> bool:
    """«إلغاء القمة», «ألغى الرئيس زيارته إلى …»: called off."""
    cancelled, seen, k = doc.lexis.lexicon.contact["cancelled"], 0, i - 1
    while k >= max(first, i - 40) and seen < 4:
        if k not in doc.at and doc.cls[k] not in "H,":
            if (
                doc.words[k].bare in cancelled or doc.words[k].core in cancelled
            ):  # «إلغاء» looks as if it had an article
                return True
            seen += 1
        k -= 1
    return False


def status_of(doc: Document, i: int, first: int, *, coming: bool) -> str:
    """The status of a contact told at token i of a clause: called off, to come as its words or tense say, or held."""
    return "cancelled" if is_cancelled(doc, i, first) else "planned" if coming else "held"


def is_to_come_by_tense(doc: Document, i: int, first: int, form: str) -> bool:
    """«سيلتقي»; in the body of a report also the present that opens a sentence («ويعقد الرئيسان جلسة») or goes on in a
    journey («في زيارة يلتقي خلالها …»)."""
    if form[:2] == "ps":
        return True
    if form[:1] != "p" or first < doc.head_end:
        return False
    if any(doc.words[k].core in _NOW for k in range(i + 1, min(i + 14, len(doc.words)))):
        return False  # «يجتمع الرئيس في هذه الأثناء مع …»
    if i == first or (doc.cls[i - 1] in "-–" and i - first <= _DATELINE):
        return True  # «تل أبيب - يصل الوزير …»
    if doc.words[i].clitic == "ل" and any(_is_future_form(doc, k) for k in range(max(first, i - FAR), i)):
        return True  # «وسيزور الرئيس …، ليتوجه بعدها إلى …»
    after = doc.words[i + 1].core if i + 1 < len(doc.words) else ""
    return after in _THEREIN


_DATELINE = 7  # how many tokens a town and an agency may take before the first verb
_NOW = word_set("contact_status", "now")
_NEVER_YET = "يسبق"
_THEREIN = word_set("contact_status", "therein")


def _is_future_form(doc: Document, k: int) -> bool:
    return any(reading["form"][:2] == "ps" for reading in doc.words[k].has("meet") or ())


def told_of_another_time(doc: Document, i: int, end: int) -> bool:
    """«التقى من قبل مع …», «سبق أن زار …»: another contact than the one of which the report tells."""
    if any(doc.words[k].core in _BEFOREHAND for k in range(max(0, i - 4), i)):
        return True
    for k in range(i + 1, min(end + 1, len(doc.words), i + 14)):
        by_whom = k + 1 < len(doc.words) and (k + 1 in doc.at or doc.cls[k + 1] in "HO")
        if doc.words[k].key == "قبل" and doc.words[k - 1].core == "من" and not by_whom:
            return True
    return False


_BEFOREHAND = word_set("contact_status", "beforehand")


def is_masdar(doc: Document, i: int, first: int) -> bool:
    """«إلى عقد», «لعقد», «من الممكن عقد», «موعد عقد»: the holding, not «held»."""
    if doc.words[i].clitic[-1:] in ("ل", "ب"):
        return True
    before = doc.words[i - 1] if i > first else None
    if before is None:
        return False
    contact = doc.lexis.lexicon.contact
    return (
        doc.cls[i - 1] == "p"
        or before.bare in contact["before_masdar"]
        or before.bare in contact["future"]
        or before.core in contact["aside"]
    )
