"""What stands between a verb of saying and what is said: its subject, and when, where and before whom it was said."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.lexicon.sets import lemma_set, word_set, word_tuple
from mahdar.rules.document import Document, Mention
from mahdar.rules.masdars import is_masdar
from mahdar.rules.speech_adjuncts import ASIDE, BRACKETED, adjunct_end, with_its_clause

THEREIN = word_set("speech_frame", "therein")
_ADJUNCTS = word_set("speech_frame", "adjuncts")
_PARTS_OF_DAY = word_set("speech_frame", "parts of day")
HIMSELF = word_set("speech_frame", "himself")
_TO_HIM = word_set("speech_frame", "to him")
MANNER = word_set("speech_frame", "manner")
PREPOSITIONS = {
    "إلى": ("الي",),
    "على": ("على", "علي"),
    "عن": ("عن", "عما", "عمن"),
    "من": ("من",),
    "في": ("في",),
    "حول": ("حول", "بشان", "بخصوص"),
    "ب": ("ب",),
    "ل": ("ل",),
    "لو": ("لو",),
    "إزاء": ("ازاء", "حيال"),
}
"""The prepositions that a verb may take, with the keys under which they stand in text."""
IN_IDIOMS = word_set("speech_frame", "in idioms")  # «على حد سواء»
TURNS = word_set("speech_frame", "turns")
"""«من جانبه», «بدوره»: whose turn to speak it is."""
BOTH = word_set("speech_frame", "both")
BOTH_AFTER_THAT = word_set("speech_frame", "both after that")
"""Both of those who met, as the subject of a verb; after «أن» they are in the accusative."""
_BRIDGE = 7  # how many words of a long office may stand before the name of its holder


def closes_name(doc: Document, k: int) -> bool:
    """Whether a quotation mark closes what was opened within the name before it."""
    named = doc.at.get(k - 1)
    return named is not None and any(doc.quotes.get(token) == k for token in range(named.first, k))


def each_of(doc: Document, k: int, last: int) -> bool:
    """«أكدت كل من مصر والأردن أن …»: whether «كل من» opens a list of subjects at token k; «كلا من» opens a list of objects."""
    return k + 1 < last and doc.words[k].raw in ("كل", "كلٌّ", "كلٌ", "كلّ") and doc.words[k + 1].key == "من"


def after_blessing(doc: Document, k: int, last: int) -> int:
    """«– أيده الله –», «(رعاه الله)»: the token after a blessing set apart at token k; k where none stands there."""
    for n in range(k + 1, min(last - 1, k + _BLESSING)):
        if doc.words[n].core in _OF_BLESSINGS and doc.cls[n + 1] in "-)":
            return n + 2
    return k


_BLESSING = 6  # how many tokens «- حفظه الله ورعاه -» may have
_OF_BLESSINGS = word_set("speech_frame", "of blessings")


def frame_end(
    doc: Document,
    j: int,
    last: int,
    *,
    loose: bool = False,
    takes: Sequence[str] = (),
    object_follows: bool = False,
) -> int:
    """The token after a verb's subject and what is said of when, where and before whom.

    loose: the subject may begin with nouns that name nobody known: «المسؤولون بالشركة».
    object_follows: a definite noun right after a name is the verb's object: «ناشدت بلدية غزة المجتمع الدولي …».
    takes: the verb's own prepositions, where its frame ends: «أشادت الولايات المتحدة برئيس …».
    """
    k, free, seen = j, 0, False
    person: Mention | None = None
    while k < last:
        word, c = doc.words[k], doc.cls[k]
        mention = doc.at.get(k)
        if mention is not None and mention.first == k and word.clitic[-1:] in takes and word.clitic:
            break
        if "في" in takes and word.key == "في" and person is not None:
            break  # «شكك المرشح فلان في التزام …»
        if "from" in takes and word.key == "من" and k + 1 in doc.at:
            k += 1
            while k < last and (k in doc.at or doc.cls[k] == "H"):
                k = doc.at[k].last if k in doc.at else k + 1  # «طلب من الوزير فلان وقف …»
            return k
        if mention is not None and object_follows and seen and word.core in ("سعادته", "سعادتها"):
            break  # «وأبدى الأمير سعادته بالنجاح»: his joy, no title
        if mention is not None and (object_at := _second_person(doc, k, mention, person, takes)) is not None:
            return object_at
        if mention is None and not seen and word.core in BOTH and not word.clitic:
            k, seen = k + 1, True  # «أكد الجانبان حرصهما على …»
            continue
        if mention is None and not seen and each_of(doc, k, last):
            k += 2  # «أدانت كل من فرنسا وإيطاليا الهجوم»
            continue
        if mention is not None:
            person = mention if mention.kind == "person" else person
            k, seen = mention.last, True
        elif c in "»\"'" and seen and closes_name(doc, k):
            k += 1  # «رئيس حزب "الأمل" | فلان»
        elif c in "-(" and (blessed := after_blessing(doc, k, last)) > k:
            k = blessed  # «وأكد الملك فلان – حفظه الله – حرصه»
        elif (step := _part_of_frame(doc, k, j, last, takes)) is not None:
            k = step
        elif c == ",":
            end = _aside_end(doc, k, last, takes)
            if end is None or (object_follows and person is not None and _is_all(doc, k + 1, end, last)):
                return k
            k = end
        elif word.key == "من" and seen and "من" not in takes and _from_where(doc, k, last, person):
            k = adjunct_end(doc, k + 1, last)
        elif c == "r" and seen and not (object_follows and word.key == "ما"):
            k = _relative_end(doc, k, last)
        elif loose and free < 4 and c in "wNFOBG0me" and not (seen and word.clitic):
            free, k = free + 1, k + 1
        elif (
            seen
            and word.definite
            and not word.clitic
            and (c in "wNFG" or (c == "B" and not object_follows and k - 1 in doc.at))
        ):
            if object_follows and (c == "w" or doc.cls[k - 1] == ",") and _begins_object(doc, k):
                break
            if "whole" in takes and c == "N" and word.core.endswith("يين"):
                break  # «وحمل الوزير الروسي الأوروبيين مسؤولية …»
            k += 1
        elif seen and c == "w" and word.definite and word.clitic == "و" and k - 1 in doc.at:
            k += 1  # «الوزير المكلف بإصلاح الإدارة والوظيفة العمومية»
        elif (
            seen
            and not (object_follows and c == "w" and not word.definite)
            and (name := _name_after_office(doc, k, last)) is not None
        ):
            k = name
        elif seen and word.clitic == "ل" and "ل" not in takes and (rest := _rest_of_body(doc, k, last)) is not None:
            k = rest
        elif seen and c in "wB" and word.definite and word.clitic in ("ب", "ل") and word.clitic not in takes:
            k += 1  # «المدير العام للتعليم بالمنطقة»
        elif seen and c in "wBL" and word.clitic == "ب" and "ب" not in takes and "object" not in takes:
            k = max(k + 1, adjunct_end(doc, k, last))  # «اللجنة المحلية بأمانة المنطقة»
        else:
            break
    return k


def _from_where(doc: Document, k: int, last: int, person: Mention | None) -> bool:
    """«أعلن الوزير، من ولاية تيارت، …», «دعا النائب فلان من مجلس النواب إلى …»: whence the speaker speaks."""
    mention = doc.at.get(k + 1) if k + 1 < last else None
    return mention is not None and (mention.kind == "place" or (person is not None and mention.kind == "body"))


def _begins_object(doc: Document, k: int) -> bool:
    """Whether a definite noun begins the object: right after a name, a time or a manner, not within an office."""
    before = doc.at.get(k - 1)
    if before is not None:
        return before.kind != "office" or is_masdar(doc.words[k].bare)
    return (
        doc.cls[k - 1] in "t,)/"
        or doc.words[k - 1].bare in _WORDINGS
        or not MANNER.isdisjoint((doc.words[k - 1].core, doc.words[k - 1].key))
    )


def _second_person(doc: Document, k: int, mention: Mention, person: Mention | None, takes: Sequence[str]) -> int | None:
    """«شكر الدكتور فلان الأمير فلانا لدعمه»: where the object begins after the subject's name; None where there is none."""
    timed = "whole" in takes and doc.cls[k - 2 : k] == "t," and mention.kind in _PARTIES
    if timed and not doc.words[k].clitic:
        return k  # «حملت الحركة، الأربعاء، إسرائيل المسؤولية …»
    if not {"object", "whole"} & set(takes) or doc.words[k].clitic or doc.cls[k - 1] in "(,":
        return None
    if person is None:
        begin = k
        while doc.cls[begin - 1] == "H" and begin - 1 not in doc.at:
            begin -= 1
        if doc.words[begin - 1].key in _POLITE and begin - 1 in doc.at:
            return begin if mention.kind in ("office", "person") else None  # «وشكر سيادته السفير فلانا»
        return k if mention.kind in _PARTIES and _is_party(doc.at.get(k - 1)) else None
    if mention.kind == "person":
        office = doc.at.get(k - 1)
        if office is not None and office.kind == "office" and office.first >= person.last:
            if doc.words[office.first].clitic:
                return None  # «وصف الوزير فلان ونائبه فلان …»: they belong together
            return office.first  # «هنأ الرئيس فلان رئيس الوزراء فلانا»
        while doc.cls[k - 1] == "H" and k - 1 not in doc.at:
            k -= 1
        return k
    return k if mention.kind in ("place", "body", "bare_body") and person.last == k else None


