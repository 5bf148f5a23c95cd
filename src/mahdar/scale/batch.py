"""Some reports read one after the other, each within its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from mahdar.reading import Reader, Report
from mahdar.record import to_json
from mahdar.scale.limits import Late, within


class Overdue(Struct, frozen=True):
    """A report that was not read within its time. seconds: how long it was given; record: its text and a note, as JSON."""

    id: str
    seconds: float
    record: bytes


def read_batch(reader: Reader, reports: Iterable[Report], limit: float = 0) -> Iterator[bytes | Overdue]:
    """The record of every report as JSON, in order. limit: seconds for one, after which it is given up; 0 for none."""
    for report in reports:
        record = within(limit, lambda report=report: reader.read(report))  # type: ignore[misc]
        if isinstance(record, Late):
            aside = reader.set_aside(report, f"set aside: not read within {limit:g} s")
            yield Overdue(report.id, limit, to_json(aside))
        else:
            yield to_json(record)
