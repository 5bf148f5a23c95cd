"""Files that hold files: zip archives and mailboxes of newsletters; each entry within limits, one at a time."""

from __future__ import annotations

import email
import email.policy
import zipfile
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from typing import IO

from mahdar.errors import SourceError
from mahdar.intake.items import MAX_BYTES, Item, ReadBytes
from mahdar.intake.page_dates import read_day
from mahdar.reading.report import Report, report_from_mapping

MAX_ENTRIES = 1_000_000
MAX_TOTAL = 20_000_000_000
MAX_RATIO = 200
"""How many times larger an entry of a zip may be than its packed form; text packs 3 to 15 times."""
_MAX_MESSAGE = 20_000_000


def read_zip(stream: IO[bytes], source: str, read: ReadBytes) -> Iterator[Item]:
    """The reports of a zip archive's files. An entry that is a bomb, encrypted or damaged is an error; the rest is read."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError(source, f"this zip archive is damaged: {error}") from error
    total = 0
    with archive:
        for entry in archive.infolist()[:MAX_ENTRIES]:
            if entry.is_dir() or entry.filename.startswith("__MACOSX/"):
                continue
            where = f"{source}!{entry.filename}"
            total += entry.file_size
            if total > MAX_TOTAL:
                yield SourceError(source, f"more than {MAX_TOTAL:,} bytes unpacked; the rest is not read")
                return
            try:
                yield from read(_unpacked(archive, entry, where), where, entry.filename.lower())
            except SourceError as error:
                yield error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str) -> bytes:
    if entry.file_size > MAX_BYTES:
        raise SourceError(where, f"unpacks to {entry.file_size:,} bytes, more than one report can have ({MAX_BYTES:,})")
    if entry.file_size > MAX_RATIO * max(entry.compress_size, 500):
        raise SourceError(
            where, f"packed {entry.file_size // max(1, entry.compress_size)} times: no text packs so well"
        )
    if entry.filename.lower().endswith(".zip"):
        raise SourceError(where, "a zip archive inside a zip archive is not opened", hint="unpack it first")
    try:
        with archive.open(entry) as file:
            data = file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise SourceError(where, f"this entry cannot be unpacked: {error}") from error
    return data


def read_mbox(stream: IO[bytes], source: str, read: ReadBytes) -> Iterator[Item]:
    """The reports of a mailbox: each message's HTML or text, dated by its own header."""
    for number, raw in enumerate(_messages(stream), 1):
        yield from read_message(raw, f"{source}#{number}", read)


def _messages(stream: IO[bytes]) -> Iterator[bytes]:
    """The messages of an mbox file: a line «From …» after a blank one begins each."""
    lines: list[bytes] = []
    size, blank = 0, True
    for line in stream:
        if blank and line.startswith(b"From ") and lines:
            yield b"".join(lines)
            lines, size = [], 0
        if size < _MAX_MESSAGE and not (line.startswith(b"From ") and not lines):
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def read_message(raw: bytes, source: str, read: ReadBytes) -> Iterator[Item]:
    """The report of one message (also an .eml or .mht file): its page where it has one, else its text."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        part = message.get_body(preferencelist=("html", "plain")) if isinstance(message, EmailMessage) else None
        content = part.get_content() if part is not None else ""
        html = part is not None and part.get_content_subtype() == "html"
        subject, date = str(message.get("Subject") or ""), str(message.get("Date") or "")
    except (LookupError, ValueError, TypeError, AttributeError, IndexError, RecursionError, AssertionError) as error:
        yield SourceError(source, f"this message cannot be read: {error}")
        return
    if not str(content).strip():
        yield SourceError(source, "this message has no text")
        return
    for item in read(str(content).encode("utf-8", "replace"), source, "message.html" if html else "message.txt"):
        yield _dated(item, subject, date) if isinstance(item, Report) else item


def _dated(report: Report, subject: str, date: str) -> Report:
    """A message's report with the message's own day and subject where the text gives none."""
    published = report.published or read_day(date)
    fields = {"id": report.id, "text": report.text, "url": report.url, "outlet": report.outlet, "byline": report.byline}
    return report_from_mapping({**fields, "title": report.title or " ".join(subject.split()), "published": published})
