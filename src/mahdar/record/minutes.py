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
    report: Annotated[ReportInfo, Meta(description="The report that was read, its text, and what read it.")]
    people: Annotated[tuple[Person, ...], Meta(description="Whom it names.")] = ()
    organizations: Annotated[tuple[Organization, ...], Meta(description="Which bodies.")] = ()
    places: Annotated[tuple[Place, ...], Meta(description="Which places.")] = ()
    contacts: Annotated[tuple[Contact, ...], Meta(description="Who met, called, visited or wrote to whom.")] = ()
    statements: Annotated[tuple[Statement, ...], Meta(description="Who said what.")] = ()
    upcoming: Annotated[tuple[Upcoming, ...], Meta(description="What is still to come.")] = ()
    events: Annotated[tuple[Event, ...], Meta(description="PLOVER rows.")] = ()
    contexts: Annotated[tuple[Context, ...], Meta(description="The PLOVER contexts the report is about.")] = ()
    notes: Annotated[tuple[Note, ...], Meta(description="What was left undecided, and why.")] = ()
