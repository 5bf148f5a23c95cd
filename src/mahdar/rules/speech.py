"""Acts of saying: the reporting verb, where its subject may stand, and the words that it reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mahdar.lexicon.sets import lemma_set, word_set, word_tuple
from mahdar.rules.attribution import find_attributions
from mahdar.rules.document import Document
from mahdar.rules.light_speech import said_by_noun
from mahdar.rules.speech_content import QUOTES, RENEWED, THAT, Begin, Speech, content_end, content_start
from mahdar.rules.speech_frame import BOTH_AFTER_THAT, THEREIN, TURNS, frame_end

_OPENERS = word_set("speech", "openers")

_NO_VERB_AFTER = word_set("speech", "no verb after")
_DONE = word_set("speech", "done")  # «وجرى خلال الاتصال التأكيد على …»: both sides said it
_EXPRESSING = lemma_set("speech", "expressing")
_TALKED_OVER = word_set("speech", "talked over")
_SAYING = word_set("speech", "saying")  # «نقلت الوكالة عن الوزير قوله إن …»
_TOLD_BY_MASDAR = frozenset(("announce", "affirm", "warn", "deny", "accuse"))


def find_speech(doc: Document) -> list[Speech]:
    """Every act of saying in the text, in the order of the verbs."""
    found: list[Speech] = []
    doc.quotes = _quotations(doc)
    for number, (first, last) in enumerate(doc.text.sentences):
        if number == 0 and (head := _headline_colon(doc, first, last)):
            found.append(head)
            continue
        here = _in_sentence(doc, first, last)
        found += here + find_attributions(doc, first, last, here)
    return _without_overlaps(doc, found)


def _in_sentence(doc: Document, first: int, last: int) -> list[Speech]:
    found: list[Speech] = []
    read = first
    for i in doc.where_in("say", first, last):
        speech = _at(doc, i, first, last) if i >= read else None
        if speech is None and i >= read:
            speech = _after_its_quotation(doc, i, first, last)
        if speech:
            found.append(speech)
            read = min(speech.content[0], speech.subject[1])  # a verb inside the subject says nothing more
    return found


def _headline_colon(doc: Document, first: int, last: int) -> Speech | None:
    """«ماكرون: لا بد من الحوار»: a headline that begins with its speaker and a colon."""
    mention = doc.at.get(first)
    if mention is None:
        return None
    j = mention.last
    while j in doc.at and j < last:
        j = doc.at[j].last
    if mention.kind == "place" and j + 1 < last and not _is_told(doc, j + 1):
        return None  # «مصر: 21 حالة وفاة»
    while (
        j + 2 < last
        and j < mention.last + 8
        and (doc.words[j].clitic == "ل" or doc.words[j].key == "ل" or j in doc.at or doc.cls[j] in '"«»H')
    ):
        j = doc.at[j].last if j in doc.at else j + 1  # «السيسي لـ"ماكرون": …»
    if j + 2 < last and doc.cls[j] == ":":
        return Speech(j, j + 1, (first, j), (j + 1, last), False, "say", "headline_colon", "v")
    return None


def _is_told(doc: Document, k: int) -> bool:
    """Whether what follows a place and a colon is its own word: «واشنطن: لن نقبل», «طهران: سنرد», not «مصر: وفاة 21»."""
    key = doc.words[k].key
    we = key.startswith("ن") and doc.lexis.word("ي" + key[1:]).has("say") is not None  # «أنقرة: نرحب بالمبادرة»
    return doc.cls[k] in 'nakp"«' or key.startswith("سن") or we


def _reading(doc: Document, i: int) -> tuple[dict[str, Any], int] | None:
    """The reporting verb at token i and where it ends."""
    phrase = doc.phrase(i, "say")
    if phrase:
        return phrase.data[0], phrase.last
    word = doc.words[i]
    readings = word.has("say") or ()
    for reading in sorted(readings, key=lambda reading: reading["form"][0] != "q") if word.raw[0] == "آ" else readings:
        if not (reading["form"].endswith("o") and word.raw.endswith("ة")):  # «إضافة» is not «أضافه»
            return reading, i + 1 + _goes_on_saying(doc, i, reading)
    return None


def _goes_on_saying(doc: Document, i: int, reading: dict[str, Any]) -> bool:
    """«أردف يقول إن», «ومضى يقول»: two verbs, one act."""
    then = doc.words[i + 1].key if i + 1 < len(doc.words) else ""
    return then in ("يقول", "تقول", "يقولون") and reading["form"][0] == "v" and "direct" in reading["takes"]


def _at(doc: Document, i: int, first: int, last: int) -> Speech | None:
    """The act of saying whose verb stands at token i, or None: «وأكد الحريري أن …», «محذراً من …»."""
    if not _may_be_verb(doc, i, last):
        return None
    if doc.words[i].core in _SAYING:
        return _by_saying(doc, i, last)
    read = _reading(doc, i)
    if read is None:
        return None
    data, verb_last = read
    kind = data["form"][0]
    if kind in "vpq" and doc.words[i].clitic[-1:] in tuple("لبك"):
        return None  # «لإدانتها», «لمتابعة» are nouns
    if data["form"].startswith("ps") or (i and kind in "vp" and _is_not_said(doc, i, data)):
        return None  # «ستعلن الهيئة …», «أن تعلن …» are still to be said; «إن رد موسكو …» is a noun
    if data["verb"] == "نقل" and kind in "vp" and (through := _quoted_through(doc, i, verb_last, last, data)):
        return through
    done = (
        kind == "m"
        and data["act"] != "announce"
        and any(doc.words[k].core in _DONE for k in range(max(first, i - 6), i))
    )
    if kind == "m" and not done and (close := _closing_verb(doc, i, first)) is not None:
        begin = content_start(doc, verb_last, last, data)
        form = "qf" if doc.words[close].core.endswith("ت") else "q"
        return _speech(doc, i, verb_last, last, begin, {**data, "form": form}, "closing") if begin is not None else None
    named = kind == "m" and not done and _masdar_of_somebody(doc, i, data)
    if kind == "m" and not done and not named:
        return None
    if data["verb"] == "ادعى" and kind == "p" and doc.words[i].raw.endswith("ى"):
        return None  # «وتدعى فلانة»: she is called so
    if "noun" in data["takes"] and (light := said_by_noun(doc, verb_last, last, data)) is not None:
        return _speech(
            doc, i, verb_last, last, light[0], {**data, "act": light[1]}, "participle" if kind == "q" else "verb"
        )
    if data["takes"] == ["noun"] or ("blame" in data["takes"] and not _blames(doc, verb_last, last)):
        return None
    begin = content_start(doc, verb_last, last, data, closed=_is_closed(doc, i, verb_last))
    if begin is None or not _stands(doc, i, first, data, begin, done=done, named=named):
        return None
    if data["verb"] in _TALKED_OVER and _talked_over(doc, verb_last, begin):
        return None
    prefix = "participle" if kind == "q" else "masdar" if done else "name_after_masdar" if named else "verb"
    return _speech(doc, i, verb_last, last, begin, data, prefix)


def _is_not_said(doc: Document, i: int, data: dict[str, Any]) -> bool:
    """Whether a negation or أن stands before a verb: «لم يقل», «أن تعلن»; but «بعد أن نوه بـ», «لم يستبعد» say something."""
    if doc.cls[i - 1] == "n":
        return bool(data["verb"] != "استبعد" or data["form"][0] != "p")
    having_said = after_having(doc, i, data["form"]) and "noun" not in data["takes"]
    return doc.words[i - 1].core == "ان" and not having_said


def after_having(doc: Document, i: int, form: str) -> bool:
    """«وبعد أن نوه بدور المنظمة، دعا …»: a verb in the past after «بعد أن»."""
    return i > 1 and form[0] == "v" and doc.words[i - 2].key.removeprefix("و") == "بعد"


def _speech(
    doc: Document, i: int, verb_last: int, last: int, begin: Begin, data: dict[str, Any], prefix: str
) -> Speech | None:
    subject_last, start, quoted, rule = begin
    while start < last and doc.cls[start] in ",;":
        start += 1
    close = doc.quotes.get(start) if start < last and doc.cls[start] in QUOTES else None
    then = doc.words[close + 2].key if close is not None and close + 2 < last else ""
    goes_on = then[:1] == "و" and then[1:] in THAT  # «"…"، وأن البطالة تراجعت»
    if close is not None and not quoted and not goes_on and (close + 1 >= last or doc.cls[close + 1] in ",.;"):
        start, quoted = start + 1, True  # «ووصفه بـ"الفظيع"، وذلك …»
    if _is_closed(doc, i, verb_last):
        subject_last = verb_last
    end = content_end(doc, start, last, quoted=quoted)
    if i and doc.words[i - 1].core == "ان":
        end = _main_verb(doc, start, end)
    if i and not quoted and doc.cls[i - 1] == "r" and doc.cls[max(0, i - 2)] == ",":
        end = next((k for k in range(start + 1, end) if doc.cls[k] == ","), end)  # «، الذي أبدت موسكو استعدادها له، …»
    if not quoted and rule in ("then_preposition", "then_object", "then_noun"):
        end = next((k for k in range(start + 1, end) if doc.cls[k] == "," and _tells_where(doc, k + 1)), end)
    if end - start < 1:
        return None
    return Speech(
        i,
        verb_last,
        (verb_last, subject_last),
        (start, end),
        quoted,
        _act(doc, start, data),
        f"{prefix}_{rule}",
        data["form"],
    )


def _tells_where(doc: Document, k: int) -> bool:
    """«عبر عن سعادته باللقاء، حيث عقد اجتماع»: after what is said as a noun the report goes on."""
    return k < len(doc.words) and doc.words[k].key == "حيث"


def _main_verb(doc: Document, start: int, end: int) -> int:
    """«وبعد أن نوه بدور المنظمة، دعا السفير …»: the comma after which the main clause begins; `end` where there is none."""
    for k in doc.each_in("say", start + 1, end):
        if doc.cls[k - 1] == "," and any(reading["form"][0] == "v" for reading in doc.words[k].roles.get("say", ())):
            return k - 1
    return end


def _is_closed(doc: Document, i: int, verb_last: int) -> bool:
    """«وعبر عن اعتقاده أن …»: after verb and preposition stands what is said, no subject."""
    return verb_last > i + 1 and doc.words[verb_last - 1].key in ("عن", "الي")


def _act(doc: Document, start: int, data: dict[str, Any]) -> str:
    """«أعرب عن قلقه», «أبدى شكره»: where the verb only expresses, what is expressed makes the act."""
    if data.get("verb") == "نوه" and doc.words[start - 1].core in ("الي", *THAT):
        return "say"  # «نوه إلى أن …» praises nothing, «نوه بجهود …» does
    feeling = doc.words[start].has("expressed") if data.get("verb") in _EXPRESSING else None
    return str(feeling or data["act"])


def _may_be_verb(doc: Document, i: int, last: int) -> bool:
    word = doc.words[i]
    if i in doc.at or word.has("attribution") or doc.phrase(i, "attribution"):
        return False
    if word.function == "p" and not _then_about(doc, i, last):
        return False  # «عبر» is a preposition unless «عن» follows: «وعبر الوزير عن …»
    if word.core == "مجددا":  # «، مجددا دعم بلاده …»; else it is an adverb
        return bool(i and doc.cls[i - 1] == "," and i + 1 < last and doc.words[i + 1].bare.startswith(RENEWED))
    if word.function and word.function != "p" and not word.raw.endswith("أ"):
        return any("named" in reading["takes"] for reading in word.has("say") or ())  # «هنا» is not «هنأ»
    if word.core == "ردا":
        return False  # «وردا على سؤال»
    if word.core in ("طالب", "طالبه") and i and doc.cls[i - 1] in "-,(" and i + 1 < last:
        after = doc.words[i + 1]
        if not after.definite and not after.clitic and i + 1 not in doc.at and doc.cls[i + 1] in "wN":
            return False  # «فلان – طالب جامعي –»
    if word.clitic == "ف" and len(word.core) == 3 and word.core != "قال" and as_for(doc, i) is None:
        return False  # «فدان» is a measure
    if i and doc.words[i - 1].key.removeprefix("و") in _NO_VERB_AFTER:
        return False  # «في رأي الحكومة» is a noun
    before = doc.words[i - 2] if i > 1 and doc.words[i - 1].key == "ما" else None
    return before is None or not before.has("attribution")  # «بحسب ما أعلن الوزير» is an attribution


def _stands(doc: Document, i: int, first: int, data: dict[str, Any], begin: Begin, *, done: bool, named: bool) -> bool:
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
        if done or (form[1:2] == "d" and len(doc.words[i].core) == 4 and not doc.words[i].core.startswith("ا")):
            return False  # «رفضا», «ردا», «شكرا» are nouns
        if named:
            return str(data["act"]) == "announce"
        if data["verb"] in _TALKED_OVER and doc.words[i - 1].core in BOTH_AFTER_THAT:
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


def _blames(doc: Document, j: int, last: int) -> bool:
    """«حمّل الرئيس الاحتلال المسؤولية عن …»."""
    return any(doc.words[k].bare.startswith("مسءولي") for k in range(j, min(last, j + 16)))


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
        or doc.cls[i - 1] in "krc"
        or (doc.cls[i - 1] in ",t" and i - first <= 6)
        or (doc.cls[i - 1] == "-" and i - first <= _DATELINE)
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
    if doc.words[i + 1].key != "عن" and not (leads and (i + 1 in doc.at or doc.cls[i + 1] in "OHBp")):
        return False
    if doc.words[i].core == "بين":  # «وبين الشيخ سلمان أن …»
        end = min(frame_end(doc, i + 1, last), last - 2)
        return leads and doc.cls[i + 1] != "p" and "a" in doc.cls[end : end + 1 + (doc.cls[end] == ",")]
    return any(doc.words[k].key == "عن" for k in range(i + 1, min(last, i + 20)))


def _talked_over(doc: Document, verb_last: int, begin: Begin) -> bool:
    """«عرض الرئيس مع السفير الأوضاع»: they met; it reports no words unless quotation marks hold them."""
    return doc.cls[begin[1]] not in QUOTES and any(doc.words[k].key == "مع" for k in range(verb_last, begin[1]))


def _opens_clause(doc: Document, i: int) -> bool:
    """Whether what tells whose turn it is stands right before a verb: «من جانبه عبر الوزير عن …», «فيما عبر الوزير عن …»."""
    before = doc.words[i - 1]
    return before.core in TURNS or before.key.removeprefix("و") in _LINKS


_LINKS = word_set("speech", "links")


def _closing_verb(doc: Document, i: int, first: int) -> int | None:
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


def _masdar_of_somebody(doc: Document, i: int, data: dict[str, Any]) -> bool:
    """«إعلان أنقرة أن …», «بعد إعلان الرئيس انسحاب بلاده»: a masdar right before the one who says it."""
    if data["act"] not in _TOLD_BY_MASDAR or doc.words[i].definite or i + 1 >= len(doc.words):
        return False
    mention = doc.at.get(i + 1)
    named = i and doc.cls[i - 1] in '("«'  # «(إعلان القاهرة)» is a name
    return mention is not None and mention.first == i + 1 and not doc.words[i + 1].clitic and not named


def _by_saying(doc: Document, i: int, last: int) -> Speech | None:
    """«وجه تحذيرا إلى روسيا بقوله إن …», «وعلق في قوله: …»."""
    by = doc.words[i].clitic == "ب" or (i and doc.words[i - 1].key == "في" and doc.words[i].core != "القول")
    if not by or i + 1 >= last:
        return None
    form = "qf" if doc.words[i].core == "قولها" else "q"
    data: dict[str, Any] = {"act": "say", "takes": ["أن", "direct"], "sure": True, "form": form}
    begin = content_start(doc, i + 1, last, data)
    if begin is None or begin[0] > i + 1:
        return None
    return _speech(doc, i, i + 1, last, begin, data, "by_saying")


def _after_its_quotation(doc: Document, i: int, first: int, last: int) -> Speech | None:
    """««لن نقبل بالشروط»، قال وزير الخارجية …»: the quotation first, then who said it."""
    close = i - 1
    while close > first and (doc.cls[close] == "," or doc.words[close].key in ("هكذا", "كما")):
        close -= 1
    if close <= first or doc.cls[close] not in "\"'»" or doc.words[i].clitic or i in doc.at:
        return None
    read = _reading(doc, i)
    opening = next((k for k in range(first, min(first + 2, close)) if doc.quotes.get(k) == close), None)
    if read is None or opening is None or read[0]["form"][0] != "v" or "direct" not in read[0]["takes"]:
        return None
    end = frame_end(doc, read[1], last)
    content = (opening + 1, close)
    if end == read[1] or content[1] - content[0] < 2:
        return None
    return Speech(i, read[1], (read[1], end), content, True, read[0]["act"], "quote_before_verb", read[0]["form"])


def _quoted_through(doc: Document, i: int, verb_last: int, last: int, data: dict[str, Any]) -> Speech | None:
    """«ونقلت الوكالة عن الوزير قوله إن …»: the words are the minister's, the agency passes them on."""
    about = next((k for k in range(verb_last, min(last, i + 16)) if doc.words[k].key == "عن"), None)
    if about is None:
        return None
    for k in range(about + 1, min(last, about + 24)):
        word, c = doc.words[k], doc.cls[k]
        nxt = k + 1
        if word.core in _SAYING or word.core in THAT or c in QUOTES:
            if word.core in _SAYING and nxt < last and (doc.words[nxt].core in THAT or doc.cls[nxt] == ":"):
                nxt += 1
            if c in QUOTES and (k in doc.at or (doc.quotes.get(k) or k) - k < 6):
                continue
            start = nxt + (c not in QUOTES and nxt < last and doc.cls[nxt] in QUOTES)
            quoted = doc.cls[start - 1] in QUOTES and doc.quotes.get(start - 1) is not None
            begin = (k, start, quoted, "quoted_through")
            speech = _speech(doc, i, verb_last, last, begin, data, "verb")
            if speech is None:
                return None
            return replace(speech, subject=(about + 1, k), via=(verb_last, about), rule="quoted_through")
    return None


