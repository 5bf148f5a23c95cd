"""Sources opened one after the other: what is wrong with one is said, and the rest goes on."""

from __future__ import annotations

import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from mahdar.errors import SourceError
from mahdar.intake.decoding import decode
from mahdar.intake.language import is_arabic
from mahdar.intake.pasted import read_pasted
from mahdar.reading.report import Report, report_from_mapping

MAX_BYTES = 50_000_000
MAX_TEXT = 20_000_000
_SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".gz")
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<\?xml[^>]*\?>\s*<!doctype html|<!--|<head|<body)", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)


class SetAside(Struct, frozen=True, kw_only=True):
    """A report that was not read, on purpose: it is not in Arabic."""

    source: str
    id: str
    note: str


Item = Report | SourceError | SetAside


def open_sources(paths: Iterable[str | Path]) -> Iterator[Item]:
    """Every report of files, folders and «-» (standard input), in order; errors come as items, never raised."""
    for path in paths:
        if str(path) == "-":
            yield from _guarded(_from_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>", ""), "<stdin>")
        else:
            yield from _guarded(_from_path(Path(path)), str(path))


def _guarded(items: Iterator[Item], source: str) -> Iterator[Item]:
    """The items, with an error of the file system or the file's form as the last of them."""
    try:
        for item in items:
            yield _aside(item, source)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(
            source,
            error.strerror or str(error),
            hint="is the path right?" if isinstance(error, FileNotFoundError) else None,
        )
    except (EOFError, zlib.error) as error:
        yield SourceError(source, f"the compressed file is damaged: {error}")


def _aside(item: Item, source: str) -> Item:
    if isinstance(item, Report) and not is_arabic(f"{item.title}\n{item.text}"):
        return SetAside(source=source, id=item.id, note="not in Arabic")
    return item


def _from_path(path: Path) -> Iterator[Item]:
    if path.is_dir():
        files = sorted(
            p
            for p in path.rglob("*")
            if p.is_file() and p.suffix.lower() in _SUFFIXES and not p.name.startswith(".") and not _is_record(p)
        )
        if not files:
            raise SourceError(
                path, "no report files in this folder", hint="it should hold .txt, .html, .jsonl or .jsonl.gz files"
            )
        for file in files:
            yield from _guarded(_from_path(file), str(file))
        return
    name = path.name.lower().removesuffix(".gz")
    if name.endswith((".jsonl", ".ndjson")):
        yield from _from_lines(path)
        return
    if path.stat().st_size > MAX_BYTES:
        raise SourceError(
            path,
            f"{path.stat().st_size:,} bytes are more than one report can have ({MAX_BYTES:,})",
            hint="give many reports as JSONL",
        )
    data = path.read_bytes()
    yield from _from_bytes(gzip.decompress(data) if path.suffix == ".gz" else data, str(path), name)


_RECORD_BEGINS = re.compile(rb'\s*\{\s*"schema"\s*:\s*"\d+"\s*,\s*"report"\s*:')


def _is_record(path: Path) -> bool:
    """Whether a file of a folder is a record that was read before: what Mahdar puts out is no report to read."""
    if path.suffix.lower() not in (".json", ".jsonl"):
        return False
    with path.open("rb") as file:
        return _RECORD_BEGINS.match(file.read(200)) is not None


def _from_bytes(data: bytes, source: str, name: str) -> Iterator[Item]:
    """One file whose kind its name or its first characters tell."""
    if len(data) > MAX_BYTES:
        raise SourceError(source, f"more than {MAX_BYTES:,} bytes", hint="give many reports as JSONL")
    declared = _CHARSET.search(data[:4000])
    text = decode(data, source, declared=declared[1].decode("ascii") if declared else None)
    if name.endswith((".html", ".htm", ".xhtml")) or _MARKUP.match(text):
        from mahdar.intake.page import read_page

        yield read_page(text, source)
    elif text.lstrip().startswith(("{", "[")) and (items := _json(text, source)) is not None:
        yield from items
    else:
        report = read_pasted(text)
        if not report.text.strip():
            raise SourceError(source, "the file has no report in it")
        yield report


def _json(text: str, source: str) -> Iterator[Item] | None:
    """A JSON object or list of reports, or JSON lines; None where it is no JSON at all."""
    try:
        whole = json.loads(text)
    except ValueError:
        first = text.lstrip().split("\n", 1)[0]
        try:
            json.loads(first)
        except ValueError:
            return None
        return _lines(((n, line.encode("utf-8", "replace")) for n, line in enumerate(text.split("\n"), 1)), source)
    return _objects(whole if isinstance(whole, list) else [whole], source)


def _objects(objects: list[object], source: str) -> Iterator[Item]:
    for number, fields in enumerate(objects, 1):
        try:
            yield _report(fields, source, number if len(objects) > 1 else None)
        except SourceError as error:
            yield error


def _from_lines(path: Path) -> Iterator[Item]:
    """JSON lines, plain or gzipped, one at a time: a broken one is an error with its number, the rest is read."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        yield from _lines(enumerate(file, 1), str(path))


def _lines(lines: Iterable[tuple[int, bytes]], source: str) -> Iterator[Item]:
    empty = True
    for number, line in lines:
        if not line.strip():
            continue
        empty = False
        try:
            yield _report(_object(line, source, number), source, number)
        except SourceError as error:
            yield error
    if empty:
        yield SourceError(source, "the file is empty")


def _object(line: bytes, source: str, number: int) -> object:
    try:
        return json.loads(decode(line, source))
    except ValueError as error:
        raise SourceError(source, f"this line is no JSON object: {error}", line=number) from error
    except RecursionError as error:
        raise SourceError(source, "this line nests too deep", line=number) from error


def _report(fields: object, source: str, number: int | None) -> Report:
    if not isinstance(fields, dict):
        raise SourceError(source, "not a JSON object with the fields of a report", line=number)
    report = report_from_mapping(fields, source=source, line=number)
    if not report.text.strip() and not report.title.strip():
        raise SourceError(source, "the report has neither title nor text", line=number)
    if len(report.text) > MAX_TEXT:
        raise SourceError(source, f"a text of {len(report.text):,} characters is no report", line=number)
    return report
