"""schemathesis asks the API whatever its own document allows and does not allow, and holds the answers to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.people import Person


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    yield from served(archive_of(sorted(EXAMPLES.glob("0*.txt")), tmp_path / "record.db"))


def test_schemathesis_finds_nothing(own: Served, tmp_path: Path) -> None:
    """All checks but one: days that no calendar has, and names that the archive has not, are beyond what a schema can say."""
    token = Person(own, own.invitation, "ليلى").token("read", "review", "submit")
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{own.address}/api/v1/openapi.json", "--seed", "7",
        "--header", f"Authorization: Bearer {token}", "--phases", "coverage,fuzzing", "--max-examples", "8",
        "--exclude-checks", "positive_data_acceptance", "--no-color",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
