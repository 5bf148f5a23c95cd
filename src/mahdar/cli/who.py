"""`mahdar who`: who is called so, in which offices, since when."""

from __future__ import annotations

import json as json_
from typing import Annotated, Literal

from cyclopts import Parameter


def who(
    name: str,
    *,
    archive: str | None = None,
    kind: Literal["person", "body", "place"] | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Tell who is called so in an archive: names, offices over time, first and last report.

    Examples
    --------
        mahdar who "نصر الحريري" --archive record.db

        mahdar who hariri --archive record.db --json

    Parameters
    ----------
    name
        A name, a part of one, its Latin form, or an identity's number.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    kind
        Only people, only bodies or only places.
    json
        One JSON object a line.
    """
    from mahdar.archive import open_archive

    open_archive(archive, write=False)
    from mahdar.archive.people import find_identities
    from mahdar.archive.portraits import portrait
    from mahdar.cli.showing import show_person
    from mahdar.errors import UsageError

    found = list(find_identities(name, kind)[:20])
    if not found:
        raise UsageError(f"nobody is called «{name}» in this archive")
    for identity in found:
        told = portrait(identity)
        print(json_.dumps(told, ensure_ascii=False)) if json else show_person(told)
    return 0
