"""Pairs to judge by hand, who is who and which contact is which; and how right the archive is about those judged.

    python -m benchmarks.identities draw people ARCHIVE --seed 7 > people.tsv    # two thirds from the doubtful band
    python -m benchmarks.identities draw bodies ARCHIVE --seed 43                # likewise: people, contacts, bodies, places, posts
    python -m benchmarks.identities measure ARCHIVE                              # against benchmarks/pairs/*.tsv

The judged files hold ids, names and places in the text, no text. A contact is named by its report, by where its evidence
stands and by its parties, since a newer reader numbers its entries anew. `draw --context` also prints what a judge needs
to see; pairs judged already are not drawn again. Rules were made after each of the files but `contacts-fourth`; what the
rules of the time gave for a new file, before anybody looked at it, stands in docs/how-to/archive.md.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.things import draw_bodies, draw_places, draw_posts, seat_in, thing_of
from mahdar.archive import open_archive

JUDGED = Path(__file__).parent / "pairs"
PEOPLE, CONTACTS, THINGS = 310, 210, 108
DOUBTFUL = (0.3, 0.88)
_MOST_OF_A_BLOCK = 40


class Pair(Struct, frozen=True):
    """Two entries of two reports: report key and the name of a person, or where a contact stands and its parties.

    a, b: «نصر الحريري», or «120-164 نصر الحريري، سلجوق أونال».
    """

    kind: str
    report_a: str
    a: str
    report_b: str
    b: str
    score: float


def draw_people(count: int, seed: int) -> list[Pair]:
    """Pairs of people's names in different reports that share a block; no pair of names more than twice."""
    from mahdar.archive.linking.names import blocks_of, words_of
    from mahdar.archive.linking.profile import Profile
    from mahdar.archive.linking.scoring import score
    from mahdar.archive.models import Named

    chance = random.Random(seed)
    blocks: dict[str, list[Any]] = defaultdict(list)
    for one in Named.objects.filter(kind="person").select_related("report").order_by("pk"):
        for block in blocks_of(words_of(one.name)):
            blocks[block].append(one)
    pairs: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    seen: set[frozenset[int]] = set()
    sightings: dict[int, Any] = {}
    for block in sorted(blocks):
        some = chance.sample(blocks[block], min(len(blocks[block]), _MOST_OF_A_BLOCK))
        for a, b in combinations(some, 2):
            if a.report_id == b.report_id or frozenset((a.pk, b.pk)) in seen:
                continue
            seen.add(frozenset((a.pk, b.pk)))
            for one in (a, b):
                if one.pk not in sightings:
                    sightings[one.pk] = _sighting(one)
            profile = Profile()
            profile.take(sightings[b.pk])
            value = score(sightings[a.pk], profile).value
            names = tuple(sorted((a.key, b.key)))
            pairs[names[0], names[1]].append(Pair("person", a.report.key, a.name, b.report.key, b.name, value))
    return _drawn(pairs, count, chance)


def _sighting(named: Any) -> Any:
    """A name as the archive links it, but for the report's other names, which are not looked up."""
    from mahdar.archive.keys import name_key
    from mahdar.archive.linking.names import words_of
    from mahdar.archive.linking.profile import Sighting

    offices = list(named.offices.select_related("body"))
    posts = [f"{office.post} {office.country}" for office in offices if office.post and office.country]
    posts += [f"{office.post} @{office.body.key}" for office in offices if office.post and office.body]
    posts += [f"«{name_key(office.title)}»" for office in offices if " " in office.title]
    return Sighting(
        name=named.name,
        words=words_of(named.name),
        posts=tuple(dict.fromkeys(posts)),
        countries=tuple(dict.fromkeys(office.country for office in offices if office.country)),
        day=named.report.published,
        outlet=named.report.outlet,
    )


