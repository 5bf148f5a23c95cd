"""Claims accepted, rejected, edited and added by people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mahdar.archive.corrections.entries import CLAIMS, NAMED, entry_of, next_entry, put, row_of
from mahdar.archive.corrections.history import By, write_change
from mahdar.archive.models import Change, Event, Office, Party, Report
from mahdar.archive.records import records_of
from mahdar.archive.turns import one_writer
from mahdar.errors import UsageError
from mahdar.record import refuse_broken

RULE = "by_a_person"
"""The rule of a claim that a person wrote; its confidence is 1."""


def accept(kind: str, target: int, by: By) -> Change:
    """Say that a claim is right as it is."""
    return _set_state("accept", kind, target, "accepted", by)


def reject(kind: str, target: int, by: By) -> Change:
    """Say that a claim is wrong: it stays, and no query shows it. Raises RecordError where others rest on it."""
    return _set_state("reject", kind, target, "rejected", by)


def _set_state(action: str, kind: str, target: int, state: str, by: By) -> Change:
    with one_writer():
        row = row_of(kind, target)
        entry = entry_of(kind, row)
        if state == "rejected" and kind in NAMED:
            _refuse_if_needed(row)
        type(row).objects.filter(pk=target).update(state=state)
        set_state_of_events(kind, row, "rejected" if state == "rejected" else "read")
        refuse_broken(records_of([row.report_id])[0])
        before, after = {"state": row.state, "entry": entry}, {"state": state, "entry": entry}
        return write_change(by, action, kind, target, report=row.report.key, before=before, after=after)


def set_state_of_events(kind: str, row: Any, state: str) -> None:
    """The events made from a contact, statement or upcoming item go and come with it, where no person touched them."""
    if kind in ("contact", "statement", "upcoming"):
        made = Event.objects.filter(report=row.report, source=row.entry, state__in=("read", "rejected"))
        touched = Change.objects.filter(kind="event", target__in=made.values("pk")).values("target")
        made.exclude(pk__in=touched).update(state=state)


def _refuse_if_needed(row: Any) -> None:
    """Nobody disappears while contacts or offices rest on them: those come first."""
    contacts = Party.objects.filter(named=row).exclude(contact__state="rejected").count()
    offices = Office.objects.filter(holder=row).exclude(state="rejected").count()
    if contacts or offices:
        raise UsageError(
            f"{row.name}: {contacts} contacts and {offices} offices rest on this entry; reject those first",
            "rested_on", name=row.name, contacts=contacts, offices=offices,
        )  # fmt: skip


def edit(kind: str, target: int, changes: Mapping[str, Any], by: By) -> Change:
    """Change fields of an entry, as they stand in the record (docs/record.md): {"form": "call", "date": "2021-03-05"}.

    Raises RecordError where the record would break its contract, UsageError for what is not there.
    """
    with one_writer():
        row = row_of(kind, target)
        entry = entry_of(kind, row)
        if unknown := set(changes) - set(entry) - _fields(kind):
            raise UsageError(f"{kind} has no field «{min(unknown)}»; it has: {', '.join(sorted(_fields(kind)))}")
        after = {**entry, **changes, "id": entry["id"], **({} if kind in NAMED else {"rule": RULE, "confidence": 1.0})}
        if kind in NAMED:
            edit_named(row, after)
        else:
            put(kind, row.report, after, "edited", target)
        told = {"state": "edited", "entry": after}
        before = {"state": row.state, "entry": entry}
        return write_change(by, "edit", kind, target, report=row.report.key, before=before, after=told)


def _fields(kind: str) -> set[str]:
    return {*CLAIMS[kind][2].__struct_encode_fields__} - {"id", "rule", "confidence"}  # type: ignore[attr-defined]


def edit_named(row: Any, entry: Mapping[str, Any]) -> None:
    """Name, aliases and spans of someone named; who it is in the world is for merge and split."""
    from mahdar.archive.keys import name_key

    type(row).objects.filter(pk=row.pk).update(
        name=entry["name"],
        key=name_key(entry["name"]),
        aliases=list(entry["aliases"]),
        spans=[list(span) for span in entry["mentions"]],
        country=entry.get("country", row.country),
        state="edited",
    )
    refuse_broken(records_of([row.report_id])[0])


def add(kind: str, report: str, entry: Mapping[str, Any], by: By) -> Change:
    """Add an entry to the record of a report, given by its key; `id`, `rule` and `confidence` need not be given.

    An office needs `person`, its holder's entry. Raises RecordError where the record would break its contract.
    """
    if kind not in CLAIMS:
        raise UsageError(f"no kind «{kind}»; there are: {', '.join(CLAIMS)}")
    with one_writer():
        found = Report.objects.filter(key=report).first()
        if found is None:
            raise UsageError(f"no report «{report}» in this archive")
        own = next_entry(kind, found, entry.get("person"))
        whole = {**entry, "id": own, **({} if kind in NAMED else {"rule": RULE, "confidence": 1.0})}
        target = put(kind, found, whole, "added")
        after = {"state": "added", "entry": whole}
        return write_change(by, "add", kind, target, report=report, after=after)
