"""Reports read together give the records that each would give alone, and come as soon as their source lets them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mahdar.errors import SourceError
from mahdar.reading import Reader, Report
from mahdar.reading.together import gathered
from mahdar.scale.batch import Overdue, read_batch

EXAMPLES = [
    Report(id=file.stem, text=file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
]


def sizes(reports):
    return [len(batch) for batch in gathered(reports)]


def reports(count):
    return [Report(id=str(n), text="بدأ العمل") for n in range(count)]


@pytest.fixture(scope="module")
def reader():
    return Reader()


def test_the_records_are_those_of_reports_read_alone(reader):
    assert list(reader.read_many(EXAMPLES)) == [reader.read(report) for report in EXAMPLES]


def test_of_reports_that_come_one_by_one_the_first_is_read_at_once():
    assert sizes(iter(reports(60))) == [1, 2, 4, 8, 16, 24, 5]
    assert sizes(reports(60)) == [24, 24, 12]
    assert sizes([]) == sizes(iter([])) == []


def test_a_slow_source_is_not_waited_for():
    def slowly():
        for report in reports(5):
            time.sleep(0.12)
            yield report

    assert max(sizes(slowly())) == 1


def test_long_reports_are_not_gathered():
    assert sizes([Report(id="1", text="كتاب " * 30_000)] * 3) == [1, 1, 1]


def test_what_came_before_an_error_of_the_source_is_read(reader):
    records = reader.read_many([*EXAMPLES[:6], {"title": "بلا نص"}])
    assert [next(records).report.id for _ in range(6)] == [report.id for report in EXAMPLES[:6]]
    with pytest.raises(SourceError):
        next(records)


class Failing:
    """Reads as a reader, but one report fails and one takes too long."""

    def __init__(self, reader):
        self.reader, self.set_aside = reader, reader.set_aside

    def read_together(self, batch):
        if any("يفشل" in report.text for report in batch):
            raise ZeroDivisionError
        while any("يطول" in report.text for report in batch):
            time.sleep(0.01)
        return self.reader.read_together(batch)

    def read(self, report):
        return self.read_together([report])[0]


def test_one_report_that_fails_leaves_the_others(reader):
    given = [*reports(4), Report(id="bad", text="هذا يفشل"), *reports(2)]
    records = read_batch(Failing(reader), given)
    assert len([next(records) for _ in range(4)]) == 4
    with pytest.raises(ZeroDivisionError):
        next(records)


def test_one_report_that_takes_too_long_is_set_aside_alone(reader):
    given = [*reports(3), Report(id="slow", text="هذا يطول"), *reports(2)]
    records = list(read_batch(Failing(reader), given, 1))
    assert [isinstance(record, Overdue) for record in records] == [False, False, False, True, False, False]


@pytest.mark.parametrize("text", ["وعرض التلفزيون الرسمي واستئناف المفاوضات :", "فيما عرضت ولجنة التصحيح إن"])
def test_a_text_that_ends_where_something_would_be_said_is_read(reader, text):
    assert not reader.read(text).statements
