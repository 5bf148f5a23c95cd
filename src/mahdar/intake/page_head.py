"""What a page says of itself: its meta tags and JSON-LD; from them and its lines the headline, the outlet, who signed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from mahdar.intake.marks import bare, marks, plain
from mahdar.intake.page_lines import Line

_PARTS = re.compile(r"\s+(?:[|»«›·•–—:]+|-+|::|//)\s+|\s*[|»]\s*")
_JSON_WRAP = re.compile(r"^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?://\s*)?(?:\]\]>|-->)\s*$")
_TRAILING = re.compile(r",(?=\s*[}\]])")
_CUT = re.compile(r"\s*(?:\.\.\.|…)\s*$")
_MIN_HEADLINE = 8
_LIKE = 0.8
_NAME_LIMIT = 60


def metas_of(tree: Any) -> dict[str, str]:
    """The first content of every meta tag, by its property, name, itemprop or http-equiv in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or meta.get("value") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content and not _inside_list(meta, attribute):
                found.setdefault(name, content)
    return found


def _inside_list(meta: Any, attribute: str) -> bool:
    """Whether an itemprop belongs to something inside the page (an image, a related report), not to the page."""
    if attribute != "itemprop":
        return False
    parent = meta.getparent()
    while parent is not None:
        kind = parent.get("itemtype") or ""
        if kind:
            return not kind.rstrip("/").lower().endswith(("article", "posting", "webpage"))
        parent = parent.getparent()
    return False


def objects_of(tree: Any) -> list[dict[str, Any]]:
    """The objects of every JSON-LD block, nested ones too, in the order of the page; broken blocks are passed over."""
    return [
        item for script in tree.iter("script") if _is_json_ld(script) for item in _nested(_loads(script.text or ""))
    ]


