"""`mahdar gold`: what people checked in an archive, as gold for measuring."""

from __future__ import annotations

import sys

from mahdar.cli.narrow import Narrow


def gold(*, archive: str | None = None, narrow: Narrow | None = None) -> int:
    """Print the records of all reports in which a person corrected or accepted something, one a line, as new gold.

    Corrections are in them: what was rejected is not, what was added or edited is. `mahdar evaluate` scores against them.

    Examples
    --------
        mahdar gold --archive record.db > gold.jsonl && mahdar evaluate gold.jsonl

    Parameters
    ----------
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    """
    from mahdar.archive import Filter, open_archive
    from mahdar.record import to_json

    open_archive(archive, write=False)
    from mahdar.archive.records import checked_records

    count = 0
    for count, record in enumerate(checked_records(narrow.filter() if narrow else Filter()), 1):  # noqa: B007
        sys.stdout.buffer.write(to_json(record) + b"\n")
    sys.stdout.flush()
    sys.stderr.write(f"{count} records\n")
    return 0
