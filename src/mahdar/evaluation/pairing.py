"""Which of a record's people, bodies and places are which of the gold's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mahdar.evaluation.alike import body_likeness, pair_up, person_likeness, squeeze
from mahdar.evaluation.gold import Gold, GoldName, GoldPerson
from mahdar.evaluation.tally import Tally, Verdict
from mahdar.record import Contact, Event, Organization, Person, Place, Record, Statement, Upcoming

GoldPlace = tuple[str, int]
"""A kind of the gold and a place in its list: ("people", 0) is the first person."""

Likeness = Callable[[str, Sequence[str]], float]
Named = Person | Organization | Place
GoldNamed = GoldPerson | GoldName

_LIKENESS: dict[str, Likeness] = {
    "people": person_likeness,
    "organizations": body_likeness,
    "places": body_likeness,
}


@dataclass(frozen=True)
class Found:
    """What a record says of a report; nothing at all where there is no record."""

    text: str = ""
    people: Sequence[Person] = ()
    organizations: Sequence[Organization] = ()
    places: Sequence[Place] = ()
    contacts: Sequence[Contact] = ()
    statements: Sequence[Statement] = ()
    upcoming: Sequence[Upcoming] = ()
    events: Sequence[Event] = ()
    contexts: Sequence[str] = ()

    @classmethod
    def in_record(cls, record: Record | None) -> Found:
        """The findings of a record."""
        if record is None:
            return cls()
        return cls(
            text=record.report.text,
            people=record.people,
            organizations=record.organizations,
            places=record.places,
            contacts=record.contacts,
            statements=record.statements,
            upcoming=record.upcoming,
            events=record.events,
            contexts=record.contexts,
        )

    def named(self, kind: str) -> Sequence[Named]:
        """The people, organizations or places."""
        lists: dict[str, Sequence[Named]] = {
            "people": self.people,
            "organizations": self.organizations,
            "places": self.places,
        }
        return lists[kind]

    def names(self) -> dict[str, str]:
        """The name of every id."""
        return {entity.id: entity.name for kind in _LIKENESS for entity in self.named(kind)}


def gold_named(gold: Gold, kind: str) -> Sequence[GoldNamed]:
    """The people, organizations or places of a gold record."""
    lists: dict[str, Sequence[GoldNamed]] = {
        "people": gold.people,
        "organizations": gold.organizations,
        "places": gold.places,
    }
    return lists[kind]


def gold_references(gold: Gold) -> dict[str, GoldPlace]:
    """Every form of every gold name, squeezed, and whom it means; a person wins over a body over a place."""
    return {
        squeeze(form): (kind, number)
        for kind in ("places", "organizations", "people")
        for number, entity in enumerate(gold_named(gold, kind))
        for form in (*entity.aliases, *entity.full_forms, entity.name)
    }


def link_names(gold: Gold, found: Found, tally: Tally) -> dict[str, GoldPlace]:
    """Pairs names with gold names, each at most once, counts the three kinds, and tells who is who."""
    links: dict[str, GoldPlace] = {}
    for kind, likeness in _LIKENESS.items():
        said, wanted = found.named(kind), gold_named(gold, kind)
        pairs = _pair_names(said, wanted, likeness)
        links |= {said[i].id: (kind, j) for i, j in pairs}
        tally.judge(kind, _name_verdicts(kind, gold, [one.name for one in said], [one.name for one in wanted], pairs))
    return links | _links_across(gold, found, links)


def _pair_names(said: Sequence[Named], wanted: Sequence[GoldNamed], likeness: Likeness) -> list[tuple[int, int]]:
    return pair_up(said, wanted, lambda one, other: likeness(one.name, _forms(other)))


def _links_across(gold: Gold, found: Found, links: dict[str, GoldPlace]) -> dict[str, GoldPlace]:
    """A state filed among the bodies, or the other way round, still names the party."""
    taken = set(links.values())
    kinds = ("organizations", "places")
    left = [(kind, j) for kind in kinds for j in range(len(gold_named(gold, kind))) if (kind, j) not in taken]
    loose = [entity for kind in kinds for entity in found.named(kind) if entity.id not in links]
    pairs = pair_up(
        loose, left, lambda one, place: body_likeness(one.name, _forms(gold_named(gold, place[0])[place[1]]))
    )
    return {loose[i].id: left[j] for i, j in pairs}


def _forms(entity: GoldNamed) -> tuple[str, ...]:
    return (entity.name, *entity.full_forms)


def _name_verdicts(
    kind: str, gold: Gold, said: Sequence[str], wanted: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> Iterable[Verdict]:
    right, met = {i for i, _ in pairs}, {j for _, j in pairs}
    for j, name in enumerate(wanted):
        if j not in met:
            yield Verdict(kind, gold.id, "missed", name)
    for i, name in enumerate(said):
        yield Verdict(kind, gold.id, "right" if i in right else "wrong", name)
