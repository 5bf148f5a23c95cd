"""Feeds and folders followed: what is new in them is read, again and again, until someone says stop.

A source that fails waits longer each time and keeps nobody else; what was read is noted only once it is safely kept, so a
stop at any moment loses nothing and at worst reads a report twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from msgspec.structs import replace

from mahdar.errors import SourceError
from mahdar.intake.feeds import Entry, entries_of, report_of_entry
from mahdar.intake.fetching import Fetcher, Limits
from mahdar.intake.items import Item, Opening, SetAside
from mahdar.intake.language import is_arabic
from mahdar.intake.sources import files_of, open_sources
from mahdar.intake.watch_state import SourceState, WatchState
from mahdar.intake.watched import Feed, Folder, Sources, key_of, seconds_of
from mahdar.reading.report import Report

BATCH = 20
"""Reports that are kept together, so that a stop waits for few."""
MOST = 200
"""New entries of one source in one round; the rest waits for the next, so that no source keeps the others."""
_LONGEST = 6 * 3600.0
_SOON = 60.0

Keep = Callable[[Sequence[Report]], None]
"""Keeps reports for good; what it has returned from is safe."""
Tell = Callable[[str], None]
"""Takes one line for people."""


class Watch:
    """A watch over sources. `stop` set from anywhere (a signal) ends it after the report at hand."""

    def __init__(
        self,
        sources: Sources,
        state: WatchState,
        keep: Keep,
        tell: Tell,
        *,
        base: Path,
        fetcher: Fetcher | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.stop = Event()
        self._sources, self._state, self._keep, self._tell, self._base, self._now = (
            sources,
            state,
            keep,
            tell,
            base,
            now,
        )
        self._own = fetcher is None and bool(sources.feeds)
        self._fetcher = fetcher or (self._polite() if sources.feeds else None)

    def _polite(self) -> Fetcher:
        return Fetcher(
            contact=self._sources.contact, limits=Limits(tries=2), sleep=lambda seconds: _wait(self.stop, seconds)
        )

    def run(self) -> None:
        """Go round until `stop` is set."""
        while not self.stop.is_set():
            self.round()
            self.stop.wait(max(0.05, self._next_due() - self._now()))

    def close(self) -> None:
        """Close the connections that this watch opened."""
        if self._own and self._fetcher is not None:
            self._fetcher.close()

    def round(self) -> None:
        """Look at every source that is due."""
        for source in self._sources.all():
            if self.stop.is_set():
                return
            if self._state.of(key_of(source)).due <= self._now():
                self._look(source)

    def states(self) -> list[SourceState]:
        """Where every source stands."""
        return [self._state.of(key_of(source)) for source in self._sources.all()]

    def _next_due(self) -> float:
        return min((state.due for state in self.states()), default=self._now())

    def _look(self, source: Feed | Folder) -> None:
        """Read what is new in one source; note where it stands now."""
        key, before = key_of(source), self._state.of(key_of(source))
        every = seconds_of(source.every or self._sources.every)
        try:
            found = self._new_of_feed(source, before) if isinstance(source, Feed) else self._new_of_folder(source)
        except SourceError as error:
            failures = before.failures + 1
            wait = min(_LONGEST, every * 2 ** min(failures, 10))
            after = replace(before, checked=self._now(), due=self._now() + wait, failures=failures, error=str(error))
            self._state.keep(after)
            self._tell(str(error))
            return
        new, more, etag, modified = found
        after = replace(self._state.of(key), checked=self._now(), failures=0, error=None, found=before.found + new)
        after = replace(after, due=self._now() + (min(every, _SOON) if more else every), etag=etag, modified=modified)
        self._state.keep(after)
        if new:
            self._tell(f"{key}: {new} new")

    def _new_of_feed(self, feed: Feed, before: SourceState) -> tuple[int, bool, str | None, str | None]:
        assert self._fetcher is not None
        answer = self._fetcher.get(feed.url, etag=before.etag, modified=before.modified)
        if not answer.changed:
            return 0, False, before.etag, before.modified
        opening = Opening(fetcher=self._fetcher)
        entries = [entry for entry in entries_of(answer.data, feed.url, opening) if isinstance(entry, Entry)]
        waiting = [entry for entry in entries if not self._state.is_done(feed.url, _key(entry))]
        named = [(_key(entry), entry) for entry in waiting[:MOST]]
        new, failed = self._take(feed.url, ((key, [_of_feed(entry, feed, opening)]) for key, entry in named))
        whole = len(waiting) <= MOST and not failed and not self.stop.is_set()
        # what failed is tried again: then the host must send the feed whole the next time
        return new, len(waiting) > MOST, *((answer.etag, answer.modified) if whole else (None, None))

    def _new_of_folder(self, folder: Folder) -> tuple[int, bool, str | None, str | None]:
        path = self._base / folder.path
        if not path.is_dir():
            raise SourceError(path, "this folder is not there")
        files = [(f"{file.relative_to(path)}:{_stamp(file)}", file) for file in files_of(path)]
        waiting = [(key, file) for key, file in files if not self._state.is_done(key_of(folder), key)]
        opened = ((key, open_sources([file])) for key, file in waiting[:MOST])
        new, _ = self._take(key_of(folder), opened)
        return new, len(waiting) > MOST, None, None

    def _take(self, source: str, found: Iterator[tuple[str, Iterator[Item] | list[Item]]]) -> tuple[int, int]:
        """Keep the reports of entries in batches; returns how many reports were kept and how many entries failed."""
        reports: list[Report] = []
        done: list[str] = []
        new = failed = 0
        for key, items in found:
            wrong = False
            for item in items:
                if isinstance(item, Report):
                    reports.append(item)
                    new += 1
                else:
                    self._tell(str(item) if isinstance(item, SourceError) else f"{item.source}: {item.note}")
                    wrong = wrong or isinstance(item, SourceError)
                if len(reports) >= BATCH:
                    self._keep(reports)
                    reports = []
            failed += wrong
            if wrong:
                self._state.failed(source, [key])
            else:
                done.append(key)
            if len(done) >= BATCH or self.stop.is_set():
                self._flush(source, reports, done)
                reports, done = [], []
            if self.stop.is_set():
                break
        self._flush(source, reports, done)
        return new, failed

    def _flush(self, source: str, reports: list[Report], done: list[str]) -> None:
        if reports:
            self._keep(reports)
        self._state.done(source, done)


def _key(entry: Entry) -> str:
    return entry.url or entry.title


def _stamp(file: Path) -> str:
    """What changes where a file does."""
    stat = file.stat()
    return f"{stat.st_mtime_ns}:{stat.st_size}"


def _of_feed(entry: Entry, feed: Feed, opening: Opening) -> Item:
    item = report_of_entry(replace(entry, outlet=feed.outlet or entry.outlet), feed.url, opening)
    if isinstance(item, Report) and not is_arabic(f"{item.title}\n{item.text}"):
        return SetAside(source=item.url or feed.url, id=item.id, note="not in Arabic")
    return item


def _wait(stop: Event, seconds: float) -> None:
    stop.wait(seconds)
