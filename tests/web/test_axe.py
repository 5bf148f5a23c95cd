"""Every page in Chromium: axe finds nothing serious, nothing is asked of another host, in both languages, light and dark, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.people import REPORT
from tests.web.test_accounts import join

PUBLIC = (
    "", "contacts/", "statements/", "upcoming/", "events/", "reports/", "reports/1/", "contacts/1/", "who/1/", "people/",
    "bodies/", "places/", "sources/", "sources/coverage/", "search/?q=الحلبي", "network/", "timeline/", "map/", "calendar/",
    "calendar/?month=2021-09", "about/", "login/", "contacts/?from=never", "nowhere/",
    "contacts/?facets=1", "statements/?words=المساعدات&order=sure", "contacts/?country=ISL", "search/?q=qqqq",
)  # fmt: skip
OWN = (
    "account/", "account/second-factor/", "account/password/", "account/tokens/", "accounts/", "review/", "review/contact/1/",
    "review/?kind=person", "review/who/", "who/1/review/", "reports/1/correct/", "read/", "read/1/", "saved/",
)  # fmt: skip


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from served(archive_of(sorted(EXAMPLES.glob("*.txt")), tmp_path_factory.mktemp("axe") / "record.db"))


@pytest.fixture(scope="module")
def window(browser: Browser, own: Served) -> Iterator[BrowserContext]:
    """The administrator's window, in which nothing may go to another host."""
    context = browser.new_context(base_url=own.address)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    join(page, own.invitation, "ليلى")
    page.goto("/read/")
    for name, value in REPORT.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("form.sheet button").click()
    page.wait_for_url("**/read/1/")
    yield context
    context.close()
    assert asked and all(url.startswith((own.address, "data:")) for url in asked), asked


def serious(page: Page) -> list[str]:
    """What axe finds serious or critical on the page that is open."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:200]}"
        for one in found if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["", "en/"])
def test_axe_finds_nothing_serious(window: BrowserContext, language: str) -> None:
    page = window.new_page()
    wrong: dict[str, list[str]] = {}
    for address in (*PUBLIC, *OWN):
        page.goto(f"/{language}{address}")
        if found := serious(page):
            wrong[address] = found
    page.close()
    assert wrong == {}


def test_nor_in_the_dark_nor_on_a_phone(window: BrowserContext) -> None:
    page = window.new_page()
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    wrong: dict[str, list[str]] = {}
    for address in (*PUBLIC, *OWN):
        page.goto(f"/{address}")
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if found := [*serious(page), *(["wider than the phone"] if wider > 0 else [])]:
            wrong[address] = found
    page.close()
    assert wrong == {}
