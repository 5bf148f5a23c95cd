"""What became of a run of shards: counted, told in a line, and kept as report.json beside them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct, field

from mahdar.record import ReaderInfo
from mahdar.scale.files import make_folder
from mahdar.scale.pool import Failed
from mahdar.scale.shard import DRAFT, SUFFIX, Made, Shard, shard_at, told

REPORT = "report.json"


class Unmade(Struct, frozen=True):
    """A shard that could not be made: its name, the files it was to be made of, and why."""

    shard: str
    sources: tuple[str, ...]
    why: str


class RunReport(Struct, kw_only=True):
    """A run: its reader, the shards in the order of their sources, those that failed, and what gave no report."""

    reader: ReaderInfo
    shards: tuple[str, ...]
    made: int = 0
    before: int = 0
    failed: list[Unmade] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    reports: int = 0
    overdue: int = 0
    aside: int = 0
    errors: int = 0

    def add(self, result: Made | Failed) -> None:
        """Count a shard."""
        if isinstance(result, Failed):
            piece = result.task.piece
            self.failed.append(Unmade(piece.name, tuple(str(part) for part in piece.parts), result.why))
            return
        shard = result.shard
        self.made, self.before = self.made + (not result.before), self.before + result.before
        self.reports, self.overdue = self.reports + shard.reports, self.overdue + shard.overdue
        self.aside, self.errors = self.aside + shard.aside, self.errors + shard.failed

    def summary(self) -> str:
        """One line for standard error."""
        shards = f"{len(self.shards)} shards: {self.made} made, {self.before} there already by this reader ({told(self.reader)})"
        aside = f"{self.aside + self.overdue} set aside" + (f" ({self.overdue} took too long)" if self.overdue else "")
        lost = len(self.unread) + self.errors
        return f"{shards}, {len(self.failed)} failed; {self.reports - self.overdue} read, {aside}, {lost} could not be opened"

    def code(self) -> int:
        """The exit code: 1 where a shard, a source or a report in one failed."""
        return 1 if self.failed or self.unread or self.errors else 0


def keep_report(report: RunReport, to: str) -> None:
    """Write the report beside the shards, whole or not at all, and clear away what killed workers left of these shards."""
    fs, folder = make_folder(to)
    draft = f"{folder}/.{REPORT}.{uuid.uuid4().hex[:8]}{DRAFT}"
    with fs.open(draft, "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(report)))
    fs.mv(draft, f"{folder}/{REPORT}")
    done = set(report.shards) - {one.shard for one in report.failed}
    for path in _names(fs, folder):
        name = path.rsplit("/", 1)[-1]
        if name.endswith(DRAFT) and name[1:].rsplit(".", 2)[0] in done:
            fs.rm(path)


def shards_in(fs: Any, folder: str) -> Iterator[tuple[str, Shard | None]]:
    """The shards of a folder in the order of what they were made of, each with what it says of itself; None for no shard."""
    paths = {path.rsplit("/", 1)[-1]: path for path in _names(fs, folder) if path.endswith(SUFFIX)}
    order = {f"{name}{SUFFIX}": number for number, name in enumerate(_order(fs, folder))}
    for name in sorted(paths, key=lambda name: (order.get(name, len(order)), name)):
        if not name.startswith("."):
            yield paths[name], shard_at(fs, paths[name])


def _names(fs: Any, folder: str) -> Iterable[str]:
    return [str(path) for path in fs.ls(folder, detail=False)]


def _order(fs: Any, folder: str) -> tuple[str, ...]:
    """The shards of the last run that came to its end."""
    try:
        with fs.open(f"{folder}/{REPORT}", "rb") as file:
            return msgspec.json.decode(file.read(), type=RunReport).shards
    except (FileNotFoundError, msgspec.DecodeError):
        return ()
