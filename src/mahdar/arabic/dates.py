"""Dates as the news writes them, anchored on the day of publication and never more precise than the text.

«12 آب/أغسطس 2020», «12.آب.2020», «15 غشت», «26 شوال 1436 هـ», «25-6-2012», «الأربعاء الماضي», «أول من أمس»,
«الأسبوع المقبل», «مطلع الشهر». What cannot be known is None; a day that cannot be (31 فبراير) is None too.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from mahdar.arabic.date_words import (
    COME,
    DROPPED,
    GO,
    HIJRI,
    KINDS,
    MONTHS,
    WEEKDAYS,
    bare,
    bears_on_dates,
    fold_all,
    openings,
    pattern_of,
)
from mahdar.arabic.letters import fold
from mahdar.arabic.numbers import ORDINALS, SMALL, to_int
from mahdar.arabic.text import Text


class DateMention(NamedTuple):
    """A date in a text. value: ISO 8601 with the precision of the text, or None; precision: day, month, year, week."""

    start: int
    end: int
    value: str | None
    precision: str
    kind: str


def find_dates(text: str | Text, anchor: dt.date | None, among: Sequence[int] | None = None) -> list[DateMention]:
    """Every date in a text, in order and without overlaps; `anchor` is the day of publication.

    among: the tokens whose words bear on dates, where the caller knows them; else they are looked for.

    A pattern is tried only at the words with which it can begin, and only where a word that it needs stands in the text:
    a report has few such words, and fifteen searches through its whole length would cost more than all else.
    """
    tokens = Text(text) if isinstance(text, str) else text
    if among is None:
        among = [i for i, word in enumerate(tokens.words) if bears_on_dates(word)]
    among = list(among)
    known = [openings[word] for word in map(tokens.words.__getitem__, among)]
    text, dropped = tokens.text, list[int]()
    if any(map(_IS_ODD, known)) or any(map(text.__contains__, _CONTROLS)):
        text, dropped = bare(text), [at.start() for at in DROPPED.finditer(text)]
    opening: list[tuple[int, int]] = []
    needs = may = 0
    for i, (opens, has, within, _) in zip(among, known, strict=True):
        needs |= has
        if opens:
            may |= opens
            start = tokens.starts[i] - (bisect_left(dropped, tokens.starts[i]) if dropped else 0)
            opening += [(start + inner, opens) for inner in within] if len(within) > 1 else ((start, opens),)
    for i in tokens.parted:  # «و أمس»: the date begins behind the و
        word = tokens.words[i][1:]
        opens, has, within, _ = openings[word]
        needs, may = needs | has, may | opens
        start = tokens.ends[i] - bisect_left(dropped, tokens.ends[i]) - len(bare(word))
        opening += [(start + inner, opens) for inner in within] if opens else []
    found: list[DateMention] = []
    taken = bytearray(len(text) + 1)
    both = needs & may
    opening = [one for one in opening if one[1] & both]
    for n, name in enumerate(KINDS) if opening else ():
        bit, last = 1 << n, -1
        if not both & bit:
            continue
        pattern = pattern_of(n)
        for at, opens in opening:
            if not opens & bit:
                continue
            match = pattern.match(text, at) if at >= last else None
            if match is None:
                continue
            start, last = match.span()
            if taken.find(1, start, last) >= 0:
                continue
            read = _READERS[name](match, anchor, text[max(0, start - _BEFORE) : start])
            if read is not None:
                taken[start:last] = b"\1" * (last - start)
                found.append(DateMention(start, last, read[0], read[1], name))
    found = [_from_the_first(one, text) for one in found]
    if dropped:
        shorter = [at - n for n, at in enumerate(dropped)]  # where each mark would stand in the text without marks
        found = [
            one._replace(
                start=one.start + bisect_right(shorter, one.start), end=one.end + bisect_left(shorter, one.end)
            )
            for one in found
        ]
    found.sort()
    return _with_their_weekdays(found, tokens.text) if len(found) > 1 else found


def _from_the_first(one: DateMention, text: str) -> DateMention:
    """«21 - 22 أكتوبر», «من 3 إلى 5 مايو», «يومي 29 و30 أبريل»: what lasts several days is dated by the first of them."""
    if one.kind != "day_month" or one.value is None:
        return one
    before = _FIRST_DAY.search(text[max(0, one.start - _SPAN) : one.start])
    if before is None:
        return one
    group = "d" if before["d"] else "e"
    day = to_int(before[group])
    first = _day(int(one.value[:4]), int(one.value[5:7]), day) if day < int(one.value[8:10]) else None
    return one if first is None else one._replace(start=max(0, one.start - _SPAN) + before.start(group), value=first)


_SPAN = 40
_FIRST_DAY = re.compile(
    r"(?:^|[^\d٠-٩/.:])(?:"
    r"(?:بين|يومي|يوميْ|أيام|ايام)\s+(?P<d>[\d٠-٩]{1,2})(?:\s*[،,و]\s*[\d٠-٩]{1,2}){0,3}\s*و\s*"
    r"|(?P<e>[\d٠-٩]{1,2})\s*(?:[-–—]|إلى|الى|الي|وحتى|حتى|وحتي|حتي)\s*"
    r")$"
)


def _with_their_weekdays(found: list[DateMention], text: str) -> list[DateMention]:
    """«الأحد 16 غشت 2020» is one date: the day of the week before a day of the month tells no other day."""
    joined: list[DateMention] = []
    for one in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == "weekday"
            and one.kind in _DAYS_OF_MONTHS
            and text[last.end : one.start].strip(" \u00a0،,(") in ("", "الموافق")
        ):
            joined.pop()
            one = one._replace(start=last.start)
        joined.append(one)
    return joined


_DAYS_OF_MONTHS = frozenset(("numeric", "iso", "hijri", "day_month", "ordinal_month", "day_of_period"))


_CONTROLS = "\u200e\u200f\u202a\u202b\u202c\u200b\u200c\ufeff\u202f\u0640"
"""Invisible controls that stand between words on some pages, and what draws letters long."""


_IS_ODD = itemgetter(3)
_BEFORE = 120  # letters
"""How many characters before a date may say whether it is past or to come."""


def read_date(text: str) -> str | None:
    """A date line or attribute that is a date as a whole: «12.آب.2020», «2015-08-11T10:00:00+03:00». The first day in it."""
    for mention in find_dates(text, None):
        if mention.value and mention.precision == "day" and mention.kind != "hijri":
            return mention.value
    hijri = [m.value for m in find_dates(text, None) if m.value and m.kind == "hijri" and m.precision == "day"]
    return hijri[0] if hijri else None


Read = tuple[str | None, str] | None
Reading = Callable[[re.Match[str], dt.date | None, str], Read]


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _numeric(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    year, month, day = to_int(match["y"]), to_int(match["m"]), to_int(match["d"])
    if 1300 < year < 1500:
        return _from_hijri(year, month, day), "day"
    if not 1900 <= year <= 2100:
        return None
    if month > 12 and day <= 12:
        month, day = day, month
    return _day(year, month, day), "day"


def _from_hijri(year: int, month: int, day: int) -> str | None:
    from hijridate import Hijri

    try:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def _hijri(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    month, day = HIJRI[fold_all(match["hm"])], to_int(match["d"])
    if match["y"]:
        return _from_hijri(to_int(match["y"]), month, day), "day"
    if anchor is None:
        return None, "day"
    from hijridate import Gregorian

    year = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri().year
    days = [d for d in (_from_hijri(y, month, day) for y in (year - 1, year, year + 1)) if d]
    return (min(days, key=lambda d: abs((dt.date.fromisoformat(d) - anchor).days)) if days else None), "day"


def _nearest(month: int, day: int | None, anchor: dt.date | None, rel: str | None, before: str) -> str | None:
    """The year that a date without one means: the nearest to the anchor, past or future where the words say so."""
    if anchor is None:
        return None
    day_ = day or 15
    options = [d for d in (_day(anchor.year + k, month, day_) for k in (-1, 0, 1)) if d]
    if not options:
        return None
    past, future = (
        rel and re.match(GO, rel),
        (rel and re.match(COME, rel)) or re.search(r"\b[سي]?ستُ?\w+|المقرر|المقبل|المرتقب", bare(before)[-40:]),
    )
    dates = [dt.date.fromisoformat(d) for d in options]
    if past:
        dates = [d for d in dates if d <= anchor] or dates
    elif future:
        dates = [d for d in dates if d >= anchor] or dates
    best = min(dates, key=lambda d: abs((d - anchor).days))
    return best.isoformat() if day else best.isoformat()[:7]


def _of_year(match: re.Match[str], anchor: dt.date | None, month: int, day: int | None) -> str | None:
    """«في آذار العام الماضي», «5 مارس من السنة المقبلة»: the year is told beside this one."""
    told = match["of_year"]
    if not told or anchor is None:
        return None
    year = anchor.year + (-1 if re.match(GO, told) else 1 if re.match(COME, told) else 0)
    return _day(year, month, day) if day else f"{year:04d}-{month:02d}"


def _day_month(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    month, day = MONTHS[fold_all(match["mn"])], to_int(match["d"])
    if not 1 <= day <= 31:
        return None
    if match["y"]:
        return _day(to_int(match["y"]), month, day), "day"
    return _of_year(match, anchor, month, day) or _nearest(month, day, anchor, match["rel"], before), "day"


def _ordinal_month(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    month, day = MONTHS[fold_all(match["mn"])], ORDINALS[fold_all(match["dw"])]
    if match["y"]:
        return _day(to_int(match["y"]), month, day), "day"
    return _of_year(match, anchor, month, day) or _nearest(month, day, anchor, match["rel"], before), "day"


def _day_of_period(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    """«20 الشهر الجاري», «العاشر من الشهر الماضي»."""
    day = to_int(match["d"]) if match["d"] else ORDINALS[fold_all(match["dw"])]
    if not 1 <= day <= 31:
        return None
    if anchor is None:
        return None, "day"
    step = -1 if re.match(GO, match["rel"]) else 1 if re.match(COME, match["rel"]) else 0
    months = anchor.year * 12 + anchor.month - 1 + step
    return _day(months // 12, months % 12 + 1, day), "day"


def _month(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    month = MONTHS[fold_all(match["mn"])]
    if match["y"]:
        return f"{to_int(match['y']):04d}-{month:02d}", "month"
    return _of_year(match, anchor, month, None) or _nearest(month, None, anchor, match["rel"], before), "month"


def _year(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    year = to_int(match["y"])
    return (f"{year:04d}" if year >= 1500 else None), "year"


def _shift(days: int) -> Reading:
    def read(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
        if anchor is None:
            return None, "day"
        day = anchor + dt.timedelta(days)
        name = match["weekday"]
        if name is not None:  # «اليوم الأربعاء» on a page of Thursday was written on Wednesday
            away = (WEEKDAYS[fold(name)] - day.weekday() + 3) % 7 - 3
            day += dt.timedelta(away)
        return day.isoformat(), "day"

    return read


_UNITS = {"ايام": 1, "يوما": 1, "اسابيع": 7}


def _ago(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    key = fold_all(match["n"])
    fixed = {"يوم": 1, "يومين": 2, "اسبوع": 7, "اسبوعين": 14}
    if key in fixed:
        return ((anchor - dt.timedelta(fixed[key])).isoformat() if anchor and fixed[key] < 3 else None), "day"
    if match["unit"] and _UNITS.get(fold_all(match["unit"])) == 1:
        number = SMALL.get(fold(match["num"])) or (to_int(match["num"]) if match["num"].isdigit() else 0)
        return ((anchor - dt.timedelta(number)).isoformat() if anchor and 0 < number < 40 else None), "day"
    return None, "month"


_DROP_AFTER_FRIDAY = re.compile(r"(?:صلاة|خطبة|مصلي|يومي|أيام)[ \u00a0]+$")


def _weekday(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    before = bare(before)
    if _DROP_AFTER_FRIDAY.search(before[-12:]):
        return None
    if anchor is None:
        return None, "day"
    want = WEEKDAYS[fold(match["weekday"])]
    rel = match["rel"] or ""
    back = (anchor.weekday() - want) % 7
    if re.match(COME, rel) or (not rel and _future_before(before)):
        return (anchor + dt.timedelta((7 - back) or 7 if back else (7 if rel else 0))).isoformat(), "day"
    if rel and re.match(GO, rel) and back == 0:
        back = 7
    return (anchor - dt.timedelta(back)).isoformat(), "day"


_THIS = re.compile(r"هذا[ \u00a0]+$")
_NEAR = 60  # letters
_LEAD_IN_PRESENT = re.compile(
    r"(?:^|\n)[ \u00a0]*[يت](?:نعقد|عقد|ترأس|رأس|ستقبل|ستضيف|حتضن|نظم|نتظم|لتقي|زور|فتتح|دشن|نطلق|شارك|جتمع|توجه|صوت|قام|قيم|بدأ|ختتم|شهد|ستأنف|خوض|واجه|رعى|وقع|طلق|ستهل|مثل|صل)"
    r"(?:\W(?!الماضي|المنصرم|المنقضي|منذ)(?![^.\n]*منذ)[^.\n]*)?$"
)
"""A report or paragraph that opens with a verb in the present before its weekday announces: «يعقد المجلس، الأحد، جلسة»."""


def _future_before(before: str) -> bool:
    """Whether the words just before speak of what is to come: «سيلتقي … الخميس», «هذا الأحد»; not «سيرغي», «سنوات», «سياسية»."""
    if _THIS.search(before[-8:]) or _LEAD_IN_PRESENT.search(before):
        return True
    return bool(
        re.search(
            rf"(?:^|\s)و?(?!{_NO_FUTURE})س[يتن]\w{{3,}}|المقرر|المنتظر|المرتقب|يعتزم|تعتزم|من المتوقع|اعتبار[اًا]+ من|ابتداء[اً]* من|انطلاق[اًا]+ من",
            before[-_NEAR:].split(".")[-1],
        )
    )


_NO_FUTURE = (
    "سي(?:رغي|رجي|لفا|مون|دني|دي|دة|رة|ول|ناء|نات|نما|ناري|باست|طر(?:ة|ت|وا)?(?!\\w)|اس|ار|اد|اح|اق|ان)"
    "|ست(?:ول|يف|يني|وك|راس|راتي|ون|ين)"
    "|سن(?:وات|وي|غاف|جار|ودن|تين|دات)"
)
"""How names and nouns begin that look like a future form."""


def _period(match: re.Match[str], anchor: dt.date | None, before: str) -> Read:
    unit, rel = fold(match["unit"]), match["rel"]
    step = -1 if re.match(GO, rel) else 1 if re.match(COME, rel) else 0
    if unit == "الاسبوع" or anchor is None:
        return None, "week"
    if unit == "الشهر":
        months = anchor.year * 12 + anchor.month - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}", "month"
    return f"{anchor.year + step:04d}", "year"


_READERS: dict[str, Reading] = {
    "numeric": _numeric,
    "iso": _numeric,
    "hijri": _hijri,
    "day_month": _day_month,
    "ordinal_month": _ordinal_month,
    "month": _month,
    "month_to_come": _month,
    "year": _year,
    "before_yesterday": _shift(-2),
    "yesterday": _shift(-1),
    "after_tomorrow": _shift(2),
    "tomorrow": _shift(1),
    "today": _shift(0),
    "ago": _ago,
    "day_of_period": _day_of_period,
    "weekday": _weekday,
    "period": _period,
}
