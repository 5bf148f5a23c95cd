"""A report as it comes in: what the newsroom wrote, before anything is read in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from mahdar.arabic.dates import read_date
from mahdar.errors import SourceError
from mahdar.record import Source

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d])")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Report(Struct, frozen=True, kw_only=True):
    """One news report. `text` is the body, its paragraphs parted by line breaks; `published` is an ISO day or None."""

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    title: str = ""
    published: str | None = None
    language: str = "ar"
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()


def report_id(title: str, text: str, url: str | None = None) -> str:
    """An id derived from the content: the same report always has the same one."""
    return hashlib.sha256("\0".join((url or "", title, text)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def full_text(report: Report) -> str:
    """The text that is read: the title, a blank line, the paragraphs parted by blank lines."""
    parts = [part.strip() for part in report.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    title = " ".join(report.title.split())
    return "\n\n".join(part for part in [title, *parts] if part)


def report_from_mapping(fields: Mapping[str, Any], *, source: str = "<mapping>", line: int | None = None) -> Report:
    """A report from id, outlet, url, published, title, text (only text is required).

    Raises SourceError where the text is missing or a field is not a string. A date that cannot be becomes None with a note.
    """
    text = fields.get("text")
    if not isinstance(text, str):
        have = ", ".join(sorted(str(key) for key in fields)) or "none"
        raise SourceError(source, f"no field «text» with the report's text; fields here: {have}", line=line)
    notes: list[str] = []
    title = _string(fields, "title", source, line) or ""
    url = _string(fields, "url", source, line)
    published = _date(fields.get("published"), notes)
    given = fields.get("id")
    text, title = _without_surrogates(text), _without_surrogates(title)
    return Report(
        id=str(given) if given not in (None, "") else report_id(title, text, url),
        text=text,
        title=title,
        url=url,
        outlet=_string(fields, "outlet", source, line),
        byline=_string(fields, "byline", source, line),
        published=published,
        notes=tuple(notes),
    )


def _without_surrogates(text: str) -> str:
    """Half characters, which no encoding can write, replaced; nearly no text has any, and encoding tells it fastest."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _string(fields: Mapping[str, Any], name: str, source: str, line: int | None) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise SourceError(source, f"the field «{name}» is {type(value).__name__}, not a string", line=line)


def _date(value: object, notes: list[str]) -> str | None:
    """An ISO day, month or year; anything else is noted and left out, never guessed."""
    if value in (None, ""):
        return None
    match = _ISO.match(str(value).strip())
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            dt.date(year or 1, month or 1, day or 1)
            return match.group()
        except ValueError:
            pass
    read = read_date(str(value)) if match is None else None
    if read is None:
        notes.append(f"the date «{str(value)[:40]}» cannot be read; published is left empty")
    return read


def as_report(given: Report | Mapping[str, Any] | str) -> Report:
    """A report from what an API user gives. Raises SourceError for a mapping without a text."""
    if isinstance(given, Report):
        return given
    if isinstance(given, str):
        return report_from_mapping({"text": given}, source="<text>")
    return report_from_mapping(given)
