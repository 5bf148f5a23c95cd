"""`mahdar export`: records as files that other tools open."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from msgspec.structs import asdict

from mahdar.cli.narrow import Narrow
from mahdar.exports import Dataset, own_id
from mahdar.exports import export as write
from mahdar.record import Record, record_lines

FormatName = Literal["csv", "parquet", "jsonld", "ftm", "graphml", "gexf", "plover", "ical"]


def export(
    *records: Path,
    archive: str | None = None,
    narrow: Narrow | None = None,
    out: Path,
    format: FormatName = "csv",
    text: Annotated[bool, Parameter(negative="--no-text")] = True,
) -> int:
    """Write an archive, or records, as files that other tools open: tables, linked data, networks, event rows, a calendar.

    Examples
    --------
        mahdar export --archive record.db --from 2020 --country JOR --out tables

        mahdar export --archive record.db --person "نصر الحريري" --format graphml --out met.graphml

        mahdar read reports.jsonl --json > records.jsonl && mahdar export records.jsonl --format ftm --no-text --out f.json

    Parameters
    ----------
    records
        Files of records, one JSON record a line, as `mahdar read --json` prints them; instead of an archive.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where nothing is named.
    out
        The file (csv and parquet: the folder) to write; it must not be there yet.
    format
        csv and parquet are tables; jsonld is schema.org's; ftm is FollowTheMoney's; graphml and gexf are who met whom;
        plover are event rows with POLECAT's columns; ical is what is still to come.
    text
        With --no-text the newsrooms' words stay out: spans, ids, links, names and offices are written all the same.
    """
    if records and (archive or narrow):
        sys.stderr.write("export: name files of records, or an archive and its filters, not both\n")
        return 2
    dataset = Dataset(lambda: _records(records), text=text) if records else _of_archive(archive, narrow, text)
    write(dataset, format, out)
    sys.stderr.write(f"{dataset.about.counts['reports']} reports exported to {out}\n")
    return 0


def _records(files: tuple[Path, ...]) -> Iterator[Record]:
    for file in files:
        for _, record in record_lines(file):
            yield record


def _of_archive(archive: str | None, narrow: Narrow | None, text: bool) -> Dataset:
    from mahdar.archive import Filter, open_archive

    open_archive(archive, write=False)
    from mahdar.archive.records import records_with_identities

    chosen = narrow.filter() if narrow else Filter()
    identities: dict[str, int] = {}
    """Those of the record that is being written: a record is exported as it comes, so no more need be kept."""

    def one_by_one() -> Iterator[Record]:
        for record, linked in records_with_identities(chosen):
            identities.clear()
            identities.update(linked)
            yield record

    def who(report: str, entry: str) -> str:
        return str(identities[entry]) if entry in identities else own_id(report, entry)

    given = {name.rstrip("_"): value for name, value in asdict(chosen).items() if value}
    return Dataset(one_by_one, who=who, filters=given, text=text)
