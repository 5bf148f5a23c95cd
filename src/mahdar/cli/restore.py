"""`mahdar restore`: an archive out of a copy."""

from __future__ import annotations

import sys
from pathlib import Path


def restore(copy: Path, *, archive: str | None = None) -> int:
    """Make an archive out of a copy that `mahdar backup` made. What is there already is never overwritten.

    Examples
    --------
        mahdar restore copy.db --archive record.db

    Parameters
    ----------
    copy
        The copy.
    archive
        Where the archive shall be: a new file, or the postgresql:// URL of an empty database.
    """
    from mahdar.archive import default_address, open_archive
    from mahdar.archive.copies import restore as put_back

    address = default_address(archive)
    put_back(copy, address)
    open_archive(address)
    sys.stderr.write(f"restored from {copy}\n")
    return 0
