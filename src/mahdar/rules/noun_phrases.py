"""How far a noun phrase runs: what may stand after the head of an office or of a body.

Arabic gives the boundary away: a construct (وزير، مجلس) waits for its genitive; once a definite noun or a proper name
has closed it, only definite adjectives, nisbas, certain prepositions and joined genitives may follow. An indefinite
word after that begins something else, most often a name: وزير الخارجية | عادل الجبير.
"""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.genitives import SERVING, genitive, quoted_end
from mahdar.rules.long_offices import LEADING, followed_by_name, up_to_a_name
from mahdar.rules.masdars import is_masdar
from mahdar.rules.name_start import is_given_here, of_god
from mahdar.rules.phrase_adjectives import (
    PARTIES,
    is_adjective,
    is_of_many,
    is_other_object,
    joined_country,
    joined_site,
    joins,
    tells_when,
)

_LIMIT = 14
_LETTERS = ("ل", "ب")
_DEPTH = 6  # how many phrases may stand within one another: «المتحدث باسم المتحدث باسم …» a thousand times over


def complement_end(doc: Document, head: int, j: int, *, definite: bool, of_person: bool = True) -> int:
    """Where the phrase ends whose head stands at `head` and whose next token is j.

    definite: the head carries the article, so it waits for no genitive. of_person: an office (a name may follow).
    """
    words, cls, count = doc.words, doc.cls, min(len(doc.words), head + _LIMIT)
    closed = definite
    while j < count:
        word, c = words[j], cls[j]
        step = 0
        if closed and (
            (word.core in PARTIES and words[j - 1].definite and word.clitic != "ل")
            or tells_when(doc, j, of_person=of_person)
        ):
            break  # «حزب الأمة القومي | السلطات»
        if (
            closed
            and not word.clitic
            and is_of_many(word.core)
            and (
                "nisba" in words[j - 1].roles or "place" in words[j - 1].roles or _is_one_s_adjective(doc, head, j - 1)
            )
            and not is_of_many(words[j - 1].core)
        ):
            break  # «الجيش الإثيوبي | المتمردين», «أمير حائل | المهنئين»
        if word.key in ("باسمه", "باسمها", "باسمهم"):
            step = 1
        elif word.clitic == "و" and closed and (joined := doc.phrase(j, "portfolio")):
            step = joined.last - j  # «… والمجتمع المدني وحقوق الإنسان»
        elif word.key == "باسم" and closed and j + 1 < count and of_god(doc, j + 1):
            break  # «رئيس الديوان الأسبق | باسم عوض الله»
        elif word.key == "باسم":
            step = _phrase_end(doc, j + 1) - j if j + 1 < count else 0
        elif closed and not word.clitic and (c == "F" or word.has("modifier")) and (of_person or word.definite):
            step = 1
        elif closed and of_person and words[j - 1].bare in _CHARGED and (given := _given_charge(doc, j)):
            step = given
        elif (of_person and closed and word.clitic == "و" and (joined_place := joined_country(doc, j))) or (
            of_person and closed and word.clitic == "و" and (joined_place := joined_site(doc, head, j))
        ):
            step = joined_place - j
        elif closed and word.key in _LETTERS and (parted := _after_parted_letter(doc, j)):
            step = parted - j
        elif (
            closed and of_person and c in "\"'«" and j + 2 < count and words[j + 1].clitic == "ل" and cls[j + 1] in "BC"
        ):
            step = quoted_end(doc, j)  # «الأمين العام "لتيار المستقبل" | فلان»
        elif not closed:
            step, closed = genitive(doc, j, of_person=of_person)
            if not step and of_person:
                step = _where_it_is_held(doc, head, j)
                if not step and word.key == "في" and j + 1 < count and words[j + 1].core == "حكومه":
                    step = _preposition(doc, head, j, of_person=True)  # «وزير دفاع | في حكومة فلان»
                closed = closed or step > 0
        elif c == "N" and of_person and is_given_here(doc, j):
            break  # «عامل الإقليم | العربي التويجر»
        elif word.clitic == "" and (c == "N" or word.has("nisba")) and (word.definite or doc.phrase(j, "nisba")):
            phrase = doc.phrase(j, "nisba")
            step = phrase.last - j if phrase else 1
        elif (is_adjective(doc, j) and not is_other_object(doc, head, j)) or (
            word.clitic in ("و",) and joins(doc, head, j)
        ):
            step = 1
        else:
            step = _preposition(doc, head, j, of_person=of_person)
            if not step and of_person:
                step = _before_a_name(doc, head, j) or (up_to_a_name(doc, j) if closed else 0)
        if not step:
            break
        j += step
    return j


