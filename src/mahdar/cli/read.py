"""`mahdar read`: the minutes of reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from mahdar.cli.minutes import Minutes
from mahdar.cli.reports import Outcome, reports_of
from mahdar.intake import Opening
from mahdar.intake.columns import parse_map
from mahdar.reading import Reader, Report
from mahdar.record import to_json

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
    """
    outcome = Outcome()
    opening = _opening(map, fetch, contact)
    if archive is not None:
        return _into_archive(archive, (source, *sources), outcome, words, opening)
    reader = Reader(words=words)
    show = Minutes()
    for report in _with_bar(reports_of((source, *sources), outcome, opening)):
        record = reader.read(report)
        if json:
            sys.stdout.buffer.write(to_json(record) + b"\n")
        else:
            show(record)
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


def _into_archive(
    address: str, sources: Sequence[str], outcome: Outcome, words: tuple[Path, ...], opening: Opening
) -> int:
    """Read reports into an archive; what stands at the end is kept, even where the reading was stopped before it."""
    from mahdar.archive import open_archive, told

    address = open_archive(address, create=True)
    from mahdar.archive.writing import Stored, store

    reader = Reader(words=words)
    kept = Stored()
    with told(address):
        for stored in store(reader.read(report) for report in _with_bar(reports_of(sources, outcome, opening))):
            kept = kept.plus(stored)
    sys.stderr.write(f"{outcome.summary()}; {kept.summary()}\n")
    return outcome.code()


def _with_bar(reports: Iterator[Report]) -> Iterator[Report]:
    """The same reports, with a progress bar on a terminal from ten reports on."""
    if not sys.stderr.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = None
        for number, report in enumerate(reports, 1):
            if number == _BAR_FROM:
                task = progress.add_task("reading", total=None)
            if task is not None and number % 5 == 0:
                progress.update(task, completed=number, refresh=True)
            yield report
