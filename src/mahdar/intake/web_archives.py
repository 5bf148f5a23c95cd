"""WARC files, also gzipped, from crawls of one's own or Common Crawl News: every page's report, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from mahdar.errors import SourceError
from mahdar.intake.decoding import decode
from mahdar.intake.items import Item, SetAside, missing_extra

MAX_PAGE = 10_000_000
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(stream: IO[bytes], source: str) -> Iterator[Item]:
    """The reports of a WARC's HTML pages; other records are passed over, a page without a report is set aside.

    A file cut in the middle gives all its whole records, and one error that says where it ends.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise missing_extra(source, "a WARC file", "intake") from error
    responses = WarcRecordType.response | WarcRecordType.resource
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, record_types=responses, auto_decode="all"), 1):
            if (item := _report(record, source, number)) is not None:
                yield item
    except (OSError, EOFError, ValueError, RuntimeError) as error:
        yield SourceError(source, f"after {number} records the file is cut or damaged: {error}")
        return
    if not number:
        yield SourceError(source, "no WARC record with a page in this file")


def _report(record: Any, source: str, number: int) -> Item | None:
    """The report of a record that is a page that was found; None for anything else."""
    from mahdar.intake.page import read_page

    headers = record.http_headers
    if headers is not None and headers.status_code != 200:
        return None
    kind = record.http_content_type if headers is not None else record.headers.get("Content-Type")
    if (kind or "").split(";")[0].strip().lower() not in _PAGES:
        return None
    url = record.headers.get("WARC-Target-URI") or None
    where = f"{source}#{number}" + (f" {url}" if url else "")
    data = record.reader.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        return SourceError(where, f"a page of more than {MAX_PAGE:,} bytes is no report's page")
    try:
        return read_page(decode(data, where, declared=record.http_charset), where, url=url)
    except SourceError as error:
        return SetAside(source=f"{source}#{number}", id=url or str(number), note=error.reason)
