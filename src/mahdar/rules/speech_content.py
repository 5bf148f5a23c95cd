"""What is said: where the words of an act of saying begin after verb and subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.rules.document import Document
from mahdar.rules.speech_adjuncts import PASSED_ON
from mahdar.rules.speech_frame import (
    ANSWERING,
    BOTH,
    IN_IDIOMS,
    MANNER,
    PREPOSITIONS,
    THEREIN,
    after_blessing,
    closes_name,
    frame_end,
)
from mahdar.rules.watching import Watch

BESIDE_DEEDS = word_set("speech_content", "beside deeds")
THAT = word_set("speech_content", "that")
QUOTES = "\"«'"
_LOOK = 60  # how many tokens after the verb its content may begin
_MANNER_QUOTED = 4  # how many words «"بأشد العبارات"» may have
_NAME_QUOTED = 5  # how many words the quoted name of a newspaper may have
_HEARERS = word_set("speech_content", "hearers")
_TO_SOMEBODY = frozenset(("call_for", "demand", "ask", "warn"))  # «دعت المعارضة أنصارها إلى …»: the object comes first
_CLAUSE_OPENS = word_set("speech_content", "clause opens")
_BEFORE_THAT = word_set("speech_content", "before that")  # «قبل أن يبدأ» reports nothing
SUBJECT = 16  # how many tokens the subject of such a verb may have

Begin = tuple[int, int, bool, str]
"""The end of the subject's range, the first token said, whether quotation marks hold it, and the rule."""


@dataclass(slots=True)
class Speech:
    """One act of saying. Tokens: the verb at `verb`, its subject somewhere in `subject` (a range, may be empty),
    what is said in `content` (a range); `quoted` where quotation marks hold it; `via` a range that names who passes it on."""

    verb: int
    verb_last: int
    subject: tuple[int, int]
    content: tuple[int, int]
    quoted: bool
    act: str
    rule: str
    form: str
    via: tuple[int, int] | None = None


def content_start(doc: Document, j: int, last: int, data: dict[str, Any], *, closed: bool = False) -> Begin | None:
    """Where what is said begins after a verb that ends at j: after أن/إن, a colon, a quotation mark, the verb's own preposition."""
    if closed:
        return _after_preposition(doc, j, last)
    if j < last and doc.cls[j] in "-(":
        j = after_blessing(doc, j, last)
    takes: list[str] = data["takes"]
    attached = data["form"].endswith("o")  # «ووصفته», «اتهمه»: the object is the pronoun
    strict, loose = frame_end(doc, j, last, takes=takes, object_follows=_takes_object(data)), j
    if j < last and (data["act"] in _TO_SOMEBODY or _unknown_subject(doc, j)):
        loose = frame_end(doc, j, last, loose=True, takes=takes)
    ends = {j, strict, loose} | {end + 1 for end in (strict, loose) if j < end < last and doc.cls[end] == ","}
    if j + 1 < last and doc.words[j].core in _PAPERS:
        ends.add(j + 1)  # «ورحب البيان | بقمة …»
    if data["act"] in _TO_SOMEBODY and not data["form"].startswith("q"):
        ends |= _after_those_asked(doc, max(strict, loose), last)
        if strict == j and j < last and doc.words[j].core in _EVER_ASKED:
            ends |= _after_those_asked(doc, j, last)  # «طالب المجتمع الدولي | بالتدخل»
    if "whole" in takes and j and doc.words[j - 1].clitic == "ف" and _as_for(doc, j - 1):
        strict = j  # «أما زعيم الحزب فلان، فحمّل رئيس الوزراء مسؤولية الأزمة»: the subject stands before the verb
    if j < last and strict == j and doc.cls[j] == "w" and doc.words[j].key.endswith("ون"):
        strict = loose  # «واستنكر المحتجون …»: a nominative is the subject
    if "whole" in takes and not attached and data["form"].startswith("q"):
        return _object(doc, j, j, last)
    if "whole" in takes and not attached and j < strict < last and doc.words[strict].key.startswith("ب"):
        return j, j, False, "then_object"  # «واتهم طهران بإفشال …»: the only noun is the object
    if "deems" in takes and not attached and data["form"][0] in "vq":
        deemed = _deemed(doc, j, strict, last, data)
        if deemed is not None:
            return deemed
    if "whole" in takes and not attached:  # «وصف القرار بأنه …»: what is described belongs to it
        return _object(doc, j, strict, last)
    if "upon" in takes and strict + 1 < last and doc.words[strict].key in ("على", "علي", "من"):
        begins = _asked_end(doc, strict + 1, last)  # «متمنيا على الجميع عدم الاستعجال»
        return _object(doc, strict, begins, last)
    given = j if data["form"].startswith("q") else strict
    if "upon" in takes and given < last and doc.words[given].clitic == "ل" and data["act"] == "hope":
        return given, given, False, "then_object"  # «متمنيا لرئيسها التوفيق»
    if "from" in takes and strict < last and doc.words[strict].core not in THAT and doc.cls[strict] not in '"«:,':
        return _object(doc, j, strict, last)
    marked = _marked(doc, j, last, data, ends)
    if marked is not None:
        return marked
    clause = "direct" in takes and not attached and j <= strict < last and doc.cls[strict - 1] != ","
    if clause and doc.words[strict].core in _CLAUSE_OPENS:
        return strict, strict, False, "then_clause"  # «وأضاف نحن لا نريد شيئا», «وأضاف فلان هناك دول تضع …»
    if data["form"].startswith("q") and j < last and doc.cls[j] != "p":
        strict = j  # a participle has no subject of its own: «متهمة موسكو بالكذب»
    return _object(doc, j, strict, last) if _takes_object(data) and not attached else None


