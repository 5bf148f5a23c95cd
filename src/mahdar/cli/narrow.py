"""The filters that every question to the archive takes, as options of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

if TYPE_CHECKING:
    from mahdar.archive import Filter


Limit = Annotated[int, Parameter(validator=Number(gte=0))]
"""How many are printed at most; 0 for all."""


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Narrow:
    """What a question is narrowed by."""

    from_: Annotated[str | None, Parameter(name="--from")] = None
    """From this day, month or year on."""
    to: str | None = None
    """Up to the end of this day, month or year."""
    outlet: str | None = None
    """Only what this outlet reports."""
    country: str | None = None
    """Only with this country: ISO 3166-1 alpha-3, as SYR."""
    person: str | None = None
    """Only with this person: a name, or an identity's number."""
    body: str | None = None
    """Only with this body: a name, or an identity's number."""
    context: str | None = None
    """Only in reports about this PLOVER context, as diplomatic."""

    def filter(self) -> Filter:
        """The filter, of the archive that is open. Raises UsageError for a value that cannot be or that nothing there has."""
        from mahdar.archive import Filter

        if self.outlet is not None:
            _refuse_unknown_outlet(self.outlet)
        found = Filter(
            from_=self.from_,
            to=self.to,
            outlet=self.outlet,
            country=self.country,
            person=self.person,
            body=self.body,
            context=self.context,
        )
        if self.country is not None:
            _refuse_unknown_country(self.country)
        return found


_NAMED = 8


def _refuse_unknown_outlet(outlet: str) -> None:
    from django.db.models import Count

    from mahdar.archive.models import Report
    from mahdar.errors import UsageError

    if Report.objects.filter(outlet=outlet).exists():
        return
    known = Report.objects.filter(outlet__isnull=False).values_list("outlet").annotate(n=Count("pk"))
    names = "; ".join(name for name, _ in known.order_by("-n", "outlet")[:_NAMED])
    raise UsageError(f"no report of an outlet «{outlet}» in this archive; it has reports of: {names or 'none'}")


def _refuse_unknown_country(country: str) -> None:
    """A code that no country has and that nothing here is of is a slip, not a question."""
    from mahdar.archive.linking.homes import states
    from mahdar.archive.models import Named
    from mahdar.errors import UsageError

    if country not in states() and not Named.objects.filter(country=country).exists():
        raise UsageError(f"no country has the code «{country}», and nothing here is of it; give one as SYR or EGY")
