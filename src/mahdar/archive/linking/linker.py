"""Sightings linked to identities, a batch at a time: few queries a batch, a stored judgement for every doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from django.db import connection
from msgspec import Struct

from mahdar.archive.keys import name_key
from mahdar.archive.linking.names import blocks_of
from mahdar.archive.linking.profile import Profile, Sighting
from mahdar.archive.linking.scoring import Score, score, weight
from mahdar.archive.models import Block, Identity, Judgement
from mahdar.archive.rows import Rows, columns

NAME_ONLY = "name_only"
"""The type of an identity that stands for whoever is called by a single name, where nothing says who is meant."""

_DOUBTED = 3
"""So many of the likeliest others are kept as doubts."""
_TOO_MANY = 60
"""Of more people than this with one last name, nothing but the full name tells which is meant."""


class Mentioned(Struct, kw_only=True):
    """Someone or something that a report of the batch names. key: for bodies and places, which one it is."""

    row: int
    kind: str
    key: str
    sighting: Sighting
    latin: str | None = None
    country: str | None = None
    type: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    pinned: int | None = None


class Link(Struct, frozen=True):
    """What a sighting was linked to: the identity chosen, the one that counts after merges, score and reason."""

    linked: int
    identity: int
    score: float
    reason: str


class Known(Struct, kw_only=True):
    """An identity in memory while a batch is linked."""

    id: int
    kind: str
    key: str
    type: str | None
    into: int | None
    profile: Profile
    new: bool = False
    changed: bool = False
    latin: str | None = None
    mentioned: Mentioned | None = None


class Linker:
    """Links the sightings of one batch; `write` then stores new identities, their blocks and judgements."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._known: dict[int, Known] = {}
        self._by_key: dict[tuple[str, str], int] = {}
        self._by_block: dict[str, set[int]] = defaultdict(set)
        self._named: dict[str, int] = defaultdict(int)

    def link(self, mentions: Sequence[Mentioned]) -> dict[int, Link]:
        """The link of each mention by its row; the mentions of a batch are judged in their order."""
        self._load(mentions)
        return {one.row: self._link(one) for one in mentions}

    def _link(self, one: Mentioned) -> Link:
        if one.pinned is not None and one.pinned in self._known:
            return self._take(self._known[one.pinned], one, Score(1.0, ("a person said so",)))
        return self._person(one) if one.kind == "person" else self._thing(one)

    def _thing(self, one: Mentioned) -> Link:
        known = self._by_key.get((one.kind, one.key))
        if known is None:
            return self._take(self._new(one, one.key, one.type), one, Score(1.0, ("first named",)))
        return self._take(self._known[known], one, Score(1.0, ("the same name and country",)))

    def _person(self, one: Mentioned) -> Link:
        scored = self._scored(one)
        best, found = scored[0] if scored else (None, Score(0.0))
        if best is not None and found.verdict == "same":
            self._doubt_others(best, one, scored[1:])
            return self._take(best, one, found)
        if len(one.sighting.words) == 1:
            return self._name_only(one)
        made = self._new(one, one.key, None)
        for other, doubt in scored[:_DOUBTED]:
            if doubt.verdict == "unsure" or (doubt.value and doubt.reasons[0] == "the same name"):
                self._judge(made.id, other.id, doubt, one.row)
        return self._take(made, one, Score(1.0, ("first named",)))

    def _doubt_others(self, best: Known, one: Mentioned, scored: list[tuple[Known, Score]]) -> None:
        """Whoever else a person may be by a name that they had not had before is doubted, to be looked at when more is known."""
        if one.sighting.name not in best.profile.names and len(one.sighting.words) > 1:
            for other, doubt in scored[:_DOUBTED]:
                if doubt.verdict == "unsure":
                    self._judge(best.id, other.id, doubt, one.row)

    def _name_only(self, one: Mentioned) -> Link:
        """Whoever is called so."""
        known = self._by_key.get(("person", one.key))
        if known is None or self._known[known].type != NAME_ONLY:
            return self._take(self._new(one, one.key, NAME_ONLY), one, Score(0.0, ("one name only",)))
        return self._take(self._known[known], one, Score(0.0, ("one name only",)))

    def _scored(self, one: Mentioned) -> list[tuple[Known, Score]]:
        """The people it may be, the likeliest first; of equals the one seen more often, then the older."""
        words = one.sighting.words
        blocks = blocks_of(words)[:-1] or blocks_of(words)
        ids = {i for block in blocks for i in self._by_block[block]}
        if len(words) == 1 and len(ids) > _TOO_MANY:
            return []
        candidates = [self._known[i] for i in sorted(ids) if self._known[i].type != NAME_ONLY]
        named_so = {c.id: c.profile.seen for c in candidates if _may_be(one.sighting, c.profile)}
        scored = [
            (c, score(one.sighting, c.profile, rivals=sum(named_so.values()) - named_so[c.id], weigh=self._weigh))
            for c in candidates
            if c.id in named_so
        ]
        return sorted(scored, key=lambda pair: (-pair[1].value, -pair[0].profile.seen, pair[0].id))

    def _weigh(self, key: str) -> float:
        """What it tells that two reports both name this body, place or person."""
        for kind in ("body", "place"):
            if (known := self._by_key.get((kind, key))) is not None:
                return weight(kind, self._known[known].profile.seen)
        return weight("person", self._named[key])

    def _take(self, known: Known, one: Mentioned, found: Score) -> Link:
        if one.kind == "person":
            self._named[one.key] += 1
        if one.sighting.name not in known.profile.names:
            self._index(known.id, one)
        known.profile.take(one.sighting)
        known.changed = True
        root = known
        while root.into is not None and root.into in self._known:
            root = self._known[root.into]
        return Link(known.id, root.into or root.id, found.value, "; ".join(found.reasons)[:300])

    def _new(self, one: Mentioned, key: str, kind: str | None) -> Known:
        number = self._rows.new_id(Identity)
        made = Known(
            id=number, kind=one.kind, key=key, type=kind, into=None, profile=Profile(), new=True, mentioned=one
        )
        self._known[number] = made
        if one.kind != "person" or kind == NAME_ONLY:
            self._by_key[one.kind, key] = number
        return made

    def _index(self, identity: int, one: Mentioned) -> None:
        """The keys under which the identity will be found: as a candidate, by its name, by each word of it."""
        key = name_key(one.sighting.name)
        found = [f"={key}", *(f"~{word}" for word in key.split())]
        if one.latin:
            found += [f"~{word}" for word in latin_words(one.latin)]
        if one.kind == "person":
            found += blocks_of(one.sighting.words)
            for block in blocks_of(one.sighting.words):
                self._by_block[block].add(identity)
        for block in dict.fromkeys(found):
            self._rows.add(Block, identity, block[:120])

    def _judge(self, left: int, right: int, found: Score, row: int) -> None:
        verdict = "unsure" if found.verdict == "unsure" else "different"
        reason = "; ".join(found.reasons)
        self._rows.add(Judgement, left, right, verdict, found.value, reason, None, None, row, False)

    def _load(self, mentions: Sequence[Mentioned]) -> None:
        """The identities that the batch may mean, with one query for keys, one for blocks, one for themselves."""
        things = {one.key for one in mentions if one.kind != "person" or len(one.sighting.words) == 1}
        blocks = {block for one in mentions if one.kind == "person" for block in _looked_up(one)}
        found: dict[str, set[int]] = defaultdict(set)
        for key, identity in _blocks(blocks):
            found[key].add(identity)
        ids = {one.pinned for one in mentions if one.pinned is not None}
        for key, of_key in found.items():
            if not key.startswith("1") or len(of_key) <= _TOO_MANY:
                ids |= of_key
            self._by_block[key] |= of_key
        self._keep(_identities("key", things))
        self._keep(_identities("id", ids - set(self._known)))
        self._keep(_identities("id", {k.into for k in self._known.values() if k.into} - set(self._known)))

    def _keep(self, identities: Iterable[Known]) -> None:
        for known in identities:
            self._known[known.id] = known
            if known.kind == "person":
                self._named[known.key] += known.profile.seen
            if known.kind != "person" or known.type == NAME_ONLY:
                self._by_key.setdefault((known.kind, known.key), known.id)

    def write(self) -> None:
        """New identities among the batch's rows; what changed of the others at once."""
        changed = [known for known in self._known.values() if known.changed]
        for known in changed:
            if known.new:
                self._rows.of(Identity).append(_identity_row(known))
        older = [(*_profile_columns(known.profile), known.id) for known in changed if not known.new]
        self._rows.change_many(Identity, _PROFILE_COLUMNS, older)


