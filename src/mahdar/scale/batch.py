"""Some reports read a few at a time, each within its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from mahdar.reading import Reader, Report
from mahdar.reading.together import gathered
from mahdar.record import to_json
from mahdar.scale.limits import LATE, Late, within


class Overdue(Struct, frozen=True):
    """A report that was not read within its time. seconds: how long it was given; record: its text and a note, as JSON."""

    id: str
    seconds: float
    record: bytes


def read_batch(reader: Reader, reports: Iterable[Report], limit: float = 0) -> Iterator[bytes | Overdue]:
    """The record of every report as JSON, in order. limit: seconds for one, after which it is given up; 0 for none."""
    for batch in gathered(reports):
        yield from read_few(reader, batch, limit)


def read_few(reader: Reader, reports: Sequence[Report], limit: float = 0) -> Iterator[bytes | Overdue]:
    """The same of a few that are read together; where that fails or takes longer than one may, each is read by itself."""
    if len(reports) > 1:
        try:
            records = within(limit, lambda: reader.read_together(reports))
        except Exception:  # noqa: BLE001 — it is raised again by the one to which it belongs
            records = LATE
        if not isinstance(records, Late):
            yield from map(to_json, records)
            return
    for report in reports:
        record = within(limit, lambda report=report: reader.read(report))  # type: ignore[misc]
        if isinstance(record, Late):
            aside = reader.set_aside(report, f"set aside: not read within {limit:g} s")
            yield Overdue(report.id, limit, to_json(aside))
        else:
            yield to_json(record)
