"""In what the outlets' tellings of one contact differ."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from mahdar.archive.models import Contact, Party
from mahdar.web.labels import label


class Differences(NamedTuple):
    """A table: the fields in which tellings differ, and a row a telling, with the value of each such field."""

    fields: list[str]
    rows: list[tuple[Contact, list[tuple[str, Any]]]]


def differences(tellings: list[Contact]) -> Differences:
    """Form, status, day, place where they are not the same in all, and those whom some tellings alone name as taking part."""
    shared = _named_by_all(tellings)
    values = {
        "form": [label("form", one.form) for one in tellings],
        "status": [label("status", one.status) for one in tellings],
        "date": [one.date for one in tellings],
        "place": [one.place for one in tellings],
        "besides": [[party for party in _named(one) if party.identity_id not in shared] for one in tellings],
    }
    differing = [name for name, told in values.items() if _differ(name, told)]
    return Differences(
        differing, [(one, [(name, values[name][at]) for name in differing]) for at, one in enumerate(tellings)]
    )


def _differ(name: str, told: list[Any]) -> bool:
    if name == "besides":
        return any(told)
    if name == "place":
        told = [one.identity_id if one else None for one in told]
    return len({str(one) for one in told}) > 1


def _named(one: Contact) -> list[Party]:
    return [party for party in one.parties.all() if party.named is not None]


def _named_by_all(tellings: list[Contact]) -> set[int]:
    times = Counter(identity for one in tellings for identity in {party.identity_id for party in _named(one)})
    return {identity for identity, n in times.items() if n == len(tellings)}
