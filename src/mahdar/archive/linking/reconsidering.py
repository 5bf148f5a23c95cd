"""Single names looked at again when more is known: «خامنئي» alone is the one person whom the archive knows by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mahdar.archive.linking.linker import NAME_ONLY
from mahdar.archive.linking.names import words_of
from mahdar.archive.linking.spelling import alike, bare, given_names, skeleton
from mahdar.archive.models import Actor, Awaited, Block, Identity, Judgement, Named, Office, Party, Voice
from mahdar.archive.turns import one_writer

WELL_KNOWN = 5
_ALONE = 3
_CHUNK = 400


def reconsider() -> int:
    """Merge single names into the one person known by them, as the program's judgement; returns how many were merged.

    The person must be seen five times at least, and three times as often as all others of the name together; a given
    name (صالح) tells nobody. A person's judgement that they are different holds.
    """
    merged = 0
    with one_writer():
        for alone, person in _sure():
            if not _kept_apart(alone.pk, person.pk):
                _merge(alone, person)
                merged += 1
    return merged


def _sure() -> Iterator[tuple[Identity, Identity]]:
    alone = list(Identity.objects.filter(type=NAME_ONLY, into__isnull=True, kind="person").order_by("pk"))
    alone = [one for one in alone if bare(words_of(one.name)[-1]) not in given_names()]
    for start in range(0, len(alone), _CHUNK):
        some = alone[start : start + _CHUNK]
        blocks = {one.pk: "1" + skeleton(bare(words_of(one.name)[-1])) for one in some}
        people: dict[str, list[Identity]] = defaultdict(list)
        found = Block.objects.filter(key__in=set(blocks.values()), identity__kind="person", identity__type__isnull=True)
        for block in found.filter(identity__into__isnull=True).select_related("identity").order_by("identity"):
            people[block.key].append(block.identity)
        for one in some:
            person = _the_one(one, people[blocks[one.pk]])
            if person is not None:
                yield one, person


def _the_one(alone: Identity, people: list[Identity]) -> Identity | None:
    word = words_of(alone.name)[-1]
    named_so = {
        one.pk: one for one in people if any(alike(word, words_of(name)[-1]) > 0.9 for name in one.profile["names"])
    }
    ranked = sorted(named_so.values(), key=lambda one: (-one.seen, one.pk))
    if not ranked or ranked[0].seen < WELL_KNOWN:
        return None
    return ranked[0] if sum(one.seen for one in ranked[1:]) * _ALONE < ranked[0].seen else None


def _kept_apart(one: int, other: int) -> bool:
    pair = (one, other)
    return bool(
        Judgement.objects.filter(
            left__in=pair, right__in=pair, author__isnull=False, undone=False, verdict="different"
        ).exists()
    )


def _merge(alone: Identity, person: Identity) -> None:
    Identity.objects.filter(pk=alone.pk).update(into=person.pk)
    reason = "the one person known by this name alone"
    Judgement.objects.create(left=person, right=alone, verdict="same", score=0.85, reason=reason)
    named = Named.objects.filter(linked=alone.pk)
    named.update(identity=person.pk)
    rows = named.values("pk")
    Office.objects.filter(holder__in=rows).update(identity=person.pk)
    for part in (Party, Voice, Awaited, Actor):
        part.objects.filter(named__in=rows).update(identity=person.pk)
