"""What an export is made of: records, who is who across them, and what made them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field

from mahdar.record import Organization, Person, Place, ReaderInfo, Record

Entry = Person | Organization | Place
Who = Callable[[str, str], str]
"""(report id, entry id) → the id of the one it is across reports."""


def own_id(report: str, entry: str) -> str:
    """Every report's entries stand for themselves: the identity where nobody has decided who is who."""
    return f"{report}#{entry}"


class About(Struct, frozen=True, kw_only=True):
    """What made the export and what it was asked for, so that it can be made again."""

    readers: tuple[ReaderInfo, ...]
    filters: Mapping[str, str] = field(default_factory=dict)
    text: bool = True
    counts: Mapping[str, int] = field(default_factory=dict)


class Dataset:
    """Records to export. `records` is called once for every pass, so that a large archive is never held in memory.

    who      (report id, entry id) → one id for the same person, body or place across reports
    filters  what the records were chosen by, told in every export: {"from": "2020-01-01", …}
    text     False leaves the newsrooms' words out (titles, texts, what was said, topics); spans, ids, links,
             names and offices stay, so that the dataset can be shared.
    """

    def __init__(
        self,
        records: Callable[[], Iterable[Record]],
        *,
        who: Who = own_id,
        filters: Mapping[str, str] | None = None,
        text: bool = True,
    ) -> None:
        self._records = records
        self.who = who
        self.filters = dict(filters or {})
        self.text = text

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records())

    @cached_property
    def about(self) -> About:
        """Readers, filters and counts; takes a pass over the records the first time."""
        readers: dict[ReaderInfo, None] = {}
        counts = dict.fromkeys(("reports", *CLAIMS), 0)
        for record in self:
            readers.setdefault(record.report.reader)
            counts["reports"] += 1
            for kind in CLAIMS:
                counts[kind] += len(getattr(record, kind))
        made_by = tuple(sorted(readers, key=lambda one: (one.name, one.version, one.words)))
        return About(readers=made_by, filters=self.filters, text=self.text, counts=counts)

    @property
    def made_by(self) -> str:
        """«mahdar 0.1.0 (words 9f2c…)», every reader once."""
        return "; ".join(f"{one.name} {one.version} (words {one.words})" for one in self.about.readers)

    def words(self, text: str | None) -> str | None:
        """A newsroom's words, or None where they are left out."""
        return text if self.text else None


CLAIMS = ("contacts", "statements", "upcoming", "events")


def entries(record: Record) -> dict[str, Entry]:
    """The people, bodies and places of a record by their ids."""
    return {entry.id: entry for kind in (record.people, record.organizations, record.places) for entry in kind}
