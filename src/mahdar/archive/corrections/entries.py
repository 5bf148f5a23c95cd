"""One entry of a record, read from its row and written to it: the form in which people correct claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from django.db.models import Model

from mahdar.archive import models
from mahdar.archive.entries import Entries, named_row
from mahdar.archive.linking.batch import link_rows, mentions_of
from mahdar.archive.records import records_of
from mahdar.archive.rows import Rows, columns
from mahdar.archive.search.index import STATEMENTS, drop_texts, index_texts
from mahdar.archive.writing import TABLES
from mahdar.errors import RecordError, UsageError
from mahdar.record import (
    Contact,
    Event,
    Office,
    Organization,
    Person,
    Place,
    Record,
    Statement,
    Upcoming,
    refuse_broken,
)

CLAIMS: Final[dict[str, tuple[type[Model], str, type]]] = {
    "contact": (models.Contact, "contacts", Contact),
    "statement": (models.Statement, "statements", Statement),
    "upcoming": (models.Upcoming, "upcoming", Upcoming),
    "event": (models.Event, "events", Event),
    "office": (models.Office, "offices", Office),
    "person": (models.Named, "people", Person),
    "body": (models.Named, "organizations", Organization),
    "place": (models.Named, "places", Place),
}
"""Kind of entry → its table, its list in the record, its type in the record."""

NAMED: Final = ("person", "body", "place")
_LETTERS: Final = {
    "contact": "c",
    "statement": "s",
    "upcoming": "u",
    "event": "e",
    "person": "p",
    "body": "o",
    "place": "l",
}
_PARTS: Final = {"contact": models.Party, "statement": models.Voice, "upcoming": models.Awaited, "event": models.Actor}


def row_of(kind: str, target: int) -> Any:
    """The row of a claim. Raises UsageError for an unknown kind or number."""
    if kind not in CLAIMS:
        raise UsageError(f"no kind «{kind}»; there are: {', '.join(CLAIMS)}")
    table = CLAIMS[kind][0]
    found = table.objects.select_related("report").filter(pk=target)
    if kind in NAMED:
        found = found.filter(kind=kind)
    row = found.first()
    if row is None:
        raise UsageError(f"no {kind} with the number {target} in this archive", "not_there")
    return row


def entry_of(kind: str, row: Any) -> dict[str, Any]:
    """The entry as it stands in the record, even where it is rejected; an office with `person`, its holder's entry."""
    state = row.state
    type(row).objects.filter(pk=row.pk).update(state="edited")  # a rejected row is in no record
    try:
        (record,) = records_of([row.report_id])
        return _found(kind, row, record)
    finally:
        type(row).objects.filter(pk=row.pk).update(state=state)


def _found(kind: str, row: Any, record: Record) -> dict[str, Any]:
    if kind != "office":
        entries = getattr(record, CLAIMS[kind][1])
        return dict(msgspec.to_builtins(next(one for one in entries if one.id == row.entry)))
    holder = next(person for person in record.people if person.id == row.holder.entry)
    offices = list(row.holder.offices.exclude(state="rejected").order_by("id").values_list("pk", flat=True))
    found = dict(msgspec.to_builtins(holder.offices[offices.index(row.pk)]))
    return {**found, "id": row.entry, "person": holder.id}


def put(kind: str, report: models.Report, entry: Mapping[str, Any], state: str, row_id: int | None = None) -> int:
    """Write an entry: a new row, or another content of the row with `row_id`. Returns the row's id.

    Raises RecordError where the record would break its contract with it; then nothing was written.
    """
    rows = Rows(TABLES)
    named = dict(models.Named.objects.filter(report=report).values_list("entry", "pk"))
    (whole,) = records_of([report.pk])
    table = CLAIMS[kind][0]
    one = _typed(kind, entry)
    refuse_broken(_with(whole, kind, one, entry))
    if row_id is not None:
        _take_parts_away(kind, row_id)
        rows.take_id(table, row_id)
    if kind in NAMED:
        _add_named(rows, kind, one, report, whole)
    else:
        _add_claim(rows, kind, one, entry, report, whole, named)
    made = int(rows.of(table)[0][0])
    if row_id is not None:
        _change_row(rows, table, row_id)
    rows.write()
    table.objects.filter(pk=made).update(state=state)
    _share_identities(kind, made)
    if kind == "statement":
        index_texts(STATEMENTS, [(made, entry["text"])])
    refuse_broken(records_of([report.pk])[0])
    return made