def _is_one_s_adjective(doc: Document, head: int, k: int) -> bool:
    """«مستشفى عسير المركزي | المصابين»: an adjective in the singular, behind which one of many is somebody else."""
    return k > head + 1 and doc.words[k].definite and doc.words[k].core.endswith("ي") and doc.cls[k] == "w"


def _after_parted_letter(doc: Document, j: int) -> int:
    """«الأمين العام | لـ«حزب الله» | حسن نصر الله», «المدير العام لـ اليونسكو»: where what a parted «لـ», «بـ» governs ends; else 0."""
    if doc.words[j].key not in _LETTERS or j + 2 > len(doc.words) - 1:
        return 0
    k = j + 2 if doc.cls[j + 1] in "\"'«" else j + 1
    body = doc.cls[k] in "CB" or doc.phrase(k, "body") is not None
    place = doc.cls[k] == "L" or doc.phrase(k, "place") is not None
    if doc.words[k].clitic or not (body or (place and k == j + 1)):
        return 0  # «وقال وزير الداخلية لـ«الشرق الأوسط»»: the paper is told
    if k == j + 1:
        return _phrase_end(doc, k)
    return j + 1 + quoted_end(doc, j + 1)


def _where_it_is_held(doc: Document, head: int, j: int) -> int:
    """«مستشار | برئاسة الجمهورية», «أستاذ | بجامعة القاهرة»: an office without article or genitive, and the body where it is held."""
    word = doc.words[j]
    if word.clitic != "ب" or doc.words[j - 1].definite or doc.words[head].bare not in _HELD_AT:
        return 0
    if word.core in LEADING and not (j + 1 < len(doc.words) and doc.words[j + 1].core in _STATE):
        return 0
    if not (doc.cls[j] in "BC" or doc.phrase(j, "body") or word.core in LEADING):
        return 0
    end = _phrase_end(doc, j)
    return end - j if end > j + 1 or word.definite or doc.cls[j] == "C" else 0


_HELD_AT = word_set("noun_phrases", "held at")
"""Offices that say where they are held without a genitive: «مستشار بوزارة …», «خبير بالمركز …»."""
_RANKS = word_set("noun_phrases", "ranks")
"""After these a body says what it is for: «الهيئة العامة للرعاية الصحية»."""


def _given_charge(doc: Document, j: int) -> int:
    """What somebody is charged with or who chose them: «المكلفة بالماء», «المكلف من مجلس النواب»."""
    word = doc.words[j]
    if doc.words[j - 1].bare not in _CHARGED:
        return 0
    if word.clitic == "ب" and word.definite and doc.cls[j] not in "SMVQH":
        return _phrase_end(doc, j) - j
    if word.key == "من" and j + 1 < len(doc.words) and (doc.cls[j + 1] in "BC" or doc.phrase(j + 1, "body")):
        return _phrase_end(doc, j + 1) - j
    return 0


def _before_a_name(doc: Document, head: int, j: int) -> int:
    """«وزير الصحة بالولاية | البروفيسور فلان», «رئيس المجلس البلدي لبني ملال | فلان»: what stands between an office and a name is the office's."""
    word = doc.words[j]
    if word.clitic not in ("ب", "ل") or doc.cls[j] in "SMVQHp" or head == j - 1 or word.core in LEADING:
        return 0
    known = doc.cls[j] in "LCB" or doc.phrase(j, "place", "body")
    if not (known or (word.definite and (word.clitic == "ل" or word.bare in _LANDS))):
        return 0
    end = _phrase_end(doc, j)
    return end - j if followed_by_name(doc, end) else 0


