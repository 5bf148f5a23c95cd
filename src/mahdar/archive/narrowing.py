"""Filters as conditions on the rows of each kind: one meaning in every command, page and export."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Exists, F, Func, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import RawSQL
from msgspec.structs import replace

from mahdar.archive.filters import Filter
from mahdar.archive.models import (
    About,
    Actor,
    Awaited,
    Contact,
    Event,
    Identity,
    Named,
    Office,
    Party,
    Report,
    Statement,
    Upcoming,
    Voice,
)
from mahdar.archive.people import the_identity

_PARTS: dict[type[Model], tuple[type[Model], str]] = {
    Contact: (Party, "contact"),
    Statement: (Voice, "statement"),
    Upcoming: (Awaited, "upcoming"),
    Event: (Actor, "event"),
}

_FEW = 500
"""Named ones of a country, and reports about a context, up to which it is faster to begin from them."""
_SELDOM = 1000
"""The same of reports that name somebody."""
_MANY = 20_000
"""Named ones of a country, beyond which the first thousand claims come soonest where each claim is asked."""

LATEST_FIRST = (F("day").desc(nulls_last=True), "report__key", "pk")
"""The order of claims in lists, the same on both databases; what has no day comes last."""


def nearest_first(day: str | None) -> tuple[Any, ...]:
    """The order of what is announced as seen on a day: what comes next first, then what is past, the latest first; no day, last."""
    if day is None:
        return LATEST_FIRST
    dated = Q(when__gt="")
    coming = Case(When(dated & Q(when__gte=day), then=Value(0)), When(dated, then=Value(1)), default=Value(2))
    next_ = Case(When(dated & Q(when__gte=day), then=F("when")))
    return (coming, next_.asc(nulls_last=True), F("when").desc(nulls_last=True), *LATEST_FIRST)


def reports(narrow: Filter) -> QuerySet[Report]:
    """Reports published in the time, by the outlet, about the context, that name the person, body or country."""
    found = Report.objects.all()
    if narrow.from_:
        found = found.filter(published__gte=narrow.from_)
    if narrow.to:
        found = found.filter(published__lte=narrow.until)
    if narrow.outlet:
        found = found.filter(outlet=narrow.outlet)
    if narrow.context:
        found = found.filter(Exists(About.objects.filter(report=OuterRef("pk"), context=narrow.context)))
    if narrow.country:
        found = found.filter(Exists(Named.objects.filter(report=OuterRef("pk"), country=narrow.country)))
    for identity in _identities(narrow):
        found = found.filter(_named_in(identity))
    return found


def _named_in(identity: Identity) -> Q | Exists:
    """Reports that name somebody: of one seldom named they are looked up, of others each report is asked, the latest first."""
    if identity.seen <= _SELDOM:
        return Q(pk__in=Named.objects.filter(identity=identity).values("report"))
    return Exists(Named.objects.filter(report=OuterRef("pk"), identity=identity))


def named_in(found: QuerySet[Identity], narrow: Filter) -> QuerySet[Identity]:
    """Those of the identities that a report names which the filter lets through.

    Of a country are those whom a report gives that country itself, not all whom such a report names.
    """
    if narrow == Filter():
        return found
    rows = Named.objects.filter(identity=OuterRef("pk"))
    if narrow.country:
        rows = rows.filter(country=narrow.country)
    told = reports(replace(narrow, country=None))
    return found.filter(Exists(rows.filter(report__in=told.order_by().values("pk"))))


def claims(table: Any, narrow: Filter, *, whole: bool = False) -> QuerySet[Any]:
    """Claims of one kind that nobody rejected: of the time, the outlet and the context, with the person, body and country.

    whole: all of them are wanted, as for a count; else the first ones come soonest. The set is the same.
    For a contact, person, body and country are those of its parties and of whom they stand for; for a statement of its
    speakers, addressees and whom it is about; for an office of its holder and body.
    """
    found = table.objects.exclude(state="rejected")
    if narrow.from_:
        found = found.filter(day__gte=narrow.from_)
    if narrow.to:
        found = found.filter(day__lte=narrow.until)
    if narrow.outlet:
        found = found.filter(report__outlet=narrow.outlet)
    if narrow.context:
        found = found.filter(_about(narrow.context, whole))
    if narrow.country:
        found = found.filter(_of_country(table, narrow.country, whole))
    for identity in _identities(narrow):
        found = found.filter(_with(table, identity))
    return found


def _identities(narrow: Filter) -> list[Identity]:
    named = ((narrow.person, "person"), (narrow.body, "body"))
    return [the_identity(name, kind) for name, kind in named if name]


def _with(table: Any, identity: Identity) -> Q | Exists:
    """Claims in which someone takes part."""
    person = identity.kind == "person"
    if table is Office:
        return Q(identity=identity) if person else Q(body__identity=identity)
    part, claim = _PARTS[table]
    found = Q(pk__in=part.objects.filter(identity=identity).order_by().values(f"{claim}_id"))
    if table is Contact and not person:
        found |= Q(pk__in=part.objects.filter(represents__identity=identity).order_by().values("contact_id"))
    return found


def reached(table: Any, narrow: Filter, most: int) -> int:
    """How many claims a filter leaves, counted no further than `most`."""
    whole = bool(narrow.country) and not _beyond(Named.objects.filter(country=narrow.country), _MANY)
    return int(claims(table, narrow, whole=whole).order_by().values("pk")[:most].count())


def _beyond(rows: QuerySet[Any], many: int) -> bool:
    return len(rows.order_by().values_list("pk")[many : many + 1]) > 0


def _rare(country: str) -> bool:
    """Whether so few are of a country that its claims are looked up from them; else each claim is asked, the latest first."""
    return not _beyond(Named.objects.filter(country=country), _FEW)


def among(field: str, found: Any) -> Any:
    """Rows whose field is among what a query finds, which is found first: PostgreSQL, left to choose, may go through all rows and
    ask whether each is."""
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__in": found})
    hits = found if isinstance(found, RawSQL) else Subquery(found)
    return Func(F(field), hits, template="%(expressions)s)", arg_joiner=" = ANY (ARRAY ", output_field=BooleanField())


def _about(context: str, whole: bool) -> Q | Exists:
    """Claims of reports about a context."""
    about = About.objects.filter(context=context)
    if whole or not _beyond(about, _FEW):
        return Q(report__in=about.values("report"))
    return Exists(about.filter(report=OuterRef("report")))


def _of_country(table: Any, country: str, whole: bool) -> Q | Exists:
    if table is Office:
        return Q(country=country) | Q(body__country=country)
    part, claim = _PARTS[table]
    taking = Q(named__country=country)
    if table is Contact:
        taking |= Q(represents__country=country)
    if whole and not _rare(country):
        own = Named.objects.filter(country=country).order_by().values("pk")
        found = part.objects.filter(among("named", own)).order_by().values(f"{claim}_id")
        if table is Contact:
            found = found.union(part.objects.filter(among("represents", own)).order_by().values("contact_id"), all=True)
        return among("pk", found)
    if _rare(country):
        return Q(pk__in=list(part.objects.filter(taking).order_by().values_list(f"{claim}_id", flat=True)))
    return Exists(part.objects.filter(taking, **{f"{claim}_id": OuterRef("pk")}))
