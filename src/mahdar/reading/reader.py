"""A report in, its record out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mahdar.arabic.dates import find_dates
from mahdar.lexicon import load_lexicon
from mahdar.reading.affairs import affairs_of
from mahdar.reading.contacts import build_contacts, offices_of_leaders
from mahdar.reading.entities import join_people
from mahdar.reading.events import build_events
from mahdar.reading.mentions import find_mentions
from mahdar.reading.report import Report, as_report, full_text
from mahdar.reading.statements import build_statements
from mahdar.reading.things import join_things
from mahdar.reading.upcoming import build_upcoming
from mahdar.reading.watches import ROLES, WATCHES
from mahdar.reading.writing import Findings, unread_record, write_record
from mahdar.record import ReaderInfo, Record
from mahdar.rules.contexts import find_contexts
from mahdar.rules.document import Document
from mahdar.rules.lexis import Lexis
from mahdar.rules.plover import event_of_contact, event_of_statement
from mahdar.version import __version__


class Reader:
    """Reads reports with Mahdar's words and, beside them, the user's own word folders.

    >>> Reader().read(Report(id="1", text="التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي."))  # doctest: +SKIP
    """

    def __init__(self, words: Iterable[str | Path] = ()) -> None:
        lexicon = load_lexicon(tuple(words))
        self._lexis = Lexis(lexicon, WATCHES, ROLES)
        self.info = ReaderInfo(name="mahdar", version=__version__, words=lexicon.fingerprint)

    def read(self, report: Report | Mapping[str, Any] | str) -> Record:
        """The record of one report: a `Report`, a mapping with the JSONL fields (text, title, published …), or a bare text.

        It never fails on text: what is not understood is left out. Raises SourceError for a mapping without a text.
        """
        report = as_report(report)
        found = self.find(report)
        try:
            return write_record(report, found, self.info)
        finally:
            found.release()

    def set_aside(self, report: Report, why: str) -> Record:
        """The record of a report that was not read: the report as it is and a note that says why, nothing else."""
        return unread_record(report, full_text(report), self.info, why)

    def read_many(self, reports: Iterable[Report | Mapping[str, Any] | str]) -> Iterator[Record]:
        """The records of many reports, in order, one at a time."""
        for report in reports:
            yield self.read(report)

    def find(self, report: Report) -> Findings:
        """Everything found in a report, before it is written down as a record."""
        doc = Document(full_text(report), self._lexis, report.published, titled=bool(report.title.strip()))
        doc.dates = find_dates(doc.text, _day(report.published), doc.where("date"))
        find_mentions(doc)
        findings = Findings(doc)
        findings.people = join_people(doc)
        findings.bodies = join_things(doc, "body")
        findings.places = join_things(doc, "place")
        findings.contacts = build_contacts(findings)
        offices_of_leaders(findings)
        findings.statements = build_statements(findings)
        findings.upcoming = build_upcoming(findings)
        findings.contexts = find_contexts(doc, affairs_of(findings))
        made = [event_of_contact(contact) for contact in findings.contacts] + [
            event_of_statement(said) for said in findings.statements
        ]
        coded = [event for event in made if event is not None]
        findings.events = build_events(findings, coded)
        return findings


def _day(published: str | None) -> dt.date | None:
    """The day of publication as a date; less than a day, or nothing, anchors nothing."""
    if not published or len(published) < 10:
        return None
    return dt.date.fromisoformat(published[:10])


@cache
def _reader() -> Reader:
    return Reader()


def read(report: Report | Mapping[str, Any] | str) -> Record:
    """Read one report with Mahdar's own words: a `Report`, a mapping with the JSONL fields, or a bare text."""
    return _reader().read(report)
