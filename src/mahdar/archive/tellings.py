"""Tellings: one report's contact each, as far as joining looks at it, from a batch or from the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from mahdar.archive.models import Contact, Named, Party
from mahdar.archive.rows import Rows, columns

_CHUNK = 500


class Telling(Struct, kw_only=True):
    """One report's contact, as far as joining looks at it.

    day: its own, else that of publication, which `published` always is; parties: identities; sides: with their sides;
    heads: those at the head of a side; countries: of all, lands: with whose each is; where: the country of the place; meeting: what it was joined to.
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
    lands: frozenset[tuple[int, str]] = frozenset()
    published: str | None = None
    where: str | None = None
    sides: frozenset[tuple[int, int | None]] = frozenset()
    heads: frozenset[int] = frozenset()
    story: int | None = None
    meeting: int | None = None


def tellings_in(rows: Rows, stories: dict[int, int], published: dict[int, str | None]) -> dict[int, Telling]:
    """The contacts of a batch before they are written.

    stories: report → the first report of its story; published: report → its day.
    """
    name, of_contact = columns(Named), columns(Contact)
    country, kind, identity = (name.index(column) for column in ("country", "kind", "identity_id"))
    named = {row[0]: row for row in rows.of(Named)}
    parties, sides, heads = _parties_in(rows, named, identity)
    wanted = ("report_id", "form", "status", "day", "date", "place_id")
    report, form, status, day, date, place = (of_contact.index(column) for column in wanted)
    return {
        row[0]: Telling(
            contact=row[0],
            report=row[report],
            form=row[form],
            status=row[status],
            day=row[day],
            dated=row[date] is not None,
            published=published.get(row[report]),
            place=named[row[place]][identity] if row[place] in named else None,
            where=named[row[place]][country] if row[place] in named else None,
            parties=frozenset(one[identity] for one in parties[row[0]]),
            people=frozenset(one[identity] for one in parties[row[0]] if one[kind] == "person"),
            countries=frozenset(one[country] for one in parties[row[0]] if one[country]),
            lands=frozenset((one[identity], one[country]) for one in parties[row[0]] if one[country]),
            sides=frozenset(sides[row[0]]),
            heads=frozenset(heads[row[0]]),
            story=stories.get(row[report]),
        )
        for row in rows.of(Contact)
    }


Grouped = tuple[dict[int, list[Any]], dict[int, set[Any]], dict[int, set[int]]]


def _parties_in(rows: Rows, named: dict[int, Any], identity: int) -> Grouped:
    """Contact → the names of its parties, the identities with their sides, those at the head of a side."""
    parties: dict[int, list[Any]] = defaultdict(list)
    sides: dict[int, set[Any]] = defaultdict(set)
    heads: dict[int, set[int]] = defaultdict(set)
    at, who, side, role = (columns(Party).index(column) for column in ("contact_id", "named_id", "side", "role"))
    for party in rows.of(Party):
        if party[who] in named:
            one = named[party[who]]
            parties[party[at]].append(one)
            sides[party[at]].add((one[identity], party[side]))
            if party[role] == "head":
                heads[party[at]].add(one[identity])
    return parties, sides, heads


def tellings_of(contacts: Iterable[int]) -> Iterable[Telling]:
    """Contacts of the archive as tellings, those left out that a person rejected."""
    every = sorted(contacts)
    for start in range(0, len(every), _CHUNK):
        yield from _some(every[start : start + _CHUNK])


_OF_CONTACT = (
    "pk", "report_id", "form", "status", "day", "date", "report__published", "place__identity_id", "place__country",
    "report__story_id", "meeting_id",
)  # fmt: skip


def _some(contacts: list[int]) -> Iterable[Telling]:
    parties: dict[int, list[Any]] = defaultdict(list)
    named = Party.objects.filter(contact__in=contacts, named__isnull=False).order_by()
    for contact, *party in named.values_list(
        "contact_id", "identity_id", "side", "role", "named__kind", "named__country"
    ):
        parties[contact].append(party)
    found = Contact.objects.filter(pk__in=contacts).exclude(state="rejected").order_by("pk")
    for pk, report, form, status, day, date, published, place, where, story, meeting in found.values_list(*_OF_CONTACT):
        yield Telling(
            contact=pk,
            report=report,
            form=form,
            status=status,
            day=day,
            dated=date is not None,
            published=published,
            place=place,
            where=where,
            parties=frozenset(who for who, *_ in parties[pk]),
            people=frozenset(who for who, _, _, kind, _ in parties[pk] if kind == "person"),
            countries=frozenset(country for *_, country in parties[pk] if country),
            lands=frozenset((who, country) for who, *_, country in parties[pk] if country),
            sides=frozenset((who, side) for who, side, *_ in parties[pk]),
            heads=frozenset(who for who, _, role, *_ in parties[pk] if role == "head"),
            story=story or report,
            meeting=meeting,
        )
