"""Whether a form that may be a verb of saying is one where it stands, and says something."""

from __future__ import annotations

from typing import Any

from mahdar.lexicon.sets import lemma_set, word_set, word_tuple
from mahdar.rules.bylines import signs
from mahdar.rules.document import Document
from mahdar.rules.speech_content import QUOTES, THAT, Begin
from mahdar.rules.speech_end import RENEWED
from mahdar.rules.speech_frame import BOTH_AFTER_THAT, THEREIN, TURNS, frame_end

_OPENERS = word_set("speech", "openers")
_NO_VERB_AFTER = word_set("speech", "no verb after")
_BECAUSE = word_set("speech", "because")
_LETTERS = word_set("speech", "letters of thanks")
TALKED_OVER = word_set("speech", "talked over")
_TOLD_BY_MASDAR = frozenset(("announce", "affirm", "warn", "deny", "accuse"))


def is_not_said(doc: Document, i: int, data: dict[str, Any]) -> bool:
    """Whether a negation or أن stands before a verb: «لم يقل», «أن تعلن»; but «بعد أن نوه بـ», «لم يستبعد» say something."""
    if doc.words[i - 1].key == "قد" and _only_supposed(doc, i - 1):
        return True
    if doc.cls[i - 1] == "n":
        return data["verb"] not in _HELD or data["form"][0] != "p"
    having_said = after_having(doc, i, data["form"]) and "noun" not in data["takes"]
    return doc.words[i - 1].core == "ان" and not having_said


_HELD = lemma_set("speech", "held")
"""Verbs of which the negation says something too: «لا يستبعد», «لا ترى روسيا أن …»."""


def _only_supposed(doc: Document, k: int) -> bool:
    """«نفى أن تكون الوزارة قد دعت إلى …»: «أن يكون … قد» before a verb only supposes that it was said."""
    for n in range(k - 1, max(0, k - _SUPPOSED), -1):
        if doc.cls[n] in ",:;.":
            return False
        if doc.words[n].core in ("يكون", "تكون", "يكونوا"):
            return doc.words[n - 1].core == "ان"
    return False


_SUPPOSED = 9  # how many tokens the subject between «أن يكون» and «قد» may have


def after_having(doc: Document, i: int, form: str) -> bool:
    """«وبعد أن نوه بدور المنظمة، دعا …», «سبق للوزارة أن نبهت إلى …»: a verb in the past after «بعد أن», «سبق … أن»."""
    if i < 2 or form[0] != "v":
        return False
    before = doc.at[i - 2].first - 1 if i - 2 in doc.at else i - 2
    return doc.words[before].key.removeprefix("و") == ("سبق" if i - 2 in doc.at else "بعد")


def may_be_verb(doc: Document, i: int, last: int) -> bool:
    """Whether a form of a verb of saying may be one at token i: no noun after a preposition, no part of a name."""
    word = doc.words[i]
    if i in doc.at or word.has("attribution") or (i in doc.known and doc.phrase(i, "attribution")):
        return False
    if word.function == "p" and not _then_about(doc, i, last):
        return False  # «عبر» is a preposition unless «عن» follows: «وعبر الوزير عن …»
    if word.core == "مجددا":  # «، مجددا دعم بلاده …»; else it is an adverb
        return bool(i and doc.cls[i - 1] == "," and i + 1 < last and doc.words[i + 1].bare.startswith(RENEWED))
    if word.function and word.function != "p" and not word.raw.endswith("أ"):
        return any("named" in reading["takes"] for reading in word.has("say") or ())  # «هنا» is not «هنأ»
    if word.core == "ردا" or signs(doc, i):
        return False  # «وردا على سؤال», «كتبت: هند سالم»
    if word.core == "جدد" and not word.clitic and i and _new_ones(doc, i, last):
        return False
    if word.core in ("طالب", "طالبه") and i and doc.cls[i - 1] in "-,(" and i + 1 < last:
        after = doc.words[i + 1]
        if not after.definite and not after.clitic and i + 1 not in doc.at and doc.cls[i + 1] in "wN":
            return False  # «فلان – طالب جامعي –»
    if word.clitic == "ف" and len(word.core) == 3 and word.core != "قال" and as_for(doc, i) is None:
        return False  # «فدان» is a measure
    if (
        word.core == "شكر"
        and i
        and doc.words[i - 1].core in _LETTERS
        and (i + 1 == last or doc.words[i + 1].key[:2] != "في")
    ):
        return False  # «برقية شكر لجلالته»; «رسالة شكر فيها المساهمين» has its verb
    if i and doc.words[i - 1].key.removeprefix("و") in _NO_VERB_AFTER:
        return False  # «في رأي الحكومة» is a noun
    before = doc.words[i - 2] if i > 1 and doc.words[i - 1].key == "ما" else None
    return before is None or not before.has("attribution")  # «بحسب ما أعلن الوزير» is an attribution


