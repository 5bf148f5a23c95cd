"""How far two coders of the same reports agree: F1 and Krippendorff's alpha by kind of fact.

F1 takes one coder as the gold of the other, with the pairing by which the reader is scored; it is the same either way round.
Alpha (Krippendorff 2004, nominal data, two coders) also takes off what chance would give. Its units are, for names, offices,
statements and upcoming items, the words of the report, each inside a fact of the kind or not; for form and status, the contacts
that both coders have; for contexts, every context that either coder uses anywhere, in every report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mahdar.errors import GoldError
from mahdar.evaluation.alike import pair_up, person_likeness, squeeze, words_of
from mahdar.evaluation.gold import Gold, GoldContact
from mahdar.evaluation.tally import Count

MARKED = ("people", "offices", "organizations", "places", "statements", "upcoming")


@dataclass(frozen=True)
class Agreement:
    """Of one kind: facts of the first coder, of the second, of both; F1; alpha, or None where nothing can vary."""

    kind: str
    first: float
    second: float
    both: float
    f1: float
    alpha: float | None


def alpha_of(units: Iterable[tuple[object, object]]) -> float | None:
    """Krippendorff's nominal alpha of pairs of values; None without two different values."""
    pairs = list(units)
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    if len(values) < 2:
        return None
    observed = sum(one != other for one, other in pairs) / len(pairs)
    alike = sum(count * (count - 1) for count in values.values()) / (total * (total - 1))
    return 1.0 - observed / (1.0 - alike)


def agreement(one: Sequence[Gold], other: Sequence[Gold]) -> list[Agreement]:
    """The agreement of two files of gold. Raises GoldError where they are not of the same reports."""
    theirs = {gold.id: gold for gold in other}
    missing = sorted({gold.id for gold in one} ^ set(theirs))
    if missing:
        raise GoldError(f"not the same reports: {', '.join(missing[:5])} in one file only")
    pairs = [(gold, theirs[gold.id]) for gold in one]
    for mine, their in pairs:
        if mine.text is None or their.text is None or squeeze(mine.text) != squeeze(their.text):
            raise GoldError(f"{mine.id}: the two files do not hold the same text")
    return [*(_marked(kind, pairs) for kind in MARKED), *_contacts(pairs), _contexts(pairs)]


def facts_of(gold: Gold, kind: str) -> list[str]:
    """The facts of a kind as words."""
    if kind == "people":
        return [person.name for person in gold.people]
    if kind == "offices":
        return [office.title for person in gold.people for office in person.offices]
    if kind in ("organizations", "places"):
        return [named.name for named in (gold.organizations if kind == "organizations" else gold.places)]
    if kind == "statements":
        return [said.content for said in gold.statements]
    return [item.text for item in gold.upcoming]


def _marked(kind: str, pairs: Sequence[tuple[Gold, Gold]]) -> Agreement:
    count, units = Count(), []
    for mine, their in pairs:
        first, second = facts_of(mine, kind), facts_of(their, kind)
        count += Count(len(pair_up(first, second, _likeness)), len(second), len(first))
        inside, theirs = _words_inside(mine, first), _words_inside(their, second)
        units += list(zip(inside, theirs, strict=True))
    return Agreement(kind, count.gold, count.claimed, count.right, count.f1, alpha_of(units))


def _likeness(one: str, other: str) -> float:
    """Alike by the words they share: half of those of the longer, at least."""
    mine, theirs = set(words_of(one)), set(words_of(other))
    share = len(mine & theirs) / max(1, len(mine), len(theirs))
    return share if share >= 0.5 else person_likeness(one, (other,))


def _words_inside(gold: Gold, facts: Sequence[str]) -> list[bool]:
    """For each word of the report, whether a fact's words stand there in their order."""
    words = words_of(f"{gold.title} {gold.text}")
    inside = [False] * len(words)
    for fact in facts:
        wanted = words_of(fact)
        for start in range(len(words) - len(wanted) + 1 if wanted else 0):
            if words[start : start + len(wanted)] == wanted:
                inside[start : start + len(wanted)] = [True] * len(wanted)
    return inside


def _contacts(pairs: Sequence[tuple[Gold, Gold]]) -> Iterator[Agreement]:
    count = Count()
    met: list[tuple[GoldContact, GoldContact]] = []
    for mine, their in pairs:
        found = pair_up(mine.contacts, their.contacts, _same_parties)
        count += Count(len(found), len(their.contacts), len(mine.contacts))
        met += [(mine.contacts[i], their.contacts[j]) for i, j in found]
    yield Agreement("contacts", count.gold, count.claimed, count.right, count.f1, None)
    told: dict[str, list[tuple[str | None, str | None]]] = {
        "contact form": [(a.form, b.form) for a, b in met],
        "contact status": [(a.status, b.status) for a, b in met],
        "contact date": [(a.date, b.date) for a, b in met],
    }
    for kind, units in told.items():
        same = sum(a == b for a, b in units)
        yield Agreement(kind, len(met), len(met), same, same / len(met) if met else 0.0, alpha_of(units))


def _same_parties(one: GoldContact, other: GoldContact) -> float:
    mine, theirs = {squeeze(name) for name in one.parties}, {squeeze(name) for name in other.parties}
    share = 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))
    return share if share >= 0.5 else 0.0


def _contexts(pairs: Sequence[tuple[Gold, Gold]]) -> Agreement:
    used = sorted({context for pair in pairs for gold in pair for context in gold.contexts})
    units = [(context in mine.contexts, context in their.contexts) for mine, their in pairs for context in used]
    both = sum(a and b for a, b in units)
    count = Count(both, sum(b for _, b in units), sum(a for a, _ in units))
    return Agreement("contexts", count.gold, count.claimed, count.right, count.f1, alpha_of(units))
