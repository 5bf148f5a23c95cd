"""`mahdar export`: records as files that other tools open."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from mahdar.exports import Dataset
from mahdar.exports import export as write
from mahdar.record import Record, record_lines

FormatName = Literal["csv", "parquet", "jsonld", "ftm", "graphml", "gexf", "plover", "ical"]


def export(
    *records: Path,
    to: Path,
    format: FormatName = "csv",
    text: Annotated[bool, Parameter(negative="--no-text")] = True,
) -> int:
    """Write records as files that other tools open: tables, linked data, networks, event rows, a calendar.

    Examples
    --------
        mahdar read reports.jsonl --json > records.jsonl && mahdar export records.jsonl --to tables

        mahdar export records.jsonl --format ftm --no-text --to shareable.ftm.json

    Parameters
    ----------
    records
        Files of records, one JSON record a line, as `mahdar read --json` prints them.
    to
        The file (csv and parquet: the folder) to write; it must not be there yet.
    format
        csv and parquet are tables; jsonld is schema.org's; ftm is FollowTheMoney's; graphml and gexf are who met whom;
        plover are event rows with POLECAT's columns; ical is what is still to come.
    text
        With --no-text the newsrooms' words stay out: spans, ids, links, names and offices are written all the same.
    """
    if not records:
        sys.stderr.write("export: name a file of records (`mahdar read … --json > records.jsonl`)\n")
        return 2
    dataset = Dataset(lambda: _records(records), text=text)
    write(dataset, format, to)
    sys.stderr.write(f"{dataset.about.counts['reports']} reports exported to {to}\n")
    return 0


def _records(files: tuple[Path, ...]) -> Iterator[Record]:
    for file in files:
        for _, record in record_lines(file):
            yield record
