"""What was still to come on the day of publication: future verbs, awaited nouns."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.lexicon import Lexicon, Word
from mahdar.rules.document import Document

_AWAITED = {
    "المرتقب": "expected",
    "المرتقبه": "expected",
    "مرتقب": "expected",
    "مرتقبه": "expected",
    "المقرر": "scheduled",
    "المقرره": "scheduled",
    "مقرر": "scheduled",
    "مقرره": "scheduled",
    "المقبل": "expected",
    "المقبله": "expected",
    "القادم": "expected",
    "القادمه": "expected",
    "المنتظر": "expected",
    "المنتظره": "expected",
    "المزمع": "scheduled",
    "مزمع": "scheduled",
    "مزمعه": "scheduled",
    "محتمل": "possible",
    "محتمله": "possible",
    "مقبل": "expected",
    "مقبله": "expected",
    "المتوقع": "expected",
    "المتوقعه": "expected",
}
_KINDS = {
    "جلسه": "session",
    "جلستها": "session",
    "مءتمر": "conference",
    "مءتمرا": "conference",
    "قمه": "summit",
    "انتخابات": "election",
    "الانتخابات": "election",
    "لقاء": "meeting",
    "لقاءا": "meeting",
    "اجتماع": "meeting",
    "اجتماعا": "meeting",
    "زياره": "visit",
    "محادثات": "talks",
    "مفاوضات": "talks",
    "جوله": "round",
    "دوره": "session",
    "مباحثات": "talks",
    "حوار": "dialogue",
    "ندوه": "conference",
    "منتدي": "conference",
    "معرض": "fair",
    "حفل": "ceremony",
    "مباراه": "match",
    "محاكمه": "trial",
    "قمته": "summit",
    "اجتماعه": "meeting",
    "لقاءه": "meeting",
    "زيارته": "visit",
    "استفتاء": "referendum",
    "اجتماعات": "meeting",
    "ورشه": "workshop",
    "تظاهره": "protest",
    "مظاهره": "protest",
    "حمله": "campaign",
}
_TIME_NOUNS = frozenset(
    (
        "الاسبوع",
        "الشهر",
        "العام",
        "السنه",
        "اليوم",
        "الايام",
        "المرحله",
        "الفتره",
        "السنوات",
        "الاحد",
        "الاثنين",
        "الثلاثاء",
        "الاربعاء",
        "الخميس",
        "الجمعه",
        "السبت",
        "الاشهر",
        "الاسابيع",
        "المده",
        "الموسم",
        "القرن",
        "المره",
        "الوقت",
        "الدقاءق",
        "الساعات",
        "الجيل",
        "الاجيال",
    )
)
_FUTURE_AUX = frozenset(("سوف", "سيتم", "ستتم"))
_LIMIT = 12


@dataclass(slots=True)
class UpcomingFound:
    """Tokens of the words that name it; `actors`, `when` and `place` are filled by the reading."""

    tokens: tuple[int, int]
    kind: str
    certainty: str
    rule: str


def find_upcoming(doc: Document) -> list[UpcomingFound]:
    """Everything announced, in the order of the text, without overlaps."""
    found: list[UpcomingFound] = []
    for first, last in doc.text.sentences:
        read = first
        for i in doc.where_in("upcoming", first, last):
            if i < read:
                continue
            item = _awaited_noun(doc, i, first, last) or _prepared(doc, i, last) or _future_verb(doc, i, first, last)
            if item is not None:
                found.append(item)
                read = max(i + 1, item.tokens[1])
    return found


def announces(word: Word, lexicon: Lexicon) -> bool:
    """Whether something upcoming may begin with this form: an occasion, a preparation, a future verb (see `Watch`)."""
    return (
        word.bare in _KINDS
        or word.core in _BEGINNINGS
        or _tense_of_roles(word) is not None
        or _has_future_prefix(word, lexicon)
    )


def _awaited_noun(doc: Document, i: int, first: int, last: int) -> UpcomingFound | None:
    """«جلسة أعمال اللجنة الدستورية السورية المرتقبة في جنيف»: a noun of occasion, and a word of awaiting within its phrase."""
    kind = _KINDS.get(doc.words[i].bare) or _KINDS.get(doc.words[i].core)
    if kind is None:
        return None
    limit = min(last, i + 10)
    for k in range(i + 1, limit):
        word = doc.words[k]
        if doc.cls[k] in "SVMr.;:" and k not in doc.at:
            return None
        if word.core in _AWAITED and doc.words[k - 1].core not in _TIME_NOUNS:
            return UpcomingFound((i, _phrase_end(doc, k + 1, last)), kind, _AWAITED[word.core], "awaited_noun")
    return None


_PREPARING = frozenset(
    (
        "تحضيرا",
        "تحضير",
        "التحضير",
        "التحضيرات",
        "تحضيرات",
        "الاعداد",
        "استعدادا",
        "استعداد",
        "الاستعداد",
        "الاستعدادات",
        "يستعد",
        "تستعد",
        "يعتزم",
        "تعتزم",
        "ينوي",
        "تنوي",
        "يخطط",
        "تخطط",
        "بصدد",
        "تمهيدا",
        "عزمه",
        "عزمها",
        "نيته",
        "اعتزامه",
        "اعتزام",
    )
)


_BEGINNINGS = _KINDS.keys() | _PREPARING | _FUTURE_AUX


def _prepared(doc: Document, i: int, last: int) -> UpcomingFound | None:
    """«هناك تحضيراً للقيام بمؤتمر حوار وطني»: what is prepared for or intended."""
    if doc.words[i].core not in _PREPARING:
        return None
    for k in range(i + 1, min(last, i + 7)):
        word = doc.words[k]
        if doc.cls[k] in ".,;:\n" or word.core in ("ان",):
            return None
        kind = _KINDS.get(word.bare) or _KINDS.get(word.core)
        if kind:
            return UpcomingFound((k, _phrase_end(doc, k + 1, last)), kind, "expected", "prepared_for")
    return None


def _future_verb(doc: Document, i: int, first: int, last: int) -> UpcomingFound | None:
    """«سيلتقي الرزاز قادة النقابات المهنية»: a verb of the future, in the main clause."""
    word = doc.words[i]
    if i in doc.at or word.function == "n":
        return None
    future = _is_future(doc, i)
    if not future:
        return None
    if any(doc.cls[k] in "n" for k in range(max(first, i - 2), i)) or (i and doc.cls[i - 1] == "r"):
        return None
    if any(stem in word.core for stem in _NO_DEEDS):
        return None
    return UpcomingFound((i, _phrase_end(doc, i + 1, last)), _kind_of(doc, i, last), "expected", "future_verb")


_NO_DEEDS = (
    "سيكون",
    "ستكون",
    "يتراوح",
    "تتراوح",
    "يتناول",
    "تتناول",
    "يشمل",
    "تشمل",
    "يكمن",
    "تكمن",
    "يتناسب",
    "تتناسب",
    "يحدث",
    "تحدث",
    "يجعل",
    "تجعل",
    "يركز",
    "تركز",
    "سيءتي",
    "سياتي",
    "ستاتي",
    "يظهر",
    "تظهر",
    "يحقق",
    "تحقق",
    "سيعود",
    "ستعود",
    "سيجد",
    "ستجد",
    "يفشل",
    "تفشل",
    "يبقي",
    "تبقي",
    "سيظل",
    "ستظل",
    "يصبح",
    "تصبح",
    "سيعني",
    "ستعني",
    "يتيح",
    "تتيح",
    "يسهم",
    "تسهم",
    "يساهم",
    "تساهم",
    "يساعد",
    "تساعد",
    "سيءدي",
    "سيودي",
    "ستودي",
    "ستءدي",
    "يستغرق",
    "تستغرق",
    "يبلغ",
    "تبلغ",
    "يمكن",
    "تمكن",
    "سيعمل",
    "ستعمل",
    "سنري",
    "نري",
    "سنن",
    "سيحتاج",
    "ستحتاج",
    "ستمر",
    "سيمر",
    "يستمر",
    "تستمر",
)
"""Verbs that tell what something will be like, not that somebody will do something."""


def _is_future(doc: Document, i: int) -> bool:
    word = doc.words[i]
    told = _tense_of_roles(word)
    if told is not None:
        return told
    if word.core in _FUTURE_AUX:
        return i + 1 < len(doc.words)
    return doc.cls[i] in "wV" and _has_future_prefix(word, doc.lexis.lexicon)


def _tense_of_roles(word: Word) -> bool | None:
    """Whether a known verb is one of the future; None where no reading of it is."""
    roles = word.roles
    for role in ("meet", "say"):
        if role in roles and any(reading["form"].startswith("ps") for reading in roles[role]):
            return role == "meet"
    verb = roles.get("verb")
    return True if verb and verb.startswith("ps") else None


def _has_future_prefix(word: Word, lexicon: Lexicon) -> bool:
    """«سيبدأ», «ستتولى»: a س before what is by itself a present verb more frequent than the whole, if that is a word at all."""
    core = word.core
    if core[:2] not in ("سي", "ست", "سن") or len(core) < 5:
        return False
    singles = lexicon.singles
    present = singles.get(core[1:], {}).get("zipf", 0)
    return bool(present > max(250, singles.get(core, {}).get("zipf", 0)))


def _kind_of(doc: Document, i: int, last: int) -> str:
    for k in range(i, min(last, i + 5)):
        meet = doc.words[k].has("meet")
        if meet:
            return str(meet[0]["contact"])
    return "action"


def _phrase_end(doc: Document, k: int, last: int) -> int:
    """To the end of the clause: a comma, a new verb, a relative."""
    stop = min(last, k + _LIMIT)
    while k < stop:
        if k not in doc.at and (doc.cls[k] in ',;.:\n"«»()rSQ' or (doc.cls[k] == "M" and doc.words[k].clitic == "و")):
            break
        if doc.words[k].core in ("ان", "حيث", "بعد", "قبل", "منذ", "وذلك", "لبحث", "بشان", "بهدف"):
            break
        k += 1
    return k
