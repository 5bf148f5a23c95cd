"""`mahdar timeline`: what someone did and said, day by day."""

from __future__ import annotations

import json as json_
from itertools import islice
from typing import Annotated

from cyclopts import Parameter

from mahdar.cli.narrow import Limit, Narrow
from mahdar.cli.showing import rest, show_moment


def timeline(
    *,
    archive: str | None = None,
    narrow: Narrow | None = None,
    limit: Limit = 50,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Tell contacts, statements and announced things in the order of their days.

    Examples
    --------
        mahdar timeline --person "سامح شكري" --archive record.db

        mahdar timeline --body "الأمم المتحدة" --from 2018-03 --to 2018-04 --json

    Parameters
    ----------
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    limit
        Print this many; 0 prints all. How many there are is told in any case.
    json
        One JSON object a line.
    """
    from mahdar.archive import Filter, open_archive

    open_archive(archive, write=False)
    from mahdar.archive.moments import count_moments, moments

    narrowed = narrow.filter() if narrow else Filter()
    shown = 0
    for one in islice(moments(narrowed), limit or None):
        shown += 1
        print(json_.dumps(one, ensure_ascii=False)) if json else show_moment(one)
    return rest(shown, lambda: count_moments(narrowed), limit)