def _may_be(sighting: Sighting, profile: Profile) -> bool:
    from mahdar.archive.linking.names import likeness, words_of

    return any(likeness(sighting.words, words_of(name)).score for name in profile.names)


def _looked_up(one: Mentioned) -> tuple[str, ...]:
    blocks = blocks_of(one.sighting.words)
    return blocks[:-1] or blocks


def latin_words(latin: str) -> list[str]:
    """«Nasr al-Hariri» → nasr, hariri."""
    return [word for word in latin.casefold().replace("-", " ").split() if len(word) > 2]


_PROFILE_COLUMNS = ("name", "country", "first_seen", "last_seen", "seen", "profile")
_CHUNK = 900


def _profile_columns(profile: Profile) -> tuple[Any, ...]:
    stored = msgspec.json.encode(profile).decode("utf-8")
    return profile.name(), profile.country(), profile.first, profile.last, profile.seen, stored


def _identity_row(known: Known) -> tuple[Any, ...]:
    first = known.mentioned
    assert first is not None  # only a new identity is written, and it was made from a mention
    name, country, first_seen, last_seen, seen, profile = _profile_columns(known.profile)
    place = (first.lat, first.lon, first.geonames)
    head = (known.id, known.kind, name, known.key[:300], first.latin, country, known.type)
    return (*head, *place, first_seen, last_seen, seen, profile, None)


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = sorted(values)
    yield from (every[at : at + _CHUNK] for at in range(0, len(every), _CHUNK))


def _blocks(keys: set[str]) -> Iterator[tuple[str, int]]:
    for some in _chunks(keys):
        yield from Block.objects.filter(key__in=some).values_list("key", "identity_id")


_FIELDS = ("id", "kind", "key", "type", "into_id", "profile")


def _identities(column: str, values: set[Any]) -> Iterator[Known]:
    """Identities by ids or keys; the profile comes as the database keeps it, to be decoded once."""
    names = ", ".join(f'"{name}"' for name in _FIELDS[:-1])
    text = "profile::text" if connection.vendor == "postgresql" else "profile"
    table = Identity._meta.db_table
    assert "into_id" in columns(Identity)
    for some in _chunks(values):
        marks = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {names}, {text} FROM "{table}" WHERE "{column}" IN ({marks}) ORDER BY id', some)
            for pk, kind, key, type_, into, profile in cursor.fetchall():
                yield Known(
                    id=pk,
                    kind=kind,
                    key=key,
                    type=type_,
                    into=into,
                    profile=msgspec.json.decode(profile, type=Profile),
                )