_POLITE = word_set("speech_frame", "polite")
_PARTIES = frozenset(("place", "body", "bare_body"))


def _is_party(before: Mention | None) -> bool:
    """«اتهمت روسيا الولايات المتحدة بـ…»: whether a state or body ends right before another begins."""
    return before is not None and before.kind in _PARTIES


def _rest_of_body(doc: Document, k: int, last: int) -> int | None:
    """«الشركة الوطنية لاستغلال وتوزيع المياه»: the token after the rest of a body's name; None where a verb's object may begin."""
    before = doc.at.get(k - 1)
    if before is None or before.kind not in ("body", "bare_body"):
        return None
    n = k
    while n < min(last, k + _BRIDGE) and doc.cls[n] in ("wNFmQ" if n == k else "wNFm") and n not in doc.at:
        n += 1
    return n if n < last and doc.cls[n] in "pa,:" else None


def _names(doc: Document, first: int, last: int) -> bool:
    """Whether quotation marks hold a name and no more: «"حزب الله"», «"د. عزام الدخيل"»."""
    return last - 1 in doc.at and all(n in doc.at or doc.cls[n] in "H." for n in range(first, last))


_OF_FRAMES = frozenset('tH-).("«/pN')
"""Classes at which a part of a frame may begin whatever the word."""
_BY_IT = frozenset(("به", "بها", "بهم"))
_EQUALS = frozenset(("نظيره", "نظيرها", "نظيرته", "نظيراه"))
_HIM = frozenset(("اياه", "اياها", "اياهم"))