def _preposition(doc: Document, head: int, j: int, *, of_person: bool) -> int:
    """«لشؤون …», «للأمم المتحدة», «لدى لبنان», «في وزارة …», «بالمجلس …», «باسم …»."""
    word, c = doc.words[j], doc.cls[j]
    if c != "p" and word.key[:1] not in "لب" and word.key != "علي":
        return 0
    nxt = j + 1
    if c == "p" and word.key in ("لدي", "لدى") and nxt < len(doc.words) and doc.words[nxt].has("office"):
        return _phrase_end(doc, nxt) - j if doc.words[j - 1].bare in ("منتدب", "منتدبه") else 0
    if of_person and word.clitic == "ل" and c == "O" and not word.definite and _serves(doc.words[head].bare):
        return _phrase_end(doc, j) - j  # «النائب الأول لرئيس مجلس النواب»
    if c == "p" and word.key == "لدي" and of_person and nxt < len(doc.words) and doc.words[nxt].core in _OURS:
        return 2  # «السفير المعتمد لدى بلادنا»
    if c == "p" and word.key == "في" and of_person and nxt < len(doc.words) and doc.words[nxt].core in _HERE:
        return 2 if followed_by_name(doc, nxt + 1) else 0  # «مدير التعليم في المنطقة | فلان»
    if (
        c == "p"
        and word.key in ("لدي", "في", "لدى")
        and nxt < len(doc.words)
        and (doc.cls[nxt] in "BLC" or doc.phrase(nxt, "body", "place") or _is_named_state(doc, nxt))
        and not doc.words[nxt].clitic
        and (word.key != "في" or _seated(doc, head, nxt, of_person=of_person))
    ):
        return _phrase_end(doc, nxt) - j
    if c == "p" and word.key == "لدي" and of_person and nxt < len(doc.words) and doc.words[nxt].has("office"):
        return complement_end(doc, nxt, nxt + 1, definite=doc.words[nxt].definite) - j  # «المنتدبة لدى وزيرة الاقتصاد»
    if c == "p" and word.key == "الي" and doc.words[head].bare in _SENT and nxt < len(doc.words):
        return _phrase_end(doc, nxt) - j if doc.cls[nxt] == "L" or doc.phrase(nxt, "place") else 0
    if (
        c in "pG"
        and word.key in ("علي", "على")
        and of_person
        and doc.words[head].core.endswith("ا")
        and nxt < len(doc.words)
    ):
        return _phrase_end(doc, nxt) - j if doc.cls[nxt] == "L" or doc.phrase(nxt, "place") else 0
    if c == "p" and word.key == "عن" and of_person and doc.words[j - 1].bare in _ELECTED and nxt < len(doc.words):
        seat = doc.cls[nxt] in "BLCO" or doc.phrase(nxt, "body", "place") or "placenoun" in doc.words[nxt].roles
        return _phrase_end(doc, nxt) - j if seat else 0  # «النائب عن حركة …», «نائبه عن إقليم …»
    if (
        c == "p"
        and word.key == "على"
        and "مشرف" in doc.words[j - 1].bare + doc.words[max(0, j - 2)].bare
        and nxt < len(doc.words)
    ):
        return _phrase_end(doc, nxt) - j
    if c == "p" and not (word.clitic == "ل" and doc.phrase(j, "place", "body")):
        return 0
    if word.clitic == "ل" and word.bare in _AFFAIRS and not of_person and doc.words[head].bare == "وزاره":
        return 0  # «وكيل وزارة الخارجية | لشؤون المنظمات»: the undersecretary's charge
    if word.key.startswith("ل") and is_aim_of_body(doc, head, j):
        return _phrase_end(doc, j) - j
    if word.clitic == "ب" and not of_person and unit_of_body(doc, head, j):
        end = _phrase_end(doc, j)
        return 0 if end == j + 1 and word.has("bodyhead") else end - j
    if word.key.startswith("ب") and not of_person and doc.words[head].bare not in _LOCAL:
        return 0  # «مجلس الوزراء بمملكة البحرين»: the body is the council
    if word.key.startswith("ب") and word.key[1:] in _LANDS and nxt < len(doc.words) and not doc.words[nxt].clitic:
        return _phrase_end(doc, j) - j
    if (
        word.clitic == "ب"
        and of_person
        and word.definite
        and c in "wG"
        and not word.has("given")
        and 0 < word.zipf < 330
    ):
        return 1  # «مدير التعليم بالمخواه»: a small town
    named = c in "LCB" or word.core in _AFFAIRS or "placenoun" in word.roles
    if word.clitic == "ل" and word.definite and word.core in _PURPOSES:
        return 0  # «دعا الجامعة العربية | للخروج بحل»
    if word.clitic == "ل" and (word.definite or named) and c not in "SVMQ":
        occasion = c == "m" and not word.has("portfolio") and doc.words[j - 1].core not in _RANKS
        if (word.name > 1.5 and c not in "LC") or occasion or _is_title(doc, j) or _is_press(doc, head, j):
            return 0
        return _phrase_end(doc, j) - j
    if word.clitic == "ب" and word.core in LEADING:
        state = of_person and word.core == "رءاسه" and nxt < len(doc.words) and doc.words[nxt].core in _STATE
        return 2 if state else 0  # «المستشار برئاسة الجمهورية», but «وفد … برئاسة فلان»
    if word.clitic == "ب" and of_person and word.bare in _WHERE_MET and doc.words[head].bare in _OF_STATES:
        return 0  # «واستقبل رئيس الجمهورية | بمطار نواكشوط»
    if word.clitic == "ب" and (c in "LCB" or doc.phrase(j, "place", "body")):
        return _phrase_end(doc, j) - j
    if word.clitic == "ب" and word.core == "اسم":
        return _phrase_end(doc, nxt) - j if nxt < len(doc.words) else 0
    return 0


