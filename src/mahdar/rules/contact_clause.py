"""The clause in which the parties of a contact stand, and what its words say of its form."""

from __future__ import annotations

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document

_STOPS = word_set("contact_clause", "stops")
_OPEN_LIST = word_set("contact_clause", "open list")
_FAR = 70
"""How long a clause may be: a list of those present, with their offices."""


def clause_end(doc: Document, j: int, last: int, *, by_whom: bool = False) -> int:
    """Where the clause of a contact ends: another verb, a relative clause, a topic or a purpose.

    by_whom: whether «من قبل …» says who receives.
    """
    for k in range(j, min(last, j + _FAR)):
        word, c = doc.words[k], doc.cls[k]
        if (c not in "rS;:MQ" and word.key not in _STOPS) or k in doc.at:
            continue
        if c == ":" and doc.words[k - 1].core in _OPEN_LIST:
            continue  # «استقبل كلا من: سفير الكويت فلان، …»
        if c == ":" and doc.cls[k - 1] == "H":
            continue  # «السيد: فلان»
        if c == "S" and word.bare == INVITATION and not word.definite:
            continue  # «تلقى الرئيس دعوة من …»
        if c in "rS;:" and k > j + 1 and doc.words[k - 1].bare not in doc.lexis.lexicon.contact["letter"]:
            return k  # but «برقية شكر إلى …»
        if word.key in _STOPS and k > j and not _goes_on_after(doc, k, by_whom=by_whom):
            return k
        if c == "M" and k > j and doc.cls[k - 1] != "p" and _tells_anew(word):
            return k
        if c == "Q" and k > j and doc.cls[k - 1] == ",":
            return k
    return min(last, j + _FAR)


def _goes_on_after(doc: Document, k: int, *, by_whom: bool) -> bool:
    """«بعد ظهر اليوم» is a time of the day, «ممثل اليابان لدى السلطة» an office, «من قبل الرئيس» says by whom."""
    if by_whom and doc.words[k].key == "قبل" and k > 0 and doc.words[k - 1].core == "من":
        return True
    if doc.words[k].key in ("بعد", "قبل") and k + 1 < len(doc.words):
        return doc.words[k + 1].core in _TIMES  # «قبل ذلك» too
    before = doc.at.get(k - 1)
    return doc.words[k].key == "لدي" and before is not None and before.kind in ("office", "place")


_TIMES = word_set("contact_clause", "times")
INVITATION = "دعوه"


def _tells_anew(word: Word) -> bool:
    """«… في زيارة يلتقي خلالها …», «… والتقى …»: another verb of meeting, which has parties of its own."""
    forms = {reading["form"][0] for reading in word.roles["meet"] if "o" not in reading["form"]}
    return "p" in forms or ("v" in forms and (word.clitic == "و" or "m" not in forms))


def gathered(doc: Document, i: int, last: int, role: str) -> int | None:
    """«اللقاء الذي جمع الرئيسين …», «الزيارة التي قام بها الملك إلى …»: the token after the verb of the relative clause."""
    verbs = doc.lexis.lexicon.contact[role]
    if role == "gathering" and (after := _held_and_comprising(doc, i, last)) is not None:
        return after
    for k in range(i + 1, min(last - 1, i + 6)):
        if doc.cls[k] == "r" and doc.words[k + 1].core in verbs and _takes_part_there(doc, k + 1):
            return k + 2
        if not doc.words[i].definite and k not in doc.at and doc.words[k].core in verbs and _says_who(doc, i, k, role):
            return k + 1  # «زيارة قام بها الرئيس إلى …», «لقاء ثنائي جمع …», «قمة يشارك فيها …»
        if doc.cls[k] in "SM.,;:":
            return None
    return None


def _held_and_comprising(doc: Document, i: int, last: int) -> int | None:
    """«اجتماعا سيعقد في القصر يضم الرئيسين …», «عقد لقاء في السفارة جمع …»: the token after the verb that says who was there."""
    words, contact = doc.words, doc.lexis.lexicon.contact
    if words[i].definite:
        return None
    held = i > 0 and words[i - 1].core in contact["held_there"] and i - 1 not in doc.at
    k = i if held else next((k for k in (i + 1, i + 2) if k < last and words[k].core in contact["held_there"]), last)
    if k >= last or words[k].clitic or (k == i + 2 and doc.cls[i + 1] in "kn,.;:"):
        return None
    for j in range(k + 1, min(last - 1, k + _WHERE)):
        if j not in doc.at and words[j].core in contact["comprising" if not held else "gathering"]:
            return j + 1
        if doc.cls[j] in ".;:":
            return None
    return None


_WHERE = 9  # tokens that «أمس في قصر … بالعاصمة» may take between the two verbs