def _part_of_frame(doc: Document, k: int, j: int, last: int, takes: Sequence[str]) -> int | None:
    """The token after a time, an honorific, a manner or an adjunct at k; None where there is none.

    A new way to begin needs its class or word among those that are let through first (`_OF_FRAMES`, `_FRAMING`).
    """
    word, c = doc.words[k], doc.cls[k]
    known = k in doc.known or c in _OF_FRAMES or word.core in _FRAMING or word.key in _FRAMING
    if not known and not (word.definite and k + 1 < last and doc.words[k + 1].key in _BY_IT):
        return None  # a word like any other
    if (honorific := doc.phrase(k, "honorific")) is not None:
        return honorific.last  # «صاحب السمو الملكي»
    if word.core == "هناك" and k + 1 < last and doc.cls[k + 1] != "a":
        return None  # «وأضاف الوزير: هناك دول …» without its colon
    if c in "tH-)" or word.core in THEREIN or not MANNER.isdisjoint((word.core, word.key)):
        return k + 1
    if c == "." and k > j and doc.cls[k - 1] == "H":
        return k + 1  # «د. عسيري الأحوس»
    if c == "(":
        return _bracketed(doc, k, last) or k + 1
    if c in '"«' and (close := doc.quotes.get(k)) is not None and _names(doc, k + 1, close):
        return close + 1  # «الأمين العام لـ"حزب الله"»
    if word.clitic == "و" and word.core in _EQUALS:
        return k + 1  # «الرئيس فلان ونظيره الجزائري فلان»
    if word.core in _PARTS_OF_DAY and k + 1 < last and doc.cls[k + 1] == "t":
        return k + 2  # «ظهر اليوم الأربعاء»
    if word.key in HIMSELF or (word.key == "ذلك" and k + 1 < last and _begins_reason(doc, k + 1)):
        return k + 1  # «دعا السراج في البيان نفسه إلى …», «معللا ذلك بضرورة …»
    person = doc.at.get(k + 1)
    if c == "N" and k == j and word.definite and person is not None and person.kind == "person":
        return k + 1  # «علل التونسي فلان الاكتفاء بـ…»
    if c == "N" and k > j and word.clitic == "و" and word.definite and (doc.cls[k - 1] == "N" or k - 1 in doc.at):
        return k + 1  # «وعبر وزيرا الخارجية السعودي والإيراني عن …»
    if word.key == "الي" and k > j and "إلى" not in takes and doc.at.get(k + 1, None) is not None:
        return doc.at[k + 1].last if doc.at[k + 1].kind == "place" else None  # «خلال زيارته اليوم إلى ألمانيا»
    if word.key in ("علي", "على") and k + 1 < last and doc.words[k + 1].bare in _CHANNELS:
        return adjunct_end(doc, k + 1, last, takes)  # «أعلنت الوزارة على موقعها الإلكتروني، فرض …»
    if word.core in _STRONGEST and k + 1 < last and doc.words[k + 1].bare in _WORDINGS:
        return k + 2  # «أدانت مصر بأشد العبارات …»
    if word.key == "من" and k + 1 < last and doc.words[k + 1].core in THEREIN:
        return k + 2  # «عبر من خلاله المغرب عن …»
    if word.definite and k > j and k + 1 < last and doc.words[k + 1].key in _BY_IT:
        return k + 2 + (k + 2 < last and doc.words[k + 2].key in ("دوليا", "رسميا"))  # «الحكومة المعترف بها دوليا»
    if word.key in _BY_IT and k > j and doc.words[k - 1].core.startswith("المعترف"):
        return k + 1 + (k + 1 < last and doc.words[k + 1].key in ("دوليا", "رسميا"))
    if word.core in _HIM:
        return k + 1  # «مطالبا إياه بالمثول»
    if word.key in _TO_HIM or (word.key in ("ذات", "نفس") and k + 1 < last and doc.words[k + 1].definite):
        return k + 1
    if word.key == "من" and k > j and k + 1 < last and doc.words[k + 1].core in TURNS:
        return k + 2  # «وأكد المدير فلان من جانبه استعداد المجمع …»
    if c == "/":
        return _bracketed(doc, k, last)
    if c == "p" and word.key == "ل" and k + 1 < last and (k + 1 in doc.at or doc.cls[k + 1] in '"«('):
        return k + 1
    if c == "p" and word.key in _ADJUNCTS:
        return with_its_clause(doc, adjunct_end(doc, k + 1, last, takes), last, k + 1)
    if word.key in ("علي", "على") and k + 1 < last and doc.words[k + 1].key in ("لسان", "هامش"):
        return adjunct_end(doc, k + 2, last) if doc.words[k + 1].key == "هامش" else _tongue_end(doc, k + 2, last)
    return None


