"""What was still to come on the day of publication: future verbs, awaited nouns, intentions, days to come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from mahdar.lexicon import Lexicon, Word
from mahdar.lexicon.sets import word_set, word_table, word_tuple
from mahdar.rules.document import Document

_CARRYING = word_tuple("upcoming", "carrying")

_WAS = word_set("upcoming", "was")

_AWAITED = word_table("upcoming", "awaited")
_TIME_NOUNS = word_set("upcoming", "time nouns")
_FUTURE_AUX = word_set("upcoming", "future aux")
_LIGHT = word_set("upcoming", "light")
"""Masdars that only carry what takes place: «عقد قمة»."""
_LIMIT = 12


@dataclass(slots=True)
class UpcomingFound:
    """Tokens of the words that name it; `actors`, `when` and `place` are filled by the reading."""

    tokens: tuple[int, int]
    kind: str
    certainty: str
    rule: str


Clause = tuple[int, int]
"""The tokens of a sentence."""


def find_upcoming(doc: Document) -> list[UpcomingFound]:
    """Everything announced, in the order of the text, without overlaps."""
    found: list[UpcomingFound] = []
    days = _days_to_come(doc)
    for first, last in doc.text.sentences:
        read = first
        told = doc.where_in("announces", first, last)
        for i in sorted({*doc.where_in("upcoming", first, last), *told}):
            item = _item_at(doc, i, (first, last), days) if i >= read else None
            if item is not None:
                found.append(item)
                read = max(i + 1, item.tokens[1])
    return found


def _item_at(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """What the first rule says that answers; only those are asked that begin with such a word."""
    roles = doc.words[i].roles
    announced, occasion = "announces" in roles or i in doc.known, "occasion" in roles
    for rule in RULES:
        if (announced or rule not in _OF_ANNOUNCEMENTS) and (occasion or rule not in _OF_OCCASIONS):
            item = rule(doc, i, clause, days)
            if item is not None:
                return item
    return None


def announces(word: Word, lexicon: Lexicon) -> bool:
    """Whether something upcoming may begin with this form: an occasion, an announcement, a verb (see `Watch`)."""
    roles = word.roles
    if not _MAY_ANNOUNCE.isdisjoint(roles) and (
        "occasion" in roles or "announces" in roles or _tense_of_roles(word) is not None or _is_present(word)
    ):
        return True
    return word.core in _FUTURE_AUX or _looks_present(word, lexicon) or _has_future_prefix(word, lexicon)


_MAY_ANNOUNCE = frozenset(("occasion", "announces", "meet", "say", "verb"))
"""Roles without one of which only the look of a form can tell of the future."""


def _days_to_come(doc: Document) -> list[int]:
    """The tokens at which days begin that had not passed when the report was published."""
    if doc.published is None:
        return []
    starts = doc.text.starts
    return sorted(
        bisect_right(starts, date.start) - 1
        for date in doc.dates
        if date.value and date.precision in ("day", "month") and date.value >= doc.published[: len(date.value)]
    )


def _awaited_noun(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«جلسة أعمال اللجنة الدستورية السورية المرتقبة في جنيف»: a noun of occasion, and a word of awaiting within its phrase."""
    kind = doc.words[i].has("occasion")
    if kind is None or _of_a_name(doc, i):
        return None
    for k in range(i + 1, min(clause[1], i + 10)):
        word = doc.words[k]
        if (doc.cls[k] in "SVMr.;:" and k not in doc.at) or word.core == "قبل":
            return None
        if word.core in _AWAITED and not _is_time(doc.words[k - 1].core):
            return UpcomingFound((i, _phrase_end(doc, k + 1, clause[1])), kind, _AWAITED[word.core], "awaited_noun")
    return None


def _of_a_name(doc: Document, i: int) -> bool:
    """«اللجنة العليا للانتخابات»: an occasion within the name of a body or an office is none."""
    mention = doc.at.get(i)
    return mention is not None and mention.kind in ("body", "office") and mention.first < i


def _is_time(noun: str) -> bool:
    """«الأسبوع المقبل», «في موعدها المقرر»: the awaiting belongs to the time, not to an occasion."""
    return noun in _TIME_NOUNS or noun.removeprefix("ال").startswith("موعد")


