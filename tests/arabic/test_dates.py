"""Dates as the news writes them."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic import date_words, dates
from mahdar.arabic.dates import find_dates, read_date

DAY = dt.date(2020, 8, 12)  # a Wednesday

CASES = [
    ("12.آب.2020", "2020-08-12"),
    ("12 آب/أغسطس 2020", "2020-08-12"),
    ("12 آب (أغسطس) 2020", "2020-08-12"),
    ("15 غشت", "2020-08-15"),
    ("3 جويلية", "2020-07-03"),
    ("26 شوال 1436 هـ", "2015-08-11"),
    ("25-6-2012", "2012-06-25"),
    ("2012/6/25", "2012-06-25"),
    ("١٢ أيلول ٢٠١٩", "2019-09-12"),
    ("الأربعاء الماضي", "2020-08-05"),
    ("يوم الاثنين", "2020-08-10"),
    ("أمس", "2020-08-11"),
    ("أول من أمس", "2020-08-10"),
    ("أمس الأول", "2020-08-10"),
    ("مساء أمس الثلاثاء", "2020-08-11"),
    ("اليوم الأربعاء", "2020-08-12"),
    ("اليوم الثلاثاء", "2020-08-11"),
    ("غداً", "2020-08-13"),
    ("بعد غد", "2020-08-14"),
    ("ظهر الغد", "2020-08-13"),
    ("غرة سبتمبر المقبل", "2020-09-01"),
    ("كانون الثاني المقبل", "2021-01"),
    ("الخميس المقبل", "2020-08-13"),
    ("قبل يومين", "2020-08-10"),
    ("قبل ثلاثة أيام", "2020-08-09"),
    ("الثالث من نوفمبر الماضي", "2019-11-03"),
    ("الحادي عشر من سبتمبر", "2020-09-11"),
    ("التاسع من أبريل المقبل", "2021-04-09"),
    ("في أكتوبر 1991", "1991-10"),
    ("عام 1948", "1948"),
    ("الشهر المقبل", "2020-09"),
    ("العام الماضي", "2019"),
    ("31 فبراير 2019", None),
    ("الأسبوع المقبل", None),
    ("8 تشرين الأول 2019", "2019-10-08"),
    ("1 كانون الثاني 2020", "2020-01-01"),
    ("4 جمادى الآخرة 1440", "2019-02-09"),
    ("في آذار العام الماضي", "2019-03"),
    ("12 مارس من العام الماضي", "2019-03-12"),
    ("في سبتمبر من السنة القادمة", "2021-09"),
    ("20 الشهر الجاري", "2020-08-20"),
    ("العاشر من الشهر الماضي", "2020-07-10"),
    ("غداً الخميس", "2020-08-13"),
    ("الأحد 16 غشت 2020", "2020-08-16"),
    ("اعتبارا من يوم السبت", "2020-08-15"),
    ("فاتح شتنبر", "2020-09-01"),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_find(text: str, value: str | None) -> None:
    found = find_dates(f"قيل في ذلك {text} كلام", DAY)
    assert [mention.value for mention in found] == [value]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("ينعقد في الفترة 21 - 22 أكتوبر 2018", "21 - 22 أكتوبر 2018", "2018-10-21"),
        ("يومي 29 و30 أفريل 2018 في تونس", "29 و30 أفريل 2018", "2018-04-29"),
        ("من 3 إلى 5 مايو 2018", "3 إلى 5 مايو 2018", "2018-05-03"),
        ("أيام 5 و6 و7 مارس 2018", "5 و6 و7 مارس 2018", "2018-03-05"),
        ("من ٣ وحتى ٥ مايو 2018", "٣ وحتى ٥ مايو 2018", "2018-05-03"),
        ("قتل 4 و5 مايو 2018 جرح", "5 مايو 2018", "2018-05-05"),
        ("بنسبة 20 - 5 مايو 2018", "5 مايو 2018", "2018-05-05"),
    ],
)
def test_what_lasts_several_days_is_dated_by_the_first(text: str, span: str, value: str) -> None:
    (found,) = find_dates(text, DAY)
    assert (text[found.start : found.end], found.value) == (span, value)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("12.آب.2020", "2020-08-12"),
        ("2015-08-11T10:00:00+03:00", "2015-08-11"),
        ("الثلاثاء 26 شوال 1436 هـ - 11 أغسطس 2015 م", "2015-08-11"),
        ("بلا تاريخ", None),
        ("15/08/2015 - 14:22", "2015-08-15"),
    ],
)
def test_date_line(line: str, value: str | None) -> None:
    assert read_date(line) == value


def test_without_a_day_of_publication_nothing_relative_is_invented() -> None:
    assert [mention.value for mention in find_dates("التقيا أمس وسيلتقيان الخميس المقبل و15 غشت", None)] == [
        None,
        None,
        None,
    ]


@given(st.text(alphabet=st.sampled_from("0123456789٠١٢ ./-من أمس الاليومخيسبتغد عام آبمارس"), max_size=60))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    found = find_dates(text, DAY)
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


PIECES = [
    *(piece for text, _ in CASES for piece in text.split()),
    *[
        " ",
        ",",
        "/",
        "-",
        ".",
        " ",
        "\n",
        "(",
        ")",
        "في",
        "شهر",
        "مطلع",
        "يوم",
        "و",
        "عبد ",
        "عبد الأحد",
        "َ",
        "ٌ",
        "ـ",
        "5",
        "12",
        "٢٠١٩",
        "1436",
        "2020",
        "س",
        "صلاة",
        "ستلتقي",
        "#",
        "\u200f",
        "غدا",
        "من",
    ],
]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", " ", ""])), max_size=14))
def test_only_looking_where_a_date_may_begin_finds_what_a_search_through_the_text_finds(pieces):
    text = re.sub(
        r"(?<!\S)[\u064b-\u0652]+", "", "".join(word + space for word, space in pieces)
    )  # no mark stands alone
    bare = dates.bare(text)  # marks and controls are looked past, and found dates have the offsets of the text as typed
    whole = [
        dates.DateMention(match.start(), match.end(), *read, name)
        for n, name in enumerate(date_words.KINDS)
        for match in date_words.pattern_of(n).finditer(bare)
        if (read := dates._READERS[name](match, DAY, bare[max(0, match.start() - dates._BEFORE) : match.start()]))
        is not None
    ]
    kept: list[dates.DateMention] = []
    for one in whole:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    wanted = dates._with_their_weekdays(sorted(dates._from_the_first(one, bare) for one in kept), bare)
    assert [dates.bare(text[d.start : d.end]) for d in find_dates(text, DAY)] == [bare[d.start : d.end] for d in wanted]