def _tongue_end(doc: Document, k: int, last: int) -> int:
    """«على لسان ممثلها في اليمن فلان، …»: the token after whose tongue it is, up to a comma or a mark of speech."""
    if k in doc.at:
        return k
    for n in range(k, min(last, k + ASIDE)):
        if doc.cls[n] in ',a:"«':
            return n
        if doc.cls[n] in "SM" and n not in doc.at:
            break
    return k


def _begins_reason(doc: Document, k: int) -> bool:
    """«معللا ذلك | بضرورة …», «مبررا ذلك | بأن …»."""
    return doc.words[k].clitic == "ب" or doc.words[k].key.startswith(("بان", "بال")) or doc.words[k].key == "بضروره"


def _bracketed(doc: Document, k: int, last: int) -> int | None:
    """«منظمة الأغذية والزراعة /فاو/ عن …», «(قنا)»: the token after a short aside between brackets or slashes."""
    shut = ")" if doc.cls[k] == "(" else "/"
    return next((n + 1 for n in range(k + 1, min(last, k + BRACKETED)) if doc.cls[n] == shut), None)


def _name_after_office(doc: Document, k: int, last: int) -> int | None:
    """«وزير النقل والمعدات السيد فلان»: the end of the name that follows the rest of a long office."""
    before = doc.at.get(k - 1)
    if before is None or before.kind not in ("office", "body", "bare_body"):
        return None
    for n in range(k, min(last, k + _BRIDGE)):
        mention = doc.at.get(n)
        if mention is not None and mention.kind == "person":
            return mention.last
        if mention is None and (doc.cls[n] not in "wHLNFBOG" or doc.words[n].key.startswith("ب")):
            return None
    return None


def _relative_end(doc: Document, k: int, last: int) -> int:
    """The token after a relative clause: «الذي يزور بيروت», up to a comma, a mark of speech or a few words on."""
    for n in range(k + 1, min(last, k + ASIDE)):
        if doc.cls[n] in ',:a"«':
            return n
    return k + 1


