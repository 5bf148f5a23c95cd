"""JSON of any shape: an object, a list however long, or JSON lines; one report at a time, never the file as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Protocol

from mahdar.errors import SourceError
from mahdar.intake.columns import report_of_row
from mahdar.intake.decoding import decode
from mahdar.intake.items import MAX_BYTES, Item, Opening

_CHUNK = 1 << 20
_SPACE = b" \t\r\n"


class Lines(Protocol):
    """What gives lines one by one."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, at most so many bytes of it; empty at the end."""


def read_lines(stream: Lines, source: str, opening: Opening, *, maybe_none: bool = False) -> Iterator[Item]:
    """JSON lines: a broken one is an error with its number, the rest is read.

    maybe_none: that there is no line is no error, for these are lines out of the middle of a file.
    """
    return reports_of_lines(enumerate(_bounded(stream), 1), source, opening, maybe_none=maybe_none)


def _bounded(stream: Lines) -> Iterator[bytes]:
    """The lines of a stream; what is too long for a line is given cut, so that memory holds."""
    while line := stream.readline(MAX_BYTES):
        yield line


def reports_of_lines(
    lines: Iterable[tuple[int, bytes]], source: str, opening: Opening, *, maybe_none: bool = False
) -> Iterator[Item]:
    """The reports of numbered lines."""
    empty = not maybe_none
    for number, line in lines:
        if not line.strip():
            continue
        empty = False
        try:
            yield _report(_object(line, source, number), source, number, opening)
        except SourceError as error:
            yield error
    if empty:
        yield SourceError(source, "the file is empty")


def read_json(stream: IO[bytes], source: str, opening: Opening) -> Iterator[Item]:
    """One object, a list of objects, or objects one after the other."""
    number = 0
    try:
        for number, fields in enumerate(_values(stream), 1):
            try:
                yield _report(fields, source, number, opening)
            except SourceError as error:
                yield error
    except ValueError as error:
        yield SourceError(source, f"after {number} reports this is no JSON: {error}")
    except RecursionError:
        yield SourceError(source, f"after {number} reports this nests too deep")


def _values(stream: IO[bytes]) -> Iterator[object]:
    """The values of a JSON text in turn: the items of a list, else each value that stands after the other."""
    import codecs

    decoder, reader = json.JSONDecoder(strict=False), codecs.getincrementaldecoder("utf-8-sig")("replace")
    text, over, tried = "", False, 0
    while True:
        text = text.lstrip(" \t\r\n,[]")
        if text and (len(text) >= 2 * tried or over):
            try:
                value, end = decoder.raw_decode(text)
                if end < len(text) or over:
                    yield value
                    text, tried = text[end:], 0
                    continue
            except ValueError:
                if over:
                    raise
                tried = len(text)
        if over:
            return
        data = stream.read(_CHUNK)
        over = not data
        text += reader.decode(data, final=over)
        if len(text) > MAX_BYTES:
            raise ValueError(f"one report of more than {MAX_BYTES:,} characters")


def _object(line: bytes, source: str, number: int) -> object:
    try:
        return json.loads(decode(line, source))
    except ValueError as error:
        raise SourceError(source, f"this line is no JSON object: {error}", line=number) from error
    except RecursionError as error:
        raise SourceError(source, "this line nests too deep", line=number) from error


def _report(fields: object, source: str, number: int | None, opening: Opening) -> Item:
    if not isinstance(fields, dict):
        raise SourceError(source, "not a JSON object with the fields of a report", line=number)
    return report_of_row(fields, opening.mapping, source, number)
