"""Days to come: spans of days, and periods that their word says are to come."""

from __future__ import annotations

from mahdar.arabic.dates import DateMention
from mahdar.arabic.numbers import to_int
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.upcoming_phrases import AWAITED

_JOINS = word_set("upcoming", "joins days")


def is_to_come(doc: Document, date: DateMention) -> bool:
    """«الأسبوع المقبل», «العام القادم»; not «الأسبوع الماضي», «العام الجاري»."""
    return doc.lexis.word(doc.text.text[date.start : date.end].split()[-1]).core in AWAITED


def range_begins(doc: Document, k: int) -> tuple[int, int | None] | None:
    """«من 12 وحتى 15 ديسمبر», «يومي 14 و15 يونيو»: the token of the first day before that at k, and its number; None where there is none.

    The number is None where it is of another month («من 28 نوفمبر إلى 3 ديسمبر» has two dates of its own).
    """
    n = k - 1
    while n > 0 and doc.words[n].key in _JOINS:
        n -= 1
    if n == k - 1 or n < 1:
        return None
    raw = doc.words[n].raw
    if not raw.isdecimal() or len(raw) > 2 or not doc.words[k].raw.lstrip("و").isdecimal():
        return None
    first, last = to_int(raw), to_int(doc.words[k].raw.lstrip("و"))
    return (n, first) if 1 <= first < last else (n, None)


def day_end(doc: Document, day: int) -> int:
    """The token behind the date that begins at token `day`."""
    end = day + 1
    for date in doc.dates_in(doc.text.starts[day], doc.text.ends[day]):
        while end < len(doc.words) and doc.text.starts[end] < date.end:
            end += 1
    return end