def stands(doc: Document, i: int, first: int, data: dict[str, Any], begin: Begin, *, done: bool, named: bool) -> bool:
    """Whether a verb with what follows it is surely an act of saying."""
    form, rule = data["form"], begin[3]
    if "named" in data["takes"] and form[0] in "vp" and not (rule in _TOLD_BY_NAME and _is_named(doc, i)):
        holds = rule == "then_object" and "whole" in data["takes"] and i + 1 in doc.at and doc.at[i + 1].kind != "place"
        if not holds and not (rule == "then_object" and data["verb"] == "أبرز" and _shows(doc, i, first, begin)):
            return False  # «وأبرز ما جاء», «سجل هدفا»
    if rule == "then_that" and form[0] in "vp" and form.endswith("o") and "," in doc.cls[i : begin[0]]:
        return False  # «ما أعلنته دمشق سابقا، وهو أن …»
    if data["act"] == "support" and rule == "then_preposition" and _is_guest(doc, begin[1]):
        return False  # «ورحب الوزير بالوفد» is no statement
    if (
        rule == "then_object"
        and data["act"] == "reject"
        and not _SILENCE.isdisjoint((doc.words[begin[1]].bare, doc.words[begin[1]].core))
    ):
        return False  # «رفض التعليق»
    if form == "qf" and not data["sure"] and doc.cls[i - 1] not in ",;":
        return False  # «في ملاحظة أن», «مذكرة بالتفاهم»: the noun
    if form == "qp" and (rule != "then_that" or begin[0] > i + 1) and doc.cls[i - 1] not in ",;":
        return False  # «باتوا مهددين بالطرد»
    if rule == "then_object":
        if i and doc.words[i - 1].core in _BECAUSE:
            return False  # «مخطئ لأنه رفض استقبال اللاجئين»: of whom it speaks, not who speaks
        if done or (form[1:2] == "d" and len(doc.words[i].core) == 4 and not doc.words[i].core.startswith("ا")):
            return False  # «رفضا», «ردا», «شكرا» are nouns
        if named:
            return str(data["act"]) == "announce"
        if data["verb"] in TALKED_OVER and doc.words[i - 1].core in BOTH_AFTER_THAT:
            return False  # «أن الجانبين استعرضا العلاقات»: they talked
        if not _leads(doc, i, first, form[0]):
            return False
    # a headline in the present tense tells what the body tells
    return not (doc.titled and first == 0 and rule in ("then_object", "then_preposition"))


def _shows(doc: Document, i: int, first: int, begin: Begin) -> bool:
    """«كما أبرز الوزير المالي أهمية …», «أبرز السفير، فلان، الجهود …»: somebody named shows what matters; «أبرز الوزراء» are the foremost of them."""
    leads = i == first or doc.words[i - 1].key in ("كما", "فيما", "بينما") or doc.words[i - 1].core in TURNS
    leads = leads or (doc.cls[i - 1] == "," and i - first <= _OPENING) or doc.cls[i - 1] in ")-"
    if not leads or i + 1 >= len(doc.words):
        return False
    person = any(k in doc.at and doc.at[k].kind == "person" for k in range(i + 1, begin[0]))
    return (i + 1 in doc.at and doc.words[begin[1]].bare in _SHOWN) or (
        person and (i + 1 in doc.at or doc.cls[i + 1] == "H")
    )


_OPENING = 8  # how many tokens may open a sentence before its verb: «وفي كلمة بالمناسبة، أبرز …»
_TOLD_BY_NAME = ("then_that", "then_preposition")
_SHOWN = word_set("speech", "shown")


