"""A text as copied from a page: headline, date line, captions, body, a source and byline list, a tail."""

from __future__ import annotations

import re

from mahdar.arabic.dates import find_dates, read_date
from mahdar.reading.report import Report, report_id
from mahdar.record import Source

_OUTLET = re.compile(r"^[\s•*·\-–]*(?:المصدر|مصدر الخبر|المصدر الأصلي|الناشر)\s*[:：]\s*(.+)$")
_BYLINE = re.compile(
    r"^[\s•*·\-–]*(?:اسم الكاتب|الكاتب|بقلم|كتب|كتبت|إعداد|تحرير|المحرر|المراسل|تقرير)\s*[:：]\s*(.+)$"
)
_TAIL = re.compile(
    r"^[\s•*·\-–#]*(?:الأكثر قراءة|الأكثر مشاهدة|الأكثر تفاعلا|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|إقرأ أيضا|إقرأ أيضاً|اقرأ المزيد|مواضيع ذات صلة|"
    r"أخبار ذات صلة|مقالات ذات صلة|موضوعات متعلقة|مواضيع متعلقة|قد يهمك|شارك الخبر|شارك المقال|تابعونا|تابعنا|التعليقات|الوسوم|كلمات مفتاحية|"
    r"للمزيد|شاهد أيضا|شاهد أيضاً|روابط ذات صلة|الكلمات الدالة)\s*[:：]?"
)
_SENTENCE = re.compile(r"[.،؛؟!:\"»]")
_LONG = 90


def read_pasted(text: str) -> Report:
    """The report in a pasted text; a single paragraph is a body without a headline."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    lines, outlet, byline = _take_sources(_cut_tail(lines))
    published, lines = _take_date(lines)
    title, body = _headline(lines)
    body = _without_captions(body)
    joined = "\n".join(body)
    sources = [Source(name=outlet, kind="outlet")] if outlet else []
    sources += [Source(name=byline, kind="byline")] if byline else []
    return Report(
        id=report_id(title, joined),
        text=joined,
        title=title,
        outlet=outlet,
        byline=byline,
        published=published,
        sources=tuple(sources),
    )


def _cut_tail(lines: list[str]) -> list[str]:
    for number, line in enumerate(lines):
        if number and len(line) < 60 and _TAIL.match(line):
            rest = [later for later in lines[number + 1 :] if _OUTLET.match(later) or _BYLINE.match(later)]
            return lines[:number] + rest
    return lines


def _take_sources(lines: list[str]) -> tuple[list[str], str | None, str | None]:
    outlet = byline = None
    kept: list[str] = []
    for line in lines:
        if len(line) < _LONG and (match := _OUTLET.match(line)):
            outlet = outlet or match[1].strip()
        elif len(line) < _LONG and (match := _BYLINE.match(line)):
            byline = byline or match[1].strip()
        else:
            kept.append(line)
    return kept, outlet, byline


def _take_date(lines: list[str]) -> tuple[str | None, list[str]]:
    """The first short line near the top that is little more than a date."""
    for number, line in enumerate(lines[:8]):
        if len(line) <= 60 and (value := read_date(line)):
            covered = sum(m.end - m.start for m in find_dates(line, None))
            if covered * 2 >= len(line) or len(line) <= 32:
                return value, lines[:number] + lines[number + 1 :]
    return None, lines


def _headline(lines: list[str]) -> tuple[str, list[str]]:
    """The first line, if more follows and it does not read as a paragraph."""
    if len(lines) > 1 and len(lines[0]) <= 220 and not lines[0].endswith("."):
        return lines[0], lines[1:]
    return "", lines


def _without_captions(lines: list[str]) -> list[str]:
    """Short lines before the first paragraph that are no sentences (a caption, told twice), and repeated lines."""
    first = next((n for n, line in enumerate(lines) if len(line) > _LONG or line.endswith(".")), 0)
    kept = [line for line in lines[:first] if _SENTENCE.search(line) and lines.count(line) == 1]
    return kept + lines[first:]
