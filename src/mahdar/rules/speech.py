"""Acts of saying: the reporting verb, where its subject may stand, and the words that it reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.rules.attribution import find_attributions
from mahdar.rules.document import Document
from mahdar.rules.light_speech import said_by_noun
from mahdar.rules.quotations import quotations, turned, without_overlaps
from mahdar.rules.speech_content import QUOTES, THAT, Begin, Speech, content_start
from mahdar.rules.speech_end import content_end
from mahdar.rules.speech_frame import frame_end
from mahdar.rules.speech_verbs import (
    TALKED_OVER,
    blames,
    closing_verb,
    is_not_said,
    masdar_of_somebody,
    may_be_verb,
    stands,
    talked_over,
)

_STRICT = "مشدده"
_STRICT_THINGS = word_set("speech", "strict things")
_DONE = word_set("speech", "done")  # «وجرى خلال الاتصال التأكيد على …»: both sides said it
_EXPRESSING = lemma_set("speech", "expressing")
_HIS_SAYINGS = word_set("speech", "his sayings")
_SAYING = word_set("speech", "saying")  # «نقلت الوكالة عن الوزير قوله إن …»


def find_speech(doc: Document) -> list[Speech]:
    """Every act of saying in the text, in the order of the verbs."""
    found: list[Speech] = []
    doc.quotes = quotations(doc)
    doc.cls = turned(doc.cls, doc.quotes)
    for number, (first, last) in enumerate(doc.text.sentences):
        if first < doc.head_end:
            found += _in_headline(doc, first, last)
            continue
        if number == 0 and (head := _headline_colon(doc, first, last)):
            found.append(head)
            continue
        here = _in_sentence(doc, first, last)
        found += here + find_attributions(doc, first, last, here)
    return without_overlaps(doc, found)


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


def _in_headline(doc: Document, first: int, last: int) -> list[Speech]:
    """«مصر تدين الهجوم.. والخارجية: نقف مع الأشقاء»: each part of a headline says something of its own."""
    found: list[Speech] = []
    begin = first
    for k in range(first, last):
        closes = k + 1 == last or (doc.cls[k] == "." and doc.words[k].raw != ".") or doc.cls[k : k + 2] == ".."
        if not closes or k < begin:
            continue
        end = last if k + 1 == last else k
        head = _headline_colon(doc, begin, end)
        here = [] if head else _in_sentence(doc, begin, end)
        found += [head] if head else here + find_attributions(doc, begin, end, here)
        begin = k + 1
        while begin < last and doc.cls[begin] == ".":
            begin += 1
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
    subject = j
    j = _headline_aside(doc, j, last)
    while (
        j + 2 < last
        and j < mention.last + 8
        and (doc.words[j].clitic == "ل" or doc.words[j].key == "ل" or j in doc.at or doc.cls[j] in '"«»H')
    ):
        j = doc.at[j].last if j in doc.at else j + 1  # «السيسي لـ"ماكرون": …»
    if j + 2 < last and doc.cls[j] == ":":
        return Speech(j, j + 1, (first, max(subject, first + 1)), (j + 1, last), False, "say", "headline_colon", "v")
    return None


def _headline_aside(doc: Document, j: int, last: int) -> int:
    """«فلان ردا على فلان: …», «الوزير خلال استقباله السفير: …»: the colon after what a headline tells of when and to whom; `j` where none is."""
    if j >= last or not (doc.words[j].key in _ASIDES or doc.words[j].core in ("ردا", "تعليقا", "تعقيبا")):
        return j
    for k in range(j + 1, min(last - 2, j + _HEADLINE_ASIDE)):
        if doc.cls[k] == ":":
            return k
        if doc.cls[k] in '.;«"' or (doc.cls[k] in "SM" and k not in doc.at):
            return j
    return j


_ASIDES = word_set("speech", "headline asides")
_HEADLINE_ASIDE = 10  # how many tokens «خلال استقباله السفير الإيراني» may have


def _is_told(doc: Document, k: int) -> bool:
    """Whether what follows a place and a colon is its own word: «واشنطن: لن نقبل», «طهران: سنرد», not «مصر: وفاة 21»."""
    key = doc.words[k].key
    we = key.startswith("ن") and doc.lexis.word("ي" + key[1:]).has("say") is not None  # «أنقرة: نرحب بالمبادرة»
    return doc.cls[k] in 'nakp"«' or key.startswith("سن") or we


def _reading(doc: Document, i: int) -> tuple[dict[str, Any], int] | None:
    """The reporting verb at token i and where it ends."""
    phrase = doc.phrase(i, "say") if i in doc.known else None
    if phrase:
        return phrase.data[0], phrase.last
    word = doc.words[i]
    readings = word.has("say") or ()
    for reading in sorted(readings, key=lambda reading: reading["form"][0] != "q") if word.raw[0] == "آ" else readings:
        noun = reading["form"][1:2] == "d" and word.raw.endswith(("ًا", "اً"))  # «وعداً» is no «they both promised»
        if not noun and not (reading["form"].endswith("o") and word.raw.endswith("ة")):  # «إضافة» is not «أضافه»
            return reading, i + 1 + _goes_on_saying(doc, i, reading)
    return None


def _alike(doc: Document, i: int, form: str) -> dict[str, Any] | None:
    """Another reading of the form at token i: «تقدم» as «he offered» beside «she presents»."""
    return next((reading for reading in doc.words[i].has("say") or () if reading["form"] == form), None)


def _goes_on_saying(doc: Document, i: int, reading: dict[str, Any]) -> bool:
    """«أردف يقول إن», «ومضى يقول»: two verbs, one act."""
    then = doc.words[i + 1].key if i + 1 < len(doc.words) else ""
    return then in ("يقول", "تقول", "يقولون") and reading["form"][0] == "v" and "direct" in reading["takes"]


_WAS = word_set("speech", "was")
_CONVICTS = lemma_set("speech", "convicts")
_CRIMES = word_set("speech", "crimes")
_VERDICT = 14  # how many tokens after «أدان» its «بتهمة …» may stand


def _convicts(doc: Document, j: int, last: int) -> bool:
    """Whether a verb of condemning tells of a verdict: somebody is found guilty of a crime, or sentenced."""
    for k in range(j, min(last, j + _VERDICT)):
        if doc.cls[k] in ".;:":
            return False
        key = doc.words[k].key
        if key in ("غيابيا", "حضوريا") or (key[:1] == "ب" and key[1:].removeprefix("ال") in _CRIMES):
            return True
    return False


def _at(doc: Document, i: int, first: int, last: int) -> Speech | None:
    """The act of saying whose verb stands at token i, or None: «وأكد الحريري أن …», «محذراً من …»."""
    if not may_be_verb(doc, i, last):
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
    if data["form"].startswith("ps") or (i and kind in "vp" and is_not_said(doc, i, data)):
        return None  # «ستعلن الهيئة …», «أن تعلن …» are still to be said; «إن رد موسكو …» is a noun
    if kind == "q" and i and doc.cls[i - 1] == "k" and doc.words[i - 1].key.removeprefix("و") in _WAS:
        return None  # «وكان متوقعا أن ينتعش الاقتصاد»: nobody says so
    if i and doc.words[i].core == _STRICT and doc.words[i - 1].bare in _STRICT_THINGS:
        return None  # «وسط قيود مشددة على الدخول»
    if data["verb"] in _CONVICTS and _convicts(doc, verb_last, last):
        return None  # «وأدانت المحكمة المتهم بتهمة القتل»
    if data["verb"] == "نقل" and kind in "vp" and (through := _quoted_through(doc, i, verb_last, last, data)):
        return through
    done = (
        kind == "m"
        and data["act"] != "announce"
        and any(doc.words[k].core in _DONE for k in range(max(first, i - 6), i))
    )
    if kind == "m" and not done and (close := closing_verb(doc, i, first)) is not None:
        begin = content_start(doc, verb_last, last, data)
        form = "qf" if doc.words[close].core.endswith("ت") else "q"
        return _speech(doc, i, verb_last, last, begin, {**data, "form": form}, "closing") if begin is not None else None
    named = kind == "m" and not done and masdar_of_somebody(doc, i, data)
    if kind == "m" and not done and not named:
        return None
    if data["verb"] == "ادعى" and kind == "p" and doc.words[i].raw.endswith("ى"):
        return None  # «وتدعى فلانة»: she is called so
    if data["form"] == "pf" and (other := _alike(doc, i, "v")) and (light := said_by_noun(doc, verb_last, last, other)):
        if doc.words[light[0][1]].clitic == "ب":
            data = other  # «وتقدم الوزير بالشكر», not «وتقدم الوزارة شكرها»
    if "noun" in data["takes"] and (light := said_by_noun(doc, verb_last, last, data)) is not None:
        return _speech(
            doc, i, verb_last, last, light[0], {**data, "act": light[1]}, "participle" if kind == "q" else "verb"
        )
    if data["takes"] == ["noun"] or ("blame" in data["takes"] and not blames(doc, verb_last, last)):
        return None
    begin = _past_saying(doc, content_start(doc, verb_last, last, data, closed=_is_closed(doc, i, verb_last)), last)
    if begin is None or not stands(doc, i, first, data, begin, done=done, named=named):
        return None
    if data["verb"] in TALKED_OVER and talked_over(doc, verb_last, begin):
        return None
    prefix = "participle" if kind == "q" else "masdar" if done else "name_after_masdar" if named else "verb"
    return _speech(doc, i, verb_last, last, begin, data, prefix)


def _past_saying(doc: Document, begin: Begin | None, last: int) -> Begin | None:
    """«وعلق الوزير بالقول إن …», «معلقا بالقول: …»: what is said stands behind «بالقول»."""
    if (
        begin is None
        or begin[1] >= last
        or doc.words[begin[1]].core not in _SAYING
        or doc.words[begin[1]].clitic != "ب"
    ):
        return begin
    inner = content_start(doc, begin[1] + 1, last, _PLAINLY)
    return (begin[0], inner[1], inner[2], begin[3]) if inner is not None and inner[0] <= begin[1] + 1 else begin


_PLAINLY: dict[str, Any] = {"act": "say", "takes": ["أن", "direct"], "sure": True, "form": "q"}


def _speech(
    doc: Document, i: int, verb_last: int, last: int, begin: Begin, data: dict[str, Any], prefix: str
) -> Speech | None:
    subject_last, start, quoted, rule = begin
    while start < last and doc.cls[start] in (",;" if quoted else ",;:"):
        start += 1  # «وواصل النائب، أن: «…»»
    close = doc.quotes.get(start) if start < last and doc.cls[start] in QUOTES else None
    then = doc.words[close + 2].key if close is not None and close + 2 < last else ""
    goes_on = then[:1] == "و" and then[1:] in THAT  # «"…"، وأن البطالة تراجعت»
    if close is not None and not quoted and not goes_on and (close + 1 >= last or doc.cls[close + 1] in ",.;"):
        start, quoted = start + 1, True  # «ووصفه بـ"الفظيع"، وذلك …»
    if _is_closed(doc, i, verb_last):
        subject_last = verb_last
    if start > last and rule == "then_colon":
        last = _paragraph_end(doc, start)
        if doc.cls[start] in "SM":
            return None
    end = content_end(doc, start, last, quoted=quoted)
    if i and doc.words[i - 1].core == "ان":
        end = _main_verb(doc, start, end)
    if i and not quoted and doc.cls[i - 1] == "r" and doc.cls[max(0, i - 2)] == ",":
        end = next((k for k in range(start + 1, end) if doc.cls[k] == ","), end)  # «، الذي أبدت موسكو استعدادها له، …»
    if not quoted and rule in ("then_preposition", "then_object", "then_noun"):
        end = next((k for k in range(start + 1, end) if doc.cls[k] == "," and _tells_on(doc, k + 1)), end)
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


def _paragraph_end(doc: Document, k: int) -> int:
    """The line break that ends the paragraph of token k."""
    end = doc.cls.find("\n", k)
    return len(doc.cls) if end < 0 else end


def _tells_on(doc: Document, k: int) -> bool:
    """«عبر عن سعادته باللقاء، حيث عقد اجتماع», «شكك في النتائج، لم يكن …»: after what is said as a noun the report goes on."""
    return k < len(doc.words) and (doc.words[k].key in ("حيث", "لم") and not doc.words[k].clitic)


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


def _by_saying(doc: Document, i: int, last: int) -> Speech | None:
    """«وجه تحذيرا إلى روسيا بقوله إن …», «وعلق في قوله: …»."""
    by = doc.words[i].clitic == "ب" or (i and doc.words[i - 1].key == "في" and doc.words[i].core != "القول")
    if not by or i + 1 >= last:
        return None
    form = "qf" if doc.words[i].core == "قولها" else "q"
    data = {**_PLAINLY, "form": form}
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
    if read is None or opening is None or read[0]["form"][0] not in "vp" or "direct" not in read[0]["takes"]:
        return None
    end = frame_end(doc, read[1], last)
    content = (opening + 1, close)
    if end == read[1] or content[1] - content[0] < 2:
        return None
    return Speech(i, read[1], (read[1], end), content, True, read[0]["act"], "quote_before_verb", read[0]["form"])


def _past_its_frame(doc: Document, k: int, last: int) -> int:
    """«قوله | إن …», «قوله الخميس، خلال مؤتمر صحفي في روما: إنه …»: the token after the أن or colon that opens what is said; k where none does."""
    end = frame_end(doc, k, last)
    if k < end < last and doc.cls[end] == ",":
        end = frame_end(doc, end + 1, last)
    opened = end
    while opened < min(last, end + 2) and (doc.words[opened].core in THAT or doc.cls[opened] == ":"):
        opened += 1
    return opened if opened > end else k


def _quoted_through(doc: Document, i: int, verb_last: int, last: int, data: dict[str, Any]) -> Speech | None:
    """«ونقلت الوكالة عن الوزير قوله إن …»: the words are the minister's, the agency passes them on."""
    reach = range(verb_last, min(last, i + 16))
    about = next((k for k in reach if doc.words[k].key == "عن"), None)
    if about is None:  # «نقل التلفزيون تصريحات الرئيس فلان: "…"»
        about = next((k for k in reach if doc.words[k].core in _HIS_SAYINGS and k + 1 in doc.at), None)
    if about is None:
        return None
    for k in range(about + 1, min(last, about + 24)):
        word, c = doc.words[k], doc.cls[k]
        nxt = k + 1
        if c == "Q" and doc.cls[k - 1] in ",;":
            return None  # «نقل عن الرئيس وعدا بـ…، مشيرا إلى أنه …»: who passes it on goes on
        if word.core in _SAYING or word.core in THAT or c in QUOTES:
            if word.core in _SAYING:
                nxt = _past_its_frame(doc, nxt, last)
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
