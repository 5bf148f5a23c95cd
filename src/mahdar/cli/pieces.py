"""The reports of a part of a file: what the workers of `mahdar shards` read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from mahdar.errors import SourceError
from mahdar.intake import Opening, SetAside
from mahdar.intake.columns import parse_map
from mahdar.intake.items import Item
from mahdar.intake.sources import begins_as_record, open_lines, open_stream
from mahdar.reading import Report
from mahdar.scale.pieces import Part
from mahdar.scale.shard import Aside

_HEAD = 200


def reports_in(columns: str, part: Part, stream: Any) -> Iterator[Report | Aside]:
    """The reports of a part, and what gave none. columns: which hold which field, as `--map` has it."""
    opening = Opening(mapping=parse_map(columns))
    for item in _items(part, stream, opening):
        if isinstance(item, SourceError):
            where = item.source if item.line is None else f"{item.source}:{item.line}"
            yield Aside(where, item.reason, True)
        elif isinstance(item, SetAside):
            yield Aside(f"{item.source}: {item.id}", item.note, False)
        else:
            yield item


def _items(part: Part, stream: Any, opening: Opening) -> Iterator[Item]:
    if part.unit == "bytes":
        return open_lines(stream, str(part), opening)
    if part.unit == "groups":
        return open_stream(stream, str(part), part.url, opening, range(part.begin, part.end))
    if part.listed and isinstance(stream, io.BufferedReader) and begins_as_record(stream.peek(_HEAD)[:_HEAD]):
        return iter(())  # a record of Mahdar's own in a folder is no report
    return open_stream(stream, part.url, part.url.rsplit("/", 1)[-1], opening)
