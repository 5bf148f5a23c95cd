"""Reprints: a report whose words an earlier one already had, word for word or nearly so."""

from __future__ import annotations

import re
from typing import Any

from mahdar.arabic.letters import fold
from mahdar.reading.report import Report

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_PERMUTATIONS = 128
_BANDS = 16
ALIKE = 0.7
"""The share of four-word runs that two reports have in common from which one repeats the other."""
_FEW = 20
"""Words below which only the same words make a repetition."""


class Repeats:
    """Remembers the reports it has seen, by their words alone.

    Near reprints are found with rensa (the extra «intake»); without it identical ones are. `near` says which.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._exact: dict[int, int] = {}
        self._signatures: dict[int, Any] = {}
        self._index = _index()
        self.near = self._index is not None

    def of(self, report: Report) -> str | None:
        """The id of the first report that this one repeats, or None; the report is remembered either way."""
        words = _WORD.findall(fold_words(report.text or report.title))
        number = len(self._ids)
        self._ids.append(report.id)
        key = hash(" ".join(words))
        same = self._exact.setdefault(key, number)
        if same != number:
            return self._ids[same]
        return self._near(words, number)

    def _near(self, words: list[str], number: int) -> str | None:
        if self._index is None or len(words) < _FEW:
            return None
        signature = _signature(words)
        found = [other for other in self._index.query(signature) if self._signatures[other].jaccard(signature) >= ALIKE]
        if found:
            return self._ids[int(min(found))]
        self._index.insert(number, signature)
        self._signatures[number] = signature
        return None


def fold_words(text: str) -> str:
    """A text whose spellings do not differ: one key a word."""
    return " ".join(fold(word) for word in text.split())


def _index() -> Any:
    try:
        from rensa import RMinHashLSH
    except ImportError:
        return None
    return RMinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS, num_bands=_BANDS)


def _signature(words: list[str]) -> Any:
    from rensa import RMinHash

    made = RMinHash(num_perm=_PERMUTATIONS, seed=7)
    made.update([" ".join(words[k : k + _SHINGLE]) for k in range(len(words) - _SHINGLE + 1)])
    return made
