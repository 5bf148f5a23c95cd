"""Searches that a user keeps: kept, opened, fed, deleted, and nobody else's business."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.test_accounts import join
from tests.web.test_answers import get
from tests.web.test_feeds import entries
from tests.web.test_review import invited


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """A private archive of its own."""
    yield from served(archive_of(sorted(EXAMPLES.glob("0[1-6]*.txt")), tmp_path / "record.db"), "--private")


@pytest.fixture
def window(browser: Browser, own: Served) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=own.address)
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext, own: Served) -> Page:
    page = window.new_page()
    join(page, own.invitation, "ليلى")
    return page


def keep(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_text("احفظ هذا البحث").click()
    page.locator(".keep input[name=name]").fill(name)
    page.locator(".keep button").click()


def feed_of(page: Page, own: Served, name: str) -> str:
    link = page.get_by_role("row", name=name).get_by_role("link", name="Atom").get_attribute("href")
    assert link
    return link


def test_a_filtered_list_is_kept_opened_fed_and_deleted(page: Page, own: Served) -> None:
    keep(page, "/contacts/?country=JOR", "الأردن")
    expect(page).to_have_url("/saved/")
    feed = feed_of(page, own, "الأردن")
    told = entries(own, feed)
    assert len(told) > 0, "read without signing in, though the archive is private"
    assert get(own, "/contacts.atom?country=JOR")[0] == 200 and "password" in get(own, "/contacts.atom?country=JOR")[1]
    page.get_by_role("link", name="الأردن").click()
    expect(page).to_have_url("/contacts/?country=JOR")
    page.goto("/saved/")
    page.get_by_role("button", name="حذف").click()
    expect(page.get_by_role("link", name="الأردن")).to_have_count(0)
    assert get(own, feed)[0] == 404


def test_a_list_narrowed_by_words_is_kept_with_its_feed(page: Page, own: Served) -> None:
    keep(page, "/statements/?words=المساعدات&order=oldest", "مساعدات")
    told = entries(own, feed_of(page, own, "مساعدات"))
    assert told and all("مساعدات" in "".join(entry.itertext()) for entry in told)
    page.get_by_role("link", name="مساعدات").click()
    expect(page.get_by_label("كلمات فيه")).to_have_value("المساعدات")
    expect(page.get_by_label("الترتيب")).to_have_value("oldest")


def test_a_search_by_words_is_kept_too(page: Page, own: Served) -> None:
    keep(page, "/search/?q=التعاون&outlet=", "تعاون")
    assert "التعاون" not in feed_of(page, own, "تعاون")  # the address tells nothing of what is searched
    assert entries(own, feed_of(page, own, "تعاون"))


def test_what_cannot_be_kept_is_told(page: Page) -> None:
    keep(page, "/contacts/", "كل اللقاءات")
    keep(page, "/statements/", "كل اللقاءات")
    expect(page.get_by_role("alert")).to_contain_text("بهذا الاسم")
    page.goto("/contacts/")
    page.get_by_text("احفظ هذا البحث").click()
    page.locator(".keep input[name=query]").evaluate("field => field.value = 'country=nowhere'")
    page.locator(".keep input[name=name]").fill("سوء")
    page.locator(".keep button").click()
    expect(page.get_by_role("alert")).to_contain_text("ليس من بلدان القائمة")


def test_nobody_sees_or_deletes_what_another_keeps(page: Page, window: BrowserContext, own: Served) -> None:
    keep(page, "/contacts/?country=JOR", "الأردن")
    feed = feed_of(page, own, "الأردن")
    number = feed.split("/")[2]
    link = invited(page, "editor")
    page.get_by_role("button", name="خروج").click()
    join(page, link, "سامر")
    page.goto("/saved/")
    expect(page.get_by_role("link", name="الأردن")).to_have_count(0)
    keep(page, "/contacts/", "لي")
    page.locator("input[name=search]").evaluate("(field, number) => field.value = number", number)
    page.get_by_role("button", name="حذف").click()
    assert entries(own, feed)


def test_a_guessed_feed_and_a_visitor_get_nothing(own: Served) -> None:
    assert get(own, "/saved/1/" + "A" * 43 + ".atom")[0] == 404
    status, text, _ = get(own, "/saved/")
    assert status == 200 and 'name="password"' in text
