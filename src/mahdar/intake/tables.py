"""Tables: CSV and TSV from any stream, Parquet from a file; a row at a time (Parquet: a batch)."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

from mahdar.errors import SourceError
from mahdar.intake.columns import check_columns, report_of_row
from mahdar.intake.decoding import decode
from mahdar.intake.items import MAX_TEXT, Item, Opening, missing_extra

_SAMPLE = 200_000
_BATCH = 200


def read_delimited(stream: IO[bytes], source: str, opening: Opening, *, tabs: bool = False) -> Iterator[Item]:
    """The reports of a CSV or TSV table with a header line, in whatever encoding of Arabic it is."""
    csv.field_size_limit(MAX_TEXT)
    head = stream.read(_SAMPLE)
    encoding = _encoding(head, source)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    pieces = chain([decoder.decode(head)], iter(lambda: _next(stream, decoder), ""))
    lines = _lines(pieces)
    first = next(lines, "")
    delimiter = "\t" if tabs else max(",;\t|", key=first.count)
    rows = csv.reader(chain([first], lines), delimiter=delimiter)
    columns = [column.strip().lstrip("\ufeff") for column in next(rows, [])]
    check_columns(columns, opening.mapping, source)
    number = 0
    try:
        for number, row in enumerate(rows, 2):
            if any(cell.strip() for cell in row):
                yield _row(dict(zip(columns, row, strict=False)), source, number, opening)
    except csv.Error as error:
        yield SourceError(source, f"after row {number} this is no table: {error}")


def _next(stream: IO[bytes], decoder: codecs.IncrementalDecoder) -> str:
    while data := stream.read(_SAMPLE):
        if text := decoder.decode(data):
            return text
    return decoder.decode(b"", final=True)


def _lines(pieces: Iterator[str]) -> Iterator[str]:
    """Lines with their ends, from pieces of any length."""
    rest = ""
    for piece in pieces:
        lines = io.StringIO(rest + piece.replace("\0", ""), newline="").readlines()
        rest = lines.pop() if lines else ""
        yield from lines
    if rest:
        yield rest


def _encoding(head: bytes, source: str) -> str:
    """The encoding of a table by its beginning. Raises SourceError for an empty or binary file."""
    for bom, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(bom):
            return name
    text = decode(head, source)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return max(("cp1256", "iso8859_6"), key=lambda name: head.decode(name, "replace")[:2000] in text)
    return "utf-8"


def _row(row: dict[str, Any], source: str, number: int, opening: Opening) -> Item:
    try:
        return report_of_row(row, opening.mapping, source, number)
    except SourceError as error:
        return error


def read_parquet(
    table: Path | IO[bytes], source: str, opening: Opening, groups: Sequence[int] | None = None
) -> Iterator[Item]:
    """The reports of a Parquet file, or of some of its row groups, read in batches and no more columns than are needed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise missing_extra(source, "a Parquet table", "intake") from error
    from mahdar.intake.columns import FIELDS

    try:
        with pq.ParquetFile(table, memory_map=isinstance(table, Path)) as parquet:
            columns = parquet.schema_arrow.names
            check_columns(columns, opening.mapping, source)
            wanted = [name for name in columns if name in FIELDS or name in opening.mapping.values()]
            number = 0
            for batch in parquet.iter_batches(batch_size=_BATCH, columns=wanted, row_groups=groups):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(row, source, number, opening)
    except pa.ArrowException as error:
        raise SourceError(source, f"this Parquet file is damaged: {error}") from error
