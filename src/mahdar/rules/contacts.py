"""Contacts: verbs and nouns of meeting, the clause in which their parties stand, and whether it took place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mahdar.rules.document import Document

_FORMS_BY_NOUN = {
    "هاتفيا": "call",
    "هاتفي": "call",
    "الهاتفي": "call",
    "هاتفيه": "call",
    "مكالمه": "call",
    "المكالمه": "call",
    "قمه": "conference",
    "القمه": "conference",
}
_FUTURE = frozenset(
    (
        "المقرر",
        "مقرر",
        "المنتظر",
        "المتوقع",
        "المرتقب",
        "مرتقب",
        "مرتقبه",
        "المرتقبه",
        "المزمع",
        "المقبل",
        "المقبله",
        "القادم",
        "القادمه",
        "مقبل",
        "مقبله",
        "يعتزم",
        "تعتزم",
        "محتمل",
        "محتمله",
        "المرتقبين",
        "مرتقبتين",
        "غدا",
    )
)
_CANCELLED = frozenset(("الغاء", "الغي", "الغت", "الغيت"))
_STOPS = frozenset(
    (
        "هامش",
        "للقاء",
        "لعقد",
        "لمقابله",
        "لاجراء",
        "لحضور",
        "للمشاركه",
        "وفقا",
        "وفق",
        "بحسب",
        "حسب",
        "نقلا",
        "حيث",
        "لبحث",
        "لمناقشه",
        "بشان",
        "حول",
        "منذ",
        "عقب",
        "بعد",
        "قبل",
        "فيما",
        "بينما",
        "بهدف",
        "بغيه",
        "ضمن",
        "وذلك",
        "اثر",
        "رغم",
        "لدي",
        "عندما",
        "حين",
        "وبحث",
        "وناقش",
        "كما",
        "ان",
        "انه",
        "لان",
    )
)
_LIGHT = frozenset(
    (
        "عقد",
        "اجري",
        "تلقي",
        "جري",
        "شهد",
        "قام",
        "اجرت",
        "عقدت",
        "يعقد",
        "يجري",
        "تجري",
        "تعقد",
        "يعقدان",
        "يجريان",
        "ترءس",
        "راس",
        "استضاف",
        "اختتم",
        "بدا",
        "انعقد",
        "استكمل",
        "اجريا",
        "عقدا",
        "استهل",
        "يبدا",
        "ادي",
    )
)
_COUNTED = frozenset(("meeting", "call", "conference", "visit", "signing", "arrival", "message"))


@dataclass(slots=True)
class Trigger:
    """A word or phrase that tells of a contact, and the range of tokens in which its parties stand."""

    token: int
    form: str
    status: str
    window: tuple[int, int]
    before: tuple[int, int]  # where a subject before the trigger may stand
    verbal: bool
    rule: str
    takes: list[str] = field(default_factory=list)
    verb_form: str = ""  # tense, gender and number of a verb, as `lexicon.forms` writes them

    @property
    def feminine(self) -> bool:
        """Whether the verb has a woman or a thing of feminine gender as its subject: «التقت»."""
        return self.verb_form[1:].removeprefix("s")[:1] == "f"

    @property
    def number(self) -> str:
        """«d» for a dual, «p» for a plural subject: «التقيا», «التقوا»."""
        last = self.verb_form[1:].removeprefix("s")[:1]
        return last if last in ("d", "p") else ""


def find_triggers(doc: Document) -> list[Trigger]:
    """Every word that tells of a contact, sentence by sentence."""
    found: list[Trigger] = []
    for first, last in doc.text.sentences:
        for i in range(first, last):
            meet = doc.words[i].has("meet")
            if meet and i not in doc.at:
                trigger = _trigger(doc, i, first, last, meet)
                if trigger:
                    found.append(trigger)
    return found


def _trigger(doc: Document, i: int, first: int, last: int, meet: list[dict[str, Any]]) -> Trigger | None:
    data = meet[0]
    kind = data["form"][0]
    if _negated(doc, i, first) or data["contact"] not in _COUNTED:
        return None
    if kind in "vpq":
        if kind == "q":
            return None
        return _by_verb(doc, i, first, last, data)
    return _by_noun(doc, i, first, last, data)


def _by_verb(doc: Document, i: int, first: int, last: int, data: dict[str, Any]) -> Trigger | None:
    """«التقى وزير الخارجية … نظيره …»; «بحث … مع …»; «تلقى … اتصالاً هاتفياً من …»."""
    words, verb = doc.words, data["verb"]
    end = _clause_end(doc, i + 1, last)
    window = [words[k].core for k in range(i, end)]
    form = data["contact"]
    if i > first and words[i - 1].core in ("تم", "يتم", "جري", "سيتم"):
        return None  # «تم بحث الأوضاع»: nobody meets there
    if verb in ("بحث", "ناقش", "تباحث"):
        if (
            "مع" not in window
            and "نظيره" not in window
            and "ونظيره" not in [w.key for w in words[i:end]]
            and not (data["form"][1:2] == "d" and (i + 1 in doc.at or (i - 1) in doc.at))
        ):
            return None
    if verb in ("أجرى", "عقد", "تلقى", "شهد"):
        noun = next(
            (
                k
                for k in range(i + 1, min(end, i + 22))
                if words[k].has("meet") and words[k].roles["meet"][0]["form"] == "m"
            ),
            None,
        )
        call = any(w in _FORMS_BY_NOUN for w in window)
        if noun is None and not call:
            return None
        if noun is not None:
            form = words[noun].roles["meet"][0]["contact"]
    for word in window:
        form = "call" if _FORMS_BY_NOUN.get(word) == "call" and form in ("meeting", "call") else form
    if verb in ("حضر", "شارك", "ترأس", "رأس", "افتتح", "رعى") and not _names_occasion(doc, i, end):
        return None
    if (
        verb == "اتصل"
        and "هاتفيا" not in window
        and not any(words[k].clitic == "ب" for k in range(i + 1, min(end, i + 8)))
    ):
        return None
    if verb == "وقع" and not any(
        words[k].bare in ("اتفاقيه", "اتفاق", "مذكره", "اتفاقا", "عقد", "بروتوكول", "عقدا") for k in range(i, end)
    ):
        return None
    if verb in ("أرسل", "بعث", "تسلم") and not any(
        words[k].bare in ("رساله", "برقيه", "برقيتي", "خطابا", "دعوه", "برقيات") for k in range(i, end)
    ):
        return None
    status = "planned" if data["form"].startswith("ps") or _planned(doc, i, first, end) else "held"
    return Trigger(
        i, form, status, (i + 1, end), (first, i), True, f"verb_{_slug(form)}", data["takes"], verb_form=data["form"]
    )


def _by_noun(doc: Document, i: int, first: int, last: int, data: dict[str, Any]) -> Trigger | None:
    """«خلال لقائه …», «اجتماع مع …», «قمة بين … و…», «زيارة … إلى …»."""
    words, form = doc.words, data["contact"]
    end = _clause_end(doc, i + 1, last)
    gathered = _gathered(doc, i, last) if form in ("meeting", "conference") else None
    if gathered is not None:
        status = "planned" if _planned(doc, i, first, gathered + 8) else "held"
        window = (gathered, _clause_end(doc, gathered, last))
        return Trigger(i, form, status, window, (i, i), True, f"noun_{_slug(form)}", data["takes"])
    cores = [words[k].core for k in range(i, end)]
    near = cores[1:8]
    attached = words[i].core.endswith(("ه", "ها", "هما")) and not words[i].definite and words[i].core != data["verb"]
    purpose = words[i].clitic == "ل" and words[i].core in ("لقاء", "مقابله") and i + 1 in doc.at
    related = any(w in ("مع", "بين") for w in near) or attached or form == "visit" or purpose
    light = any(words[k].core in _LIGHT for k in range(max(first, i - 4), i))
    if not related and not (light and form in ("meeting", "conference", "call")):
        if form != "conference":
            return None
    if any(w in _FORMS_BY_NOUN for w in cores[:5]):
        form = (
            next(_FORMS_BY_NOUN[w] for w in cores[:5] if w in _FORMS_BY_NOUN)
            if form in ("meeting", "call", "message")
            else form
        )
    if form == "conference" and (
        any(w in ("صحفي", "صحافي", "صحفيا", "صحافيا", "الصحفي", "الصحافي") for w in cores[:4])
        or not (light or any(w in ("مع", "بين") for w in near))
    ):
        return None
    if form == "visit" and not (
        attached
        or light
        or _visitor_named(doc, i, end)
        or any(words[k].core in ("قام", "يقوم", "قامت", "تقوم", "خلال", "في") for k in range(max(first, i - 3), i))
    ):
        return None
    if form in ("signing", "arrival", "message") or data["verb"] in _NO_NOUNS:
        return None
    if words[i].definite and not attached and form != "call" and not _says_with_whom(doc, i, end):
        return None  # «وجرى خلال الاجتماع بحث العلاقات بين البلدين»: told before
    if form == "visit" and any(words[k].bare in _WISHED for k in range(max(first, i - 4), i)):
        return None
    if attached and data["verb"] == "استقبل" and i > first and words[i - 1].core == "في":
        return None  # «كان في استقباله بالمطار»
    status = "planned" if purpose or _planned(doc, i, first, min(end, i + 14)) else "held"
    return Trigger(i, form, status, (i + 1, end), (first, i), False, f"noun_{_slug(form)}", data["takes"])


_OCCASIONS = frozenset(
    (
        "مءتمر",
        "قمه",
        "ندوه",
        "منتدي",
        "جلسه",
        "حفل",
        "اجتماع",
        "احتفال",
        "ملتقي",
        "دوره",
        "مهرجان",
        "معرض",
        "ورشه",
        "لقاء",
        "فعاليات",
        "اعمال",
        "مراسم",
    )
)
_TOLD_ELSEWHERE = frozenset(
    (
        "استقبال",
        "مقابله",
        "اللقاء",
        "الاجتماع",
        "الاستقبال",
        "المقابله",
        "المباحثات",
        "الجلسه",
        "الحفل",
        "اللقاءات",
        "المحادثات",
    )
)


def _names_occasion(doc: Document, i: int, end: int) -> bool:
    """Whether the verb of attending names an occasion of its own; «حضر الاستقبال …» only lists who was at one told before."""
    near = [doc.words[k] for k in range(i + 1, min(end, i + 16)) if k not in doc.at]
    if doc.cls[i - 1] == "r":
        near = near[:5]  # «الذي يرأس القسم الدولي» says an office
    if any(word.core in _TOLD_ELSEWHERE for word in near[:4]):
        return False
    return any(word.bare in _OCCASIONS or word.core in _OCCASIONS for word in near)


_NO_NOUNS = frozenset(
    (
        "بحث",
        "عقد",
        "أجرى",
        "حضر",
        "شارك",
        "وصل",
        "توجه",
        "غادر",
        "ودع",
        "أرسل",
        "تسلم",
        "وقع",
        "ناقش",
        "تلقى",
        "ترأس",
        "رأس",
    )
)
"""Verbs whose verbal nouns tell of too much else: «بحث», «وصول», «مشاركة»."""
_WISHED = frozenset(("دعوه", "رغبه", "استعداد", "نيه", "هدف", "الغاء", "تاجيل", "طلب", "موعد", "احتمال"))


def _gathered(doc: Document, i: int, last: int) -> int | None:
    """«اللقاء الذي جمع الرئيسين …», «الاجتماع الذي عقده الوزير مع …»: the token after the verb of the relative clause."""
    for k in range(i + 1, min(last - 1, i + 6)):
        if doc.cls[k] == "r" and doc.words[k + 1].core in _GATHERING:
            return k + 2
        if doc.cls[k] in "SM.,;:":
            return None
    return None


_GATHERING = frozenset(
    ("جمع", "جمعه", "جمعت", "جمعته", "عقده", "عقدته", "عقدها", "اجراه", "اجراها", "اجرته", "ضم", "ضمت")
)


def _says_with_whom(doc: Document, i: int, end: int) -> bool:
    """Whether «مع» or «بين» follows a definite noun of meeting at once, an adjective between at most."""
    for k in range(i + 1, min(end, i + 4)):
        if doc.words[k].core in ("مع", "بين"):
            return True
        if not (doc.words[k].definite or doc.cls[k] in "tN"):
            return False
    return False


def _visitor_named(doc: Document, i: int, end: int) -> bool:
    """«زيارة الرئيس الفرنسي إلى …», «زيارة ماكرون لـ…»: the visitor stands right after the noun."""
    for k in range(i + 1, min(end, i + 4)):
        mention = doc.at.get(k)
        if mention is not None:
            return mention.kind in ("person", "office", "title") and not doc.words[k].clitic
    return False


def _slug(form: str) -> str:
    return f"of_{form}"


def _negated(doc: Document, i: int, first: int) -> bool:
    """«لم يلتق», «نافية أن يكون الوزير قد التقى», «خبر احتمال زيارة»: denied or merely possible."""
    if any(doc.cls[k] == "n" for k in range(max(first, i - 2), i)):
        return True
    return any(doc.words[k].bare in _DENIED for k in range(max(first, i - 12), i))


_DENIED = frozenset(
    (
        "نفي",
        "نفت",
        "نافيا",
        "نافيه",
        "ينفي",
        "تنفي",
        "احتمال",
        "امكانيه",
        "اشاعه",
        "شاءعات",
        "منفتح",
        "منفتحه",
        "منفتحون",
    )
)


def _planned(doc: Document, i: int, first: int, end: int) -> bool:
    """Whether the words around say that it is still to come: «من المقرر أن», «لقاء مرتقب», «الأسبوع المقبل»."""
    around = range(max(first, i - 8), end)
    return any(doc.words[k].core in _FUTURE or doc.words[k].key in _FUTURE for k in around)


def _clause_end(doc: Document, j: int, last: int) -> int:
    """Where the clause of a contact ends: another verb, a relative clause, a topic or a purpose."""
    for k in range(j, min(last, j + 70)):
        word, c = doc.words[k], doc.cls[k]
        if k in doc.at:
            continue
        if c in "rS;:" and k > j + 1:
            return k
        if word.key in _STOPS and k > j:
            return k
        if c == "M" and word.clitic == "و" and word.roles["meet"][0]["form"][0] == "v":
            return k
        if c == "Q" and k > j and doc.cls[k - 1] == ",":
            return k
    return min(last, j + 70)
