"""What the types alone cannot say: spans inside the text, ids that point somewhere, dates that exist.

A check is a small generator of (field, reason) pairs over one record; ``CHECKS`` is the whole policy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

import msgspec

from mahdar.record.codes import MODES_OF, NEEDS_RECIPIENT
from mahdar.record.minutes import Record
from mahdar.record.references import ids, is_entry_id, references
from mahdar.record.scalars import Span
from mahdar.record.walk import days, quoted_words, spans, via_words

Problem = tuple[str, str]
Check = Callable[[Record], Iterator[Problem]]


def check(record: Record) -> list[str]:
    """Every way in which the record breaks the contract, a line each, «field: reason»; empty where it keeps it."""
    wrong_shape = _wrong_shape(record)
    if wrong_shape is not None:
        return [wrong_shape]
    return [f"{field}: {reason}" for one_check in CHECKS for field, reason in one_check(record)]


def _wrong_shape(record: Record) -> str | None:
    """A record made in Python may hold what the types forbid («form» "lunch"): msgspec looks only when decoding."""
    try:
        msgspec.convert(msgspec.to_builtins(record), Record)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        return f"{path.strip('`.') or 'record'}: {reason}"
    return None


def text_begins_with_title(record: Record) -> Iterator[Problem]:
    """The text is the title, a blank line, the body; or the body alone where the title is empty."""
    title, text = record.report.title, record.report.text
    if title and text != title and not text.startswith(title + "\n\n"):
        yield "report.text", "does not begin with the title and a blank line"


def spans_are_inside_the_text(record: Record) -> Iterator[Problem]:
    """[41, 63] of a text of 60 code points points at nothing; so does [7, 7]."""
    length = len(record.report.text)
    for field, all_spans in spans(record):
        if not all_spans:
            yield field, "is empty: nothing is in the record that has no evidence"
        for number, span in enumerate(all_spans):
            if not _is_inside(span, length):
                yield f"{field}[{number}]", f"span {list(span)} is not inside the text of {length} code points"


def _is_inside(span: Span, length: int) -> bool:
    return 0 <= span[0] < span[1] <= length


def ids_are_unique(record: Record) -> Iterator[Problem]:
    """Two entries «p1» cannot be told apart."""
    counted = Counter(entry_id for _, entry_id in ids(record))
    yield from ((field, f"id «{entry_id}» is used twice") for field, entry_id in ids(record) if counted[entry_id] > 1)


def references_point_somewhere(record: Record) -> Iterator[Problem]:
    """A party «p9» in a record without a person p9; a place «p1» that is a person."""
    for field, entry_id, allowed in references(record):
        if entry_id not in allowed:
            yield field, f"«{entry_id}» points nowhere: no such entry of the right kind"


def claims_have_someone(record: Record) -> Iterator[Problem]:
    """A contact without parties, a statement without a speaker, an event without an actor are none."""
    for number, contact in enumerate(record.contacts):
        who = [party.who for party in contact.parties]
        if not who:
            yield f"contacts[{number}].parties", "is empty"
        if len(set(who)) < len(who):
            yield f"contacts[{number}].parties", "names the same party twice"
    yield from _nobody("statements", "speakers", [statement.speakers for statement in record.statements])
    for number, event in enumerate(record.events):
        if not event.actors and (event.from_ is not None or event.type not in _TOLD_OF_NOBODY):
            yield f"events[{number}].actors", "is empty"
        for name, told in (("actors", event.actors), ("recipients", event.recipients)):
            unknown = [words for words in told if not is_entry_id(words) and words not in record.report.text]
            yield from (
                (f"events[{number}].{name}", f"«{words}» is neither an id nor words of the text") for words in unknown
            )


_TOLD_OF_NOBODY = frozenset(("ASSAULT", "PROTEST"))
"""Events that a text may tell without saying who did it: «انفجرت سيارة مفخخة»."""


def _nobody(entries: str, field: str, people: list[tuple[str, ...]]) -> Iterator[Problem]:
    yield from ((f"{entries}[{number}].{field}", "is empty") for number, who in enumerate(people) if not who)


def statements_quote_the_text(record: Record) -> Iterator[Problem]:
    """The statement's text is exactly the report's text at its content span."""
    for number, statement in enumerate(record.statements):
        start, end = statement.content
        if record.report.text[start:end] != statement.text:
            yield f"statements[{number}].text", "is not the report's text at content"


def quoted_words_stand_in_the_text(record: Record) -> Iterator[Problem]:
    """A topic, an outcome, an upcoming item, the words of a date: copied, never written anew."""
    for field, words in quoted_words(record):
        if words not in record.report.text:
            yield field, "is not in the report's text"


def via_is_in_the_report(record: Record) -> Iterator[Problem]:
    """«وكالة رويترز» stands in the text (or, after «لل», without its alif), or is the id of an entry."""
    known = {entry_id for _, entry_id in ids(record)}
    for field, words in via_words(record):
        forms = (words, "لل" + words.removeprefix("ال"))
        if words not in known and not any(form in record.report.text for form in forms):
            yield field, f"«{words}» is neither words of the text nor the id of an entry"


def days_exist(record: Record) -> Iterator[Problem]:
    """2020-02-30 has the right form and is no day."""
    yield from ((field, f"«{day}» is no date") for field, day in days(record) if not _exists(day))


def _exists(day: str) -> bool:
    year, month, number = (*day.split("-"), "1", "1")[:3]
    try:
        date(int(year), int(month), int(number))
    except ValueError:
        return False
    return True


def events_are_plover(record: Record) -> Iterator[Problem]:
    """CONSULT has no mode «drone»; AID needs a recipient."""
    for number, event in enumerate(record.events):
        for mode in event.modes:
            if mode not in MODES_OF[event.type]:
                yield f"events[{number}].modes", f"{event.type} has no mode «{mode}»"
        if event.type in NEEDS_RECIPIENT and not event.recipients:
            yield f"events[{number}].recipients", f"is empty: {event.type} needs one"


CHECKS: Final[tuple[Check, ...]] = (
    text_begins_with_title,
    ids_are_unique,
    spans_are_inside_the_text,
    references_point_somewhere,
    claims_have_someone,
    statements_quote_the_text,
    quoted_words_stand_in_the_text,
    via_is_in_the_report,
    days_exist,
    events_are_plover,
)
