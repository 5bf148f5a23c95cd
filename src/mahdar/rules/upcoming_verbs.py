"""Deeds told by a verb of the future, or of the present with a day to come."""

from __future__ import annotations

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set, word_tuple
from mahdar.rules.document import Document
from mahdar.rules.upcoming_occasions import is_today, time_to_come
from mahdar.rules.upcoming_phrases import (
    AWAITED,
    Clause,
    UpcomingFound,
    is_no_deed,
    kind_of,
    only_is,
    phrase_end,
    tells_of_measure,
)
from mahdar.rules.upcoming_tense import (
    FUTURE_AUX,
    NOW,
    PRESENT,
    has_future_prefix,
    is_future,
    tense_of,
    told_now,
)

_TAKEN_UP = word_set("upcoming", "taken up")
CARRYING = word_tuple("upcoming", "carrying")


def future_verb(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«سيلتقي الرزاز قادة النقابات المهنية»: a verb of the future, in the main clause or after a noun and «الذي»."""
    word, (first, last) = doc.words[i], clause
    if i in doc.at or word.function == "n" or (word.name > 0.5 and not _of_many(doc, word)) or not is_future(doc, i):
        return None
    deed = doc.words[i + 1].core if word.core in FUTURE_AUX else word.core
    if word.core == "سوف":
        deed = "س" + deed
    relative = i > first and doc.cls[i - 1] == "r"
    occasion = noun_before_relative(doc, i - 1, first, dated=False) if relative else None
    if (
        "n" in doc.cls[max(first, i - 2) : i]
        or not (_is_deed(deed) or _taken_up(doc, i, first) or occasion is not None)
        or _forms_threat(doc, i, last)
        or _follows_if(doc, i, first)
        or _without_time(doc, i, last)
        or _with_force(doc, i, last)
        or tells_of_measure(doc, i, last)
    ):
        return None
    if relative:
        dated = any(i < d <= i + _NEAR + 2 for d in days)
        start = noun_before_relative(doc, i - 1, first, dated=dated)
        if start is None and (dated or _soon(doc, i + 1, last) or doc.words[i - 2].core == "الوقت"):
            start = i  # «قاعة الأوبرا التي سيتم افتتاحها قريبا», «في الوقت الذي ستقام فيه مباراة …»
        if start is None:
            return None
        end = phrase_end(doc, i + 1, last)
        return UpcomingFound((start, end), kind_of(doc, start, last), "expected", "future_relative")
    start = _carried_occasion(doc, i, last) if word.roles.get("meet") or "قوم" in word.core else i
    if start == i:
        start = _subject_before(doc, i, first)
    if start == i and word.core.endswith("ها"):
        start = _indefinite_before(doc, i, first)
    begin = start + 1
    if word.core in FUTURE_AUX and doc.cls[i + 1] in '"«(':
        return None
    if word.core in FUTURE_AUX and start == i:
        begin = min(i + 2, last)  # «سيتم نقل الأطفال»: what follows the auxiliary is the deed
    if word.core in FUTURE_AUX and i + 3 < last and doc.words[i + 1].core == "خلال":
        begin = i + 4  # «سيتم خلال الاجتماع تسليم الجائزة»
    kind = kind_of(doc, start if start > i else i, last)
    return UpcomingFound((start, phrase_end(doc, begin, last)), kind, "expected", "future_verb")


def _soon(doc: Document, k: int, last: int) -> bool:
    """«سيتم افتتاحها قريبا»: a time that is near, within the clause."""
    for n in range(k, min(last, k + _NEAR)):
        if doc.cls[n] in ",.;:r":
            return False
        if doc.words[n].core in ("قريبا", "غدا"):
            return True
    return False


_NEAR = 6  # how many tokens on the time of a deed may stand


def _of_many(doc: Document, word: Word) -> bool:
    """«سيشرعون»: a form that no list has looks like a name; with the ending of many it is a verb of the future."""
    return word.core.endswith(("ون", "ان")) and has_future_prefix(word, doc.lexis.lexicon)


def _forms_threat(doc: Document, i: int, last: int) -> bool:
    """«سيشكل ذلك تهديدا»: unlike «سيشكل الرئيس لجنة», what something will amount to."""
    if doc.words[i].core not in ("سيشكل", "ستشكل"):
        return False
    return not any(
        "bodyhead" in doc.words[k].roles or doc.words[k].bare == "وفد" for k in range(i + 1, min(last, i + 6))
    )


def _follows_if(doc: Document, i: int, first: int) -> bool:
    """«إذا مر القانون فسيسقطه الشارع»: what follows from a condition is not announced."""
    if any(doc.words[k].core == "اذا" and doc.words[k + 1].core.startswith("كان") for k in range(max(first, i - 8), i)):
        return True  # «سئل عما إذا كانت بلاده سترسل قوات»
    if doc.words[i].clitic != "ف" and (i == first or doc.words[i - 1].clitic != "ف"):
        return False
    return any(doc.words[k].core in ("اذا", "لو", "حال") for k in range(max(first, i - 25), i))


def _without_time(doc: Document, i: int, last: int) -> bool:
    """«سنعلن عن الموعد في الوقت المناسب»: put off without a day."""
    for k in range(i + 1, min(last, i + 8)):
        if doc.words[k].core == "حينه" or (doc.words[k].core == "المناسب" and doc.words[k - 1].core == "الوقت"):
            return True
    return False


def _with_force(doc: Document, i: int, last: int) -> bool:
    """«سنرد بكل قوة», «سيواجه بحزم»: a vow."""
    near = range(i + 1, min(last, i + 4))
    return any(
        doc.words[k].key in _FORCE or (doc.words[k].key == "بكل" and doc.words[k + 1].key in _FORCE) for k in near
    )


_FORCE = word_set("upcoming", "force")


def _subject_before(doc: Document, i: int, first: int) -> int:
    """«أن المفاوضات ستستأنف الأسبوع القادم»: the occasion that takes place stands before its verb."""
    k = i - 1
    if k <= first or k in doc.at or not ("occasion" in doc.words[k].roles and doc.words[k].definite):
        return i
    return k if doc.words[k - 1].core == "ان" or doc.cls[k - 1] in '\n.,"«' else i


def _indefinite_before(doc: Document, i: int, first: int) -> int:
    """«عن تعيينات واسعة سيجريها المجلس»: an indefinite noun with its adjective, of which the verb with a pronoun speaks."""
    k = i - 1
    while k > max(first, i - 3) and doc.cls[k] in "wm" and not doc.words[k].definite and not doc.words[k].clitic:
        k -= 1
    begins = k + 1 < i and (doc.cls[k] in "pSV" or doc.words[k].core == "ان")
    return k + 1 if begins else i


def _taken_up(doc: Document, i: int, first: int) -> bool:
    """«المحادثات في جنيف ستتواصل غدا»: an occasion that goes on; of anything else it is no deed."""
    if doc.words[i].core not in _TAKEN_UP:
        return False
    return any("occasion" in doc.words[k].roles for k in range(max(first, i - 5), i))


def _is_deed(verb: str) -> bool:
    if verb.endswith(("ءديها", "وديها")):
        return True  # «سيؤديها»: something is done to something
    if is_no_deed(verb):
        return False
    return not (verb.endswith("نا") or verb in ("تكون", "يكون", "نكون"))


def noun_before_relative(doc: Document, k: int, first: int, *, dated: bool) -> int | None:
    """The occasion to which a relative belongs: «الزيارة الرسمية التي سيؤديها …»."""
    if dated and k > first and doc.words[k - 1].definite and doc.cls[k - 1] == "w":
        return k - 1  # «الحكم الذي سيصدر غدا»
    for j in range(k - 1, max(first, k - 5) - 1, -1):
        if "occasion" in doc.words[j].roles:
            return j
        if doc.cls[j] in ".,;:\n" or doc.words[j].clitic == "و":
            return None
    return None


def _carried_occasion(doc: Document, i: int, last: int) -> int:
    """«سيجري ترامب الجمعة محادثات مع ماي»: of a verb that only carries it, the occasion; else the verb itself."""
    does = "قوم" in doc.words[i].core
    if not (does or any(stem in doc.words[i].core for stem in CARRYING)):
        return i
    for k in range(i + 1, min(last, i + 14)):
        if doc.cls[k] in ".;:\n":
            return i
        word = doc.words[k]
        if (
            "occasion" in word.roles
            and not word.definite
            and word.clitic == ("ب" if does else "")
            and not word.key.endswith(_OWNED)
            and k not in doc.at
        ):
            return k
    return i


_OWNED = ("ته", "تها", "ها", "هم", "هما")


_ALSO_NOUNS = word_set("upcoming", "also nouns")  # «باب تلقي الطلبات»
_FALLS = word_set("upcoming", "falls on a day")


def present_with_day(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«يعقد الوزيران غدا جلسة مباحثات»: a deed in the present tense on a day to come."""
    word, (first, last) = doc.words[i], clause
    if i in doc.at or "say" in word.roles or doc.cls[max(first, i - 1) : i] in ("n", "k"):
        return None
    if word.clitic == "ل":
        return None  # «حددت الإجازة لتبدأ الخميس»: what something is for
    listed = tense_of(word, doc.lexis.lexicon) & PRESENT
    opens = i <= first + 1 and not word.clitic and (listed or i == first) and "announces" not in word.roles
    reach = _LEAD if opens else _WITHIN
    day = next((d for d in days if i < d <= i + reach), None)
    if day is None and listed:
        day = time_to_come(doc, i + 1, min(last, i + reach))
    if day is None or day >= last or (is_today(doc, day) and _always(doc, i, first)):
        return None
    if is_today(doc, day) and word.core in _FALLS:
        return None  # «تحل اليوم الذكرى الأولى»
    if not told_now(doc, i) or _may_be_past(word) or is_no_deed(word.core) or tells_of_measure(doc, i, last):
        return None
    if not listed and any(doc.words[k].core == "منذ" for k in range(i + 1, day)):
        return None
    if any(
        doc.cls[k] in ".;:\n" or (doc.cls[k] in "SVMk" and k not in doc.at and doc.words[k].core not in _ALSO_NOUNS)
        for k in range(i + 1, day)
    ):
        return None
    if any(doc.words[k].core in AWAITED or doc.words[k].core == "حيث" for k in range(i + 1, day)):
        return None  # «أن تتخلى عنه شرطا للاجتماع المقرر الشهر المقبل»: the day is the meeting's
    start = _carried_occasion(doc, i, last)
    return UpcomingFound(
        (start, max(day + 1, phrase_end(doc, start + 1, last))),
        kind_of(doc, i, last),
        "scheduled",
        "present_with_day",
    )


_WITHIN, _LEAD = 12, 26
"""Within how many tokens after a present verb its day may stand; one that opens a report is dated further off."""


def _may_be_past(word: Word) -> bool:
    """«ترأس البطريرك قداس الأحد»: a form of meeting that is as well one of the past."""
    return any(reading["form"].startswith("v") for reading in word.roles.get("meet", ()))


def _always(doc: Document, i: int, first: int) -> bool:
    """«الأخبار التي يسمعها الناس اليوم»: a verb that no list has, in a relative clause, says what is so nowadays."""
    return i > first and doc.cls[i - 1] == "r" and not tense_of(doc.words[i], doc.lexis.lexicon) & PRESENT


def during_which(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«في زيارة تستغرق ثلاثة أيام، يلتقي خلالها قادة الأحزاب»: a deed in the present, in the course of an occasion just told."""
    first, last = clause
    if i + 2 >= last or doc.words[i + 1].core not in ("خلالها", "خلاله") or i in doc.at or not told_now(doc, i):
        return None
    if "say" in doc.words[i].roles or is_no_deed(doc.words[i].core):
        return None
    since = first if i > first else 0  # what opens a sentence takes up an occasion of the one before
    if not any("occasion" in doc.words[k].roles for k in range(max(since, i - 18), i)):
        return None
    return UpcomingFound((i, phrase_end(doc, i + 2, last)), kind_of(doc, i, last), "expected", "during_which")


def programme(doc: Document, i: int, clause: Clause, before: UpcomingFound) -> UpcomingFound | None:
    """«من المقرر أن يعقد الرئيسان جلسة. كما يترأس الرئيسان …»: a programme is told on in the present in the next sentence."""
    first, last = clause
    if before.rule not in _PROGRAMME_AFTER or not 0 < first - before.tokens[0] <= _SENTENCE or i in doc.at:
        return None
    if not (i == first and (doc.words[i].clitic == "و" or before.rule == "programme")) and not (
        i <= first + 1 and doc.words[i - 1].key in ("كما", "كذلك")
    ):
        return None
    if doc.words[i].core not in _PROGRAMME or i + 2 >= last or doc.words[i + 1].core in AWAITED:
        return None
    reach = range(i + 1, min(last, i + _WITHIN))
    if any(doc.words[k].core in _AS_EVER or doc.cls[k] == "n" for k in reach):
        return None
    during = (k + 2 for k in range(i + 1, min(last - 2, i + 4)) if doc.words[k].core == "خلال")
    end = phrase_end(doc, next(during, i + 1), last)
    return UpcomingFound((i, end), kind_of(doc, i, last), "expected", "programme") if end - i > 2 else None


_PROGRAMME = word_set("upcoming", "programme")
_AS_EVER = word_set("upcoming", "as ever")
_PROGRAMME_AFTER = frozenset(
    ("future_verb", "expected_that", "present_with_day", "goes_on", "programme", "during_which")
)
_SENTENCE = 45  # how far off in the sentence before what was told of the programme may begin


def goes_on(doc: Document, i: int, clause: Clause, before: UpcomingFound) -> UpcomingFound | None:
    """«سيجتمع الوزير غدا بالمجلس ويتفقد المشاريع كما يقف على …»: deeds in the present joined to one in the future."""
    joined = doc.words[i].clitic == "و" or doc.words[i - 1].key in ("كما", "ثم")
    if not joined or before.rule not in _TOLD_BY_VERB or before.tokens[0] < clause[0] or i in doc.at:
        return None
    between = range(before.tokens[1], i)
    if len(between) > _JOINED_WITHIN or any(
        doc.cls[k] in ".;:r" or (doc.cls[k] in "SMVn" and k not in doc.at) for k in between
    ):
        return None
    if not tense_of(doc.words[i], doc.lexis.lexicon) & PRESENT or "say" in doc.words[i].roles:
        return None
    if is_no_deed(doc.words[i].core):
        return None
    if tells_of_measure(doc, i, clause[1]):
        return None
    end = phrase_end(doc, i + 1, clause[1])
    return UpcomingFound((i, end), kind_of(doc, i, clause[1]), before.certainty, "goes_on") if end - i > 1 else None


_TOLD_BY_VERB = frozenset(("future_verb", "expected_that", "present_with_day", "goes_on"))
_JOINED_WITHIN = 6  # how many tokens may stand between two joined deeds


def will_be_on(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«امتحانات الشهادة ستكون بدايتها يوم الاثنين 27 أيار»: that something will be on a day to come."""
    if doc.words[i].core not in _WILL_BE or "n" in doc.cls[max(clause[0], i - 2) : i]:
        return None
    day = next((d for d in days if i < d <= i + _NEAR), None)
    if day is None or day >= clause[1] or any(doc.cls[k] in ",.;:" for k in range(i, day)):
        return None
    if doc.words[i + 1].key.startswith("بامكان"):
        return None  # «سيكون بإمكاننا أن نعلن مساء الأربعاء …»
    start = i - 1 if i > clause[0] and "occasion" in doc.words[i - 1].roles and i - 1 not in doc.at else i
    return UpcomingFound(
        (start, phrase_end(doc, day + 1, clause[1])), kind_of(doc, i, clause[1]), "expected", "will_be_on"
    )


_WILL_BE = frozenset(("ستكون", "سيكون"))


def provided_that(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«ستعقد اللجنة اجتماعها غدا، على أن يقر المجلس البيان نهاية الأسبوع»: what follows what is to come."""
    if i < 3 or doc.words[i - 1].core != "ان" or doc.words[i - 2].key not in ("على", "علي") or doc.cls[i - 3] != ",":
        return None
    if not tense_of(doc.words[i], doc.lexis.lexicon) & NOW:
        return None
    if only_is(doc.words[i].core):
        return None
    end = phrase_end(doc, i + 1, clause[1])
    return UpcomingFound((i, end), kind_of(doc, i, clause[1]), "expected", "provided_that") if end - i > 1 else None
