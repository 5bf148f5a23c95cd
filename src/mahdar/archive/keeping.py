"""What people said about a report's claims, kept when the report is read again.

Kept rows keep their entry ids; the new reading's entries are numbered around them, and what it claims of the same
words, of the same kind, is left out: a person has spoken about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from django.db.models import Q

from mahdar.archive.keys import name_key
from mahdar.archive.models import (
    Actor,
    Awaited,
    Change,
    Contact,
    Event,
    Named,
    Office,
    Party,
    Report,
    Statement,
    Upcoming,
    Voice,
)
from mahdar.record import Record, Span

KINDS: dict[str, Any] = {
    "office": Office,
    "contact": Contact,
    "statement": Statement,
    "upcoming": Upcoming,
    "event": Event,
}
_POINTERS = (
    (Office, ("holder_id", "body_id"), "report"),
    (Contact, ("place_id",), "report"),
    (Upcoming, ("place_id",), "report"),
    (Event, ("place_id",), "report"),
    (Party, ("named_id", "represents_id"), "contact__report"),
    (Voice, ("named_id",), "statement__report"),
    (Awaited, ("named_id",), "upcoming__report"),
    (Actor, ("named_id",), "event__report"),
)
_NAMED_KINDS = {"people": "person", "organizations": "body", "places": "place"}
_POINTING = frozenset(
    (
        "id",
        "who",
        "for",
        "place",
        "speakers",
        "addressees",
        "about",
        "actors",
        "recipients",
        "from",
        "via",
        "organization",
    )
)


class Kept(msgspec.Struct, kw_only=True):
    """What is kept of one report: names by kind and key, entry ids in use, and the words that people spoke about."""

    named: dict[tuple[str, str], tuple[int, str]]
    entries: set[str]
    spans: dict[str, list[Span]]


def corrected(reports: Sequence[int]) -> set[int]:
    """Those of the reports in which a person changed something."""
    if not reports:
        return set()
    keys = Report.objects.filter(pk__in=reports).values("key")
    changed = Report.objects.filter(key__in=Change.objects.filter(report__in=keys).values("report"))
    pinned = Named.objects.filter(report__in=reports, pinned=True).values_list("report_id", flat=True)
    return set(changed.values_list("pk", flat=True)) | set(pinned)


def kept_of(report: int) -> Kept:
    """What is to be kept of a report; call it when what is not kept was removed."""
    named = Named.objects.filter(report=report).values_list("kind", "key", "pk", "entry")
    entries = {entry for _, _, _, entry in named}
    spans: dict[str, list[Span]] = {}
    for kind, table in KINDS.items():
        for entry, own in table.objects.filter(report=report).values_list("entry", "spans"):
            entries.add(entry)
            spans.setdefault(kind, []).extend((start, end) for start, end in own)
    for kind, told in _before(report):
        spans.setdefault(kind, []).extend(told)
    return Kept(named={(kind, key): (pk, entry) for kind, key, pk, entry in named}, entries=entries, spans=spans)


def _before(report: int) -> Iterable[tuple[str, list[Span]]]:
    """The words of claims as they stood before people changed them: a new reading would claim them again."""
    keys = Report.objects.filter(pk=report).values("key")
    for kind, before in Change.objects.filter(report__in=keys).values_list("kind", "before"):
        if before and kind in KINDS:
            yield kind, [(start, end) for start, end in before["entry"]["evidence"]]


def still_needed(report: int) -> set[int]:
    """The names of a report that kept claims point at, and those that people themselves changed."""
    needed: set[int | None] = set(
        Named.objects.filter(Q(pinned=True) | ~Q(state="read"), report=report).values_list("pk", flat=True)
    )
    for table, columns, where in _POINTERS:
        for column in columns:
            needed |= set(table.objects.filter(**{where: report}).values_list(column, flat=True))
    return {pk for pk in needed if pk is not None}


def around(record: Record, kept: Kept) -> tuple[Record, dict[str, int]]:
    """The record numbered around what is kept, and the rows of those names that are there already, by entry."""
    new_names: dict[str, str] = {}
    rows: dict[str, int] = {}
    used = set(kept.entries)
    for field in ("people", "organizations", "places", "contacts", "statements", "upcoming", "events"):
        kind = _NAMED_KINDS.get(field)
        for one in getattr(record, field):
            known = kept.named.get((kind, name_key(one.name))) if kind else None
            if known is not None and known[1] not in new_names.values():
                new_names[one.id] = known[1]
                rows[known[1]] = known[0]
            else:
                new_names[one.id] = _free(one.id, used)
                used.add(new_names[one.id])
    return msgspec.convert(_renamed(msgspec.to_builtins(record), new_names, ""), Record), rows


def _free(entry: str, used: set[str]) -> str:
    if entry not in used:
        return entry
    letter = entry[0]
    return f"{letter}{max(int(other[1:]) for other in used if other[0] == letter and other[1:].isdecimal()) + 1}"


def _renamed(value: Any, names: dict[str, str], field: str) -> Any:
    if isinstance(value, dict):
        return {key: inner if key == "report" else _renamed(inner, names, key) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(inner, names, field) for inner in value]
    return names.get(value, value) if field in _POINTING and isinstance(value, str) else value


def spoken_about(kept: Kept, kind: str, spans: Iterable[Span]) -> bool:
    """Whether a person spoke about a claim of this kind that rests on any of these words."""
    return any(start < end_ and start_ < end for start, end in spans for start_, end_ in kept.spans.get(kind, ()))
