"""`mahdar sample`: reports to check, prefilled with what the reader makes of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from mahdar.cli.reports import Outcome, reports_of
from mahdar.evaluation.regold import gold_of
from mahdar.evaluation.sampling import draw
from mahdar.reading import Reader
from mahdar.record import Record


def sample(
    source: Annotated[str, Parameter(allow_leading_hyphen=True)],
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    to: Path,
    size: int = 50,
    seed: int = 1,
    plain: Annotated[bool, Parameter(negative=())] = False,
    words: tuple[Path, ...] = (),
) -> int:
    """Draw reports to check, the doubtful ones more often, as gold that a person corrects.

    What is drawn holds title and text, what the reader found, and the number of reports that it stands for; corrected, it is gold for
    `mahdar evaluate`, which then estimates the accuracy on all that it was drawn from.

    Examples
    --------
        mahdar sample archive.jsonl.gz --size 100 --to to-check.jsonl

    Parameters
    ----------
    source
        Reports, as for `mahdar read`.
    sources
        More of them.
    to
        The file to write; it must not be there yet.
    size
        How many reports to draw.
    seed
        The same seed draws the same reports.
    plain
        Draw every report as often as any other.
    words
        A folder of your own word lists beside the built-in ones.
    """
    if size < 1:
        sys.stderr.write(f"--size {size}: draw at least one report\n")
        return 2
    outcome = Outcome()
    reader = Reader(words=words)
    drawn = draw(_records(reader, (source, *sources), outcome), size=size, seed=seed, by_doubt=not plain)
    lines = (msgspec.json.encode(gold_of(one.record, weight=round(one.weight, 3))) + b"\n" for one in drawn)
    try:
        with to.open("xb") as file:
            file.writelines(lines)
    except FileExistsError:
        sys.stderr.write(f"{to}: is there already, with somebody's corrections perhaps; name another file with --to\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{to}: {error.strerror}\n")
        return 2
    sys.stderr.write(f"{len(drawn)} of {outcome.read} reports drawn into {to}\n")
    return outcome.code()


def _records(reader: Reader, sources: tuple[str, ...], outcome: Outcome) -> Iterator[Record]:
    for report in reports_of(sources, outcome):
        yield reader.read(report)
