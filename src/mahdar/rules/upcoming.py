"""What was still to come on the day of publication: the rules in their order, each shown what it may begin with."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable
from functools import cache
from operator import attrgetter

from mahdar.rules.document import Document
from mahdar.rules.upcoming_announced import intended, told_with_that
from mahdar.rules.upcoming_days import is_to_come, range_begins
from mahdar.rules.upcoming_deeds import deed_on_day
from mahdar.rules.upcoming_occasions import awaited_noun, dated_occasion
from mahdar.rules.upcoming_phrases import Clause, UpcomingFound
from mahdar.rules.upcoming_tense import NOW, SOON, tense_of
from mahdar.rules.upcoming_verbs import (
    during_which,
    future_verb,
    goes_on,
    present_with_day,
    programme,
    provided_that,
    will_be_on,
)


def find_upcoming(doc: Document) -> list[UpcomingFound]:
    """Everything announced, in the order of the text, without overlaps."""
    found: list[UpcomingFound] = []
    days = _days_to_come(doc)
    for first, last in doc.text.sentences:
        read = first
        told = doc.where_in("announces", first, last)
        for i in sorted({*doc.where_in("upcoming", first, last), *told}):
            item = _item_at(doc, i, (first, last), days) if i >= read else None
            if item is None and i >= read and found:
                item = goes_on(doc, i, (first, last), found[-1]) or programme(doc, i, (first, last), found[-1])
            if item is not None:
                found.append(item)
                read = max(i + 1, item.tokens[1])
        _add_deeds(doc, found, (first, last), days)
    return found


def _add_deeds(doc: Document, found: list[UpcomingFound], clause: Clause, days: list[int]) -> None:
    """What is to come on the days of a sentence of which nothing has been announced yet, in its place among the others."""
    for day in days[bisect_right(days, clause[0] - 1) : bisect_right(days, clause[1] - 1)]:
        here = len(found)
        while here and found[here - 1].tokens[0] >= clause[0]:
            here -= 1
        others = found[here:]
        item = None if _is_told(doc, day, others) else deed_on_day(doc, day, clause)
        if item is not None and all(
            item.tokens[1] <= one.tokens[0] or item.tokens[0] >= one.tokens[1] for one in others
        ):
            insort(found, item, lo=here, key=attrgetter("tokens"))


def _is_told(doc: Document, day: int, others: list[UpcomingFound]) -> bool:
    """Whether the day is within what is announced, or right behind it."""
    return any(one.tokens[0] <= day < one.tokens[1] + _BEHIND for one in others)


_BEHIND = 3


def _item_at(doc: Document, i: int, clause: Clause, days: list[int]) -> UpcomingFound | None:
    """What the first rule says that answers; only those are asked that begin with such a word."""
    word = doc.words[i]
    begins = tense_of(word, doc.lexis.lexicon)
    if "announces" in word.roles or i in doc.known:
        begins |= _ANNOUNCED
    if "occasion" in word.roles:
        begins |= _OCCASION
    for rule in _asked(begins):
        item = rule(doc, i, clause, days)
        if item is not None:
            return item
    return None


@cache
def _asked(begins: int) -> tuple[Rule, ...]:
    """The rules that may begin with a word of which so much is known."""
    return tuple(rule for rule, asked in RULES if asked & begins)


def _days_to_come(doc: Document) -> list[int]:
    """The tokens at which days begin that had not passed when the report was published."""
    if doc.published is None:
        return []
    starts, days = doc.text.starts, set[int]()
    for date in doc.dates:
        k = bisect_right(starts, date.start) - 1
        if date.kind == "period" and date.precision in ("week", "year") and is_to_come(doc, date):
            days.add(k)  # «الأسبوع المقبل», «العام القادم»
        elif date.value and date.precision in ("day", "month") and date.value >= doc.published[: len(date.value)]:
            begins = range_begins(doc, k)
            if begins is None:
                days.add(k)
            elif begins[1] is None or f"{date.value[:8]}{begins[1]:02d}" >= doc.published[:10]:
                days.add(begins[0])
    return sorted(days)


Rule = Callable[[Document, int, Clause, list[int]], UpcomingFound | None]


_ANNOUNCED, _OCCASION = 32, 64
"""With what else than a tense a rule may begin."""
RULES: tuple[tuple[Rule, int], ...] = (
    (told_with_that, _ANNOUNCED),
    (intended, _ANNOUNCED),
    (awaited_noun, _OCCASION),
    (future_verb, SOON),
    (will_be_on, SOON),
    (present_with_day, NOW),
    (during_which, NOW),
    (provided_that, NOW),
    (dated_occasion, _OCCASION),
)
"""Each with what it begins with; the first that answers wins."""