def _is_named(doc: Document, i: int) -> bool:
    """Whether a named subject, or at once what is said, follows the verb: «وأبرز السيد فلان أن», «وأبرز أن»."""
    k = i + 1
    while k < len(doc.words) and doc.cls[k] == "H" and k not in doc.at:
        k += 1
    return k in doc.at or doc.words[k].core in THAT


def blames(doc: Document, j: int, last: int) -> bool:
    """«حمّل الرئيس الاحتلال المسؤولية عن …»."""
    return any(doc.words[k].bare.startswith(_BLAME) for k in range(j, min(last, j + 16)) if _is_blame(doc, k))


def _is_blame(doc: Document, k: int) -> bool:
    """«المسؤولية», «نتائج التصعيد»; not «إعلان النتائج»."""
    return doc.words[k].bare.startswith("مسءولي") or not doc.words[k].definite


_BLAME = word_tuple("speech", "blame")
_DATELINE = 12  # how many tokens «موسكو (رويترز) -» may have
_SILENCE = word_set("speech", "silence")
_GUESTS = word_set("speech", "guests")


def _is_guest(doc: Document, k: int) -> bool:
    """Whether those welcomed are people: «بالوفد», «بالسفير», «بسموه»."""
    mention = doc.at.get(k)
    return doc.words[k].bare in _GUESTS or (mention is not None and mention.kind in ("person", "title", "office"))


def _leads(doc: Document, i: int, first: int, kind: str) -> bool:
    """Whether a verb with an object leads its clause: only there is «رفض القرار» surely an act of saying."""
    if kind == "q":
        return i == first or doc.cls[i - 1] == "," or (doc.words[i].raw.endswith(("ًا", "اً")) and (i - 1) in doc.at)
    if kind == "p" and doc.words[i].clitic == "و" and i == first:
        return True  # «وينفي فلان الاتهام»
    return kind == "v" and (
        i == first
        or doc.words[i].clitic in ("و", "ف")
        or (i - 1) in doc.at
        or (doc.cls[i - 1] == "," and i - 2 in doc.at and doc.at[i - 2].kind == "person")
        or doc.cls[i - 1] in "krc"
        or (doc.cls[i - 1] in ",t" and i - first <= 6)
        or (doc.cls[i - 1] in "-/:" and i - first <= _DATELINE)
        or (i + 1 < len(doc.words) and doc.words[i + 1].core in THEREIN)
        or doc.words[i - 1].core in BOTH_AFTER_THAT
        or doc.words[i - 1].key in ("لكنه", "لكنها", "ولكنه", "ولكنها")
        or (i > 1 and doc.words[i - 1].core in THAT and doc.words[i - 2].key in ("غير", "الا", "بيد"))
        or doc.words[i - 1].key in _OPENERS
        or (i - first <= 5 and all(c in "wpdhc" for c in doc.cls[first:i]))  # «من جهة أخرى أبدى …»
    )


def as_for(doc: Document, i: int) -> int | None:
    """«أما وزير الداخلية فلان، فرأى أن …»: the token after the «أما» to which a verb with ف belongs; None where none does."""
    if doc.words[i].clitic != "ف":
        return None
    first = doc.text.sentences[doc.text.sentence_of(i)][0]
    for k in range(i - 1, max(first, i - _AS_FOR) - 1, -1):
        if doc.words[k].key.removeprefix("و") == "اما":
            return k + 1
        if doc.cls[k] == "S" and doc.words[k].clitic == "ف":
            return None
    return None


_AS_FOR = 30  # how many tokens may stand between «أما» and its verb


def _new_ones(doc: Document, i: int, last: int) -> bool:
    """«نواب جدد على المجلس» are new; «في بيان جدد فيه التزامه» somebody renews."""
    before = doc.words[i - 1]
    noun = doc.cls[i - 1] in "wO" and i - 1 not in doc.at and not before.definite
    return noun and not (i + 1 < last and doc.words[i + 1].core in THEREIN)


