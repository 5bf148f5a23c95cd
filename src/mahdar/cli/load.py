"""`mahdar load`: shards of records brought into an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import msgspec

from mahdar.cli.bars import with_bar
from mahdar.errors import UsageError
from mahdar.record import Record
from mahdar.scale.files import file_system
from mahdar.scale.outcome import shards_in
from mahdar.scale.shard import records_in


def load(shards: str, *, archive: str | None = None) -> int:
    """Bring shards of records into an archive, as if their reports were read into it one after the other.

    What is in the archive already stays as it is, so that after any stop the same command goes on.

    Examples
    --------
        mahdar load shards --archive record.db

        mahdar load s3://news/shards --archive postgresql://mahdar@localhost/record

    Parameters
    ----------
    shards
        The folder that `mahdar shards` wrote, here or at a URL of an object store.
    archive
        The archive: a file, made where there is none, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in for it.
    """
    from mahdar.archive import open_archive, told

    fs, folder = file_system(shards)
    paths = _paths(fs, folder.rstrip("/"), shards)
    address = open_archive(archive, create=True)
    from mahdar.archive.writing import Stored, store

    kept = Stored()
    with told(address):
        for stored in store(_records(fs, paths)):
            kept = kept.plus(stored)
    sys.stderr.write(f"{len(paths)} shards; {kept.summary()}\n")
    return 0


def _paths(fs: Any, folder: str, name: str) -> list[str]:
    """The shards of a folder. Raises UsageError where there is none, or a file that is none."""
    try:
        found = list(shards_in(fs, folder))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"{name}: no such folder; `mahdar shards SOURCE --to {name}` makes it") from error
    wrong = next((path for path, shard in found if shard is None), None)
    if wrong is not None:
        raise UsageError(f"{wrong}: damaged, or no shard of records; remove it, and `mahdar shards` makes it again")
    if not found:
        raise UsageError(f"{name}: no shards here; `mahdar shards SOURCE --to {name}` makes some")
    return [path for path, _ in found]


def _records(fs: Any, paths: list[str]) -> Iterator[Record]:
    """Their records, in order, a few at a time in memory."""
    for path in with_bar(paths, "shards", total=len(paths)):
        for record in records_in(fs, path):
            yield msgspec.json.decode(record, type=Record)
