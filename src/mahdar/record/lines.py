"""Files of records, one JSON record a line, plain or gzipped: what `mahdar read --json` prints."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from mahdar.errors import RecordError, SourceError
from mahdar.record.minutes import Record
from mahdar.record.wire import from_json


def record_lines(path: Path) -> Iterator[tuple[int, Record]]:
    """(line number from 1, record), a line at a time; raises SourceError where the file or a line is broken."""
    number = 0
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, from_json(line)
    except RecordError as error:
        raise SourceError(path, str(error), line=number) from error
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(path, getattr(error, "strerror", None) or str(error)) from error
