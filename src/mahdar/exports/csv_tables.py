"""CSV: a folder with a file a table, and a datapackage.json (Frictionless Data) that says what is in them."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from mahdar.exports.dataset import Dataset
from mahdar.exports.files import new_folder
from mahdar.exports.tables import NUMBERS, TABLES, rows

_TYPES = {float: "number", int: "integer", bool: "boolean"}


def write_csv(dataset: Dataset, target: Path) -> None:
    """Write a folder of CSV files in UTF-8 with a byte order mark, as spreadsheets want it for Arabic."""
    with new_folder(target) as folder:
        with ExitStack() as files:
            writers = {name: _writer(folder / f"{name}.csv", columns, files) for name, columns in TABLES.items()}
            for record in dataset:
                for table, row in rows(record, dataset):
                    writers[table].writerow({name: _cell(value) for name, value in row.items()})
        (folder / "datapackage.json").write_bytes(_package(dataset, "csv"))


def _writer(path: Path, columns: tuple[str, ...], files: ExitStack) -> csv.DictWriter[str]:
    file = files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
    writer = csv.DictWriter(file, columns)
    writer.writeheader()
    return writer


def _cell(value: Any) -> Any:
    """True and false as the data package says; a text that a spreadsheet would run as a formula gets an apostrophe."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value[:1] else value


def _package(dataset: Dataset, suffix: str) -> bytes:
    resources = [
        {
            "name": name,
            "path": f"{name}.{suffix}",
            "encoding": "utf-8",
            "schema": {
                "fields": [{"name": one, "type": _TYPES.get(NUMBERS.get(one, str), "string")} for one in columns]
            },
        }
        for name, columns in TABLES.items()
    ]
    package = {"name": "mahdar-export", "resources": resources, "mahdar": dataset.about}
    return msgspec.json.format(msgspec.json.encode(package), indent=1) + b"\n"