def _is_title(doc: Document, j: int) -> bool:
    """«قدم رئيس الجامعة | للدكتور فلان درعا»: an honorific with its name is whom it is given to; no rank («للفريق») alone."""
    return doc.words[j].has("honorific") in ("academic", "honorific") and followed_by_name(doc, j + 1)


def _is_named_state(doc: Document, k: int) -> bool:
    """«لدى | جمهورية تركيا», «لدى | مملكة الدنمارك»: a noun of a state with its name."""
    return "placenoun" in doc.words[k].roles and (
        doc.cls[k + 1 : k + 2] == "L" or doc.phrase(k + 1, "place") is not None
    )


def _serves(bare: str) -> bool:
    """«نائب», «نائبا»: who serves an office that may stand whole after it."""
    return bare in SERVING or (bare.endswith("ا") and bare[:-1] in SERVING)


def is_aim_of_body(doc: Document, head: int, j: int) -> bool:
    """«الهيئة العامة | لتنمية الثروة السمكية», «رئيس المركز السوري | لحرية التعبير»: what a body with an adjective is for.

    Only nouns that stand in such names: «اجتمعت اللجنة العليا | لبحث الأزمة» tells why it met.
    """
    word = doc.words[j] if doc.words[j].clitic else doc.lexis.cut(doc.words[j].raw)  # «لمناهضة»
    if (
        word.definite
        or word.clitic != "ل"
        or word.bare not in _AIMS
        or j + 1 >= len(doc.words)
        or (doc.words[j + 1].clitic and not _joined_aim(doc, j + 1))
    ):
        return False
    if not (doc.words[j + 1].definite or doc.cls[j + 1] in "LCBw"):
        return False
    k = j - 1
    while k > head and doc.words[k].definite and not doc.words[k].clitic and doc.cls[k] in "wNF":
        k -= 1
    if doc.words[j + 1].raw.endswith(("ه", "ها", "هم")):
        return False  # «سعى المجلس الوطني لتنمية علاقاته»
    found = k < j - 1 and doc.words[k].definite and doc.words[k].bare in _WITH_AIMS
    found = found or _of_place_with_aim(doc, head, j)
    if found and word is not doc.words[j]:
        doc.replace(j, word)
    return found


