"""Where the name of a body ends: what may go on with a listed one, and what describes it without being its name."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set, word_tuple
from mahdar.rules.document import Document
from mahdar.rules.genitives import BEARING, is_proper_name
from mahdar.rules.masdars import is_masdar
from mahdar.rules.noun_phrases import is_aim_of_body, unit_of_body

_OPEN_HEADS = word_set("bodies", "open heads")


def extends(doc: Document, i: int, j: int) -> bool:
    """Whether the words after a known body belong to its name: «التحالف العربي لدعم الشرعية», not «الاتحاد الأوروبي في لبنان»."""
    if doc.words[j].key in _FOLLOWERS:
        return False  # «دعت حركة فتح أبناء الشعب إلى …»
    if doc.words[j].clitic == "ل" and doc.words[j].bare in _AFFAIRS:
        return False  # «مستشار رئيس مجلس النواب | للشؤون الخارجية»
    if doc.words[j].clitic == "ل" and doc.words[j].bare in _PURPOSES:
        return False  # «دعا مجلس النواب | للمصادقة على …»
    if doc.cls[j] == "p":
        return doc.words[i].bare == "نقابه"  # «نقابة المحامين في بيروت» is not the one in Cairo
    if doc.words[j].clitic == "و":
        return doc.words[i].bare not in _OPEN_HEADS
    if doc.words[j].clitic == "ب":
        return unit_of_body(doc, i, j)  # «لجنة الداخلية | بمجلس النواب»
    if doc.words[j].clitic == "ل" and not doc.words[j].definite and not doc.phrase(j, "portfolio", "body"):
        # «حزب الحركة الشعبية | لتحرير السودان», but «سعى الاتحاد الأوروبي | لحماية المدنيين»
        return doc.words[i].bare in ("حزب", "حركه", "جبهه") and is_aim_of_body(doc, i, j)
    if doc.words[j].clitic == "ل" and (doc.cls[j] == "L" or not (doc.words[j].zipf or doc.words[j].roles)):
        return False  # «زيارة وفد الجامعة العربية | لإسرائيل»
    return doc.words[j].clitic == "ل" or (not doc.words[j].clitic and _may_describe(doc, i, j))


def _may_describe(doc: Document, i: int, j: int) -> bool:
    """«جبهة النصرة | الخبر», «وزارة الصحة | الأرقام»: a word after a known body describes it only where it looks like its adjective."""
    word = doc.words[j]
    if not word.definite and doc.cls[j] in "wmBO" and not is_proper_name(doc, j):
        return False  # «الحرس الثوري | فرع كرمان»
    if word.has("nisba") or doc.cls[j] not in "wm" or not word.definite:
        return True
    return word.core.endswith(("ي", "يه")) or not (is_masdar(word.bare) or disagrees(doc.words[i].bare, word.core))


_AFFAIRS = word_set("bodies", "affairs")
_PURPOSES = word_set("bodies", "purposes")
_FOLLOWERS = word_set("bodies", "followers")


def disagrees(noun: str, adjective: str) -> bool:
    """Whether an adjective cannot belong to a noun: «الحزب المريحة», «الوزارة الإلكتروني»; «القوات المشتركة» belongs."""
    if noun.endswith("ه") and adjective.endswith("ي") and adjective not in _GREATER:
        return True
    return (
        noun.endswith(("ه", "ات")) != adjective.endswith("ه")
        and not adjective.endswith(("ي", "يا", "ين", "ات", "ون"))
        and noun[-1:] not in "اءي"
    )


_GREATER = word_set("bodies", "feminine elatives")
"""«الأولى», «الكبرى»: feminine without ة."""
ORDINALS = word_set("bodies", "ordinals")
_AT_WORK = word_set("bodies", "at work")
_LABOUR = word_set("bodies", "labour")  # «لجنة القوى العاملة بالمجلس»
_RENEWED = ("الجديد", "الجديده")
_RENEWING = word_set("bodies", "renewing")
_NO_NAME = word_tuple("bodies", "no name")


def cut_short(doc: Document, i: int, end: int) -> int:
    """A describing adjective ends the name: «القوات الموالية», «المجلس السابق», «بلدية قباء التابعة لأمانة …»."""
    if doc.words[i].definite and end > i + 2 and _describes_nothing(doc, i):
        return i + 1  # «الوزارة | المستمر للبلديات»
    for k in range(i + 1, end):
        if k == i + 2 and _is_object(doc, i, k):
            return k
        if doc.words[k - 1].clitic == "ل" and not doc.words[k - 1].definite:
            continue  # «قوات التحالف العربي لدعم الشرعية»
        word = doc.words[k]
        if word.clitic == "ل" and word.definite and word.bare in _PURPOSES:
            return k
        if (
            word.core in _AT_WORK
            and doc.words[k - 1].core not in _LABOUR
            and k + 1 < len(doc.words)
            and (doc.words[k + 1].key == "في" or doc.words[k + 1].clitic == "ب")
        ):
            return k  # «الشركة الروسية | العاملة في الحقل»
        if word.core in _RENEWED and doc.words[i].bare in _RENEWING:
            return k  # «الحكومة الجديدة», but «حركة الجيل الجديد»
        local = word.bare == "محلي" and k + 1 < end and doc.words[k + 1].clitic == "ل" and doc.cls[k + 1] == "L"
        if word.definite and word.bare.startswith(_NO_NAME) and word.bare not in ("محليه",) and not local:
            return k  # «المجلس | المحلي», but «المجلس المحلي لمصراتة»
    return end


def _describes_nothing(doc: Document, i: int) -> bool:
    """Whether the word after a definite head is an adjective of another gender: «دعم الوزارة | المستمر»."""
    after = doc.words[i + 1]
    return after.definite and not after.clitic and doc.cls[i + 1] == "w" and disagrees(doc.words[i].bare, after.core)


def _is_object(doc: Document, i: int, k: int) -> bool:
    """«بحث مع البعثة الأممية المسار الدستوري»: a second definite noun after an adjective, in another gender, is something else."""
    word = doc.words[k]
    if k != i + 2 or not doc.words[i].definite or not (doc.words[i + 1].definite and word.definite) or word.clitic:
        return False
    if doc.words[i + 1].clitic or doc.cls[k] not in "wm" or disagrees(doc.words[i].bare, doc.words[i + 1].core):
        return False
    return not word.core.endswith("يا") and disagrees(doc.words[i].bare, word.core)


def proper(doc: Document, k: int) -> bool:
    """A proper name in the complement: a place, a person's name, a quotation, a country's nisba, an unknown word."""
    word = doc.words[k]
    return doc.cls[k] in "LCG»\"'x" or bool(word.has("nisba")) or (word.zipf == 0 and not word.definite)


def names_something(doc: Document, k: int) -> bool:
    """Whether a word of the complement makes the body a definite one."""
    return (
        doc.words[k].definite
        or bool(doc.words[k].has("portfolio"))
        or doc.cls[k] in "LCGN»\"'x"
        or bool(doc.phrase(k, "portfolio", "body", "place"))
        or (doc.words[k - 1].bare in BEARING and is_proper_name(doc, k))
    )
