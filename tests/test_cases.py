"""The cases that people can read and extend, and the sample reports with their golden records."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from mahdar.reading import Reader
from mahdar.record import Event, check

ROOT = Path(__file__).resolve().parents[1]
KEYS = {
    "rule",
    "text",
    "published",
    "people",
    "organizations",
    "places",
    "not",
    "offices",
    "statements",
    "contacts",
    "contacts_in_full",
    "topics",
    "outcomes",
    "title",
    "upcoming",
    "not_said",
    "events",
    "no_events",
    "not_upcoming",
}
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['rule']}")
    for path in sorted((ROOT / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def told(event: Event, names: dict[str, str]) -> str:
    """An event as cases write it: «ASSAULT: مسلحون → ضابطا», an absent side left out."""
    actors, recipients = ("، ".join(names.get(who, who) for who in side) for side in (event.actors, event.recipients))
    return " ".join(filter(None, (f"{event.type}:", actors, recipients and f"→ {recipients}")))


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], reader: Reader) -> None:
    assert set(case) <= KEYS
    record = reader.read({"title": case.get("title", ""), "text": case["text"], "published": case.get("published")})
    assert check(record) == []
    names = {e.id: e.name for e in (*record.people, *record.organizations, *record.places)}
    found = {
        "people": {p.name for p in record.people},
        "organizations": {o.name for o in record.organizations},
        "places": {p.name for p in record.places},
        "offices": {f"{p.name} = {o.title}" for p in record.people for o in p.offices},
        "statements": {f"{names[s.speakers[0]]}: {s.text}" for s in record.statements},
        "events": {told(event, names) for event in record.events},
        "contacts": {f"{c.form}: {'، '.join(names[p.who] for p in c.parties)}" for c in record.contacts},
        "topics": {topic.text for c in record.contacts for topic in c.topics},
        "outcomes": {made.text for c in record.contacts for made in c.outcomes},
        "contacts_in_full": {
            f"{c.form}, {c.status}, {c.date or '-'}, {names.get(c.place or '', '-')}: "
            + "، ".join(f"{names[p.who]} {p.side}" for p in c.parties)
            for c in record.contacts
        },
    }
    for key, said in found.items():
        assert set(case.get(key, ())) <= said, key
        assert case.get(key) != [] or not said, f"an empty list says that there are none: {said}"
    assert not set(case.get("no_events", ())) & {event.type for event in record.events}, found["events"]
    for words in case.get("upcoming", ()):
        assert any(words in item.text for item in record.upcoming), [item.text for item in record.upcoming]
    for words in case.get("not_upcoming", ()):
        assert not any(words in item.text for item in record.upcoming), words
    for words in case.get("not_said", ()):
        assert not any(words in said.text for said in record.statements), words
    assert not set(case.get("not", ())) & set(names.values())
    for quote in [*case.get("people", ()), *case.get("upcoming", ())]:
        assert quote in case["text"], "a case quotes its text"


def test_the_sample_reports_read_as_their_golden_records() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/build_examples.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert len(list((ROOT / "examples").glob("*.json"))) >= 8
