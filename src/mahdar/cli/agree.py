"""`mahdar agree`: how far two coders agree."""

from __future__ import annotations

import json as json_
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from mahdar.evaluation.agreement import agreement
from mahdar.evaluation.gold import Gold, read_articles, read_gold, with_text


def agree(
    first: Path, second: Path, articles: Path | None = None, *, json: Annotated[bool, Parameter(negative=())] = False
) -> int:
    """Print how far two coders of the same reports agree: F1 and Krippendorff's alpha by kind of fact.

    Examples
    --------
        mahdar agree coder-a.jsonl coder-b.jsonl

    Parameters
    ----------
    first
        The gold records of one coder, one JSON object a line.
    second
        Those of the other, of the same reports.
    articles
        The articles, where the gold does not hold title and text.
    json
        Print the table as JSON.
    """
    found = read_articles(articles) if articles else {}
    coders: list[list[Gold]] = [[with_text(gold, found) for gold in read_gold(path)] for path in (first, second)]
    rows = agreement(*coders)
    if json:
        print(json_.dumps([asdict(row) for row in rows], ensure_ascii=False))
        return 0
    print(f"{'fact':16}{'first':>7}{'second':>8}{'both':>7}{'F1':>8}{'alpha':>8}")
    for row in rows:
        alpha = f"{row.alpha:8.3f}" if row.alpha is not None else f"{'–':>8}"
        print(f"{row.kind:16}{row.first:7.0f}{row.second:8.0f}{row.both:7.0f}{row.f1:8.3f}{alpha}")
    return 0
