"""The whole record of one report."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from mahdar.record.claims import Contact, Event, Note, Statement, Upcoming
from mahdar.record.codes import Context
from mahdar.record.entities import Organization, Person, Place
from mahdar.record.report import ReportInfo

SCHEMA: Final = "1"
"""The version of the contract. Fields may be added under the same number; none changes its meaning."""


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What Mahdar says of one report. Every entry is tied to exact words of ``report.text``."""

    schema: Annotated[Literal["1"], Meta(description="The version of this contract.")] = SCHEMA
    report: ReportInfo
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statements: tuple[Statement, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    events: tuple[Event, ...] = ()
    contexts: Annotated[tuple[Context, ...], Meta(description="The PLOVER contexts the report is about.")] = ()
    notes: tuple[Note, ...] = ()
