"""The built wheel reads a report in a fresh environment, far from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_wheel_reads_a_report(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", str(wheel)], check=True, cwd=tmp_path
    )
    (tmp_path / "r.txt").write_text(
        "استقبل رئيس الوزراء العراقي حيدر العبادي وفداً من الأمم المتحدة في بغداد.", encoding="utf-8"
    )
    done = subprocess.run(
        [tmp_path / "env" / "bin" / "mahdar", "read", "r.txt", "--json"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert [p["name"] for p in json.loads(done.stdout)["people"]] == ["حيدر العبادي"]
