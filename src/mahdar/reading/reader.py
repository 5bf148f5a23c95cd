"""A report in, its record out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from mahdar.reading.together import gathered
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
        return self.read_together((report,))[0]

    def read_together(self, reports: Sequence[Report | Mapping[str, Any] | str]) -> list[Record]:
        """The records of a few reports, each as `read` would give it, in less time than one after the other."""
        given = [as_report(report) for report in reports]
        found = self._find(given)
        try:
            return [write_record(report, one, self.info) for report, one in zip(given, found, strict=True)]
        finally:
            for one in found:
                one.release()

    def set_aside(self, report: Report, why: str) -> Record:
        """The record of a report that was not read: the report as it is and a note that says why, nothing else."""
        return unread_record(report, full_text(report), self.info, why)

    def read_many(self, reports: Iterable[Report | Mapping[str, Any] | str]) -> Iterator[Record]:
        """The records of many reports, in order, as they come: a few are read together, fewer where their source is slow."""
        for batch in gathered(map(as_report, reports)):
            yield from self.read_together(batch)

    def find(self, report: Report) -> Findings:
        """Everything found in a report, before it is written down as a record."""
        return self._find((report,))[0]

    def _find(self, reports: Sequence[Report]) -> list[Findings]:
        """Each stage does its work on all of the reports before the next one begins, which finds its program in the cache."""
        docs = [
            Document(full_text(report), self._lexis, report.published, titled=bool(report.title.strip()))
            for report in reports
        ]
        for doc in docs:
            doc.dates = find_dates(doc.text, _day(doc.published), doc.where("date"))
        for doc in docs:
            find_mentions(doc)
        found = [Findings(doc) for doc in docs]
        for one in found:
            one.people = join_people(one.doc)
        for one in found:
            one.bodies = join_things(one.doc, "body")
            one.places = join_things(one.doc, "place")
        for one in found:
            one.contacts = build_contacts(one)
            offices_of_leaders(one)
        for one in found:
            one.statements = build_statements(one)
        for one in found:
            one.upcoming = build_upcoming(one)
        for one in found:
            one.contexts = find_contexts(one.doc, affairs_of(one))
        for one in found:
            made = [event_of_contact(contact) for contact in one.contacts]
            made += [event_of_statement(said) for said in one.statements]
            one.events = build_events(one, [event for event in made if event is not None])
        return found


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