def _is_json_ld(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _loads(text: str) -> object:
    text = _JSON_WRAP.sub("", text)
    for attempt in (text, _TRAILING.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nested(value: object) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = [*item, *waiting]
        elif isinstance(item, dict):
            yield item
            waiting += [inner for inner in item.values() if isinstance(inner, list | dict)]


def names_in(objects: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    """The names of people or bodies under `key` (author, publisher)."""
    found: list[str] = []
    for item in objects:
        value = item.get(key)
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one if isinstance(one, str) else None
            if isinstance(name, str) and name.strip():
                found.append(plain(html.unescape(name)))
    return found


def outlet_names(metas: Mapping[str, str], objects: Sequence[Mapping[str, Any]], card: str | None) -> list[str]:
    """The names that the page gives its outlet, the surest first."""
    names = [metas.get("og:site_name"), *names_in(objects, "publisher"), card, metas.get("publisher")]
    names += [metas.get("application-name"), metas.get("apple-mobile-web-app-title"), metas.get("dc.publisher")]
    return [plain(html.unescape(name)) for name in names if name and not name.startswith(("http:", "https:", "@"))]


def headline_of(
    tree: Any,
    lines: Sequence[Line],
    metas: Mapping[str, str],
    objects: Sequence[Mapping[str, Any]],
    outlets: Sequence[str],
) -> tuple[str, int | None, str | None]:
    """The headline as the page shows it, the line where it stands, and the outlet's name that page titles append to it."""
    whole = " ".join("".join(tree.xpath("//title[1]//text()")).split())
    declared = [metas.get("og:title"), *(str(o["headline"]) for o in objects if isinstance(o.get("headline"), str))]
    declared += [metas.get("twitter:title"), metas.get("dc.title"), metas.get("title"), whole]
    known = {bare(outlet) for outlet in outlets}
    named = [" ".join(html.unescape(name).split()) for name in declared if name and name.strip()]
    named = [name for name in named if bare(name) not in known]
    heads = [(number, line) for number, line in enumerate(lines) if _is_heading(line, outlets)]
    for number, line in sorted(heads, key=lambda pair: _rank(pair[1])):
        for name in named:
            if title := _shown(line, name, outlets):
                return title, number, _appended(named, title)
    lone = [(number, line) for number, line in heads if _heading_over(line.node).tag == "h1" or _is_headline(line.node)]
    if len(lone) == 1 and len(lone[0][1].text) > 20 and (not named or _same_matter(lone[0][1].text, named)):
        return lone[0][1].text, lone[0][0], None
    if not named:
        return "", None, None
    title = without_outlet(named[0], outlets, titles=named)
    key = bare(title)
    spot = next((number for number, line in enumerate(lines) if line.key == key and line.linked < 0.5), None)
    return title, spot, _appended(named, title)


def _same_matter(text: str, named: Sequence[str]) -> bool:
    """Whether a heading says in other words what one of the page's titles says, which was written for search engines."""
    words = {bare(word) for word in text.split() if len(word) > 3}
    return any(len(words & {bare(word) for word in name.split() if len(word) > 3}) * 2 >= len(words) for name in named)


def _is_headline(node: Any) -> bool:
    return "headline" in (node.get("itemprop") or "")


def _is_heading(line: Line, outlets: Sequence[str]) -> bool:
    if len(line.text) < _MIN_HEADLINE or line.key in {bare(outlet) for outlet in outlets}:
        return False
    heading = _heading_over(line.node)
    return heading is not None and (line.linked < 0.9 or heading.tag == "h1")


def _heading_over(node: Any) -> Any:
    for _ in range(3):
        if node is None:
            return None
        if node.tag in ("h1", "h2", "h3") or _is_headline(node):
            return node
        if any(word in (node.get("class") or "").lower() for word in ("title", "headline")):
            return node
        node = node.getparent()
    return None


def _rank(line: Line) -> int:
    """h1 before what is marked as the headline, before h2, before the rest."""
    heading = _heading_over(line.node)
    if heading.tag == "h1":
        return 0
    return 1 if _is_headline(heading) else 2 if heading.tag == "h2" else 3


def _shown(line: Line, name: str, outlets: Sequence[str]) -> str | None:
    """The headline of a heading line that says what the page's own title says, whole; None where it says another thing."""
    key, cut = bare(name), _CUT.search(name)
    if line.key == key:
        return line.text
    if cut and len(key) > 15 and line.key.startswith(key):
        return line.text
    if len(key) > 15 and key in line.key:
        return (
            line.text if len(line.key) - len(key) < 12 and not _has_kicker(line, key) else without_outlet(name, outlets)
        )
    longest = max((len(bare(part)) for part in _PARTS.split(name) if part), default=0)
    if len(line.key) > 15 and line.key in key and len(line.key) * 2 > longest:
        return line.text
    stripped = bare(without_outlet(name, outlets))
    if len(line.key) > 20 and SequenceMatcher(None, line.key, stripped, autojunk=False).ratio() > _LIKE:
        return line.text
    return None


def _has_kicker(line: Line, key: str) -> bool:
    """Whether what a heading has beyond the title stands in an element of its own: a section, a time."""
    heading = _heading_over(line.node)
    return any(
        inner is not heading and line.key in (bare(inner.text_content()) + key, key + bare(inner.text_content()))
        for inner in heading.iter()
    )


def without_outlet(name: str, outlets: Sequence[str], titles: Sequence[str] = ()) -> str:
    """A page's title without its outlet: a first or last part that is the outlet's name, or that others of the page's titles lack."""
    known = {bare(outlet) for outlet in outlets if outlet}
    for other in titles:
        if len(bare(other)) > 15 and bare(other) != bare(name) and bare(other) in bare(name):
            return _CUT.sub("", other).strip()
    pieces = _PARTS.split(name)
    while len(pieces) > 1 and (bare(pieces[-1]) in known or _is_section(pieces)):
        name = name[: name.rindex(pieces[-1])].rstrip(" |»«›·•–—:-/")
        pieces.pop()
    if len(pieces) > 1 and bare(pieces[0]) in known:
        name = name[name.index(pieces[0]) + len(pieces[0]) :].lstrip(" |»«›·•–—:-/")
    return name.strip()


def _is_section(pieces: list[str]) -> bool:
    """Whether the last part is an outlet or a section: few words after a headline of many."""
    return len(pieces[-1].split()) <= 4 and len(" ".join(pieces[:-1])) > 2 * len(pieces[-1]) and len(pieces[0]) > 15


def _appended(named: Sequence[str], title: str) -> str | None:
    """The name that page titles set before or after the headline: «… - المدينة نيوز»."""
    for name in named:
        pieces = [piece.strip() for piece in _PARTS.split(name) if piece and piece.strip()]
        if len(pieces) < 2 or bare(title) not in bare(name):
            continue
        for piece in (pieces[-1], pieces[0]):
            if bare(piece) not in bare(title) and 1 < len(piece) < 40:
                return piece
    return None


def byline_of(
    lines: Sequence[Line],
    around: range,
    metas: Mapping[str, str],
    objects: Sequence[Mapping[str, Any]],
    outlets: Sequence[str],
) -> str | None:
    """Who signed: JSON-LD's author, the author's meta tag, or a short line near the article marked as such."""
    known = {bare(outlet) for outlet in outlets}
    declared = names_in(objects, "author")[:1] + [
        metas[k] for k in ("author", "article:author", "dc.creator", "sailthru.author") if k in metas
    ]
    shown = [name for number in around for name in _signed(lines[number])]
    for name in (*declared, *shown):
        cleaned = clean_byline(name)
        if (
            cleaned
            and not any(bare(cleaned) in name for name in known)
            and not cleaned.lower().startswith(("http", "admin", "www"))
        ):
            return cleaned
    return None


def clean_byline(name: str) -> str | None:
    """«(أبوظبي - البيان)», «كتبت: سعاد ناصر» without brackets and label; None where it is no name."""
    name = marks().prefix.sub("", " ".join(html.unescape(name).split())).strip(" ()[]-–—:|،,.")
    return name if 1 < len(name) <= _NAME_LIMIT and not re.search(r"\d{3}", name) else None


def _signed(line: Line) -> Iterator[str]:
    """What a short line says of who signed: as a whole, or in an element of its own inside it."""
    if not 2 < len(line.text) <= 2 * _NAME_LIMIT:
        return
    if len(line.text) <= _NAME_LIMIT and _is_byline(line):
        yield line.text
    for inner in line.node.iter("a", "span", "b", "strong"):
        if _names_author(inner):
            yield inner.text_content()


def _names_author(node: Any) -> bool:
    named = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''} {node.get('rel') or ''}"
    return not marks().byline.isdisjoint(re.findall("[a-z]+", named.lower()))


def _is_byline(line: Line) -> bool:
    parent = line.node.getparent()
    if _names_author(line.node) or (parent is not None and _names_author(parent)):
        return True
    return bool(
        re.match(r"\s*(?:(?:بقلم|كتبت?|إعداد|تقرير)\s*[:：/–-]|(?:بقلم|كتبت?)(?:\s+[^\W\d]{2,}){2,4}\s*$)", line.text)
    )
