"""The contract as a JSON Schema, generated from the types."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from mahdar.record.minutes import SCHEMA, Record

SCHEMA_ID: Final = f"urn:mahdar:record:{SCHEMA}"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one record.

    It lets fields pass that it does not know: the contract may gain fields under the same number, and a schema kept
    by someone else must go on accepting new records. ``from_json`` refuses them, since it would lose them.
    """
    schema = msgspec.json.schema(Record)
    for definition in schema["$defs"].values():
        definition.pop("additionalProperties", None)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, "title": "Mahdar record"}
    return head | schema
