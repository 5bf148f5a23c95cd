"""The calendar of what was announced: a month, what became of each item, and the twins."""

from __future__ import annotations

import csv
import io
import json
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
def awaited(key, text, when, day="2021-03-01"):
    told = Told(key, f"{text} ويلتقي سليم القادري.", day=day).person("حاتم الجندي").person("سليم القادري")
    return told.place("عمان", "JOR", 250441).coming(text, "p1", "p2", kind="visit", when=when).record()
store_batch([awaited("a", "يزور وزير الري حاتم الجندي عمان", "2021-03-04")])
text = "وصل حاتم الجندي إلى عمان والتقى سليم القادري."
held = Told("b", text, day="2021-03-04").person("حاتم الجندي").person("سليم القادري").place("عمان", "JOR", 250441)
store_batch([held.contact("التقى", "p1", "p2", place="l1").record()])
store_batch([awaited("c", "يصل حاتم الجندي إلى عمان مجددا", "2021-03-20", day="2021-03-10")])
store_batch([awaited("d", "يصل حاتم الجندي إلى عمان بعد أسبوع", "2021-03-27", day="2021-03-12")])
store_batch([awaited("e", "يفتتح حاتم الجندي في عمان مركزا", "2021-03", day="2021-03-12")])
store_batch([awaited("f", "يعود حاتم الجندي إلى عمان", "2021-05-02", day="2021-04-20")])
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An archive in which one visit took place, one was moved, one is overdue and one is still to come."""
    yield from served(stored(STORE, tmp_path_factory.mktemp("calendar") / "record.db"))


@pytest.fixture
def page(own_context: BrowserContext) -> Page:
    return own_context.new_page()


def test_a_month_shows_each_item_on_its_day_with_what_became_of_it(page: Page) -> None:
    page.goto("/calendar/?month=2021-03")
    expect(page.locator(".month td.some")).to_have_count(3)
    expect(page.locator(".month td.some .number")).to_have_text(["4", "20", "27"])
    took = page.locator("#d2021-03-04")
    expect(took).to_contain_text("جرى")
    took.get_by_role("link", name="ما آل إليه").click()
    expect(page.locator(".contact").first).to_contain_text("سليم القادري")
    page.goto("/calendar/?month=2021-03")
    expect(page.locator("#d2021-03-20 .state-moved")).to_contain_text("27 مارس 2021")
    expect(page.locator("#d2021-03-27 .state-overdue")).to_be_visible()
    expect(page.get_by_role("heading", name="في هذا الشهر من دون يوم محدد")).to_be_visible()


def test_the_first_month_is_that_of_the_last_report_and_the_next_one_that_has_something_follows(page: Page) -> None:
    page.goto("/calendar/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("أبريل 2021")
    expect(page.locator("nav.pages a")).to_have_text(["مارس 2021", "مايو 2021"])
    page.get_by_role("link", name="مايو 2021").click()
    expect(page.locator("#d2021-05-02 .state-open")).to_be_visible()


def test_a_state_narrows_month_and_twins(own: Served, page: Page) -> None:
    rows = json.loads(get(own, "/calendar.json?month=2021-03")[1])
    table = list(csv.DictReader(io.StringIO(get(own, "/calendar.csv?month=2021-03")[1].removeprefix("\ufeff"))))
    assert [row["state_now"] for row in rows] == [row["state_now"] for row in table]
    assert sorted(row["state_now"] for row in rows) == ["moved", "overdue", "overdue", "took_place"]
    some = json.loads(get(own, "/calendar.json?month=2021-03&state=moved")[1])
    assert [(row["when"], row["moved_to"]) for row in some] == [("2021-03-20", "2021-03-27")]
    assert len(json.loads(get(own, "/calendar.json")[1])) == 5
    page.goto("/calendar/?month=2021-03&state=moved")
    expect(page.locator(".agenda .upcoming")).to_have_count(1)


def test_a_day_of_the_grid_leads_to_the_agenda_by_the_keyboard(page: Page) -> None:
    page.goto("/en/calendar/?month=2021-03")
    expect(page.locator(".month th").first).to_have_text("Monday")
    page.locator(".month td.some .number").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#d2021-03-04")


@pytest.mark.parametrize("query", ["month=2021", "month=2021-13", "month=soon", "state=lost", "country=jordan"])
def test_what_cannot_be_asked_is_told(own: Served, query: str) -> None:
    assert get(own, f"/calendar/?{query}")[0] == get(own, f"/calendar.json?{query}")[0] == 400


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "1900-02"])
def test_months_at_the_ends_of_time_are_empty(own: Served, month: str) -> None:
    assert get(own, f"/calendar/?month={month}")[0] == 200
