"""Real articles, for measuring: nothing crashes, every span holds, the figures stay above their floors."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mahdar.cli import main
from mahdar.reading import Reader
from mahdar.record import check

SAMPLE = 10


def test_every_record_keeps_the_contract(shared: Path, reader: Reader, request: pytest.FixtureRequest) -> None:
    with gzip.open(shared / "corpus" / "unlabelled.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = file.readlines()
    step = 1 if request.config.getoption("--all-articles") else SAMPLE
    for line in lines[::step]:
        record = reader.read(json.loads(line))
        assert check(record) == [], record.report.id


def test_floors_of_the_dev_gold(shared: Path) -> None:
    assert main(["evaluate", str(shared / "gold" / "dev.jsonl"), str(shared / "corpus" / "dev.jsonl")]) == 0


def test_floors_of_the_first_report(shared: Path) -> None:
    assert main(["evaluate", str(shared / "gold" / "seed.jsonl")]) == 0
