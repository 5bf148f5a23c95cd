"""A report as it comes in: what the newsroom wrote, before anything is read in it."""

from __future__ import annotations

import hashlib

from msgspec import Struct

from mahdar.record import Source


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
