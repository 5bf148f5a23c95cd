"""The report that was read, and what read it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from mahdar.record.codes import SourceKind
from mahdar.record.scalars import Day, Words


class Source(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who gives the report: its outlet, the agency that the outlet names, the byline."""

    name: Annotated[Words, Meta(description="The name as the report writes it.")]
    kind: Annotated[SourceKind, Meta(description="What it is to the report.")]


class ReaderInfo(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What read the report, so that the record can be made again."""

    name: Annotated[Words, Meta(description="The reading program.")]
    version: Annotated[Words, Meta(description="Its version.")]
    words: Annotated[str, Meta(description="A hash of the word files that it read with.")]


class ReportInfo(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One news report as it was read."""

    id: Annotated[
        Words, Meta(description="The id that the input gave, else one derived from the content: never from the clock.")
    ]
    url: Annotated[str | None, Meta(description="Where the report was published.")] = None
    outlet: Annotated[str | None, Meta(description="The newsroom that published it.")] = None
    byline: Annotated[str | None, Meta(description="Who signed it.")] = None
    title: Annotated[str, Meta(description="The headline; may be empty.")] = ""
    published: Annotated[Day | None, Meta(description="The day of publication that the page gives.")] = None
    language: Annotated[Words, Meta(description="ISO 639-1 code of the text's language.")] = "ar"
    text: Annotated[
        str,
        Meta(
            description="The cleaned text that was read: the title, a blank line, the paragraphs with a blank line "
            "between two; without a title it begins with the body. Every span counts code points of this text."
        ),
    ]
    sources: Annotated[tuple[Source, ...], Meta(description="Outlet, agency and byline as sources.")] = ()
    reader: Annotated[ReaderInfo, Meta(description="What read the report.")]
