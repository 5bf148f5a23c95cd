"""The paragraphs of a page's report: what trafilatura finds, mended by the page's own order.

trafilatura loses leads that stand in an element of their own, and keeps notices, link lines and «اقرأ أيضا» inside bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from mahdar.arabic.dates import find_dates
from mahdar.intake.marks import bare, marks
from mahdar.intake.page_lines import Line

_PICTURE = re.compile(r"(?:^|[\s_-])(?:img|image|pic|picture|photo|thumb|figure)(?:[\s_-]|$)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LEAD = 60
_MAX_CAPTION = 200
_SHORT = 60
_NOTICE = 420
_MIN_BODY = 80
_FOUND = 25
_COVERED = 0.85


class Body(NamedTuple):
    """The paragraphs, the captions beside them, and the first and last of the page's lines that they stand in."""

    paragraphs: list[str]
    captions: list[str]
    first: int | None
    last: int | None


def extract(tree: Any) -> str:
    """trafilatura's text of a parsed page; where it finds little, its text with every doubt settled for more."""
    import trafilatura

    text = trafilatura.extract(tree, include_comments=False, include_tables=True, deduplicate=False) or ""
    if len(text) < _MIN_BODY:
        text = trafilatura.extract(tree, include_comments=True, favor_recall=True) or text
    return text


def body_of(found: str, lines: Sequence[Line], title: str, headline: int | None, cut: re.Pattern[str] | None) -> Body:
    """The report's paragraphs in the page's order, from trafilatura's text and the lines of the page."""
    kept = _selected(found, lines, title, headline)
    captions = [line.text for line in lines if _is_caption(line) and line.text]
    if not kept:
        return Body(_clean(_unmarked(found), title, cut), captions, None, None)
    numbers = _with_lead(kept, lines, title, headline)
    numbers = _with_neighbours(numbers, lines)
    chosen = [lines[number] for number in _from_the_first_paragraph(numbers, lines) if not _is_caption(lines[number])]
    long = [number for number in numbers if _is_paragraph(lines[number])] or numbers
    return Body(_clean(chosen, title, cut), captions, long[0], long[-1])


def _from_the_first_paragraph(numbers: list[int], lines: Sequence[Line]) -> list[int]:
    """Without what stands over the first paragraph and is no sentence: the date, who signed, a picture's caption."""
    first = next((n for n in numbers if len(lines[n].text) >= _LEAD and not _is_caption(lines[n])), numbers[0])
    return [n for n in numbers if n >= first or lines[n].text.endswith((".", "»", "؟", "!"))]


def _unmarked(found: str) -> list[Line]:
    return [Line(text=text, node=None, key=bare(text)) for text in found.split("\n") if text.strip()]


def _is_caption(line: Line) -> bool:
    """Whether a line stands under a picture: in a figure, or alone in an element that is named so."""
    node = line.node
    for _ in range(4):
        if node is None or node.tag in ("body", "article"):
            return False
        if node.tag in ("figcaption", "figure"):
            return True
        named = (node.get("class") or "").lower()
        if ("caption" in named or _PICTURE.search(named)) and len(line.text) <= _MAX_CAPTION and _is_alone(line, node):
            return True
        node = node.getparent()
    return False


def _is_alone(line: Line, node: Any) -> bool:
    return len(" ".join(node.text_content().split())) <= 1.5 * len(line.text) + 50


def _selected(found: str, lines: Sequence[Line], title: str, headline: int | None) -> list[int]:
    """The page's lines that trafilatura kept; none where they do not give its text again."""
    whole = bare(found)
    sure = [
        number
        for number, line in enumerate(lines)
        if len(line.key) >= _FOUND and line.linked < 0.6 and line.key in whole and number != headline
    ]
    below = [number for number in sure if headline is None or number > headline]
    if sum(len(lines[number].key) for number in below) * 2 > len(whole):
        sure = below
    if not sure:
        return []
    every = [n for n in range(sure[0], sure[-1] + 1) if lines[n].key and lines[n].key in whole]
    tail = sure[-1] + 1
    home = lines[sure[-1]].node.getparent()
    while (
        tail < len(lines)
        and lines[tail].key in whole
        and (len(lines[tail].key) > 8 or lines[tail].node.getparent() is home)
    ):
        every.append(tail)
        tail += 1
    covered = sum(len(lines[number].key) for number in every)
    told = [bare(text) for text in found.split("\n") if not text.startswith("|")]  # rows of a table may be the layout
    wanted = sum(len(key) for key in told if key != bare(title))
    return every if covered >= _COVERED * wanted else []


def _with_lead(kept: list[int], lines: Sequence[Line], title: str, headline: int | None) -> list[int]:
    """The paragraphs between headline and body that trafilatura left: «أعلنت الوزارة اليوم …» in a box of its own."""
    if headline is None or headline >= kept[0]:
        return kept
    lead = [n for n in range(headline + 1, kept[0]) if _is_paragraph(lines[n]) and lines[n].key != bare(title)]
    return lead + kept


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= _LEAD and line.linked < 0.4 and not _is_caption(line) and not _in_list_of_links(line.node)


def _in_list_of_links(node: Any) -> bool:
    while node is not None:
        if node.tag in ("li", "aside"):
            return True
        node = node.getparent()
    return False


def _with_neighbours(kept: list[int], lines: Sequence[Line]) -> list[int]:
    """Paragraphs beside kept ones, in the same element, that were left out."""
    homes = {id(lines[n].node.getparent()) for n in kept if len(lines[n].text) >= _LEAD}
    have = set(kept)
    added = {
        n
        for n in range(kept[0], kept[-1])
        if n not in have and _is_paragraph(lines[n]) and id(lines[n].node.getparent()) in homes
    }
    return sorted(have | added)


def _clean(lines: Iterable[Line], title: str, cut: re.Pattern[str] | None) -> list[str]:
    """Without the repeated headline, lone dates, notices, link lines, and what stands under «اقرأ أيضا»."""
    kept: list[str] = []
    seen: set[str] = {bare(title)}
    skipping = False
    every = list(lines)
    for number, line in enumerate(every):
        text = line.text.strip()
        if not text or line.key in seen or not line.key:
            continue
        if len(text) < _SHORT and marks().tail.match(text):
            if _only_short(every[number + 1 :]):
                break
            skipping = True
            continue
        if skipping and len(text) < 2 * _SHORT and (line.linked > 0.5 or not text.endswith((".", "»", '"', "،"))):
            continue
        skipping = False
        if line.linked > 0.9 and len(every) > 2 and not text.endswith("."):
            continue
        if _ADDRESS.fullmatch(text) or _is_notice(text) or _is_date(text) or (cut and cut.search(text)):
            continue
        seen.add(line.key)
        kept.append(text)
    return kept


def _only_short(lines: Sequence[Line]) -> bool:
    """Whether nothing but headlines and links follows."""
    return not any(_is_sentence(line) and not _is_notice(line.text) for line in lines)


def _is_sentence(line: Line) -> bool:
    ends = line.text.endswith((".", "»", '"', "؟", "!"))
    return line.linked < 0.5 and (len(line.text) > 2 * _SHORT or (len(line.text) > _SHORT and ends))


def _is_notice(text: str) -> bool:
    return len(text) < _NOTICE and marks().notice.search(text) is not None


def _is_date(text: str) -> bool:
    if len(text) >= _SHORT:
        return False
    dates = find_dates(text, None)
    return bool(dates) and sum(mention.end - mention.start for mention in dates) * 2 >= len(text)