def _after_those_asked(doc: Document, k: int, last: int) -> set[int]:
    """«دعت السفارة، وسائل الإعلام المختلفة | لحضور …», «دعا الوزير الدروز وباقي الأطراف | إلى …»: the tokens at which a noun that is asked may end."""
    first = k = k + (k < last and doc.cls[k] == ",")
    ends: set[int] = set()
    while k < min(last, first + _ASKED):
        if k in doc.at:
            k = doc.at[k].last
        elif doc.cls[k] in 'wNBGOHLFe("«»)' and doc.words[k].clitic in ("", "و"):
            k += 1
        else:
            break
        ends.add(k)
    return ends


_PAPERS = word_set("subjects", "papers")
_EVER_ASKED = word_set("speaking", "ever asked")  # never who asks
_ASKED = 12  # how many tokens those may have who are asked for something


def _as_for(doc: Document, verb: int) -> bool:
    """Whether «أما» opens the sentence of a verb with ف, its subject between them."""
    first = doc.text.sentences[doc.text.sentence_of(verb)][0]
    return any(doc.words[k].key.removeprefix("و") == "اما" for k in range(max(first, verb - _LOOK), verb))


def _deemed(doc: Document, j: int, strict: int, last: int, data: dict[str, Any]) -> Begin | None:
    """«واعتبر فلان المطالب غير مؤسسة», «معتبرا إياها رمزية»: an object and what it is held to be; None where أن opens what is said."""
    for k in range(j, min(last, strict + _ASIDE)):
        if doc.words[k].core in THAT or doc.cls[k] == ":":
            return None
        if k > strict and doc.cls[k] == ",":
            break
    if data["form"].startswith("q"):
        return _object(doc, j, j, last) if doc.cls[j] not in "p," else None
    strict += strict < last and doc.words[strict].key in ("له", "لها", "لهم")  # «في بيان لها»
    if strict < last and doc.words[strict].key == "بمثابه":
        return None
    return _object(doc, j, strict, last) if strict > j and j in doc.at else None


_ASIDE = 14  # within how many tokens after the subject an أن would open what is said


def _asked_end(doc: Document, k: int, last: int) -> int:
    """«من الدول المانحة | الوفاء بتعهداتها»: the token after those of whom something is asked, with their adjectives."""
    if k in doc.at:
        return doc.at[k].last
    k += 1
    while k < last and doc.words[k].definite and not doc.words[k].clitic and doc.words[k].key.endswith(_ADJECTIVE):
        k += 1
    return k


_ADJECTIVE = ("ه", "ي", "ين", "ون", "ات")


