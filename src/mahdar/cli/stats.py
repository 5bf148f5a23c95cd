"""`mahdar stats`: how much an archive holds."""

from __future__ import annotations

import json as json_
from typing import Annotated

from cyclopts import Parameter

from mahdar.cli.narrow import Narrow


def stats(
    *, archive: str | None = None, narrow: Narrow | None = None, json: Annotated[bool, Parameter(negative=())] = False
) -> int:
    """Count what an archive holds, or what the reports that the filters let through hold.

    Examples
    --------
        mahdar stats --archive record.db

        mahdar stats --archive record.db --json

        mahdar stats --outlet "Sky News Arabia" --from 2018 --to 2018

    Parameters
    ----------
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    json
        One JSON object; counts only, so that the same sources read again print the same.
    """
    from mahdar.archive import Filter, open_archive

    open_archive(archive, write=False)
    from mahdar.archive.counting import counts, counts_of

    narrowed = narrow.filter() if narrow else Filter()
    found = counts() if narrowed == Filter() else counts_of(narrowed)
    if json:
        print(json_.dumps(found))
    else:
        for name, number in found.items():
            print(f"{name:12}{number:>10,}")
    return 0
