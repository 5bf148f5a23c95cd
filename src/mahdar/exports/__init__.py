"""Records as files that other tools open. Each format says which reader and words made it, and is never cut short."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from mahdar.errors import ExportError
from mahdar.exports.dataset import About, Dataset, own_id

__all__ = ["FORMATS", "About", "Dataset", "Format", "export", "own_id"]


class Format(Struct, frozen=True, kw_only=True):
    """An export: where its writer stands, what it writes, and the suffix that names it."""

    writer: str
    what: str
    suffix: str = ""
    folder: bool = False


FORMATS: dict[str, Format] = {
    "csv": Format(writer="csv_tables:write_csv", what="a folder of CSV tables", folder=True),
    "parquet": Format(writer="parquet_tables:write_parquet", what="a folder of Parquet tables", folder=True),
    "jsonld": Format(writer="jsonld:write_jsonld", what="JSON-LD in schema.org's words", suffix=".jsonld"),
    "ftm": Format(writer="ftm:write_ftm", what="FollowTheMoney entities, a line each", suffix=".ftm.json"),
    "graphml": Format(writer="network:write_graphml", what="who met whom, for networkx and yEd", suffix=".graphml"),
    "gexf": Format(writer="network:write_gexf", what="who met whom, for Gephi", suffix=".gexf"),
    "plover": Format(writer="polecat:write_polecat", what="PLOVER events as POLECAT's rows", suffix=".tsv"),
    "ical": Format(writer="calendar:write_calendar", what="what is upcoming, for calendars", suffix=".ics"),
}
"""By the name that `mahdar export --format` takes."""


def export(dataset: Dataset, name: str, target: Path) -> None:
    """Write the data set in the named format to a file or folder that is not there yet; whole, or not at all.

    Raises ExportError where the format is unknown, its library is not installed, or the target cannot be written.
    """
    form = FORMATS.get(name)
    if form is None:
        raise ExportError(target, f"no format «{name}»", hint=f"formats: {', '.join(FORMATS)}")
    module, _, function = form.writer.partition(":")
    try:
        writer: Callable[[Dataset, Path], None] = getattr(importlib.import_module(f"mahdar.exports.{module}"), function)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("mahdar"):
            raise
        hint = 'pip install "mahdar[exports]"'
        raise ExportError(target, f"{name} needs {error.name}, which is not installed", hint=hint) from error
    writer(dataset, target)
