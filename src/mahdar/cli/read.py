"""`mahdar read`: the minutes of reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter
from cyclopts.validators import Number

from mahdar.cli.bars import with_bar
from mahdar.cli.minutes import Minutes
from mahdar.cli.reports import Outcome, records_of, reports_of
from mahdar.intake import Opening
from mahdar.intake.columns import parse_map
from mahdar.record import Record
from mahdar.scale import read_all

_BAR_FROM = 10


def read(
    source: Annotated[str, Parameter(allow_leading_hyphen=True)],
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    json: Annotated[bool, Parameter(negative=())] = False,
    words: tuple[Path, ...] = (),
    archive: str | None = None,
    map: str = "",
    fetch: Annotated[bool, Parameter(negative=())] = False,
    contact: str | None = None,
    jobs: Annotated[int, Parameter(validator=Number(gte=1))] = 1,
    time_limit: Annotated[float, Parameter(validator=Number(gte=0))] = 60,
) -> int:
    """Read reports and print their minutes.

    Examples
    --------
        mahdar read report.txt

        mahdar read saved-page.html reports.jsonl.gz folder/ --json > records.jsonl

        cat report.txt | mahdar read -

        mahdar read page.html feed.xml crawl.warc.gz table.parquet --archive record.db

        mahdar read export.csv --map text=content,published=date_extracted

        mahdar read https://example.org/feed.xml --fetch

        mahdar read decade/ --jobs 8 --json > records.jsonl

    Parameters
    ----------
    source
        A text, saved page, feed, sitemap, JSON, JSONL, CSV, TSV, Parquet, WARC, zip, mbox, Word or PDF file (also .gz), a
        folder of such files, an address, or - for standard input.
    sources
        More of them.
    json
        Print one JSON record a line instead of minutes for people.
    words
        A folder of your own word lists beside the built-in ones; may be given several times.
    archive
        Keep the records in this archive (a file, made where there is none, or a postgresql:// URL) instead of printing them.
    map
        Which column or key holds which field of a report, as in text=content,published=date.
    fetch
        Let addresses be read from the network, and the links of feeds be followed.
    contact
        An address or mail that the user agent names when pages are fetched.
    jobs
        How many processes read, each on a core of its own; the records come in the order of the reports.
    time_limit
        Seconds after which a report is set aside (its record is its text and a note), and the next one read; 0 for none.
    """
    outcome = Outcome()
    reports = reports_of((source, *sources), outcome, _opening(map, fetch, contact))
    read = records_of(read_all(reports, words=words, jobs=jobs, limit=time_limit), outcome)
    records = with_bar(read, "reading", after=_BAR_FROM, every=5)
    if archive is not None:
        return _into_archive(archive, records, outcome)
    show = Minutes()
    for record in records:
        if json:
            sys.stdout.buffer.write(record + b"\n")
        else:
            show(_decoded(record))
    sys.stdout.flush()
    if outcome.read + outcome.aside + outcome.failed > 1:
        sys.stderr.write(outcome.summary() + "\n")
    return outcome.code()


def _opening(columns: str, fetch: bool, contact: str | None) -> Opening:
    """How the sources are to be opened."""
    if not fetch:
        return Opening(mapping=parse_map(columns))
    from mahdar.intake.fetching import Fetcher

    return Opening(mapping=parse_map(columns), fetcher=Fetcher(contact=contact))


def _decoded(record: bytes) -> Record:
    """The record that was written a moment ago, without the checks that one from elsewhere needs."""
    return msgspec.json.decode(record, type=Record)


def _into_archive(address: str, records: Iterator[bytes], outcome: Outcome) -> int:
    """Read reports into an archive; what stands at the end is kept, even where the reading was stopped before it."""
    from mahdar.archive import open_archive, told

    address = open_archive(address, create=True)
    from mahdar.archive.writing import Stored, store

    kept = Stored()
    with told(address):
        for stored in store(_decoded(record) for record in records):
            kept = kept.plus(stored)
    sys.stderr.write(f"{outcome.summary()}; {kept.summary()}\n")
    return outcome.code()
