"""Accounts: the one-time link, signing in and out, roles, lockout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.conftest import EXAMPLES, Served, archive_of, served

PASSWORD = "ريح-الشمال-77"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """A server of its own, since accounts stay."""
    yield from served(archive_of([EXAMPLES / "06-telephone-call.txt"], tmp_path / "record.db"))


@pytest.fixture
def window(browser: Browser, own: Served) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=own.address)
    yield context
    context.close()


def join(page: Page, link: str, name: str, password: str = PASSWORD) -> None:
    page.goto(link)
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("main button").click()


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("main button").click()


def test_the_first_link_makes_the_administrator_once(window: BrowserContext, own: Served) -> None:
    page = window.new_page()
    join(page, own.invitation, "ليلى", "1234567890")
    expect(page.locator(".errorlist")).to_be_visible()  # too common a password
    join(page, own.invitation, "ليلى")
    expect(page.get_by_role("link", name="الحسابات")).to_be_visible()
    page.get_by_role("button", name="خروج").click()
    expect(page.get_by_role("link", name="دخول")).to_be_visible()
    assert page.goto(own.invitation).status == 410  # type: ignore[union-attr]


def test_a_reader_is_refused_what_is_the_administrators(window: BrowserContext, own: Served) -> None:
    page = window.new_page()
    join(page, own.invitation, "ليلى")
    page.goto("/accounts/")
    page.locator("main select[name=role]").select_option("reader")
    page.get_by_role("button", name="ادعُ").click()
    link = page.locator("main .note code").inner_text()
    page.get_by_role("button", name="خروج").click()
    join(page, link, "سامر")
    expect(page.get_by_role("link", name="الحسابات")).to_have_count(0)
    assert page.goto("/accounts/").status == 403  # type: ignore[union-attr]


def test_guessing_passwords_is_stopped(window: BrowserContext, own: Served) -> None:
    page = window.new_page()
    join(page, own.invitation, "ليلى")
    page.get_by_role("button", name="خروج").click()
    for _ in range(8):
        sign_in(page, "ليلى", "wrong-password")
    sign_in(page, "ليلى", PASSWORD)
    expect(page.get_by_role("link", name="الحسابات")).to_have_count(0)


def test_a_form_from_elsewhere_is_refused(own: Served) -> None:
    from tests.web.test_answers import get

    status, _, _ = get(own, "/logout/")
    assert status == 405
