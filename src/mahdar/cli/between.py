"""`mahdar between`: what two had to do with each other."""

from __future__ import annotations

import json as json_
from itertools import islice
from typing import Annotated

from cyclopts import Parameter

from mahdar.cli.narrow import Limit, Narrow
from mahdar.cli.showing import rest, show_moment
from mahdar.errors import UsageError


def between(
    one: str,
    other: str,
    *,
    archive: str | None = None,
    narrow: Narrow | None = None,
    limit: Limit = 50,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Tell the contacts between two people, bodies or places, and what the one said to or about the other.

    Examples
    --------
        mahdar between "سامح شكري" "أيمن الصفدي" --archive record.db

        mahdar between "الولايات المتحدة" "كوريا الشمالية" --from 2018-06 --json

    Parameters
    ----------
    one
        A name or an identity's number.
    other
        The other's.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    limit
        Print this many; 0 prints all. How many there are is told in any case.
    json
        One JSON object a line.
    """
    from mahdar.archive import Filter, open_archive

    open_archive(archive, write=False)
    from mahdar.archive.moments import between as moments_between
    from mahdar.archive.moments import count_between
    from mahdar.archive.people import the_identity

    pair = the_identity(one), the_identity(other)
    if pair[0].pk == pair[1].pk:
        raise UsageError(f"«{one}» and «{other}» are one and the same here ({pair[0].pk}); give two")
    narrowed = narrow.filter() if narrow else Filter()
    shown = 0
    for moment in islice(moments_between(*pair, narrowed), limit or None):
        shown += 1
        print(json_.dumps(moment, ensure_ascii=False)) if json else show_moment(moment)
    return rest(shown, lambda: count_between(*pair, narrowed), limit)
