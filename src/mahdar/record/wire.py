"""The record as JSON: out, and in again with every check."""

from __future__ import annotations

import re

import msgspec

from mahdar.errors import RecordError
from mahdar.record.checks import check
from mahdar.record.minutes import Record

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)
_PLACE_IN_MESSAGE = re.compile(r"^(?P<reason>.*) - at `\$\.?(?P<field>.*)`$", re.DOTALL)


def to_json(record: Record) -> bytes:
    """One line of UTF-8 JSON without a line break at its end, fields in the order of the contract."""
    return _ENCODER.encode(record)


def from_json(data: bytes | str) -> Record:
    """The record that the JSON holds.

    Raises RecordError, naming the first field at fault, where the JSON is broken, a field is missing, unknown or of
    the wrong kind, or the record breaks the contract (see ``check``).
    """
    try:
        record = _DECODER.decode(data)
    except msgspec.ValidationError as error:
        raise _refusal(str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, UnicodeEncodeError) as error:
        raise RecordError(f"not JSON: {error}") from error
    refuse_broken(record)
    return record


def refuse_broken(record: Record) -> None:
    """Nothing where the record keeps the contract; raises RecordError with every problem where it does not."""
    problems = tuple(check(record))
    if problems:
        field, _, reason = problems[0].partition(": ")
        raise RecordError(reason, field=field, problems=problems)


def _refusal(message: str) -> RecordError:
    """«Expected … - at `$.contacts[0].form`» as an error that names the field first."""
    found = _PLACE_IN_MESSAGE.match(message)
    if found is None:
        return RecordError(message)
    return RecordError(found["reason"], field=found["field"])
