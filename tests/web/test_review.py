"""Review in a real browser: judging by mouse and keyboard, undoing, correcting, and two people at once."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.test_accounts import join
from tests.web.test_answers import get


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """A server of its own, since what is judged stays."""
    sources = [EXAMPLES / "01-delegation-at-a-ministry.txt", EXAMPLES / "06-telephone-call.txt"]
    yield from served(archive_of(sources, tmp_path / "record.db"))


@pytest.fixture
def page(own_context: BrowserContext, own: Served) -> Page:
    """The administrator's page, who may review."""
    page = own_context.new_page()
    join(page, own.invitation, "ليلى")
    return page


def invited(page: Page, role: str) -> str:
    """A link for one account of a role."""
    page.goto("/accounts/")
    page.locator("main select[name=role]").select_option(role)
    page.get_by_role("button", name="ادعُ").click()
    return page.locator("main .note code").inner_text()


def test_the_queue_begins_with_the_most_doubtful_and_shows_the_words(page: Page) -> None:
    page.goto("/review/?kind=statement")
    sure = [int(text.split()[0]) for text in page.locator(".confidence").all_text_contents()]
    assert len(sure) > 2 and sure == sorted(sure)
    first = page.locator(".case").first
    expect(first.locator(".words mark.hit").first).to_be_visible()
    page.get_by_role("link", name="ما رُوجع").click()
    expect(page.locator(".case")).to_have_count(0)


def test_accepting_and_undoing(page: Page) -> None:
    page.goto("/review/?kind=statement")
    total = page.locator(".case").count()
    said = page.locator(".case blockquote").first.inner_text()
    page.locator(".case").first.get_by_role("button", name="قبول").click()
    expect(page.locator(".case")).to_have_count(total - 1)
    page.goto("/statements/")
    seen = page.locator(".statement", has_text=said)
    expect(seen.locator(".checked")).to_have_text("✓ راجعه إنسان")
    expect(seen).to_have_class("entry statement accepted")
    page.go_back()
    page.get_by_role("button", name="تراجع").click()
    expect(page.locator(".case")).to_have_count(total)
    page.goto("/statements/")
    expect(page.locator(".checked")).to_have_count(0)


def test_a_rejected_claim_leaves_the_pages_and_comes_back(page: Page, own: Served) -> None:
    page.goto("/review/")
    page.locator(".case").first.get_by_role("link", name="تاريخ").click()
    claim = page.url
    before = page.goto("/contacts.json").text().count('"id"')  # type: ignore[union-attr]
    page.goto(claim)
    page.get_by_role("button", name="رفض").click()
    expect(page.locator(".history")).to_contain_text("رُفض")
    expect(page.locator(".history")).to_contain_text("ليلى")
    assert page.goto("/contacts.json").text().count('"id"') < before  # type: ignore[union-attr]
    page.goto(claim)
    page.locator(".history").get_by_role("button", name="تراجع").click()
    expect(page.locator(".history li")).to_have_count(2)
    assert page.goto("/contacts.json").text().count('"id"') == before  # type: ignore[union-attr]


def test_the_keyboard_does_it_all(page: Page) -> None:
    page.goto("/review/?kind=statement")
    cases = page.locator(".case")
    total = cases.count()
    second = cases.nth(1).locator("blockquote").inner_text()
    page.keyboard.press("j")
    expect(cases.nth(1)).to_have_class("case current")
    page.keyboard.press("k")
    expect(cases.nth(0)).to_have_class("case current")
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(cases).to_have_count(total - 1)
    expect(page.locator(".case blockquote", has_text=second)).to_have_count(0)
    page.keyboard.press("u")
    expect(cases).to_have_count(total)
    page.keyboard.press("a")
    expect(cases).to_have_count(total - 1)
    expect(page.locator(".case.current")).to_have_count(1)  # the page has come and listens again
    page.keyboard.press("e")
    expect(page.locator("form.edit")).to_be_visible()


def test_letters_typed_into_a_field_judge_nothing(page: Page) -> None:
    page.goto("/review/")
    page.locator(".case").first.get_by_role("link", name="تاريخ").click()
    page.locator("input[name=reason]").press_sequentially("area")
    expect(page.locator(".history")).to_have_count(0)
    expect(page.locator("input[name=reason]")).to_have_value("area")


def test_a_correction_is_shown_everywhere_with_its_history(page: Page) -> None:
    page.goto("/review/")
    page.locator(".case", has_text="ماكرون").or_(page.locator(".case")).first.get_by_role("link", name="تاريخ").click()
    page.locator("select[name=form]").select_option("signing")
    page.locator("input[name=date]").fill("2018-01-20")
    page.locator("input[name=reason]").fill("كما في الخبر")
    page.get_by_role("button", name="احفظ التصحيح").click()
    expect(page.locator(".history li")).to_contain_text("كما في الخبر")
    expect(page.locator(".history ins").first).to_have_text("توقيع")
    expect(page.locator(".history ins").nth(1)).to_have_text("20 يناير 2018")
    page.goto("/contacts/")
    expect(page.locator(".contact.edited .form")).to_have_text("توقيع")


