"""Lists of contacts and statements: words in them, their order, how they divide, and all of it kept as a feed."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Served
from tests.web.people import ask


def rows(site: Served, address: str) -> list[dict[str, str]]:
    answer = ask(site, address)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, str]] = json.loads(answer.text)
    return found


def test_words_narrow_statements_by_what_was_said_and_contacts_by_their_report(site: Served) -> None:
    every = rows(site, "/statements.json")
    some = rows(site, f"/statements.json?words={quote('المساعدات')}")
    assert 0 < len(some) < len(every) and all("مساعدات" in row["text"] for row in some)
    contacts = rows(site, f"/contacts.json?words={quote('مكافحة الإرهاب')}")
    assert [row["form"] for row in contacts] == ["call"]
    assert rows(site, f"/contacts.json?words={quote('مكافحة الإرهاب')}&country=EGY") == []


@pytest.mark.parametrize("kind", ["contacts", "statements", "upcoming", "events"])
def test_the_order_is_the_one_that_was_asked_for(site: Served, kind: str) -> None:
    for order, field, turned in (
        ("oldest", "published", False),
        ("sure", "confidence", True),
        ("doubt", "confidence", False),
    ):
        values = [row[field] for row in rows(site, f"/{kind}.json?order={order}")]
        assert len(values) > 2 and values == sorted(values, reverse=turned), order
    newest = [row["id"] for row in rows(site, f"/{kind}.json")]
    assert newest == [row["id"] for row in rows(site, f"/{kind}.json?order=newest")]
    feed, turned_feed = (
        re.findall(r"<id>([^<]+)", ask(site, f"/{kind}.atom{query}").text)[1:] for query in ("", "?order=oldest")
    )
    assert feed == turned_feed  # a feed begins with the newest


def test_an_order_that_there_is_not_is_told(site: Served) -> None:
    assert ask(site, "/contacts/?order=random").status_code == 400
    assert ask(site, "/reports/?order=sure").status_code == 400
    assert "no order" in ask(site, "/contacts.csv?order=random").text
    assert ask(site, "/contacts/?words=!!!").status_code == 400


def test_a_list_is_searched_turned_and_narrowed_by_its_parts(page: Page) -> None:
    page.goto("/statements/")
    page.get_by_label("الترتيب").select_option(label="الأقدم أولاً")
    page.get_by_role("button", name="اعرض").click()
    first = page.locator(".statement").first.inner_text()
    page.get_by_label("الترتيب").select_option(label="الأحدث أولاً")
    page.get_by_role("button", name="اعرض").click()
    assert page.locator(".statement").first.inner_text() != first
    page.get_by_role("link", name="كيف تنقسم القائمة").click()
    part = page.locator(".facets section", has_text="سنة").locator("a").first
    year = part.inner_text()
    total = page.locator(".statement").count()
    part.click()
    assert f"from={year}&to={year}" in page.url and "facets" not in page.url
    expect(page.locator(".statement").first).to_be_visible()
    assert 0 < page.locator(".statement").count() < total


def test_the_parts_of_a_list_keep_what_was_asked(site: Served) -> None:
    page = ask(site, f"/contacts/?words={quote('الوزير')}&order=oldest&facets=1").text
    links = re.findall(r'<aside class="facets.*?</aside>', page, re.DOTALL)
    assert links and all(
        "order=oldest" in link and "words=" in link for link in re.findall(r'href="([^"]+)"', links[0])
    )
