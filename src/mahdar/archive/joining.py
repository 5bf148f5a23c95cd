"""The same contact in many reports: tellings joined into one meeting, each kept as it is.

A telling goes to the meeting it fits best. Where it fits two that most of their tellings agree are one, as when the
report with the day comes after undated ones, the two become one.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from mahdar.archive.models import Contact, Meeting
from mahdar.archive.rows import Rows, columns
from mahdar.archive.sameness import DAYS, FAR_DAYS, JOIN, SPOKEN_OF_DAYS, alike, apart, has_day
from mahdar.archive.tellings import Telling, tellings_in, tellings_of

_OFTEN, _EACH = 10, 0.005
_AGREE = 40
"""So many pairs of tellings are asked whether two meetings are one; a summit that hundreds tell needs no more."""


def join_contacts(rows: Rows, stories: dict[int, int], published: dict[int, str | None]) -> list[Telling]:
    """Give each contact of a batch its meeting: that of the likest telling known, or one of its own.

    stories: report → the first report of its story; published: report → its day. Returns the batch's tellings.
    """
    fresh = tellings_in(rows, stories, published)
    batch = _Batch(rows, stored_near(fresh.values()))
    reasons = {one.contact: batch.place(one) for one in fresh.values()}
    batch.write_merges()
    at, joined = columns(Contact).index("meeting_id"), columns(Contact).index("joined")
    for number, row in enumerate(rows.of(Contact)):
        one = fresh[row[0]]
        rows.of(Contact)[number] = (*row[:at], one.meeting, reasons[row[0]], *row[joined + 1 :])
    return list(fresh.values())


class _Batch:
    """The tellings of a batch so far, by party, and the meetings that turned out to be one.

    stored: telling of the batch → those of the archive near it.
    """

    def __init__(self, rows: Rows, stored: dict[int, list[Telling]]) -> None:
        self._rows = rows
        self._stored = stored
        self._placed: list[Telling] = []
        self._by_party: dict[int, list[int]] = defaultdict(list)
        self._merged: dict[int, int] = {}

    def place(self, one: Telling) -> str:
        """Give a telling its meeting; why it was joined, empty where it is the first of its own."""
        numbers = {number for party in one.parties for number in self._by_party[party]}
        near = [*self._stored[one.contact], *(self._placed[number] for number in sorted(numbers))]
        fits = fitting(one, near)
        reason = ""
        if fits:
            _, reason, one.meeting = fits[0]
            for _, _, other in fits[1:]:
                if one_meeting(one, near, other):
                    self._merge(one, other)
        else:
            one.meeting = self._rows.add(Meeting, one.form, one.day)
        for party in one.parties:
            self._by_party[party].append(len(self._placed))
        self._placed.append(one)
        return reason

    def _merge(self, one: Telling, other: int) -> None:
        """The two meetings of a telling become one, the older."""
        assert one.meeting is not None
        kept, gone = sorted((one.meeting, other))
        self._merged[gone] = kept
        for telling in (*self._placed, one, *(near for every in self._stored.values() for near in every)):
            if telling.meeting == gone:
                telling.meeting = kept

    def write_merges(self) -> None:
        """Meetings that are no more, out of the batch's rows and out of the archive."""
        gone = set(self._merged)
        self._rows.of(Meeting)[:] = [row for row in self._rows.of(Meeting) if row[0] not in gone]
        for meeting in sorted(gone):
            Contact.objects.filter(meeting=meeting).update(meeting=self._last(meeting))
        Meeting.objects.filter(pk__in=gone).delete()

    def _last(self, meeting: int) -> int:
        while meeting in self._merged:
            meeting = self._merged[meeting]
        return meeting


def fitting(one: Telling, near: list[Telling]) -> list[tuple[float, str, int]]:
    """The meetings that a telling fits, with score and reason, the best first.

    It must fit most of their tellings; where some of them give the day, most of those. Of two that it fits about as well
    it is likelier the one that many tell.
    """
    by_meeting: dict[int, list[tuple[float, str]]] = defaultdict(list)
    with_day: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for other in near:
        if other.meeting is not None and other.report != one.report:
            by_meeting[other.meeting].append(alike(one, other))
            if has_day(other):
                with_day[other.meeting].append(by_meeting[other.meeting][-1])
    fits = [(*max(scores), of) for of, scores in by_meeting.items() if most_fit(with_day[of] or scores)]
    told = {of: min(_OFTEN, sum(value >= JOIN for value, _ in scores)) for of, scores in by_meeting.items()}
    return sorted((fit for fit in fits if fit[0] >= JOIN), key=lambda fit: (-fit[0] - told[fit[2]] * _EACH, fit[2]))


def most_fit(scores: list[tuple[float, str]]) -> bool:
    """Whether more of the tellings fit than not."""
    return sum(value > 0 for value, _ in scores) * 2 > len(scores)


def one_meeting(one: Telling, near: list[Telling], right: int) -> bool:
    """Whether two meetings that a telling fits are one: no days contradict each other, and it gives the day or most fit."""
    some = [other for other in near if other.meeting == one.meeting]
    others = [other for other in near if other.meeting == right]
    pairs = [(a, b) for a in some for b in others if a.report != b.report][:_AGREE]
    if any(has_day(a) and has_day(b) and (apart(a.day, b.day) or 0) > 1 for a, b in pairs):
        return False
    return bool(pairs) and (has_day(one) or most_fit([alike(a, b) for a, b in pairs]))


_NEAR = """
SELECT contact_id FROM archive_party WHERE identity_id IN ({marks}) AND day BETWEEN %s AND %s
GROUP BY contact_id HAVING COUNT(*) > 1 OR (MIN(day) BETWEEN %s AND %s)
"""


def stored_near(fresh: Iterable[Telling]) -> dict[int, list[Telling]]:
    """For each telling of a batch those of the archive that may be the same; each is fetched once."""
    near = {one.contact: _near(one) for one in fresh}
    known = {one.contact: one for one in tellings_of({contact for ids in near.values() for contact in ids})}
    return {of: [known[contact] for contact in ids if contact in known] for of, ids in near.items()}


def _near(one: Telling) -> list[int]:
    """The contacts of the archive that share two parties and lie near in time, or one and lie nearer."""
    if not one.day or len(one.day) < 10 or not one.parties:
        return []
    day = dt.date.fromisoformat(one.day)
    far = SPOKEN_OF_DAYS if one.form in ("conference", "meeting") else FAR_DAYS
    bounds = [(day + dt.timedelta(days)).isoformat() for days in (-far, far, -DAYS, DAYS)]
    parties = sorted(one.parties)
    with connection.cursor() as cursor:
        cursor.execute(_NEAR.format(marks=", ".join(["%s"] * len(parties))), [*parties, *bounds])
        return sorted(contact for (contact,) in cursor.fetchall())
