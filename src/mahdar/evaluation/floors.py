"""Accuracy floors, pinned to a gold set by its fingerprint: they rise with each gain and never fall by accident."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from mahdar.errors import GoldError

FLOORS = "floors.toml"


def fingerprint(gold: Path) -> str:
    """A short hash of a gold file: floors hold for the very same gold only."""
    return hashlib.sha256(gold.read_bytes()).hexdigest()[:12]


def read_floors(path: Path | None = None) -> dict[str, dict[str, float]]:
    """Floors by gold fingerprint, then by kind. Raises GoldError for a broken file."""
    home = path or Path(str(resources.files("mahdar.evaluation").joinpath(FLOORS)))
    try:
        return {
            name: {k: float(v) for k, v in table.items()}
            for name, table in tomllib.loads(home.read_text(encoding="utf-8")).items()
        }
    except (OSError, tomllib.TOMLDecodeError, ValueError, AttributeError) as error:
        raise GoldError(f"{home}: the floors cannot be read: {error}") from error


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """One line for every kind that fell below its floor."""
    return [
        f"{kind}: {figures.get(kind, 0.0):.4f} is below the floor {floor:.4f}"
        for kind, floor in floors.items()
        if figures.get(kind, 0.0) < floor
    ]


def raised(figures: Mapping[str, float], floors: Mapping[str, float], *, lower: bool) -> dict[str, float]:
    """The new floors: figures cut to three places, a thousandth below so that a rounding never fails.

    A floor above its figure stays where it is, unless `lower` lets it fall.
    """
    new = {kind: max(0.0, int(value * 1000 - 1) / 1000) for kind, value in figures.items()}
    return new if lower else {kind: max(value, floors.get(kind, 0.0)) for kind, value in new.items()}


def write_floors(path: Path, floors: Mapping[str, Mapping[str, float]]) -> None:
    """Write the file anew, one table for each gold set."""
    lines = ["# F1 floors by gold fingerprint; `mahdar evaluate … --update-floors` raises them."]
    for name, table in floors.items():
        lines += ["", f"[{json.dumps(name)}]", *(f"{json.dumps(kind)} = {value:.3f}" for kind, value in table.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
