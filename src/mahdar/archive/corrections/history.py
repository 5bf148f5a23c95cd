"""The history of changes: written once each, read by target, never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from mahdar.archive.models import Change
from mahdar.errors import ConflictError, UsageError


class By(Struct, frozen=True, kw_only=True):
    """Who changes something, and why. `seen` is the last change of the same thing that the author had seen (0: none).

    Where another came after it, the change is refused, so that two reviewers at once lose nothing; None asks nothing.
    """

    author: str
    reason: str = ""
    seen: int | None = None


def write_change(
    by: By,
    action: str,
    kind: str,
    target: int,
    *,
    report: str | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    undoes: Change | None = None,
) -> Change:
    """Append one change. Raises UsageError without an author, ConflictError where another came after the one seen."""
    if not by.author.strip():
        raise UsageError("a change needs an author: --author NAME")
    latest = last_change(kind, target)
    if by.seen is not None and latest != by.seen:
        raise ConflictError(
            f"{kind} {target} was changed by someone else meanwhile; look at it again (change {latest})"
        )
    return Change.objects.create(  # type: ignore[no-any-return]
        at=dt.datetime.now(dt.UTC),
        author=by.author.strip()[:150],
        reason=by.reason.strip(),
        action=action,
        kind=kind,
        target=target,
        report=report,
        before=before,
        after=after,
        undoes=undoes,
    )


def last_change(kind: str, target: int) -> int:
    """The number of the last change of a row; 0 where there is none."""
    found = Change.objects.filter(kind=kind, target=target).order_by("-pk").values_list("pk", flat=True).first()
    return int(found or 0)


def history(kind: str, target: int) -> list[Change]:
    """All changes of a row, the oldest first."""
    return list(Change.objects.filter(kind=kind, target=target).order_by("pk"))
