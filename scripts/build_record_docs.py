"""Write docs/record.md and docs/record.schema.json from the types of mahdar.record.

python scripts/build_record_docs.py            write them
python scripts/build_record_docs.py --check    exit 1 where a file differs from what the types give
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mahdar.record import json_schema

DOCS = Path(__file__).resolve().parent.parent / "docs"

IN_WORDS = {
    "string": "text",
    "boolean": "true or false",
    "null": "null",
    "number": "number",
    "integer": "whole number",
}

INTRODUCTION = """\
# The record

`mahdar read SOURCE… --json` prints one record a line in this shape; `mahdar.read(report)` returns it as frozen types
(`mahdar.record`). This page and [record.schema.json](record.schema.json) (JSON Schema 2020-12) are generated from those
types by `make docs`.

- Every **span** is `[start, end]` in Unicode code points of `report.text`, and `report.text[start:end]` is the words
  meant. Nothing is in the record that has none.
- What could not be decided is `null` or left out, with a note saying why; it is never guessed.
- Dates are ISO 8601 with the precision that the text gives: `2020-08-12`, `2020-08`, `2020`.
- Countries are ISO 3166-1 alpha-3 (Palestine `PSE`, Kosovo `KOS`), or PLOVER's `IGO`, `UNO`, `EUR`, `NGO`, `ISM`,
  `IMG`, `MNC` for bodies of no one country; sectors, event types, modes and contexts are PLOVER 2.0's.
- Fields may be added under the same `schema` number; none of those here changes its meaning. The JSON Schema lets
  unknown fields pass for that reason. `mahdar.record.from_json` refuses them, since it would lose them.

Beyond the shape, `mahdar.record.check(record)` says in a line each: a span outside the text, an id used twice or
pointing nowhere, a statement that is not the text at its span, words that the report has not, a date that does not
exist, a contact without parties, an event against PLOVER's rules.
"""


def record_page(schema: dict[str, Any]) -> str:
    """The Markdown page: the introduction, then one table for each type, the record first."""
    tables = (_table(definition) for definition in schema["$defs"].values())
    return INTRODUCTION + "".join(tables)


def _table(definition: dict[str, Any]) -> str:
    required = set(definition.get("required", ()))
    rows = (_row(name, field, name in required) for name, field in definition["properties"].items())
    head = f"\n## {definition['title']}\n\n{definition['description']}\n\n"
    return head + "| field | value | needed | what it is |\n| --- | --- | --- | --- |\n" + "".join(rows)


def _row(name: str, field: dict[str, Any], required: bool) -> str:
    return f"| `{name}` | {_value(field)} | {'yes' if required else ''} | {_description(field)} |\n"


def _value(field: dict[str, Any]) -> str:
    """What may stand in a field, in words: «`held`, `planned`», «list of Party», «text or null»."""
    if "anyOf" in field:
        return " or ".join(_value(choice) for choice in field["anyOf"])
    if "allOf" in field:
        return _value(field["allOf"][0])
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in field:
        return ", ".join(f"`{code}`" for code in field["enum"])
    if field["type"] == "array":
        return "span" if "prefixItems" in field else f"list of {_value(field['items'])}"
    return IN_WORDS[field["type"]]


def _description(field: dict[str, Any]) -> str:
    choices = (field, *field.get("anyOf", ()))
    return next((choice["description"] for choice in choices if "description" in choice), "")


def generated() -> Iterator[tuple[Path, str]]:
    """Each generated file with the text that it must have."""
    schema = json_schema()
    yield DOCS / "record.md", record_page(schema)
    yield DOCS / "record.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files, or with --check say which differ."""
    stale = [(path, text) for path, text in generated() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path, _ in stale:
            print(f"{path.name} differs from the types: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path, text in stale:
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
