"""The web app at size: how long each kind of page takes while many people read.

    python -m benchmarks.web [ARTICLES.jsonl.gz] [--reports 20000] [--database bench.db] [--clients 20] [--seconds 60]

Articles are read, and their records repeated with other ids, days and names of people, into an archive (a file or a
postgresql:// URL; one that holds reports already is taken as it is; --from bench.db copies that file's rows into an empty
PostgreSQL database, which is faster than loading). `mahdar serve` answers, in a process of its own.
Each client asks a page of any kind, reads for a while (--pause, seconds on average), and asks the next; with --pause 0 all
ask as fast as they are answered. --changing 5 makes a new revision of the archive every five seconds, so that nothing that is
kept until the archive changes stays kept for long. --alone asks each kind some times with nobody else there, every page made
anew, and tells the processor's time of each, the server's and, where PostgreSQL runs on this machine, that of its sessions.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations, islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from benchmarks.articles import DEFAULT, articles
from benchmarks.transplant import transplant

MEDIAN, TAIL = 100.0, 300.0
"""Goals, in milliseconds: of half the answers, and of 95 in 100."""

_ALONE = 5
_SAMPLE = 200
_COMMON, _RARE = ("الحكومة", "وزير الخارجية", "السلام"), ("القرنفل", "الزعفران", "المنطاد")
Kinds = dict[str, list[str]]
Taken = dict[str, list[float]]


def fill(source: Path, size: int, address: str) -> None:
    """An archive of so many reports, unless it holds some already."""
    from mahdar.archive import open_archive

    open_archive(address, create=True)
    from benchmarks.archive import many
    from mahdar.archive.models import Report
    from mahdar.archive.writing import store
    from mahdar.reading import Reader
    from mahdar.record import to_json

    if Report.objects.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        reader = Reader()
        with records.open("wb") as out:
            for row in articles(source, size):
                out.write(to_json(reader.read(row)) + b"\n")
        begin = time.perf_counter()
        for _ in store(islice(many(records, size), size)):
            pass
        print(f"{size:,} reports loaded in {time.perf_counter() - begin:.0f} s", flush=True)


def kinds_of(address: str, seed: int = 1) -> Kinds:
    """Every kind of page with addresses of it: of things drawn by chance, as they are told of."""
    from mahdar.archive import open_archive

    open_archive(address)
    from mahdar.archive.models import Contact, Identity, Meeting, Named, Report

    draw = random.Random(seed)

    def some(found: Sequence[object]) -> list[str]:
        return [str(one) for one in draw.sample(list(found), min(_SAMPLE, len(found)))]

    def named(kind: str) -> list[str]:
        """Those of whom reports tell: who is named often is drawn often, as their pages are asked for often."""
        told = Named.objects.filter(kind=kind, identity__into=None).exclude(identity=None).order_by("pk")
        return some(list(told.values_list("identity", flat=True)[:: max(1, told.count() // 5000)]))

    def ids(table: type) -> list[str]:
        last = table.objects.order_by("-pk").values_list("pk", flat=True).first() or 1  # type: ignore[attr-defined]
        asked = [draw.randint(1, last) for _ in range(_SAMPLE * 2)]
        return some(list(table.objects.filter(pk__in=asked).values_list("pk", flat=True)))  # type: ignore[attr-defined]

    outlets = some(
        [quote(one) for one in Report.objects.exclude(outlet=None).values_list("outlet", flat=True).distinct()]
    )
    people, bodies, reports = named("person"), named("body"), ids(Report)
    most = list(Identity.objects.filter(kind="person", into=None).order_by("-seen").values_list("pk", flat=True)[:5])
    met = [one for one in ids(Meeting) if Contact.objects.filter(meeting=one).exists()]
    pairs = [
        f"/between/{a}/{b}/"
        for one in draw.sample(met, min(30, len(met)))
        for a, b in combinations(dict.fromkeys(_parties(one)), 2)
    ]
    countries = ("EGY", "SYR", "JOR", "LBN", "IRQ", "TUN")
    narrowed = [f"country={one}" for one in countries] + [f"outlet={one}" for one in outlets]
    narrowed += [f"from={year}-0{month}&to={year}-0{month + 2}" for year in range(2012, 2024) for month in (1, 6)]
    narrowed += [f"context={one}" for one in ("diplomatic", "military")]
    months = [f"{year}-{month:02}" for year in range(2012, 2024) for month in range(1, 13, 3)]
    lists = ("contacts", "statements", "upcoming", "events", "reports")
    return {
        "today": ["/", "/en/"],
        **{name: [f"/{name}/", f"/en/{name}/", f"/{name}/?page=3"] for name in lists},
        "lists by country": [f"/{name}/?country={one}" for name in lists for one in countries],
        "lists by outlet": [f"/{name}/?outlet={one}" for name in lists for one in outlets],
        "lists by person": [f"/{name}/?person={one}" for name in lists for one in people[:40]],
        "lists by time": [f"/{name}/?from={year}&to={year + 1}" for name in lists for year in range(2012, 2024)],
        "lists by context": [f"/{name}/?context={one}" for name in lists for one in ("diplomatic", "military")],
        "report": [f"/reports/{one}/" for one in reports],
        "person": [f"/who/{one}/" for one in people],
        "person, the best known": [f"/who/{one}/" for one in most],
        "body": [f"/who/{one}/" for one in bodies],
        "contact": [f"/contacts/{one}/" for one in met],
        "search, common words": [f"/search/?q={quote(one)}" for one in _COMMON],
        "search, rare words": [f"/search/?q={quote(one)}" for one in _RARE],
        "people, bodies, places": ["/people/", "/bodies/", "/places/", "/people/?page=4"],
        "people by name": [f"/people/?name={quote(one)}" for one in ("محمد", "الحريري", "وزير")],
        "sources": ["/sources/", "/en/sources/"],
        "coverage": ["/sources/coverage/", *(f"/sources/coverage/?{one}" for one in narrowed[:40])],
        "outlet": [f"/sources/outlet/?outlet={one}" for one in outlets],
        "network": ["/network/", "/en/network/", "/network/?kind=person&least=2"],
        "network, narrowed": [f"/network/?{one}" for one in narrowed],
        "between two": pairs,
        "timeline": ["/timeline/", "/en/timeline/", "/timeline/?page=3"],
        "timeline of a person": [f"/timeline/?person={one}" for one in people[:40] + most],
        "timeline, narrowed": [f"/timeline/?{one}" for one in narrowed],
        "map": ["/map/", "/en/map/", "/map/?view=world", "/map/?kind=contacts"],
        "map, narrowed": [f"/map/?{one}" for one in narrowed],
        "calendar": ["/calendar/", "/en/calendar/", *(f"/calendar/?month={one}" for one in months)],
        "API, lists": [f"/api/v1/{name}?offset={at}" for name in (*lists, "people") for at in (0, 500)],
        "API, one report": [f"/api/v1/reports/{one}" for one in reports],
        "API, search": [f"/api/v1/search?q={quote(one)}" for one in (*_COMMON, *_RARE)],
    }


def _parties(meeting: str) -> list[int]:
    from mahdar.archive.models import Party

    found = Party.objects.filter(contact__meeting=meeting).exclude(identity=None).order_by("pk")
    return list(found.values_list("identity", flat=True)[:3])


class Server(NamedTuple):
    """Where it answers, and the number of its process."""

    host: str
    process: int


@contextmanager
def served(address: str, *options: str) -> Iterator[Server]:
    """`mahdar serve` over the archive."""
    command = [sys.executable, "-m", "mahdar", "serve", "--archive", address, "--port", "0", "--limit", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://(\S+?)/ ", server.stdout.readline())
        try:
            if found is None:
                raise SystemExit("mahdar serve did not start")
            yield Server(found[1], server.pid)
        finally:
            server.terminate()


def timed(connection: http.client.HTTPConnection, path: str) -> float:
    """Milliseconds from asking to the last byte. Raises SystemExit for anything but 200."""
    begin = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return (time.perf_counter() - begin) * 1000


def worked(process: int) -> float | None:
    """Milliseconds of the processor that a server and the sessions of its PostgreSQL have taken; None where Linux does not tell."""
    from django.db import connection

    processes = [process, *_children(process)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
            processes += [pid for (pid,) in cursor.fetchall() if Path(f"/proc/{pid}").exists()]
    threads = [file for one in processes for file in Path(f"/proc/{one}/task").glob("*/schedstat")]
    return sum(int(file.read_text().split()[0]) for file in threads) / 1e6 if threads else None


def _children(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in told.read_text().split()] if told.is_file() else []


def alone(server: Server, kinds: Kinds) -> tuple[Taken, Taken]:
    """Each kind some times, one after the other, nothing of it kept: milliseconds by the clock, and of the processor."""
    connection = http.client.HTTPConnection(server.host, timeout=120)
    timed(connection, "/")
    draw = random.Random(2)
    clock: Taken = defaultdict(list)
    processor: Taken = defaultdict(list)
    for kind, paths in kinds.items():
        for _ in range(_ALONE if paths else 0):
            change()
            before = worked(server.process)
            clock[kind].append(timed(connection, draw.choice(paths)))
            after = worked(server.process)
            if before is not None and after is not None:
                processor[kind].append(after - before)
    return clock, processor


def together(host: str, kinds: Kinds, *, clients: int, seconds: float, pause: float) -> Taken:
    """Many clients at once for a while; the first seconds, in which threads and caches are made, do not count."""
    found: Taken = defaultdict(list)
    lock, begin = threading.Lock(), time.monotonic()
    warm, end = begin + min(5.0, seconds / 4), begin + seconds

    def client(number: int) -> None:
        draw, connection = random.Random(number), http.client.HTTPConnection(host, timeout=120)
        names = [name for name, paths in kinds.items() if paths]
        while time.monotonic() < end:
            time.sleep(draw.expovariate(1 / pause) if pause else 0)
            kind = draw.choice(names)
            took = timed(connection, draw.choice(kinds[kind]))
            if time.monotonic() > warm:
                with lock:
                    found[kind].append(took)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def change() -> None:
    """Make a new revision of the archive, as every change of it does."""
    from django.db.models import F

    from mahdar.archive.models import Revision

    Revision.objects.update(number=F("number") + 1)


@contextmanager
def changing(seconds: float) -> Iterator[None]:
    """As if somebody changed the archive so often (0: never)."""
    done = threading.Event()

    def going_on() -> None:
        from django.db import connection

        while not done.wait(seconds):
            change()
        connection.close()

    thread = threading.Thread(target=going_on)
    if seconds:
        thread.start()
    try:
        yield
    finally:
        done.set()
        if seconds:
            thread.join()


def table(found: Taken, processor: Taken) -> Iterator[str]:
    """A line a kind: how often, median, 95th percentile and worst, and whether the goals hold."""
    yield f"{'ms':26}{'pages':>8}{'median':>9}{'p95':>9}{'worst':>9}{'processor':>11}"
    everything = (_together(found), _together(processor))
    for kind, took in [*found.items(), ("all", everything[0])]:
        middle, tail = statistics.median(took), sorted(took)[max(0, -(-len(took) * 95 // 100) - 1)]
        used = everything[1] if kind == "all" else processor.get(kind)
        told = f"{statistics.median(used):11.0f}" if used else f"{'':11}"
        held = "" if middle < MEDIAN and tail < TAIL else "  beyond the goal"
        yield f"{kind:26}{len(took):8}{middle:9.0f}{tail:9.0f}{max(took):9.0f}{told}{held}"


def _together(found: Taken) -> list[float]:
    return [one for each in found.values() for one in each]


def main() -> int:
    """Fill, serve, ask, print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    cli.add_argument("--reports", type=int, default=20_000)
    cli.add_argument("--database", "--archive", dest="archive")
    cli.add_argument("--from", dest="source", help="a file whose rows are copied into an empty PostgreSQL database")
    cli.add_argument("--clients", type=int, default=20)
    cli.add_argument("--seconds", type=float, default=60)
    cli.add_argument("--pause", type=float, default=2.0)
    cli.add_argument("--changing", type=float, default=0.0)
    cli.add_argument("--alone", action="store_true")
    given = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = given.archive or str(Path(folder) / "bench.db")
        if given.source:
            transplant(given.source, address)
        fill(given.articles, given.reports, address)
        kinds = kinds_of(address)
        processor: Taken = {}
        with served(address) as server:
            before = worked(server.process)
            if given.alone:
                found, processor = alone(server, kinds)
            else:
                with changing(given.changing):
                    found = together(
                        server.host, kinds, clients=given.clients, seconds=given.seconds, pause=given.pause
                    )
            after = worked(server.process)
        print(f"load of the machine: {os.getloadavg()[0]:.1f}")
        print("\n".join(table(found, processor)))
        if processor:
            used = sorted(_together(processor))
            print(f"of the processor, 95 of 100 pages take less than {used[-(-len(used) * 95 // 100) - 1]:.0f} ms")
        elif before is not None and after is not None:
            print(f"{(after - before) / 1000 / given.seconds:.2f} processors were busy with it on the mean")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
