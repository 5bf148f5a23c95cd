"""People, their offices, bodies and places: whom and what a report names."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from mahdar.record.codes import OfficeStatus, OrganizationKind, PlaceKind, Sector
from mahdar.record.scalars import Confidence, Country, EntryId, Latitude, Longitude, OwnId, RuleName, Slug, Spans, Words

Name = Annotated[Words, Meta(description="The fullest form in the report, without honorifics, without a proclitic.")]
Aliases = Annotated[tuple[Words, ...], Meta(description="Other forms that the report uses for the same one.")]
Mentions = Annotated[Spans, Meta(description="Where the report names it; never empty.")]
OfCountry = Annotated[Country | None, Meta(description="The country it belongs to, ISO 3166-1 alpha-3.")]
Evidence = Annotated[Spans, Meta(description="The words that the claim rests on; never empty.")]


class Office(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One post that the report says a person holds or held. It has no id: it belongs to its person."""

    title: Annotated[Words, Meta(description="The whole title as written, with its ministry, body or country.")]
    post: Annotated[Slug | None, Meta(description="The kind of post in English: minister, president, director.")] = None
    organization: Annotated[EntryId | None, Meta(description="The body that the post belongs to.")] = None
    country: OfCountry = None
    status: Annotated[OfficeStatus, Meta(description="Whether the post is held, over or to come.")] = "current"
    confidence: Confidence
    rule: RuleName
    evidence: Evidence


class Person(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An individual whom the report names."""

    id: OwnId
    name: Name
    aliases: Aliases = ()
    honorifics: Annotated[tuple[Words, ...], Meta(description="Honorifics as written: الدكتور, معالي.")] = ()
    latin: Annotated[str | None, Meta(description="The name in Latin letters, for showing.")] = None
    mentions: Mentions
    offices: Annotated[tuple[Office, ...], Meta(description="The posts that the report gives the person.")] = ()


class Organization(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A named body: government, ministry, party, army, company, court, newsroom that is spoken of."""

    id: OwnId
    name: Name
    aliases: Aliases = ()
    kind: Annotated[OrganizationKind, Meta(description="What kind of body it is.")]
    country: OfCountry = None
    sector: Annotated[Sector | None, Meta(description="PLOVER's sector of the body as an actor.")] = None
    mentions: Mentions


class Place(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A country, city, region, sea or named site; a state that acts is a place too."""

    id: OwnId
    name: Name
    aliases: Aliases = ()
    kind: Annotated[PlaceKind | None, Meta(description="What kind of place it is.")] = None
    country: OfCountry = None
    lat: Annotated[Latitude | None, Meta(description="Degrees north.")] = None
    lon: Annotated[Longitude | None, Meta(description="Degrees east.")] = None
    geonames: Annotated[int | None, Meta(description="GeoNames id.")] = None
    mentions: Mentions
