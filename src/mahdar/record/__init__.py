"""The record: the public contract of what Mahdar says of one report, as frozen types, JSON and JSON Schema."""

from mahdar.record.checks import check
from mahdar.record.claims import Contact, Event, Note, Outcome, Party, Statement, Topic, Upcoming
from mahdar.record.codes import (
    MODES_OF,
    NEEDS_RECIPIENT,
    Act,
    Certainty,
    ContactForm,
    ContactStatus,
    Context,
    EventMode,
    EventType,
    NoteLevel,
    OfficeStatus,
    OrganizationKind,
    PartyRole,
    PlaceKind,
    Sector,
    SourceKind,
)
from mahdar.record.entities import Office, Organization, Person, Place
from mahdar.record.lines import record_lines
from mahdar.record.minutes import SCHEMA, Record
from mahdar.record.report import ReaderInfo, ReportInfo, Source
from mahdar.record.scalars import Span, Spans
from mahdar.record.schema import json_schema
from mahdar.record.wire import from_json, refuse_broken, to_json

__all__ = [
    "MODES_OF",
    "NEEDS_RECIPIENT",
    "SCHEMA",
    "Act",
    "Certainty",
    "Contact",
    "ContactForm",
    "ContactStatus",
    "Context",
    "Event",
    "EventMode",
    "EventType",
    "Note",
    "NoteLevel",
    "Office",
    "OfficeStatus",
    "Organization",
    "OrganizationKind",
    "Outcome",
    "Party",
    "PartyRole",
    "Person",
    "Place",
    "PlaceKind",
    "ReaderInfo",
    "Record",
    "ReportInfo",
    "Sector",
    "Source",
    "SourceKind",
    "Span",
    "Spans",
    "Statement",
    "Topic",
    "Upcoming",
    "check",
    "from_json",
    "json_schema",
    "record_lines",
    "refuse_broken",
    "to_json",
]
