"""Attacks and protests that the text itself tells, and what is none of them. The sentences are our own."""

from __future__ import annotations

import pytest

from mahdar.reading import Reader
from mahdar.reading.nameless import nameless
from mahdar.record import Record, check

TOLD = [
    (
        "ASSAULT",
        "قتل خمسة جنود وأصيب 12 آخرون بجروح أمس في هجوم شنه مسلحون بسيارة مفخخة على حاجز للجيش في مدينة الموصل.",
    ),
    ("ASSAULT", "انفجرت عبوة ناسفة صباح اليوم قرب دورية للشرطة في بغداد مما أدى إلى مقتل 3 عناصر."),
    (
        "PROTEST",
        "تظاهر آلاف العمال أمس في مدينة صفاقس احتجاجاً على رفع الأسعار، ورفع المتظاهرون لافتات تطالب برحيل الحكومة.",
    ),
    ("PROTEST", "خرج مئات المتظاهرين مساء أمس إلى شوارع بيروت في مظاهرة ضد الضرائب الجديدة."),
]
NOT_TOLD = [
    "شن المدرب هجوماً لاذعاً على الحكم بعد خسارة فريقه المباراة.",
    "حذر الوزير من هجوم محتمل قد تشنه جماعات مسلحة.",
    "بدأت المحكمة جلساتها في قضية اغتيال الوزير عام 1994.",
    "أدان البرلمان العنف ودعا إلى مكافحة الإرهاب.",
    "تحيي المدينة ذكرى الثورة كل عام.",
    "لم يقتل أحد في المدينة أمس.",
]


def read(text: str, reader: Reader) -> Record:
    record = reader.read({"text": text, "published": "2019-05-07"})
    assert check(record) == []
    return record


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_what_is_told_is_an_event(kind: str, text: str, reader: Reader) -> None:
    (event,) = [event for event in read(text, reader).events if event.type == kind]
    assert event.evidence and event.from_ is None


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_feared_judged_remembered_or_said_of_sport_is_none(text: str, reader: Reader) -> None:
    assert [event for event in read(text, reader).events if event.type in ("ASSAULT", "PROTEST")] == []


def test_a_nameless_agent_stands_in_the_text_s_own_words(reader: Reader) -> None:
    (event,) = [event for event in read(TOLD[0][1], reader).events if event.type == "ASSAULT"]
    assert event.actors == ("مسلحون",)
    assert "explosives" in event.modes and event.date == "2019-05-06"


def test_who_nobody_named_is_nobody(reader: Reader) -> None:
    (event,) = [event for event in read(TOLD[1][1], reader).events if event.type == "ASSAULT"]
    assert not any(who.isascii() for who in event.actors), "no person or body of the record is made the bomber"


@pytest.mark.parametrize(
    ("words", "sector", "country"),
    [
        ("مسلحون مجهولون", "UAF", None),
        ("ثلاثة من عناصر الشرطة الأفغانية", "COP", "AFG"),
        ("آلاف المتظاهرين", "CVL", None),
        ("جنديان أميركيان", "MIL", "USA"),
        ("القصر الأزرق", None, None),
    ],
)
def test_words_of_the_nameless_tell_sector_and_country(words: str, sector: str | None, country: str | None) -> None:
    assert nameless(words) == (sector, country)
