"""`mahdar undo`: a correction taken back."""

from __future__ import annotations

import getpass
import sys


def undo(change: int, *, archive: str | None = None, author: str | None = None, reason: str = "") -> int:
    """Take a correction back, by its number. The history keeps both.

    Examples
    --------
        mahdar undo 12 --reason "they are brothers" --archive record.db

    Parameters
    ----------
    change
        The number of the change.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    author
        Who takes it back; your user name where it is not given.
    reason
        Why.
    """
    from mahdar.archive import open_archive, told

    address = open_archive(archive)
    from mahdar.archive.corrections import undo as take_back
    from mahdar.archive.corrections.history import By

    with told(address):
        made = take_back(change, By(author=author or getpass.getuser(), reason=reason))
    sys.stderr.write(f"change {change} is taken back by change {made.pk}\n")
    return 0
