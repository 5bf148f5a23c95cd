"""The archive at size: loading 100,000 reports, and the median time of each question.

    python -m benchmarks.archive records.jsonl [--reports 100000] [--archive bench.db]

records.jsonl: records as `mahdar read … --json` prints them; they are repeated with changed ids, days and names.
Reading is not counted. The figures are of one process, by the clock and, where the machine has other work, in processor
time; memory is the highest that the process used, the records repeated included.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from mahdar.archive import Filter, open_archive
from mahdar.record import Record

RUNS = 15
_SYLLABLES = ("با", "تا", "جي", "دو", "را", "سي", "شا", "طو", "في", "كا", "لو", "ما", "ني", "هو", "وا", "يا")


def many(path: Path, count: int) -> Iterator[Record]:
    """The records again and again, each time of other days and other people."""
    records = [msgspec.json.decode(line, type=Record) for line in path.read_bytes().splitlines()]
    every = (again(record, turn) for turn in range(count // len(records) + 1) for record in records)
    return islice(every, count)


def again(record: Record, turn: int) -> Record:
    """The record as one of another time: its id, its days, two syllables more in every person's name.

    Two, since names that are but one consonant apart may be one name's spellings.
    """
    if not turn:
        return record
    mark = _SYLLABLES[turn % len(_SYLLABLES)] + _SYLLABLES[(turn * 7 + 3) % len(_SYLLABLES)]
    names = [msgspec.structs.replace(person, name=f"{person.name}{mark}") for person in record.people]
    day = record.report.published
    if day and len(day) == 10:
        day = (dt.date.fromisoformat(day) + dt.timedelta(37 * turn)).isoformat()
    report = msgspec.structs.replace(record.report, id=f"{record.report.id}-{turn}", published=day)
    return msgspec.structs.replace(record, report=report, people=tuple(names))


def questions() -> dict[str, Callable[[], Any]]:
    """The questions of the commands, as they ask them."""
    from mahdar.archive.models import Contact, Identity, Meeting, Office, Upcoming
    from mahdar.archive.moments import between, moments
    from mahdar.archive.narrowing import claims
    from mahdar.archive.people import find_identities
    from mahdar.archive.portraits import portrait
    from mahdar.archive.search.facets import facets
    from mahdar.archive.search.finding import find_reports, find_statements
    from mahdar.archive.settling import latest_day
    from mahdar.archive.telling import contacts_told, in_turn, meetings_told, upcoming_told
    from mahdar.archive.tenures import tenures

    one, other = Identity.objects.filter(kind="person", into__isnull=True).order_by("-seen")[:2]
    body = Identity.objects.filter(kind="body", into__isnull=True).order_by("-seen")[1]
    person = Filter(person=str(one.pk))
    ordered = ("-day", "report__key", "pk")

    def first(rows: Any, count: int = 20) -> list[Any]:
        return list(islice(rows, count))

    def found(rows: Any, with_: str = "wording") -> list[Any]:
        return list(in_turn(rows[:20], rows.order_by().select_related(with_)))

    return {
        "find, a common word": lambda: found(find_reports("الحكومة")),
        "find, two words": lambda: found(find_reports("وزير الخارجية")),
        "find, a phrase": lambda: found(find_reports("«وقف إطلاق النار»")),
        "find, a rare word": lambda: found(find_reports("القرنفل")),
        "find --statements": lambda: found(find_statements("السلام"), "report"),
        "find --facets, a rare word": lambda: facets(find_reports("القرنفل")),
        "who NAME": lambda: [portrait(found) for found in find_identities(one.name, "person")[:5]],
        "contacts": lambda: first(contacts_told(claims(Contact, Filter()).order_by(*ordered)[:20])),
        "contacts --person": lambda: first(contacts_told(claims(Contact, person).order_by(*ordered)[:20])),
        "contacts --country": lambda: first(
            contacts_told(claims(Contact, Filter(country="EGY")).order_by(*ordered)[:20])
        ),
        "contacts --versions": lambda: first(meetings_told(Meeting.objects.order_by("-day", "-pk")[:20])),
        "timeline --person": lambda: first(moments(person)),
        "between A B": lambda: first(between(one, other, Filter())),
        "upcoming": lambda: first(upcoming_told(claims(Upcoming, Filter()).order_by(*ordered)[:20], latest_day())),
        "offices BODY": lambda: tenures(claims(Office, Filter(body=str(body.pk)))),
    }


def main() -> None:
    """Load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--archive", help="a new archive; one that holds reports already is only asked")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        open_archive(given.archive or f"{folder}/bench.db", create=True)
        from mahdar.archive.counting import counts

        if not counts()["reports"]:
            _load(given.records, given.reports)
        for name, ask in questions().items():
            print(f"{name:28}{_times([_timed(ask) for _ in range(RUNS)])}", flush=True)


def _load(path: Path, count: int) -> None:
    from mahdar.archive.writing import store

    start, worked, done = time.perf_counter(), time.process_time(), 0
    for stored in store(many(path, count)):
        done += stored.new + stored.replaced
        if done % 20_000 < 200:
            print(_rate(done, start, worked), flush=True)
    print(f"{_rate(done, start, worked)}, all in", flush=True)


def _rate(done: int, start: float, worked: float) -> str:
    clock, processor = done / (time.perf_counter() - start), done / (time.process_time() - worked)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{done:9,} reports{clock:8.0f} a second{processor:8.0f} a second of the processor{memory:7} MiB"


def _times(taken: list[tuple[float, float]]) -> str:
    clock, processor = ([one[of] * 1000 for one in taken] for of in (0, 1))
    median = statistics.median
    return (
        f"{median(clock):9.1f} ms median{max(clock):9.1f} ms worst{median(processor):9.1f} ms of the processor, median"
    )


def _timed(ask: Callable[[], Any]) -> tuple[float, float]:
    start, worked = time.perf_counter(), time.process_time()
    ask()
    return time.perf_counter() - start, time.process_time() - worked


if __name__ == "__main__":
    main()
