"""Records made again out of the archive's rows: what the reader said, with people's corrections in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec
from django.db.models import QuerySet

from mahdar.archive import models
from mahdar.archive.filters import Filter
from mahdar.archive.narrowing import claims, reports
from mahdar.record import (
    Contact,
    Event,
    Note,
    Office,
    Organization,
    Outcome,
    Party,
    Person,
    Place,
    ReaderInfo,
    Record,
    ReportInfo,
    Source,
    Statement,
    Topic,
    Upcoming,
)

_BATCH = 200
Grouped = dict[int, list[Any]]


def records(narrow: Filter | None = None) -> Iterator[Record]:
    """The records of the reports that a filter lets through, in the order of day and key, few at a time in memory."""
    found = reports(narrow or Filter()).order_by("published", "key").values_list("id", flat=True)
    ids = iter(list(found))
    while some := list(islice(ids, _BATCH)):
        yield from records_of(some)


def checked_records(narrow: Filter) -> Iterator[Record]:
    """The records of the reports in which a person changed something that was not undone: new gold."""
    changes = models.Change.objects.filter(report__isnull=False, undone_by__isnull=True).exclude(action="undo")
    found = reports(narrow).filter(key__in=changes.values("report")).order_by("published", "key")
    ids = iter(list(found.values_list("id", flat=True)))
    while some := list(islice(ids, _BATCH)):
        yield from records_of(some)


def records_with_identities(narrow: Filter) -> Iterator[tuple[Record, dict[str, int]]]:
    """Each record of `records` with the identities of its entries (p1 → 7), claims of others than whom is asked for left out.

    Where a person, a body or a country is asked for, only claims with them stay; whom the report names stays whole.
    """
    only = Filter(person=narrow.person, body=narrow.body, country=narrow.country)
    ids = iter(list(reports(narrow).order_by("published", "key").values_list("id", flat=True)))
    while some := list(islice(ids, _BATCH)):
        linked: dict[str, dict[str, int]] = defaultdict(dict)
        named = models.Named.objects.filter(report__in=some).exclude(identity=None)
        for key, entry, identity in named.values_list("report__key", "entry", "identity_id"):
            linked[key][entry] = identity
        for record in records_of(some, only):
            yield record, linked[record.report.id]


def records_of(ids: Sequence[int], only: Filter | None = None) -> list[Record]:
    """The records of these reports, in their order; with `only` the contacts, statements … that the filter lets through."""
    rows = _Rows(ids, only)
    found = models.Report.objects.filter(id__in=ids).select_related("wording", "reader")
    made = {report.pk: _record(report, rows) for report in found}
    return [made[pk] for pk in ids]


class _Rows:
    """All rows of some reports, by report or by claim: one query a table."""

    def __init__(self, ids: Sequence[int], only: Filter | None) -> None:
        self.named = _by("report_id", models.Named.objects.filter(report__in=ids).exclude(state="rejected"))
        self.entry = {one.pk: one.entry for every in self.named.values() for one in every}
        self.contexts = _by("report_id", models.About.objects.filter(report__in=ids).order_by("id"))
        self.offices = _by("holder_id", _standing(models.Office, ids))
        self.contacts = _by("report_id", _standing(models.Contact, ids, only))
        self.statements = _by("report_id", _standing(models.Statement, ids, only))
        self.upcoming = _by("report_id", _standing(models.Upcoming, ids, only))
        self.events = _by("report_id", _standing(models.Event, ids, only))
        self.parties = _by("contact_id", models.Party.objects.filter(contact__report__in=ids))
        self.voices = _by("statement_id", models.Voice.objects.filter(statement__report__in=ids))
        self.awaited = _by("upcoming_id", models.Awaited.objects.filter(upcoming__report__in=ids))
        self.actors = _by("event_id", models.Actor.objects.filter(event__report__in=ids))

    def at(self, named: int | None) -> str | None:
        """The entry of a row of names; None where it is not there or was rejected."""
        return self.entry.get(named) if named is not None else None


def _standing(table: Any, ids: Sequence[int], only: Filter | None = None) -> QuerySet[Any]:
    return claims(table, only or Filter()).filter(report__in=ids).order_by("id")


def _by(column: str, rows: Iterable[Any]) -> Grouped:
    grouped: Grouped = defaultdict(list)
    for row in rows:
        grouped[getattr(row, column)].append(row)
    return grouped


def _record(report: models.Report, rows: _Rows) -> Record:
    named = sorted(rows.named[report.pk], key=lambda one: one.pk)
    contacts = [made for made in (_contact(one, rows) for one in rows.contacts[report.pk]) if made.parties]
    statements = [made for made in (_statement(one, rows) for one in rows.statements[report.pk]) if made.speakers]
    upcoming = tuple(_upcoming(one, rows) for one in rows.upcoming[report.pk])
    told: tuple[Contact | Statement | Upcoming, ...] = (*contacts, *statements, *upcoming)
    there = {one.id for one in told}
    return Record(
        report=_info(report),
        people=tuple(_person(one, rows) for one in named if one.kind == "person"),
        organizations=tuple(_organization(one) for one in named if one.kind == "body"),
        places=tuple(_place(one) for one in named if one.kind == "place"),
        contacts=tuple(contacts),
        statements=tuple(statements),
        upcoming=upcoming,
        events=tuple(_event(one, rows, there) for one in rows.events[report.pk]),
        contexts=tuple(about.context for about in rows.contexts[report.pk]),
        notes=_many(report.notes, Note),
    )


def _info(report: models.Report) -> ReportInfo:
    reader = ReaderInfo(name=report.reader.name, version=report.reader.version, words=report.reader.words)
    return ReportInfo(
        id=report.key,
        url=report.url,
        outlet=report.outlet,
        byline=report.byline,
        title=report.title,
        published=report.published,
        language=report.language,
        text=report.text,
        sources=_many(report.sources, Source),
        reader=reader,
    )


def _many(values: Any, kind: Any) -> Any:
    return msgspec.convert(values, tuple[kind, ...])


def _spans(values: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in values)


def _sure(claim: Any) -> dict[str, Any]:
    return {"confidence": claim.confidence, "rule": claim.rule, "evidence": _spans(claim.spans)}


def _entity(one: models.Named) -> dict[str, Any]:
    return {"id": one.entry, "name": one.name, "aliases": tuple(one.aliases), "mentions": _spans(one.spans)}


def _person(one: models.Named, rows: _Rows) -> Person:
    offices = tuple(
        Office(
            title=office.title,
            post=office.post,
            organization=rows.at(office.body_id),
            country=office.country,
            status=office.status,
            **_sure(office),
        )
        for office in rows.offices[one.pk]
    )
    return Person(**_entity(one), honorifics=tuple(one.honorifics), latin=one.latin, offices=offices)


def _organization(one: models.Named) -> Organization:
    return Organization(**_entity(one), kind=one.type, country=one.country, sector=one.sector)


def _place(one: models.Named) -> Place:
    return Place(**_entity(one), kind=one.type, country=one.country, lat=one.lat, lon=one.lon, geonames=one.geonames)


def _contact(one: models.Contact, rows: _Rows) -> Contact:
    parties = tuple(
        Party(who=who, side=party.side, role=party.role, for_=rows.at(party.represents_id))
        for party in rows.parties[one.pk]
        if (who := rows.at(party.named_id)) is not None
    )
    return Contact(
        id=one.entry,
        form=one.form,
        status=one.status,
        date=one.date,
        date_text=one.date_text,
        place=rows.at(one.place_id),
        parties=parties,
        topics=_many(one.topics, Topic),
        outcomes=_many(one.outcomes, Outcome),
        via=tuple(one.via),
        **_sure(one),
    )


def _statement(one: models.Statement, rows: _Rows) -> Statement:
    def those(role: str) -> tuple[str, ...]:
        found = (rows.at(voice.named_id) for voice in rows.voices[one.pk] if voice.role == role)
        return tuple(who for who in found if who is not None)

    return Statement(
        id=one.entry,
        speakers=those("speaker"),
        addressees=those("addressee"),
        verb=one.verb,
        act=one.act,
        quoted=one.quoted,
        text=one.text,
        content=(one.start, one.end),
        via=tuple(one.via),
        about=those("about"),
        **_sure(one),
    )


def _upcoming(one: models.Upcoming, rows: _Rows) -> Upcoming:
    actors = (rows.at(actor.named_id) for actor in rows.awaited[one.pk])
    return Upcoming(
        id=one.entry,
        text=one.text,
        kind=one.kind,
        actors=tuple(who for who in actors if who is not None),
        when=one.when,
        when_text=one.when_text,
        place=rows.at(one.place_id),
        certainty=one.certainty,
        **_sure(one),
    )


def _event(one: models.Event, rows: _Rows, there: set[str]) -> Event:
    def those(role: str) -> tuple[str, ...]:
        found = (actor.words or rows.at(actor.named_id) for actor in rows.actors[one.pk] if actor.role == role)
        return tuple(who for who in found if who is not None)

    return Event(
        id=one.entry,
        type=one.type,
        modes=tuple(one.modes),
        contexts=tuple(one.contexts),
        actors=those("actor"),
        recipients=those("recipient"),
        date=one.date,
        place=rows.at(one.place_id),
        from_=one.source if one.source in there else None,
        via=tuple(one.via),
        **_sure(one),
    )
