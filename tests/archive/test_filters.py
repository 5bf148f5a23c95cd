"""Each filter of each question lets through what it should, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mahdar.cli import main
from mahdar.record import Record
from tests.archive.reports import Told


def _report(key: str, day: str, outlet: str, context: str, guest: str, land: str, body: str) -> Record:
    """A man of a land and of a body meets another in Amman, speaks, and will travel; a bare word tells the report apart."""
    text = f"التقى {guest} رئيس {body} زائرا اسمه {guest}ان في عمان. وقال {guest} إن الأمر واضح. ويزور {guest} الميناء غدا. {key}"
    told = Told(key, text, outlet=outlet, day=day).body(body, "party", land)
    told.person(guest, f"رئيس {body}", "president", land, body="o1").person(f"{guest}ان").place("عمان", "JOR", 250441)
    told.contact("التقى", "p1", "p2", place="l1").consult("التقى", ("p1", "p2"), "c1")
    told.said("p1", "قال", "الأمر واضح").coming(f"ويزور {guest} الميناء غدا", "p1", when=day[:8] + "20")
    return told.record(contexts=(context,))


ONES = (
    ("nahr", "2021-03-04", "صحيفة السهل", "diplomatic", "شلال السنباطي", "EGY", "حزب النهر"),
    ("jabal", "2021-05-06", "صحيفة الجبل", "economic", "رامز الشنبكي", "TUN", "حزب الجبل"),
)
_BY: dict[str, tuple[str, str]] = {
    "--outlet": (ONES[0][2], ONES[1][2]),
    "--context": (ONES[0][3], ONES[1][3]),
    "--person": (ONES[0][4], ONES[1][4]),
    "--country": (ONES[0][5], ONES[1][5]),
    "--body": (ONES[0][6], ONES[1][6]),
}
_ASKED: dict[str, tuple[str, ...]] = {
    "contacts": ("contacts",),
    "contacts --versions": ("contacts", "--versions"),
    "timeline": ("timeline",),
    "upcoming": ("upcoming",),
    "offices": ("offices",),
    "find": ("find", "عمان"),
    "find --statements": ("find", "الأمر", "--statements"),
}
_BODY_ALONE = {"contacts", "contacts --versions", "upcoming", "timeline", "find --statements"}
"""Questions of claims in which a body takes part itself: here none does, only its head."""


@pytest.fixture
def two(archive: str) -> str:
    from mahdar.archive.writing import store

    list(store(_report(*one) for one in ONES))
    return archive


def _rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--json"]) == 0, arguments
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def _keys(row: dict[str, Any]) -> set[str]:
    """The reports that a row of any question tells of."""
    if "versions" in row:
        return {one["report"] for one in row["versions"]}
    if "evidence" in row and "holder" in row:
        return set(row["evidence"])
    return {row["report"] if isinstance(row.get("report"), str) else row["key"]}


@pytest.mark.parametrize("option", [*_BY, "--from", "--to"])
def test_a_filter_lets_its_own_through_and_holds_back_the_rest(
    two: str, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    for name, asked in _ASKED.items():
        assert {key for row in _rows(capsys, *asked, "--archive", two) for key in _keys(row)} == {"nahr", "jabal"}, name
        values = {"--from": (None, "2021-04"), "--to": ("2021-04", None)}.get(option) or _BY[option]
        for value, one in zip(values, ONES, strict=True):
            if value is None:
                continue
            found = {key for row in _rows(capsys, *asked, "--archive", two, option, value) for key in _keys(row)}
            wanted: set[str] = set() if option == "--body" and name in _BODY_ALONE else {one[0]}
            assert found == wanted, (name, option, value, found)


def test_announcements_are_narrowed_by_the_day_that_is_announced(two: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("upcoming", "--archive", two)
    assert len(_rows(capsys, *asked, "--from", "2021-03-20")) == 2
    assert len(_rows(capsys, *asked, "--from", "2021-03-21")) == 1
    assert _rows(capsys, *asked, "--to", "2021-03-19") == []


@pytest.mark.parametrize("option", _BY)
def test_who_stats_and_export_take_the_filters_too(
    two: str, capsys: pytest.CaptureFixture[str], option: str, tmp_path: Any
) -> None:
    for value, one, other in zip(_BY[option], ONES, ONES[::-1], strict=True):
        narrowed = ("--archive", two, option, value)
        assert _rows(capsys, "stats", *narrowed)[0]["reports"] == 1, value
        assert [row["name"] for row in _rows(capsys, "who", one[4], *narrowed)] == [one[4]]
        assert main(["who", other[4], *narrowed]) in (0, 2)
        assert one[4] not in capsys.readouterr().out
        out = tmp_path / f"{one[0]}.json"
        assert main(["export", *narrowed, "--format", "jsonld", "--out", str(out)]) == 0
        text = out.read_text(encoding="utf-8")
        assert one[4] in text and other[4] not in text
        capsys.readouterr()


def test_between_is_narrowed(two: str, capsys: pytest.CaptureFixture[str]) -> None:
    pair = ("between", ONES[0][4], f"{ONES[0][4]}ان", "--archive", two)
    assert {key for row in _rows(capsys, *pair) for key in _keys(row)} == {"nahr"}
    for option in ("--outlet", "--context", "--country"):
        right, wrong = _BY[option]
        assert _rows(capsys, *pair, option, right) and not _rows(capsys, *pair, option, wrong), option


def test_filters_hold_together(two: str, capsys: pytest.CaptureFixture[str]) -> None:
    both = ("contacts", "--archive", two, "--outlet", ONES[0][2], "--context")
    assert len(_rows(capsys, *both, ONES[0][3])) == 1 and _rows(capsys, *both, ONES[1][3]) == []
