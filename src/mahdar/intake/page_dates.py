"""The day of publication that a page gives: structured data, meta tags, then the date that stands beside the headline.

Never a sidebar's date, a day of change or today's date in the page's head; where nothing is sure, None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mahdar.arabic.date_words import MONTHS, fold_all
from mahdar.arabic.dates import read_date
from mahdar.intake.marks import bare, marks, plain
from mahdar.intake.page_lines import Line

_ISO = re.compile(r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$")
_EPOCH = re.compile(r"^\s*(1[0-9]{9})(?:[0-9]{3})?\s*$")
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]+(?:[ ]الأول|[ ]الاول|[ ]الثاني)?)[ ](\d{1,2})[ ]?[,،][ ]?(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[ /-]+([^\W\d_]+)[ /-]+(\d{1,2})(?!\d)")
_AMERICAN = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})[ ,]+\d{1,2}:\d{2}(?::\d{2})?[ ]?[AP]M", re.IGNORECASE)
_WITH_SIGN = re.compile(r"(?<=\d{4})[ ]?(?:م|ميلادية|ميلادي)(?!\w)")
_HIJRI_SIGN = re.compile(r"(?<=\d)[ ]?ه(?:ـ|\u200d)?(?!\w)")
_LATIN = {
    name: number
    for number, names in enumerate(
        [
            "jan january janvier",
            "feb february février fevrier fév",
            "mar march mars",
            "apr april avril avr",
            "may mai",
            "jun june juin",
            "jul july juillet juil",
            "aug august août aout",
            "sep sept september septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december décembre decembre déc",
        ],
        1,
    )
    for name in names.split()
}
_LATIN_DAY = re.compile(r"(?<![\w])(\d{1,2})(?:st|nd|rd|th|er)?[ -]([A-Za-zûéè]{3,9})\.?[ ,-]+(\d{4})(?!\d)")
_LATIN_MONTH = re.compile(r"(?<![\w])([A-Za-zûéè]{3,9})\.?[ ](\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4})(?!\d)")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)")
_SHORT = 120
_NEAR = 30
_ABOVE = 12
_MENU = 60
_LINK = 25
_ARTICLE_NAMES = (
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle "
    "backgroundnewsarticle blogposting liveblogposting report socialmediaposting techarticle"
)
_ARTICLE = frozenset(_ARTICLE_NAMES.split())


def read_day(text: str, *, order: str | None = None) -> str | None:
    """The first day in a date line, attribute or feed date, as an ISO day; None where there is none.

    «سبتمبر 14, 2021», «24 نيسان / أبريل 2020», «20 أغسطس 2020م», «Tue, 14 Sep 2021 10:00:00 +0300», «20210914». `order` is
    «mdy» where an outlet writes the month first.
    """
    if iso := _ISO.match(text) or _COMPACT.match(text):
        return _day(*map(int, iso.groups()))
    if epoch := _EPOCH.match(text):
        return dt.datetime.fromtimestamp(int(epoch[1]), dt.UTC).date().isoformat()
    text = plain(text.translate(_DIGITS)).replace("\u00a0", " ")
    if american := _AMERICAN.search(text):
        month, day, year = (int(part) for part in american.groups())
        return _day(year, month, day) or _day(year, day, month)
    if order == "mdy" and (found := re.search(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", text)):
        return _day(int(found[3]), int(found[1]), int(found[2]))
    text = _HIJRI_SIGN.sub(" هـ", _WITH_SIGN.sub("", text))
    text = _MONTH_FIRST.sub(lambda m: f"{m[2]} {m[1]} {m[3]}" if fold_all(m[1]) in MONTHS else m[0], text)
    text = _YEAR_FIRST.sub(lambda m: f"{m[3]} {m[2]} {m[1]}" if fold_all(m[2]) in MONTHS else m[0], text)
    text = re.sub(r"(?<=\d) ?([/-]) ?(?=\d)", r"\1", re.sub(r"(?<=[^\W\d_]) ?, ?(?=\d{4})", " ", text))
    return read_date(text) or _latin(text)


def _latin(text: str) -> str | None:
    """«17 March 2020», «Mar 17, 2020», «2 mars 2017»."""
    if found := _LATIN_DAY.search(text):
        day, month, year = found.groups()
    elif found := _LATIN_MONTH.search(text):
        month, day, year = found.groups()
    else:
        return None
    number = _LATIN.get(month.lower())
    return _day(int(year), number, int(day)) if number else None


def _day(year: int, month: int, day: int) -> str | None:
    """An ISO day, where there is such a day and a newsroom's page can be of it."""
    try:
        return dt.date(year, month, day).isoformat() if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def published_day(
    *,
    title: str,
    objects: Sequence[Mapping[str, Any]],
    metas: Mapping[str, str],
    lines: Sequence[Line],
    headline: int | None,
    first: int | None,
    last: int | None,
    url: str | None,
    order: str | None = None,
) -> tuple[str | None, tuple[str, ...]]:
    """The day, and notes on it. headline, first, last: where in `lines` the headline and the body's ends stand."""
    seen = _visible(lines, headline, first, last, order)
    for given in (*_structured(objects, title), *(metas[name] for name in marks().published if name in metas)):
        if day := read_day(given):
            return (seen if seen and _a_night_apart(given, day, seen) else day), ()
    if seen:
        return seen, ()
    for name in marks().perhaps:
        if name in metas and (day := read_day(metas[name])):
            return day, (f"the day of publication is the page's meta tag «{name}», which may be that of a change",)
    if url and (found := _IN_ADDRESS.search(url)) and (day := _day(*map(int, found.groups()))):
        return day, ("the day of publication is that in the page's address",)
    return None, ("no date of publication was found on the page",)


