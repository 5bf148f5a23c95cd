"""What the report claims: contacts, statements, what is still to come, PLOVER events. And the reader's doubts."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from mahdar.record.codes import (
    Act,
    Certainty,
    ContactForm,
    ContactStatus,
    Context,
    EventMode,
    EventType,
    NoteLevel,
    PartyRole,
)
from mahdar.record.entities import Evidence
from mahdar.record.scalars import Confidence, Day, EntryId, OwnId, RuleName, Side, Slug, Span, Words

Via = Annotated[
    tuple[Words, ...],
    Meta(description="Through whom the news came, the nearest first: words of the text, or an entry's id."),
]
OnDay = Annotated[Day | None, Meta(description="The day, with the precision that the text gives.")]
AtPlace = Annotated[EntryId | None, Meta(description="The narrowest named place.")]


class Party(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One who takes part in a contact."""

    who: Annotated[EntryId, Meta(description="A person, else an organization or a place (a state).")]
    side: Annotated[Side | None, Meta(description="Those who sit together have the same number, from 1.")] = None
    role: Annotated[PartyRole | None, Meta(description="What the party does there.")] = None
    for_: Annotated[EntryId | None, Meta(description="The body, or state, that the party represents.")] = field(
        default=None, name="for"
    )


class Topic(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a contact was about, in the report's words."""

    text: Annotated[Words, Meta(description="The words of the report that name it.")]
    evidence: Evidence


class Outcome(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a contact came to, in the report's words."""

    text: Annotated[Words, Meta(description="The words of the report that name it.")]
    evidence: Evidence


class Contact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One real interaction between identified parties."""

    id: OwnId
    form: Annotated[ContactForm, Meta(description="What kind of contact it is.")]
    status: Annotated[ContactStatus, Meta(description="Whether it took place, is still to come, or was called off.")]
    date: OnDay = None
    date_text: Annotated[Words | None, Meta(description="The words that give the day.")] = None
    place: Annotated[
        EntryId | None,
        Meta(description="The narrowest named place; an organization where it was held at its seat («بمقر الحزب»)."),
    ] = None
    parties: Annotated[tuple[Party, ...], Meta(description="All who are said to take part; never empty.")]
    topics: Annotated[tuple[Topic, ...], Meta(description="What it was about.")] = ()
    outcomes: Annotated[tuple[Outcome, ...], Meta(description="What it came to.")] = ()
    via: Via = ()
    confidence: Confidence
    rule: RuleName
    evidence: Evidence


class Statement(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One reported act of saying, quoted or retold."""

    id: OwnId
    speakers: Annotated[
        tuple[EntryId, ...], Meta(description="Who says it; the first is the one that the text names first.")
    ]
    addressees: Annotated[tuple[EntryId, ...], Meta(description="To whom.")] = ()
    verb: Annotated[Words, Meta(description="The reporting verb or phrase, as the text writes it or its past form.")]
    act: Annotated[Act, Meta(description="What is done by saying it.")]
    quoted: Annotated[bool, Meta(description="Whether the words stand in quotation marks.")]
    text: Annotated[Words, Meta(description="The words said: exactly the text at `content`.")]
    content: Annotated[Span, Meta(description="Where the words said stand.")]
    via: Via = ()
    about: Annotated[tuple[EntryId, ...], Meta(description="People, organizations and places named in them.")] = ()
    confidence: Confidence
    rule: RuleName
    evidence: Evidence


class Upcoming(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that was still to come on the day of publication."""

    id: OwnId
    text: Annotated[Words, Meta(description="The shortest words of the report that name it.")]
    kind: Annotated[Slug, Meta(description="What it is: session, visit, meeting, election, signing …")]
    actors: Annotated[tuple[EntryId, ...], Meta(description="Who will act, as far as the report says.")] = ()
    when: OnDay = None
    when_text: Annotated[Words | None, Meta(description="The words that give the day.")] = None
    place: AtPlace = None
    certainty: Annotated[Certainty, Meta(description="How sure the report is that it will come.")]
    confidence: Confidence
    rule: RuleName
    evidence: Evidence


class Event(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A PLOVER 2.0 row: made from a contact, a statement, or what else the report tells."""

    id: OwnId
    type: Annotated[EventType, Meta(description="PLOVER's event type.")]
    modes: Annotated[tuple[EventMode, ...], Meta(description="PLOVER's modes of that type.")] = ()
    contexts: Annotated[tuple[Context, ...], Meta(description="PLOVER's contexts.")] = ()
    actors: Annotated[
        tuple[EntryId | Words, ...],
        Meta(
            description="Who acts: ids, or the text's own words of those whom it does not name («مسلحون»). Empty only where the text tells an attack or a protest without saying whose."
        ),
    ]
    recipients: Annotated[tuple[EntryId | Words, ...], Meta(description="To whom it is done, told likewise.")] = ()
    date: OnDay = None
    place: AtPlace = None
    from_: Annotated[EntryId | None, Meta(description="The contact, statement or upcoming item it is made from.")] = (
        field(default=None, name="from")
    )
    via: Via = ()
    confidence: Confidence
    rule: RuleName
    evidence: Evidence


class Note(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the reader left undecided or wants known, in one sentence."""

    level: Annotated[NoteLevel, Meta(description="How much it matters to a reader of the record.")]
    about: Annotated[EntryId | None, Meta(description="The entry that it is about; null for the whole report.")] = None
    text: Annotated[Words, Meta(description="The note itself.")]
