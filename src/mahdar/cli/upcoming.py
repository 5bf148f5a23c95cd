"""`mahdar upcoming`: what was announced, and what became of it."""

from __future__ import annotations

import json as json_
from itertools import islice
from typing import Annotated

from cyclopts import Parameter

from mahdar.cli.narrow import Limit, Narrow
from mahdar.cli.showing import rest, show_upcoming


def upcoming(
    *,
    archive: str | None = None,
    narrow: Narrow | None = None,
    limit: Limit = 50,
    state: str | None = None,
    as_of: str | None = None,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Tell what was announced, with its state: open, took_place, moved, cancelled or overdue. What comes next stands first.

    Examples
    --------
        mahdar upcoming --archive record.db

        mahdar upcoming --state took_place --person "سامح شكري" --json

    Parameters
    ----------
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    limit
        Print this many; 0 prints all. How many there are is told in any case.
    state
        Only items in this state.
    as_of
        The state on this day; the last day of publication in the archive where it is not given, never the clock.
    json
        One JSON object a line.
    """
    from mahdar.archive import Filter, open_archive
    from mahdar.errors import UsageError

    open_archive(archive, write=False)
    from mahdar.archive.filters import refuse_no_day
    from mahdar.archive.models import Upcoming
    from mahdar.archive.narrowing import claims, nearest_first
    from mahdar.archive.settling import STATES, latest_day
    from mahdar.archive.telling import upcoming_told

    if state is not None and state not in STATES:
        raise UsageError(f"no state «{state}»; there are: {', '.join(STATES)}")
    refuse_no_day("--as-of", as_of)
    day = as_of or latest_day()
    found = claims(Upcoming, narrow.filter() if narrow else Filter()).order_by(*nearest_first(day))
    told = (one for one in upcoming_told(found, day) if state in (None, one["state"]))
    shown = 0
    for one in islice(told, limit or None):
        shown += 1
        print(json_.dumps(one, ensure_ascii=False)) if json else show_upcoming(one)
    return rest(shown, (lambda: shown + sum(1 for _ in told)), limit)
