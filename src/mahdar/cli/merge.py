"""`mahdar merge`: two identities are one."""

from __future__ import annotations

import getpass
import sys


def merge(kept: str, other: str, *, archive: str | None = None, author: str | None = None, reason: str = "") -> int:
    """Say that two people, bodies or places of an archive are one and the same.

    The judgement is stored with author, time and reason; `mahdar undo` takes it back.

    Examples
    --------
        mahdar merge 600 13559 --reason "two spellings" --archive record.db

    Parameters
    ----------
    kept
        The name or number of the one that stays.
    other
        The name or number of the one that goes into it.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    author
        Who says so; your user name where it is not given.
    reason
        Why.
    """
    from mahdar.archive import open_archive, told

    address = open_archive(archive)
    from mahdar.archive.corrections import merge as make_one
    from mahdar.archive.corrections.history import By
    from mahdar.archive.people import the_identity

    one, two = the_identity(kept), the_identity(other)
    with told(address):
        change = make_one(one.pk, two.pk, By(author=author or getpass.getuser(), reason=reason))
    sys.stderr.write(f"{two.name} is {one.name} now; take it back with  mahdar undo {change.pk}\n")
    return 0