def _after_preposition(doc: Document, j: int, last: int) -> Begin | None:
    """«أعرب عن اعتقاده أن …», «أعرب عن أمله في …»: everything after the preposition, or after its own أن."""
    for k in (j, j + 1):
        if k < last and doc.words[k].core in THAT:
            return j, k + 1, False, "then_that"
    return (j, j, False, "then_preposition") if j < last and doc.cls[j] not in ",:." else None


def _unknown_subject(doc: Document, j: int) -> bool:
    """Whether the subject is a noun that names nobody known: «المسؤولون بالشركة»."""
    return (
        j not in doc.at
        and doc.cls[j] != "H"
        and doc.words[j].core not in BOTH
        and (doc.words[j].definite or doc.cls[j] in "OB")
    )


def _takes_object(data: dict[str, Any]) -> bool:
    takes = data["takes"]
    return "object" in takes or ("direct" in takes and data["sure"] and data["act"] != "say")


def _object(doc: Document, j: int, strict: int, last: int) -> Begin | None:
    """«أكد الوزير أهمية …»: what stands after the subject."""
    start = strict + 1 if j < strict < last and doc.cls[strict] == "," else strict
    if start >= last or doc.cls[start] == ".":
        start = _after_name(doc, j, start)
    if start < last and doc.cls[start] in '"«' and (close := doc.quotes.get(start)) is not None:
        if close - start <= _MANNER_QUOTED and doc.words[start + 1].key.startswith(("باشد", "باقوي", "باقسي", "بشد")):
            start = close + 1  # «ودانت فرنسا "بأشد العبارات" التفجير»
    if start < last and doc.words[start].clitic in ("ل", "ب") and doc.cls[start] in "wmB":
        return None
    if start < last and doc.words[start].clitic == "و":
        return None  # «وناشدت الأمانة وإدارة المرور …»: the subject goes on
    if j <= start < last and doc.words[start].key in _HIS_OWN:
        return start, start, False, "then_object"  # «أكدت الوزارة رفضها للتهجير»
    if j < start < last and doc.cls[start] == "S" and not doc.words[start].clitic and _is_masdar_of(doc, start):
        return start, start, False, "then_object"  # «وأكدت الوزارة، في بيان صادر عنها، رفض التهجير»
    if j < start < last - 1 and doc.words[start].key == "ما" and doc.cls[start + 1] not in "npa,.":
        return start, start, False, "then_object"  # «نفت الرئاسة ما يشاع عن …»
    if start < last and (doc.cls[start] not in "p,:;.SQrn-" or doc.words[start].key in ("له", "لها", "لهم", "لهما")):
        return start, start, False, "then_object"
    return None


def _is_masdar_of(doc: Document, k: int) -> bool:
    """Whether a form that may be a verb is here the masdar before its definite genitive: «رفض التهجير» after «في بيان»."""
    masdar = any(reading["form"] == "m" for reading in doc.words[k].roles.get("say", ()))
    n = k + 1
    if n + 1 < len(doc.words) and doc.words[n].clitic == "و" and not doc.words[n].definite and n not in doc.at:
        n += 1  # «أكد خلاله رفض واستنكار العراق للحرب»
    after = n < len(doc.words) and (doc.words[n].definite or n in doc.at)
    aside = (
        doc.cls[k - 1] == "," or k - 1 in doc.at or doc.words[k - 1].core in THEREIN
    )  # «أعلن الوزير، فلان، رفض السودان …»
    return bool(masdar and after and (aside or (not doc.words[k - 1].definite and doc.words[k - 1].function == "p")))


_HIS_OWN = frozenset(
    noun + whose for noun in ("رفض", "شكر", "دعم", "تاييد", "تقدير") for whose in ("ه", "ها", "هم", "هما")
)


def _after_name(doc: Document, j: int, end: int) -> int:
    """«أدان البيت الأبيض الهجوم.»: where only definite nouns follow the subject's name, they are the object."""
    k = end
    while k > j and doc.cls[k - 1] == "w" and k - 1 not in doc.at:
        k -= 1
    return k if k - 1 in doc.at else end


_MARKING = re.compile(f"[:,;SMQ{QUOTES}-]")
"""Classes at which `_marked` looks."""
SAYS_THAT = Watch(cores=THAT)
"""Forms that may open what is said: «أن», «بأنه»."""


