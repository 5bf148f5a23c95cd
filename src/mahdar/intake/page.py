"""A saved HTML page to a report: trafilatura finds the article, our own rules mend what it gets wrong on Arabic pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from mahdar.arabic.dates import find_dates, read_date
from mahdar.errors import SourceError
from mahdar.intake.pasted import _TAIL
from mahdar.reading.report import Report, report_id
from mahdar.record import Source

_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")
_DATE_KEYS = (
    "article:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "dc.date",
    "dc.date.issued",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "date",
    "publish_date",
    "dcterms.created",
)
_SEPARATORS = re.compile(r"\s+[|»–—-]\s+")
_MIN_BODY = 80


def read_page(text: str, source: str) -> Report:
    """The article of a page. Raises SourceError where the page has none."""
    import trafilatura

    try:
        tree = html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, ValueError) as error:
        raise SourceError(source, "this page has no markup that can be read") from error
    body = (
        trafilatura.extract(tree, include_comments=False, include_tables=False, favor_precision=True, deduplicate=False)
        or ""
    )
    if len(body) < _MIN_BODY:
        body = trafilatura.extract(html.fromstring(text), include_comments=False, include_tables=False) or ""
    if len(body) < _MIN_BODY:
        raise SourceError(
            source, "no article was found on this page", hint="save the article's own page, not a list of articles"
        )
    data = list(_json_ld(tree))
    title = _title(tree, data)
    paragraphs = _clean(body, title)
    published = _published(tree, data, title)
    outlet = _meta(tree, "og:site_name") or _publisher(data)
    url = _canonical(tree)
    notes = () if published else ("no date of publication was found on the page",)
    joined = "\n".join(paragraphs)
    return Report(
        id=report_id(title, joined, url),
        text=joined,
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        notes=notes,
        sources=(Source(name=outlet, kind="outlet"),) if outlet else (),
    )


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of every JSON-LD block, nested ones too."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            waiting = [json.loads(script, strict=False)]
        except ValueError:
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                yield item
                waiting += [value for value in item.values() if isinstance(value, list | dict)]


def _meta(tree: Any, *names: str) -> str | None:
    for name in names:
        for value in tree.xpath(
            "//meta[translate(@property,'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')=$n or translate(@name,'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')=$n or translate(@itemprop,'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')=$n]/@content",
            n=name,
        ):
            if value.strip():
                return str(value).strip()
    return None


def _title(tree: Any, data: list[dict[str, Any]]) -> str:
    """The headline on the page: the h1 that the page's own title begins with, else og:title, else title, without the outlet."""
    heads = [" ".join(h.text_content().split()) for h in tree.xpath("//h1|//h2") if h.text_content().strip()]
    named = (
        _meta(tree, "og:title")
        or next((str(d["headline"]) for d in data if d.get("headline")), "")
        or " ".join(tree.xpath("//title/text()"))
    )
    named = " ".join(named.split())
    for head in heads:
        if len(head) > 12 and (named.startswith(head) or head.startswith(named) or head in named):
            return head
    parts = _SEPARATORS.split(named)
    return max(parts, key=len) if parts else named


def _published(tree: Any, data: list[dict[str, Any]], title: str) -> str | None:
    """The day of publication: structured data first, then the visible date nearest to the headline; never a guess."""
    for item in data:
        if item.get("datePublished") and (found := _ISO_DAY.search(str(item["datePublished"]))):
            return found[1]
    for value in (_meta(tree, name) for name in _DATE_KEYS):
        if value and (day := read_date(value)):
            return day
    return _visible_date(tree, title)


def _visible_date(tree: Any, title: str) -> str | None:
    """The first date after the headline, in the order of the page, before the article is over."""
    seen, left = False, 12
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "head", "title"):
            continue
        text = " ".join((node.text or "").split())
        whole = " ".join(node.text_content().split()) if node.tag in ("h1", "h2") else ""
        seen = seen or (bool(title) and node.tag in ("h1", "h2") and whole == title)
        if not seen:
            continue
        value = node.get("datetime") if node.tag == "time" else None
        for words in (value, text, " ".join((node.tail or "").split())):
            if words and len(words) < 90 and (day := read_date(words)):
                return day
            if words and len(words) > 40:
                left -= 1
        if left <= 0:
            return None
    return None


def _publisher(data: list[dict[str, Any]]) -> str | None:
    for item in data:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and publisher.get("name"):
            return str(publisher["name"])
    return None


def _canonical(tree: Any) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href") or [_meta(tree, "og:url")]
    return str(found[0]) if found and found[0] else None


def _clean(body: str, title: str) -> list[str]:
    """Paragraphs without the repeated headline, lone date lines and what follows «اقرأ أيضاً»."""
    kept: list[str] = []
    for line in (line.strip() for line in body.split("\n")):
        if not line or line == title or line in kept:
            continue
        if len(line) < 60 and _TAIL.match(line):
            if len(kept) > 2:
                break
            continue
        dates = find_dates(line, None) if len(line) < 60 else []
        if dates and sum(m.end - m.start for m in dates) * 2 >= len(line):
            continue
        kept.append(line)
    return kept
