"""The same contact in many reports: tellings joined into one meeting, each kept as it is.

Two tellings are one contact where the same parties meet in the same way on the same days; place and reprints count.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from mahdar.archive.models import Contact, Meeting, Named, Party
from mahdar.archive.rows import Rows, columns

JOIN = 0.7
_CHUNK = 500
DAYS = 3
FAR_DAYS = 14
"""How far apart the days of two tellings may lie, and where both name the heads of both sides and one gives no date:
a summit is spoken of for weeks. Two dates that the reports themselves give may differ by one day."""

_LIKE = {"meeting": 1, "conference": 1, "signing": 1, "call": 2, "message": 3, "visit": 4, "arrival": 4}


class Telling(Struct, kw_only=True):
    """One report's contact, as far as joining looks at it.

    parties: identities; sides: with their sides; countries: of all.
    """

    contact: int
    report: int
    form: str
    status: str
    day: str | None
    dated: bool
    place: int | None
    parties: frozenset[int]
    people: frozenset[int]
    countries: frozenset[str]
    sides: frozenset[tuple[int, int | None]] = frozenset()
    story: int | None = None
    meeting: int | None = None


def alike(a: Telling, b: Telling) -> tuple[float, str]:
    """How likely two tellings are one contact, and why."""
    if a.report == b.report or not _forms_fit(a, b) or (a.status == "cancelled") != (b.status == "cancelled"):
        return 0.0, "another form or the same report"
    days = _apart(a.day, b.day)
    both = _of_both_sides(a, b)
    far = both and _LIKE[a.form] == _LIKE[b.form] and a.form not in ("call", "message")
    if days is None or days > (1 if a.dated and b.dated else FAR_DAYS if far else DAYS):
        return 0.0, "other days"
    value, reason = _parties(a, b, both=both)
    if not value:
        return 0.0, reason
    value += 0.08 if days == 0 else -(0.2 if a.dated and b.dated else 0.01 * (days - 1) if both else 0.1 * (days - 1))
    if a.place and b.place:
        value += 0.1 if a.place == b.place else -0.1
    if a.story and a.story == b.story:
        value, reason = value + 0.3, f"{reason}; one story"
    return round(max(0.0, min(1.0, value)), 3), reason


def _forms_fit(a: Telling, b: Telling) -> bool:
    """The same kind of contact; of two people alone, one report's visit is another's meeting."""
    if _LIKE[a.form] == _LIKE[b.form]:
        return True
    return {_LIKE[a.form], _LIKE[b.form]} == {1, 4} and len(a.people & b.people) == 2 == min(
        len(a.people), len(b.people)
    )


def _of_both_sides(a: Telling, b: Telling) -> bool:
    """Whether both name those who met: not only a king and his ministers, who receive many guests a day."""
    shared = a.parties & b.parties
    if len(shared) < 2:
        return False
    if not (a.people - shared and b.people - shared):
        return True
    return _on_two_sides(a, shared) and _on_two_sides(b, shared)


def _on_two_sides(one: Telling, who: frozenset[int]) -> bool:
    return len({side for party, side in one.sides if party in who}) > 1


def _parties(a: Telling, b: Telling, *, both: bool) -> tuple[float, str]:
    shared = a.parties & b.parties
    if both:
        return 0.6 + 0.28 * len(shared) / min(len(a.parties), len(b.parties)), "the same parties"
    if len(shared) == 1 and (shared & a.people) and _other_side(a, b, shared):
        return 0.63, "one party the same, the other of the same country"
    return 0.0, "other parties"


def _other_side(a: Telling, b: Telling, shared: frozenset[int]) -> bool:
    """Whether the rest may be the same: not both name people, and a country is common."""
    both_name = (a.people - shared) and (b.people - shared)
    return not both_name and len(a.countries & b.countries) >= 2


def _apart(a: str | None, b: str | None) -> int | None:
    """Days between two days; None where one is unknown or no day."""
    if not a or not b or len(a) < 10 or len(b) < 10:
        return None
    return abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days)


def join_contacts(rows: Rows, stories: dict[int, int]) -> list[Telling]:
    """Give each contact of a batch its meeting: that of the likest telling known, or one of its own.

    stories: report → the first report of its story. Returns the batch's tellings.
    """
    known: dict[int, Telling] = {}
    by_party: dict[int, list[int]] = defaultdict(list)
    at, joined = columns(Contact).index("meeting_id"), columns(Contact).index("joined")
    fresh = _tellings(rows, stories)
    for number, row in enumerate(rows.of(Contact)):
        one = fresh[row[0]]
        near = _stored(one) + [known[i] for i in {i for party in one.parties for i in by_party[party]}]
        value, reason, meeting = _likest(one, near)
        one.meeting = meeting if value >= JOIN else rows.add(Meeting, one.form, one.day)
        reason = reason if value >= JOIN else ""
        rows.of(Contact)[number] = (*row[:at], one.meeting, reason, *row[joined + 1 :])
        known[one.contact] = one
        for party in one.parties:
            by_party[party].append(one.contact)
    return list(known.values())


def _likest(one: Telling, near: list[Telling]) -> tuple[float, str, int]:
    """The meeting that a telling fits best; it must fit most of the tellings of it that lie near."""
    by_meeting: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for other in near:
        if other.meeting is not None and other.report != one.report:
            by_meeting[other.meeting].append(alike(one, other))
    fitting = [(*max(scores), -meeting) for meeting, scores in by_meeting.items() if _most_fit(scores)]
    value, reason, meeting = max(fitting, default=(0.0, "", 0))
    return value, reason, -meeting


def _most_fit(scores: list[tuple[float, str]]) -> bool:
    return sum(value > 0 for value, _ in scores) * 2 > len(scores)


def _tellings(rows: Rows, stories: dict[int, int]) -> dict[int, Telling]:
    """The contacts of a batch before they are written."""
    name, of_contact = columns(Named), columns(Contact)
    country, kind = name.index("country"), name.index("kind")
    identity = name.index("identity_id")
    named = {row[0]: row for row in rows.of(Named)}
    parties: dict[int, list[Any]] = defaultdict(list)
    sides: dict[int, set[tuple[int, int | None]]] = defaultdict(set)
    at, who, side = (columns(Party).index(column) for column in ("contact_id", "named_id", "side"))
    for party in rows.of(Party):
        if party[who] in named:
            parties[party[at]].append(named[party[who]])
            sides[party[at]].add((named[party[who]][identity], party[side]))
    get = {column: of_contact.index(column) for column in ("report_id", "form", "status", "day", "date", "place_id")}
    return {
        row[0]: Telling(
            contact=row[0],
            report=row[get["report_id"]],
            form=row[get["form"]],
            status=row[get["status"]],
            day=row[get["day"]],
            dated=row[get["date"]] is not None,
            place=named[row[get["place_id"]]][identity] if row[get["place_id"]] in named else None,
            parties=frozenset(one[identity] for one in parties[row[0]]),
            people=frozenset(one[identity] for one in parties[row[0]] if one[kind] == "person"),
            countries=frozenset(one[country] for one in parties[row[0]] if one[country]),
            sides=frozenset(sides[row[0]]),
            story=stories.get(row[get["report_id"]]),
        )
        for row in rows.of(Contact)
    }


def _stored(one: Telling) -> list[Telling]:
    """The tellings of the archive that share two parties and lie near in time, or one and lie nearer."""
    if not one.day or len(one.day) < 10:
        return []
    day = dt.date.fromisoformat(one.day)
    near = ((day - dt.timedelta(FAR_DAYS)).isoformat(), (day + dt.timedelta(FAR_DAYS)).isoformat())
    found = Party.objects.filter(identity__in=one.parties, day__range=near).order_by()
    shared: Counter[int] = Counter()
    nearer: set[int] = set()
    for contact, other in found.values_list("contact_id", "day"):
        shared[contact] += 1
        if (_apart(one.day, other) or 0) <= DAYS:
            nearer.add(contact)
    ids = [contact for contact, count in shared.items() if count > 1 or contact in nearer]
    return list(tellings_of(ids)) if ids else []


def tellings_of(contacts: Iterable[int]) -> Iterable[Telling]:
    """Contacts of the archive as tellings."""
    every = sorted(contacts)
    for start in range(0, len(every), _CHUNK):
        yield from _some(every[start : start + _CHUNK])


def _some(contacts: list[int]) -> Iterable[Telling]:
    found = Contact.objects.filter(pk__in=contacts).exclude(state="rejected").select_related("report", "place")
    for row in found.prefetch_related("parties__named"):
        parties = [party for party in row.parties.all() if party.named is not None]
        yield Telling(
            contact=row.pk,
            report=row.report_id,
            form=row.form,
            status=row.status,
            day=row.day,
            dated=row.date is not None,
            place=row.place.identity_id if row.place else None,
            parties=frozenset(party.identity_id for party in parties),
            people=frozenset(party.identity_id for party in parties if party.named.kind == "person"),
            countries=frozenset(party.named.country for party in parties if party.named.country),
            sides=frozenset((party.identity_id, party.side) for party in parties),
            story=row.report.story_id or row.report_id,
            meeting=row.meeting_id,
        )
