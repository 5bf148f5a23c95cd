"""RSS, Atom, sitemaps and news sitemaps: what they list, and the reports behind it.

Without the network a feed's own text is the report, with a note where it is a summary; with it the linked page is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from msgspec import Struct
from msgspec.structs import replace

from mahdar.errors import SourceError
from mahdar.intake.items import Item, Opening, missing_extra
from mahdar.intake.page_dates import read_day
from mahdar.reading.report import Report, report_id
from mahdar.record import Source

_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|RDF|urlset|sitemapindex)(?![\w-])")
_PROLOG = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_HEAD = 8000
_FULL = 600
"""Characters from which a feed's own text counts as the whole report."""
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError)
_BREAKS = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote")
MAX_ENTRIES = 50_000
MAX_SITEMAPS = 200


class Entry(Struct, frozen=True, kw_only=True):
    """What a feed or sitemap says of one report. published: an ISO day; text: what it gives of the report itself."""

    url: str | None
    title: str = ""
    published: str | None = None
    text: str = ""
    byline: str | None = None
    outlet: str | None = None


def root_of(text: str) -> str | None:
    """The root element of a feed or sitemap; None for any other text."""
    text = text[:_HEAD].lstrip("\ufeff \t\r\n")
    while mark := next((pair for pair in _PROLOG if text.startswith(pair[0])), None):
        inner = mark[0] == "<!" and "[" in text.split(">", 1)[0]
        _, _, text = text.partition("]>" if inner else mark[1])
        text = text.lstrip()
    found = _ROOT.match(text)
    return found[1] if found else None


def is_feed(text: str) -> bool:
    """Whether a text is a feed or a sitemap."""
    return root_of(text) is not None


def read_feed(data: bytes, source: str, opening: Opening) -> Iterator[Item]:
    """The reports of a feed or sitemap. Raises SourceError for what is none."""
    for entry in entries_of(data, source, opening):
        yield report_of_entry(entry, source, opening) if isinstance(entry, Entry) else entry


def entries_of(data: bytes, source: str, opening: Opening) -> Iterator[Entry | SourceError]:
    """What a feed or sitemap lists; the sitemaps of an index are followed where the network may be used."""
    head = data[:_HEAD].decode("utf-8", "replace")
    root = root_of(head)
    if root == "sitemapindex":
        yield from _index(data, source, opening)
    elif root == "urlset":
        yield from _sitemap(data, source)
    elif root:
        yield from _feed(data, source)
    else:
        what = "an HTML page" if "<html" in head.lower() else "something else"
        raise SourceError(source, f"this is no feed but {what}", hint="give the address of the RSS or Atom feed itself")


def _feed(data: bytes, source: str) -> Iterator[Entry | SourceError]:
    try:
        import feedparser
    except ImportError as error:
        raise missing_extra(source, "a feed", "intake") from error
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _BROKEN as error:  # what feedparser lets through where a feed is broken beyond its loose parser
        raise SourceError(source, f"this feed is damaged: {error}") from error
    if not feed.entries and feed.get("bozo"):
        raise SourceError(source, f"this feed is damaged: {feed.get('bozo_exception')}")
    outlet = (feed.feed.get("title") or "").strip() or None
    for entry in feed.entries[:MAX_ENTRIES]:
        yield _entry(entry, outlet)


def _entry(entry: Any, outlet: str | None) -> Entry:
    texts = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
    given = (entry.get("published"), entry.get("created"), entry.get("dc_date"))
    return Entry(
        url=entry.get("link") or None,
        title=" ".join(_text(entry.get("title", "")).split()),
        published=next((day for value in given if value and (day := read_day(value))), None),
        text=max((_text(text) for text in texts), key=len, default=""),
        byline=entry.get("author") or None,
        outlet=outlet,
    )


def _text(markup: str) -> str:
    """The text of a piece of HTML, a line for each paragraph."""
    if "<" not in markup:
        return html.fromstring(f"<p>{markup}</p>").text_content() if "&" in markup else markup.strip()
    try:
        tree = html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return ""
    for node in list(tree.iter("script", "style", "figcaption", "iframe")):
        node.drop_tree()
    for node in tree.iter(*_BREAKS):
        node.tail = "\n" + (node.tail or "")
    return "\n".join(filter(None, (" ".join(line.split()) for line in tree.text_content().split("\n"))))


def _elements(data: bytes, source: str, name: str) -> Iterator[Any]:
    """The elements of an XML text, one at a time, without entities of its own; what is broken ends it with an error."""
    parser = etree.iterparse(
        io.BytesIO(data), events=("end",), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, recover=True
    )
    try:
        for _, node in parser:
            yield node
            node.clear()
    except etree.XMLSyntaxError as error:
        raise SourceError(source, f"this sitemap is damaged: {error}") from error


def _child(node: Any, name: str) -> str | None:
    found = next(node.iter(f"{{*}}{name}"), None)
    return found.text.strip() if found is not None and found.text else None


def _sitemap(data: bytes, source: str) -> Iterator[Entry]:
    """The entries of a sitemap: a news sitemap's day is that of publication, «lastmod» is not."""
    for number, node in enumerate(_elements(data, source, "url")):
        if number >= MAX_ENTRIES:
            return
        day = _child(node, "publication_date")
        if url := _child(node, "loc"):
            yield Entry(
                url=url,
                title=_child(node, "title") or "",
                published=read_day(day) if day else None,
                outlet=_child(node, "name"),
            )


def _index(data: bytes, source: str, opening: Opening) -> Iterator[Entry | SourceError]:
    if opening.fetcher is None:
        raise SourceError(source, "an index of sitemaps holds addresses alone", hint="--fetch follows them")
    for number, node in enumerate(_elements(data, source, "sitemap")):
        url = _child(node, "loc")
        if url and number < MAX_SITEMAPS:
            try:
                data = opening.fetcher.get(url).data
                if root_of(data[:_HEAD].decode("utf-8", "replace")) == "urlset":
                    yield from _sitemap(data, url)
            except SourceError as error:
                yield error


def report_of_entry(entry: Entry, source: str, opening: Opening) -> Item:
    """The report behind an entry: its page where the network may be used, else the feed's own text."""
    if opening.fetcher is not None and entry.url:
        from mahdar.intake.fetching import read_address

        item = read_address(entry.url, opening)
        return _completed(item, entry) if isinstance(item, Report) else item
    if not entry.text.strip():
        where = f"{source} {entry.url or entry.title}"
        return SourceError(where, "the feed gives an address without a text", hint="--fetch reads the page itself")
    notes = () if len(entry.text) >= _FULL else ("the text is the feed's summary, not the whole report",)
    return _completed(
        Report(id=report_id(entry.title, entry.text, entry.url), text=entry.text, url=entry.url, notes=notes), entry
    )


def _completed(report: Report, entry: Entry) -> Report:
    """A report with what its feed says of it where it does not say so itself."""
    day = report.published or entry.published
    notes = tuple(note for note in report.notes if not (day and not report.published and "no date" in note))
    outlet, byline = report.outlet or entry.outlet, report.byline or entry.byline
    named = {(source.name, source.kind) for source in report.sources}
    more = [(outlet, "outlet"), (byline, "byline")]
    sources = report.sources + tuple(
        Source(name=name, kind=kind)  # type: ignore[arg-type]
        for name, kind in more
        if name and not any(known == kind for _, known in named)
    )
    if day is None and not notes:
        notes = ("no date of publication was found in the feed",)
    return replace(
        report,
        title=report.title or entry.title,
        published=day,
        outlet=outlet,
        byline=byline,
        sources=sources,
        notes=notes,
    )
