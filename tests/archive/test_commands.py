"""The archive's commands as users call them: help with an example, JSON lines, filters, one clear line for an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mahdar.archive import open_archive
from mahdar.archive.opening import close_archive
from mahdar.cli import main
from tests.archive.reports import Told, talks

COMMANDS = (
    "find",
    "who",
    "contacts",
    "timeline",
    "between",
    "upcoming",
    "offices",
    "merge",
    "undo",
    "gold",
    "stats",
    "backup",
    "restore",
    "forget",
)


@pytest.fixture
def filled(tmp_path: Path) -> str:
    address = open_archive(str(tmp_path / "record.db"), create=True)
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b", day="2021-03-05", outlet="صحيفة النيل")])
    close_archive()
    return address


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, told, _ = run(capsys, command, "--help")
    assert code == 0 and f"mahdar {command}" in told and "Examples" in told


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["find", "مياه"], 2),
        (["find", "حق", "--statements"], 2),
        (["find", "مياه", "--outlet", "صحيفة النيل"], 1),
        (["who", "القادري"], 1),
        (["contacts"], 2),
        (["contacts", "--person", "سليم القادري", "--to", "2021-03-04"], 1),
        (["contacts", "--versions"], 1),
        (["contacts", "--form", "call"], 0),
        (["timeline", "--country", "JOR"], 4),
        (["between", "سليم القادري", "حاتم الجندي"], 2),
        (["upcoming"], 2),
        (["upcoming", "--state", "took_place"], 0),
        (["offices", "--country", "EGY"], 1),
        (["stats"], 1),
    ],
)
def test_json_is_one_object_a_line(
    filled: str, arguments: list[str], lines: int, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, _ = run(capsys, *arguments, "--archive", filled, "--json")
    assert code == 0 and len([json.loads(line) for line in told.splitlines()]) == lines
    code, plain, _ = run(capsys, *arguments, "--archive", filled)
    assert code == 0 and bool(plain.strip()) is bool(lines) and "\u2068" not in plain


def test_a_contact_tells_its_words_rule_and_parties(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, told, _ = run(capsys, "contacts", "--archive", filled, "--json", "--limit", "1")
    one = json.loads(told)
    assert one["words"] == ["التقى"] and one["rule"] == "told_in_a_test" and one["place"]["name"] == "عمان"
    assert [(party["name"], party["side"]) for party in one["parties"]] == [("سليم القادري", 1), ("حاتم الجندي", 2)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["contacts", "--person", "غسان"], "no person is called"),
        (["contacts", "--country", "Egypt"], "three letters"),
        (["contacts", "--form", "lunch"], "no form"),
        (["upcoming", "--state", "lost"], "no state"),
        (["timeline", "--from", "yesterday"], "no date"),
        (["who", "غسان"], "nobody is called"),
        (["find", "؟"], "nothing to search for"),
        (["merge", "سليم القادري", "سليم القادري"], "one already"),
        (["merge", "سليم القادري", "عمان"], "cannot be one"),
        (["undo", "7"], "no change"),
        (["contacts", "--country", "XXX"], "no country has the code"),
        (["between", "سليم القادري", "سليم القادري"], "one and the same"),
        (["backup", "/proc/copy.db"], "cannot be opened"),
        (["forget", "--report", "z", "--ground", "order"], "no report"),
        (["forget", "--ground", "order"], "forget what"),
    ],
)
def test_errors_are_one_line_with_exit_code_2(
    filled: str, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, told = run(capsys, *arguments, "--archive", filled)
    assert code == 2 and out == "" and says in told and len(told.splitlines()) == 1


_FILTERED = (["find", "مياه"], ["who", "سليم"], ["contacts"], ["timeline"], ["upcoming"], ["offices"], ["stats"],
             ["between", "سليم القادري", "حاتم الجندي"])  # fmt: skip
_FILTERS = {
    "--from": ("2021-03-05", "2022"), "--to": ("2021-03-04", "2020"), "--outlet": ("صحيفة النيل", None),
    "--country": ("JOR", "SYR"), "--person": ("سليم القادري", None), "--body": (None, None),
    "--context": (None, "military"),
}  # fmt: skip
"""What lets something through, and what lets nothing; of an outlet, person or body that is not there, a command says so."""


@pytest.mark.parametrize("option", _FILTERS)
@pytest.mark.parametrize("command", _FILTERED, ids=lambda command: command[0])
def test_every_question_honours_every_filter(
    filled: str, command: list[str], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The filter changes what is told, and what nothing has is told as nothing or refused in one line."""
    where = ("--archive", filled, "--json")
    _, everything, _ = run(capsys, *command, *where)
    some, none = _FILTERS[option]
    if some is not None:
        code, narrowed, _ = run(capsys, *command, option, some, *where)
        assert code == 0 and len(narrowed) <= len(everything)
    code, empty, says = run(capsys, *command, option, none or "غسان الشنبكي", *where)
    if none is None:
        assert code == 2 and empty == "" and len(says.splitlines()) == 1
    elif command[0] == "stats":
        assert code == 0 and not json.loads(empty)["contacts"] and not json.loads(empty)["reports"]
    else:
        assert code == 0 and empty == "" and says == "0 found\n"


