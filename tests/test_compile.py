"""What is compiled reads as the sources do (`scripts/compile.py`). Compiling itself takes minutes and a compiler: here, what goes into it."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mahdar.reading import Reader
from mahdar.record import to_json

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
_spec = importlib.util.spec_from_file_location("compile_script", ROOT / "scripts" / "compile.py")
assert _spec is not None
assert _spec.loader is not None
script = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(script)


@pytest.mark.parametrize(
    ("source", "fitted"),
    [
        ("for x in (*a, b):\n    pass", "for x in [*a, b]:\n    pass"),
        ("[x for x in (*a, 1)]", "[x for x in [*a, 1]]"),
        ("y = x in (*a, *b)", "y = x in list([*a, *b])"),
        ("def f() -> bool:\n    return a and b", "def f() -> bool:\n    return bool(a and b)"),
        (
            "def f() -> bool:\n    return a and x in (*a, 1)",
            "def f() -> bool:\n    return bool(a and x in list([*a, 1]))",
        ),
        ("def f() -> bool:\n    return a < b", "def f() -> bool:\n    return a < b"),
        ("def f() -> int:\n    return a and b", "def f() -> int:\n    return a and b"),
        ('x = "محضر" in (*a, "و")', 'x = "محضر" in list([*a, "و"])'),
    ],
)
def test_what_mypyc_does_not_take_is_said_otherwise(source: str, fitted: str) -> None:
    assert script.fitted(source) == fitted


def test_every_module_keeps_its_lines() -> None:
    for file in script.modules(ROOT / "src" / "mahdar"):
        source = file.read_text(encoding="utf-8")
        fitted = script.fitted(source)
        ast.parse(fitted)
        added = script._kept("some", "int").count("\n") * source.count("    @once\n")  # at the ends of classes
        assert fitted.count("\n") == source.count("\n") + added, file


def test_what_is_worked_out_once_has_a_field_of_its_own() -> None:
    source = "@holding\nclass A:\n    @once\n    def b(self) -> list[int]:\n        return [len(self.c)]\n\n\nd = 1"
    fitted = script.fitted(source)
    assert "@" not in fitted.partition("    @property")[0]
    held: dict[str, Any] = {}
    exec(fitted, held)
    held["A"].c = "سطر"
    one, other = held["A"](), held["A"]()
    assert one.b == [3]
    one.c = ""
    assert one.b is one.b
    assert one.b == [3]
    assert other.b is not one.b


def test_the_fitted_sources_read_as_the_sources_do(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "mahdar", tmp_path / "mahdar", ignore=shutil.ignore_patterns("__pycache__"))
    for file in script.modules(tmp_path / "mahdar"):
        file.write_text(script.fitted(file.read_text(encoding="utf-8")), encoding="utf-8")
    asked = (
        "import sys\nfrom mahdar.reading import Reader\nfrom mahdar.record import to_json\nreader = Reader()\n"
        "for file in sys.argv[1:]:\n"
        "    sys.stdout.buffer.write(to_json(reader.read({'text': open(file, encoding='utf-8').read()})) + b'\\n')\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked, *map(str, EXAMPLES)],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=True,
    ).stdout
    reader = Reader()
    expected = [to_json(reader.read({"text": file.read_text(encoding="utf-8")})) for file in EXAMPLES]
    assert told.splitlines() == expected