def _dated_occasion(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«قمة في 27 أبريل المقبل», «الاجتماع الذي يعقد الثلاثاء في جنيف»: a noun of occasion with a day to come."""
    kind = doc.words[i].has("occasion")
    if kind is None or not days or _of_a_name(doc, i):
        return None
    day = next((d for d in days if i < d <= i + 9), None)
    if day is None or day >= clause[1] or (day + 1 < clause[1] and _is_past(doc.words[day + 1])):
        return None
    if _is_today(doc, day) and "r" not in doc.cls[i + 1 : day]:
        return None
    for k in range(i + 1, day):
        if doc.cls[k] == "r" and not _told_now(doc, k + 1):
            return None
        if doc.cls[k] in '.;:\n"' or (doc.cls[k] in "SVMk" and k not in doc.at and not _told_now(doc, k)):
            return None
    if any(_is_past(doc.words[k]) for k in range(max(clause[0], i - 4), i)):
        return None
    if "r" not in doc.cls[i + 1 : day] and _under_way(doc, i, clause[0]):
        return None
    return UpcomingFound((i, _phrase_end(doc, day + 1, clause[1])), kind, "scheduled", "dated_occasion")


def _is_today(doc: Document, day: int) -> bool:
    """«زيارة الوزير اليوم»: without a verb that says so, an occasion of today is rather being told than announced."""
    return doc.words[day].core == "اليوم"


def _under_way(doc: Document, i: int, first: int) -> bool:
    """«خلال لقائه اليوم رئيس الغرفة», «على هامش اجتماع للحزب اليوم»: an occasion at which something has been done."""
    return any(doc.words[k].core in _AT or doc.words[k].key in _AT for k in range(max(first, i - 2), i))


_AT = word_set("upcoming", "at")


def _told_with_that(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«من المقرر أن يبحث الجانبان سبل التعاون»: the clause after words of expecting."""
    known = _announcement(doc, i)
    if known is None or known[0] != "that" or _was(doc, i) or _compared(doc, i):
        return None
    _, certainty, k = known
    while k < min(clause[1], known[2] + 3) and (doc.cls[k] in ",a" or doc.words[k].core in ("ان", "له", "لها")):
        k += 1
    if (
        k >= clause[1]
        or doc.cls[k] in 'np."«'
        or any(stem in doc.words[k].core for stem in (*_NO_DEEDS, "يكون", "تكون"))
    ):
        return None
    return UpcomingFound(
        (k, _phrase_end(doc, k + 1, clause[1])), _kind_of(doc, k, clause[1]), certainty, "expected_that"
    )


def _intended(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«تعهد الرئيس بمواصلة الدعم», «اتفقا على عقد قمة», «تعتزم الشركة إنشاء فرع»: a deed told by its masdar or with «أن»."""
    known = _announcement(doc, i)
    if known is None or known[0] == "that" or (i and doc.cls[i - 1] == "n") or _was(doc, i):
        return None
    if known[0] == "for":
        return _prepared(doc, known, clause)
    if doc.words[i].definite and known[2] == i + 1:
        return None  # «التعهد اللازم»
    bare = doc.words[i].key.removeprefix("و").startswith(("ي", "ت", "اعتزام", "ننتظر", "قرر"))
    clitics = ("ب",) if known[1] == "promised" else ("ب", "ل")
    start = _deed(doc, known[2], min(clause[1], known[2] + 11), bare=bare, clitics=clitics)
    if start is None:
        return None
    end = _phrase_end(doc, start + 1, clause[1])
    if end - start < 2:
        return None
    dated = any(start < day < end for day in days)
    if doc.words[i].key.removeprefix("و").startswith("قرر") and not ("occasion" in doc.words[start].roles or dated):
        return None  # «قررت الوزارة إغلاق المنافذ» is rather done; «عقد اجتماع» is to come
    return UpcomingFound((start, end), _kind_of(doc, start, clause[1]), known[1], "intended")


def _prepared(doc: Document, known: tuple[str, str, int], clause: Clause) -> UpcomingFound | None:
    """«تحضيراً لمؤتمر حوار وطني», «قبيل انتخابات الكنيست»: an occasion that is prepared for."""
    for k in range(known[2], min(clause[1], known[2] + 5)):
        if doc.cls[k] in ".,;:\n" or doc.words[k].core == "ان":
            return None
        kind = doc.words[k].has("occasion")
        if kind:
            return UpcomingFound((k, _phrase_end(doc, k + 1, clause[1])), kind, known[1], "prepared_for")
    return None


def _was(doc: Document, i: int) -> bool:
    """«كان يعتزم», «وكان من المقرر»: what was once to come; «في حال قررت» only supposes it."""
    if i and doc.words[i - 1].core in ("حال", "اذا", "لو", "حاله"):
        return True  # «في حال قررت البلاد …»
    if i and doc.words[i - 1].core == "من":
        i -= 1
    return i > 0 and doc.words[i - 1].core in _WAS


def _compared(doc: Document, i: int) -> bool:
    """«نمو أقوى من المتوقع»: what was expected is only compared with."""
    if not i or doc.words[i].core != "من":
        return False
    before = doc.words[i - 1]
    return before.core == "اقل" or (len(before.core) == 4 and before.core[0] == "ا" and before.function != "n")


def _announcement(doc: Document, i: int) -> tuple[str, str, int] | None:
    """What announces at token i: its role, its certainty and the token after it."""
    phrase = doc.phrase(i, "announces")
    if phrase is not None:
        return phrase.data[0], phrase.data[1], phrase.last
    single = doc.words[i].has("announces") if i not in doc.at else None
    return (single[0], single[1], i + 1) if single else None


def _deed(doc: Document, k: int, last: int, *, bare: bool, clitics: tuple[str, ...]) -> int | None:
    """Where the deed begins: after «أن» or «على», at a masdar with ب or ل, or (bare) at the first indefinite noun."""
    for j in range(k, last):
        word = doc.words[j]
        if word.core == "ان":
            return j + 1 if j + 1 < last and doc.words[j + 1].key[0] in "يتن" and doc.cls[j + 1] not in "np" else None
        if word.key in ("على", "حول"):
            return _after_light(doc, j + 1) if j + 1 < last and _is_masdar(doc, j + 1) else None
        if j not in doc.at and (word.clitic in clitics or (bare and not word.clitic)) and _is_masdar(doc, j):
            return _after_light(doc, j)
        bare = bare and (j in doc.at or word.definite)
        if doc.cls[j] in ".;:\n" or (doc.cls[j] in "SVM" and j not in doc.at):
            return None
    return None


def _is_masdar(doc: Document, j: int) -> bool:
    word = doc.words[j]
    if doc.cls[j] not in ("wmVMQ" if word.clitic else "wmVM") or word.has("nisba") or word.core in _NO_MASDARS:
        return False
    return not word.definite or "occasion" in word.roles or word.clitic == "ل"


_NO_MASDARS = word_set("upcoming", "no masdars")


def _after_light(doc: Document, j: int) -> int:
    """«عقد قمة»: what takes place is the summit."""
    if doc.words[j].core in _LIGHT and j + 1 < len(doc.words) and "occasion" in doc.words[j + 1].roles:
        return j + 1
    return j


def _future_verb(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«سيلتقي الرزاز قادة النقابات المهنية»: a verb of the future, in the main clause or after a noun and «الذي»."""
    word, (first, last) = doc.words[i], clause
    if i in doc.at or word.function == "n" or word.name > 0.5 or not _is_future(doc, i):
        return None
    deed = doc.words[i + 1].core if word.core in _FUTURE_AUX else word.core
    if (
        "n" in doc.cls[max(first, i - 2) : i]
        or not _is_deed(deed)
        or _forms_threat(doc, i, last)
        or _follows_if(doc, i, first)
        or _without_time(doc, i, last)
    ):
        return None
    if i > first and doc.cls[i - 1] == "r":
        start = _noun_before_relative(doc, i - 1, first, dated=any(i < d <= i + 8 for d in days))
        return (
            None
            if start is None
            else UpcomingFound(
                (start, _phrase_end(doc, i + 1, last)), _kind_of(doc, start, last), "expected", "future_relative"
            )
        )
    start = _carried_occasion(doc, i, last) if word.roles.get("meet") or "قوم" in word.core else i
    if start == i:
        start = _subject_before(doc, i, first)
    begin = start + 1
    if word.core in _FUTURE_AUX and doc.cls[i + 1] in '"«(':
        return None
    if word.core in _FUTURE_AUX and start == i:
        begin = min(i + 2, last)  # «سيتم نقل الأطفال»: what follows the auxiliary is the deed
    if word.core in _FUTURE_AUX and i + 3 < last and doc.words[i + 1].core == "خلال":
        begin = i + 4  # «سيتم خلال الاجتماع تسليم الجائزة»
    return UpcomingFound((start, _phrase_end(doc, begin, last)), _kind_of(doc, i, last), "expected", "future_verb")


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


def _subject_before(doc: Document, i: int, first: int) -> int:
    """«أن المفاوضات ستستأنف الأسبوع القادم»: the occasion that takes place stands before its verb."""
    k = i - 1
    if k <= first or k in doc.at or not ("occasion" in doc.words[k].roles and doc.words[k].definite):
        return i
    return k if doc.words[k - 1].core == "ان" or doc.cls[k - 1] in '\n.,"«' else i


def _is_deed(verb: str) -> bool:
    if verb.endswith(("ءديها", "وديها")):
        return True  # «سيؤديها»: something is done to something
    if any(stem in verb for stem in _NO_DEEDS):
        return False
    return not (verb.endswith("نا") or verb in ("تكون", "يكون", "نكون"))


def _noun_before_relative(doc: Document, k: int, first: int, *, dated: bool) -> int | None:
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
    if not (does or any(stem in doc.words[i].core for stem in _CARRYING)):
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


def _present_with_day(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«يعقد الوزيران غدا جلسة مباحثات»: a deed in the present tense on a day to come."""
    word, (first, last) = doc.words[i], clause
    if not days or i in doc.at or "say" in word.roles or doc.cls[max(first, i - 1) : i] in ("n", "k"):
        return None
    day = next((d for d in days if i < d <= i + 12), None)
    if day is None or day >= last or (_is_today(doc, day) and _always(doc, i, first)):
        return None
    if not _told_now(doc, i) or any(stem in word.core for stem in _NO_DEEDS):
        return None
    if any(doc.cls[k] in ".;:\n" or (doc.cls[k] in "SVMk" and k not in doc.at) for k in range(i + 1, day)):
        return None
    if any(doc.words[k].core in _AWAITED or doc.words[k].core == "حيث" for k in range(i + 1, day)):
        return None  # «أن تتخلى عنه شرطا للاجتماع المقرر الشهر المقبل»: the day is the meeting's
    start = _carried_occasion(doc, i, last)
    return UpcomingFound(
        (start, max(day + 1, _phrase_end(doc, start + 1, last))),
        _kind_of(doc, i, last),
        "scheduled",
        "present_with_day",
    )


def _always(doc: Document, i: int, first: int) -> bool:
    """«الأخبار التي يسمعها الناس اليوم»: a verb that no list has, in a relative clause, says what is so nowadays."""
    return i > first and doc.cls[i - 1] == "r" and not _is_present(doc.words[i])


def _during_which(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«في زيارة تستغرق ثلاثة أيام، يلتقي خلالها قادة الأحزاب»: a deed in the present, in the course of an occasion just told."""
    first, last = clause
    if i + 2 >= last or doc.words[i + 1].core not in ("خلالها", "خلاله") or i in doc.at or not _told_now(doc, i):
        return None
    if "say" in doc.words[i].roles or any(stem in doc.words[i].core for stem in _NO_DEEDS):
        return None
    if not any("occasion" in doc.words[k].roles for k in range(max(first, i - 10), i)):
        return None
    return UpcomingFound((i, _phrase_end(doc, i + 2, last)), _kind_of(doc, i, last), "expected", "during_which")


def _provided_that(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """«ستعقد اللجنة اجتماعها غدا، على أن يقر المجلس البيان نهاية الأسبوع»: what follows what is to come."""
    if i < 3 or doc.words[i - 1].core != "ان" or doc.words[i - 2].key not in ("على", "علي") or doc.cls[i - 3] != ",":
        return None
    if not (_is_present(doc.words[i]) or _looks_present(doc.words[i], doc.lexis.lexicon)):
        return None
    if any(stem in doc.words[i].core for stem in (*_NO_DEEDS, "يكون", "تكون")):
        return None
    end = _phrase_end(doc, i + 1, clause[1])
    return UpcomingFound((i, end), _kind_of(doc, i, clause[1]), "expected", "provided_that") if end - i > 1 else None


Rule = Callable[[Document, int, Clause, list[int]], UpcomingFound | None]
RULES: tuple[Rule, ...] = (
    _told_with_that,
    _intended,
    _awaited_noun,
    _future_verb,
    _present_with_day,
    _during_which,
    _provided_that,
    _dated_occasion,
)
"""The first that answers wins."""
_OF_ANNOUNCEMENTS = frozenset((_told_with_that, _intended))
_OF_OCCASIONS = frozenset((_awaited_noun, _dated_occasion))


_NO_DEEDS = word_tuple("upcoming", "no deeds")
"""Verbs that tell what something will be like or that it goes on, not that somebody will do something."""


def _is_future(doc: Document, i: int) -> bool:
    word = doc.words[i]
    told = _tense_of_roles(word)
    if told is not None:
        return told
    if word.core in _FUTURE_AUX:
        return i + 1 < len(doc.words)
    return doc.cls[i] in "wV" and _has_future_prefix(word, doc.lexis.lexicon)


_PLAIN = ("say", "affirm", "explain", "hope", "express_concern")
"""What somebody will say tells of no deed; that he will announce, reject, answer does."""


def _tense_of_roles(word: Word) -> bool | None:
    """Whether a known verb is one of the future; None where no reading of it is."""
    roles = word.roles
    for role in ("meet", "say"):
        if role in roles and any(reading["form"].startswith("ps") for reading in roles[role]):
            return role == "meet" or any(
                not reading["sure"] or reading["act"] not in _PLAIN for reading in roles["say"]
            )
    verb = roles.get("verb")
    return True if verb and verb.startswith("ps") else None


def _has_future_prefix(word: Word, lexicon: Lexicon) -> bool:
    """«سيبدأ», «ستتولى»: a س before what is by itself a present verb more frequent than the whole, if that is a word at all."""
    core = word.core
    if core[:2] not in ("سي", "ست", "سن") or len(core) < 4:
        return False
    singles = lexicon.singles
    present = max(
        singles.get(form, {}).get("zipf", 0) for form in (core[1:], core[1:].removesuffix("ها").removesuffix("ه"))
    )
    return bool(present > max(250, singles.get(core, {}).get("zipf", 0)))


def _looks_present(word: Word, lexicon: Lexicon) -> bool:
    """A verb in the present that no list has: «تبدأ» beside «يبدأ»."""
    core = word.core
    if core[:1] not in ("ي", "ت") or len(core) < 4 or word.cls not in "wV" or word.name > 0 or "seen" in word.roles:
        return False
    other = ("ت" if core[0] == "ي" else "ي") + core[1:]
    singles = lexicon.singles
    return bool(min(singles.get(core, {}).get("zipf", 0), singles.get(other, {}).get("zipf", 0)) > 280)


def _is_present(word: Word) -> bool:
    """A verb of a list in the present: «يعقد», «تنطلق»."""
    for role in ("meet", "say"):
        if any(
            reading["form"].startswith("p") and not reading["form"].startswith("ps")
            for reading in word.roles.get(role, ())
        ):
            return True
    return str(word.roles.get("verb", "")).startswith("p")


def _told_now(doc: Document, k: int) -> bool:
    """Whether token k is a verb in the present; of one that no list has, only where a clause begins."""
    if _is_present(doc.words[k]):
        return True
    begins = (
        k == 0 or doc.words[k].clitic == "و" or doc.cls[k - 1] in "\nr.," or doc.words[k - 1].key in ("و", "كما", "ان")
    )
    return begins and _looks_present(doc.words[k], doc.lexis.lexicon)


def _is_past(word: Word) -> bool:
    """A verb in the past: «عقدت», «زار»."""
    return any(reading["form"].startswith("v") for reading in word.roles.get("meet", ())) or str(
        word.roles.get("verb", "")
    ).startswith("v")


def _kind_of(doc: Document, i: int, last: int) -> str:
    for k in range(i, min(last, i + 5)):
        occasion = doc.words[k].has("occasion")
        if occasion:
            return str(occasion)
        meet = doc.words[k].has("meet")
        if meet:
            return str(meet[0]["contact"])
    return "action"


_ENDS = word_set("upcoming", "ends")


def _phrase_end(doc: Document, k: int, last: int) -> int:
    """To the end of the clause: a comma (not one beside a name in apposition), a new verb, a relative."""
    begin, stop = k, min(last, k + _LIMIT)
    while k < stop:
        c = doc.cls[k]
        if c == "," and _apposition(doc, k):
            stop = min(last, stop + 4)
        elif (k not in doc.at and (c in ',;.:\n"«»()rSQ' or (c == "M" and doc.words[k].clitic == "و"))) or (
            k > begin
            and (
                doc.words[k].core in _ENDS
                or doc.words[k].key in _ENDS
                or (k not in doc.at and _is_present(doc.words[k]))
            )
        ):
            break
        k += 1
    while k > begin and doc.cls[k - 1] in "pc,-" and k - 1 not in doc.at:
        k -= 1
    return k


def _apposition(doc: Document, k: int) -> bool:
    """Whether a comma stands before or after a name in apposition: «الرئيس الأميركي، دونالد ترامب، …»."""
    after = doc.at.get(k + 1)
    before = doc.at.get(k - 1)
    named = after is not None and after.kind == "person" and not doc.words[k + 1].clitic
    closes = before is not None and before.kind == "person" and doc.cls[before.first - 1 : before.first] == ","
    dated = doc.words[k - 1].core in _DAYS and ("," in doc.cls[k - 3 : k - 1])
    return named or closes or dated


_DAYS = word_set("upcoming", "days")
