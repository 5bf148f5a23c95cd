"""What comes out of a source: reports, what was set aside on purpose, and what failed; and how sources are to be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from mahdar.errors import SourceError
from mahdar.reading.report import Report

if TYPE_CHECKING:
    from mahdar.intake.fetching import Fetcher

MAX_BYTES = 50_000_000
"""Bytes of one report's file, beyond which it is none."""
MAX_TEXT = 20_000_000
"""Characters of one report's text."""


class SetAside(Struct, frozen=True, kw_only=True):
    """A report that was not read, on purpose; `note` says why."""

    source: str
    id: str
    note: str


Item = Report | SourceError | SetAside


class Opening(Struct, frozen=True, kw_only=True):
    """How sources are to be opened. mapping: a report's field to the name of the column or key that holds it (`--map`);
    fetcher: what follows links and addresses, None where the network may not be used."""

    mapping: Mapping[str, str] = MappingProxyType({})
    fetcher: Fetcher | None = None


ReadBytes = Callable[[bytes, str, str], Iterator[Item]]
"""Reads one file from its bytes, the name for messages, and the file name that may tell its kind."""


def missing_extra(source: str, what: str, extra: str) -> SourceError:
    """What to say where a library is needed that only an extra brings."""
    return SourceError(source, f"{what} needs an extra that is not installed", hint=f"pip install 'mahdar[{extra}]'")
