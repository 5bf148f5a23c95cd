"""Near-duplicates: an agency's copy that several outlets print is one story, and counts once as a source.

A text's sketch is the smallest hashes of its runs of words; two texts share of them about what they share of their
runs. Few hashes are indexed, and those of a copy word for word not at all, since whatever is near it is near the first
too: looking costs the same however large the archive is, and however often a text is reprinted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

from mahdar.archive.models import Report, Sketch
from mahdar.archive.rows import Rows, columns
from mahdar.archive.search.words import Form

RUN = 4
SIZE = 48
INDEXED = 8
ALIKE = 0.5
"""The share of runs of words from which on two texts are one story."""
COPY = 0.9
"""From this share on, a text is the first one's copy."""
_SHORTEST = 12


def sketch_of(forms: Sequence[Form]) -> list[int]:
    """The smallest hashes of a text's runs of four words, in order; a text of a few words has none."""
    words = [word.encode("utf-8") for word, _ in forms]
    if len(words) < _SHORTEST:
        return []
    runs = {crc32(b" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
    return sorted(runs)[:SIZE]


def likeness(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of runs that two sketched texts have in common, estimated, from 0 to 1."""
    if not a or not b:
        return 0.0
    lowest = sorted({*a, *b})[: min(SIZE, max(len(a), len(b)))]
    common = {*a} & {*b}
    return sum(one in common for one in lowest) / len(lowest)


def mark_stories(rows: Rows, texts: Iterable[tuple[int, Sequence[Form]]]) -> dict[int, int]:
    """Sketch the texts of a batch and point each near-duplicate at the first report of its story.

    Returns report → the first of its story, itself where it is the first.
    """
    sketches = {report: sketch_of(forms) for report, forms in texts}
    stories = _Stories({one for sketch in sketches.values() for one in sketch[:INDEXED]}, set(sketches))
    column = columns(Report).index("story_id")
    kept = columns(Report).index("sketch")
    new = {row[0]: number for number, row in enumerate(rows.of(Report))}
    for report, sketch in sketches.items():
        story, near = stories.find(sketch)
        stories.add(report, sketch, story, indexed=near < COPY)
        for one in sketch[:INDEXED] if near < COPY else ():
            rows.add(Sketch, report, one)
        if report in new:
            row = list(rows.of(Report)[new[report]])
            row[column], row[kept] = story, _stored(sketch)
            rows.of(Report)[new[report]] = tuple(row)
        else:
            rows.change(Report, report, {"story_id": story, "sketch": _stored(sketch)})
    return {report: stories.of(report) for report in sketches}


def hand_on(report: Report) -> None:
    """Before a report is removed: the next one of its story is the first from now on."""
    heirs = list(Report.objects.filter(story=report).order_by("pk"))
    if not heirs:
        return
    first, *others = heirs
    Report.objects.filter(pk=first.pk).update(story=None)
    Report.objects.filter(pk__in=[one.pk for one in others]).update(story=first)
    Sketch.objects.filter(report=first).delete()
    Sketch.objects.bulk_create(Sketch(report=first, hash=int(one)) for one in first.sketch.split(",")[:INDEXED] if one)


def _stored(sketch: list[int]) -> str:
    return ",".join(map(str, sketch))


class _Stories:
    """The sketches that a batch may be near-duplicates of: those of the archive, and of the batch so far."""

    def __init__(self, hashes: set[int], batch: set[int]) -> None:
        self._by_hash: dict[int, list[int]] = defaultdict(list)
        self._known: dict[int, tuple[list[int], int]] = {}
        some = sorted(hashes)
        for start in range(0, len(some), 900):
            found = Sketch.objects.filter(hash__in=some[start : start + 900]).exclude(report__in=batch)
            for one, report in found.values_list("hash", "report_id"):
                self._by_hash[one].append(report)
        self._load({report for reports in self._by_hash.values() for report in reports})

    def _load(self, reports: set[int]) -> None:
        ids = sorted(reports)
        for start in range(0, len(ids), 900):
            found: Any = Report.objects.filter(pk__in=ids[start : start + 900])
            for pk, sketch, story in found.values_list("pk", "sketch", "story_id"):
                self._known[pk] = ([int(one) for one in sketch.split(",") if one], story or pk)

    def find(self, sketch: list[int]) -> tuple[int | None, float]:
        """The first report of the story that a sketch tells, or None, and how near the nearest of its reports is."""
        near = {report for one in sketch[:INDEXED] for report in self._by_hash[one]}
        scored = [(likeness(sketch, self._known[report][0]), -report) for report in near if report in self._known]
        best, report = max(scored, default=(0.0, 0))
        return (self._known[-report][1] if best >= ALIKE else None), best

    def add(self, report: int, sketch: list[int], story: int | None, *, indexed: bool) -> None:
        """Know a report of the batch; a copy need not be found again."""
        self._known[report] = (sketch, story or report)
        for one in sketch[:INDEXED] if indexed else ():
            self._by_hash[one].append(report)

    def of(self, report: int) -> int:
        """The first report of the story of a report."""
        return self._known[report][1]
