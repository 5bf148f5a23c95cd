"""Answers of the archive as lines that people read, plain when piped."""

from __future__ import annotations

import sys
from typing import Any

_ISOLATE, _END = "\u2068", "\u2069"


def safe(text: str | None) -> str:
    """Words of a report between marks that keep their direction from spilling, on a terminal."""
    if text is None:
        return ""
    return f"{_ISOLATE}{text}{_END}" if sys.stdout.isatty() else text


def days(first: str | None, last: str | None) -> str:
    """«2015-07-21 – 2018-10-02», one day alone, or a dash where no day is known."""
    if not first:
        return "–"
    return first if first == last or not last else f"{first} – {last}"


def show_person(told: dict[str, Any]) -> None:
    """A portrait."""
    country = f" · {told['country']}" if told["country"] else ""
    print(f"{told['id']}  {safe(told['name'])}  {told['latin'] or ''} · {told['kind']}{country}")
    print(f"   {days(told['first_seen'], told['last_seen'])} · {told['reports']} reports", end="")
    print(f" · {told['contacts']} contacts · {told['statements']} statements")
    others = [name for name in told["names"] if name != told["name"]]
    if others:
        print("   = " + "؛ ".join(map(safe, others)))
    for office in told["offices"][:12]:
        status = "" if office["status"] == "current" else f" ({office['status']})"
        print(f"   {days(office['first'], office['last'])}  {safe(office['title'])}{status} · {office['reports']}")
