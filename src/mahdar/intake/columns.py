"""Rows of any table to reports: which column holds which field, and values that are no strings yet."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from mahdar.errors import SourceError, UsageError
from mahdar.intake.decoding import decode
from mahdar.intake.items import MAX_TEXT
from mahdar.reading.report import Report, report_from_mapping

FIELDS = ("text", "title", "published", "url", "outlet", "byline", "id", "html")
"""What `--map` may name; html is a whole page, from which the rest is taken."""
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}(?!\d)")
_SHOWN = 30


def parse_map(text: str) -> dict[str, str]:
    """«text=content,published=date_extracted» as a mapping. Raises UsageError for anything else."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise UsageError(f"--map: «{pair}» is not FIELD=COLUMN, as in text=content,published=date")
        if field not in FIELDS:
            raise UsageError(f"--map: a report has no field «{field}»; it has {', '.join(FIELDS)}")
        found[field] = column
    return found


def check_columns(columns: Iterable[str], mapping: Mapping[str, str], source: str) -> None:
    """Raise SourceError, naming the columns there are, where a table cannot give reports."""
    have = list(columns)
    listed = ", ".join(have[:_SHOWN]) + (" …" if len(have) > _SHOWN else "")
    for field, column in mapping.items():
        if column not in have:
            raise SourceError(source, f"no column «{column}» for «{field}»; columns here: {listed or 'none'}")
    if not {"text", "html"} & (set(mapping) | set(have)):
        raise SourceError(
            source,
            f"no column «text» with the reports' text; columns here: {listed or 'none'}",
            hint="name it with --map text=COLUMN",
        )


def report_of_row(row: Mapping[str, Any], mapping: Mapping[str, str], source: str, line: int | None) -> Report:
    """The report in a row of a table or an object of JSON. Raises SourceError with its line where it holds none."""
    fields = {field: row[field] for field in FIELDS if field in row}
    fields |= {field: row[column] for field, column in mapping.items() if column in row}
    given = {field: _string(value) for field, value in fields.items()}
    published = given.get("published")
    if published and not _ISO.match(published.strip()):
        given["published"] = _day(published)
    if given.get("html") and not given.get("text"):
        return _from_page(given, source, line)
    if given.get("text") is None:
        have = ", ".join(sorted(map(str, row))[:_SHOWN]) or "none"
        raise SourceError(source, f"no field «text» with the report's text; fields here: {have}", line=line)
    report = report_from_mapping(given, source=source, line=line)
    if not report.text.strip() and not report.title.strip():
        raise SourceError(source, "the report has neither title nor text", line=line)
    if len(report.text) > MAX_TEXT:
        raise SourceError(source, f"a text of {len(report.text):,} characters is no report", line=line)
    return report


def _day(text: str) -> str:
    """A date in any of the forms of pages and feeds as an ISO day; what cannot be read stays, and is noted."""
    from mahdar.intake.page_dates import read_day

    return read_day(text) or text


def _from_page(given: Mapping[str, str | None], source: str, line: int | None) -> Report:
    from mahdar.intake.page import read_page

    where = f"{source}:{line}" if line is not None else source
    report = read_page(given["html"] or "", where, url=given.get("url"))
    known = {field: given[field] for field in ("id", "outlet", "title", "published") if given.get(field)}
    fields = {f: getattr(report, f) for f in ("id", "text", "title", "url", "outlet", "byline", "published")}
    return report_from_mapping({**fields, **known}, source=source, line=line) if known else report


def _string(value: Any) -> str | None:
    """A value as a string; an empty or missing one (NaN too) is None. Raises SourceError for what no field can be."""
    if value is None or value != value:
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return decode(value, "column") if value.strip() else None
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_string, value))) or None
    return str(value) if isinstance(value, int | float) else None
