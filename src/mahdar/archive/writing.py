"""The one way in: records written into the archive, a batch in one transaction.

The same record twice is one; a report read again is replaced as a whole, but for what people corrected in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from mahdar.archive.clearing import clear_reports
from mahdar.archive.entries import Entries
from mahdar.archive.joining import join_contacts
from mahdar.archive.keeping import Kept, around, corrected, kept_of
from mahdar.archive.linking.batch import link_rows, mentions_of
from mahdar.archive.linking.linker import Mentioned
from mahdar.archive.linking.reconsidering import reconsider
from mahdar.archive.models import (
    About,
    Actor,
    Awaited,
    Block,
    Contact,
    Event,
    Forgotten,
    Identity,
    Judgement,
    Meeting,
    Named,
    Office,
    Party,
    Reader,
    Report,
    ReportText,
    Settlement,
    Sketch,
    Statement,
    Upcoming,
    Voice,
)
from mahdar.archive.reprints import mark_stories
from mahdar.archive.rows import Rows, as_json, columns
from mahdar.archive.search.index import REPORTS, STATEMENTS, index_forms, index_texts
from mahdar.archive.search.words import forms_in
from mahdar.archive.settling import settle
from mahdar.archive.turns import one_writer
from mahdar.record import ReaderInfo, Record, to_json

BATCH = 200
"""Reports in one transaction: enough that its cost does not count, few enough that a stop loses little."""

TABLES = (
    Report, ReportText, About, Identity, Block, Named, Judgement, Meeting, Office, Contact, Party, Statement, Voice, Upcoming, Awaited, Event, Actor,
    Settlement, Sketch,
)  # fmt: skip


class Stored(Struct, frozen=True, kw_only=True):
    """What became of the records given: new ones, those read again and replaced, those that were there already."""

    new: int = 0
    replaced: int = 0
    same: int = 0
    forgotten: int = 0

    def plus(self, other: Stored) -> Stored:
        """Both together."""
        return Stored(
            new=self.new + other.new,
            replaced=self.replaced + other.replaced,
            same=self.same + other.same,
            forgotten=self.forgotten + other.forgotten,
        )

    def summary(self) -> str:
        """One line for standard error."""
        parts = [f"{self.new} new", f"{self.replaced} read again", f"{self.same} there already"]
        return ", ".join(parts + ([f"{self.forgotten} forgotten on request"] if self.forgotten else []))


def store(records: Iterable[Record], *, batch: int = BATCH) -> Iterator[Stored]:
    """Write records, a batch in one transaction; yields after each batch, when it is safely kept, what became of it.

    When all are in, single names are looked at again in the light of the whole.
    """
    records = iter(records)
    while some := list(islice(records, batch)):
        yield store_batch(some)
    reconsider()


def store_batch(records: Sequence[Record]) -> Stored:
    """Write some records in one transaction: all of them are kept, or none."""
    last = {record.report.id: record for record in records}  # of one report given twice, the later reading counts
    with one_writer():
        known = _known(tuple(last))
        gone = _forgotten(tuple(last))
        fresh = {
            key: digest
            for key, record in last.items()
            if key not in gone and (digest := digest_of(record)) != known.get(key, (0, ""))[1]
        }
        again = {key: known[key][0] for key in fresh if key in known}
        _write([last[key] for key in fresh], fresh, again)
    count = len(fresh)
    return Stored(new=count - len(again), replaced=len(again), same=len(last) - count - len(gone), forgotten=len(gone))


def _known(keys: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    found = Report.objects.filter(key__in=keys).values_list("key", "id", "digest")
    return {key: (pk, digest) for key, pk, digest in found}


def key_digest(key: str) -> str:
    """By which a forgotten report is known again without being named."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _forgotten(keys: tuple[str, ...]) -> set[str]:
    digests = {key_digest(key): key for key in keys}
    marks = Forgotten.objects.filter(digest__in=digests).values_list("digest", flat=True)
    return {digests[digest] for digest in marks}


def digest_of(record: Record) -> str:
    """Of everything in a record: two readings with one digest are the same."""
    return hashlib.blake2b(to_json(record), digest_size=16).hexdigest()


def _write(records: Sequence[Record], digests: dict[str, str], again: dict[str, int]) -> None:
    rows = Rows(TABLES)
    readers: dict[ReaderInfo, int] = {}
    mentions: list[Mentioned] = []
    kept = corrected(tuple(again.values()))
    clear_reports(tuple(again.values()), kept)
    for record in records:
        reader = readers.get(record.report.reader) or readers.setdefault(record.report.reader, _reader(record))
        key = record.report.id
        report = _report(rows, record, digests[key], reader, again.get(key))
        for context in record.contexts:
            rows.add(About, report, context)
        entries = _entries(rows, record, report, reader, kept_of(report) if report in kept else None)
        entries.add()
        mentions += mentions_of(entries.record, entries.fresh(), {})
    link_rows(rows, mentions, _there(again[key] for key in again if again[key] in kept))
    ids = _ids(rows, again)
    _index_statements(rows)
    texts = [(ids[record.report.id], forms_in(record.report.text)) for record in records]
    stories = mark_stories(rows, texts)
    published = {ids[record.report.id]: record.report.published for record in records}
    tellings = join_contacts(rows, stories, published)
    index_forms(REPORTS, texts)
    rows.write()
    settle(frozenset(published), tellings)


def _there(reports: Iterable[int]) -> dict[int, int | None]:
    """The identities of the names that are kept of these reports."""
    return dict(Named.objects.filter(report__in=list(reports)).values_list("pk", "identity_id"))


def _entries(rows: Rows, record: Record, report: int, reader: int, kept: Kept | None) -> Entries:
    """The entries of a record, around what people said of the report."""
    if kept is None:
        return Entries(rows, record, report, reader)
    record, named = around(record, kept)
    return Entries(rows, record, report, reader, named=named, kept=kept)


def _ids(rows: Rows, again: dict[str, int]) -> dict[str, int]:
    """Key → row of the reports of a batch."""
    return {row[columns(Report).index("key")]: row[0] for row in rows.of(Report)} | again


def _index_statements(rows: Rows) -> None:
    """The words said go into the search index."""
    text = columns(Statement).index("text")
    index_texts(STATEMENTS, ((row[0], row[text]) for row in rows.of(Statement)))


def _reader(record: Record) -> int:
    info = record.report.reader
    found, _ = Reader.objects.get_or_create(name=info.name, version=info.version, words=info.words)
    return int(found.pk)


def _report(rows: Rows, record: Record, digest: str, reader: int, known: int | None) -> int:
    """The row of the report itself, new or written anew; its id."""
    info = record.report
    values = {
        "key": info.id,
        "url": info.url,
        "outlet": info.outlet,
        "byline": info.byline,
        "title": info.title,
        "published": info.published,
        "language": info.language,
        "sources": as_json(info.sources),
        "notes": as_json(record.notes),
        "digest": digest,
        "text_digest": hashlib.blake2b(info.text.encode("utf-8"), digest_size=16).hexdigest(),
        "reader_id": reader,
        "sketch": "",
        "story_id": None,
    }
    if known is None:
        known = rows.add(Report, *values.values())
        rows.of(ReportText).append((known, info.text))
    else:
        rows.change(Report, known, values)
        rows.change(ReportText, known, {"text": info.text})
    return known
