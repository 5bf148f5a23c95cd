"""Parquet: a folder with a file a table, for DuckDB, pandas, Polars and R; who made it stands in each file's metadata."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from mahdar.exports.dataset import Dataset
from mahdar.exports.files import new_folder
from mahdar.exports.tables import NUMBERS, TABLES, Row, rows

_BATCH = 5_000
_TYPES = {float: pa.float64(), int: pa.int64(), bool: pa.bool_()}


def write_parquet(dataset: Dataset, target: Path) -> None:
    """Write a folder of Parquet files, compressed by zstd."""
    about = {b"mahdar": msgspec.json.encode(dataset.about)}
    schemas = {name: _schema(columns).with_metadata(about) for name, columns in TABLES.items()}
    with new_folder(target) as folder:
        writers = {
            name: pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in schemas.items()
        }
        waiting: dict[str, list[Row]] = defaultdict(list)
        for record in dataset:
            for table, row in rows(record, dataset):
                waiting[table].append(row)
                if len(waiting[table]) >= _BATCH:
                    writers[table].write_table(pa.Table.from_pylist(waiting.pop(table), schemas[table]))
        for table, writer in writers.items():
            writer.write_table(pa.Table.from_pylist(waiting[table], schemas[table]))
            writer.close()


def _schema(columns: tuple[str, ...]) -> pa.Schema:
    return pa.schema([(name, _TYPES.get(NUMBERS.get(name, str), pa.string())) for name in columns])
