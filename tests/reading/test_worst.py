"""Texts made to be hard: the work of reading grows with their length and no faster, and nothing is nested too deep."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from itertools import islice, pairwise, product
from types import FrameType

import pytest

from mahdar.reading import Reader

HARD = {
    "he said he": "قال إنه قتل عددا ",
    "said with a name": "قال الوزير أحمد علي إن الحرب انتهت و",
    "colons": "قال: ",
    "honorifics": "الدكتور الدكتور الدكتور الدكتور ",
    "one met again and again": "التقى الوزير أحمد علي الوزير سامي حسن و",
    "offices of nobody": "لقائه رئيس الوزراء، ",
    "open quotations": "وقال «نعم ",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _calls(read: Callable[[], object]) -> int:
    """How many functions a reading calls: the same on every machine, as seconds are not."""
    counted = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read()
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("words", HARD.values(), ids=HARD)
def test_twice_the_text_is_twice_the_work(reader: Reader, words: str) -> None:
    reader.read(words * 3)  # its forms are looked up once and then known
    once, twice = _calls(lambda: reader.read(words * 400)), _calls(lambda: reader.read(words * 800))
    assert twice < 2.3 * once


_NAMES = ("محمد", "أحمد", "سامي", "علي", "خالد", "عمر", "حسن", "يوسف", "كريم", "جمال", "ناصر", "سعيد")


def _people(count: int) -> str:
    """People who share words of their names, but none the whole of it."""
    return "التقى " + " و".join(" ".join(name) for name in islice(product(_NAMES, repeat=3), count)) + "."


def test_twice_the_people_are_twice_the_work(reader: Reader) -> None:
    reader.read(_people(800))  # its words are looked up once and then known
    once, twice = _calls(lambda: reader.read(_people(400))), _calls(lambda: reader.read(_people(800)))
    assert twice < 2.3 * once


OF_OTHERS = {
    "meetings in one sentence": "التقى الوزير {a} نظيره {b} في عمان لبحث التعاون واتفق الجانبان على لجنة، ",
    "journeys and meetings": "زار الوزير {a} بغداد. والتقى {a} السفير {b}. ",
    "greetings": "ونقل {a} تحيات الرئيس {b} للملك سامي، ",
    "welcomes": "وصل الرئيس {a} إلى بغداد. وكان في استقباله الوزير {b}. ",
    "heads of delegations": "التقى وفد الحزب السفير {a}. وترأس وفد الحزب {b}. ",
}


@pytest.mark.parametrize("words", OF_OTHERS.values(), ids=OF_OTHERS)
def test_twice_the_contacts_of_other_people_are_twice_the_work(reader: Reader, words: str) -> None:
    names = [" ".join(name) for name in islice(product(_NAMES, repeat=3), 401)]
    parts = [words.format(a=a, b=b) for a, b in pairwise(names)]
    reader.read("".join(parts))
    once, twice = _calls(lambda: reader.read("".join(parts[:200]))), _calls(lambda: reader.read("".join(parts)))
    assert twice < 2.3 * once


def test_offices_within_offices_are_read_to_the_end(reader: Reader) -> None:
    record = reader.read("وصل وزير الخارجية سامي شكري إلى القاهرة. " + "المتحدث باسم " * 3000)
    assert [person.name for person in record.people] == ["سامي شكري"]


def test_what_is_said_ends_before_it_is_longer_than_any_sentence(reader: Reader) -> None:
    """Each of the many verbs would else hold all the words after it: a record the square of its text."""
    words = "قال الوزير أحمد علي إنه يقول " + "كلاما " * 5000
    assert all(len(statement.text.split()) <= 1000 for statement in reader.read(words).statements)


def test_people_who_share_words_of_their_names_stay_apart(reader: Reader) -> None:
    record = reader.read("التقى أحمد علي حسن وأحمد سامي حسن. وقال إبراهيم علي حسن إن ابراهيم علي وصل.")
    assert [person.name for person in record.people] == ["أحمد علي حسن", "أحمد سامي حسن", "إبراهيم علي حسن"]


def test_a_report_leaves_no_garbage(reader: Reader) -> None:
    """What holds one another is let go: memory is free at once, however seldom garbage is looked for."""
    text = "التقى وزير الخارجية سامي شكري في عمان نظيره أحمد علي. وقال شكري إن الجيش قصف مواقع المسلحين."
    reader.read(text)
    gc.collect()
    gc.disable()
    try:
        left = []
        for _ in range(3):  # what another thread of the test run lets go meanwhile is not the report's
            reader.read(text)
            left.append(gc.collect())
        assert min(left) == 0
    finally:
        gc.enable()
