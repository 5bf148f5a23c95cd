"""A change taken back by another change: nothing is erased."""

from __future__ import annotations

from mahdar.archive.corrections.claims import edit_named, set_state_of_events
from mahdar.archive.corrections.entries import CLAIMS, NAMED, put
from mahdar.archive.corrections.history import By, last_change, write_change
from mahdar.archive.corrections.identities import set_intos, set_links
from mahdar.archive.models import Change, Identity, Judgement, Named, Report
from mahdar.archive.records import records_of
from mahdar.archive.turns import one_writer
from mahdar.errors import ConflictError, UsageError
from mahdar.record import refuse_broken


def undo(number: int, by: By) -> Change:
    """Take a change back, by its number. An undone change can be brought back by undoing the undoing.

    Raises UsageError for an unknown or undone change, ConflictError where a later change stands on it.
    """
    with one_writer():
        change = Change.objects.filter(pk=number).first()
        if change is None:
            raise UsageError(f"no change with the number {number}", "not_there")
        if Change.objects.filter(undoes=change).exists():
            raise UsageError(f"change {number} is undone already", "undone_already")
        if change.kind != "identity":
            _refuse_below(change)
            _claim(change)
        else:
            _identity(change)
        return write_change(
            by, "undo", change.kind, change.target, report=change.report, before=change.after, after=change.before,
            undoes=change,
        )  # fmt: skip


def _refuse_below(change: Change) -> None:
    """A claim's changes are taken back from the last one: another order would bring back what nobody saw."""
    latest = last_change(change.kind, change.target)
    if latest != change.pk:
        raise ConflictError(f"change {latest} came after {change.pk}; undo that first")


def _claim(change: Change) -> None:
    table = CLAIMS[change.kind][0]
    rows = table.objects.filter(pk=change.target)
    if change.before is None:
        rows.update(state="rejected")
    elif change.after is not None and change.before["entry"] == change.after["entry"]:
        rows.update(state=change.before["state"])
        set_state_of_events(change.kind, rows.get(), "rejected" if change.before["state"] == "rejected" else "read")
    elif change.kind in NAMED:
        edit_named(Named.objects.get(pk=change.target), change.before["entry"])
        rows.update(state=change.before["state"])
    else:
        report = Report.objects.get(key=change.report)
        put(change.kind, report, change.before["entry"], change.before["state"], change.target)
    refuse_broken(records_of([Report.objects.get(key=change.report).pk])[0])


def _identity(change: Change) -> None:
    before, after = change.before or {}, change.after or {}
    if "into" in before:
        now = dict(Identity.objects.filter(pk__in=before["into"]).values_list("pk", "into_id"))
        set_intos({pk: into for pk, into in before["into"].items() if now.get(int(pk)) == after["into"][pk]})
        _forget_judgement("same", change.target, before["into"])
    elif "links" in before:
        set_links(before["links"])
        Judgement.objects.filter(verdict="different", right_id=after.get("identity"), author__isnull=False).update(
            undone=True
        )
    elif "judgement" in after:
        Judgement.objects.filter(pk=after["judgement"]).update(undone=True)
    elif "judgement" in before:
        Judgement.objects.filter(pk=before["judgement"]).update(undone=False)


def _forget_judgement(verdict: str, left: int, right: dict[str, int | None]) -> None:
    found = Judgement.objects.filter(verdict=verdict, left_id=left, right_id__in=right, author__isnull=False)
    found.update(undone=True)