def _structured(objects: Iterable[Mapping[str, Any]], title: str) -> list[str]:
    """datePublished of the page's article, then of the page itself; never of a list, a video or a comment."""
    of_title: list[str] = []
    of_article: list[str] = []
    of_page: list[str] = []
    for item in objects:
        kinds = item.get("@type")
        names = {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}
        value = item.get("datePublished")
        if isinstance(value, str) and names & _ARTICLE:
            named = bare(str(item.get("headline") or item.get("name") or ""))
            (of_title if named and named[:25] == bare(title)[:25] else of_article).append(value)
        elif isinstance(value, str) and "webpage" in names:
            of_page.append(value)
    return [*of_title[:1], *of_article[:1], *of_page[:1]]


def _a_night_apart(given: str, day: str, seen: str) -> bool:
    """Whether the page shows the day beside that of a time in UTC: then the shown one is the newsroom's own."""
    apart = abs((dt.date.fromisoformat(day) - dt.date.fromisoformat(seen)).days)
    return apart == 1 and bool(re.search(r"(?:Z|[+-]00:?00)\s*$", given))


def _visible(
    lines: Sequence[Line], headline: int | None, first: int | None, last: int | None, order: str | None
) -> str | None:
    """The date between the headline and the body, else just above the headline, else a labelled one just after the body."""
    if headline is None and first is None:
        return None
    top = headline if headline is not None else max(0, (first or 0) - 8)
    end = first if first is not None else min(len(lines), top + _NEAR)
    below = _first_day(lines[top:end] if headline is None else lines[top + 1 : end], order)
    if below or headline is None:
        return below
    if above := _first_day(_above(lines, headline, first), order):
        return above
    after = [line for line in lines[(last or end) + 1 : (last or end) + 13] if marks().labelled.search(line.text)]
    return _first_day(after, order)


def _above(lines: Sequence[Line], headline: int, first: int | None) -> list[Line]:
    """The lines just above the headline, nearest first, up to a menu: those inside the element that holds headline and body."""
    over = list(lines[headline].node.iterancestors())
    if first is not None:
        inner = {id(node) for node in lines[first].node.iterancestors()}
        over = [node for node in over if id(node) in inner]
    common = next((node for node in over if node.tag not in ("body", "html")), None)
    found: list[Line] = []
    for line in reversed(lines[max(0, headline - _ABOVE) : headline]):
        if common is None or (line.linked > 0.6 and len(line.text) > _MENU):
            break
        if any(node is common for node in line.node.iterancestors()) and not _of_today(line):
            found.append(line)
    return found


def _of_today(line: Line) -> bool:
    """Whether a line is the page's calendar: today's date, not the report's."""
    over = [line.node, *line.node.iterancestors()][:4]
    named = " ".join(f"{node.tag} {node.get('class') or ''} {node.get('id') or ''}".lower() for node in over)
    return any(
        word in named for word in ("today", "clock", "current", "calendar", "topbar", "top-bar", "top_bar", "lblnow")
    )


def _first_day(lines: Iterable[Line], order: str | None) -> str | None:
    """The first day of these lines that is no day of change and does not stand in a sentence, a caption or a link."""
    for line in lines:
        if line.node.tag == "figcaption" or (len(line.text) > 20 and line.linked > 0.6) or _beside_link(line.node):
            continue
        shown = _of_publication(line.text)
        if shown is None or len(shown) > _SHORT or _names_change(line):
            continue
        if line.stamp and (day := read_day(line.stamp)):
            return day
        if shown and (day := read_day(shown, order=order)):
            return day
    return None


def _beside_link(node: Any) -> bool:
    """Whether a date belongs to another report: it stands in a list's item beside that report's link."""
    while node is not None and node.tag not in ("li", "article", "body"):
        node = node.getparent()
    return node is not None and node.tag == "li" and any(len(a.text_content().strip()) > _LINK for a in node.iter("a"))


def _of_publication(text: str) -> str | None:
    """The part of a date line that tells the publication, without that of a change; None where it tells a change alone."""
    known = marks()
    changed = known.updated.search(text)
    if changed is None:
        return text
    given = known.labelled.search(text)
    if given and given.start() > changed.start():
        return text[given.end() :]
    return text[: changed.start()] if re.search(r"\d", text[: changed.start()]) else None


def _names_change(line: Line) -> bool:
    named = f"{line.node.get('class') or ''} {line.node.get('itemprop') or ''}".lower()
    return "modif" in named or "update" in named or "upd" in named.split("-")
