"""README shows what is printed, and every file that it leads to is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_minutes_shown_are_those_printed() -> None:
    shown = [line for line in README.split("```")[1].strip("\n").split("\n") if line.strip() != "…"]
    command = [sys.executable, "-m", "mahdar", "read", str(ROOT / "examples" / "01-delegation-at-a-ministry.txt")]
    printed = iter(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n"))
    assert [line for line in shown if line not in printed] == []  # an iterator: in this order too


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert len(links) > 5 and [link for link in links if not (ROOT / link).exists()] == []


def test_its_commands_are_commands() -> None:
    from mahdar.cli import app

    named = set(re.findall(r"\.venv/bin/mahdar (\w+)", README))
    assert {"read", "serve", "export"} <= named <= set(app)


def test_every_target_of_make_does_something() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert named
    assert [
        name for name in named[1].split() if not re.search(rf"^{name}:.*\n?(\t|.*VENV)", makefile, re.MULTILINE)
    ] == []
