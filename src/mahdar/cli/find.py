"""`mahdar find`: reports and statements by their words."""

from __future__ import annotations

import json as json_
from typing import Annotated, Any

from cyclopts import Parameter

from mahdar.cli.narrow import Limit, Narrow


def find(
    words: str,
    *,
    archive: str | None = None,
    narrow: Narrow | None = None,
    statements: Annotated[bool, Parameter(negative=())] = False,
    facets: Annotated[bool, Parameter(negative=())] = False,
    limit: Limit = 20,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Search reports, or what people said, for words: exact hits first, then the newest.

    Examples
    --------
        mahdar find "مياه الري" --archive record.db

        mahdar find '«وقف إطلاق النار» -غزة' --statements --from 2018 --country SYR --json

    Parameters
    ----------
    words
        All must stand there in some form; «a phrase» in quotation marks as it stands; -word must not.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    statements
        Search the words that people said instead of whole reports.
    facets
        Tell instead how the hits divide by outlet, year, context, country, form, person and body.
    limit
        Print this many; 0 prints all. How many there are is told in any case.
    json
        One JSON object a line.
    """
    from mahdar.archive import Filter, open_archive

    open_archive(archive, write=False)
    from mahdar.archive.search.facets import facets as facets_of
    from mahdar.archive.search.finding import find_reports, find_statements
    from mahdar.archive.telling import in_turn

    narrowed = narrow.filter() if narrow else Filter()
    if facets:
        return _print_facets(facets_of(find_reports(words, narrowed)), json)
    found: Any = find_statements(words, narrowed) if statements else find_reports(words, narrowed)
    whole = found.order_by().select_related("report" if statements else "wording")
    shown = 0
    for row in in_turn(found[:limit] if limit else found, whole):
        shown += 1
        told = _statement(row, words) if statements else _report(row, words)
        print(json_.dumps(told, ensure_ascii=False) if json else _line(told))
    return _rest(found, shown, limit)


def _report(report: Any, words: str) -> dict[str, Any]:
    from mahdar.archive.search.marking import hits, snippet

    return {
        "report": report.key,
        "outlet": report.outlet,
        "published": report.published,
        "title": report.title,
        "url": report.url,
        "exact": bool(report.exact),
        "hits": hits(report.text, words),
        "snippet": snippet(report.text, words),
    }


def _statement(said: Any, words: str) -> dict[str, Any]:
    from mahdar.archive.search.marking import snippet

    speakers = [
        {"id": voice.identity_id, "name": voice.named.name}
        for voice in said.voices.select_related("named").filter(role="speaker")
    ]
    return {
        "report": said.report.key,
        "entry": said.entry,
        "outlet": said.report.outlet,
        "published": said.report.published,
        "speakers": speakers,
        "act": said.act,
        "text": said.text,
        "content": [said.start, said.end],
        "exact": bool(said.exact),
        "snippet": snippet(said.text, words),
    }


def _line(told: dict[str, Any]) -> str:
    from mahdar.cli.showing import safe

    head = " · ".join(str(part) for part in (told["published"], told["outlet"], told["report"]) if part)
    if "speakers" in told:
        who = "، ".join(safe(one["name"]) for one in told["speakers"])
        return f"{head}\n  {who}: {safe(told['snippet'])}"
    return f"{head}\n  {safe(told['title'])}\n  {safe(told['snippet'])}"


def _rest(found: Any, shown: int, limit: int) -> int:
    import sys

    total = found.count() if limit and shown == limit else shown
    sys.stderr.write(f"{shown} of {total} shown\n" if total > shown else f"{total} found\n")
    return 0


def _print_facets(found: dict[str, list[dict[str, Any]]], json: bool) -> int:
    from mahdar.cli.showing import safe

    if json:
        print(json_.dumps(found, ensure_ascii=False))
        return 0
    for facet, values in found.items():
        print(facet)
        for one in values:
            print(f"  {one['reports']:6}  {safe(str(one.get('name', one['value'])))}")
    return 0
