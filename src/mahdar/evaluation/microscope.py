"""Explanations on a screen: coloured and safe for right-to-left words on a terminal, plain when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.text import Text

from mahdar.evaluation.explanation import Explained, Passage
from mahdar.record import Record

_HUES = {
    "people": "bright_cyan",
    "organizations": "bright_blue",
    "places": "bright_green",
    "offices": "cyan",
    "contacts": "bright_magenta",
    "statements": "bright_yellow",
    "upcoming": "green",
    "events": "magenta",
}
_ISOLATE, _END = "\u2068", "\u2069"
_MENTIONS_SHOWN = 6


class Microscope:
    """Prints reports claim by claim; `out` decides whether there are colours and isolates."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._console = Console(file=out or sys.stdout, highlight=False, soft_wrap=True, emoji=False)
        self._isolates = self._console.is_terminal

    def __call__(self, record: Record, explained: Iterable[Explained]) -> None:
        """Shows one report: its headline, then each kind under its own heading."""
        self._heading(record)
        for kind, group in groupby(explained, key=lambda one: one.kind):
            self._print(Text(f"\n{kind}", style=f"bold underline {_HUES.get(kind, '')}"))
            for one in group:
                self._item(one)
        self._tail(record)

    def _heading(self, record: Record) -> None:
        report = record.report
        where = " · ".join(part for part in (report.id, report.published, report.outlet) if part)
        self._print(Text("── ").append(self._safe(where), style="bold"))
        if report.title:
            self._print(Text("   ").append(self._safe(report.title), style="bold"))

    def _item(self, one: Explained) -> None:
        line = Text(f"  {one.id:<6}")
        if one.confidence is not None:
            line.append(f"{one.confidence:.2f} ", style=_hue_of_doubt(one.confidence))
            line.append(f"{one.rule}  ", style="dim")
        self._print(line.append(self._safe(one.says)))
        for passage in one.passages[:_MENTIONS_SHOWN]:
            self._passage(passage, _HUES.get(one.kind, ""))
        if len(one.passages) > _MENTIONS_SHOWN:
            self._print(Text(f"         and {len(one.passages) - _MENTIONS_SHOWN} more", style="dim"))

    def _passage(self, passage: Passage, hue: str) -> None:
        line = Text(f"         {passage.start}-{passage.end} ", style="dim")
        quote = Text(_ISOLATE if self._isolates else "", style="not dim")
        quote.append(passage.before, style="dim")
        quote.append(f"⟦{passage.words}⟧", style=f"bold {hue}")
        quote.append(passage.after, style="dim")
        self._print(line.append_text(quote.append(_END if self._isolates else "")))

    def _tail(self, record: Record) -> None:
        self._print(Text("\ncontexts ", style="bold").append(" ".join(record.contexts) or "none", style="not bold"))
        for note in record.notes:
            self._print(Text(f"{note.level} ", style="bold red").append(self._safe(f"{note.about}: {note.text}")))
        self._print(Text(""))

    def _safe(self, words: str) -> str:
        """Words whose direction cannot disturb the line that they stand in."""
        return f"{_ISOLATE}{words}{_END}" if self._isolates else words

    def _print(self, line: Text) -> None:
        self._console.print(line)


def _hue_of_doubt(confidence: float) -> str:
    return "green" if confidence >= 0.9 else "yellow" if confidence >= 0.7 else "red"
