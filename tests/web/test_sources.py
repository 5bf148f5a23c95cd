"""What outlets gave: all, one by one, and who is silent on what others tell."""

from __future__ import annotations

import csv
import io
import json
import urllib.parse
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.conftest import Served, served, stored
from tests.web.test_answers import get

STORE = """
import sys
from mahdar.archive import open_archive
open_archive(sys.argv[1], create=True)
from mahdar.archive.writing import store_batch
from tests.archive.reports import Told
def met(key, outlet, day, other="سليم القادري", more=""):
    text = f"التقى حاتم الجندي {other}. {more}"
    told = Told(key, text, outlet=outlet, day=day).person("حاتم الجندي").person(other)
    return told.contact("التقى", "p1", "p2", date=day).record()
store_batch([
    met("a", "صحيفة السهل", "2021-03-04"), met("b", "وكالة الجبل", "2021-03-04", more="وكان ذلك صباحا."),
    met("c", "جريدة البحر", "2021-03-05", other="ناصر الراوي"), met("d", "جريدة النهر", "2021-06-01", other="سعيد الهاني"),
])
"""
BOTH = {"صحيفة السهل", "وكالة الجبل"}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two outlets tell one meeting; a third was read in these days and does not, a fourth was not read then."""
    yield from served(stored(STORE, tmp_path_factory.mktemp("sources") / "record.db"))


@pytest.fixture
def page(own_context: BrowserContext) -> Page:
    return own_context.new_page()


def table_of(site: Served, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(get(site, address)[1].removeprefix("\ufeff"))))


def test_sources_page_and_twins_count_the_same(own: Served, page: Page) -> None:
    rows = json.loads(get(own, "/sources.json")[1])["sources"]
    assert {row["outlet"]: row["contacts"] for row in rows} == dict.fromkeys([*BOTH, "جريدة البحر", "جريدة النهر"], 1)
    assert [row["outlet"] for row in table_of(own, "/sources.csv")] == [row["outlet"] for row in rows]
    page.goto("/sources/")
    expect(page.locator("table tbody tr")).to_have_count(4)


def test_only_who_was_read_in_these_days_is_silent(own: Served, page: Page) -> None:
    (row,) = json.loads(get(own, "/sources/coverage.json")[1])
    assert set(row["told_by"]) == BOTH and row["silent"] == ["جريدة البحر"]
    assert table_of(own, "/sources/coverage.csv")[0]["silent"] == "جريدة البحر"
    page.goto("/sources/")
    page.get_by_role("link", name="من روى ومن سكت").click()
    expect(page.locator(".told .tells")).to_have_count(2)
    expect(page.locator(".told .silent")).to_have_count(1)
    expect(page.locator(".told")).not_to_contain_text("جريدة النهر")
    page.locator(".told .tells").first.click()
    expect(page.locator(".report")).to_be_visible()


def test_an_outlet_has_what_it_alone_tells_and_what_it_does_not(own: Served, page: Page) -> None:
    page.goto("/sources/")
    page.get_by_role("link", name="جريدة البحر").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("جريدة البحر")
    expect(page.locator(".met-list").first).to_contain_text("سليم القادري")
    expect(page.locator(".met-list").nth(1)).to_contain_text("ناصر الراوي")
    asked = "?outlet=" + urllib.parse.quote("جريدة البحر")
    told = json.loads(get(own, f"/sources/outlet.json{asked}")[1])
    assert [len(told["silent"]), len(told["alone"])] == [1, 1]
    assert [row["meeting"] for row in table_of(own, f"/sources/outlet.csv{asked}")] == [
        str(told["silent"][0]["meeting"])
    ]
    assert told["named_most"]["person"][0]["name"] == "حاتم الجندي"


def test_what_is_not_there_is_told(own: Served) -> None:
    assert get(own, "/sources/outlet/")[0] == get(own, "/sources/outlet.json?outlet=nobody")[0] == 404
    assert get(own, "/sources/coverage/?country=jordan")[0] == get(own, "/sources/coverage.csv?from=soon")[0] == 400
    assert "لا لقاء هنا روته وسيلتان" in get(own, "/sources/coverage/?from=2021-06")[1]
