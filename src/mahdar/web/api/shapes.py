"""What the API answers with, field by field: the rows of the twins, described for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Generic, TypeVar

from ninja import Field, Schema

Row = TypeVar("Row")


class Page(Schema, Generic[Row]):
    """A part of a list: `count` is the number of all rows; `next` the address of the following part."""

    count: int
    next: str | None
    items: list[Row]


class Who(Schema):
    """Someone or something that a report names; `id` leads to its identity."""

    id: int | None
    kind: str
    name: str
    latin: str | None


class Party(Who):
    """Who takes part in a contact, on which side, with the offices that the report gives them."""

    side: int | None
    role: str | None
    offices: list[str]


class Claim(Schema):
    """What each claim has: its report, how likely it is right, the rule that made it and where its words stand."""

    id: int
    report: str = Field(description="the report's key")
    outlet: str | None
    published: str | None
    url: str | None
    confidence: float
    rule: str
    evidence: list[tuple[int, int]] = Field(description="spans of the report's text, in code points")
    state: str = Field(description="read, or what a person said of it: accepted, edited, added")


class Contact(Claim):
    """A contact as one report tells it; `meeting` joins the tellings of one."""

    meeting: int | None
    form: str
    status: str
    date: str | None
    place: str | None
    parties: list[Party]
    topics: list[str]


class Statement(Claim):
    """Who said what, in which kind of act."""

    act: str
    verb: str
    quoted: bool
    text: str
    speakers: list[Who | None]
    addressees: list[Who | None]


class Upcoming(Claim):
    """What was still to come; `became` tells what later reports say of it."""

    kind: str
    text: str
    when: str | None
    certainty: str
    place: str | None
    actors: list[Who | None]
    became: list[str]


class Event(Claim):
    """A PLOVER event. Actors and recipients are identities, or the text's words where it names nobody."""

    type: str
    modes: list[str]
    contexts: list[str]
    date: str | None
    place: str | None
    actors: list[Who | str | None]
    recipients: list[Who | str | None]


class Report(Schema):
    """A report without its text."""

    id: int
    report: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None


class WholeReport(Report):
    """A report with its record (docs/record.md), people's corrections in it."""

    record: dict[str, Any]


class Hit(Report):
    """A report that a search found: whether it holds the words just as they were typed, and the words around the first."""

    exact: bool
    around: str


class Identity(Schema):
    """A person, body or place across reports."""

    id: int
    name: str
    latin: str | None
    country: str | None
    type: str | None
    first_seen: str | None
    last_seen: str | None
    reports: int


class Office(Schema):
    """A post, as reports give it over time."""

    holder: int | None
    holder_name: str | None
    title: str
    post: str | None
    country: str | None
    status: str
    first: str | None
    last: str | None
    reports: int
    outlets: list[str]


class Known(Identity):
    """An identity with its offices: those that a person held, or those of a body with who held them."""

    offices: list[Office]


class Step(Schema):
    """What a person did with a claim."""

    change: int
    at: datetime
    author: str
    action: str
    reason: str


class Reviewed(Schema):
    """Where a claim stands: its state, the last change (to be sent as `seen`), and all that was done with it."""

    kind: str
    id: int
    state: str
    last_change: int
    history: list[Step]
