"""The bodies and places of an archive joined anew where it was joined by earlier keys, in one transaction.

What people said stays: a name that somebody linked is not touched, what was merged stays merged, what was judged different
stays two. A name keeps the number of its identity wherever most of those that share its key had it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec
from django.db import connection
from msgspec import Struct

from mahdar.archive.joining_again import contacts_naming, join_again
from mahdar.archive.keys import name_key
from mahdar.archive.linking.bodies import KEYS, key_by
from mahdar.archive.linking.homes import home_among
from mahdar.archive.linking.places import key_of_place
from mahdar.archive.linking.profile import Profile, Sighting
from mahdar.archive.linking.reconsidering import follow
from mahdar.archive.models import Block, Identity, Joined, Judgement, Named, Report
from mahdar.archive.turns import one_writer

_CHUNK = 500
THINGS = ("body", "place")
_Key = tuple[str, str]


class _Naming(Struct, frozen=True):
    """A report's naming of a body or place, with its key by the rules of now."""

    row: int
    linked: int
    key: str
    kind: str
    name: str
    country: str | None
    type: str | None
    where: tuple[float | None, float | None, int | None]


def joined_by() -> int:
    """The version of the keys by which the archive's bodies and places were joined; where it holds none, that of now."""
    found = Joined.objects.values_list("keys", flat=True).first()
    if found is not None:
        return int(found)
    return 1 if Identity.objects.filter(kind__in=THINGS).exists() else KEYS


def rekey() -> int:
    """Join the bodies and places by the keys of now where they were joined by earlier ones; how many names have another identity."""
    if Joined.objects.filter(keys__gte=KEYS).exists():
        return 0
    with one_writer():
        changed = _joined_anew() if joined_by() < KEYS else 0
        Joined.objects.all().delete()
        Joined.objects.create(keys=KEYS)
    return changed


def _joined_anew() -> int:
    kept = _judged_by_people()
    namings = [one for one in _namings(_homes()) if one.linked not in kept]
    whose = _whose(namings)
    moved = [
        (one.row, one.linked, whose[one.kind, one.key]) for one in namings if whose[one.kind, one.key] != one.linked
    ]
    roots = _roots(moved)
    _link(moved, roots)
    _company(_renamed(namings))
    _describe(namings, whose)
    join_again(contacts_naming(row for row, *_ in moved), apart=True)
    return len(moved)


def _judged_by_people() -> set[int]:
    """Identities that a person said are others than something: they keep their names."""
    judged = Judgement.objects.filter(author__isnull=False, undone=False, verdict="different")
    return {one for pair in judged.values_list("left_id", "right_id") for one in pair}


def _homes() -> dict[int, str]:
    """Report → the country that it is about, as when it was written."""
    told: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = Named.objects.filter(kind__in=THINGS, country__isnull=False)
    for report, country, spans in rows.values_list("report_id", "country", "spans").iterator(2000):
        told[report].append((country, len(spans)))
    return {pk: home_among(told[pk], outlet) for pk, outlet in Report.objects.values_list("pk", "outlet")}


def _namings(homes: dict[int, str]) -> list[_Naming]:
    rows = Named.objects.filter(kind__in=THINGS, pinned=False, linked__isnull=False).order_by("pk")
    fields = ("pk", "linked_id", "report_id", "kind", "name", "country", "type", "lat", "lon", "geonames")
    found = []
    for pk, linked, report, kind, name, country, type_, *where in rows.values_list(*fields).iterator(2000):
        home = homes[report]
        if kind == "body":
            key = key_by(name, type_ or "", country or "", home)
        else:
            key = key_of_place(name, type_ or "", country or "", where[2], home)
        found.append(_Naming(pk, linked, key, kind, name, country, type_, tuple(where)))
    return found


def _whose(namings: Iterable[_Naming]) -> dict[_Key, int]:
    """(kind, key) → the identity that has it from now on: that which most of its names had, a new one where another key has that."""
    votes = Counter(((one.kind, one.key), one.linked) for one in namings)
    first = {(one.kind, one.key): one for one in reversed(list(namings))}
    found: dict[_Key, int] = {}
    taken: set[int] = set()
    for (key, linked), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0][1], item[0][0])):
        if key not in found and linked not in taken:
            found[key] = linked
            taken.add(linked)
    for key in sorted(first.keys() - found.keys()):
        one = first[key]
        lat, lon, geonames = one.where
        made = Identity.objects.create(
            kind=one.kind, name=one.name, key=one.key, country=one.country, type=one.type, lat=lat, lon=lon,
            geonames=geonames,
        )  # fmt: skip
        found[key] = made.pk
    return found