@cache
def _keys_of(takes: tuple[str, ...]) -> set[str]:
    """The keys of a verb's own prepositions."""
    return {key for preposition in takes for key in PREPOSITIONS.get(preposition, ())}


def _marked(doc: Document, j: int, last: int, data: dict[str, Any], ends: set[int]) -> Begin | None:
    """The first mark that opens what is said, or the verb's own preposition where one of `ends` is reached."""
    words, cls = doc.words, doc.cls
    takes: list[str] = data["takes"]
    prepositions = _keys_of(tuple(takes))
    k, soft, stop = j, None, min(last, j + _LOOK)
    marks = {match.start() for match in _MARKING.finditer(cls, j, stop)}
    steps = sorted(marks.union(doc.where_in("that", j, stop), ends))  # the rest are words like any other
    while (at := bisect_left(steps, k)) < len(steps) and steps[at] < stop:
        k = steps[at]
        word, c = words[k], cls[k]
        if word.core in THAT and word.clitic == "ف" and k > j and soft is None:
            break  # «وإذ تنفي الوزارة الخبر، فإنها تؤكد أن …»
        if word.core in THAT and _is_that(doc, k, j):
            if _of_a_relative(doc, k, j):
                break  # «رفضت طهران الاقتراض، في الوقت الذي دعا فلان أن …»
            if soft is not None and (k > soft[1] + 1 or not _is_his(doc, soft[1])):
                break  # «دعا إلى … أن»: the أن is inside what is said
            return _after_that(doc, k, last)
        if c == ":" and soft is None:
            if _of_a_relative(doc, k, j) and doc.cls[k - 1] == "S":
                break  # «الكتلة التي تحدث باسمها النائب فلان، الذي قال: "…"»
            return _after_colon(doc, k, last)
        if c in QUOTES and soft is None and k not in doc.at and (close := doc.quotes.get(k)) is not None:
            if "أن" in takes and words[k + 1].core in THAT and close - k > 3:
                return k, k + 2, True, "then_that"  # «اعتبر النائب «أن …»»
            named = k > j and (
                (cls[k - 1] == "p" and words[k - 1].key not in prepositions and words[k - 1].core not in THEREIN)
                or (words[k - 1].clitic[-1:] == "ل" and k - 1 not in doc.at)
            )  # «في تصريح لـ"الجوهرة أف أم"»
            named = named and not (close - k > _NAME_QUOTED and words[k - 1].definite and words[k - 1].bare in _HEARERS)
            if (
                not named
                and ":" not in cls[close + 1 : min(last, close + 9)]
                and _holds_speech(doc, k, close, j, ends, data)
            ):
                return k, k + 1, True, "then_quote"
            k = close + 1  # «الخبير لدى "ميتسوبيشي" للأوراق المالية: "…"»
            continue
        if (
            c in QUOTES
            and soft is None
            and k in ends
            and data["act"] in _TELLING
            and not closes_name(doc, k)
            and _never_closes(doc, k, last)
        ):
            return k, k + 1, False, "then_quote"
        if soft is None and c == "-" and k > j and (shut := _dash_closes(doc, k, stop)) is not None:
            k = shut
            continue
        if soft is None and k in ends and not _name_follows(doc, j, k, last):
            soft = _own_preposition(doc, k, last, takes, prepositions)
            if soft is not None and soft[3] == "then_that":
                return soft
        if (
            c in "SM"
            and k > j
            and k not in doc.at
            and soft is None
            and cls[k - 1] != "n"
            and not (_in_relative_clause(doc, k, j) or _aside(doc, k, j) or doc.phrase(k, "attribution"))
        ):
            break
        if soft is not None and (c in ",;:" or (c == "S" and word.clitic)):
            break
        if c == "Q" and k > j and k not in doc.at and doc.cls[k - 1] != "p" and word.clitic != "ل":
            break
        k += 1
    return soft


def _never_closes(doc: Document, k: int, last: int) -> bool:
    """«وأضاف الوزير: "سيتم التوزيع على الجميع.»: a quotation mark after which the paragraph has no other."""
    if k in doc.at or last - k <= _NAME_QUOTED or any(c in "\"«»'" for c in doc.cls[k + 1 : last]):
        return False
    return not any(word.core in THAT for word in doc.words[k + 1 : k + SUBJECT])


