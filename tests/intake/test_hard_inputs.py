"""The short form of `make fuzz`, and the worst shapes of pages: no input raises, hangs or is slow beyond its length."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from benchmarks.fuzz import fuzz
from mahdar.errors import SourceError
from mahdar.intake.page import open_page
from tests.intake.newsrooms import BODY, TITLE


def test_mutated_inputs_neither_raise_nor_hang(tmp_path: Path) -> None:
    found, longest = fuzz(150, 20, tmp_path)
    assert found["reports"] > 10 and found["errors"] > 10
    assert longest < 10


def page(count: int, piece: str) -> str:
    return f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in BODY)}{piece * count}</body></html>"


@pytest.mark.parametrize(
    "piece",
    [
        "<div class=related><p>نص</p>",
        "<table><tr><td>",
        "<h1>عنوان آخر للصفحة كلها</h1>",
        "<p>14 سبتمبر 2021</p>",
        "<a href=/x>خبر عن كرة القدم لا صلة له بالموضوع</a> ",
        '<div class="share-x">نص طويل لا بأس بطوله في هذا الموضع من الصفحة وهو مكرر كثيرا لا يزيد ولا ينقص</div>',
        "<meta itemprop=author content=x>",
    ],
    ids=["related", "tables", "headings", "dates", "links", "shares", "metas"],
)
def test_a_page_of_one_piece_many_times_costs_no_more_than_its_length(piece: str) -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        with contextlib.suppress(SourceError):
            open_page(page(count, piece), "page")
        return time.process_time() - begun

    seconds(10)
    assert min(seconds(2000) for _ in range(3)) < 40 * max(seconds(200), 0.005)
