"""Who is who, decided by people: merge, split, and the judgement that two are the same, different or unsure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from mahdar.archive.corrections.history import By, write_change
from mahdar.archive.joining_again import contacts_naming, join_again
from mahdar.archive.keys import name_key
from mahdar.archive.models import Actor, Awaited, Change, Identity, Judgement, Named, Office, Party, Voice
from mahdar.archive.turns import one_writer
from mahdar.errors import UsageError

VERDICTS = ("same", "different", "unsure")
Intos = dict[str, int | None]
"""Identity → the one it was merged into."""


def identity_of(number: int) -> Identity:
    """An identity by its number. Raises UsageError where there is none."""
    found = Identity.objects.filter(pk=number).first()
    if found is None:
        raise UsageError(
            f"no identity with the number {number} in this archive; mahdar who NAME tells numbers",
            "nobody", given=number,
        )  # fmt: skip
    return found  # type: ignore[no-any-return]


def merge(kept: int, merged: int, by: By) -> Change:
    """Say that two identities are one; the second goes into the first. Raises UsageError where that cannot be."""
    with one_writer():
        one, other = identity_of(kept), identity_of(merged)
        if (one.into_id or one.pk) == (other.into_id or other.pk):
            raise UsageError(f"{kept} and {merged} are one already: merging them again would loop", "one_already")
        if one.kind != other.kind:
            raise UsageError(f"{kept} is a {one.kind} and {merged} a {other.kind}: they cannot be one", "other_kind")
        root, goes = one.into_id or one.pk, other.into_id or other.pk
        before: Intos = {
            str(pk): into for pk, into in Identity.objects.filter(Q(pk=goes) | Q(into=goes)).values_list("pk", "into")
        }
        after: Intos = dict.fromkeys(before, root)
        set_intos(after, apart=False)
        _judged(root, goes, "same", by)
        return write_change(by, "merge", "identity", root, before={"into": before}, after={"into": after})


def set_intos(intos: Intos, *, apart: bool = True) -> None:
    """Set what identities are merged into, and let everything named follow; apart: some are taken apart by it."""
    for pk, into in intos.items():
        Identity.objects.filter(pk=int(pk)).update(into=into)
    linked = [int(pk) for pk in intos]
    follow(linked)
    join_again(contacts_naming(_names_of(linked)), apart=apart)


def _names_of(linked: Sequence[int]) -> list[int]:
    return list(Named.objects.filter(linked__in=linked).values_list("pk", flat=True))


def follow(linked: Sequence[int]) -> None:
    """Names, offices and parts of claims point at the identity that counts for what they are linked to."""
    for pk in linked:
        root = Identity.objects.filter(pk=pk).values_list(Coalesce(F("into_id"), F("pk")), flat=True).first()
        named = Named.objects.filter(linked=pk)
        named.update(identity=root)
        Office.objects.filter(holder__in=named.values("pk")).update(identity=root)
        parts: tuple[Any, ...] = (Party, Voice, Awaited, Actor)
        for part in parts:
            part.objects.filter(named__in=named.values("pk")).update(identity=root)


def judge(left: int, right: int, verdict: str, by: By) -> Change:
    """Store a judgement on two identities: different or unsure; `same` merges them."""
    if verdict not in VERDICTS:
        raise UsageError(f"no verdict «{verdict}»; there are: {', '.join(VERDICTS)}")
    if verdict == "same":
        return merge(left, right, by)
    with one_writer():
        identity_of(left), identity_of(right)
        made = _judged(left, right, verdict, by)
        told = {"judgement": made.pk, "verdict": verdict, "left": left, "right": right}
        return write_change(by, "judge", "identity", left, after=told)


def _judged(left: int, right: int, verdict: str, by: By) -> Judgement:
    return Judgement.objects.create(  # type: ignore[no-any-return]
        left_id=left, right_id=right, verdict=verdict, reason=by.reason, author=by.author, at=dt.datetime.now(dt.UTC)
    )


def split(identity: int, named: Sequence[int], by: By) -> Change:
    """Say that some of the names linked to an identity are another one's: they get an identity of their own, pinned.

    named: numbers of the names of single reports. Raises UsageError where one of them is not linked to it.
    """
    with one_writer():
        whole = identity_of(identity)
        rows = list(Named.objects.filter(pk__in=named, identity=whole).order_by("pk"))
        if not rows or len(rows) < len(set(named)):
            raise UsageError(
                f"not all of these names are {identity}'s; mahdar who {identity} --json lists them", "others_names"
            )
        made = _another(whole, rows[0], len(rows))
        before = {str(row.pk): [row.linked_id, row.pinned] for row in rows}
        after = {str(row.pk): [made.pk, True] for row in rows}
        set_links(after)
        _judged(identity, made.pk, "different", by)
        told: dict[str, Any] = {"links": after, "identity": made.pk}
        return write_change(by, "split", "identity", identity, before={"links": before}, after=told)


def _another(whole: Identity, row: Named, seen: int) -> Identity:
    profile = {"names": {row.name: seen}, "posts": {}, "countries": {}, "outlets": {}, "seen": seen}
    made = Identity.objects.create(
        kind=whole.kind, name=row.name, key=name_key(row.name), latin=row.latin, country=row.country, type=whole.type,
        seen=seen, profile=profile,
    )  # fmt: skip
    for block in whole.blocks.all():
        made.blocks.create(key=block.key)
    return made  # type: ignore[no-any-return]


def set_links(links: dict[str, list[Any]]) -> None:
    """Link names to identities, pinned or not, and let everything follow."""
    for pk, (linked, pinned) in links.items():
        Named.objects.filter(pk=int(pk)).update(linked=linked, pinned=pinned)
    follow(sorted({linked for linked, _ in links.values()}))
    join_again(contacts_naming(int(pk) for pk in links), apart=True)
