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


@dataclass(slots=True)
class ContactFound:
    """One contact before it is written down."""

    form: str
    status: str
    first: int
    last: int
    rule: str
    parties: list[PartyFound] = field(default_factory=list)
    place: Entity | None = None
    date: str | None = None
    date_text: str | None = None
    topics: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[tuple[int, int]] = field(default_factory=list)
    verbal: bool = True
    id: str = ""

    def who(self) -> set[int]:
        return {id(p.entity) for p in self.parties}
