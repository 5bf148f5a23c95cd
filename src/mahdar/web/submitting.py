"""A report that somebody sends in: read here, in this process, and kept in the archive."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from functools import cache

from mahdar.archive.models import Report
from mahdar.archive.writing import store_batch
from mahdar.errors import UsageError
from mahdar.intake import report_from_mapping
from mahdar.intake.decoding import decode
from mahdar.intake.language import is_arabic
from mahdar.intake.page import read_page
from mahdar.reading import Reader
from mahdar.reading.report import Report as Given
from mahdar.record import Record
from mahdar.web.models import Deed

LONGEST = 200_000
"""Characters of a report's text: a long newspaper page has 20,000."""

_READING = threading.Lock()
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@cache
def _reader() -> Reader:
    return Reader()


def clean(text: str) -> str:
    """Without control characters and half characters, which no database keeps."""
    return _CONTROLS.sub(" ", text)


def given_of(fields: Mapping[str, str | None]) -> Given:
    """The report of fields (text, title, outlet, url, published). Its id comes from its content: sent twice, it is one.

    Raises UsageError where it is empty, too long or not in Arabic.
    """
    return _checked(report_from_mapping({name: clean(value) for name, value in fields.items() if value}))


def given_of_file(data: bytes, name: str) -> Given:
    """The report of a text or a saved page. Raises SourceError where it cannot be read, UsageError as `given_of`."""
    text = decode(data, name)
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return _checked(read_page(text, name))
    return _checked(report_from_mapping({"text": clean(text)}))


def _checked(report: Given) -> Given:
    if len(report.text) > LONGEST:
        raise UsageError(f"the text has more than {LONGEST:,} characters; send one report at a time")
    if not is_arabic(f"{report.title}\n{report.text}"):
        raise UsageError("the text is not in Arabic; only reports in Arabic are read")
    return report


def read(report: Given) -> Record:
    """The record of a report, one reading at a time: a crowd that sends reports leaves the pages their share of the machine."""
    with _READING:
        return _reader().read(report)


def keep(record: Record, *, by: str) -> tuple[Report, bool]:
    """The archive's report of this record, and whether it is new. What is there already stays as it is.

    Raises UsageError where the report was removed from the archive on request.
    """
    key = record.report.id
    found = Report.objects.filter(key=key).first()
    if found is not None:
        return found, False
    if store_batch([record]).forgotten:
        raise UsageError("this report was removed from the archive on request, and is not taken in again")
    Deed.objects.create(who=by, what="submit", about=key[:300])
    return Report.objects.get(key=key), True