def _joined_aim(doc: Document, j: int) -> bool:
    """«لاستغلال | وتوزيع المياه»: a second masdar that shares the genitive of the first."""
    word = doc.words[j]
    return word.clitic == "و" and is_masdar(word.bare) and j + 1 < len(doc.words) and doc.words[j + 1].definite


def _of_place_with_aim(doc: Document, head: int, j: int) -> bool:
    """«مركز البحرين | لحقوق الإنسان», «معهد واشنطن | لسياسة الشرق الأدنى»: a body called after a place says what it is for."""
    word = doc.words[head]
    return (
        j == head + 2
        and not word.definite
        and word.bare in _WITH_AIMS
        and doc.cls[head + 1] == "L"
        and not doc.words[head + 1].clitic
    )


_AIMS = word_set("noun_phrases", "aims")
_WITH_AIMS = word_set("noun_phrases", "with aims")


def unit_of_body(doc: Document, head: int, j: int) -> bool:
    """«لجنة الداخلية | بمجلس النواب», «القسم الدولي | بالحزب الشيوعي»: a unit with the body whose it is."""
    if doc.words[head].bare not in _UNITS or not (doc.cls[j] in "BC" or doc.phrase(j, "body")):
        return False
    return doc.words[j].definite or doc.phrase(j, "body") is not None or doc.words[j].has("bodyhead") is not None


_UNITS = word_set("noun_phrases", "units")


def _is_press(doc: Document, head: int, j: int) -> bool:
    """«المتحدث باسم الكرملين للصحفيين», «لرويترز»: the press is spoken to, it is no part of the office."""
    body = doc.phrase(j, "body")
    data = body.data if body else doc.words[j].has("body")
    press = doc.words[j].core in _PRESS or doc.words[j].bare in _PRESS
    if press and doc.words[j].definite and any(doc.words[k].bare in _OF_THE_PRESS for k in range(head, j)):
        return False  # «النقابة الوطنية للصحفيين», «مؤسسة الثورة للصحافة»
    agency = data is not None and data["kind"] == "agency" and data.get("sector") in ("JRN", "")
    return press or agency or (data is not None and data["kind"] in ("media", "news_agency"))


_OF_THE_PRESS = word_set("noun_phrases", "of the press")


def _seated(doc: Document, head: int, place: int, *, of_person: bool) -> bool:
    """Whether «في …» belongs to the name: «سفير فرنسا في لبنان», but not «وزير الدفاع في جدة»."""
    bare = doc.words[head].bare
    if not of_person:
        return bare in _SEATED
    known = doc.phrase(place, "place")
    data = known.data if known else doc.words[place].has("place")
    return not (bare in _OF_STATES and data is not None and data["kind"] in ("city", "capital", "site"))


_PURPOSES = word_set("noun_phrases", "purposes")
_CHARGED = word_set("noun_phrases", "charged")
_ELECTED = word_set("noun_phrases", "elected")
"""Who sits for a party or a place: «النائب عن حركة الشعب»."""
_OF_STATES = word_set("noun_phrases", "of states")
_SEATED = word_set("noun_phrases", "seated")
_LOCAL = word_set("noun_phrases", "local")
_STATE = word_set("noun_phrases", "state")
_HERE = word_set("noun_phrases", "here")
_OURS = word_set("noun_phrases", "ours")
_PRESS = word_set("noun_phrases", "press")
_SENT = word_set("noun_phrases", "sent")
_WHERE_MET = word_set("noun_phrases", "where met")
_LANDS = word_set("noun_phrases", "lands")
_AFFAIRS = word_set("noun_phrases", "affairs")


def _phrase_end(doc: Document, j: int) -> int:
    """Where the noun phrase ends that begins at j (the object of a preposition); phrases within phrases only so deep."""
    if doc.nested == _DEPTH:
        return j + 1
    doc.nested += 1
    known = doc.phrase(j, "body", "place", "portfolio")
    if known:
        end = complement_end(doc, j, known.last, definite=True)
    else:
        of_itself = doc.cls[j] in "LC" and "placenoun" not in doc.words[j].roles  # «مدينة» waits for its name
        end = complement_end(doc, j, j + 1, definite=doc.words[j].definite or of_itself)
    doc.nested -= 1
    return end
