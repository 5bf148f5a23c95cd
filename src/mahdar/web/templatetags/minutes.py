"""What templates write of claims: labels, names with their Latin form, lists of people, days."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.dateparse import parse_date
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mahdar.archive.search.marking import hits as hits_of
from mahdar.archive.search.marking import snippet
from mahdar.web import countries
from mahdar.web.labels import label as label_of
from mahdar.web.month_names import month_name

register = template.Library()

_PROGRAMS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
"""Marks in what browsers say of themselves, the most telling first: nearly all say Safari, most say Chrome."""
_SYSTEMS = (
    ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@register.filter
def plain(text: str | None) -> str:
    """A text without marks that turn its direction: they could make a name read as another."""
    return TURNING.sub("", text or "")


@register.filter
def label(code: str | None, group: str) -> Any:
    """«meeting»|label:"form" → «لقاء»."""
    return label_of(group, code)


@register.filter
def day(iso: str | None) -> str:
    """«2020-08-12» → «12 أغسطس 2020», «12 آب 2020» by the reader's names; «2020-08» → «أغسطس 2020»; «2020» as it is."""
    if not iso:
        return ""
    parts = iso.split("-")
    if len(parts) == 3 and parse_date(iso):
        return f"{int(parts[2])} {_month(parts[1])} {parts[0]}"
    return f"{_month(parts[1])} {parts[0]}" if len(parts) == 2 else iso


def _month(number: str) -> str:
    return month_name(int(number), english=get_language() == "en")


@register.filter
def moment(at: Any) -> str:
    """A date and time → «12 أغسطس 2020، 14:05» (UTC)."""
    return f"{day(at.strftime('%Y-%m-%d'))}{_(', ')}{at:%H:%M}" if at else ""


@register.filter
def country(code: str | None) -> str:
    """«JOR» → «الأردن»."""
    return countries.country_name(code)


@register.simple_tag
def country_options(chosen: str | None) -> SafeString:
    """What a form offers, one chosen; a code of no country stands there too where it is chosen, as IGO."""
    options = countries.options(english=get_language() == "en")
    if chosen in countries.OF_NO_COUNTRY:
        return format_html('<option value="{}" selected>{}</option>{}', chosen, country(chosen), options)
    if not chosen or not chosen.isascii() or not chosen.isalpha():
        return options
    return mark_safe(options.replace(f'value="{chosen}"', f'value="{chosen}" selected'))


@register.filter
def browser(agent: str) -> str:
    """What a browser says of itself, shortly: «Firefox · Windows»; what is no browser as it is, cut off."""
    program = next((shown for mark, shown in _PROGRAMS if mark in agent), "")
    system = next((shown for mark, shown in _SYSTEMS if mark in agent), "")
    return " · ".join(filter(None, (program, system))) if program else str(plain(agent))[:60]


@register.filter
def words(text: str) -> list[str]:
    """«a b»|words → ["a", "b"]."""
    return text.split()


@register.filter
def item(row: Any, field: str) -> Any:
    """The field of a row that another variable names."""
    return row[field]


@register.simple_tag
def name(named: Any, identity: int | None = None) -> SafeString | str:
    """A name that leads to its page, its Latin form on hovering; isolated, so that no name turns its neighbours."""
    if named is None:
        return ""
    own = identity or getattr(named, "identity_id", None)
    latin = plain(getattr(named, "latin", None))
    english = get_language() == "en"
    shown = format_html('<bdi lang="ar" title="{}">{}</bdi>', latin, plain(named.name))
    if english and latin:
        shown = format_html('{} <span class="latin" dir="ltr">{}</span>', shown, latin)
    return (
        format_html('<a class="name" href="{}/who/{}/">{}</a>', "/en" if english else "", own, shown) if own else shown
    )


@register.filter
def called(identity: Any) -> str:
    """A name as the reader reads it: in English its Latin form, where there is one."""
    latin = plain(identity.latin) if get_language() == "en" else ""
    return latin or plain(identity.name)


@register.simple_tag
def seen(claim: Any) -> SafeString | str:
    """The mark of what a person has seen; nothing for what the machine alone has read."""
    state = claim.state if hasattr(claim, "state") else claim
    if state == "read":
        return ""
    told = _("rejected by a person") if state == "rejected" else _("seen by a person")
    return format_html('<span class="checked" role="img" title="{0}" aria-label="{0}">✓</span>', told)


@register.simple_tag
def voices(said: Any, role: str) -> SafeString:
    """Who speaks, or to whom, joined."""
    found = [voice for voice in said.voices.all() if voice.role == role and voice.named]
    return format_html_join(
        "، " if get_language() != "en" else ", ", "{}", ((name(v.named, v.identity_id),) for v in found)
    )


@register.filter
def sides(contact: Any) -> list[tuple[int | None, list[Any]]]:
    """The parties of a contact, side by side; without a side last."""
    found: dict[int | None, list[Any]] = {}
    for party in contact.parties.all():
        if party.named is not None:
            found.setdefault(party.side, []).append(party)
    return sorted(found.items(), key=lambda item: item[0] or 99)


_OPEN, _CLOSE = "\ue000", "\ue001"
"""Marks of nobody's: in the private use area, and taken out of the text before."""


@register.filter
def hits(text: str | None, asked: str) -> SafeString:
    """A text with every word that the search finds in it marked."""
    shown, at, parts = _unmarked(text), 0, list[str]()
    for start, end in hits_of(shown, asked):
        parts += [shown[at:start], _OPEN, shown[start:end], _CLOSE]
        at = end
    return _with_marks("".join([*parts, shown[at:]]))


@register.filter
def around(report: Any, asked: str) -> SafeString:
    """The words of a report around the first hit below its headline, the hits marked."""
    text = _unmarked(report.text)
    title = _unmarked(report.title)
    return _with_marks(snippet(text.removeprefix(title).lstrip(), asked, open_=_OPEN, close=_CLOSE))


def _unmarked(text: str | None) -> str:
    return str(plain(text)).replace(_OPEN, "").replace(_CLOSE, "")


def _with_marks(text: str) -> SafeString:
    return mark_safe(str(escape(text)).replace(_OPEN, '<mark class="hit">').replace(_CLOSE, "</mark>"))


@register.filter
def percent(share: float) -> str:
    """0.934 → «93»."""
    return f"{round(100 * share)}"


@register.filter
def kind_of(claim: Any) -> str:
    """«contact», «statement», «upcoming», «event»: what the review calls a claim."""
    return str(claim._meta.model_name)


_GROUPS = {"form": ("form",), "status": ("status", "office_status"), "act": ("act",), "certainty": ("certainty",)}


@register.filter
def told(value: Any, field: str) -> Any:
    """The value of a field of a record in the reader's words; «—» where there is none."""
    if value in (None, ""):
        return "—"
    if field in ("date", "when"):
        return day(value)
    return next((said for group in _GROUPS.get(field, ()) if (said := label_of(group, value)) != value), value)


@register.filter
def isoday(iso: str | None) -> str:
    """For <time datetime>: empty where there is no day."""
    return iso or ""
