"""One contact told by more reports than SQLite takes conditions: nothing that is asked of it falls over."""

from __future__ import annotations

import json

import pytest

from mahdar.cli import main
from tests.archive.reports import talks

MANY = 1400


@pytest.fixture
def much(archive: str) -> str:
    """A report's contact told, and its announcement settled, by 1,400 contacts, each of a report of its own."""
    from mahdar.archive.models import Contact, Named, Party, Report, ReportText, Settlement, Upcoming
    from mahdar.archive.writing import store_batch

    store_batch([talks("a")])
    report, contact, named = Report.objects.get(), Contact.objects.get(), list(Named.objects.order_by("pk"))
    parties = list(Party.objects.all())
    first = report.pk
    for number in range(MANY):
        report.pk, report.key, report.published = first + 1 + number, f"copy-{number}", "2021-04-05"
        report._state.adding = True
        report.save(force_insert=True)
    reports = range(first + 1, first + 1 + MANY)
    ReportText.objects.bulk_create(ReportText(report_id=pk, text=talks("a").report.text) for pk in reports)
    top = named[-1].pk
    copies = []
    for at, pk in enumerate(reports):
        for number, one in enumerate(named):
            values = {field.attname: getattr(one, field.attname) for field in Named._meta.concrete_fields}
            copies.append(Named(**{**values, "id": top + 1 + at * len(named) + number, "report_id": pk}))
    Named.objects.bulk_create(copies)
    values = {field.attname: getattr(contact, field.attname) for field in Contact._meta.concrete_fields}
    Contact.objects.bulk_create(
        Contact(**{**values, "id": contact.pk + 1 + at, "report_id": pk, "place_id": None})
        for at, pk in enumerate(reports)
    )
    rows = []
    for at in range(MANY):
        for party in parties:
            values = {field.attname: getattr(party, field.attname) for field in Party._meta.concrete_fields}
            own = top + 1 + at * len(named) + [one.pk for one in named].index(party.named_id)
            rows.append(Party(**{**values, "id": None, "contact_id": contact.pk + 1 + at, "named_id": own}))
    Party.objects.bulk_create(rows)
    item = Upcoming.objects.get()
    Settlement.objects.bulk_create(
        Settlement(upcoming=item, state="took_place", contact_id=contact.pk + 1 + at, score=0.9, reason="told")
        for at in range(MANY)
    )
    return archive


def test_what_thousands_tell_is_told(much: str, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--archive", much, "--json", "--limit", "0"]
    asked = {"contacts": MANY + 1, "upcoming": 1, "timeline": MANY + 3}
    for command, count in asked.items():
        assert main([command, *where]) == 0, command
        assert len(capsys.readouterr().out.splitlines()) == count, command
    assert main(["contacts", "--versions", *where]) == 0
    (one,) = capsys.readouterr().out.splitlines()
    assert len(json.loads(one)["versions"]) == MANY + 1
    assert main(["upcoming", "--as-of", "2021-05-01", *where]) == 0
    assert len(json.loads(capsys.readouterr().out)["settled_by"]) == MANY


def test_lists_of_pages_hold_thousands_too(much: str) -> None:
    from mahdar.archive.filters import Filter
    from mahdar.archive.settling import state_of
    from mahdar.web import questions

    (item,) = questions.upcoming(Filter())
    assert len(state_of(item, "2021-05-01")["settled_by"]) == MANY
    assert len(list(questions.contacts(Filter()))) == MANY + 1
