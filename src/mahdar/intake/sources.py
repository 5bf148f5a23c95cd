"""Sources opened one after the other: what is wrong with one is said, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import re
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from mahdar.errors import SourceError
from mahdar.intake.decoding import decode
from mahdar.intake.items import MAX_BYTES, Item, Opening, ReadBytes, SetAside
from mahdar.intake.json_reports import Lines, read_json, read_lines
from mahdar.intake.language import is_arabic
from mahdar.intake.pasted import read_pasted
from mahdar.reading.report import Report

_SUFFIXES = (
    *(".txt", ".html", ".htm", ".xhtml", ".mhtml", ".jsonl", ".ndjson", ".json", ".gz", ".csv", ".tsv", ".parquet"),
    *(".xml", ".rss", ".atom", ".warc", ".zip", ".mbox", ".eml", ".docx", ".pdf"),
)
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<\?xml[^>]*\?>\s*<!doctype html|<!--|<head|<body)", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
_PEEK = 4096
_TEXT_COLUMNS = re.compile(r"(?:^|[,;\t|])\s*\"?(?:text|title|url|published|html)\"?\s*(?=[,;\t|]|$)", re.IGNORECASE)


def open_sources(paths: Iterable[str | Path], opening: Opening | None = None) -> Iterator[Item]:
    """Every report of files, folders, addresses and «-» (standard input), in order; errors come as items, never raised."""
    opening = opening or Opening()
    for path in paths:
        name = str(path)
        if name == "-":
            yield from _guarded(_from_stream(sys.stdin.buffer, "<stdin>", "", opening), "<stdin>")
        elif name.startswith(("http://", "https://")):
            yield from _guarded(_from_address(name, opening), name)
        else:
            yield from _guarded(_from_path(Path(path), opening), name)


def open_stream(
    stream: IO[bytes], source: str, name: str, opening: Opening, groups: Sequence[int] | None = None
) -> Iterator[Item]:
    """Every report of one file that is open already; its name tells its kind where its first bytes do not.

    groups: the row groups of a Parquet table that are wanted, all where it is None.
    """
    if name.lower().endswith(".parquet"):
        from mahdar.intake.tables import read_parquet

        yield from _guarded(read_parquet(stream, source, opening, groups), source)
    else:
        yield from _guarded(_from_stream(stream, source, name.lower(), opening), source)


def open_lines(stream: Lines, source: str, opening: Opening) -> Iterator[Item]:
    """Every report of JSON lines out of a file that is open already; none where there is no line."""
    yield from _guarded(read_lines(stream, source, opening, maybe_none=True), source)


def may_hold_reports(name: str) -> bool:
    """Whether a file of this name in a folder is one to be read."""
    last = name.rsplit("/", 1)[-1]
    return last.lower().endswith(_SUFFIXES) and not last.startswith(".")


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
    except (EOFError, zlib.error, struct.error) as error:
        yield SourceError(source, f"the compressed file is damaged: {error}")


def _aside(item: Item, source: str) -> Item:
    if isinstance(item, Report) and not is_arabic(f"{item.title}\n{item.text}"):
        return SetAside(source=source, id=item.id, note="not in Arabic")
    return item


def _from_path(path: Path, opening: Opening) -> Iterator[Item]:
    if path.is_dir():
        yield from _from_folder(path, opening)
        return
    name = path.name.lower()
    if name.endswith(".parquet"):
        from mahdar.intake.tables import read_parquet

        yield from read_parquet(path, str(path), opening)
        return
    with path.open("rb") as file:
        yield from _from_stream(file, str(path), name, opening)


def _from_folder(path: Path, opening: Opening) -> Iterator[Item]:
    files = files_of(path)
    if not files:
        raise SourceError(
            path, "no report files in this folder", hint="it should hold .txt, .html, .jsonl, .csv, .warc.gz … files"
        )
    for file in files:
        yield from _guarded(_from_path(file, opening), str(file))


def files_of(folder: Path) -> list[Path]:
    """The files of a folder that may hold reports, in order; records that Mahdar wrote are none."""
    return sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and p.suffix.lower() in _SUFFIXES and not p.name.startswith(".") and not _is_record(p)
    )


_RECORD_BEGINS = re.compile(rb'\s*\{\s*"schema"\s*:\s*"\d+"\s*,\s*"report"\s*:')


def _is_record(path: Path) -> bool:
    """Whether a file of a folder is a record that was read before: what Mahdar puts out is no report to read."""
    if path.suffix.lower() not in (".json", ".jsonl"):
        return False
    with path.open("rb") as file:
        return begins_as_record(file.read(200))


def begins_as_record(head: bytes) -> bool:
    """Whether a file that begins so holds records that Mahdar wrote."""
    return _RECORD_BEGINS.match(head) is not None


def _from_address(url: str, opening: Opening) -> Iterator[Item]:
    """The reports at an address: a page's, a feed's, or those of a file that lies there."""
    if opening.fetcher is None:
        raise SourceError(url, "this is an address of the network", hint="--fetch lets it be read")
    answer = opening.fetcher.get(url)
    name = url.split("?")[0].rsplit("/", 1)[-1].lower()
    known = name if name.endswith(_SUFFIXES) else f"{name}.html" if "html" in answer.kind else name
    if known.endswith(".html"):
        from mahdar.intake.feeds import is_feed
        from mahdar.intake.page import read_page

        text = decode(answer.data, url, declared=answer.charset)
        if not is_feed(text):
            yield read_page(text, url, url=answer.url)
            return
    yield from _from_stream(io.BytesIO(answer.data), url, known, opening)


def _from_stream(stream: IO[bytes], source: str, name: str, opening: Opening) -> Iterator[Item]:
    """The reports of one file, whose first bytes or name tell its kind; what can be long is never read as a whole."""
    file = _peekable(stream)
    head = file.peek(_PEEK)[:_PEEK]
    if head.startswith(b"\x1f\x8b"):
        inner = gzip.GzipFile(fileobj=file)
        name, head = name.removesuffix(".gz"), _beginning(file)
        if name.endswith(".warc") or head.startswith(b"WARC/"):
            yield from _warc(file, source)
            return
        file = _peekable(inner)
        head = file.peek(_PEEK)[:_PEEK]
    yield from _of_kind(file, head, source, name, opening)


def _peekable(stream: Any) -> Any:
    """A stream whose first bytes can be looked at without taking them."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)


