"""Days are told in the month names of the reader's country, which a reader may change at the foot of any page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from mahdar.web.month_names import NAMES
from tests.web.conftest import Served
from tests.web.test_answers import get

CALENDAR = "/calendar/?month=2021-08"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "أغسطس 2021"),
        ("ar", "أغسطس 2021"),
        ("ar-EG,ar;q=0.9", "أغسطس 2021"),
        ("ar-LB,ar;q=0.9,en;q=0.5", "آب 2021"),
        ("en-US,en;q=0.9,ar-IQ;q=0.5", "آب 2021"),
        ("ar-DZ", "أوت 2021"),
        ("ar-MA", "غشت 2021"),
        ("ar-MR", "أغشت 2021"),
        ("xx;;q=,ar-", "أغسطس 2021"),
    ],
)
def test_the_country_that_the_browser_tells_names_the_months(site: Served, asked: str, name: str) -> None:
    status, text, headers = get(site, CALENDAR, **{"Accept-Language": asked})
    assert status == 200 and f"<strong>{name}</strong>" in text
    assert "Accept-Language" in headers["Vary"]


@pytest.mark.parametrize("names", NAMES)
def test_what_is_chosen_holds_whatever_the_browser_says_and_is_kept_apart(site: Served, names: str) -> None:
    asked = {"Cookie": f"months={names}", "Accept-Language": "ar-TN"}
    first, again = (get(site, CALENDAR, **asked) for _ in range(2))
    assert first[1] == again[1] and f"<strong>{NAMES[names][7]} 2021</strong>" in first[1]
    assert len({get(site, CALENDAR, Cookie=f"months={one}")[2]["Etag"] for one in NAMES}) == len(NAMES)


def test_english_pages_and_twins_know_one_calendar(site: Served) -> None:
    levant = {"Cookie": "months=levant"}
    assert "August 2021" in get(site, "/en" + CALENDAR, **levant)[1]
    assert get(site, "/calendar.json?month=2021-08", **levant)[1] == get(site, "/calendar.json?month=2021-08")[1]


@pytest.mark.parametrize("cookie", ["months=nowhere", "months=<script>", "months=", "months=../levant"])
def test_a_choice_that_is_none_is_as_if_nothing_was_chosen(site: Served, cookie: str) -> None:
    assert "<strong>أغسطس 2021</strong>" in get(site, CALENDAR, Cookie=cookie)[1]
    assert get(site, "/months/nowhere/")[0] == 404


@pytest.fixture
def reader(browser: Browser, site: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=site.address, locale="ar-JO")
    yield context.new_page()
    context.close()


def test_a_reader_chooses_on_the_page_and_stays_there(reader: Page) -> None:
    reader.goto(CALENDAR)
    expect(reader.get_by_role("heading", level=1)).to_have_text("التقويم: آب 2021")
    choices = reader.get_by_role("navigation", name="أسماء الأشهر")
    expect(choices.get_by_role("link", name="آب", exact=True)).to_have_attribute("aria-current", "true")
    choices.get_by_role("link", name="غشت", exact=True).click()
    expect(reader).to_have_url(re.compile(r"/calendar/\?month=2021-08$"))
    expect(reader.get_by_role("heading", level=1)).to_have_text("التقويم: غشت 2021")
    reader.goto("/en/calendar/?month=2021-08")
    expect(reader.get_by_role("navigation", name="أسماء الأشهر")).to_have_count(0)


def test_the_choice_leads_to_no_other_site(site: Served) -> None:
    status, text, _ = get(site, "/months/levant/", Referer="https://elsewhere.example/page")
    assert status == 200 and '<html lang="ar"' in text, "the first page"
