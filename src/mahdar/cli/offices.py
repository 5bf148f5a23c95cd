"""`mahdar offices`: who held which office of a body or country, over time."""

from __future__ import annotations

import json as json_
from typing import Annotated

from cyclopts import Parameter

from mahdar.cli.narrow import Limit, Narrow
from mahdar.cli.showing import rest, show_tenure


def offices(
    body: str | None = None,
    *,
    archive: str | None = None,
    narrow: Narrow | None = None,
    limit: Limit = 50,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Tell who held the offices of a body, or of a country, from the first to the last report that says so.

    Examples
    --------
        mahdar offices "الأمم المتحدة" --archive record.db

        mahdar offices --country JOR --json

    Parameters
    ----------
    body
        The body's name or number; without it, the offices that the filters let through.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    limit
        Print this many; 0 prints all. How many there are is told in any case.
    json
        One JSON object a line.
    """
    from dataclasses import replace

    from mahdar.archive import Filter, open_archive

    open_archive(archive, write=False)
    from mahdar.archive.models import Office
    from mahdar.archive.narrowing import claims
    from mahdar.archive.tenures import tenures

    narrowed = replace(narrow or Narrow(), body=body) if body else narrow
    found = tenures(claims(Office, narrowed.filter() if narrowed else Filter()))
    for one in found[: limit or None]:
        print(json_.dumps(one, ensure_ascii=False)) if json else show_tenure(one)
    return rest(min(len(found), limit or len(found)), lambda: len(found), limit)