def _says_who(doc: Document, i: int, k: int, role: str) -> bool:
    """Whether a verb right after an indefinite noun says who took part: not «قمة قد تعقد», «مؤتمر عقد في …»."""
    if k > i + 2 or (k == i + 2 and doc.cls[i + 1] in "kn"):
        return False
    if role == "journeying":
        return k == i + 1
    return role == "gathering" and _takes_part_there(doc, k)


def _takes_part_there(doc: Document, k: int) -> bool:
    """«قمة يشارك فيها …»; «الندوة التي شاركت في عقدها …» tells of who arranged it."""
    return not doc.words[k].core.endswith(_PART_TAKEN) or doc.words[min(k + 1, len(doc.words) - 1)].core in _THEREIN


_PART_TAKEN = ("شارك", "شاركت")
_THEREIN = word_set("contact_clause", "therein")


def says_with_whom(doc: Document, i: int, end: int) -> bool:
    """Whether «مع» or «بين» follows a definite noun of meeting at once, an adjective between at most."""
    for k in range(i + 1, min(end, i + 4)):
        if doc.words[k].core in ("مع", "بين"):
            return True
        if not (doc.words[k].definite or doc.cls[k] in "tN"):
            return False
    return False


def two_joined(doc: Document, k: int, end: int) -> bool:
    """«قمة الرئيس الأمريكي فلان والزعيم الكوري فلان»: two people joined by «و» right after a noun of meeting are who met."""
    if k >= end or k not in doc.at or doc.at[k].first != k or doc.words[k].clitic:
        return False
    people = 0
    while k < end and (k in doc.at or doc.cls[k] in "H,"):
        mention = doc.at.get(k)
        if mention is None:
            k += 1
            continue
        if mention.kind not in ("person", "office", "title"):
            return False
        if people and doc.words[k].clitic == "و":
            return True
        people += mention.kind == "person"
        k = mention.last
    return False


def speaks_there(doc: Document, i: int, first: int) -> bool:
    """«في كلمة ألقاها أمام المنتدى الاقتصادي …»: an occasion at which somebody speaks, as the words before it tell."""
    if doc.words[i - 1].core not in ("امام", "في", "خلال"):
        return False
    speech = doc.lexis.lexicon.contact["speech"]
    if any(doc.words[k].bare in speech for k in range(max(first, i - 6), i - 1)):
        return True
    return doc.words[i - 1].core == "امام" and any(doc.cls[k] in "SQ" for k in range(max(first, i - 30), i))


_TWO = word_set("contact_clause", "two")
_APART = word_set("contact_clause", "apart")


def tells_of_several(doc: Document, i: int, end: int) -> bool:
    """«قمتين مع …», «التقى مرتين كلا من …», «كل على حدة», «لقاءات منفصلة مع …»: each of those named was met by himself."""
    return any(doc.words[k].bare in _TWO or doc.words[k].bare in _APART for k in range(i, end))


def visitor_named(doc: Document, i: int, end: int) -> bool:
    """«زيارة الرئيس الفرنسي إلى …», «زيارة ماكرون لـ…»: the visitor stands right after the noun."""
    for k in range(i + 1, min(end, i + 4)):
        mention = doc.at.get(k)
        if mention is not None:
            return mention.kind in ("person", "office", "title") and not doc.words[k].clitic
    return False


def names_occasion(doc: Document, i: int, end: int, *, lists: bool) -> bool:
    """Whether the verb of attending names an occasion of its own.

    `lists`: whether the verb may only list who was at one told before: «حضر الاستقبال …».
    """
    contact = doc.lexis.lexicon.contact
    near = [doc.words[k] for k in range(i + 1, min(end, i + 40)) if k not in doc.at][:16]
    if doc.cls[i - 1] == "r":
        near = near[:5]  # «الذي يرأس القسم الدولي» says an office
    if lists and any(word.core == _SIGNING for word in near[:3]):
        return False  # «حضر حفل التوقيع …»: of what was told to be signed
    for number, word in enumerate(near):
        if lists and number < 4 and word.core in contact["told"]:
            return False
        if not contact["occasion"].isdisjoint((word.bare, word.core, word.key)):  # «فعالية» is no ف+عالية
            return True
    return False


_SIGNING = "التوقيع"


def leads_delegation(doc: Document, i: int, end: int) -> bool:
    """«ويرأس وفد المملكة إلى الاجتماع الوزير فلان»: who leads a delegation to what was told before is no occasion of its own."""
    contact = doc.lexis.lexicon.contact
    if i + 1 >= end or doc.words[i + 1].bare not in contact["delegation"]:
        return False
    return any(doc.words[k].core in contact["told"] for k in range(i + 2, min(end, i + 12))) or not any(
        doc.words[k].bare in contact["occasion"] for k in range(i + 2, min(end, i + 12))
    )
