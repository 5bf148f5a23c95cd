"""The reports of our own writing that are measured anywhere: whole, and at their floors."""

from __future__ import annotations

from pathlib import Path

from mahdar.cli import main

OWN = Path(__file__).resolve().parents[2] / "benchmarks" / "own"


def test_they_are_read_at_their_floors() -> None:
    assert main(["evaluate", str(OWN / "gold.jsonl"), str(OWN / "articles.jsonl")]) == 0
