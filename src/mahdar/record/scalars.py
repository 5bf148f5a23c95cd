"""The small values that fields are made of, with what each must look like."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

Span = tuple[int, int]
"""(start, end) in Unicode code points of ``report.text``; ``report.text[start:end]`` is the words meant."""

Spans = tuple[Span, ...]

Words = Annotated[str, Meta(min_length=1)]
"""Text that is never empty."""

EntryId = Annotated[str, Meta(min_length=1)]
"""The id of an entry of the same record, as ``p1``, ``o2``, ``l1``, ``c1``."""

OwnId = Annotated[EntryId, Meta(description="The entry's own id, used once in the record.")]

Day = Annotated[str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
"""ISO 8601 with the precision that the text gives: ``2020-08-12``, ``2020-08`` or ``2020``."""

Country = Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3 (Palestine PSE, Kosovo KOS), or for bodies of no one country PLOVER's IGO, UNO, EUR, NGO …"""

Confidence = Annotated[
    float, Meta(ge=0, le=1, description="From 0 to 1, calibrated: of the claims at 0.9, nine of ten are right.")
]
RuleName = Annotated[
    str, Meta(min_length=1, description="The rule that made the claim; `mahdar explain` prints it with its words.")
]

Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
"""A short English name: ``session``, ``foreign_minister``."""

Side = Annotated[int, Meta(ge=1)]
"""Counted from 1."""

Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
