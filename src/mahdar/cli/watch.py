"""`mahdar watch`: follow feeds and folders."""

from __future__ import annotations

import datetime as dt
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from mahdar.intake.watch_state import SourceState, WatchState
from mahdar.intake.watched import Sources, key_of, load_sources
from mahdar.intake.watching import Keep, Watch
from mahdar.reading import Reader, Report
from mahdar.record import to_json


def watch(
    sources: Path,
    *,
    once: Annotated[bool, Parameter(negative=())] = False,
    status: Annotated[bool, Parameter(negative=())] = False,
    words: tuple[Path, ...] = (),
) -> int:
    """Follow feeds and folders, and read what is new in them, until stopped.

    Examples
    --------
        mahdar watch sources.toml

        mahdar watch sources.toml --once

        mahdar watch sources.toml --status

    Parameters
    ----------
    sources
        A TOML file: archive = "record.db" (or out = "records.jsonl"), and a [[feed]] with its url or a [[folder]] with its
        path for each source. See docs/how-to/watch.md.
    once
        Look at every source that is due, then end: for a scheduler of your own.
    status
        Print where every source stands, and read nothing.
    words
        A folder of your own word lists beside the built-in ones; may be given several times.
    """
    given = load_sources(sources)
    base = sources.resolve().parent
    state = WatchState(base / (given.state or f"{sources.stem}.state.db"))
    try:
        if status:
            return _status(given, state)
        return _watch(Watch(given, state, _keeper(given, base, Reader(words=words)), _tell, base=base), once=once)
    finally:
        state.close()


def _watch(running: Watch, *, once: bool) -> int:
    before = {
        number: signal.signal(number, lambda *_: running.stop.set()) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        running.round() if once else running.run()
    finally:
        running.close()
        for number, handler in before.items():
            signal.signal(number, handler)
    if running.stop.is_set():
        _tell("stopped; the next watch goes on from here")
    return 1 if once and any(state.error for state in running.states()) else 0


def _keeper(given: Sources, base: Path, reader: Reader) -> Keep:
    """What keeps reports: their records written to the archive, or to a file of JSON lines."""
    if given.archive:
        return _into_archive(given.archive if "://" in given.archive else str(base / given.archive), reader)
    path = base / str(given.out)

    def keep(reports: Sequence[Report]) -> None:
        with path.open("ab") as file:
            file.write(b"".join(to_json(reader.read(report)) + b"\n" for report in reports))

    return keep


def _into_archive(address: str, reader: Reader) -> Keep:
    from mahdar.archive import open_archive, told

    opened = open_archive(address, create=True)
    from mahdar.archive.writing import store

    def keep(reports: Sequence[Report]) -> None:
        with told(opened):
            for _ in store(reader.read(report) for report in reports):
                """Each batch is safe when it comes back."""

    return keep


def _status(given: Sources, state: WatchState) -> int:
    """A line a source: what it is, when it was looked at, what was found, what went wrong."""
    for source in given.all():
        sys.stdout.write(_line(state.of(key_of(source))) + "\n")
    return 0


def _line(state: SourceState) -> str:
    if state.checked is None:
        return f"{state.key}: not yet looked at"
    at = dt.datetime.fromtimestamp(state.checked, dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    due = dt.datetime.fromtimestamp(state.due, dt.UTC).strftime("%H:%M UTC")
    wrong = f"; failed {state.failures} times: {state.error}" if state.error else ""
    return f"{state.key}: looked at {at}, {state.found} reports so far, due {due}{wrong}"


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
