"""The first real report, beyond what the scorer checks: who sat on which side, topics, acts, countries, the event, Latin forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.intake import open_sources
from mahdar.reading import Reader, Report
from mahdar.record import Record, check


@pytest.fixture(scope="module")
def record(shared: Path, reader: Reader) -> Record:
    (report,) = open_sources([shared / "seed" / "report.txt"])
    assert isinstance(report, Report)
    return reader.read(report)


def test_the_page_is_cut_from_its_chrome(record: Record) -> None:
    report = record.report
    assert (report.published, report.outlet, report.byline) == ("2020-08-12", "شبكة شام", "فريق التحرير")
    assert "تعبيرية" not in report.text and "الأكثر قراءة" not in report.text
    assert check(record) == []


def test_one_meeting_of_six_people_on_two_sides(record: Record) -> None:
    names = {p.id: p.name for p in record.people}
    bodies = {o.id: o.name for o in record.organizations}
    (contact,) = record.contacts
    coalition = [p for p in contact.parties if p.side == 1]
    others = [p for p in contact.parties if p.side == 2]
    assert len(coalition) == 5 and {bodies[p.for_ or ""] for p in coalition} == {"الائتلاف الوطني السوري"}
    assert [names[p.who] for p in coalition if p.role == "head"] == ["نصر الحريري"]
    assert [(names[p.who], p.role, bodies[p.for_ or ""]) for p in others] == [
        ("سلجوق أونال", "head", "وزارة الخارجية التركية")
    ]
    assert [t.text for t in contact.topics] == ["آخر المستجدات السياسية", "رؤية الائتلاف وعمله في المرحلة القادمة"]
    assert contact.date is None and contact.date_text is None


def test_acts(record: Record) -> None:
    acts = {said.act for said in record.statements}
    assert {"warn", "affirm"} <= acts
    (warned,) = [said for said in record.statements if said.act == "warn"]
    assert warned.text.startswith("انهيار ذلك الاتفاق")


def test_countries(record: Record) -> None:
    assert {p.name: p.country for p in record.places}["جنيف"] == "CHE"
    assert {p.name: p.country for p in record.places}["سوتشي"] == "RUS"
    assert {o.name: o.country for o in record.organizations}["وزارة الخارجية التركية"] == "TUR"
    assert {o.name: o.country for o in record.organizations}["الائتلاف الوطني السوري"] == "SYR"


def test_the_meeting_is_one_consult_event_with_both_sides(record: Record) -> None:
    (event,) = [e for e in record.events if e.type == "CONSULT"]
    assert set(event.actors) == {p.who for p in record.contacts[0].parties}


def test_latin_forms(record: Record) -> None:
    latin = {p.name: p.latin for p in record.people}
    assert latin["نصر الحريري"] == "Nasr al-Hariri"
    assert latin["سلجوق أونال"] == "Selçuk Ünal"
    assert latin["ربا حبوش"] == "Ruba Habboush"
    assert latin["بدر جاموس"] == "Badr Jamous"
    assert latin["أحمد بكورة"] == "Ahmad Bakkoura"
    assert latin["عبد الباسط عبد اللطيف"] == "Abdul Basit Abdul Latif"


def test_nothing_dated_that_the_text_does_not_date(record: Record) -> None:
    assert all(item.when is None for item in record.upcoming)
    assert all(event.date is None for event in record.events)
