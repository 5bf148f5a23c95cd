"""`mahdar who`: who is called so, in which offices, since when."""

from __future__ import annotations

import json as json_
from typing import Annotated, Literal

from cyclopts import Parameter

from mahdar.cli.narrow import Limit, Narrow
from mahdar.cli.showing import rest, show_person


def who(
    name: str,
    *,
    archive: str | None = None,
    narrow: Narrow | None = None,
    kind: Literal["person", "body", "place"] | None = None,
    limit: Limit = 20,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Tell who is called so in an archive: names, offices over time, first and last report.

    The filters tell which reports must name them; what is told of them is told from all reports.

    Examples
    --------
        mahdar who "نصر الحريري" --archive record.db

        mahdar who hariri --archive record.db --json

        mahdar who "محمد إبراهيم" --country EGY --from 2018

    Parameters
    ----------
    name
        A name, a part of one, its Latin form, or an identity's number.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    kind
        Only people, only bodies or only places.
    limit
        Print this many, the most often named first; 0 prints all. How many there are is told in any case.
    json
        One JSON object a line.
    """
    from mahdar.archive import Filter, open_archive

    open_archive(archive, write=False)
    from mahdar.archive.narrowing import named_in
    from mahdar.archive.people import find_identities
    from mahdar.archive.portraits import portrait
    from mahdar.errors import UsageError

    named = find_identities(name, kind)
    if not named.exists():
        raise UsageError(f"nobody is called «{name}» in this archive")
    found = named_in(named, narrow.filter() if narrow else Filter())
    shown = 0
    for identity in found[: limit or None]:
        shown += 1
        told = portrait(identity)
        print(json_.dumps(told, ensure_ascii=False)) if json else show_person(told)
    return rest(shown, found.count, limit)