_TELLING = frozenset(("say", "affirm", "explain", "announce"))


def _dash_closes(doc: Document, k: int, stop: int) -> int | None:
    """«فلان – طالب جامعي – أن»: the token after an aside between dashes; None where no dash closes it."""
    for n in range(k + 2, min(stop, k + _DASHED)):
        if doc.cls[n] == "-" and doc.words[n].raw == doc.words[k].raw:
            return n + 1
        if doc.cls[n] in 'a:"«.':
            return None
    return None


_DASHED = 14  # how many tokens an aside between dashes may have


def _name_follows(doc: Document, j: int, k: int, last: int) -> bool:
    """«شكك المرشح في انتخابات الرئاسة فلان في …»: the preposition is the subject's own where a name and the same one follow."""
    if k == j or any(n in doc.at and doc.at[n].kind == "person" for n in range(j, k)):
        return False
    if not doc.words[j].definite and j not in doc.at:
        return False
    for n in range(k + 1, min(last, k + SUBJECT)):
        if doc.cls[n] in ',;:a"«SM' and n not in doc.at:
            return False
        person = doc.at.get(n)
        if person is not None and person.kind == "person":
            after = person.last
            return doc.words[n - 1].function != "p" and after < last and doc.words[after].key == doc.words[k].key
    return False


def _is_his(doc: Document, k: int) -> bool:
    """«أعرب عن اعتقاده أن …» says what follows; «شدد على وجوب أن …» says the need too."""
    his = doc.words[k].key.endswith(("ه", "ها", "هم", "هما")) and not doc.words[k].bare.endswith("يه")
    return his or doc.words[k].core in THAT or doc.cls[k] in QUOTES


def _of_a_relative(doc: Document, k: int, j: int) -> bool:
    """Whether an أن belongs to a verb of saying after a relative pronoun, no comma between them."""
    for n in range(k - 1, max(j, k - 12), -1):
        if doc.cls[n] in ",:":
            return False
        if doc.cls[n] == "S" and doc.cls[n - 1] == "r" and n not in doc.at:
            return True
    return False


def _is_that(doc: Document, k: int, j: int) -> bool:
    word = doc.words[k]
    if word.raw.startswith("آ"):
        return False  # «آن كلير»
    return word.core in THAT and word.clitic in ("", "ب", "و") and not (k > j and doc.words[k - 1].key in _BEFORE_THAT)


def _after_that(doc: Document, k: int, last: int) -> Begin:
    nxt = k + 1
    if nxt < last and doc.cls[nxt] in QUOTES and (doc.quotes.get(nxt) or 0) >= last - 2:
        return k, nxt + 1, True, "then_that"
    return k, nxt, False, "then_that"


def _after_colon(doc: Document, k: int, last: int) -> Begin:
    nxt = k + 1
    while nxt < len(doc.words) and doc.cls[nxt] == "\n":
        nxt += 1  # «وقال في تغريدة:», and what he said in the next paragraph
    if nxt < len(doc.words) and doc.cls[nxt] in QUOTES and doc.quotes.get(nxt) is not None:
        return k, nxt + 1, True, "then_quote"
    return k, nxt + (nxt < last and doc.words[nxt].core in THAT), False, "then_colon"


def _holds_speech(doc: Document, k: int, close: int, j: int, ends: set[int], data: dict[str, Any]) -> bool:
    """Whether a quotation is what is said, not the name of a thing: long, or right after verb and subject."""
    if "direct" not in data["takes"]:
        asks = data["act"] == "call_for" and data["form"][0] == "q"  # «داعيا "المواطنين إلى المشاركة في الاقتراع"»
        return asks and k == j and close - k > _NAME_QUOTED  # «وأشارت "إيه بي سي" إلى …»
    if close - k > 5:
        return k in ends or not _takes_object(data)
    return k in ends and close - k > 2 and data["act"] == "say"


_PHRASE = 4  # how many indefinite words «في مؤتمر صحفي مشترك» may have before its verb
_CLAUSES = word_set("speech_content", "clauses")


