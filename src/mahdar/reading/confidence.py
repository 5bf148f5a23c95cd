"""How sure a claim is: of the claims that its rule made on checked reports, how many were right.

The figures are counts per rule, shrunk towards the mean of all rules of their kind, made by `scripts/build_confidence.py`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

TABLE = "confidence.tsv"


def confidence_of(kind: str, rule: str) -> float:
    """The share (0 to 1) of right claims to expect of a rule; of an unknown rule, that of its kind. Kinds: offices, contacts, statements, upcoming."""
    shares = _table()
    return shares.get((kind, rule), shares[kind, ""])


@cache
def _table() -> dict[tuple[str, str], float]:
    text = resources.files("mahdar.reading").joinpath(TABLE).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(kind, rule): float(share) for kind, rule, share, *_ in rows}
