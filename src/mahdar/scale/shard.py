"""One piece read into one shard: a Parquet file with a record a row, written under another name and renamed when whole.

What stands in the file's own notes says what it was made of and by which reader; where both are the same still, the shard
is there and is not made again. The same piece gives the same bytes, wherever and however often it is read.
"""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

import msgspec
from msgspec import Struct

from mahdar.errors import MahdarError, SourceError
from mahdar.reading import Reader, Report
from mahdar.reading.together import gathered
from mahdar.record import ReaderInfo
from mahdar.scale.batch import Overdue, read_few
from mahdar.scale.collecting import rare_collecting
from mahdar.scale.files import file_system, is_local, opened
from mahdar.scale.lines import LinesBetween
from mahdar.scale.pieces import Part, Piece

SUFFIX = ".parquet"
DRAFT = ".part"
_NOTES = b"mahdar"
_ROWS = 500
_MOST_NOTES = 1_000
_ONE_AT_A_TIME = threading.Lock()
"""Threads of one worker take turns: they would only wait for each other within Python."""


class Aside(Struct, frozen=True):
    """Something that gave no report: the source with its line, why, and whether that is an error."""

    source: str
    why: str
    failed: bool


Reading = Callable[[Part, Any], Iterator[Report | Aside]]
"""What makes reports out of a part of a file that was opened for it."""


class Task(Struct, frozen=True, kw_only=True):
    """A piece to be read. to: the folder of the shards; reader: what every worker must read with; settings: of the reading,
    for instance the names of columns; again: whether a shard that is there is made anew."""

    piece: Piece
    to: str
    reader: ReaderInfo
    reading: Any
    words: tuple[str, ...] = ()
    limit: float = 0
    settings: str = ""
    again: bool = False


class Shard(Struct, frozen=True, kw_only=True):
    """What a shard says of itself: what it was made of and by whom, how many reports it holds, and what gave none."""

    name: str
    reader: ReaderInfo
    print: str
    settings: str = ""
    reports: int = 0
    overdue: int = 0
    aside: int = 0
    failed: int = 0
    notes: tuple[Aside, ...] = ()


class Made(Struct, frozen=True):
    """A shard that is there now; `before`: it was there before, and nothing was read."""

    shard: Shard
    before: bool


class ShardError(MahdarError):
    """A shard cannot be made: which report or which worker stands in the way."""


def make_shard(task: Task, stopped: Callable[[], bool] = lambda: False) -> Made:
    """Read a piece into its shard, or find it there already. stopped: asked before each report whether to give up.

    Raises ShardError where a report cannot be read or this machine reads with other words than it should, StoreError where a
    file is not given, and OSError where the shard cannot be written.
    """
    with _ONE_AT_A_TIME:
        fs, folder = file_system(task.to)
        path = f"{folder.rstrip('/')}/{task.piece.name}{SUFFIX}"
        there = None if task.again else shard_at(fs, path)
        if there is not None and _is_same(there, task):
            return Made(there, True)
        draft = f"{folder.rstrip('/')}/.{task.piece.name}.{uuid.uuid4().hex[:8]}{DRAFT}"
        try:
            with fs.open(draft, "wb") as file:
                shard = _written(task, file, stopped)
                if is_local(fs):  # on the disk before it gets its name
                    file.flush()
                    os.fsync(file.fileno())
            fs.mv(draft, path)
        finally:
            if fs.exists(draft):
                fs.rm(draft)
        return Made(shard, False)


def _is_same(there: Shard, task: Task) -> bool:
    """Whether a shard is what would be made now: of the same files as they are, by the same reader."""
    return (there.print, there.reader, there.settings) == (task.piece.print, task.reader, task.settings)


def shard_at(fs: Any, path: str) -> Shard | None:
    """What a shard says of itself; None where there is none or the file is no shard."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with fs.open(path, "rb") as file:
            notes = (pq.read_metadata(file).metadata or {}).get(_NOTES)
        return msgspec.json.decode(notes, type=Shard) if notes else None
    except (FileNotFoundError, pa.ArrowException, msgspec.DecodeError):
        return None


def records_in(fs: Any, path: str) -> Iterator[bytes]:
    """The records of a shard as JSON, in order. Raises SourceError where the file is damaged or no shard."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with fs.open(path, "rb") as file:
            for batch in pq.ParquetFile(file).iter_batches(batch_size=_ROWS, columns=["record"]):
                for record in batch.column(0):
                    yield record.as_buffer().to_pybytes()
    except (pa.ArrowException, KeyError) as error:
        raise SourceError(path, f"this is no shard of records, or it is damaged: {error}") from error


def _written(task: Task, file: Any, stopped: Callable[[], bool]) -> Shard:
    """Write the records of a piece a group of rows at a time, and at the end what the shard says of itself."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    reader = _reader(task)
    asides: list[Aside] = []
    overdue = reports = 0
    schema = pa.schema([(name, pa.string()) for name in ("id", "published", "outlet", "record")])
    with rare_collecting(), pq.ParquetWriter(file, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for report, record in _records(task, reader, asides, stopped):
            late = isinstance(record, Overdue)
            overdue, reports = overdue + late, reports + 1
            text = record.record if isinstance(record, Overdue) else record
            own = {"id": report.id, "published": report.published, "outlet": report.outlet}
            rows.append({**own, "record": text.decode()})
            if len(rows) == _ROWS:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, schema))
        failed = sum(aside.failed for aside in asides)
        shard = Shard(
            name=task.piece.name, reader=reader.info, print=task.piece.print, settings=task.settings, reports=reports,
            overdue=overdue, aside=len(asides) - failed, failed=failed, notes=tuple(asides[:_MOST_NOTES]),
        )  # fmt: skip
        writer.add_key_value_metadata({_NOTES: msgspec.json.encode(shard)})
    return shard


def _records(
    task: Task, reader: Reader, asides: list[Aside], stopped: Callable[[], bool]
) -> Iterator[tuple[Report, bytes | Overdue]]:
    def kept() -> Iterator[Report]:
        for item in _reports(task, stopped):
            if isinstance(item, Aside):
                asides.append(item)
            else:
                yield item

    for batch in gathered(kept()):
        records = read_few(reader, batch, task.limit)
        for report in batch:
            try:
                record = next(records)
            except Exception as error:
                raise ShardError(f"{report.id}: {type(error).__name__}: {error}") from error
            yield report, record


def _reports(task: Task, stopped: Callable[[], bool]) -> Iterator[Report | Aside]:
    for part in task.piece.parts:
        fs, path = file_system(part.url)
        with opened(fs, path, packed=part.unit == "bytes" and path.lower().endswith(".gz")) as file:
            for item in task.reading(part, _part_of(file, part)):
                if stopped():
                    raise KeyboardInterrupt
                yield item


def _part_of(file: IO[bytes], part: Part) -> Any:
    return LinesBetween(file, part.begin, part.end) if part.unit == "bytes" else file


def _reader(task: Task) -> Reader:
    """This process's reader. Raises ShardError where it is not the one that the run was begun with."""
    reader = _reader_of(task.words)
    if reader.info != task.reader:
        raise ShardError(
            f"this worker reads with {told(reader.info)}, the run with {told(task.reader)}: install the same on both"
        )
    return reader


@lru_cache(maxsize=2)
def _reader_of(words: tuple[str, ...]) -> Reader:
    return Reader(words=[Path(folder) for folder in words])


def told(reader: ReaderInfo) -> str:
    """«mahdar 0.1.0, words 9f2c…»."""
    return f"{reader.name} {reader.version}, words {reader.words[:12]}"
