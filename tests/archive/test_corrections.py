"""People's corrections: each with author, time and reason, undone by another, never overwritten by a re-reading."""

from __future__ import annotations

from typing import Any

import pytest

from mahdar.errors import ConflictError, RecordError, UsageError
from mahdar.record import ReaderInfo, Record
from tests.archive.reports import Told, talks

NEWER = ReaderInfo(name="mahdar", version="0.2.0", words="w2")


def by(reason: str = "checked", **more: Any) -> Any:
    from mahdar.archive.corrections.history import By

    return By(author="rima", reason=reason, **more)


def stored(*records: Record) -> None:
    from mahdar.archive.writing import store_batch

    store_batch(records or [talks()])


def record_of(key: str = "talks") -> Record:
    from mahdar.archive.models import Report
    from mahdar.archive.records import records_of

    return records_of([Report.objects.get(key=key).pk])[0]


def the(kind: str) -> int:
    from mahdar.archive.corrections.entries import CLAIMS

    table: Any = CLAIMS[kind][0]
    return int(table.objects.order_by("pk").first().pk)


def test_reject_and_undo(archive: str) -> None:
    from mahdar.archive.corrections import history, reject, undo

    stored()
    contact = the("contact")
    change = reject("contact", contact, by("they did not meet"))
    record = record_of()
    assert record.contacts == () and record.events == ()
    undo(change.pk, by("they did"))
    assert record_of() == talks()
    told = [(one.action, one.author, one.reason) for one in history("contact", contact)]
    assert told == [("reject", "rima", "they did not meet"), ("undo", "rima", "they did")]


def test_edit_in_the_words_of_the_record(archive: str) -> None:
    from mahdar.archive.corrections import edit, undo

    stored()
    change = edit("contact", the("contact"), {"form": "call", "place": None, "date": "2021-03-03"}, by())
    (contact,) = record_of().contacts
    assert (contact.form, contact.place, contact.date, contact.rule, contact.confidence) == (
        "call",
        None,
        "2021-03-03",
        "by_a_person",
        1.0,
    )
    assert [party.who for party in contact.parties] == ["p1", "p2"]
    undo(change.pk, by())
    assert record_of() == talks()


def test_an_edited_party_counts_for_who_met_whom(archive: str) -> None:
    from mahdar.archive import Filter
    from mahdar.archive.corrections import edit
    from mahdar.archive.models import Contact
    from mahdar.archive.narrowing import claims

    stored()
    edit("contact", the("contact"), {"parties": [{"who": "p1"}, {"who": "l2"}]}, by())
    assert claims(Contact, Filter(person="حاتم الجندي")).count() == 0
    assert claims(Contact, Filter(country="IRQ")).count() == 1


def test_add_a_statement_a_person_and_an_office(archive: str) -> None:
    from mahdar.archive.corrections import add
    from mahdar.archive.search.finding import find_statements

    stored()
    text = talks().report.text
    start = text.index("مياه الري")
    span = [start, start + len("مياه الري")]
    add(
        "statement",
        "talks",
        {
            "speakers": ["p2"],
            "verb": "بحث",
            "act": "say",
            "quoted": False,
            "text": "مياه الري",
            "content": span,
            "evidence": [span],
        },
        by(),
    )
    office = {"person": "p2", "title": "وزير الري", "post": "minister", "country": "EGY", "evidence": [span]}
    add("office", "talks", office, by())
    add("person", "talks", {"name": "بغداد", "mentions": [[text.index("بغداد"), text.index("بغداد") + 5]]}, by())
    record = record_of()
    assert [(said.id, said.speakers) for said in record.statements] == [("s1", ("p1",)), ("s2", ("p2",))]
    assert [len(person.offices) for person in record.people] == [1, 2, 0]
    assert record.people[2].id == "p3" and find_statements("الري").count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"form": "lunch"}, RecordError),
        ({"parties": [{"who": "p9"}]}, RecordError),
        ({"parties": []}, RecordError),
        ({"evidence": [[5, 90000]]}, RecordError),
        ({"colour": "red"}, UsageError),
        ({"date": "2021-02-30"}, RecordError),
    ],
)
def test_what_breaks_the_record_changes_nothing(archive: str, changes: dict[str, Any], error: type[Exception]) -> None:
    from mahdar.archive.corrections import edit
    from mahdar.archive.models import Change

    stored()
    with pytest.raises(error):
        edit("contact", the("contact"), changes, by())
    assert record_of() == talks() and Change.objects.count() == 0


def test_two_reviewers_at_once_lose_nothing(archive: str) -> None:
    from mahdar.archive.corrections import accept, edit, last_change

    stored()
    contact = the("contact")
    seen = last_change("contact", contact)
    accept("contact", contact, by(seen=seen))
    with pytest.raises(ConflictError, match="changed by someone else"):
        edit("contact", contact, {"form": "call"}, by(seen=seen))
    assert record_of().contacts[0].form == "meeting"


