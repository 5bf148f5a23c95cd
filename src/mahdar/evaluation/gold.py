"""Gold: what a person found in a report, one JSON object a line.

A gold record says what one report itself says, in words copied from it, never in
offsets, so that a coder needs no tool but an editor. `mahdar sample` writes lines of this
form for a person to correct, and `mahdar evaluate` and `mahdar agree` read them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from mahdar.errors import GoldError, SourceError
from mahdar.record import Record, record_lines

Line = TypeVar("Line")


class GoldOffice(msgspec.Struct, frozen=True, omit_defaults=True):
    """A post that the text says a person holds or held, the whole title as written."""

    title: str
    alternatives: tuple[str, ...] = ()


class GoldPerson(msgspec.Struct, frozen=True):
    """A named individual: the fullest form, shorter forms, other full spellings, posts."""

    name: str
    aliases: tuple[str, ...] = ()
    full_forms: tuple[str, ...] = ()
    offices: tuple[GoldOffice, ...] = ()


class GoldName(msgspec.Struct, frozen=True):
    """A body or a place by the names that the text gives it."""

    name: str
    aliases: tuple[str, ...] = ()
    full_forms: tuple[str, ...] = ()


class GoldContact(msgspec.Struct, frozen=True):
    """One interaction between parties that are named in the text."""

    form: str
    parties: tuple[str, ...]
    status: str = "held"
    date: str | None = None
    place: str | None = None
    evidence: str = ""


class GoldStatement(msgspec.Struct, frozen=True):
    """What one speaker is reported to have said, in the report's own words."""

    speaker: str
    content: str
    verb: str = ""
    quoted: bool = False


class GoldUpcoming(msgspec.Struct, frozen=True):
    """What was still to come on the day the report was published."""

    text: str
    when: str | None = None


class Gold(msgspec.Struct, frozen=True):
    """All that a person found in one report; title and text may stand in the articles instead."""

    id: str
    published: str | None = None
    outlet: str | None = None
    title: str = ""
    text: str | None = None
    people: tuple[GoldPerson, ...] = ()
    organizations: tuple[GoldName, ...] = ()
    places: tuple[GoldName, ...] = ()
    contacts: tuple[GoldContact, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    upcoming: tuple[GoldUpcoming, ...] = ()
    contexts: tuple[str, ...] = ()
    weight: float | None = None
    """How many reports this one stands for in a sample that was drawn by doubt."""


class Article(msgspec.Struct, frozen=True):
    """One line of the articles that a gold file speaks of."""

    id: str
    text: str
    title: str | None = ""
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    byline: str | None = None


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The gold records of a file, in its order; raises GoldError at the first bad or repeated line."""
    seen: set[str] = set()
    found = []
    for number, line in _lines(path):
        gold = _decode(line, Gold, path, number)
        if gold.id in seen:
            raise GoldError(f"{path}:{number}: a second gold record for {gold.id!r}")
        seen.add(gold.id)
        found.append(gold)
    return tuple(found)


def read_articles(path: Path) -> dict[str, Article]:
    """The articles of a file by id; raises GoldError at the first bad line."""
    articles = (_decode(line, Article, path, number) for number, line in _lines(path))
    return {article.id: article for article in articles}


def read_records(path: Path) -> dict[str, Record]:
    """Records by the id of their report; raises GoldError at the first bad line or second record of a report."""
    found: dict[str, Record] = {}
    try:
        for number, record in record_lines(path):
            if record.report.id in found:
                raise GoldError(f"{path}:{number}: a second record of {record.report.id!r}")
            found[record.report.id] = record
    except SourceError as error:
        raise GoldError(str(error)) from error
    return found


def with_text(gold: Gold, articles: Mapping[str, Article]) -> Gold:
    """The gold record with title, text and outlet of its article where it does not hold them."""
    article = articles.get(gold.id)
    if article is not None and gold.text is None:
        gold = msgspec.structs.replace(gold, text=article.text, title=gold.title or article.title or "")
    if article is not None and gold.outlet is None:
        gold = msgspec.structs.replace(gold, outlet=article.outlet)
    if gold.text is None:
        raise GoldError(f"no text for {gold.id!r}: neither the gold nor the articles hold it")
    return gold


def article_of(gold: Gold) -> Article:
    """The article that a gold record with its own text stands for."""
    return Article(id=gold.id, text=gold.text or "", title=gold.title, outlet=gold.outlet, published=gold.published)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}") from error
    for number, line in enumerate(raw.splitlines(), start=1):
        if line.strip():
            yield number, line


def _decode(line: bytes, kind: type[Line], path: Path, number: int) -> Line:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}:{number}: {error}") from error
