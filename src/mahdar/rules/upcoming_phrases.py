"""The words that name what is to come: of which kind it is, and where its phrase ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from mahdar.lexicon.sets import word_set, word_table, word_tuple
from mahdar.rules.document import Document
from mahdar.rules.upcoming_tense import PRESENT, tense_of

AWAITED = word_table("upcoming", "awaited")
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


_NO_DEEDS = word_tuple("upcoming", "no deeds")
_WILL_BE = ("يكون", "تكون")
"""Verbs that tell what something will be like or that it goes on, not that somebody will do something."""


def kind_of(doc: Document, i: int, last: int) -> str:
    """The kind of what begins at token i: that of its occasion or of its verb of meeting; else an action."""
    for k in range(i, min(last, i + 5)):
        occasion = doc.words[k].has("occasion")
        if occasion:
            return str(occasion)
        meet = doc.words[k].has("meet")
        if meet:
            return str(meet[0]["contact"])
    return "action"


def tells_of_measure(doc: Document, k: int, last: int) -> bool:
    """«أن تهدأ أسعار النفط», «سيشهد السوق انخفاضا»: prices, rates and the weather rise and fall; nobody does it.

    k: the verb. Of «ستعلن زيادة الأجور» the raise is somebody's deed.
    """
    reach = _SEES if any(stem in doc.words[k].core for stem in _SEEING) else 2
    return any(doc.words[n].bare in _MEASURES and not doc.words[n].clitic for n in range(k, min(last, k + reach)))


_MEASURES = word_set("upcoming", "measures")
_SEEING = ("شهد", "عرف", "سجل", "حقق")
_SEES = 4  # within how many tokens «سيشهد السوق» names what it sees

_ENDS = word_set("upcoming", "ends")


@lru_cache(maxsize=20_000)
def is_no_deed(core: str) -> bool:
    """Whether a verb tells of no deed: «سيكون», «ستبقى»."""
    return any(stem in core for stem in _NO_DEEDS)


def only_is(core: str) -> bool:
    """Whether a verb tells of no deed or only that something is."""
    return is_no_deed(core) or any(stem in core for stem in _WILL_BE)


def phrase_end(doc: Document, k: int, last: int) -> int:
    """To the end of the clause: a comma (not one beside a name in apposition), a new verb, a relative.

    An aside or a time that stands between a verb with its subject and the rest is passed.
    """
    begin, stop = k, min(last, k + _LIMIT)
    while k < stop:
        c = doc.cls[k]
        close = doc.quotes.get(k)
        if close is not None and k > begin and close - k <= _NAMED and doc.cls[k - 1] == "p" and k not in doc.at:
            k = close + 1  # «سيشارك الرئيس في "قمة القاهرة للسلام"»
            continue
        if k > begin and (beyond := _beyond_aside(doc, begin, k, last)) is not None:
            stop, k = min(last, beyond + _LIMIT), beyond
            continue
        if c == "," and (_apposition(doc, k) or _around_day(doc, begin, k)):
            stop = min(last, stop + 4)
        elif c in '"«»' and _name_in_marks(doc, k):
            pass
        elif (k not in doc.at and (c in ',;.:\n"«»()rSQ' or (c == "M" and doc.words[k].clitic == "و"))) or (
            k > begin
            and (
                ((doc.words[k].core in _ENDS or doc.words[k].key in _ENDS) and not _of_the_day(doc, k))
                or (k not in doc.at and tense_of(doc.words[k], doc.lexis.lexicon) & PRESENT)
                or (k > begin + 1 and _next_occasion(doc, begin, k))
            )
        ):
            break
        k += 1
    while k > begin and doc.cls[k - 1] in "pc,-" and k - 1 not in doc.at:
        k -= 1
    return k


def _of_the_day(doc: Document, k: int) -> bool:
    """«جلسة ثانية بعد الظهر», «بعد غد»: a time, at which no phrase ends."""
    return doc.words[k].core == "بعد" and k + 1 < len(doc.words) and doc.words[k + 1].core in _AFTER_WHAT


_AFTER_WHAT = frozenset(("الظهر", "الزوال", "غد", "العصر", "العشاء", "المغرب"))


def _next_occasion(doc: Document, begin: int, k: int) -> bool:
    """«مؤتمر الطب الذي يقام في 29 نوفمبر | ومؤتمر الطاقة …»: another occasion after the day of the first."""
    word = doc.words[k]
    if word.clitic != "و" or "occasion" not in word.roles or word.definite:
        return False
    return "t" in doc.cls[begin:k]


def _beyond_aside(doc: Document, begin: int, k: int, last: int) -> int | None:
    """«ستحيي الوزارة، عبر مديرياتها، | الذكرى», «سيشارك الرئيس خلال زيارته | في الحفل»: the token after an aside; None where it is none.

    Only where nothing but the verb and its subject stands before it.
    """
    if any(n not in doc.at and doc.cls[n] not in "HtN" for n in range(begin, k)) or k == begin:
        return None
    if not any(doc.at[n].kind in _WHO for n in range(begin, k) if n in doc.at):
        return None
    if doc.cls[k] == "," and k + 2 < last and (doc.cls[k + 1] == "p" or k + 1 in doc.at):
        shut = next((n for n in range(k + 2, min(last - 1, k + _ASIDE)) if doc.cls[n] == ","), None)
        if shut is None or any(doc.cls[n] in ".;:r" for n in range(k + 1, shut)) or doc.cls[shut + 1] not in "wmpted":
            return None
        return None if doc.words[shut + 1].clitic == "و" else shut + 1
    if doc.words[k].key in ("خلال", "أثناء", "اثناء") and k + 1 < last:
        end = next(
            (n for n in range(k + 1, min(last - 1, k + _ASIDE)) if doc.words[n].key in ("في", "الي", "الى")), None
        )
        return end if end is not None and not any(doc.cls[n] in ",.;:" for n in range(k, end)) else None
    return None


_NAMED = 7  # how many tokens the quoted name of an occasion may have
_WHO = frozenset(("person", "office", "body", "bare_body", "place", "title"))
_ASIDE = 14  # how many tokens an aside may have


def _apposition(doc: Document, k: int) -> bool:
    """Whether a comma stands before or after a name in apposition: «الرئيس الأميركي، دونالد ترامب، …»."""
    after = doc.at.get(k + 1)
    before = doc.at.get(k - 1)
    named = after is not None and after.kind == "person" and not doc.words[k + 1].clitic
    closes = before is not None and before.kind == "person" and doc.cls[before.first - 1 : before.first] == ","
    dated = doc.words[k - 1].core in _DAYS and ("," in doc.cls[k - 3 : k - 1])
    return named or closes or dated


def _around_day(doc: Document, begin: int, k: int) -> bool:
    """«يترأس، اليوم الأحد، رئيس الجمهورية …»: a comma right behind the verb, or that behind the day after such a one."""
    if not (tense_of(doc.words[begin - 1], doc.lexis.lexicon) & PRESENT or doc.words[begin - 1].core.startswith("س")):
        return False
    if k == begin:
        return doc.cls[k + 1 : k + 2] == "t"
    return doc.cls[begin] == "," and k <= begin + _DAY_WORDS and all(doc.cls[n] == "t" for n in range(begin + 1, k))


_DAY_WORDS = 4


def _name_in_marks(doc: Document, k: int) -> bool:
    """«سيترأس رئيس الحكومة “فلان” مجلسا»: a mark of quotation right before or behind somebody's name."""
    after, before = doc.at.get(k + 1), doc.at.get(k - 1)
    if after is not None and after.kind == "person" and after.first == k + 1:
        return True
    named = before is not None and before.kind == "person" and before.last == k
    return named and before is not None and doc.cls[before.first - 1] in '"«»'


_DAYS = word_set("upcoming", "days")
