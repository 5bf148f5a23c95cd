"""Acts of saying: the reporting verb, where its subject may stand, and the words that it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mahdar.rules.document import Document

_LOOK = 60  # how many tokens after the verb its content may begin
_QUOTES = "\"«'"
_CLOSERS = {'"': '"', "«": "»»", "'": "'", "»": "«»"}
_THAT = ("ان", "انه", "انها", "انهم", "انهما", "اننا", "انني", "اني", "بان", "بانه", "بانها", "بانهم")
_NO_VERB_AFTER = frozenset(
    ("في", "من", "على", "الي", "عن", "مع", "بين", "حول", "منذ", "خلال", "لدي", "عند", "ضد", "عبر", "بحسب", "حسب", "وفق")
)
_DONE = frozenset(("جري", "تم", "يتم", "جرت", "تمت"))  # «وجرى خلال الاتصال التأكيد على …»: both sides said it
_TO_SOMEBODY = frozenset(
    ("call_for", "demand", "ask")
)  # «دعت المعارضة أنصارها إلى …»: an object stands before the preposition
_BEFORE_THAT = frozenset(("قبل", "بعد", "دون", "منذ", "غير", "رغم", "لولا", "الا"))  # «قبل أن يبدأ» reports nothing
_PREPOSITIONS = {
    "إلى": ("الي",),
    "على": ("على", "علي"),
    "عن": ("عن",),
    "من": ("من",),
    "في": ("في",),
    "حول": ("حول", "بشان", "بخصوص"),
}
_ATTACHED = {"ب": "ب", "ل": "ل"}


@dataclass(slots=True)
class Speech:
    """One act of saying. Tokens: the verb at `verb`, its subject somewhere in `subject` (a range, may be empty),
    what is said in `content` (a range); `quoted` where quotation marks hold it."""

    verb: int
    verb_last: int
    subject: tuple[int, int]
    content: tuple[int, int]
    quoted: bool
    act: str
    rule: str
    form: str


def find_speech(doc: Document) -> list[Speech]:
    """Every act of saying in the text, in the order of the verbs."""
    found: list[Speech] = []
    doc.quotes = _quotations(doc)
    for number, (first, last) in enumerate(doc.text.sentences):
        i = first
        if number == 0 and (head := _headline_colon(doc, first, last)):
            found.append(head)
            continue
        while i < last:
            speech = _at(doc, i, first, last) if "say" in doc.words[i].roles or i in doc.known else None
            if speech:
                found.append(speech)
            i += 1
        if not any(s.verb >= first for s in found[-3:]):  # «وقال ترامب …، وفق فرانس برس»: it is Trump who says it
            found += _attributions(doc, first, last)
    return _without_overlaps(doc, found)


def _headline_colon(doc: Document, first: int, last: int) -> Speech | None:
    """«ماكرون: لا بد من الحوار»: a headline that begins with its speaker and a colon."""
    mention = doc.at.get(first)
    if mention is None:
        return None
    j = mention.last
    while j in doc.at and j < last:
        j = doc.at[j].last
    if j + 2 < last and doc.cls[j] == ":":
        return Speech(j, j + 1, (first, j), (j + 1, last), False, "say", "headline_colon", "v")
    return None


def _reading(doc: Document, i: int) -> tuple[dict[str, Any], int] | None:
    """The reporting verb at token i and where it ends."""
    phrase = doc.phrase(i, "say")
    if phrase:
        return phrase.data[0], phrase.last
    say = doc.words[i].has("say")
    return (say[0], i + 1) if say else None


def _at(doc: Document, i: int, first: int, last: int) -> Speech | None:
    """The act of saying whose verb stands at token i, or None: «وأكد الحريري أن …», «محذراً من …»."""
    if i in doc.at:
        return None
    if doc.words[i].function == "p" and not _then_about(doc, i, last):
        return None  # «عبر» is a preposition unless «عن» follows: «وعبر الوزير عن …»
    if i and doc.words[i - 1].key.removeprefix("و") in _NO_VERB_AFTER:
        return None  # «في رأي الحكومة» is a noun
    read = _reading(doc, i)
    if read is None:
        return None
    data, verb_last = read
    kind = data["form"][0]
    if data["form"].startswith("ps"):
        return None  # «ستعلن الهيئة …» is still to be said
    done = kind == "m" and any(doc.words[k].core in _DONE for k in range(max(first, i - 6), i))
    if (kind == "m" and not done) or (i and doc.cls[i - 1] in "n" and kind in "vp"):
        return None
    begin = _content_start(doc, verb_last, last, data, participle=kind == "q")
    if begin is None or (begin[3] == "then_object" and (done or not _leads(doc, i, first, kind))):
        return None
    if doc.titled and first == 0 and begin[3] in ("then_object", "then_preposition"):
        return None  # a headline in the present tense tells what the body tells
    subject_last, start, quoted, rule = begin
    while start < last and doc.cls[start] in ",;":
        start += 1
    end = _content_end(doc, start, last, quoted=quoted)
    if end - start < 1:
        return None
    prefix = "participle" if kind == "q" else "masdar" if done else "verb"
    return Speech(
        i,
        verb_last,
        (verb_last, subject_last),
        (start, end),
        quoted,
        data["act"],
        f"{prefix}_{rule}",
        data["form"],
    )


def _leads(doc: Document, i: int, first: int, kind: str) -> bool:
    """Whether a verb with an object leads its clause: only there is «رفض القرار» surely an act of saying."""
    if kind == "q":
        return doc.cls[i - 1] == "," or (doc.words[i].raw.endswith(("ًا", "اً")) and (i - 1) in doc.at)
    return kind == "v" and (
        i == first
        or doc.words[i].clitic in ("و", "ف")
        or (i - 1) in doc.at
        or doc.cls[i - 1] in "kr"
        or (doc.cls[i - 1] == "," and i - first <= 5)
        or doc.words[i - 1].key in ("كما", "فيما", "بينما", "حيث", "قد", "كان")
    )


def _then_about(doc: Document, i: int, last: int) -> bool:
    if i + 1 >= last or not (i + 1 in doc.at or doc.cls[i + 1] in "pOHB"):
        return False
    if doc.words[i].core == "بين":  # «وبين الشيخ سلمان أن …»
        return doc.cls[i + 1] != "p" and doc.cls[min(_subject_end(doc, i + 1, last, loose=False), last - 1)] == "a"
    return any(doc.words[k].key == "عن" for k in range(i + 1, min(last, i + 14)))


def _content_start(
    doc: Document, j: int, last: int, data: dict[str, Any], *, participle: bool
) -> tuple[int, int, bool, str] | None:
    """Where what is said begins: after أن/إن, a colon, a quotation mark, or the verb's own preposition.

    Gives the end of the subject's range, the first token said, whether it is quoted, and the rule.
    """
    words, cls = doc.words, doc.cls
    takes: list[str] = data["takes"]
    prepositions = {key: preposition for preposition in takes for key in _PREPOSITIONS.get(preposition, ())}
    strict, loose = _subject_end(doc, j, last, loose=False, takes=takes), j
    if j < last and (data["act"] in _TO_SOMEBODY or (j not in doc.at and (words[j].definite or cls[j] in "OB"))):
        loose = _subject_end(doc, j, last, loose=True, takes=takes)
    ends = {j, strict, loose} | {end + 1 for end in (strict, loose) if end < last and cls[end] == "," and end > j}
    k = j
    soft: tuple[int, int, bool, str] | None = None
    while k < min(last, j + _LOOK):
        word, c = words[k], cls[k]
        if word.core in _THAT and word.clitic in ("", "ب", "و") and not (k > j and words[k - 1].key in _BEFORE_THAT):
            if soft is not None and k - soft[1] > 12:
                break
            if soft is not None and word.core == "ان" and k > soft[1] + 1:
                break  # «دعا إلى … أن»: the أن is inside what is said
            nxt = k + 1
            if nxt < last and cls[nxt] in _QUOTES and (_closing(doc, nxt) or 0) >= last - 2:
                return k, nxt + 1, True, "then_that"
            return k, nxt, False, "then_that"
        if c == ":":
            nxt = k + 1
            if nxt < len(words) and cls[nxt] in _QUOTES and _closing(doc, nxt) is not None:
                return k, nxt + 1, True, "then_quote"
            return k, nxt + (nxt < last and words[nxt].core in _THAT), False, "then_colon"
        if c in _QUOTES and soft is None and k not in doc.at:
            close = _closing(doc, k)
            if close is not None and ":" in cls[close + 1 : min(last, close + 9)]:
                k = close + 1  # «الخبير لدى "ميتسوبيشي" للأوراق المالية: "…"»
                continue
            if close is not None and (close - k > 5 or (k in (j, strict) and close - k > 2 and data["act"] == "say")):
                return k, k + 1, True, "then_quote"
            if close is not None:
                k = close + 1
                continue
        if c in "SM" and k > j and soft is None and words[k - 1].key != "ما" and words[k - 1].core not in _THAT:
            break
        if soft is None:
            if word.key in prepositions and k not in doc.at and k + 1 < last and k in ends:
                if words[k + 1].core in _THAT:
                    return k, k + 2, False, "then_that"
                soft = (k, k + 1, False, "then_preposition")
            elif (
                word.clitic in ("ب", "ل")
                and word.clitic in takes
                and k in ends
                and not (c in "L" and word.clitic == "ل")
            ):
                soft = (k, k, False, "then_preposition")
        if c in ",;" and soft is not None:
            break
        if c == "Q" and k > j:
            break
        k += 1
    if soft is not None:
        return soft
    if "object" in takes or ("direct" in takes and data["sure"] and data["act"] != "say"):
        start = strict + 1 if strict < last and cls[strict] == "," and strict > j else strict
        if start < last and (cls[start] not in "p,:;.SQrn" or words[start].key in ("له", "لها", "لهم", "لهما")):
            return start, start, False, "then_object"
    return None


def _subject_end(doc: Document, j: int, last: int, *, loose: bool, takes: Sequence[str] = ()) -> int:
    """The token after a verb's subject and what is said of when, where and before whom.

    loose: the subject may begin with nouns that name nobody known: «المسؤولون بالشركة».
    """
    k, free, seen = j, 0, False
    while k < last:
        word, c = doc.words[k], doc.cls[k]
        if word.clitic[-1:] in takes and k in doc.at and doc.at[k].first == k:
            break  # «أشادت الولايات المتحدة برئيس …»: the verb's own preposition
        if k in doc.at:
            k, seen = doc.at[k].last, True
        elif c in "tH(-" or word.core in _THEREIN or (c == "." and k > j and doc.cls[k - 1] == "H"):
            k += 1
        elif c == ",":
            end = _aside_end(doc, k, last)
            if end is None:
                return k
            k = end
        elif c == "p" and word.key in _ADJUNCTS:
            k = _adjunct_end(doc, k + 1, last)
        elif loose and free < 4 and c in "wNFOBG0" and not (seen and word.clitic):
            free, k = free + 1, k + 1
        elif seen and c in "wNF" and word.definite and not word.clitic:
            k += 1
        else:
            break
    return k


def _aside_end(doc: Document, comma: int, last: int) -> int | None:
    """The token after an aside between two commas: «، ديمتري بيسكوف، », «، اليوم الأربعاء، »; None where it is none."""
    if comma + 1 >= last or not (comma + 1 in doc.at or doc.cls[comma + 1] in "tHrp0"):
        return None
    for k in range(comma + 2, min(last, comma + 18)):
        if doc.cls[k] == ",":
            return k + 1
        if doc.cls[k] in "Sa:":
            break
    after = doc.at[comma + 1].last if comma + 1 in doc.at else comma + 1
    return after if after > comma + 1 else None


def _adjunct_end(doc: Document, k: int, last: int) -> int:
    """The token after what a preposition leads: a mention, or a noun with its definite adjectives and genitives."""
    first = k
    while k < last and k - first < 8:
        if k in doc.at:
            return doc.at[k].last
        word, c = doc.words[k], doc.cls[k]
        relation = word.definite or word.clitic in ("ل", "ب") or word.key.endswith(("ي", "يه", "يا"))
        if c not in "wNFBOGmHd0t" or (k > first and not relation and c not in "t0"):
            break
        k += 1
    return max(k, first)


_THEREIN = frozenset(("خلاله", "خلالها", "فيه", "فيها"))
_ADJUNCTS = frozenset(
    (
        "في",
        "خلال",
        "عقب",
        "اثناء",
        "بعد",
        "لدي",
        "عبر",
        "فور",
        "قبل",
        "مع",
        "امام",
        "له",
        "لها",
        "لهم",
        "لدى",
        "عند",
        "ضمن",
    )
)


def _closing(doc: Document, opening: int) -> int | None:
    """The token of the closing quotation mark for the one at `opening`; None where none opens there."""
    return doc.quotes.get(opening)


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


def _content_end(doc: Document, start: int, last: int, *, quoted: bool) -> int:
    """Where what is said ends: the closing mark, the next verb of saying, an attribution, or the sentence."""
    if quoted:
        close = _closing(doc, start - 1)
        if close is not None:
            return close
    k = start
    while k < last:
        if k > start + 1 and _new_act(doc, k, start):
            break
        k += 1
    while k > start and (doc.cls[k - 1] in ",;.:-\n(" or (doc.cls[k - 1] in "\"'«»" and _unbalanced(doc, start, k))):
        k -= 1
    return k


def _unbalanced(doc: Document, start: int, k: int) -> bool:
    return sum(doc.cls[n] in "\"'«»" for n in range(start, k)) % 2 == 1


def _new_act(doc: Document, k: int, start: int) -> bool:
    """Whether another act of saying or of meeting begins at k: «، مؤكداً أن», «، ولفت إلى», «، وفقاً لـ»."""
    word, c = doc.words[k], doc.cls[k]
    before = doc.cls[k - 1]
    if doc.phrase(k, "attribution") or word.has("attribution"):
        return before == ","
    if before == "," and word.key == "في" and k + 1 < len(doc.words) and doc.words[k + 1].core == "اشاره":
        return True  # «، في إشارة إلى …» is the reporter's
    if word.key in ("فيما", "بينما", "كما") and before in ",;" and k + 1 < len(doc.words):
        return any(reading["form"][0] == "v" for reading in doc.words[k + 1].roles.get("say", ()))
    if c == "Q" and (before in ",;" or word.roles["say"][0]["sure"]) and k + 1 < len(doc.words):
        return before in ",;" or doc.words[k + 1].core in _THAT or doc.cls[k + 1] in 'p:"'
    if c == "S" and word.clitic in ("و", "ف") and k + 1 < len(doc.words):
        sure = any(reading["sure"] and reading["form"][0] == "v" for reading in word.roles["say"])
        return sure and (before in ",;" or doc.words[k + 1].core in _THAT or doc.cls[k + 1] in "p")
    return bool(c == "M" and word.clitic == "و" and before in ",;" and word.roles["meet"][0]["form"][0] == "v")


def _attributions(doc: Document, first: int, last: int) -> list[Speech]:
    """«…، وفقا لوزارة الخارجية الصينية»: what stands before it in the sentence was said by that source."""
    leading = _leading_attribution(doc, first, last)
    if leading is not None:
        return [leading]
    for k in range(first + 3, last - 1):
        phrase = doc.phrase(k, "attribution")
        kind = phrase.data if phrase else doc.words[k].has("attribution")
        if kind not in ("according_to",):
            continue
        end = phrase.last if phrase else k + 1
        if end in doc.at or (end + 1 < last and end + 1 in doc.at) or doc.cls[end : end + 2].find("S") >= 0:
            stop = k - 1 if doc.cls[k - 1] == "," else k
            return [Speech(k, end, (end, min(last, end + 12)), (first, stop), False, "say", "according_to", "a")]
    return []


def _leading_attribution(doc: Document, first: int, last: int) -> Speech | None:
    """«وبحسب وزارة الخارجية النرويجية، تبلغ قيمة المساعدات …»: the source first, then what it says."""
    phrase = doc.phrase(first, "attribution")
    if not phrase and not doc.words[first].has("attribution"):
        return None
    begin = phrase.last if phrase else first + 1
    for k in range(begin + 1, min(last - 3, begin + 14)):
        if doc.cls[k] == ",":
            return Speech(
                first,
                begin,
                (begin, k),
                (k + 1, _content_end(doc, k + 1, last, quoted=False)),
                False,
                "say",
                "according_to",
                "a",
            )
    return None


def _without_overlaps(doc: Document, found: list[Speech]) -> list[Speech]:
    """What is said ends at the latest where the next act of the same sentence begins, unless it is nested in a quotation."""
    found.sort(key=lambda s: s.verb)
    kept: list[Speech] = []
    quoted: list[tuple[int, int]] = []  # quotations that have not ended before the verb at hand
    for speech in found:
        quoted = [span for span in quoted if span[1] > speech.verb]
        if any(begin <= speech.verb for begin, _ in quoted):
            continue
        kept.append(speech)
        if speech.quoted:
            quoted.append(speech.content)
    return kept
