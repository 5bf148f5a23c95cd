"""What every question to the archive can be narrowed by."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args

from msgspec import Struct

from mahdar.errors import UsageError
from mahdar.record import Context

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Filter(Struct, frozen=True, kw_only=True):
    """Narrows a question. None leaves open; what is given must hold together with the rest.

    from_, to: ISO days, months or years, both included, of the claim's own day, else of publication;
    outlet: its name as the reports give it; country: ISO 3166-1 alpha-3; person, body: a name or the id of an
    identity; context: a PLOVER context.
    """

    from_: str | None = None
    to: str | None = None
    outlet: str | None = None
    country: str | None = None
    person: str | None = None
    body: str | None = None
    context: str | None = None

    def __post_init__(self) -> None:
        refuse_no_day("--from", self.from_)
        refuse_no_day("--to", self.to)
        if self.from_ and self.to and self.from_ > self.until:
            raise UsageError(
                f"--from {self.from_} is after --to {self.to}", "ends_before", start=self.from_, end=self.to
            )
        if self.country is not None and not re.fullmatch(r"[A-Z]{3}", self.country):
            raise UsageError(
                f"--country «{self.country}» is no code: give three letters of ISO 3166-1, as SYR or EGY",
                "no_country", given=self.country,
            )  # fmt: skip
        if self.context is not None and self.context not in get_args(Context):
            known = ", ".join(get_args(Context))
            raise UsageError(f"no context «{self.context}»; there are: {known}", "no_context", given=self.context)

    @property
    def until(self) -> str:
        """The last value that `to` includes: «2020-08» includes 2020-08-31. In digits, so that no collation matters."""
        return (self.to or "9999") + "-99-99"[: 10 - len(self.to or "9999")]


def refuse_no_day(option: str, day: str | None) -> None:
    """Raise UsageError where what an option gives is neither a day nor a month nor a year; None is no answer and passes."""
    if day is not None and not _is_day(day):
        raise UsageError(f"{option} «{day}» is no date: give 2020-08-12, 2020-08 or 2020", "no_date", given=day)


def _is_day(day: str) -> bool:
    """Whether it is an ISO day, month or year."""
    if not _DAY.fullmatch(day):
        return False
    year, month, number = (*day.split("-"), "1", "1")[:3]
    try:
        dt.date(int(year), int(month), int(number))
    except ValueError:
        return False
    return True