def test_undo_goes_from_the_last_change(archive: str) -> None:
    from mahdar.archive.corrections import edit, undo

    stored()
    first = edit("contact", the("contact"), {"form": "call"}, by())
    second = edit("contact", the("contact"), {"form": "visit"}, by())
    with pytest.raises(ConflictError):
        undo(first.pk, by())
    undone = undo(second.pk, by())
    assert record_of().contacts[0].form == "call"
    with pytest.raises(UsageError, match="undone already"):
        undo(second.pk, by())
    undo(undone.pk, by())
    assert record_of().contacts[0].form == "visit"


def test_a_reading_by_a_newer_reader_keeps_what_people_said(archive: str) -> None:
    from mahdar.archive.corrections import edit, reject

    stored()
    edit("contact", the("contact"), {"form": "call"}, by())
    reject("statement", the("statement"), by())
    stored(talks(reader=NEWER))
    record = record_of()
    assert record.report.reader == NEWER
    assert [contact.form for contact in record.contacts] == ["call"] and record.statements == ()
    assert [person.name for person in record.people] == ["سليم القادري", "حاتم الجندي"]
    assert len(record.upcoming) == 1 and [office.title for office in record.people[0].offices] == [
        "وزير الزراعة الأردني"
    ]


def test_new_claims_are_numbered_around_the_kept_ones(archive: str) -> None:
    from mahdar.archive.corrections import accept
    from mahdar.archive.models import Party

    stored()
    accept("contact", the("contact"), by())
    told = Told("talks", talks().report.text).place("بغداد", "IRQ", 98182).place("عمان", "JOR", 250441)
    told.person("حاتم الجندي").contact("ويزور", "p1", "l1", form="visit", status="planned")
    stored(told.record(reader=NEWER))
    record = record_of()
    assert {contact.form for contact in record.contacts} == {"meeting", "visit"}
    assert len({one.id for one in record.contacts}) == 2
    names = {one.id: one.name for one in (*record.people, *record.places)}
    visit = next(contact for contact in record.contacts if contact.form == "visit")
    assert [names[party.who] for party in visit.parties] == ["حاتم الجندي", "بغداد"]
    assert not Party.objects.filter(identity__isnull=True).exists()


def test_merge_split_and_undo(archive: str) -> None:
    from mahdar.archive.corrections import merge, split, undo
    from mahdar.archive.models import Named, Party
    from mahdar.archive.people import the_identity

    stored(talks("a"), Told("b", "قال الجندي الصغير كلمة.").person("الجندي الصغير").record())
    one, other = the_identity("حاتم الجندي").pk, the_identity("الجندي الصغير").pk
    change = merge(one, other, by("the same man"))
    assert set(Named.objects.filter(name__contains="الجندي").values_list("identity", flat=True)) == {one}
    assert the_identity("الجندي الصغير").pk == one
    with pytest.raises(UsageError, match="loop"):
        merge(other, one, by())
    undo(change.pk, by())
    assert the_identity("الجندي الصغير").pk == other
    named = Named.objects.get(identity=one, report__key="a")
    cut = split(one, [named.pk], by("a namesake"))
    assert Party.objects.get(named=named).identity_id == cut.after["identity"]
    undo(cut.pk, by())
    assert Party.objects.get(named=named).identity_id == one


def test_a_merge_holds_for_reports_that_come_later(archive: str) -> None:
    from mahdar.archive.corrections import merge
    from mahdar.archive.models import Named
    from mahdar.archive.people import the_identity

    stored(talks("a"), Told("b", "قال أبو الأنهار كلمة.").person("أبو الأنهار").record())
    one = the_identity("حاتم الجندي").pk
    merge(one, the_identity("أبو الأنهار").pk, by())
    stored(Told("c", "قال أبو الأنهار كلمة أخرى.", day="2021-03-06").person("أبو الأنهار").record())
    assert Named.objects.get(report__key="c").identity_id == one


def test_the_database_itself_keeps_the_history(archive: str) -> None:
    from django.db import DatabaseError, connection, transaction

    from mahdar.archive.corrections import accept
    from mahdar.archive.models import Change

    stored()
    accept("contact", the("contact"), by())
    for statement in ("DELETE FROM archive_change", "UPDATE archive_change SET author = 'other'"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Change.objects.get().author == "rima"


def test_nobody_disappears_under_a_contact(archive: str) -> None:
    from mahdar.archive.corrections import reject

    stored()
    with pytest.raises(UsageError, match="rest on this entry"):
        reject("person", the("person"), by())


def test_what_people_checked_is_new_gold(archive: str) -> None:
    from mahdar.archive import Filter
    from mahdar.archive.corrections import accept, reject, undo
    from mahdar.archive.records import checked_records

    stored(talks("a"), talks("b"))
    reject("statement", the("statement"), by())
    (gold,) = checked_records(Filter())
    assert gold.report.id == "a" and gold.statements == () and len(gold.contacts) == 1
    change = accept("contact", the("contact"), by())
    undo(change.pk, by())
    assert len(list(checked_records(Filter()))) == 1