@pytest.mark.parametrize(("date", "says"), [("2018-13-01", "لا يصح هذا اليوم"), ("yesterday", "لا يصح هذا اليوم")])
def test_a_correction_that_breaks_the_record_is_told(page: Page, date: str, says: str) -> None:
    page.goto("/review/")
    page.locator(".case").first.get_by_role("link", name="تاريخ").click()
    page.locator("input[name=date]").fill(date)
    page.get_by_role("button", name="احفظ التصحيح").click()
    expect(page.get_by_role("alert")).to_contain_text(says)
    expect(page.locator(".history")).to_have_count(0)


def test_two_at_once_lose_nothing(page: Page, browser: Browser, own: Served) -> None:
    link = invited(page, "reviewer")
    other = browser.new_context(base_url=own.address).new_page()
    join(other, link, "سامر")
    for one in (page, other):
        one.goto("/review/")
        one.locator(".case").first.get_by_role("link", name="تاريخ").click()
    page.get_by_role("button", name="قبول").click()
    other.locator("select[name=status]").select_option("cancelled")
    other.get_by_role("button", name="احفظ التصحيح").click()
    expect(other.get_by_role("alert")).to_contain_text("غيّر شخص آخر هذا القيد")
    expect(other.get_by_role("alert")).to_contain_text("ليلى")
    expect(other.locator(".history li")).to_have_count(1)
    expect(other.locator("select[name=status]")).not_to_have_value("cancelled")
    other.context.close()


def test_a_reader_is_refused(page: Page, own: Served) -> None:
    link = invited(page, "reader")
    page.get_by_role("button", name="خروج").click()
    join(page, link, "سامر")
    expect(page.get_by_role("link", name="مراجعة")).to_have_count(0)
    for address in ("/review/", "/review/contact/1/"):
        assert page.goto(address).status == 403  # type: ignore[union-attr]
    page.goto("/contacts/")
    expect(page.locator("main").get_by_role("link", name="مراجعة")).to_have_count(0)


def test_a_visitor_is_asked_to_sign_in(own: Served) -> None:
    for address in ("/review/", "/review/contact/1/"):
        _, text, _ = get(own, address)
        assert ('name="password"' in text and urllib.parse.quote(address) in text) or address in text


def test_what_is_not_there_is_not_there(page: Page) -> None:
    for address in ("/review/?kind=identity", "/review/reader/1/", "/review/contact/99999999999999999999/"):
        assert page.goto(address).status == 404  # type: ignore[union-attr]


def test_a_form_without_a_change_writes_none(page: Page) -> None:
    page.goto("/review/office/1/")
    page.get_by_role("button", name="احفظ التصحيح").click()
    expect(page.get_by_role("alert")).to_have_text("لم يتغير شيء في الاستمارة.")
    page.locator("select[name=status]").select_option("former")
    page.get_by_role("button", name="احفظ التصحيح").click()
    expect(page.locator(".history ins")).to_have_text("سابقاً")


def test_events_and_offices_are_reviewed_and_marked_wherever_they_stand(page: Page, own: Served) -> None:
    page.goto("/review/?kind=event")
    page.locator(".case").first.get_by_role("button", name="قبول").click()
    page.goto("/review/?kind=office")
    title = page.locator(".case").last.locator(".entry > p bdi").first.inner_text()
    page.locator(".case").last.get_by_role("button", name="قبول").click()
    page.goto("/events/")
    expect(page.get_by_role("img", name="راجعه إنسان")).to_have_count(1)
    page.get_by_role("img", name="راجعه إنسان").locator("xpath=ancestor::tr").get_by_role("link").last.click()
    expect(page.get_by_role("heading", name="مراجعة قيد")).to_be_visible()
    found = 0
    for number in (1, 2):
        page.goto(f"/reports/{number}/")
        marked = page.locator(".record .office", has_text=title).filter(has=page.get_by_role("img", name="راجعه إنسان"))
        found += marked.count()
        assert page.locator(".record .office a", has_text="مراجعة").count() > 0
    assert found > 0
    page.goto("/about/")
    expect(page.get_by_role("row", name="الأحداث")).to_contain_text("1")
    expect(page.get_by_role("row", name="المناصب").last).to_contain_text("1")


def test_the_accuracy_page_gives_its_figures_as_rows(own: Served) -> None:
    told = json.loads(get(own, "/about.json")[1])
    assert {"people", "contacts", "statements"} <= {row["fact"] for row in told["measured"]}
    assert all(0 < row["f1"] <= 1 for row in told["measured"]) and told["judged"] == []
    assert get(own, "/about.csv")[1].count("\n") == len(told["measured"]) + 1