@pytest.mark.parametrize("option", _FILTERS)
@pytest.mark.parametrize(
    "command",
    [["merge", "a", "b"], ["undo", "1"], ["backup", "c.db"], ["restore", "c.db"], ["forget", "--ground", "x"]],
    ids=lambda command: command[0],
)
def test_what_has_no_filters_refuses_them_in_one_line(
    filled: str, command: list[str], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if (command[0], option) in {("forget", "--person"), ("backup", "--to")}:
        return  # whom to forget and where the copy goes: no filters
    code, out, says = run(capsys, *command, option, "2021", "--archive", filled)
    assert code == 2 and out == "" and len(says.splitlines()) == 1
    assert option in says and f"mahdar {command[0]} --help" in says


def test_without_an_archive_named_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAHDAR_DATABASE_URL", raising=False)
    code, _, told = run(capsys, "stats")
    assert code == 2 and "--archive record.db" in told


def test_the_variable_stands_in(
    filled: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAHDAR_DATABASE_URL", f"sqlite:///{filled}")
    code, told, _ = run(capsys, "stats", "--json")
    assert code == 0 and json.loads(told)["reports"] == 2


def test_merge_undo_backup_restore_forget(filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--archive", filled]
    code, _, told = run(capsys, "merge", "سليم القادري", "حاتم الجندي", *where, "--author", "rima")
    assert code == 0 and "mahdar undo 1" in told
    assert run(capsys, "undo", "1", *where, "--author", "rima")[0] == 0
    assert run(capsys, "backup", str(tmp_path / "copy.db"), *where)[0] == 0
    assert run(capsys, "forget", "--report", "a", "--ground", "court order", *where)[0] == 0
    assert run(capsys, "restore", str(tmp_path / "copy.db"), "--archive", str(tmp_path / "again.db"))[0] == 0
    counted = [
        json.loads(run(capsys, "stats", "--archive", str(path), "--json")[1])["reports"]
        for path in (filled, tmp_path / "again.db")
    ]
    assert counted == [1, 2]


def test_what_comes_next_stands_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = {
        "قمة الربيع": "2021-03-20",
        "منتدى المياه": "2021-03-06",
        "خطة الطاقة": "2050-01-01",
        "جلسة الأمس": "2021-03-03",
    }
    text = "يعقد " + "، ".join(f"{words} في {day}" for words, day in days.items()) + "، ثم ندوة الكتاب."
    told = Told("a", text, day="2021-03-04")
    for words, day in days.items():
        told.coming(words, when=day)
    told.coming("ندوة الكتاب")
    address = open_archive(str(tmp_path / "record.db"), create=True)
    from mahdar.archive.writing import store_batch

    store_batch([told.record()])
    close_archive()
    _, out, _ = run(capsys, "upcoming", "--archive", address, "--json")
    shown = [json.loads(line)["text"] for line in out.splitlines()]
    assert shown == ["منتدى المياه", "قمة الربيع", "خطة الطاقة", "جلسة الأمس", "ندوة الكتاب"]
