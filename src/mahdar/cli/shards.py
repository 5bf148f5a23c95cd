"""`mahdar shards`: many files read into shards of records, here or on a cluster."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from mahdar.cli.bars import with_bar
from mahdar.cli.pieces import reports_in
from mahdar.errors import SourceError
from mahdar.intake.columns import parse_map
from mahdar.intake.sources import may_hold_reports
from mahdar.reading import Reader
from mahdar.scale.files import make_folder, shown
from mahdar.scale.outcome import RunReport, keep_report
from mahdar.scale.pieces import Piece, pieces_of
from mahdar.scale.pool import Failed, shards_here
from mahdar.scale.shard import Task

_MEGABYTE = 1_000_000


def shards(
    source: Annotated[str, Parameter(allow_leading_hyphen=True)],
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    to: str,
    scheduler: str | None = None,
    jobs: Annotated[int, Parameter(validator=Number(gte=1))] = os.cpu_count() or 1,
    words: tuple[Path, ...] = (),
    map: str = "",
    piece: Annotated[float, Parameter(validator=Number(gt=0))] = 16,
    time_limit: Annotated[float, Parameter(validator=Number(gte=0))] = 60,
    again: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Read many reports into shards: Parquet files of records, each made by one process, here or on a Dask cluster.

    A shard that is there already, made of the same files by the same reader, is left as it is: after any stop the same command
    goes on. What became of the run stands in report.json beside the shards.

    Examples
    --------
        mahdar shards decade/ --to shards

        mahdar shards 2019.jsonl.gz 2020.parquet --to shards --jobs 8

        mahdar shards s3://news/raw --to s3://news/shards --scheduler tcp://10.0.0.1:8786

        mahdar load shards --archive record.db

    Parameters
    ----------
    source
        A file or folder, here or at a URL of an object store (s3://bucket/folder), of any kind that `mahdar read` reads.
    sources
        More of them.
    to
        The folder of the shards, here or at such a URL.
    scheduler
        The address of a Dask scheduler whose workers are to read; without it processes of this machine do.
    jobs
        How many processes of this machine read.
    words
        A folder of your own word lists; every worker must find it under the same path.
    map
        Which column or key holds which field of a report, as in text=content,published=date.
    piece
        Megabytes that one shard is made of; larger JSON lines and Parquet tables are cut, smaller files gathered.
    time_limit
        Seconds after which a report is set aside (its record is its text and a note); 0 for none.
    again
        Make shards anew that are there already.
    """
    parse_map(map)
    fs, folder = make_folder(to)
    reader = Reader(words=words).info
    pieces: dict[str, Piece] = {}
    unread: list[SourceError] = []
    for found in pieces_of((source, *sources), int(piece * _MEGABYTE), may_hold_reports, outside=shown(fs, folder)):
        if isinstance(found, Piece):
            pieces[found.name] = found
        else:
            unread.append(found)
            sys.stderr.write(f"{found}\n")
    own = tuple(str(one.absolute()) for one in words)
    reading = partial(reports_in, map)
    tasks = [
        Task(piece=one, to=to, reader=reader, reading=reading, words=own, limit=time_limit, settings=map, again=again)
        for one in pieces.values()
    ]
    report = RunReport(reader=reader, shards=tuple(pieces), unread=[str(error) for error in unread])
    return _run(tasks, report, to, scheduler, jobs)


def _run(tasks: list[Task], report: RunReport, to: str, scheduler: str | None, jobs: int) -> int:
    """Make the shards, say what failed as it does, and keep the report of the run."""
    if scheduler is None:
        made = shards_here(tasks, min(jobs, len(tasks) or 1))
    else:
        from mahdar.scale.cluster import shards_on_cluster

        made = shards_on_cluster(tasks, scheduler)
    for result in with_bar(made, "shards", total=len(tasks)):
        report.add(result)
        if isinstance(result, Failed):
            sys.stderr.write(f"{result.task.piece.name}: this shard failed: {result.why}\n")
    keep_report(report, to)
    sys.stderr.write(report.summary() + "\n")
    return report.code()
