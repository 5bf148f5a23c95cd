"""What was announced, and what became of it: later reports settle it, and both reports are the evidence."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from mahdar.archive.models import Awaited, Report, Settlement, Upcoming
from mahdar.archive.rows import Rows, columns
from mahdar.archive.tellings import Telling

STATES = ("open", "took_place", "moved", "cancelled", "overdue")
WAIT_DAYS = 45
"""How long a contact can still be the one that was announced without a day."""
GRACE_DAYS = 7
"""How long after its day nothing is said before it counts as overdue."""

_KINDS = {
    "visit": ("visit", "arrival", "meeting"),
    "meeting": ("meeting", "conference", "signing"),
    "session": ("conference", "meeting"),
    "summit": ("conference", "meeting"),
    "conference": ("conference", "meeting"),
    "signing": ("signing", "meeting"),
    "call": ("call",),
    "arrival": ("arrival", "visit"),
    "talks": ("meeting", "conference"),
    "negotiations": ("meeting", "conference"),
}
"""Which forms of contact can be what was announced."""


def settle(rows: Rows, tellings: Iterable[Telling]) -> None:
    """Settle what the archive awaits by the contacts of a batch: held ones took place, cancelled ones did not."""
    made: set[tuple[int, int]] = set()
    for one in tellings:
        if one.status == "planned" or not one.day or len(one.day) < 10 or len(one.parties) < 2:
            continue
        for item, shared in _awaiting(one):
            if _fits(item, one, shared) and (item.pk, one.contact) not in made:
                made.add((item.pk, one.contact))
                state = "cancelled" if one.status == "cancelled" else "took_place"
                rows.add(Settlement, item.pk, state, one.contact, None, 0.8, f"{shared} of its actors are parties")


def _awaiting(one: Telling) -> Iterable[tuple[Any, int]]:
    """Items announced in the weeks before, with how many of the contact's parties they await."""
    day = dt.date.fromisoformat(one.day or "")
    since = (day - dt.timedelta(WAIT_DAYS)).isoformat()
    found = Awaited.objects.filter(
        identity__in=one.parties,
        upcoming__report__published__range=(since, one.day),
        upcoming__report__published__gt="",
    )
    shared: dict[int, int] = defaultdict(int)
    for upcoming in found.order_by().values_list("upcoming_id", flat=True):
        shared[upcoming] += 1
    items = Upcoming.objects.filter(pk__in=list(shared)).exclude(state="rejected").select_related("place", "report")
    return [(item, shared[item.pk]) for item in items]


def _fits(item: Any, one: Telling, shared: int) -> bool:
    """Whether the contact is the announced thing: form, day, and two of those who take part or one and the place."""
    if one.form not in _KINDS.get(item.kind, ()) or item.report_id == one.report:
        return False
    there = item.place is not None and (item.place.identity_id in one.parties or item.place.identity_id == one.place)
    if shared + there < 2:
        return False
    if not item.when:
        return True
    return bool(one.day and one.day.startswith(item.when)) or _near(item.when, one.day or "")


def _near(when: str, day: str) -> bool:
    if len(when) < 10 or len(day) < 10:
        return False
    return abs((dt.date.fromisoformat(when) - dt.date.fromisoformat(day)).days) <= 1


def settle_moved(rows: Rows) -> None:
    """A batch's new items that give another day to what was announced before: the older one is moved."""
    column = columns(Upcoming)
    at = {name: column.index(name) for name in ("report_id", "kind", "when")}
    who = columns(Awaited)
    actors: dict[int, set[int]] = defaultdict(set)
    for row in rows.of(Awaited):
        actors[row[who.index("upcoming_id")]].add(row[who.index("identity_id")])
    published = _published(rows)
    for row in rows.of(Upcoming):
        when, day = row[at["when"]], published.get(row[at["report_id"]])
        if not when or not day or len(when) < 10 or len(day) < 10 or len(actors[row[0]]) < 2:
            continue
        for older in _older(row[at["kind"]], actors[row[0]], day):
            if older.when and older.when != when and len(older.when) == 10 and older.report_id != row[at["report_id"]]:
                rows.add(Settlement, older.pk, "moved", None, row[0], 0.75, f"announced anew for {when}")


def _older(kind: str, actors: set[int], day: str) -> Iterable[Any]:
    """Items of the same kind and the same actors, announced in the weeks before and still to come on the day."""
    since = (dt.date.fromisoformat(day) - dt.timedelta(WAIT_DAYS)).isoformat()
    shared: dict[int, int] = defaultdict(int)
    found = Awaited.objects.filter(
        identity__in=actors, upcoming__kind=kind, upcoming__report__published__range=(since, day)
    )
    for upcoming in found.order_by().values_list("upcoming_id", flat=True):
        shared[upcoming] += 1
    near = [pk for pk, count in shared.items() if count >= 2]
    return list(Upcoming.objects.filter(pk__in=near, when__gte=day)) if near else []


def _published(rows: Rows) -> dict[int, str | None]:
    column = columns(Report).index("published")
    return {row[0]: row[column] for row in rows.of(Report)}


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
