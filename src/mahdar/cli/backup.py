"""`mahdar backup`: a copy of an archive in use."""

from __future__ import annotations

import sys
from pathlib import Path


def backup(to: Path, *, archive: str | None = None) -> int:
    """Copy an archive into a new file, whole at one moment, while others read and write it.

    Examples
    --------
        mahdar backup copy.db --archive record.db

    Parameters
    ----------
    to
        The new file: an SQLite file, or for PostgreSQL a dump in pg_dump's custom form.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    """
    from mahdar.archive import open_archive
    from mahdar.archive.copies import back_up

    back_up(open_archive(archive, write=False), to)
    sys.stderr.write(f"copied to {to}\n")
    return 0
