"""No words of a newsroom stand in this repository: what is measured on is never copied in."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUN = 8
"""Words in a row that two texts share by chance only in an office's title: below it formulas of the genre are everybody's."""
_MARKS = re.compile("[\u064b-\u0652\u0640]")


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", _MARKS.sub("", text))


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = words_of(text)
    yield from zip(*(words[at:] for at in range(RUN)), strict=False)


def newsrooms(shared: Path) -> Iterator[str]:
    """The articles, and the sentences of the reference sets."""
    corpus = shared / "corpus"
    articles = (corpus / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    with gzip.open(corpus / "unlabelled.jsonl.gz", "rt", encoding="utf-8") as more:
        articles += more.read().splitlines()
    for line in articles:
        article = json.loads(line)
        yield f"{article['title']}\n{article['text']}"
    for folder in ("gsr", "wikinews", "wojood"):
        for path in sorted((shared / "reference" / folder).glob("*.*")):
            yield path.read_text(encoding="utf-8")


def our_texts() -> Iterator[tuple[str, str]]:
    """Cases, examples, benchmarks, tests, docs and code, each as people wrote it."""
    patterns = (
        "cases/*.toml",
        "examples/*.txt",
        "benchmarks/**/*.jsonl",
        "tests/**/*.py",
        "docs/**/*.md",
        "src/**/*.py",
    )
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".jsonl":
                text = "\n".join(json.dumps(json.loads(line), ensure_ascii=False) for line in text.splitlines())
            yield str(path.relative_to(ROOT)), text


def test_no_words_of_a_newsroom_are_in_the_repository(shared: Path) -> None:
    ours: dict[tuple[str, ...], str] = {}
    for name, text in our_texts():
        for run in runs(text):
            ours.setdefault(run, name)
    assert len(ours) > 1000
    copied = {(ours[run], " ".join(run)) for text in newsrooms(shared) for run in runs(text) if run in ours}
    assert copied == set()
