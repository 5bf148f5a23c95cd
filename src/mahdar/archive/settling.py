"""What was announced, and what became of it: later reports settle it, and both reports are the evidence."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import permutations
from typing import Any

from django.db.models import Max

from mahdar.archive.awaiting import (
    WAIT_DAYS,
    Expected,
    becomes,
    believed,
    contacts_near,
    expected,
    items_awaiting,
    items_near,
    items_of,
)
from mahdar.archive.models import Report, Settlement
from mahdar.archive.rows import Rows
from mahdar.archive.tellings import Telling, tellings_of

_CHUNK = 400
STATES = ("open", "took_place", "moved", "cancelled", "overdue")
GRACE_DAYS = 7
"""How long after its day nothing is said before it counts as overdue."""


def settle(reports: Collection[int], tellings: Collection[Telling]) -> None:
    """Settle what is announced by contacts, whichever comes first into the archive: held ones took place, cancelled not.

    reports: those of a batch that is written; tellings: their contacts.
    """
    fresh = [one for one in tellings if one.status != "planned" and one.published]
    new = list(expected(items_of(reports)))
    older = items_awaiting(fresh) | items_near(new)
    awaited = [*new, *expected(older - {one.item for one in new})]
    near = contacts_near([one for one in awaited if one.report in reports or not one.when])
    known = {one.contact: one for one in fresh}
    known |= {one.contact: one for one in tellings_of(near - set(known))}
    rows = Rows((Settlement,))
    there = _settled([one.item for one in awaited])
    places = _By(known.values())
    for one in awaited:
        found = [told for contact in places.near(one) if (told := becomes(one, known[contact])) is not None]
        for told in believed(found):
            if (one.item, told.contact) not in there:
                state = "cancelled" if known[told.contact].status == "cancelled" else "took_place"
                rows.add(Settlement, one.item, state, told.contact, None, told.score, told.reason)
    for one, by in _moved(awaited, reports):
        rows.add(Settlement, one.item, "moved", None, by.item, 0.75, f"announced anew for {by.when}")
    rows.write()


def _settled(items: list[int]) -> set[tuple[int, int | None]]:
    """Announced thing and contact, of the settlements that are there."""
    found: set[tuple[int, int | None]] = set()
    for start in range(0, len(items), _CHUNK):
        some = Settlement.objects.filter(upcoming__in=items[start : start + _CHUNK])
        found |= set(some.values_list("upcoming_id", "contact_id"))
    return found


class _By:
    """Tellings by their parties and by what they were joined to."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._of_party: dict[int, list[int]] = defaultdict(list)
        self._of_meeting: dict[int, list[int]] = defaultdict(list)
        for one in tellings:
            for party in one.parties:
                self._of_party[party].append(one.contact)
            if one.meeting is not None:
                self._of_meeting[one.meeting].append(one.contact)

    def near(self, one: Expected) -> list[int]:
        """The contacts in which one of those awaited takes part, and those joined to what the announcement tells."""
        found = {contact for identity in one.named for contact in self._of_party[identity]}
        return sorted(found | {contact for meeting in one.meetings for contact in self._of_meeting[meeting]})


def _moved(awaited: list[Expected], reports: Collection[int]) -> Iterator[tuple[Expected, Expected]]:
    """What was announced for a day, and what a later report announces anew for another day that is still to come.

    One of the two comes with the batch; both await the same two at least, a person among them.
    """
    dated = [one for one in awaited if one.when and len(one.when) == 10]
    by_kind: dict[str, list[Expected]] = defaultdict(list)
    for one in dated:
        by_kind[one.kind].append(one)
    for same in by_kind.values():
        for older, newer in permutations(same, 2):
            if older.report not in reports and newer.report not in reports:
                continue
            if older.published < newer.published <= older.when != newer.when and _of_the_same(older, newer):  # type: ignore[operator]
                yield older, newer


def _of_the_same(one: Expected, other: Expected) -> bool:
    days = (dt.date.fromisoformat(other.published) - dt.date.fromisoformat(one.published)).days
    return days <= WAIT_DAYS and len(one.named & other.named) > 1 and bool(one.people & other.people)


def latest_day() -> str | None:
    """The last day of publication in the archive: against it, not against the clock, an item is overdue."""
    return Report.objects.aggregate(last=Max("published"))["last"]  # type: ignore[no-any-return]


def state_of(item: Any, as_of: str | None) -> dict[str, Any]:
    """The state of an announced item on a day, and the reports that say so, the latest first."""
    settled = sorted(item.settlements.all(), key=lambda one: (_day(one), one.pk), reverse=True)
    settled = [one for one in settled if not as_of or _day(one) <= as_of]
    if settled:
        evidence = [{"state": one.state, "report": _by(one).report.key, "entry": _by(one).entry} for one in settled]
        return {"state": settled[0].state, "settled_by": evidence}
    return {"state": unsettled(item.when, as_of), "settled_by": []}


def unsettled(when: str | None, as_of: str | None) -> str:
    """The state on a day of what no report settles."""
    return "overdue" if _is_overdue(when, as_of) else "open"


def _by(one: Any) -> Any:
    return one.contact if one.contact is not None else one.by


def _day(one: Any) -> str:
    return _by(one).report.published or ""


def _is_overdue(when: str | None, as_of: str | None) -> bool:
    if not when or not as_of or len(as_of) < 10:
        return False
    year, month, day = (when.split("-") + ["12", "28"][len(when.split("-")) - 1 :])[:3]
    last = dt.date(int(year), int(month), int(day)) + dt.timedelta(GRACE_DAYS)
    return last.isoformat() < as_of