def _aside_end(doc: Document, comma: int, last: int, takes: Sequence[str]) -> int | None:
    """The token after an aside between two commas: «، ديمتري بيسكوف، », «، اليوم الأربعاء، »; None where it is none."""
    if _own_after_comma(doc, comma, last, takes) or doc.words[min(comma + 1, last - 1)].key == "ما":
        return None
    if comma + 3 < last and doc.words[comma + 1].key.endswith(("ته", "ها")) and doc.cls[comma + 1] not in "p,":
        shut = next((n for n in range(comma + 2, min(last - 1, comma + BRACKETED)) if doc.cls[n] == ","), None)
        if shut is not None and comma + 2 in doc.at and doc.cls[shut + 1] == "a":
            return shut + 1  # «في حوار هاتفي، أجرته فلانة، إن …»
    if comma + 1 >= last or not (comma + 1 in doc.at or doc.cls[comma + 1] in "tHrp0" or _tells_of_it(doc, comma + 1)):
        return _occasion_end(doc, comma, last)
    named = doc.at[comma + 1].last if comma + 1 in doc.at else last
    if named < last and "whole" in takes and doc.at[comma + 1].kind in _PARTIES and doc.cls[named] != ",":
        return None  # «حملت الحركة في غزة، الحكومة الإسرائيلية المسؤولية …»
    if named < last and doc.words[named].clitic and doc.words[named].clitic in takes:
        return named  # «طالب المتحدث باسم الصندوق، تركيا بضمان …»
    for k in range(comma + 2, min(last, comma + ASIDE)):
        if doc.cls[k] == ",":
            return k + 1
        if doc.cls[k] in "a:" or (doc.cls[k] == "S" and "r" not in doc.cls[k - 2 : k]):
            break
    after = doc.at[comma + 1].last if comma + 1 in doc.at else comma + 1
    return after if after > comma + 1 else None


def _is_all(doc: Document, k: int, end: int, last: int) -> bool:
    """«انتقد ناطق الجماعة فلان، المبعوث الأممي، عقب زيارته …»: after the subject's name, whether one named between commas is the object.

    An apposition («انتقد فلان، وزير الخارجية، القرار») has an object, a mark or a quotation after it.
    """
    mention = doc.at.get(k)
    if mention is None or mention.kind not in ("office", "person", "body") or doc.words[k].clitic:
        return False
    rest = doc.cls[end:last]
    return bool(rest) and rest[0] == "p" and not any(c in rest for c in 'a:"«')


def _own_after_comma(doc: Document, comma: int, last: int, takes: Sequence[str]) -> bool:
    """«أعلن الوزير، فلان، من جنيف، عن …»: the verb's own preposition after an aside, no aside of its own."""
    if comma + 2 >= last or doc.cls[comma + 1] != "p" or doc.words[comma + 2].key in IN_IDIOMS:
        return False
    return any(doc.words[comma + 1].key in PREPOSITIONS[own] for own in _LEADING.intersection(takes))


_LEADING = lemma_set("speech_frame", "leading")


def _occasion_end(doc: Document, comma: int, last: int) -> int | None:
    """«، بمناسبة اليوم العالمي للصحافة، إلى …», «، ظهر اليوم، أن …»: an aside after which the verb goes on."""
    if comma + 1 >= last or doc.cls[comma + 1] not in "wm":
        return None
    if doc.words[comma + 1].bare.startswith(_OBJECTS):
        return None  # «أكد الوزير، فلان، أهمية الحوار، بشأن الملف»
    for k in range(comma + 2, min(last - 1, comma + 12)):
        if doc.cls[k] == ",":
            return k + 1 if doc.cls[k + 1] in 'pa:"«' or doc.words[k + 1].clitic == "ب" else None
        if doc.cls[k] in "aS:":
            return None
    return None


_OBJECTS = word_tuple("speech_frame", "objects")


def _tells_of_it(doc: Document, k: int) -> bool:
    """«، وهو واحد من ثلاثة شاركوا في المحادثات، », «، ليل الخميس، »."""
    return doc.words[k].key in ("وهو", "وهي", "وهم", "وهما") or doc.words[k].core in _PARTS_OF_DAY


_CHANNELS = word_set("speech_frame", "channels")
_STRONGEST = word_set("speech_frame", "strongest")
_FRAMING = word_set("speech_frame", "framing").union(
    THEREIN, MANNER, _PARTS_OF_DAY, HIMSELF, _TO_HIM, _STRONGEST, _BY_IT, _EQUALS, _HIM
)
"""Words with which a part of a frame may begin, by their core or key."""
_WORDINGS = word_set("speech_frame", "wordings")
ANSWERING = word_set("speech_frame", "answering")  # «ردا على سؤال»
