"""What is watched: feeds and folders named in a TOML file, and how often each is looked at."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, ValidationError, convert, field

from mahdar.errors import UsageError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SPAN = re.compile(r"(\d+)\s*([smhd])")
_LEAST = 10


class Feed(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A feed or sitemap. outlet: the name of its outlet where the pages do not say it."""

    url: str
    outlet: str | None = None
    every: str | None = None


class Folder(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A folder into which files of reports come."""

    path: str
    every: str | None = None


class Sources(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sources file. archive or out: where the records go; state: where is kept what was read already."""

    archive: str | None = None
    out: str | None = None
    state: str | None = None
    every: str = "15m"
    contact: str | None = None
    feeds: tuple[Feed, ...] = field(default=(), name="feed")
    folders: tuple[Folder, ...] = field(default=(), name="folder")

    def all(self) -> tuple[Feed | Folder, ...]:
        """Every source, feeds first."""
        return self.feeds + self.folders


def key_of(source: Feed | Folder) -> str:
    """What a source is called in the state."""
    return source.url if isinstance(source, Feed) else source.path


def load_sources(path: Path) -> Sources:
    """The sources of a file, paths in it being beside it. Raises UsageError, in one line, for what cannot be watched."""
    try:
        sources = convert(tomllib.loads(path.read_text(encoding="utf-8")), Sources)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise UsageError(f"{path}: {error}") from error
    if not sources.feeds and not sources.folders:
        raise UsageError(f"{path}: nothing to watch: it has no [[feed]] with a url and no [[folder]] with a path")
    if bool(sources.archive) == bool(sources.out):
        raise UsageError(f'{path}: say where the records go: archive = "record.db" or out = "records.jsonl"')
    for feed in sources.feeds:
        if urlsplit(feed.url).scheme not in ("http", "https"):
            raise UsageError(f"{path}: the feed «{feed.url}» is no web address")
    for every in (sources.every, *(source.every for source in sources.all() if source.every)):
        try:
            seconds_of(every)
        except ValueError as error:
            raise UsageError(f"{path}: {error}") from error
    return sources


def seconds_of(span: str) -> float:
    """«15m» in seconds. Raises ValueError for what is no span, or a shorter one than is polite."""
    match = _SPAN.fullmatch(span.strip())
    if match is None:
        raise ValueError(f"every = «{span}» is no span of time, as 30s, 15m, 2h or 1d are")
    seconds = int(match[1]) * _UNITS[match[2]]
    if seconds < _LEAST:
        raise ValueError(f"every = «{span}» is less than {_LEAST} seconds")
    return float(seconds)
