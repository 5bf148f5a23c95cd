"""A page as the lines that a reader sees, in order, each with the element it stands in and how much of it is a link."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from mahdar.intake.marks import bare, marks

_SILENT_NAMES = (
    "script style noscript template head title svg iframe object embed form button select option input "
    "textarea nav footer aside menu canvas audio video map"
)
_SILENT = frozenset(_SILENT_NAMES.split())
_BLOCKS_NAMES = (
    "address article blockquote body br center dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "
    "header hr html li main ol p pre section table tbody td tfoot th thead time tr ul summary details"
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_KEEP = frozenset(("html", "body", "article", "main", "h1", "time"))
_NAME = re.compile(r"[A-Za-z]+")
_YEAR = re.compile("[12][0-9٠-٩]{3}|[١٢][٠-٩]{3}")
_PIECE = 40
_MAX_DEPTH = 400


class Line(Struct, kw_only=True):
    """One visible line. linked: the share of its characters inside links; stamp: the datetime of a time element."""

    text: str
    node: Any
    linked: float = 0.0
    stamp: str | None = None
    key: str = ""


def prune(tree: Any) -> None:
    """Take what the marks call no article out of a page: menus, related reports, share lines, comments.

    What holds the headline, a third of the running text, or little more than a date stays, whatever its name.
    """
    total = _running(tree) or 1
    for node in [node for node in tree.iter() if _is_chrome(node)]:
        if not _holds_article(node, total) and node.getparent() is not None:
            _drop(node)


def _running(node: Any) -> int:
    """The characters of an element's running text: long pieces outside links and scripts."""
    found = 0
    for inner in node.iter():
        if isinstance(inner.tag, str) and inner.tag not in ("script", "style", "a", "noscript", "textarea"):
            found += _long(inner.text)
        if inner is not node:
            found += _long(inner.tail)
    return found


def _long(text: str | None) -> int:
    return len(text) if text and len(text) >= _PIECE and len(text.strip()) >= _PIECE else 0


def _is_chrome(node: Any) -> bool:
    if not isinstance(node.tag, str) or node.tag in _KEEP:
        return False
    if node.tag in ("nav", "footer"):
        return True
    named = f"{node.get('class') or ''} {node.get('id') or ''}"
    if named == " ":
        return False
    words = [word.lower() for word in _NAME.findall(named)]
    known = marks()
    if not known.chrome.isdisjoint(words):
        return True
    return any(f"{a}-{b}" in known.pairs for a, b in itertools.pairwise(words))


def _holds_article(node: Any, total: int) -> bool:
    if any(True for _ in node.iter("h1")) or node.get("itemprop") == "articleBody":
        return True
    if node.find(".//*[@itemprop='articleBody']") is not None:
        return True
    text = node.text_content()
    if len(text) < 150 and _YEAR.search(text) and sum(1 for _ in node.iter("a")) <= 1:
        return True
    return _running(node) * 3 > total


def _drop(node: Any) -> None:
    """Remove an element, not the text after it."""
    parent, before, tail = node.getparent(), node.getprevious(), node.tail
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(node)


def page_lines(tree: Any) -> list[Line]:
    """The lines of a page in its order. Scripts, forms, menus and footers have none."""
    lines: list[Line] = []
    parts: list[str] = []
    state = {"linked": 0, "node": tree, "stamp": None}

    def close(node: Any) -> None:
        text = " ".join("".join(parts).split())
        if text or state["stamp"]:
            share = min(1.0, state["linked"] / max(1, len(text)))
            lines.append(Line(text=text, node=state["node"], linked=share, stamp=state["stamp"], key=bare(text)))
        parts.clear()
        state.update(linked=0, node=node, stamp=None)

    links = 0
    for step, node in _walk(tree):
        block = node.tag in _BLOCKS
        if step == "open":
            if block:
                close(node if node.tag != "br" else node.getparent())
            links += node.tag == "a"
            state["stamp"] = _stamp(node) or state["stamp"]
            _say(node.text, parts, state, links)
        else:
            if block and node.tag != "br":
                close(node.getparent())
            links -= node.tag == "a"
            _say(node.tail, parts, state, links)
    close(tree)
    return lines


def _say(text: str | None, parts: list[str], state: dict[str, Any], links: int) -> None:
    if text:
        parts.append(text)
        if links:
            state["linked"] += len(" ".join(text.split()))


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every element that speaks, when it opens and when it closes; without recursion, so that no page is too deep."""
    waiting: list[tuple[str, Any]] = [("open", tree)]
    while waiting:
        step, node = waiting.pop()
        if step == "open" and _is_silent(node):
            if node.tail and waiting:
                yield "close", _Tail(node.tail)
            continue
        yield step, node
        if step == "open":
            waiting.append(("close", node))
            waiting += [("open", child) for child in reversed(node)]


def _stamp(node: Any) -> str | None:
    """The machine's form of a shown date: of a time element, of microdata, of an abbreviation."""
    value = None
    if node.tag == "time" or node.get("itemprop") in ("datePublished", "dateCreated"):
        value = node.get("datetime") or node.get("content")
    elif node.tag == "abbr" and "publish" in (node.get("class") or ""):
        value = node.get("title")
    return str(value) if value else None


def _is_silent(node: Any) -> bool:
    if not isinstance(node.tag, str) or node.tag in _SILENT:
        return True
    return "display:none" in (node.get("style") or "").replace(" ", "").lower() and node.tag != "body"


class _Tail:
    """The text after a silent element."""

    tag = "span"

    def __init__(self, tail: str) -> None:
        self.tail = tail
