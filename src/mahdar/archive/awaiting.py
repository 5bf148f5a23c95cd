"""What later reports must tell for an announced thing to have become of it: who, where, when; and where to look.

Few announcements name all who take part as their actors; whom else their own words name, and the parties of the contact
to come that the same words tell, count as well.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, TypeVar

from msgspec import Struct

from mahdar.archive.models import Awaited, Contact, Named, Party, Upcoming
from mahdar.archive.tellings import Telling
from mahdar.record import Span

WAIT_DAYS = 45
"""How long a contact can still be the one that was announced without a day."""
TOLD_DAYS = 14
"""How long after its day a report may still tell, without giving the day, that it took place."""
KINDS = {
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
    "dialogue": ("meeting", "conference"),
}
"""Which forms of contact can be what was announced."""
_COMING = ("visit", "arrival", "call")
"""What is told on its own day as having taken place; a report of the day of a summit may tell of its eve, if no place."""
_CHUNK = 400
_TOGETHER_DAYS = 21
_One = TypeVar("_One")


class Expected(Struct, kw_only=True):
    """An announced thing, as far as settling looks at it.

    named: identities of its actors, of whom its words name and of who is to meet; people: those of them that are people;
    place: identity of where; meetings: what its own contact to come was joined to.
    """

    item: int
    report: int
    published: str
    kind: str
    when: str | None
    place: int | None
    named: set[int]
    people: set[int]
    meetings: set[int]


def expected(items: Iterable[int]) -> Iterator[Expected]:
    """Announced things by their numbers, those that a contact can settle and that nobody rejected."""
    every = sorted(set(items))
    for start in range(0, len(every), _CHUNK):
        yield from _some(every[start : start + _CHUNK])


_OF_ITEM = ("pk", "report_id", "report__published", "kind", "when", "place__identity_id", "spans")


def _some(items: list[int]) -> Iterator[Expected]:
    found = Upcoming.objects.filter(pk__in=items, kind__in=KINDS).exclude(state="rejected").order_by("pk")
    rows = [row for row in found.values_list(*_OF_ITEM) if len(row[2] or "") == 10]
    named = _names({row[1] for row in rows})
    planned = _planned({row[1] for row in rows})
    actors: dict[int, set[int]] = defaultdict(set)
    awaited = Awaited.objects.filter(upcoming__in=[row[0] for row in rows], identity__isnull=False)
    for item, identity in awaited.order_by().values_list("upcoming_id", "identity_id"):
        actors[item].add(identity)
    for pk, report, published, kind, when, place, spans in rows:
        told = [one for one in planned[report] if _overlap(one[0], spans)]
        within = {identity for own, identity, _ in named[report] if _overlap(own, spans)}
        every = actors[pk] | within | {identity for _, _, parties in told for identity in parties}
        people = {identity for _, identity, is_person in named[report] if is_person}
        yield Expected(
            item=pk,
            report=report,
            published=published,
            kind=kind,
            when=when,
            place=place,
            named=every - {place},
            people=every & people,
            meetings={meeting for _, meeting, _ in told if meeting is not None},
        )


def _names(reports: Collection[int]) -> dict[int, list[tuple[list[Span], int, bool]]]:
    """Report → where each of its names stands, who that is, and whether a person."""
    found: dict[int, list[tuple[list[Span], int, bool]]] = defaultdict(list)
    names = Named.objects.filter(report__in=reports, identity__isnull=False).order_by()
    for report, spans, identity, kind in names.values_list("report_id", "spans", "identity_id", "kind"):
        found[report].append((spans, identity, kind == "person"))
    return found


def _planned(reports: Collection[int]) -> dict[int, list[tuple[list[Span], int | None, list[int]]]]:
    """Report → the contacts to come that it tells: where, what they were joined to, and their parties."""
    parties: dict[int, list[int]] = defaultdict(list)
    found: dict[int, list[tuple[list[Span], int | None, list[int]]]] = defaultdict(list)
    contacts = Contact.objects.filter(report__in=reports, status="planned").order_by("pk")
    rows = list(contacts.values_list("pk", "report_id", "spans", "meeting_id"))
    of_rows = Party.objects.filter(contact__in=[row[0] for row in rows], identity__isnull=False).order_by()
    for contact, identity in of_rows.values_list("contact_id", "identity_id"):
        parties[contact].append(identity)
    for pk, report, spans, meeting in rows:
        found[report].append((spans, meeting, parties[pk]))
    return found


def _overlap(some: Iterable[Any], others: Iterable[Any]) -> bool:
    return any(start < end_ and start_ < end for start, end in some for start_, end_ in others)


def items_of(reports: Collection[int]) -> set[int]:
    """The announced things of some reports."""
    return set(Upcoming.objects.filter(report__in=reports, kind__in=KINDS).order_by().values_list("pk", flat=True))


def items_awaiting(tellings: Collection[Telling]) -> set[int]:
    """Announced things that await one of the parties in the weeks before, or whose own contact to come was joined to one."""
    meetings = {one.meeting for one in tellings if one.meeting is not None}
    to_come = Contact.objects.filter(meeting__in=meetings, status="planned").order_by()
    reports = set(to_come.values_list("report_id", flat=True))
    items: set[int] = set()
    for first, last, some in in_turn(tellings, lambda one: one.published):
        parties = {party for one in some for party in one.parties}
        since = _moved(first, -WAIT_DAYS)
        found = Awaited.objects.filter(
            identity__in=parties, upcoming__kind__in=KINDS, upcoming__report__published__range=(since, last)
        )
        items |= set(found.order_by().values_list("upcoming_id", flat=True))
        near = Contact.objects.filter(pk__in=_planned_of(parties, since, last), status="planned")
        reports |= set(near.order_by().values_list("report_id", flat=True))
    return items | items_of(reports)


def in_turn(ones: Iterable[_One], day: Callable[[_One], str | None]) -> Iterator[tuple[str, str, list[_One]]]:
    """Those with a day in groups of a few weeks each, with the first and last day: a batch may hold reports of many years, and
    what is near one of them in time is not near all."""
    dated = sorted(
        ((of, n, one) for n, one in enumerate(ones) if (of := day(one)) and len(of) == 10), key=lambda x: x[:2]
    )
    at = 0
    while at < len(dated):
        until = _moved(dated[at][0], _TOGETHER_DAYS)
        end = next((n for n in range(at, len(dated)) if dated[n][0] > until), len(dated))
        yield dated[at][0], dated[end - 1][0], [one for *_, one in dated[at:end]]
        at = end


def _moved(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()


def items_near(new: Collection[Expected]) -> set[int]:
    """Announced things for a day that await one of those whom new ones await, in reports of the weeks about theirs."""
    items: set[int] = set()
    dated = [one for one in new if one.when and len(one.when) == 10]
    for first, last, some in in_turn(dated, lambda one: one.published):
        found = Awaited.objects.filter(
            identity__in={identity for one in some for identity in one.named},
            upcoming__kind__in={one.kind for one in some},
            upcoming__when__isnull=False,
            upcoming__report__published__range=(_moved(first, -WAIT_DAYS), _moved(last, WAIT_DAYS)),
        )
        items |= set(found.order_by().values_list("upcoming_id", flat=True))
    return items


def _planned_of(parties: Collection[int], since: str, until: str) -> Any:
    late = _moved(until, WAIT_DAYS)
    taking = Party.objects.filter(identity__in=parties, day__range=(since, late), contact__status="planned")
    return taking.order_by().values("contact_id")


def contacts_near(awaited: Collection[Expected]) -> set[int]:
    """The contacts of the archive in which one of those awaited takes part, in the weeks after the announcements."""
    meetings = {meeting for one in awaited for meeting in one.meetings}
    joined = Contact.objects.filter(meeting__in=meetings).exclude(status="planned")
    near = set(joined.order_by().values_list("pk", flat=True))
    for first, last, some in in_turn(awaited, lambda one: one.published):
        named = {identity for one in some for identity in one.named}
        late = _moved(last, WAIT_DAYS + TOLD_DAYS)
        found = Party.objects.filter(identity__in=named, day__range=(first, late)).exclude(contact__status="planned")
        near |= set(found.order_by().values_list("contact_id", flat=True))
    return near


class Told(Struct, frozen=True):
    """A telling that may tell what was announced: how sure, and why; sure: needs no second report that tells it."""

    contact: int
    report: int
    score: float
    reason: str
    sure: bool


def becomes(one: Expected, told: Telling) -> Told | None:
    """What a telling says of an announced thing; None where it is of something else."""
    published = told.published or ""
    if told.status == "planned" or told.report == one.report or told.form not in KINDS[one.kind]:
        return None
    if len(published) < 10 or published < one.published or not _in_time(one, told):
        return None
    if told.status == "held" and (told.day or "") > published:  # «القمة في 12 يونيو», read on the first: it is to come
        return None
    shared = len(one.named & told.parties)
    there = _there(one, told) or one.place in told.parties
    sure = bool(one.when) or shared + there > 2
    if told.meeting in one.meetings and (sure or told.dated or told.form in _COMING):
        reason = "the contact to come that the announcement tells, joined to this one"
        return Told(told.contact, told.report, 0.9, reason, sure)
    if shared + there < 2 or not (one.people & told.people or (one.when and there)) or not (sure or told.dated):
        return None
    reason = f"{shared} of those awaited are parties{', at the place' if there else ''}"
    return Told(told.contact, told.report, 0.8, reason, sure)


def believed(found: list[Told]) -> list[Told]:
    """What two reports tell, or one that is sure: of what was announced without a day, one report may speak of its eve."""
    return found if any(one.sure for one in found) or len({one.report for one in found}) > 1 else []


def _in_time(one: Expected, told: Telling) -> bool:
    """Whether the day fits: within a day of that announced; without a day, in the weeks after.

    A report that gives no day tells what took place before it: after the day announced, and not long after.
    """
    published, day = told.published or "", told.day or ""
    if not one.when:
        first, days = (day, WAIT_DAYS) if told.dated else (published, TOLD_DAYS)
        return one.published < first and _within(one.published, first, days)
    if told.dated and len(day) == 10:
        return _apart(one.when, day) <= 1 if len(one.when) == 10 else day.startswith(one.when)
    if len(one.when) != 10:
        return False
    on_the_day = told.form in _COMING or _there(one, told)
    return _within(one.when, published, TOLD_DAYS) and (on_the_day or published > one.when)


def _there(one: Expected, told: Telling) -> bool:
    """Whether the telling's place is that announced, or one that the words of the announcement name."""
    return told.place is not None and (told.place == one.place or told.place in one.named)


def _within(first: str, day: str, days: int) -> bool:
    """Whether a day comes after another, within so many days."""
    return len(day) == 10 and first <= day and _apart(first, day) <= days


def _apart(a: str, b: str) -> int:
    return abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days)
