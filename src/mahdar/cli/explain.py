"""`mahdar explain`: every claim of a report with its words and its rule."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from mahdar.cli.reports import Outcome, reports_of
from mahdar.evaluation.explanation import Explained, as_mapping, explain_record
from mahdar.evaluation.microscope import Microscope
from mahdar.reading import Reader
from mahdar.record import Record


def explain(
    source: Annotated[str, Parameter(allow_leading_hyphen=True)],
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    kind: Annotated[tuple[str, ...], Parameter(name=["--kind", "-k"])] = (),
    words: tuple[Path, ...] = (),
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Show why each claim was made: its words in their place, its rule, its confidence.

    The words that a claim came from stand between ⟦ and ⟧.

    Examples
    --------
        mahdar explain report.txt

        mahdar explain reports.jsonl --kind contacts --kind statements

    Parameters
    ----------
    source
        A file or folder of reports; `-` is standard input.
    sources
        More of them.
    kind
        Show this kind alone (people, organizations, places, offices, contacts,
        statements, upcoming, events); may be given several times.
    words
        A folder of your own word lists beside the built-in ones; may be given several times.
    json
        Print one JSON object a report instead.
    """
    show = _print_json if json else Microscope()
    reader = Reader(words=words)
    outcome = Outcome()
    for report in reports_of((source, *sources), outcome):
        record = reader.read(report)
        show(record, explain_record(record, kinds=set(kind) or None))
    return outcome.code()


def _print_json(record: Record, explained: Iterable[Explained]) -> None:
    sys.stdout.write(msgspec.json.encode(as_mapping(record, explained)).decode() + "\n")
