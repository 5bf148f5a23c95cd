"""A contact before it is written down, and who takes part in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.reading.entities import Entity


@dataclass(slots=True)
class PartyFound:
    entity: Entity
    side: int
    role: str
    body: Entity | None = None
    sent: bool = False  # whether the body is that of a delegation: who comes along represents it too


@dataclass(slots=True)
class ContactFound:
    """One contact before it is written down."""

    form: str
    status: str
    first: int
    last: int
    rule: str
    verb: str = ""  # the word that tells it, as the word list has it: «وصل»
    parties: list[PartyFound] = field(default_factory=list)
    place: Entity | None = None
    town: Entity | None = None  # where a journey led, if its place is only where a welcome was given: «بمطار بيروت»
    date: str | None = None
    date_text: str | None = None
    topics: list[tuple[int, int]] = field(default_factory=list)
    outcomes: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    verbal: bool = True
    open: bool = False  # whether the telling leaves it open if it is past or to come
    earlier: bool = False  # whether it is said to have been at another time: «التقى من قبل», «سبق أن زار»
    nameless: bool = False  # whether a delegation took part of whom the telling itself names nobody, or not all
    singles: list[ContactFound] = field(default_factory=list)  # later tellings that name one of those who were met
    id: str = ""

    def who(self) -> set[int]:
        return {id(p.entity) for p in self.parties}
