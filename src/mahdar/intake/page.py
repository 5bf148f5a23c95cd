"""A saved HTML page to a report: trafilatura finds the article, our own rules mend what it gets wrong on Arabic pages."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html
from msgspec import Struct

from mahdar.errors import SourceError
from mahdar.intake.marks import bare, marks
from mahdar.intake.outlet_cards import OutletCard, card_of
from mahdar.intake.page_body import body_of, extract
from mahdar.intake.page_dates import published_day
from mahdar.intake.page_head import byline_of, headline_of, metas_of, objects_of, outlet_names
from mahdar.intake.page_lines import page_lines, prune
from mahdar.reading.report import Report, report_id
from mahdar.record import Source

MAX_PAGE = 20_000_000
"""Characters of markup beyond which a page is no report's page."""
_MIN_BODY = 80
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_END_MARK = re.compile(r"^\W*[(\[]?([^()\[\]]{2,30}?)[)\]]?\W*$")
_BRACKETS = re.compile(r"\(([^()]{2,30})\)")


class Page(Struct, frozen=True, kw_only=True):
    """What a page holds, each apart. paragraphs: the body; published: an ISO day or None, with a note why."""

    title: str
    paragraphs: tuple[str, ...]
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    agency: str | None = None
    captions: tuple[str, ...] = ()
    url: str | None = None
    notes: tuple[str, ...] = ()


def read_page(text: str, source: str, *, url: str | None = None) -> Report:
    """The report of a page. Raises SourceError where the page has none."""
    page = open_page(text, source, url=url)
    body = "\n".join(page.paragraphs)
    signed = page.byline if page.byline != page.agency else None
    given = ((page.outlet, "outlet"), (page.agency, "agency"), (signed, "byline"))
    return Report(
        id=report_id(page.title, body, page.url),
        text=body,
        title=page.title,
        url=page.url,
        outlet=page.outlet,
        byline=page.byline,
        published=page.published,
        notes=page.notes,
        sources=tuple(Source(name=name, kind=kind) for name, kind in given if name),  # type: ignore[arg-type]
    )


def open_page(text: str, source: str, *, url: str | None = None) -> Page:
    """The parts of a page. `url`: where it was fetched from, if it was. Raises SourceError where it has no article."""
    tree = parse(text, source)
    metas, objects = metas_of(tree), objects_of(tree)
    url = _address(tree, metas, url)
    card = card_of(url) or OutletCard(name="")
    prune(tree)
    found = extract(tree)
    lines = page_lines(tree)
    outlets = outlet_names(metas, objects, card.name or None)
    title, headline, appended = headline_of(tree, lines, metas, objects, outlets)
    body = body_of(found, lines, title, headline, card.cut_pattern())
    paragraphs, agency = _agency(body.paragraphs)
    if sum(map(len, paragraphs)) < _MIN_BODY:
        raise SourceError(
            source, "no article was found on this page", hint="save the article's own page, not a list of articles"
        )
    published, notes = published_day(
        title=title,
        objects=objects,
        metas=metas,
        lines=lines,
        headline=headline,
        first=body.first,
        last=body.last,
        url=url,
        order=card.dates,
    )
    outlets += [appended] if appended else []
    near = range(
        max(0, (headline or 0) - 8), min(len(lines), (body.last if body.last is not None else (headline or 0)) + 8)
    )
    return Page(
        title=title,
        paragraphs=tuple(paragraphs),
        published=published,
        outlet=outlets[0] if outlets else None,
        byline=byline_of(lines, near, metas, objects, outlets) or agency,
        agency=agency,
        captions=tuple(dict.fromkeys(body.captions)),
        url=url,
        notes=notes,
    )


def parse(text: str, source: str) -> Any:
    """The tree of a page, however broken. Raises SourceError where there is none, or too much of it."""
    if len(text) > MAX_PAGE:
        raise SourceError(source, f"a page of {len(text):,} characters is no report's page (limit {MAX_PAGE:,})")
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", text))
    except (etree.ParserError, ValueError) as error:
        raise SourceError(source, "this page has no markup that can be read") from error
    return tree


def _address(tree: Any, metas: dict[str, str], given: str | None) -> str | None:
    """The page's own address for itself: its canonical link, og:url, else where it was fetched from."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    for url in (*links, metas.get("og:url"), given):
        if url and url.strip().startswith(("http://", "https://")):
            return str(url).strip()
    return given


def _agency(paragraphs: list[str]) -> tuple[list[str], str | None]:
    """The agency that a last line or the dateline names: «--(بترا)», «القاهرة (رويترز) -», «عمان - بترا -»."""
    known = marks().agencies
    if len(paragraphs) > 1 and (match := _END_MARK.match(paragraphs[-1])) and (name := known.get(bare(match[1]))):
        return paragraphs[:-1], name
    if not paragraphs:
        return paragraphs, None
    opening = paragraphs[0][:80]
    places = [match[1] for match in _BRACKETS.finditer(opening)]
    places += [part for part in re.split(r"\s+[-–—]+\s+|\s*[:：]\s*", opening)[:3] if len(part) < 25]
    places += [match[1] for match in _BRACKETS.finditer(paragraphs[-1][-40:])]
    return paragraphs, next((known[bare(place)] for place in places if bare(place) in known), None)