def _beginning(file: Any) -> bytes:
    """The first unpacked bytes of a gzipped file, without moving on in it."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.peek(_PEEK), 16)
    except zlib.error:
        return b""


def _warc(file: IO[bytes], source: str) -> Iterator[Item]:
    from mahdar.intake.web_archives import read_warc

    return read_warc(file, source)


def _of_kind(file: Any, head: bytes, source: str, name: str, opening: Opening) -> Iterator[Item]:
    """The reader of a file's kind."""
    if head.startswith(b"WARC/"):
        return _warc(file, source)
    if head.startswith(b"PAR1"):
        raise SourceError(source, "a Parquet table is read from a file, not from a stream", hint="give its path")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(file, source, name, opening)
    if head.startswith(b"%PDF"):
        from mahdar.intake.documents import text_of_pdf

        return iter([_pasted(text_of_pdf(io.BytesIO(_whole(file, source)), source), source)])
    if name.endswith((".mbox", ".mbx")) or head.startswith(b"From "):
        from mahdar.intake.containers import read_mbox

        return read_mbox(file, source, _reader(opening))
    if name.endswith((".eml", ".mhtml", ".mht")):
        from mahdar.intake.containers import read_message

        return read_message(_whole(file, source), source, _reader(opening))
    if name.endswith((".csv", ".tsv", ".tab")) or (not name and _is_table(head, opening)):
        from mahdar.intake.tables import read_delimited

        return read_delimited(file, source, opening, tabs=name.endswith((".tsv", ".tab")))
    if name.endswith((".jsonl", ".ndjson")) or (head.lstrip()[:1] == b"{" and _first_line_is_json(head)):
        return read_lines(file, source, opening)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"[" and (name.endswith(".json") or not name):
        return read_json(file, source, opening)
    return _from_bytes(_whole(file, source), source, name, opening)


def _first_line_is_json(head: bytes) -> bool:
    line, end, rest = head.lstrip().partition(b"\n")
    try:
        return bool(end) and isinstance(json.loads(line), dict) and rest.lstrip()[:1] in (b"{", b"")
    except (ValueError, RecursionError):
        return False


def _is_table(head: bytes, opening: Opening) -> bool:
    """Whether a nameless stream begins with the header of a table."""
    first = head.decode("utf-8", "replace").lstrip("\ufeff").split("\n", 1)[0].strip()
    if not any(mark in first for mark in ",;\t|") or first[:1] in "{[<":
        return False
    return len(_TEXT_COLUMNS.findall(first)) > 1 or any(column in first for column in opening.mapping.values())


def _whole(file: IO[bytes], source: str) -> bytes:
    """A file of one report. Raises SourceError where it is larger than any."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(
            source, f"more than the {MAX_BYTES:,} bytes that one report can have", hint="give many reports as JSONL"
        )
    return data


def _zipped(file: IO[bytes], source: str, name: str, opening: Opening) -> Iterator[Item]:
    """A Word file, or an archive of files; what cannot be wound back (standard input) is held, within limits."""
    if not file.seekable():
        file = io.BytesIO(_whole(file, source))
    if name.endswith(".docx"):
        from mahdar.intake.documents import text_of_docx

        return iter([_pasted(text_of_docx(file, source), source)])
    from mahdar.intake.containers import read_zip

    return read_zip(file, source, _reader(opening))


def _reader(opening: Opening) -> ReadBytes:
    """What reads the files inside another file."""

    def read(data: bytes, source: str, name: str) -> Iterator[Item]:
        yield from _from_stream(io.BytesIO(data), source, name, opening)

    return read


def _from_bytes(data: bytes, source: str, name: str, opening: Opening) -> Iterator[Item]:
    """One file of text whose kind its name or its first characters tell."""
    declared = _CHARSET.search(data[:4000])
    text = decode(data, source, declared=declared[1].decode("ascii") if declared else None)
    from mahdar.intake.feeds import is_feed, read_feed

    if is_feed(text):
        yield from read_feed(data, source, opening)
    elif name.endswith((".html", ".htm", ".xhtml")) or _MARKUP.match(text):
        from mahdar.intake.page import read_page

        yield read_page(text, source)
    elif name.endswith((".rss", ".atom")):
        yield from read_feed(data, source, opening)
    elif text.lstrip().startswith(("{", "[")) and _begins_as_json(text):
        yield from read_json(io.BytesIO(text.encode("utf-8", "replace")), source, opening)
    else:
        yield _pasted(text, source)


def _begins_as_json(text: str) -> bool:
    try:
        json.JSONDecoder(strict=False).raw_decode(text.lstrip())
    except ValueError:
        return False
    except RecursionError:
        return True
    return True


def _pasted(text: str, source: str) -> Report:
    report = read_pasted(text)
    if not report.text.strip():
        raise SourceError(source, "the file has no report in it")
    return report
