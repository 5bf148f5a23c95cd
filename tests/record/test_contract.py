"""The record takes what keeps the contract and refuses what breaks it, naming the field."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from mahdar.errors import RecordError
from mahdar.record import (
    MODES_OF,
    Contact,
    Party,
    ReaderInfo,
    Record,
    ReportInfo,
    check,
    from_json,
    json_schema,
    refuse_broken,
    to_json,
)
from tests.record.broken import BROKEN, Break
from tests.record.example import example

Json = dict[str, Any]


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def contract_example(shared: Path) -> Json:
    """RECORD.md's own example, its «…» text filled in from the first report."""
    page = (shared / "RECORD.md").read_text(encoding="utf-8")
    fenced = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert fenced
    record: Json = json.loads(fenced[1])
    lines = [line for line in (shared / "seed" / "report.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    is_body = re.compile(r"\w.*\.$").match
    body = [line for line in lines[1:] if len(line) > 60 and is_body(line)]
    record["report"]["text"] = "\n\n".join([lines[0], *body])
    return record


def test_it_takes_a_whole_record_and_gives_back_the_same_bytes() -> None:
    line = as_json(example())
    assert to_json(from_json(line)).decode() == line


def test_it_takes_the_example_of_the_contract(shared: Path) -> None:
    record = contract_example(shared)
    assert to_json(from_json(as_json(record))).decode() == as_json(record)
    Draft202012Validator(json_schema()).validate(record)


def test_it_takes_a_report_in_which_nothing_was_found() -> None:
    reader = ReaderInfo(name="mahdar", version="0.1.0", words="")
    record = Record(report=ReportInfo(id="1", text="لا شيء.", reader=reader))
    assert from_json(to_json(record)) == record


@pytest.mark.parametrize(("breaking", "field"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_it_refuses_a_broken_record_and_names_the_field(breaking: Break, field: str) -> None:
    record = example()
    breaking(record)
    with pytest.raises(RecordError) as refused:
        from_json(as_json(record))
    assert refused.value.field == field
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "data", ["", "{", "[]", "null", '"x"', "{'schema': 1}", b"\xff\xfe", "\ud800"], ids=lambda data: repr(data)
)
def test_it_refuses_what_is_no_record(data: bytes | str) -> None:
    with pytest.raises(RecordError):
        from_json(data)


def test_it_says_every_problem_of_a_record() -> None:
    record = example()
    record["contacts"][0]["place"] = "l9"
    record["events"][0]["date"] = "2019-02-30"
    with pytest.raises(RecordError, match=r"contacts\[0\].place: .* \(and 1 more\)") as refused:
        from_json(as_json(record))
    assert [problem.partition(":")[0] for problem in refused.value.problems] == ["contacts[0].place", "events[0].date"]


def test_it_checks_a_record_made_in_python_too() -> None:
    record = from_json(as_json(example()))
    lunch = Contact(
        id="c2",
        form="lunch",  # type: ignore[arg-type]
        status="held",
        parties=(Party(who="p1"),),
        confidence=0.5,
        rule="none",
        evidence=((0, 4),),
    )
    (problem,) = check(msgspec.structs.replace(record, contacts=(lunch,)))
    assert problem.startswith("contacts[0].form: ")
    with pytest.raises(RecordError):
        refuse_broken(msgspec.structs.replace(record, contacts=(lunch,)))


def test_a_via_after_lam_may_have_its_alif_back() -> None:
    record = example()
    said = "وفقاً للمتحدث باسم الوزارة"
    record["report"]["text"] += f"\n\n{said}"
    record["statements"][0]["via"] = ["المتحدث باسم الوزارة"]
    from_json(as_json(record))


def test_records_cannot_be_changed() -> None:
    record = from_json(as_json(example()))
    with pytest.raises(AttributeError):
        record.schema = "2"  # type: ignore[misc, assignment]


def test_there_are_67_pairs_of_event_type_and_mode() -> None:
    assert len(MODES_OF) == 16
    assert sum(map(len, MODES_OF.values())) == 67