def draw_contacts(count: int, seed: int) -> list[Pair]:
    """Pairs of contacts of different reports that share a party and lie within ten days of one another."""
    from mahdar.archive.models import Contact
    from mahdar.archive.sameness import alike, apart
    from mahdar.archive.tellings import tellings_of

    chance = random.Random(seed)
    entries = {one.pk: _written(one) for one in _every_contact()}
    keys = dict(Contact.objects.values_list("pk", "report__key"))
    by_party: dict[int, list[Any]] = defaultdict(list)
    for one in tellings_of(sorted(entries)):
        for party in one.parties:
            by_party[party].append(one)
    seen: set[tuple[int, int]] = set()
    pairs: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for party in sorted(by_party):
        for a, b in combinations(by_party[party], 2):
            days = apart(a.day, b.day)
            if a.report == b.report or days is None or days > 10 or (a.contact, b.contact) in seen:
                continue
            seen.add((a.contact, b.contact))
            value = alike(a, b)[0] or (0.4 if len(a.parties & b.parties) > 1 else 0.0)
            who = f"{sorted(a.parties)}", f"{sorted(b.parties)}"
            made = Pair("contact", keys[a.contact], entries[a.contact], keys[b.contact], entries[b.contact], value)
            pairs[who[0], who[1]].append(made)
    return _drawn(pairs, count, chance)


