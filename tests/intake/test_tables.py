"""Tables of any kind to reports: CSV, TSV, Parquet, JSON lists and lines, with columns named as they come."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mahdar.errors import SourceError, UsageError
from mahdar.intake import Opening, open_sources
from mahdar.intake.columns import parse_map
from mahdar.intake.json_reports import read_json
from mahdar.reading import Report
from tests.intake.newsrooms import LEAD, PAGES, SECOND, TITLE

MAP = Opening(mapping=parse_map("text=content, published=date_extracted, title=head"))
CSV = f'head,content,date_extracted,views\n"{TITLE}","{LEAD}\n{SECOND}",2021-09-14 10:00:00,7\n"",,2021-09-15,8\n"{TITLE}","{SECOND}","14 أيلول 2021",9\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_in_every_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(CSV.replace(",", separator).encode(encoding))
    first, broken, last = open_sources([file], MAP)
    assert isinstance(first, Report) and isinstance(last, Report)
    assert (first.title, first.published, first.text) == (
        TITLE,
        "2021-09-14",
        f"{LEAD}\n{SECOND}".replace(",", separator),
    )
    assert last.published == "2021-09-14"
    assert isinstance(broken, SourceError) and broken.line == 3


def test_a_table_without_its_column_names_those_it_has(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text(f"head\tbody\n{TITLE}\t{LEAD}\n", encoding="utf-8")
    (error,) = open_sources([tmp_path / "t.tsv"])
    assert isinstance(error, SourceError)
    assert "columns here: head, body" in str(error) and "--map text=COLUMN" in str(error)
    (error,) = open_sources([tmp_path / "t.tsv"], Opening(mapping={"text": "article"}))
    assert "no column «article»" in str(error) and "head, body" in str(error)


def test_parquet_with_dates_numbers_and_empty_values(tmp_path: Path) -> None:
    rows = {
        "content": [LEAD, None, SECOND],
        "date_extracted": [dt.datetime(2021, 9, 14, 23, 30), None, None],
        "head": [TITLE, TITLE, None],
        "id": [11, 12, 13],
    }
    pq.write_table(pa.table(rows), tmp_path / "t.parquet")
    first, broken, last = open_sources([tmp_path / "t.parquet"], MAP)
    assert isinstance(first, Report) and (first.id, first.published, first.title) == ("11", "2021-09-14", TITLE)
    assert isinstance(broken, SourceError) and broken.line == 2
    assert isinstance(last, Report) and last.published is None
    (tmp_path / "cut.parquet").write_bytes((tmp_path / "t.parquet").read_bytes()[:-20])
    (error,) = open_sources([tmp_path / "cut.parquet"], MAP)
    assert isinstance(error, SourceError) and "damaged" in str(error)


def test_a_column_of_pages(tmp_path: Path) -> None:
    page = {"raw": PAGES[0].html, "url": "https://example.org/1", "id": "p1"}
    (tmp_path / "p.jsonl").write_text(json.dumps(page, ensure_ascii=False) + "\n", encoding="utf-8")
    (report,) = open_sources([tmp_path / "p.jsonl"], Opening(mapping={"html": "raw"}))
    assert isinstance(report, Report)
    assert (report.id, report.title, report.published) == ("p1", TITLE, "2021-09-14")


class Endless(io.RawIOBase):
    """A list of JSON objects as long as one likes, which counts what was taken of it."""

    def __init__(self, count: int) -> None:
        self.left, self.rest, self.given = count, b"[", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        while len(self.rest) < len(buffer) and self.left:
            self.left -= 1
            end = "," if self.left else "]"
            self.rest += (json.dumps({"text": f"{LEAD} {self.left}"}, ensure_ascii=False) + end).encode()
        size = min(len(buffer), len(self.rest))
        buffer[:size], self.rest = self.rest[:size], self.rest[size:]
        self.given += size
        return size


def test_a_long_list_is_read_as_it_comes() -> None:
    source = Endless(20_000)
    items = read_json(source, "list", Opening())  # type: ignore[arg-type]
    assert isinstance(next(items), Report)
    assert source.given < 3_000_000
    assert sum(isinstance(item, Report) for item in items) == 19_999


@pytest.mark.parametrize(
    ("text", "reports", "why"),
    [
        (f'[{{"text": "{LEAD}"}}, {{"text": "{SECOND}"}}', 2, None),
        (f'[{{"text": "{LEAD}"}}, {{"text": ', 1, "no JSON"),
        (f'[{{"text": "{LEAD}"}}, 5, {{"id": 2}}]', 1, "not a JSON object"),
        (f'{{"text": "{LEAD}"}}\n\n{{"text": "{SECOND}"}}', 2, None),
    ],
)
def test_broken_json_gives_what_it_has(tmp_path: Path, text: str, reports: int, why: str | None) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    items = list(open_sources([tmp_path / "a.json"]))
    assert sum(isinstance(item, Report) for item in items) == reports
    errors = [str(item) for item in items if isinstance(item, SourceError)]
    assert bool(errors) == bool(why) and (why is None or why in errors[0])


def test_a_table_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(gzip.compress(CSV.encode()))

    monkeypatch.setattr(sys, "stdin", Stdin)
    items = list(open_sources(["-"], MAP))
    assert [type(item) for item in items] == [Report, SourceError, Report]


@pytest.mark.parametrize("text", ["text", "text=", "body=content", "text=a,b"])
def test_a_wrong_map_says_how(text: str) -> None:
    with pytest.raises(UsageError, match="--map"):
        parse_map(text)
