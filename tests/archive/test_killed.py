"""A kill at any moment leaves an archive that opens, holds all that was told as done, and goes on where it stopped."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mahdar.archive import open_archive
from mahdar.archive.opening import close_archive

ROOT = Path(__file__).resolve().parents[2]
REPORTS = 60
_KILLS = 2


def _run(address: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.archive.killed", address, str(REPORTS)]
    path = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=path)


def _kill_after(running: subprocess.Popen[str], seconds: float) -> int:
    """Kill the program some time after its first batch; how many reports it had told as done."""
    assert running.stdout is not None
    told = [running.stdout.readline()]
    time.sleep(seconds)
    running.send_signal(signal.SIGKILL)
    told += running.communicate()[0].splitlines()
    whole = [line.split()[1] for line in told if line.startswith("done ")]
    return int(whole[-1]) if whole else 0


def _held(address: str) -> tuple[int, int, int, int]:
    open_archive(address)
    from mahdar.archive.models import Contact, Party, Report
    from mahdar.archive.records import records

    whole = sum(len(record.contacts) == len(record.upcoming) == 1 for record in records())
    return Report.objects.count(), Contact.objects.count(), Party.objects.count() // 2, whole


def test_a_kill_at_any_moment_loses_nothing_that_was_done(address: str, request: pytest.FixtureRequest) -> None:
    chance = random.Random(20)
    kills = 300 if request.config.getoption("--all-articles") else _KILLS
    for kill in range(kills):
        here = f"{address}.{kill}" if "://" not in address else address
        done = _kill_after(_run(here), chance.uniform(0, 0.35))
        reports, contacts, parties, whole = _held(here)
        assert reports >= done and reports == contacts == parties == whole
        close_archive()
    last = _run(here)
    told, wrong = last.communicate(timeout=300)
    assert told.splitlines()[-1] == f"done {REPORTS}", wrong
    assert _held(here) == (REPORTS,) * 4
