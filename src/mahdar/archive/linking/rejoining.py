"""Doubts about people looked at again when more is known: how many bear such a name, and what else was told since.

A report is linked when it comes, by what was known then. Later the archive knows how rare a name is among its people,
and what other reports said of both: «عادل الجبير» is one man, «محمد إبراهيم» is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from django.db.models import Count, Max

from mahdar.archive.keys import name_key
from mahdar.archive.linking.linker import NAME_ONLY
from mahdar.archive.linking.names import words_of
from mahdar.archive.linking.profile import Profile, Sighting
from mahdar.archive.linking.scoring import Score, score, weight
from mahdar.archive.linking.spelling import bare, great_families
from mahdar.archive.models import Block, Identity, Judgement

_CHUNK = 900
_FEW_PEOPLE = 500
"""Of fewer people than these, how rare a name is cannot be told."""
_IN_A_TRIBE = 8.0
"""How much likelier than by chance another one of a great tribe or family has the first name too."""


class Known(msgspec.Struct, kw_only=True):
    """A person in doubt: what is known of them, and whether others were joined to them just now."""

    id: int
    profile: Profile
    grown: bool = False


def doubts_settled() -> Iterator[tuple[Known, Known, Score]]:
    """The doubts that all that is known now settles: the one that stays, the one that goes into it, and why.

    What people said is not doubted.
    """
    pairs = _doubts()
    known = _known({one for pair in pairs for one in pair})
    pairs = [pair for pair in pairs if pair[0] in known and pair[1] in known]
    rare = _Rare(known)
    weigh = _weights(known.values())
    first = [(pair, _score(known[pair[0]], known[pair[1]], rare, weigh)) for pair in pairs]
    gone: dict[int, int] = {}
    for (left, right), found in sorted(first, key=lambda scored: (-scored[1].value, scored[0])):
        kept, other = (known[_root(gone, one)] for one in (left, right))
        if kept.id == other.id:
            continue
        if kept.grown or other.grown:
            found = _score(kept, other, rare, weigh)
        if found.verdict != "same":
            continue
        kept, other = sorted((kept, other), key=lambda one: (-one.profile.seen, one.id))
        kept.profile.add(other.profile)
        kept.grown = True
        gone[other.id] = kept.id
        yield kept, other, found


def _root(gone: dict[int, int], one: int) -> int:
    while one in gone:
        one = gone[one]
    return one


def _doubts() -> list[tuple[int, int]]:
    """The pairs that the program did not join and nobody judged, by those who count now; each pair once."""
    judged = Judgement.objects.filter(undone=False).select_related("left", "right").order_by("pk")
    open_: dict[tuple[int, int], None] = {}
    closed: set[tuple[int, int]] = set()
    fields = ("left_id", "left__into_id", "right_id", "right__into_id", "author", "verdict")
    for left, left_into, right, right_into, author, verdict in judged.values_list(*fields):
        pair = tuple(sorted((left_into or left, right_into or right)))
        if author is not None:
            closed.add(pair)
        elif verdict != "same" and pair[0] != pair[1]:
            open_[pair] = None
    return [pair for pair in open_ if pair not in closed]


def kept_apart() -> set[tuple[int, int]]:
    """The pairs that a person judged not to be one, by those who count now."""
    judged = Judgement.objects.filter(undone=False, author__isnull=False).exclude(verdict="same")
    fields = ("left_id", "left__into_id", "right_id", "right__into_id")
    pairs = (
        sorted((left_into or left, right_into or right))
        for left, left_into, right, right_into in judged.values_list(*fields)
    )
    return {(one, other) for one, other in pairs}


def _known(ids: set[int]) -> dict[int, Known]:
    found: dict[int, Known] = {}
    for some in _chunks(ids):
        people = Identity.objects.filter(pk__in=some, kind="person").exclude(type=NAME_ONLY)
        for pk, profile in people.values_list("pk", "profile"):
            found[pk] = Known(id=pk, profile=msgspec.convert(profile, Profile))
    return found


def _score(left: Known, right: Known, rare: _Rare, weigh: dict[str, float]) -> Score:
    """How likely two are one: the one less often named is looked at as a sighting of the other."""
    less, more = sorted((left, right), key=lambda one: (one.profile.seen, -one.id))
    return score(
        _as_sighting(less.profile), more.profile, others=rare.others(less.profile.name()), weigh=weigh.__getitem__
    )


def _as_sighting(profile: Profile) -> Sighting:
    name = profile.name()
    return Sighting(
        name=name,
        words=words_of(name),
        posts=tuple(profile.posts),
        countries=tuple(profile.countries),
        company=tuple(profile.company),
        home=max(profile.homes, key=lambda home: (profile.homes[home], home), default=None),
        day=profile.first,
        outlet=max(profile.outlets, key=lambda outlet: (profile.outlets[outlet], outlet), default=None),
    )


class _Rare:
    """How rare names are among the people of the archive."""

    def __init__(self, known: dict[int, Known]) -> None:
        self._people: int = Identity.objects.filter(kind="person", into__isnull=True).count()
        words = {
            word for one in known.values() for name in one.profile.names for words in _ends(name) for word in words
        }
        self._bearers: dict[str, int] = defaultdict(int)
        for some in _chunks({f"~{word}" for word in words}):
            counted = Block.objects.filter(key__in=some).order_by().values_list("key").annotate(Count("pk"))
            self._bearers.update((key[1:], count) for key, count in counted)

    def others(self, name: str) -> float | None:
        """How many others of the archive's people can be expected to bear a name by chance; None where too few are known.

        The two in doubt bear the last name themselves; where they alone do, half a bearer more is reckoned with. Every
        second one who has the first name has it as a father's or a family's.
        """
        if self._people < _FEW_PEOPLE:
            return None
        first, last = _ends(name)
        families: int = min(self._bearers[word] for word in last)
        expected: float = self._bearers[first[0]] / 2 * max(families - 2, 0.5) / self._people
        return expected * _IN_A_TRIBE if bare(words_of(name)[-1]) in great_families() else expected


def _ends(name: str) -> tuple[list[str], list[str]]:
    """The first and the last name, each of one word or, as «نصر الله» is, of two."""
    words, names = name_key(name).split(), words_of(name)
    two = len(words) > 2 and bare(names[-1]) == "".join(words[-2:])
    return words[:1], words[-2:] if two else words[-1:]


def _weights(known: Iterable[Known]) -> dict[str, float]:
    keys = {key for one in known for key in one.profile.company}
    found = dict.fromkeys(keys, weight("person", 0))
    for some in _chunks(keys):
        seen = Identity.objects.filter(key__in=some).order_by().values_list("key", "kind").annotate(Max("seen"))
        found.update((key, weight(kind, most)) for key, kind, most in seen)
    return found


def _chunks(values: set[Any]) -> Iterator[list[Any]]:
    every = sorted(values)
    yield from (every[at : at + _CHUNK] for at in range(0, len(every), _CHUNK))
