"""What is known of an identity from the reports so far: its names, offices and countries, counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from mahdar.archive.keys import name_key
from mahdar.archive.linking.names import Words

_KEPT = 16
"""Of each kind, the most frequent are kept: a profile stays small however many reports name someone."""

Counts = dict[str, int]


class Sighting(Struct, frozen=True, kw_only=True):
    """One report's naming of a person: the words of the name, posts («minister JOR»), countries, day and outlet.

    company: the keys of whom and what else the report names, states left out. home: the country that the report is
    about, where most of what it names belongs to one; it says less than the country of an office.
    """

    name: str
    words: Words
    posts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    home: str | None = None
    day: str | None = None
    outlet: str | None = None


class Profile(Struct, kw_only=True):
    """Counts over all sightings of an identity."""

    names: Counts = field(default_factory=dict)
    posts: Counts = field(default_factory=dict)
    countries: Counts = field(default_factory=dict)
    outlets: Counts = field(default_factory=dict)
    company: Counts = field(default_factory=dict)
    homes: Counts = field(default_factory=dict)
    seen: int = 0
    first: str | None = None
    last: str | None = None

    def take(self, sighting: Sighting) -> None:
        """Count one more sighting."""
        self.seen += 1
        self.names = _counted(self.names, (sighting.name,))
        self.posts = _counted(self.posts, sighting.posts)
        self.countries = _counted(self.countries, sighting.countries)
        self.company = _counted(self.company, sighting.company)
        self.outlets = _counted(self.outlets, (sighting.outlet,) if sighting.outlet else ())
        self.homes = _counted(self.homes, (sighting.home,) if sighting.home else ())
        if sighting.day:
            self.first = min(self.first or sighting.day, sighting.day)
            self.last = max(self.last or sighting.day, sighting.day)

    def add(self, other: Profile) -> None:
        """Count another's sightings too: the two are one."""
        self.seen += other.seen
        for counts in ("names", "posts", "countries", "outlets", "company", "homes"):
            ours, theirs = getattr(self, counts), getattr(other, counts)
            both = {one: ours.get(one, 0) + theirs.get(one, 0) for one in (*ours, *theirs)}
            setattr(self, counts, _counted(both, ()))
        self.first = min((day for day in (self.first, other.first) if day), default=None)
        self.last = max((day for day in (self.last, other.last) if day), default=None)

    def name(self) -> str:
        """The name under which the identity is shown: the most frequent, of those the longer."""
        return max(self.names, key=lambda name: (self.names[name], len(name), name))

    def country(self) -> str | None:
        """The country that most sightings give."""
        return max(self.countries, key=lambda code: (self.countries[code], code), default=None)


def _counted(counts: Counts, more: Iterable[str]) -> Counts:
    for one in more:
        counts[one] = counts.get(one, 0) + 1
    if len(counts) <= 2 * _KEPT:
        return counts
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_KEPT])


def posts_of(offices: Iterable[Any], bodies: dict[str, str], home: str | None = None) -> tuple[str, ...]:
    """Offices as short keys: the post with its country, and with the key of its body, and the title itself.

    A post of no country and no body is most likely of the country that the report is about: «~minister TUN».
    """
    found: list[str] = []
    for office in offices:
        if office.post and office.country:
            found.append(f"{office.post} {office.country}")
        if office.post and office.organization in bodies:
            found.append(f"{office.post} @{bodies[office.organization]}")
        if office.post and home and not office.country:
            found.append(f"~{office.post} {home}")
        if " " in office.title:
            found.append(f"«{name_key(office.title)}»")
    return tuple(dict.fromkeys(found))
