"""Pairs of bodies, places and offices to judge by hand: two thirds are names alike that are two, or other names that are one."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

_ALIKE = 0.5
_MOST_OF_A_BLOCK = 40
_SHORTEST = 3


def draw_bodies(count: int, seed: int, *, told: bool) -> Iterator[str]:
    """Lines of pairs of bodies in different reports."""
    from mahdar.archive.models import Named

    rows = list(Named.objects.filter(kind="body").select_related("report__wording").order_by("pk"))
    return _drawn("body", rows, count, seed, _key_of_body, lambda one: one.identity_id, lambda one: one.name, told)


def draw_places(count: int, seed: int, *, told: bool) -> Iterator[str]:
    """Lines of pairs of places in different reports; states, of which there is no doubt, are left out."""
    from mahdar.archive.models import Named

    rows = Named.objects.filter(kind="place").exclude(type="country").select_related("report__wording")
    every = list(rows.order_by("pk"))
    return _drawn("place", every, count, seed, _key_of_body, lambda one: one.identity_id, lambda one: one.name, told)


def draw_posts(count: int, seed: int, *, told: bool) -> Iterator[str]:
    """Lines of pairs of offices in different reports, «title — holder»."""
    from mahdar.archive.models import Office

    rows = list(Office.objects.select_related("report__wording", "holder", "body", "identity").order_by("pk"))
    return _drawn(
        "post", rows, count, seed, _key_of_post, _seat_of, lambda one: f"{one.title} — {one.holder.name}", told
    )


def thing_of(kind: str, report: str, name: str) -> int | None:
    """The identity of a body or a place that a report names; None where it names it no more."""
    from mahdar.archive.keys import name_key
    from mahdar.archive.models import Named

    found = Named.objects.filter(report__key=report, kind=kind, key=name_key(name))
    return found.values_list("identity", flat=True).first()  # type: ignore[no-any-return]


def seat_in(report: str, told: str) -> Any:
    """The seat of an office that a report tells; what may be anybody's is no other's; None where it is told no more."""
    from mahdar.archive.models import Office

    title, _, holder = told.rpartition(" — ")
    found = Office.objects.filter(report__key=report, title=title, holder__name=holder).order_by("pk")
    one = found.select_related("body", "identity").first()
    return _seat_of(one) if one is not None else None


def _seat_of(one: Any) -> Any:
    from mahdar.archive.seats import seat_of

    land = one.country or (one.identity.country if one.identity else None)
    body = (one.body.identity_id, one.body.name) if one.body else (None, None)
    seat = seat_of(one.title, one.post or "", land, *body)
    return seat if seat.is_sure or seat.words else one.pk


def _key_of_body(one: Any) -> str:
    return str(one.key)


def _key_of_post(one: Any) -> str:
    from mahdar.archive.keys import name_key

    return name_key(one.title)


def _drawn(
    kind: str, rows: list[Any], count: int, seed: int, key: Callable[[Any], str], whom: Callable[[Any], Any],
    name: Callable[[Any], str], told: bool,
) -> Iterator[str]:  # fmt: skip
    chance = random.Random(seed)
    bands = _bands(rows, key, whom, chance)
    sizes = (count - 2 * (count // 6), count // 6, count // 6)
    drawn = [
        pair for band, size in zip(bands, sizes, strict=True) for pair in chance.sample(band, min(size, len(band)))
    ]
    chance.shuffle(drawn)
    for a, b in drawn:
        yield "\t".join((kind, a.report.key, name(a), b.report.key, name(b), "?"))
        for one in (a, b) if told else ():
            start, end = one.spans[0]
            around = " ".join(one.report.text[max(0, start - 60) : end + 90].split())
            yield f"   {name(one)} | {one.report.outlet} {one.report.published} | {one.report.title[:70]} | {around}"


def _bands(
    rows: list[Any], key: Callable[[Any], str], whom: Callable[[Any], Any], chance: random.Random
) -> tuple[list[Any], list[Any], list[Any]]:
    """Pairs that share a word: the doubtful, those of one name that are one, and those of other names that are two."""
    blocks: dict[str, list[Any]] = defaultdict(list)
    for one in rows:
        for word in sorted(set(key(one).split())):
            if len(word) >= _SHORTEST:
                blocks[word].append(one)
    doubtful, same, other = bands = [], [], []  # type: tuple[list[Any], list[Any], list[Any]]
    seen: set[tuple[str, ...]] = set()
    for word in sorted(blocks):
        for a, b in combinations(chance.sample(blocks[word], min(len(blocks[word]), _MOST_OF_A_BLOCK)), 2):
            names = tuple(sorted((key(a), key(b))))
            if a.report_id == b.report_id or names in seen:
                continue
            seen.add(names)
            one, (first, second) = whom(a) == whom(b), (set(name.split()) for name in names)
            near = len(first & second) / len(first | second) >= _ALIKE
            band = same if one and names[0] == names[1] else doubtful if one or near else other
            band.append((a, b))
    return bands
