"""A filtered list as a feed: Atom for whoever follows it, iCalendar for what is upcoming."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mahdar.archive.filters import Filter
from mahdar.archive.records import records_of
from mahdar.exports.calendar import calendar_of
from mahdar.exports.dataset import Dataset
from mahdar.record import Record
from mahdar.web import questions
from mahdar.web.labels import label
from mahdar.web.templatetags.minutes import plain

MOST = 50
"""Entries of a feed, the newest."""

_BATCH = 200
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


def atom(request: HttpRequest, kind: str, claims: Any, *, name: str = "", page: str = "") -> HttpResponse:
    """The newest claims of a list as an Atom feed; those of reports without a day are left out, since a feed needs one.

    name: the feed's own, where it is a saved search; page: the address of what it feeds, where that is not its own.
    """
    own = request.build_absolute_uri()
    title = f"{_('Mahdar')}: {_clean(name) or _TITLES[kind]()}"
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(page or request.get_full_path().replace(".atom", "/", 1)),
        description="",
        feed_url=own,
        language=get_language(),
    )
    dated = claims.exclude(published=None) if kind == "reports" else claims.exclude(report__published=None)
    for one in dated[:MOST]:
        report = one if kind == "reports" else one.report
        link = request.build_absolute_uri(reverse("report", args=[report.pk, "/"]))
        feed.add_item(
            title=_clean(_HEADS[kind](one)), link=link, description=_clean(_BODIES[kind](one)), updateddate=_start(report.published),
            unique_id=f"{link}#{kind}-{one.pk}", author_name=_clean(report.outlet) or None,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def calendar(by: Filter) -> HttpResponse:
    """What is upcoming as iCalendar: with a day as events, without one as tasks."""
    reports = list(questions.upcoming(by).order_by("report_id").values_list("report_id", flat=True).distinct())
    made = calendar_of(Dataset(lambda: _records(reports, by)))
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


def _records(reports: list[int], by: Filter) -> Iterator[Record]:
    left = iter(reports)
    while some := list(islice(left, _BATCH)):
        yield from records_of(some, by)


def _start(published: str) -> datetime:
    """The first moment of a day, month or year of publication."""
    year, month, day = (*published.split("-"), "1", "1")[:3]
    return datetime(int(year), int(month), int(day), tzinfo=UTC)


def _clean(text: str | None) -> str:
    """Without what XML cannot hold and what turns the direction."""
    return str(plain(text)).translate(_CONTROLS)


def _names(parts: Any) -> str:
    return "، ".join(part.named.name for part in parts if part.named)


def _speakers(said: Any) -> str:
    return _names(voice for voice in said.voices.all() if voice.role == "speaker")


_TITLES: dict[str, Callable[[], str]] = {
    "contacts": lambda: _("Contacts"), "statements": lambda: _("Statements"), "upcoming": lambda: _("Upcoming"),
    "events": lambda: _("Events"), "reports": lambda: _("Reports"),
}  # fmt: skip
_HEADS: dict[str, Callable[[Any], str]] = {
    "contacts": lambda one: f"{label('form', one.form)}: {_names(one.parties.all())}",
    "statements": lambda one: f"{_speakers(one)} {label('act', one.act)}",
    "upcoming": lambda one: " · ".join(filter(None, (one.when, str(label("certainty", one.certainty))))),
    "events": lambda one: " ".join((one.type, *one.modes)),
    "reports": lambda one: one.title or one.key,
}
_BODIES: dict[str, Callable[[Any], str]] = {
    "contacts": lambda one: "، ".join(topic["text"] for topic in one.topics),
    "statements": lambda one: one.text,
    "upcoming": lambda one: one.text,
    "events": lambda one: one.report.title,
    "reports": lambda one: one.outlet or "",
}
