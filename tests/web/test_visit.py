"""What a visitor sees: in a real browser, in Arabic first."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_a_first_visit_is_in_arabic_from_the_right_whatever_the_browser_asks_for(page: Page) -> None:
    page.goto("/")
    html = page.locator("html")
    expect(html).to_have_attribute("lang", "ar")
    expect(html).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("link", name="اللقاءات").first).to_be_visible()
    expect(page.locator(".contact").first).to_be_visible()


def test_every_page_stands_in_english_too(page: Page) -> None:
    page.goto("/contacts/?country=JOR")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/contacts/?country=JOR")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.get_by_role("heading", name="Contacts")).to_be_visible()
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url("/contacts/?country=JOR")


def test_an_entry_and_its_words_light_up_together(page: Page) -> None:
    page.goto("/reports/")
    page.get_by_role("link", name="وفد من المجلس الوطني للحوار").click()
    entry = page.locator(".record .statement", has_text="تدهور الوضع المعيشي")
    entry.hover()
    lit = page.locator("mark.lit")
    expect(lit.filter(has_text="تدهور الوضع المعيشي")).to_have_count(1)
    page.locator("mark", has_text="محذراً").hover()
    expect(entry).to_have_class("entry statement read lit")
    page.keyboard.press("Escape")
    expect(lit).to_have_count(0)


def test_an_entry_lights_up_by_the_keyboard(page: Page) -> None:
    page.goto("/reports/")
    page.get_by_role("link", name="وفد من المجلس الوطني للحوار").click()
    page.locator(".record .contact").first.focus()
    expect(page.locator("mark.lit").first).to_be_visible()


def test_why_an_entry_is_claimed_opens_on_demand(page: Page) -> None:
    page.goto("/statements/")
    first = page.locator(".statement").first
    expect(first.locator(".rule")).to_be_hidden()
    first.get_by_text("لماذا؟").click()
    expect(first.locator(".rule code")).to_be_visible()


def test_nothing_is_cut_off_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for address in (
        "/",
        "/contacts/",
        "/statements/",
        "/reports/1/",
        "/sources/",
        "/about/",
        "/en/events/",
        "/network/",
        "/timeline/",
        "/map/",
        "/calendar/",
        "/sources/coverage/",
        "/saved/",
    ):
        page.goto(address)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, address


def test_a_person_is_found_and_shows_offices_and_contacts(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("سامر الحلبي")
    page.get_by_role("button", name="بحث").click()
    page.locator("main").get_by_role("link", name="سامر الحلبي").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("سامر الحلبي")
    expect(page.get_by_role("cell", name="رئيس المجلس الوطني للحوار").first).to_be_visible()
    expect(page.locator(".contact").first).to_contain_text("مازن الطراونة")
    page.get_by_role("link", name="English").click()
    expect(page.locator(".contact").first).to_contain_text("Mazen")


def test_a_body_and_a_place_have_their_pages(page: Page) -> None:
    for address in ("/bodies/", "/places/"):
        page.goto(address)
        page.locator("td a").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_contact_prints_as_minutes(page: Page) -> None:
    page.goto("/contacts/1/")
    expect(page.locator(".on-paper")).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".top nav", ".search", ".tally", ".why details", ".foot"):
        expect(page.locator(gone).first).to_be_hidden()
    paper = page.locator(".on-paper")
    expect(paper).to_contain_text("المصادر")
    expect(paper).to_contain_text("/contacts/1/")
    expect(page.locator("article.contact .side").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_tables_are_read_on_a_phone_without_turning_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for address in ("/people/", "/events/", "/sources/", "/who/1/", "/network/", "/map/"):
        page.goto(address)
        cell = page.locator("table.stack td[data-th]").first
        expect(cell).to_be_visible()
        wider = "() => [...document.querySelectorAll('table.stack')].filter(t => t.scrollWidth > t.parentElement.clientWidth + 1).length"
        assert page.evaluate(wider) == 0, address
        assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") not in ("none", '""'), address


def test_on_a_phone_what_is_pressed_is_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for address in ("/", "/contacts/", "/people/"):
        page.goto(address)
        small = page.locator(".top a, .top button, .filter button, .filter select, .tabs a").evaluate_all(
            "all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"
        )
        assert small == [], address
    page.goto("/contacts/")
    expect(page.get_by_label("البلد")).to_be_hidden()
    page.get_by_text("تصفية", exact=True).click()
    expect(page.get_by_label("البلد")).to_be_visible()
    page.goto("/contacts/?country=JOR")
    expect(page.get_by_label("البلد")).to_be_visible()
    page.goto("/events/")
    here = page.locator(".top nav [aria-current]")
    expect(here).to_be_in_viewport()


def test_countries_are_chosen_and_told_by_name(page: Page) -> None:
    page.goto("/contacts/")
    page.locator("select[name=country]").select_option(label="الأردن")
    page.get_by_role("button", name="اعرض").click()
    expect(page).to_have_url(re.compile(r"/contacts/\?.*country=JOR"))
    expect(page.locator(".contact").first).to_be_visible()
    page.goto("/people/")
    expect(page.locator("table")).not_to_contain_text("JOR")
    expect(page.locator("table")).to_contain_text("الأردن")


def test_an_empty_list_and_a_search_without_hits_say_so_and_what_to_do(page: Page) -> None:
    page.goto("/contacts/?country=ISL")
    page.get_by_role("link", name="أزل التصفية").click()
    expect(page).to_have_url(re.compile(r"/contacts/\??$"))
    expect(page.locator(".contact").first).to_be_visible()
    page.goto("/search/?q=qqqq")
    expect(page.locator(".nothing")).to_contain_text("لا خبر فيه هذه الكلمات")