def _roots(moved: Iterable[tuple[int, int, int]]) -> dict[int, int]:
    """Identity → the one that counts after people's merges. What lost all its names goes where most of them went."""
    went: dict[int, Counter[int]] = defaultdict(Counter)
    for _, before, after in moved:
        went[before][after] += 1
    named = Counter(pk for some in _chunks(list(went)) for pk in _linked(some))
    into = dict(Identity.objects.filter(kind__in=THINGS, into__isnull=False).values_list("pk", "into_id"))
    merged: dict[int, list[int]] = defaultdict(list)
    for one, root in into.items():
        merged[root].append(one)
    for before in sorted(went):
        whither = went[before]
        most = max(whither, key=lambda one: (whither[one], -one))
        root = into.get(most, most)
        if named[before] > whither.total() or before in into or root == before:
            continue
        for one in (before, *merged.pop(before, ())):
            into[one] = root
            merged[root].append(one)
            Identity.objects.filter(pk=one).update(into=root)
    return into


def _linked(identities: list[int]) -> Iterable[int]:
    found: Iterable[int] = Named.objects.filter(linked__in=identities).values_list("linked_id", flat=True)
    return found


def _link(moved: list[tuple[int, int, int]], roots: dict[int, int]) -> None:
    """The names point at their identities, and so does all that points at the names."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f'UPDATE "{Named._meta.db_table}" SET "linked_id" = %s WHERE "id" = %s',
            [(after, row) for row, _, after in moved],
        )
    pairs = [(roots.get(after, after), row) for row, _, after in moved]
    merged = (some for some in _chunks(sorted(roots)))
    rows = (Named.objects.filter(linked__in=some).values_list("linked_id", "pk") for some in merged)
    follow([*pairs, *((roots[linked], row) for found in rows for linked, row in found)])


def _describe(namings: Iterable[_Naming], whose: dict[_Key, int]) -> None:
    """Each identity has its key, and knows its names, its countries and its days."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f'UPDATE "{Identity._meta.db_table}" SET "key" = %s WHERE "id" = %s',
            [(key, pk) for (_, key), pk in whose.items()],
        )
    changed = {one.linked for one in namings} | set(whose.values())
    profiles: dict[int, Profile] = defaultdict(Profile)
    rows = Named.objects.filter(kind__in=THINGS, linked__isnull=False).order_by("pk")
    fields = ("linked_id", "name", "country", "report__published", "report__outlet")
    for linked, name, country, day, outlet in rows.values_list(*fields).iterator(2000):
        if linked in changed:
            countries = (country,) if country else ()
            profiles[linked].take(Sighting(name=name, words=(), countries=countries, day=day, outlet=outlet))
    for pk, profile in profiles.items():
        Identity.objects.filter(pk=pk).update(
            profile=msgspec.to_builtins(profile), seen=profile.seen, first_seen=profile.first, last_seen=profile.last,
            name=profile.name(), country=profile.country(),
        )  # fmt: skip
    for some in _chunks(sorted(changed - profiles.keys())):
        Identity.objects.filter(pk__in=some).update(seen=0)
    _blocks(profiles)


def _blocks(profiles: dict[int, Profile]) -> None:
    """The keys under which an identity is found by its names."""
    for some in _chunks(list(profiles)):
        there = set(Block.objects.filter(identity__in=some).values_list("identity_id", "key"))
        wanted = {(pk, key[:120]) for pk in some for name in profiles[pk].names for key in _found_by(name)}
        Block.objects.bulk_create([Block(identity_id=pk, key=key) for pk, key in sorted(wanted - there)])


def _found_by(name: str) -> Iterator[str]:
    key = name_key(name)
    yield f"={key}"
    yield from (f"~{word}" for word in key.split())


def _company(renamed: dict[str, str]) -> None:
    """The company in which people are known to be is told by the keys of now. renamed: key of before → key of now."""
    changed = []
    for pk, profile in Identity.objects.filter(kind="person").values_list("pk", "profile").iterator(2000):
        company = profile.get("company", {})
        if renamed.keys() & company.keys():
            profile["company"] = Counter()
            for key, often in company.items():
                profile["company"][renamed.get(key, key)] += often
            changed.append((msgspec.json.encode(profile).decode("utf-8"), pk))
    with connection.cursor() as cursor:
        cursor.executemany(f'UPDATE "{Identity._meta.db_table}" SET "profile" = %s WHERE "id" = %s', changed)


def _renamed(namings: Iterable[_Naming]) -> dict[str, str]:
    """Key of before → key of now, by most names."""
    went: dict[int, Counter[str]] = defaultdict(Counter)
    for one in namings:
        went[one.linked][one.key] += 1
    before = Identity.objects.filter(kind__in=THINGS).values_list("pk", "key").iterator(2000)
    now = ((key, went[pk].most_common(1)[0][0]) for pk, key in before if pk in went)
    return {key: other for key, other in now if key != other}


def _chunks(values: list[int]) -> Iterator[list[int]]:
    yield from (values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))
