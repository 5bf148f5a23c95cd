"""A rule shown only the words that it asked for reads what it reads when it is shown every word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.reading import Reader, reader
from mahdar.reading.watches import ROLES, WATCHES
from mahdar.record import to_json
from mahdar.rules.watching import Watch

HERE = Path(__file__).resolve().parents[2]
FILES = [*sorted((HERE / "cases").glob("*.toml")), *sorted((HERE / "examples").glob("*.txt"))]


@pytest.fixture(scope="module")
def shown_all() -> Iterator[Reader]:
    """A reader whose rules are shown every word."""
    with pytest.MonkeyPatch.context() as patch:
        asked = {name: Watch(looks=lambda word, lexicon: True) for name in (*WATCHES, *ROLES)}
        patch.setattr(reader, "WATCHES", asked)
        yield Reader()


def texts_of(file: Path) -> list[str]:
    if file.suffix == ".txt":
        return [file.read_text(encoding="utf-8")]
    return [case["text"] for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_watch_hides_a_word_from_its_rule(file: Path, shown_all: Reader) -> None:
    asked = Reader()
    for text in texts_of(file):
        report = {"text": text, "published": "2020-08-12"}
        assert to_json(asked.read(report)) == to_json(shown_all.read(report)), text