def _then_about(doc: Document, i: int, last: int) -> bool:
    if i + 1 >= last:
        return False
    if doc.words[i].core == "عبر" and i + 1 in doc.at and doc.at[i + 1].kind in ("person", "office", "title"):
        end = frame_end(doc, i + 1, last)
        if end < last and doc.words[end].key == "عن":
            return True  # «وخلال اللقاء عبر المنسق عن سروره»
    leads = i == 0 or doc.cls[i - 1] in ".\n,k/)-" or doc.words[i].clitic == "و" or _opens_clause(doc, i)
    if doc.words[i].core == "بين" and leads and doc.words[min(i + 1 + (doc.cls[i + 1] == ","), last - 1)].core in THAT:
        return True  # «وبين، أن …»
    if doc.words[i].core == "بين" and doc.words[i].clitic == "و" and doc.cls[i + 1] == ",":
        shut = next((k for k in range(i + 2, min(last - 1, i + 10)) if doc.cls[k] == ","), None)
        return shut is not None and doc.words[shut + 1].core in THAT  # «وبين، في هذا الخصوص، أن …»
    if doc.words[i + 1].core in THEREIN:
        return i + 2 < last and doc.words[i + 2].key == "عن"  # «ببرقية عبر فيها عن تعازيه»
    if doc.words[i].core == "بين" and doc.cls[i + 1] in '"«»' and i + 2 in doc.at:
        after = doc.at[i + 2].last
        return leads and after < last and doc.words[after + (doc.cls[after] in '"»')].core in THAT
    if doc.words[i + 1].key != "عن" and not (leads and (i + 1 in doc.at or doc.cls[i + 1] in "OHBp")):
        return False
    if doc.words[i].core == "بين":  # «وبين الشيخ سلمان أن …»
        end = min(frame_end(doc, i + 1, last), last - 2)
        return leads and doc.cls[i + 1] != "p" and "a" in doc.cls[end : end + 1 + (doc.cls[end] == ",")]
    reach = _LONG_FRAME if i + 1 in doc.at else _FRAME
    return any(doc.words[k].key == "عن" for k in range(i + 1, min(last, i + reach)))


_FRAME = 20  # how many tokens may stand between «عبر» and its «عن»
_LONG_FRAME = 32  # the same where somebody named stands right behind it


def talked_over(doc: Document, verb_last: int, begin: Begin) -> bool:
    """«عرض الرئيس مع السفير الأوضاع»: they met; it reports no words unless quotation marks hold them."""
    start = begin[1]
    quoted = start < len(doc.words) and doc.cls[start] in QUOTES
    return not quoted and any(doc.words[k].key == "مع" for k in range(verb_last, start))


def _opens_clause(doc: Document, i: int) -> bool:
    """Whether what tells whose turn it is stands right before a verb: «من جانبه عبر الوزير عن …», «فيما عبر الوزير عن …»."""
    before = doc.words[i - 1]
    return before.core in TURNS or before.key.removeprefix("و") in _LINKS


_LINKS = word_set("speech", "links")


def closing_verb(doc: Document, i: int, first: int) -> int | None:
    """«واختتم فلان تصريحه بالتأكيد على …», «استهلت كلمتها بالدعوة إلى …»: the verb that opens or closes words, None where none stands there."""
    if doc.words[i].clitic != "ب" or not doc.words[i].definite:
        return None
    told = any(doc.words[k].core.startswith(_HIS_TELLING) for k in range(max(first, i - 4), i))
    for k in range(i - 1, max(first, i - _CLOSING) - 1, -1):
        core = doc.words[k].key.removeprefix("و").removesuffix("ت")
        if core in _CLOSES and (told or core == "اكتف"):
            return k
        if doc.cls[k] in ".:;":
            return None
    return None


_CLOSING = 16  # how many tokens before the masdar its verb may stand
_CLOSES = word_set("speech", "closes")
_HIS_TELLING = word_tuple("speech", "his telling")


def masdar_of_somebody(doc: Document, i: int, data: dict[str, Any]) -> bool:
    """«إعلان أنقرة أن …», «بعد إعلان الرئيس انسحاب بلاده»: a masdar right before the one who says it."""
    if data["act"] not in _TOLD_BY_MASDAR or doc.words[i].definite or i + 1 >= len(doc.words):
        return False
    mention = doc.at.get(i + 1)
    named = i and doc.cls[i - 1] in '("«'  # «(إعلان القاهرة)» is a name
    return mention is not None and mention.first == i + 1 and not doc.words[i + 1].clitic and not named
