"""Who is who looked at again when more is known: doubts that are none any more, and single names.

«خامنئي» alone is the one person whom the archive knows by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from django.db import connection
from django.db.models import Exists, F, Model, OuterRef

from mahdar.archive.joining_again import contacts_naming, join_again
from mahdar.archive.linking.linker import NAME_ONLY
from mahdar.archive.linking.names import words_of
from mahdar.archive.linking.rejoining import Known, doubts_settled
from mahdar.archive.linking.scoring import Score
from mahdar.archive.linking.seatmates import same_holders
from mahdar.archive.linking.spelling import alike, bare, commonest_names, given_names, skeleton
from mahdar.archive.models import Actor, Awaited, Block, Identity, Judgement, Named, Office, Party, Voice
from mahdar.archive.turns import one_writer

WELL_KNOWN = 5
_ALONE = 3
_KNOWN_TO_ALL = 30
"""Whom so many reports name, and hardly anybody else by that name, is meant by it whatever the report is about."""
_CHUNK = 400


def reconsider() -> int:
    """Merge those in doubt who are one by all that is known now, and single names into the one person known by them.

    Both are the program's judgements; returns how many names changed. The contacts that name them are joined anew. Of a single name, the person must be seen five times at
    least, and three times as often as all others of the name together, and the report must name something of the
    person's country; a given name (صالح) tells nobody but one whom very many reports name (أردوغان). A person's judgement that they are different holds.
    """
    with one_writer():
        merged = [_merged(kept, gone, found) for kept, gone, found in list(doubts_settled())]
        merged += [_merged(kept, gone, found) for kept, gone, found in list(same_holders())]
        linked = [row for rows in merged for row in rows]
        follow(linked)
        for alone, person in _sure():
            if not _kept_apart(alone.pk, person.pk):
                linked += [(person.pk, row) for row in _link_some(alone, person)]
        join_again(contacts_naming(row for _, row in linked))
    return len(linked)


def _sure() -> Iterator[tuple[Identity, Identity]]:
    alone = list(Identity.objects.filter(type=NAME_ONLY, into__isnull=True, kind="person").order_by("pk"))
    alone = [one for one in alone if bare(words_of(one.name)[-1]) not in commonest_names()]
    for start in range(0, len(alone), _CHUNK):
        some = alone[start : start + _CHUNK]
        blocks = {one.pk: "1" + skeleton(bare(words_of(one.name)[-1])) for one in some}
        people: dict[str, list[Identity]] = defaultdict(list)
        found = Block.objects.filter(key__in=set(blocks.values()), identity__kind="person", identity__type__isnull=True)
        for block in found.filter(identity__into__isnull=True).select_related("identity").order_by("identity"):
            people[block.key].append(block.identity)
        for one in some:
            person = _the_one(one, people[blocks[one.pk]])
            given = bare(words_of(one.name)[-1]) in given_names()
            if person is not None and (not given or _known_to_all(person, one)):
                yield one, person


def _the_one(alone: Identity, people: list[Identity]) -> Identity | None:
    word = words_of(alone.name)[-1]
    named_so = {one.pk: one for one in people if _share(one, word, 0.9) > 0}
    ranked = sorted(named_so.values(), key=lambda one: (-one.seen, one.pk))
    if not ranked or ranked[0].seen < WELL_KNOWN or _share(ranked[0], word, 0.9) * _ALONE < 1:
        return None
    return ranked[0] if sum(one.seen for one in ranked[1:]) * _ALONE < ranked[0].seen else None


def _kept_apart(one: int, other: int) -> bool:
    pair = (one, other)
    return bool(
        Judgement.objects.filter(
            left__in=pair, right__in=pair, author__isnull=False, undone=False, verdict="different"
        ).exists()
    )


def _link_some(alone: Identity, person: Identity) -> list[int]:
    """Link those of a single name to the one known by it whose report names something of the person's countries; their rows."""
    lands = {*person.profile.get("countries", ()), *person.profile.get("homes", ())}
    rows = Named.objects.filter(linked=alone.pk, pinned=False)
    if lands and not _known_to_all(person, alone):
        rows = rows.filter(Exists(Named.objects.filter(report=OuterRef("report"), country__in=lands)))
    chosen = list(rows.values_list("pk", flat=True))
    for some in (chosen[at : at + _CHUNK] for at in range(0, len(chosen), _CHUNK)):
        Named.objects.filter(pk__in=some).update(
            linked=person.pk, score=0.85, reason="the one person known by this name alone"
        )
    follow((person.pk, row) for row in chosen)
    if chosen:
        Block.objects.get_or_create(identity=person, key=f"={alone.key}"[:120])
    Identity.objects.filter(pk=alone.pk).update(seen=F("seen") - len(chosen))
    Identity.objects.filter(pk=person.pk).update(seen=F("seen") + len(chosen))
    return chosen


def _known_to_all(person: Identity, alone: Identity) -> bool:
    """Whether the single name is spelt as the person's, whom very many reports name: «أردوغان», not «أيون» of «أون»."""
    return person.seen >= _KNOWN_TO_ALL and _share(person, words_of(alone.name)[-1], 0.99) * _ALONE > 1


def _share(person: Identity, word: str, spelt: float) -> float:
    """The share of a person's namings that end in a word so spelt: «الخميني» is not he whom one report calls «علي خاميني»."""
    names = person.profile["names"]
    so = sum(count for name, count in names.items() if alike(words_of(name)[-1], word) > spelt)
    return float(so / sum(names.values()))


def _merged(kept: Known, gone: Known, found: Score) -> list[tuple[int, int]]:
    """Of two who are one, what is known of both is known of the one that stays, and a judgement says why.

    Returns the identity that counts now for each name that was linked to the other.
    """
    profile = kept.profile
    Identity.objects.filter(pk=kept.id).update(
        profile=msgspec.to_builtins(profile), seen=profile.seen, first_seen=profile.first, last_seen=profile.last,
        name=profile.name(), country=profile.country(),
    )  # fmt: skip
    moved = [gone.id, *Identity.objects.filter(into=gone.id).values_list("pk", flat=True)]
    Identity.objects.filter(pk__in=moved).update(into=kept.id)
    reason = "; ".join(found.reasons)
    Judgement.objects.create(left_id=kept.id, right_id=gone.id, verdict="same", score=found.value, reason=reason)
    return [(kept.id, row) for row in Named.objects.filter(linked__in=moved).values_list("pk", flat=True)]


_POINTING: tuple[tuple[type[Model], str], ...] = (
    (Named, "id"),
    (Office, "holder_id"),
    *((part, "named_id") for part in (Party, Voice, Awaited, Actor)),
)


def follow(pairs: Iterable[tuple[int, int]]) -> None:
    """Names, offices and parts of claims point at the identity that counts. pairs: identity and the row of a name."""
    rows = list(pairs)
    if not rows:
        return
    with connection.cursor() as cursor:
        for table, column in _POINTING:
            statement = f'UPDATE "{table._meta.db_table}" SET "identity_id" = %s WHERE "{column}" = %s'
            cursor.executemany(statement, rows)
