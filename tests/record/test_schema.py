"""The published JSON Schema and page are what the types give, and the schema judges as the types do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

from mahdar.record import json_schema
from tests.record.broken import BROKEN
from tests.record.example import example

ROOT = Path(__file__).resolve().parents[2]


def test_the_published_files_are_those_the_types_give() -> None:
    command = [sys.executable, "scripts/build_record_docs.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_schema_is_a_schema_and_takes_the_example() -> None:
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(example())


def test_every_field_says_what_it_is() -> None:
    for name, definition in json_schema()["$defs"].items():
        for field, shape in definition["properties"].items():
            choices = (shape, *shape.get("anyOf", ()))
            assert any("description" in choice for choice in choices), f"{name}.{field} has no description"


def test_the_schema_refuses_wrong_codes_and_missing_fields() -> None:
    validator = Draft202012Validator(json_schema())
    for what in ("an unknown form", "no evidence field", "a confidence of 2", "an unknown context", "a span of three"):
        record = example()
        next(breaking for name, breaking, _ in BROKEN if name == what)(record)
        assert not validator.is_valid(record), what


def test_the_schema_lets_fields_pass_that_a_later_version_adds() -> None:
    record = example() | {"added_later": 1}
    assert Draft202012Validator(json_schema()).is_valid(record)