def _quotations(doc: Document) -> dict[int, int]:
    """Opening and closing quotation marks, paired within their paragraph; a straight mark opens and closes by turns."""
    pairs: dict[int, int] = {}
    waiting: dict[str, int] = {}
    for k, c in enumerate(doc.cls):
        if c == "\n":
            waiting.clear()
        elif c in "\"'":
            opening = waiting.pop(c, None)
            if opening is None:
                waiting[c] = k
            else:
                pairs[opening] = k
        elif c == "«":
            waiting["«"] = k
        elif c == "»" and "«" in waiting:
            pairs[waiting.pop("«")] = k
    return pairs


def _opens_report(doc: Document, opening: int, verb: int) -> bool:
    """«وأضاف البيان أن "السفير الفرنسي جدد دعم بلاده"»: in a paper's words, the verb right after the one named first there."""
    return (
        verb - opening < _SUBJECT
        and doc.words[opening - 2].core in THAT
        and opening < verb
        and all(k in doc.at or doc.cls[k] == "H" for k in range(opening, verb))
    )


_SUBJECT = 12  # how many tokens the subject of a verb inside a quotation may have


def _without_overlaps(doc: Document, found: list[Speech]) -> list[Speech]:
    """What is said ends at the latest where the next act of the same sentence begins, unless it is nested in a quotation."""
    found.sort(key=lambda s: s.verb)
    kept: list[Speech] = []
    quoted: list[tuple[int, int]] = []  # quotations that have not ended before the verb at hand
    for speech in found:
        quoted = [span for span in quoted if span[1] > speech.verb]
        if any(begin <= speech.verb and not _opens_report(doc, begin, speech.verb) for begin, _ in quoted):
            continue
        kept.append(speech)
        if speech.quoted:
            quoted.append(speech.content)
    return kept
