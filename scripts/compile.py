"""Compile the reader with mypyc: a copy of Mahdar whose rules are machine code, from the same sources.

    python scripts/compile.py [OUT]        (needs a C compiler; `make compiled` does it with OUT = build/compiled)
    PYTHONPATH=OUT mahdar read reports/

What is compiled reads as the sources do, in 0.6 of the time; every module keeps its source beside it, so that where one is not
compiled, or for another Python, Python runs that. Nothing is compiled in the sources' own folder, where it would outlive the
next change.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("arabic", "rules", "reading", "reading/contacts")
FORMS = ("word", "likeness", "shapes", "splitting")
"""Of the lexicon what looks at a new form; what compiles the word files runs once."""
LINKED = "-fvisibility=hidden -fno-semantic-interposition -fno-plt -flto -fno-fat-lto-objects"
"""All modules are one library: what one calls of another needs no way through a table, and may be put where it is called."""
NOT_COMPILED = ("__init__", "once", "report")
"""A package, a descriptor, and what msgspec makes a class of."""
Edit = tuple[int, int, int, str]
"""A line, a place in it in bytes, how many bytes go, and what is put there."""


def modules(package: Path) -> list[Path]:
    """The modules that are compiled."""
    found = [file for room in ROOMS for file in sorted((package / room).glob("*.py")) if file.stem not in NOT_COMPILED]
    return found + [package / "lexicon" / f"{name}.py" for name in FORMS]


def fitted(source: str) -> str:
    """A module as mypyc takes it, line for line: what it does not know said otherwise, truth values told to be some."""
    lines = [line.encode() for line in source.split("\n")]
    tree = ast.parse(source)
    for line, at, instead, text in [*_kept_at_the_end(tree), *sorted(_edits(tree), reverse=True)]:
        old = lines[line - 1]
        lines[line - 1] = old[:at] + text.encode() + old[at + instead :]
    return b"\n".join(lines).decode()


def _edits(tree: ast.Module) -> Iterator[Edit]:
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension):
            yield from _listed(node.iter)
        elif isinstance(node, ast.Compare):
            for one in node.comparators:
                if _is_starred(one):
                    yield from _listed(one)
                    yield from _called("list", one)
        elif isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "bool":
            for returned in _returned(node):
                if not isinstance(returned, ast.Compare | ast.Constant):
                    yield from _called("bool", returned)
        elif isinstance(node, ast.ClassDef) and (holding := _named(node, "holding")):
            yield holding.lineno, holding.col_offset - 1, len("@holding"), ""
            for work, once in _worked_out_once(node):
                kept = f"_kept_{work.name}: {_returns(work)}; _has_{work.name}: bool = False"
                yield once.lineno, once.col_offset - 1, len("@once"), kept
                yield work.lineno, work.col_offset + len("def "), 0, "_work_"


def _kept_at_the_end(tree: ast.Module) -> Iterator[Edit]:
    """At the end of a class what it works out once as properties with fields of their own: so it needs no dict, and what is
    asked of it is read from its place, where Python's way would look for a name.
    """
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and _named(node, "holding"):
            yield *_last(node), 0, "".join(_kept(work.name, _returns(work)) for work, _ in _worked_out_once(node))


def _kept(name: str, returns: str) -> str:
    return f"""

    @property
    def {name}(self) -> {returns}:
        if not self._has_{name}:
            self._kept_{name} = self._work_{name}()
            self._has_{name} = True
        return self._kept_{name}"""


def _worked_out_once(node: ast.ClassDef) -> Iterator[tuple[ast.FunctionDef, ast.expr]]:
    for work in node.body:
        if isinstance(work, ast.FunctionDef) and (once := _named(work, "once")):
            yield work, once


def _named(node: ast.ClassDef | ast.FunctionDef, name: str) -> ast.expr | None:
    """The decorator of this name."""
    return next((one for one in node.decorator_list if isinstance(one, ast.Name) and one.id == name), None)


def _returns(work: ast.FunctionDef) -> str:
    assert work.returns is not None
    return ast.unparse(work.returns)


def _is_starred(node: ast.expr) -> bool:
    return isinstance(node, ast.Tuple) and any(isinstance(one, ast.Starred) for one in node.elts)


def _listed(node: ast.expr) -> Iterator[Edit]:
    """(*a, b) as [*a, b]: mypyc walks over no tuple that holds another."""
    if _is_starred(node):
        yield node.lineno, node.col_offset, 1, "["
        yield _last(node)[0], _last(node)[1] - 1, 1, "]"


def _called(name: str, node: ast.expr) -> Iterator[Edit]:
    yield node.lineno, node.col_offset, 0, f"{name}("
    yield *_last(node), 0, ")"


def _last(node: ast.expr | ast.stmt) -> tuple[int, int]:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset


def _returned(node: ast.AST) -> Iterator[ast.expr]:
    """What a function returns, and not what functions within it do."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Return) and child.value is not None:
            yield child.value
        elif not isinstance(child, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            yield from _returned(child)


_SETUP = """
from setuptools import setup
from mypyc.build import mypycify
files = open("modules.txt").read().split()
options = ["--config-file", {config!r}, "--follow-imports=silent"]
setup(name="mahdar", packages=[], ext_modules=mypycify([*options, *files], opt_level="2", debug_level="0", multi_file=True))
"""


def _compiled(out: Path, files: list[Path]) -> bool:
    """Compile these modules; one of which mypyc makes nothing is left to Python, and the others are tried again."""
    names = [str(file.relative_to(out)) for file in files]
    command = [sys.executable, "setup.py", "-q", "build_ext", "--inplace", "-j", str(os.cpu_count() or 1)]
    about = {
        **os.environ,
        "MYPYPATH": str(out),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(out), os.environ.get("PYTHONPATH")))),
    }
    if sys.platform == "linux":
        about["CFLAGS"] = f"{about.get('CFLAGS', '')} {LINKED}".strip()
        about["LDFLAGS"] = f"{about.get('LDFLAGS', '')} -flto={os.cpu_count() or 1} -O2".strip()
    while True:
        (out / "modules.txt").write_text("\n".join(names))
        done = subprocess.run(command, cwd=out, env=about, check=False, capture_output=True, text=True)
        if not done.returncode:
            return True
        told = done.stdout + done.stderr
        failed = {name for name in re.findall(r"^(\S+\.py):\d+: (?:\w*Error|error)", told, re.M) if name in names}
        if not failed:
            sys.stderr.write(told)
            return False
        print(f"left to Python: {', '.join(sorted(failed))}")
        names = [name for name in names if name not in failed]


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("out", nargs="?", type=Path, default=ROOT / "build" / "compiled")
    out = cli.parse_args().out.resolve()
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(ROOT / "src" / "mahdar", out / "mahdar", ignore=shutil.ignore_patterns("__pycache__"))
    files = modules(out / "mahdar")
    for file in files:
        file.write_text(fitted(file.read_text(encoding="utf-8")), encoding="utf-8")
    (out / "setup.py").write_text(_SETUP.format(config=str(ROOT / "pyproject.toml")))
    if not _compiled(out, files):
        return 1
    for left in ("build", "setup.py", "modules.txt", ".mypy_cache"):
        path = out / left
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    print(f"compiled into {out}; run it with PYTHONPATH={out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
