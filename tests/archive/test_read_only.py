"""An archive in a file that nobody may write to, or in a folder that nobody may: every question is answered, and what
would write says so in one line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mahdar.archive import open_archive
from mahdar.archive.opening import close_archive
from tests.archive.reports import talks

PAIR = ("سليم القادري", "حاتم الجندي")
_ASKED: tuple[tuple[str, ...], ...] = (
    ("stats", "--json"), ("find", "مياه"), ("find", "مياه", "--statements"), ("find", "مياه", "--facets"),
    ("who", "القادري"), ("contacts",), ("contacts", "--versions"), ("contacts", "--person", PAIR[0]),
    ("contacts", "--country", "EGY"), ("timeline",), ("between", *PAIR), ("upcoming",), ("offices",), ("gold",),
)  # fmt: skip
_ALL = """
import json, sys
from mahdar.cli import main
for command in json.loads(sys.argv[1]):
    try:
        code = main(command)
    except SystemExit as left:
        code = left.code
    print("rc", code, flush=True)
    print("rc", code, file=sys.stderr, flush=True)
"""


def _as_anybody(commands: Sequence[Sequence[str]]) -> list[tuple[int, str, str]]:
    """Run commands in one process for which the file system's rights hold, also where the tests run as root."""
    free = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if free and not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and setpriv is not here")
    run = [*free, sys.executable, "-c", _ALL, json.dumps([list(command) for command in commands])]
    done = subprocess.run(run, capture_output=True, text=True, timeout=120, check=False)
    outs, errs = (told.split("rc ") for told in (done.stdout, done.stderr))
    assert len(outs) == len(errs) == len(commands) + 1, done.stderr
    codes = [int(part.split("\n", 1)[0]) for part in outs[1:]]
    bare = [
        [outs[0], *(part.split("\n", 1)[1] for part in outs[1:-1])],
        [errs[0], *(part.split("\n", 1)[1] for part in errs[1:-1])],
    ]
    return list(zip(codes, *bare, strict=True))


@pytest.fixture(params=["file", "folder", "both"])
def still(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "kept"
    folder.mkdir()
    open_archive(str(folder / "record.db"), create=True)
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b", outlet="صحيفة النيل")])
    close_archive()
    if request.param != "folder":
        (folder / "record.db").chmod(0o444)
    if request.param != "file":
        folder.chmod(0o555)
    yield folder / "record.db"
    folder.chmod(0o755)


def test_every_question_is_answered_and_nothing_is_written(still: Path, tmp_path: Path) -> None:
    where, out = ["--archive", str(still)], tmp_path / "out"
    held = still.read_bytes(), sorted(still.parent.iterdir())
    told = _as_anybody([*([*asked, *where] for asked in _ASKED), ["export", *where, "--out", str(out)]])
    for asked, (code, answer, said) in zip((*_ASKED, ("export",)), told, strict=True):
        assert code == 0 and "Traceback" not in said, (asked, said)
        assert answer or asked[0] in ("gold", "export"), asked
    assert json.loads(told[0][1])["reports"] == 2 and sorted(out.iterdir())
    copy = tmp_path / "copy.db"
    ((code, _, said),) = _as_anybody([["backup", str(copy), *where]])
    assert code == 0 and copy.stat().st_size, said
    assert (still.read_bytes(), sorted(still.parent.iterdir())) == held


def test_what_would_write_says_so_in_one_line(still: Path, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("التقى سليم القادري حاتم الجندي في عمان.", encoding="utf-8")
    where, ground = ["--archive", str(still)], ["--ground", "court order"]
    changes = (["merge", *PAIR], ["undo", "1"], ["forget", "--report", "a", *ground], ["read", str(text)])
    for code, answer, said in _as_anybody([[*change, *where] for change in changes]):
        lines = [line for line in said.splitlines() if line]
        assert code in (1, 2) and not answer and len([one for one in lines if "read-only" in one]) == 1, said
        assert "Traceback" not in said


def test_what_another_program_has_open_is_not_taken_for_still(tmp_path: Path) -> None:
    from mahdar.archive.address import is_still

    open_archive(str(tmp_path / "record.db"), create=True)
    from mahdar.archive.writing import store_batch

    store_batch([talks("a")])
    (tmp_path / "record.db").chmod(0o444)
    assert Path(f"{tmp_path}/record.db-wal").exists() and not is_still(tmp_path / "record.db")
    close_archive()
