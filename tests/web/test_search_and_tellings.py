"""The search page, and the page of a contact that two outlets tell in different ways."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Served, archive_of, served
from tests.web.test_answers import get

TELLINGS = (
    {
        "id": "first", "title": "القادري ومنصور يبحثان في عمّان ملف المياه", "outlet": "صحيفة السهل", "published": "2021-03-04",
        "text": "التقى وزير الزراعة الأردني سليم القادري في عمان اليوم وزيرة الري المصرية سلوى منصور، وبحثا ملف المياه المشتركة.\n\n"
        "وقال القادري إن مياه الأنهار حق للجميع.",
    },
    {
        "id": "second", "title": "وزيرة الري المصرية في الأردن", "outlet": "وكالة النيل", "published": "2021-03-05",
        "text": "التقت وزيرة الري المصرية سلوى منصور أمس الخميس في العقبة وزير الزراعة الأردني سليم القادري ووزير المياه الأردني رائد الخصاونة.\n\n"
        "وأكدت منصور أن بلادها تدعم اتفاقاً عادلاً حول المياه <b>المشتركة</b>.",
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One meeting, told by two outlets."""
    folder = tmp_path_factory.mktemp("told")
    source = folder / "two.jsonl"
    source.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in TELLINGS), encoding="utf-8")
    yield from served(archive_of([source], folder / "record.db"))


@pytest.fixture
def page(browser: Browser, told: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=told.address)
    yield context.new_page()
    context.close()


def search(site: Served, typed: str, suffix: str = "/", **more: str) -> tuple[int, str]:
    status, text, _ = get(site, f"/search{suffix}?" + urllib.parse.urlencode({"q": typed, **more}))
    return status, text


def test_reports_that_hold_the_words_as_typed_come_first_and_every_hit_is_marked(page: Page) -> None:
    page.goto("/search/?q=اتفاق")
    expect(page.locator(".hits li")).to_have_count(1)
    expect(page.locator(".hits p mark.hit")).to_have_text(["اتفاقاً"])
    expect(page.locator(".hits .faint")).to_contain_text("بصيغة أخرى")
    page.goto("/search/?q=وزير الزراعة")
    assert page.locator(".hits li").count() == 2
    expect(page.locator(".hits")).not_to_contain_text("بصيغة أخرى")


def test_what_was_said_is_found_too(page: Page) -> None:
    page.goto("/search/?q=الأنهار")
    expect(page.locator(".said .statement")).to_contain_text("مياه الأنهار حق للجميع")
    expect(page.locator(".said mark.hit")).to_have_text(["الأنهار"])


def test_facets_narrow_and_are_taken_back(page: Page) -> None:
    page.goto("/search/?q=المياه")
    expect(page.locator(".hits li")).to_have_count(2)
    page.locator(".facets").get_by_role("link", name="وكالة النيل").click()
    expect(page.locator(".hits li")).to_have_count(1)
    expect(page.locator(".chosen")).to_contain_text("وكالة النيل")
    page.get_by_role("link", name="إلغاء").click()
    expect(page.locator(".hits li")).to_have_count(2)
    page.locator(".facets").get_by_role("link", name="رائد الخصاونة").click()
    expect(page.locator(".chosen")).to_contain_text("رائد الخصاونة")
    expect(page.locator(".hits li")).to_have_count(1)


def test_the_twin_of_a_search_holds_its_reports(told: Served) -> None:
    rows = json.loads(search(told, "المياه -العقبة", ".json")[1])
    assert [row["report"] for row in rows] == ["first"]


@pytest.mark.parametrize(("typed", "more"), [("-المياه", {}), ("«»", {}), ("مياه", {"from": "yesterday"})])
def test_what_cannot_be_searched_for_is_told(told: Served, typed: str, more: dict[str, str]) -> None:
    status, text = search(told, typed, ".csv", **more)
    assert status == 400 and ("nothing to search for" in text or "is no date" in text)
    status, text = search(told, typed, "/", **more)
    assert status == 400 and ("ما يُبحث عنه" in text or "ليس تاريخاً" in text)


def test_marked_words_stay_words(told: Served) -> None:
    _, text = search(told, "المشتركة b script")
    assert "<b>" not in text
    _, text = search(told, "«اتفاقاً عادلاً»")
    assert "<b>" not in text and "&lt;b&gt;" in text


def test_a_contact_shows_where_its_outlets_differ(page: Page) -> None:
    page.goto("/contacts/")
    page.locator(".contact a.more").first.click()
    rows = page.locator(".versions tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text="صحيفة السهل")).to_contain_text("عمّان")
    expect(rows.filter(has_text="وكالة النيل")).to_contain_text("رائد الخصاونة")
    expect(page.locator(".versions thead")).not_to_contain_text("اليوم")  # both tell the same day
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 مارس 2021")


def test_a_contact_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for address in ("/contacts/1/", "/search/?q=المياه"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