def _drawn(pairs: dict[tuple[str, str], list[Pair]], count: int, chance: random.Random) -> list[Pair]:
    """Two thirds from the doubtful band, the rest from outside it, half of that from each side; none that is judged."""
    judged = {_of(pair) for path in sorted(JUDGED.glob("*.tsv")) for pair, _ in _judged(path.stem)}
    every = [pair for names in sorted(pairs) for pair in chance.sample(pairs[names], min(2, len(pairs[names])))]
    every = [pair for pair in every if _of(pair) not in judged]
    low, high = DOUBTFUL
    bands = (
        ([pair for pair in every if low <= pair.score < high], count * 2 // 3),
        ([pair for pair in every if pair.score >= high], count // 6 + 1),
        ([pair for pair in every if pair.score < low], count // 6 + 1),
    )
    drawn = [pair for band, size in bands for pair in chance.sample(band, min(size, len(band)))]
    chance.shuffle(drawn)
    return drawn[:count]


def _of(pair: Pair) -> frozenset[tuple[str, str]]:
    """By which a pair is known again: its reports and names, whichever comes first, wherever the words stand."""
    named = ((pair.report_a, pair.a), (pair.report_b, pair.b))
    return frozenset((report, what if pair.kind == "person" else "") for report, what in named)


def _every_contact() -> Iterator[Any]:
    from mahdar.archive.models import Contact

    return iter(_with_parties(Contact.objects.order_by("pk")).iterator(500))


def _with_parties(contacts: Any) -> Any:
    from django.db.models import Prefetch

    from mahdar.archive.models import Party

    return contacts.prefetch_related(Prefetch("parties", Party.objects.select_related("named")))


def _written(contact: Any) -> str:
    """A contact by where its evidence stands and by its parties."""
    start, end = contact.spans[0]
    return f"{start}-{end} " + "، ".join(party.named.name for party in contact.parties.all() if party.named)


def _meant(report: str, written: str) -> Any:
    """The contact of a report that is written so: that with most of the parties, of those the nearest; or None."""
    from mahdar.archive.models import Contact

    place, _, names = written.partition(" ")
    start = int(place.split("-")[0])
    wanted = {_last_word(name) for name in names.split("، ")}
    found: list[tuple[int, int, int, Any]] = []
    for one in _with_parties(Contact.objects.filter(report__key=report)):
        shared = len(wanted & {_last_word(party.named.name) for party in one.parties.all() if party.named})
        if shared >= min(2, len(wanted)):
            found.append((shared, -abs(one.spans[0][0] - start), -one.pk, one))
    return max(found, default=(0, 0, 0, None))[-1]


def _last_word(name: str) -> str:
    from mahdar.archive.keys import name_key

    return name_key(name).split()[-1]


def _context(pair: Pair) -> Iterator[str]:
    from mahdar.archive.models import Named

    for key, what in ((pair.report_a, pair.a), (pair.report_b, pair.b)):
        if pair.kind == "person":
            one: Any = Named.objects.filter(report__key=key, kind="person", name=what).first()
            offices = "؛ ".join(one.offices.values_list("title", flat=True))
        else:
            one = _meant(key, what)
            offices = f"{one.form} {one.status} {one.date} {one.place.name if one.place else ''}"
        start, end = one.spans[0]
        around = " ".join(one.report.text[max(0, start - 60) : end + 90].split())
        yield f"   {what} | {offices} | {one.report.outlet} {one.report.published} | {one.report.title[:70]} | {around}"


def measure(name: str) -> dict[str, float]:
    """Precision, recall and F1 of «same» over the judged pairs of a kind; pairs judged unsure do not count."""
    right = claimed = wanted = 0
    for pair, verdict in _judged(name):
        together = _together(pair)
        if verdict == "unsure" or together is None:
            continue
        claimed += together
        wanted += verdict == "same"
        right += together and verdict == "same"
    precision, recall = right / max(claimed, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"pairs": len(list(_judged(name))), "precision": precision, "recall": recall, "f1": f1}


def _judged(name: str) -> Iterable[tuple[Pair, str]]:
    for line in (JUDGED / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, report_a, a, report_b, b, verdict = line.split("\t")
            yield Pair(kind, report_a, a, report_b, b, 0.0), verdict


def _together(pair: Pair) -> bool | None:
    """Whether the archive has the two as one; None where it does not hold one of them any more."""
    from mahdar.archive.keys import name_key
    from mahdar.archive.models import Named

    found: list[Any] = []
    for key, what in ((pair.report_a, pair.a), (pair.report_b, pair.b)):
        one: Any
        if pair.kind == "post":
            one = seat_in(key, what)
        elif pair.kind in ("body", "place"):
            one = thing_of(pair.kind, key, what)
        elif pair.kind == "person":
            rows = Named.objects.filter(report__key=key, kind="person", key=name_key(what)).exclude(
                identity__type="name_only"
            )
            one = (
                rows.values_list("identity", flat=True).first()
                or Named.objects.filter(report__key=key, kind="person", key=name_key(what))
                .values_list("pk", flat=True)
                .first()
            )
        else:
            contact = _meant(key, what)
            one = contact.meeting_id if contact is not None else None
        if one is None:
            return None
        found.append(one)
    return bool(found[0] == found[1])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("draw", "measure"))
    parser.add_argument("rest", nargs="+")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, help="how many pairs to draw")
    parser.add_argument("--context", action="store_true", help="print with each pair what a judge needs to see")
    given = parser.parse_args()
    open_archive(given.rest[-1], write=False)
    if given.what == "measure":
        for name in sorted(path.stem for path in JUDGED.glob("*.tsv")):
            found = measure(name)
            print(f"{name:16}" + "".join(f"{key} {value:.3f}  " for key, value in found.items()))
        return
    if draw := {"bodies": draw_bodies, "places": draw_places, "posts": draw_posts}.get(given.rest[0]):
        print("\n".join(draw(given.count or THINGS, given.seed, told=given.context)))
        return
    people = given.rest[0] == "people"
    count = given.count or (PEOPLE if people else CONTACTS)
    drawn = draw_people(count, given.seed) if people else draw_contacts(count, given.seed)
    for number, pair in enumerate(drawn, 1):
        line = "\t".join((pair.kind, pair.report_a, pair.a, pair.report_b, pair.b, "?"))
        sys.stdout.write(f"{number} {line}\n" if given.context else f"{line}\n")
        for told in _context(pair) if given.context else ():
            sys.stdout.write(told + "\n")


if __name__ == "__main__":
    main()