def _typed(kind: str, entry: Mapping[str, Any]) -> Any:
    fields = {name: value for name, value in entry.items() if kind != "office" or name not in ("id", "person")}
    try:
        return msgspec.convert(fields, CLAIMS[kind][2])
    except msgspec.ValidationError as error:
        raise RecordError(f"{kind}: {error}") from error


def _with(whole: Record, kind: str, one: Any, entry: Mapping[str, Any]) -> Record:
    """The record as it will be: with the entry in the place of the one with its id, or added."""
    if kind == "office":
        people = (
            msgspec.structs.replace(person, offices=(*person.offices, one)) if person.id == entry["person"] else person
            for person in whole.people
        )
        return msgspec.structs.replace(whole, people=tuple(people))
    entries = getattr(whole, CLAIMS[kind][1])
    others = tuple(other for other in entries if other.id != one.id)
    return msgspec.structs.replace(whole, **{CLAIMS[kind][1]: (*others, one)})


def _take_parts_away(kind: str, row_id: int) -> None:
    if kind in _PARTS:
        _PARTS[kind].objects.filter(**{kind: row_id}).delete()
    if kind == "statement":
        drop_texts(STATEMENTS, [row_id])


def _change_row(rows: Rows, table: Any, row_id: int) -> None:
    """The row stays, with what points at it: its meeting, what it settles."""
    values = dict(zip(columns(table), rows.of(table).pop(), strict=True))
    for column in ("id", "meeting_id", "joined"):
        values.pop(column, None)
    rows.change(table, row_id, values)


def _add_claim(
    rows: Rows,
    kind: str,
    one: Any,
    entry: Mapping[str, Any],
    report: models.Report,
    whole: Record,
    named: dict[str, int],
) -> None:
    if kind == "office":
        people = tuple(
            msgspec.structs.replace(person, offices=(one,) if person.id == entry["person"] else ())
            for person in whole.people
        )
        only = Record(report=whole.report, people=people)
    else:
        only = _only(whole, kind, one)
    Entries(rows, only, report.pk, report.reader_id, named=named).add_claims()
    if kind == "office":
        at = columns(models.Office).index("entry")
        (row,) = rows.of(models.Office)
        rows.of(models.Office)[0] = (*row[:at], entry["id"], *row[at + 1 :])


def _only(whole: Record, kind: str, one: Any) -> Record:
    """A record with nothing in it but one entry; what the entry points at has its rows already."""
    parts: dict[str, Any] = {CLAIMS[kind][1]: (one,)}
    return Record(report=whole.report, **parts)


def _add_named(rows: Rows, kind: str, one: Any, report: models.Report, whole: Record) -> None:
    row = rows.add(models.Named, *named_row(kind, one, report.pk))
    only = _only(whole, kind, one)
    link_rows(rows, list(mentions_of(only, {one.id: row}, {})))


def _share_identities(kind: str, made: int) -> None:
    """The parts of a claim, and an office, repeat the identity of whom they name."""
    if kind == "office":
        office = models.Office.objects.select_related("holder").get(pk=made)
        models.Office.objects.filter(pk=made).update(identity=office.holder.identity_id)
    elif kind in _PARTS:
        for part in _PARTS[kind].objects.filter(**{kind: made}).select_related("named"):
            if part.named is not None:
                _PARTS[kind].objects.filter(pk=part.pk).update(identity=part.named.identity_id)


def next_entry(kind: str, report: models.Report, holder: str | None = None) -> str:
    """An entry id that no row of the report has."""
    letter = f"{holder}." if kind == "office" else _LETTERS[kind]
    table: Any = CLAIMS[kind][0]
    used = list(table.objects.filter(report=report).values_list("entry", flat=True))
    numbers = [int(e[len(letter) :]) for e in used if e.startswith(letter) and e[len(letter) :].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"
