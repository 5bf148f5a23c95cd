"""What a reviewer does with a claim, and what was done with it before: all through the archive's corrections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from django.utils.translation import gettext as _

from mahdar.archive.corrections import accept, edit, history, last_change, reject, undo
from mahdar.archive.corrections.entries import entry_of, row_of
from mahdar.archive.corrections.history import By
from mahdar.archive.models import Change
from mahdar.errors import UsageError
from mahdar.record import EventType
from mahdar.web.labels import ACTS, CERTAINTY, FORMS, OFFICE_STATUS, STATUS
from mahdar.web.selecting import fields_with_words, span_of
from mahdar.web.telling import FormError

CHOICES: dict[str, dict[str, Mapping[str, Any]]] = {
    "contact": {"form": FORMS, "status": STATUS, "date": {}},
    "statement": {"act": ACTS},
    "upcoming": {"when": {}, "certainty": CERTAINTY},
    "event": {"type": dict.fromkeys(get_args(EventType)), "date": {}},
    "office": {"title": {}, "status": OFFICE_STATUS},
    "person": {"name": {}},
    "body": {"name": {}},
    "place": {"name": {}},
}
"""Kind of claim → the fields that a form edits, each with its values; a field without values is written by hand."""

_NULLABLE = ("date", "when")
_LONGEST = 500


class Field(NamedTuple):
    """A field of the form that edits a claim."""

    name: str
    value: str
    choices: Mapping[str, Any]


class Step(NamedTuple):
    """A line of a claim's history: the change, which fields it changed (name, before, after), whether it can be undone."""

    change: Change
    fields: list[tuple[str, Any, Any]]
    last: bool


def judge(kind: str, target: int, given: Mapping[str, str], author: str) -> Change:
    """Do what a form asks (`do`: accept, reject, edit or undo).

    `seen` is the last change that its reader saw. Raises ConflictError where another came meanwhile, UsageError and
    RecordError for what cannot be done; then nothing was changed.
    """
    by = By(author=author, reason=given.get("reason", "")[:_LONGEST], seen=_number(given.get("seen", "")))
    match given.get("do"):
        case "accept":
            return accept(kind, target, by)
        case "reject":
            return reject(kind, target, by)
        case "edit":
            return edit(kind, target, _changed(kind, target, given), by)
        case "undo":
            return undo(last_change(kind, target), by)
    raise UsageError("a review accepts, rejects, edits or undoes; the form asked for something else", "forged")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise UsageError("the form does not say what its reader had seen; open the entry again", "not_whole")
    return int(text)


def _changed(kind: str, target: int, given: Mapping[str, str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if given.get("words", "").strip():
        row = row_of(kind, target)
        span = span_of(row.report.text, given["words"], given.get("start", ""))
        changes |= fields_with_words(kind, entry_of(kind, row), span, row.report.text)
    for field in fields_of(kind, target):
        if field.name in changes:
            continue
        value = given.get(field.name, field.value)[:_LONGEST].strip()
        if value != field.value:
            changes[field.name] = None if not value and field.name in _NULLABLE else value
    if not changes:
        raise FormError(_("Nothing was changed in the form."))
    return changes


def fields_of(kind: str, target: int) -> list[Field]:
    """The fields that can be edited, with what stands in them."""
    entry = entry_of(kind, row_of(kind, target))
    return [Field(name, entry.get(name) or "", choices) for name, choices in CHOICES[kind].items()]


def steps(kind: str, target: int) -> list[Step]:
    """All that was done with a claim, the newest first."""
    told = history(kind, target)
    return [Step(change, _differences(change), change is told[-1]) for change in reversed(told)]


def _differences(change: Change) -> list[tuple[str, Any, Any]]:
    before, after = ((side or {}).get("entry") or {} for side in (change.before, change.after))
    shown = ["text", *(name for choices in CHOICES.values() for name in choices)]
    names = [name for name in dict.fromkeys(shown) if before.get(name) != after.get(name)]
    return [(name, before.get(name), after.get(name)) for name in names]