def _aside(doc: Document, k: int, j: int) -> bool:
    """«، ردا على سؤال، أن …», «، تلقته الوكالة، أن …», «، وتابعته الوكالة، إن …»: a form beside the verb that says nothing itself."""
    if _reporters_aside(doc, k) or doc.words[k].core in ANSWERING:
        return True
    if doc.words[k - 1].key == "كما" and k - 2 <= j + 1 and doc.cls[k - 2] == ",":
        return True  # «أضاف، كما أوردت الوكالة، أن …»
    if doc.cls[k - 1] == "," and k + 1 in doc.at and doc.words[k].key.endswith("ته"):
        return True  # «في حوار هاتفي، أجرته فلانة، إن …»
    return k > j and doc.cls[k - 1] == "," and doc.words[k].core in PASSED_ON


def _reporters_aside(doc: Document, k: int) -> bool:
    """«، وتابعته الوكالة، إن …»: that an agency heard it says nothing else."""
    if doc.words[k].clitic != "و":
        return False
    return any(r["verb"] in _HEARD and r["form"].endswith("o") for r in doc.words[k].has("say") or ())


_HEARD = lemma_set("speech_content", "heard")


def _in_relative_clause(doc: Document, k: int, j: int) -> bool:
    """«في تصريحاته التي أوردتها الوكالة، أن …», «في خطاب نقل مباشرة»: a verb there opens nothing new, nor does a noun after a preposition."""
    if doc.cls[k - 1] == "p" and doc.words[k - 1].key not in _CLAUSES:
        return True
    n = k - 1
    while n > j and k - n < _PHRASE and doc.cls[n] in "mwG" and not doc.words[n].definite:
        n -= 1
    if j < n < k - 1 and doc.cls[n] == "p":
        return True
    return any(
        doc.cls[n] == "r" or doc.words[n].core in ("ما", "عندما", "حين", "لما", *THAT) for n in range(max(j, k - 2), k)
    )


def _own_preposition(doc: Document, k: int, last: int, takes: Sequence[str], prepositions: set[str]) -> Begin | None:
    """The verb's own preposition at k: «دعا إلى», «أشاد بـ», «عبر عن»."""
    word = doc.words[k]
    if word.key in prepositions and k not in doc.at and k + 1 < last and doc.words[k + 1].key not in IN_IDIOMS:
        if doc.words[k + 1].core in THAT:
            return k, k + 2, False, "then_that"
        return k, k + 1, False, "then_preposition"
    if word.key == "لان" and "ل" in takes and k + 1 < last:
        return k, k + 1, False, "then_that"  # «أسف البطريرك لأن …»
    if "ب" in takes and k not in doc.at and _begins_with_by(doc, k):
        return k, k, False, "then_preposition"
    if word.clitic in ("ب", "ل") and word.clitic in takes and not (doc.cls[k] in "L" and word.clitic == "ل"):
        return k, k, False, "then_preposition"
    return None


def _begins_with_by(doc: Document, k: int) -> bool:
    """«بالجهود», «بما حققته», «بعمق العلاقات»: a form known as a whole that is ب and what it governs."""
    word = doc.words[k]
    if (word.key.startswith("بال") and doc.cls[k] != "p") or word.key in ("بما", "بمن"):
        return True
    closes = [
        n
        for n in (k + 1, k + 2)
        if n < len(doc.words)
        and (doc.words[n].definite or n in doc.at or doc.words[n].key in ("ما", "من", "هذا", "هذه"))
    ]
    closes = closes or [n for n in (k + 1,) if n < len(doc.words) and doc.cls[n] == "e"]  # «بتجميد كل هياكل المجلس»
    then = closes and not doc.words[k + 1].clitic and doc.cls[k + 1] not in "pac,."  # «بسرعة إصدار اللائحة»
    if not then or word.clitic or not word.key.startswith("ب") or doc.cls[k] not in "wGm" or word.key in MANNER:
        return False
    return doc.lexis.cut(word.raw).zipf > _COMMON  # «بسرعة الانتهاء», «بعمق العلاقات»


_COMMON = 330  # Zipf × 100 of a noun that is known without its ب
