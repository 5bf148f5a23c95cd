"""The record takes what keeps the contract and refuses what breaks it, naming the field."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
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
from tests.record.example import TEXT, example

Json = dict[str, Any]
Break = Callable[[Json], object]


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


BROKEN: list[tuple[str, Break, str]] = [
    ("a span past the end", lambda r: r["contacts"][0].update(evidence=[[0, len(TEXT) + 1]]), "contacts[0].evidence[0]"),
    ("a span that ends before it begins", lambda r: r["people"][0].update(mentions=[[9, 5]]), "people[0].mentions[0]"),
    ("an empty span", lambda r: r["places"][0].update(mentions=[[5, 5]]), "places[0].mentions[0]"),
    ("a negative span", lambda r: r["events"][0].update(evidence=[[-3, 5]]), "events[0].evidence[0]"),
    ("a span of three", lambda r: r["events"][0].update(evidence=[[1, 2, 3]]), "events[0].evidence[0]"),
    ("a span of floats", lambda r: r["upcoming"][0].update(evidence=[[1.5, 2.5]]), "upcoming[0].evidence[0]"),
    ("a topic's span past the end", lambda r: r["contacts"][0]["topics"][0].update(evidence=[[0, 9999]]),
     "contacts[0].topics[0].evidence[0]"),
    ("content past the end", lambda r: r["statements"][0].update(content=[0, 9999]), "statements[0].content[0]"),
    ("no evidence field", lambda r: r["contacts"][0].pop("evidence"), "contacts[0]"),
    ("no evidence in it", lambda r: r["statements"][0].update(evidence=[]), "statements[0].evidence"),
    ("an office without evidence", lambda r: r["people"][1]["offices"][0].update(evidence=[]),
     "people[1].offices[0].evidence"),
    ("a body that is never named", lambda r: r["organizations"][0].update(mentions=[]), "organizations[0].mentions"),
    ("an unknown form", lambda r: r["contacts"][0].update(form="lunch"), "contacts[0].form"),
    ("an unknown status", lambda r: r["contacts"][0].update(status="denied"), "contacts[0].status"),
    ("an unknown role", lambda r: r["contacts"][0]["parties"][0].update(role="king"), "contacts[0].parties[0].role"),
    ("an unknown act", lambda r: r["statements"][0].update(act="whisper"), "statements[0].act"),
    ("an unknown certainty", lambda r: r["upcoming"][0].update(certainty="sure"), "upcoming[0].certainty"),
    ("an unknown context", lambda r: r["contexts"].append("sport"), "contexts[2]"),
    ("an unknown kind of body", lambda r: r["organizations"][0].update(kind="club"), "organizations[0].kind"),
    ("an unknown sector", lambda r: r["organizations"][0].update(sector="XXX"), "organizations[0].sector"),
    ("an old event type", lambda r: r["events"][0].update(type="DEMAND"), "events[0].type"),
    ("a mode of another type", lambda r: r["events"][0].update(modes=["drone"]), "events[0].modes"),
    ("aid to nobody", lambda r: r["events"][0].update(type="AID", modes=[], recipients=[]), "events[0].recipients"),
    ("a country of two letters", lambda r: r["places"][0].update(country="OM"), "places[0].country"),
    ("an unknown schema", lambda r: r.update(schema="2"), "schema"),
    ("a party that points nowhere", lambda r: r["contacts"][0]["parties"][1].update(who="p9"),
     "contacts[0].parties[1].who"),
    ("a party for a person", lambda r: r["contacts"][0]["parties"][1].update({"for": "p1"}),
     "contacts[0].parties[1].for"),
    ("a party twice", lambda r: r["contacts"][0]["parties"][1].update(who="p1"), "contacts[0].parties"),
    ("no parties", lambda r: r["contacts"][0].update(parties=[]), "contacts[0].parties"),
    ("side 0", lambda r: r["contacts"][0]["parties"][0].update(side=0), "contacts[0].parties[0].side"),
    ("a place that is a body", lambda r: r["contacts"][0].update(place="o1"), "contacts[0].place"),
    ("a speaker that points nowhere", lambda r: r["statements"][0].update(speakers=["p7"]), "statements[0].speakers[0]"),
    ("no speaker", lambda r: r["statements"][0].update(speakers=[]), "statements[0].speakers"),
    ("an office of a body that is not there", lambda r: r["people"][1]["offices"][0].update(organization="o9"),
     "people[1].offices[0].organization"),
    ("an actor that points nowhere", lambda r: r["upcoming"][0].update(actors=["c1"]), "upcoming[0].actors[0]"),
    ("an event without an actor", lambda r: r["events"][0].update(actors=[]), "events[0].actors"),
    ("an event from nowhere", lambda r: r["events"][0].update({"from": "c5"}), "events[0].from"),
    ("a note about nothing", lambda r: r["notes"][0].update(about="u4"), "notes[0].about"),
    ("an id used twice", lambda r: r["people"][1].update(id="p1"), "people[0].id"),
    ("one id for two kinds", lambda r: r["statements"][0].update(id="c1"), "contacts[0].id"),
    ("an empty id", lambda r: r["places"][0].update(id=""), "places[0].id"),
    ("an empty name", lambda r: r["people"][0].update(name=""), "people[0].name"),
    ("text that is not the text at content", lambda r: r["statements"][0].update(text="شيء آخر"), "statements[0].text"),
    ("a topic in words of its own", lambda r: r["contacts"][0]["topics"][0].update(text="الكهرباء في الخليج"),
     "contacts[0].topics[0].text"),
    ("an upcoming item in words of its own", lambda r: r["upcoming"][0].update(text="اجتماع"), "upcoming[0].text"),
    ("the words of a date that are not there", lambda r: r["contacts"][0].update(date_text="أمس"),
     "contacts[0].date_text"),
    ("a link of the chain that is not there", lambda r: r["statements"][0].update(via=["وكالة رويترز"]),
     "statements[0].via[0]"),
    ("a date in another form", lambda r: r["contacts"][0].update(date="10/02/2019"), "contacts[0].date"),
    ("a day that does not exist", lambda r: r["contacts"][0].update(date="2019-02-30"), "contacts[0].date"),
    ("a month that does not exist", lambda r: r["upcoming"][0].update(when="2019-13"), "upcoming[0].when"),
    ("a day of publication that does not exist", lambda r: r["report"].update(published="0000-01-01"),
     "report.published"),
    ("a confidence of 2", lambda r: r["contacts"][0].update(confidence=2), "contacts[0].confidence"),
    ("a negative confidence", lambda r: r["statements"][0].update(confidence=-0.1), "statements[0].confidence"),
    ("no rule", lambda r: r["upcoming"][0].pop("rule"), "upcoming[0]"),
    ("no report", lambda r: r.pop("report"), ""),
    ("a report without a text", lambda r: r["report"].pop("text"), "report"),
    ("a text that does not begin with the title", lambda r: r["report"].update(title="عنوان آخر"), "report.text"),
    ("a misspelt field", lambda r: r["contacts"][0].update(evidance=[]), "contacts[0]"),
    ("a latitude beyond the pole", lambda r: r["places"][0].update(lat=123.0), "places[0].lat"),
]  # fmt: skip


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
