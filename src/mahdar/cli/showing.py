"""Answers of the archive as lines that people read, plain when piped."""

from __future__ import annotations

import sys
from collections.abc import Callable
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


def rest(shown: int, total: Callable[[], int], limit: int) -> int:
    """How many of how many were shown, on standard error; nothing is cut silently. The exit code."""
    count = total() if limit and shown == limit else shown
    sys.stderr.write(f"{shown} of {count} shown (--limit 0 shows all)\n" if count > shown else f"{count} found\n")
    return 0


def show_contact(told: dict[str, Any]) -> None:
    """A contact in two or three lines."""
    place = f" في {safe(told['place']['name'])}" if told["place"] else ""
    status = "" if told["status"] == "held" else f" ({told['status']})"
    print(f"{told['day'] or '–'}  {told['form']}{status}{place} · {safe(told['outlet'])} · {told['report']}")
    print("   " + " — ".join(_sides(told["parties"])))
    if told["topics"]:
        print("   " + "؛ ".join(map(safe, told["topics"])))


def _sides(parties: list[dict[str, Any]]) -> list[str]:
    sides: dict[Any, list[str]] = {}
    for party in parties:
        sides.setdefault(party["side"], []).append(safe(party["name"]))
    return ["، ".join(names) for names in sides.values()]


def show_meeting(told: dict[str, Any]) -> None:
    """A contact with what each report says of it, and on what they differ."""
    print(f"● {told['form']} {told['day'] or '–'} · {told['sources']} sources")
    for version in told["versions"]:
        show_contact(version)
    for field, values in told["differences"].items():
        shares = "؛ ".join(f"{safe(value)} ({len(reports)})" for value, reports in values.items())
        print(f"   ≠ {field}: {shares}")


def show_moment(told: dict[str, Any]) -> None:
    """A contact, a statement or an announced thing."""
    if told["what"] == "contact":
        show_contact(told)
    elif told["what"] == "statement":
        who = "، ".join(safe(one["name"]) for one in told["speakers"])
        print(f"{told['day'] or '–'}  {who} [{told['verb']}]: {safe(told['text'])} · {told['report']}")
    else:
        show_upcoming(told)


def show_upcoming(told: dict[str, Any]) -> None:
    """An announced thing with its state."""
    settled = f" ← {told['settled_by'][0]['report']}" if told["settled_by"] else ""
    print(f"{told['when'] or told['day'] or '–'}  {told['state']}{settled}  {safe(told['text'])} · {told['report']}")


def show_tenure(told: dict[str, Any]) -> None:
    """Who held an office, from the first to the last report."""
    status = "" if told["status"] == "current" else f" ({told['status']})"
    conflict = f"  ≠ {'، '.join(map(safe, told['conflict']))}" if told["conflict"] else ""
    print(f"{days(told['first'], told['last'])}  {safe(told['holder_name'])} — {safe(told['title'])}{status}{conflict}")
