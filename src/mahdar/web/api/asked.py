"""What a request to the API may ask: filters, how many rows, and from which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Schema
from pydantic import ConfigDict, field_validator

from mahdar.archive.filters import Filter
from mahdar.errors import UsageError
from mahdar.record import Context
from mahdar.web.submitting import LONGEST

_DAY = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


class Part(Schema):
    """Which part of a list."""

    limit: int = Field(25, ge=1, le=100, description="rows in one answer")
    offset: int = Field(0, ge=0, le=1_000_000, description="rows passed over")


class Asked(Part):
    """A filter and a part of what it leaves. Days are ISO days, months or years; both ends are included."""

    from_: str | None = Field(None, alias="from", pattern=_DAY)
    to: str | None = Field(None, pattern=_DAY)
    outlet: str | None = Field(None, max_length=300)
    country: str | None = Field(None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1, three letters")
    person: str | None = Field(None, max_length=300, description="a name, or the id of an identity")
    body: str | None = Field(None, max_length=300, description="a name, or the id of an identity")
    context: Context | None = Field(None, description="a PLOVER context")

    def filter(self) -> Filter:
        """The archive's filter. Raises UsageError for a value that cannot be."""
        names = ("from_", "to", "outlet", "country", "person", "body", "context")
        return Filter(**{name: getattr(self, name) or None for name in names})


class Searched(Asked):
    """A search with its filter."""

    q: str = Field(
        min_length=1,
        max_length=2000,
        description="words, a «phrase in quotation marks», -words that must not stand there",
    )


class NameAsked(Part):
    """People, bodies or places by a part of their name."""

    name: str | None = Field(None, max_length=200)


class Sent(Schema):
    """A report to be read: what the newsroom wrote, and where and when."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST, description="the body, its paragraphs parted by line breaks")
    title: str = Field("", max_length=1000)
    outlet: str | None = Field(None, max_length=300)
    url: str | None = Field(None, max_length=2000, pattern=r"^https?://[!-~]+$")
    published: str | None = Field(None, pattern=_DAY, description="an ISO day, month or year")

    @field_validator("published")
    @classmethod
    def _is_a_day(cls, day: str | None) -> str | None:
        try:
            Filter(from_=day)
        except UsageError as error:
            raise ValueError(f"«{day}» is no day of the calendar") from error
        return day


class Judged(Schema):
    """What a reviewer says of a claim; `seen` is the last change that they saw (`last_change`)."""

    model_config = ConfigDict(extra="forbid")

    do: Literal["accept", "reject", "undo"]
    reason: str = Field("", max_length=500)
    seen: int = Field(0, ge=0, le=2**53)


def part_of(request: HttpRequest, rows: Any, part: Part, row: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """The answer of a list."""
    count, end = rows.count(), part.offset + part.limit
    given = request.GET.copy()
    given["limit"], given["offset"] = str(part.limit), str(end)
    following = request.build_absolute_uri(f"{request.path}?{given.urlencode()}") if end < count else None
    return {"count": count, "next": following, "items": [row(one) for one in rows[part.offset : end]]}
