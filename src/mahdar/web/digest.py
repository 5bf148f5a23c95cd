"""The daily digest: what is new in an archive since a day, as text and as HTML, for a mail or a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from mahdar.archive.filters import Filter, refuse_no_day
from mahdar.archive.models import Settlement, Upcoming
from mahdar.archive.narrowing import claims
from mahdar.archive.settling import latest_day
from mahdar.errors import UsageError
from mahdar.web import questions
from mahdar.web.labels import label
from mahdar.web.templatetags.minutes import called, day, plain

MOST = 25
"""Entries that a part of the digest tells; it says how many more there are."""
AHEAD_DAYS = 14
"""How far ahead the digest looks for what is due."""


class Line(NamedTuple):
    """An entry of the digest: who and what, the words, which outlet said it when, and where it leads, if anywhere."""

    head: str
    words: str
    source: str
    link: str


class Part(NamedTuple):
    """A part of the digest: its heading, the first entries, and how many there are."""

    title: str
    lines: list[Line]
    total: int

    @property
    def more(self) -> int:
        """How many it does not tell."""
        return self.total - len(self.lines)


class Digest(NamedTuple):
    """The digest in one language; `news` is how many entries it tells of."""

    subject: str
    text: str
    html: str
    news: int


def digest(by: Filter, *, since: str | None, language: str = "ar", address: str = "") -> Digest:
    """What reports published since a day tell: contacts, statements, what became of announced things, what is due next.

    since: an ISO day; None for the last day of publication in the archive. address: where the web app is reached, so
    that entries lead to their pages; without it they lead to the outlets'. Raises UsageError for a day or an address
    that cannot be, and in an archive whose reports have no day.
    """
    last = latest_day()
    if last is None:
        raise UsageError("no report of this archive has a day of publication; a digest needs one")
    refuse_no_day("--since", since)
    begin = since or last
    base = _base(address)
    with override(language):
        parts = [part for part in _parts(by, begin or last, last, base) if part.total]
        news = sum(part.total for part in parts)
        subject = f"{_('Mahdar')}: {_('what is new since')} {day(begin)}"
        shown = {
            "subject": subject, "parts": parts, "last": last, "language": language, "rtl": language == "ar",
            "address": base,
        }  # fmt: skip
        text = render_to_string("mahdar/digest.txt", shown)
        return Digest(subject, text, render_to_string("mahdar/digest.html", shown), news)


def _base(address: str) -> str:
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise UsageError(f"«{address}» is no address of the web app: give https://minutes.example.org")
    return address.rstrip("/")


def _parts(by: Filter, begin: str, last: str, base: str) -> list[Part]:
    since = {"report__published__gte": begin}
    return [
        _part(_("Contacts"), questions.contacts(by).filter(**since), _contact, base),
        _part(_("Statements"), questions.statements(by).filter(**since), _statement, base),
        _part(_("What became of the announced"), _became(by, begin), _settled, base),
        _part(_("Due in the next two weeks"), _due(by, last), _awaited, base),
    ]


def _part(title: str, found: Any, line: Callable[[Any], tuple[str, str]], base: str) -> Part:
    return Part(title, [Line(*line(one), *_source(one, base)) for one in found[:MOST]], found.count())


def _due(by: Filter, last: str) -> Any:
    until = (dt.date.fromisoformat(_whole(last)) + dt.timedelta(AHEAD_DAYS)).isoformat()
    found = questions.upcoming(by).filter(when__gte=last, when__lte=until, settlements=None)
    return found.order_by("when", "-report_id", "pk")


def _whole(iso: str) -> str:
    return iso + "-01-01"[: 10 - len(iso)] if len(iso) < 10 else iso


def _became(by: Filter, begin: str) -> Any:
    """Announced things that a report since the day settles."""
    told = Settlement.objects.filter(contact__report__published__gte=begin)
    moved = Settlement.objects.filter(by__report__published__gte=begin)
    found = claims(Upcoming, by).filter(settlements__in=told | moved).distinct()
    return questions.with_awaited(found.select_related("report")).order_by("-report__published", "pk")


def _names(parts: Any) -> str:
    named = [called(part.named) for part in parts if part.named]
    return f"{', ' if _('Mahdar') == 'Mahdar' else '، '}".join(named)


def _contact(one: Any) -> tuple[str, str]:
    when, place = day(one.date), called(one.place) if one.place else ""
    head = " · ".join(filter(None, (str(label("form", one.form)), when, place, _names(one.parties.all()))))
    return head, plain("؛ ".join(topic["text"] for topic in one.topics))


def _statement(one: Any) -> tuple[str, str]:
    speakers = _names(voice for voice in one.voices.all() if voice.role == "speaker")
    return f"{speakers} · {label('act', one.act)}", plain(one.text)


def _awaited(one: Any) -> tuple[str, str]:
    return " · ".join(filter(None, (day(one.when), str(label("certainty", one.certainty))))), plain(one.text)


def _settled(one: Any) -> tuple[str, str]:
    states = dict.fromkeys(str(label("state", settled.state)) for settled in one.settlements.all())
    return " · ".join(filter(None, (day(one.when), *states))), plain(one.text)


def _source(one: Any, base: str) -> tuple[str, str]:
    report = one.report
    told = " · ".join(filter(None, (plain(report.outlet), day(report.published))))
    own = report.url if report.url and report.url.startswith(("https://", "http://")) else ""
    return told, f"{base}{reverse('report', args=[report.pk, '/'])}" if base else own
