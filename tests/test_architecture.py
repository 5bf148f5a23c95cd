"""Imports point one way, the public names are pinned, and reading a text loads no web framework and no database."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import mahdar

PACKAGE = Path(mahdar.__file__).parent
STEPS = (
    {"record"},
    {"arabic"},
    {"lexicon"},
    {"rules"},
    {"reading"},
    {"intake", "evaluation", "archive", "exports", "scale"},
    {"web"},
    {"cli"},
)
"""Each room may import the rooms of the steps before its own, and itself."""

FREE = {"errors", "version"}
"""What every room may import, and what itself imports nothing of ours."""

FACADE = {"__init__", "__main__"}
DATA = {"words"}
PUBLIC = ["MahdarError", "Reader", "Record", "Report", "__version__", "read"]
HEAVY = ("django", "ninja", "sqlite3", "psycopg", "dask", "distributed", "trafilatura", "torch", "cyclopts", "rich")


def step_of(room: str) -> int:
    return next(number for number, rooms in enumerate(STEPS) if room in rooms)


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def modules_imported(source: str, package: str) -> set[str]:
    """The full names of all modules that a source imports, wherever in it: «from . import a» counts as package.a."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            found.update(f"{base}.{name.name}" if base in {"mahdar", package} else base for name in node.names)
    return found


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def rooms_imported(path: Path) -> set[str]:
    package = ".".join(("mahdar", *path.relative_to(PACKAGE).parent.parts))
    modules = modules_imported(path.read_text(encoding="utf-8"), package)
    parts = [module.split(".") for module in modules if module.split(".")[0] == "mahdar"]
    return {names[1] for names in parts if len(names) > 1}


def may_import(room: str, other: str) -> bool:
    if room == other or other in FREE or room in FACADE:
        return True
    if room in FREE or other not in set().union(*STEPS):
        return False
    return step_of(other) < step_of(room) and (other != "scale" or room == "cli")


SOURCES = sorted(PACKAGE.rglob("*.py"))


def test_imports_point_one_way() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {other}"
        for path in SOURCES
        for other in sorted(rooms_imported(path))
        if not may_import(room_of(path), other)
    ]
    assert wrong == []


def test_every_module_stands_in_a_known_room() -> None:
    known = set().union(*STEPS) | FREE | FACADE
    assert sorted({room_of(path) for path in SOURCES} - known) == [], (
        "no code stands among the words, nor outside a room"
    )


@pytest.mark.parametrize(
    ("source", "modules"),
    [
        ("import mahdar.web.pages", {"mahdar.web.pages"}),
        ("from mahdar.web import pages", {"mahdar.web"}),
        ("from mahdar import web", {"mahdar.web"}),
        ("def late():\n    from mahdar.cli import run", {"mahdar.cli"}),
        ("from ..web import pages", {"mahdar.web"}),
        ("from .. import web", {"mahdar.web"}),
        ("from . import names", {"mahdar.rules.names"}),
    ],
)
def test_no_way_of_importing_escapes(source: str, modules: set[str]) -> None:
    assert modules_imported(source, "mahdar.rules") == modules


@pytest.mark.parametrize(
    ("room", "other", "allowed"),
    [
        ("rules", "lexicon", True),
        ("rules", "reading", False),
        ("intake", "reading", True),
        ("intake", "evaluation", False),
        ("cli", "scale", True),
        ("web", "scale", False),
        ("web", "cli", False),
        ("record", "errors", True),
        ("errors", "record", False),
        ("arabic", "strangers", False),
    ],
)
def test_the_line_that_imports_hold(room: str, other: str, allowed: bool) -> None:
    assert may_import(room, other) is allowed


def test_the_public_names_are_these() -> None:
    assert sorted(mahdar.__all__) == PUBLIC
    assert all(getattr(mahdar, name) is not None for name in PUBLIC)
    with pytest.raises(AttributeError):
        _ = mahdar.nothing_of_that_name  # type: ignore[attr-defined]


def test_the_version_is_the_package_s() -> None:
    project = (PACKAGE.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{mahdar.__version__}"' in project
    assert re.fullmatch(r"\d+\.\d+\.\d+", mahdar.__version__)


def loaded_after(code: str) -> set[str]:
    """The top names of all modules that a fresh interpreter holds after running the code."""
    script = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    modules = json.loads(done.stdout)
    return {name.split(".")[0] for name in modules} | {name for name in modules if name.startswith("mahdar.")}


def test_reading_loads_no_web_and_no_database() -> None:
    loaded = loaded_after(
        "import mahdar\nmahdar.read('التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي.')"
    )
    assert loaded.isdisjoint({*HEAVY, "mahdar.web", "mahdar.cli", "mahdar.archive", "mahdar.intake"})
    assert "mahdar.reading" in loaded


def test_importing_mahdar_loads_no_words() -> None:
    assert not {name for name in loaded_after("import mahdar") if name.startswith("mahdar.")} - {"mahdar.version"}
