"""Words selected in a report's text, what is missing added, and who is who decided, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.conftest import Served, archive_of, served
from tests.web.people import Person, ask
from tests.web.test_accounts import join
from tests.web.test_review import invited

REPORTS = [
    ("1", "2021-03-04", "استقبل وزير الزراعة الأردني سليم القادري في عمان اليوم وزيرة الري المصرية سلوى منصور.\nوقال القادري إن مياه الأنهار حق للجميع، وإن الحوار باق."),
    ("2", "2021-03-05", "التقى وزير الزراعة الأردني سليم القادري في عمان أمس السفير التركي أورهان دمير.\nوأكد القادري أن التعاون قائم."),
    ("3", "2021-04-01", "أعلن الممثل المغربي سليم القادري في الرباط اليوم عرض مسرحيته الجديدة.\nوقال القادري إن الحوار فن، والحوار علم."),
]  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    source = tmp_path / "reports.jsonl"
    lines = (
        {"id": key, "outlet": f"صحيفة {key}", "published": day, "title": f"خبر {key}", "text": text}
        for key, day, text in REPORTS
    )
    source.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    yield from served(archive_of([source], tmp_path / "record.db"))


@pytest.fixture
def page(own_context: BrowserContext, own: Served) -> Page:
    page = own_context.new_page()
    join(page, own.invitation, "ليلى")
    return page


def select(page: Page, words: str, nth: int = 0) -> None:
    """Select the nth occurrence of words in the text, as a mouse would."""
    page.locator(".selectable").wait_for()
    found = page.evaluate(
        """([words, nth]) => {
          for (const line of document.querySelectorAll(".selectable [data-start]")) {
            const node = line.firstChild;
            let at = -1;
            for (let turn = 0; turn <= nth; turn += 1) at = node.data.indexOf(words, at + 1);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
            return true;
          }
          return false;
        }""",
        [words, nth],
    )
    assert found
    expect(page.locator("[data-words]")).to_have_value(words)


def report_page(page: Page, key: str) -> str:
    page.goto("/reports/")
    page.get_by_role("link", name=f"خبر {key}").click()
    return page.url


def test_a_missing_statement_is_added_by_selecting_its_words(page: Page) -> None:
    address = report_page(page, "3")
    page.get_by_role("link", name="أضف ما فات").click()
    select(page, "الحوار", nth=1)
    page.locator("select[name=kind]").select_option("statement")
    page.get_by_label("سليم القادري").check()
    page.locator("input[name=reason]").fill("قيلت مرتين")
    page.get_by_role("button", name="أضف", exact=True).click()
    expect(page.locator(".history li").first).to_contain_text("الحوار")
    page.goto(address)
    added = page.locator(".statement.added")
    expect(added.locator("blockquote")).to_have_text("الحوار")
    expect(added.locator(".checked")).to_be_visible()
    rows = page.goto(address.rstrip("/") + ".json").json()  # type: ignore[union-attr]
    (row,) = (row for row in rows["statements"] if row["text"] == "الحوار")
    text = rows["text"]
    assert row["evidence"] == [[text.rindex("الحوار"), text.rindex("الحوار") + 6]]


def test_someone_missed_is_added_and_takes_part(page: Page) -> None:
    report_page(page, "1")
    page.get_by_role("link", name="أضف ما فات").click()
    select(page, "الأنهار")
    page.locator("select[name=kind]").select_option("body")
    expect(page.locator("fieldset")).to_be_hidden()
    page.get_by_role("button", name="أضف", exact=True).click()
    select(page, "استقبل")
    page.locator("select[name=kind]").select_option("contact")
    page.get_by_label("الأنهار").check()
    page.get_by_label("سلوى منصور").check()
    page.locator("select[name=form]").select_option("call")
    page.get_by_role("button", name="أضف", exact=True).click()
    page.goto("/contacts/")
    expect(page.locator(".contact.added")).to_contain_text("الأنهار")
    expect(page.locator(".contact.added .form")).to_have_text("اتصال")


@pytest.mark.parametrize(
    ("words", "kind", "says"),
    [
        ("القادري", "person", "أكثر من مرة"),
        ("ليس في الخبر", "person", "ليست في الخبر"),
        ("وقال", "statement", "لم يُختر أحد"),
    ],
)
def test_words_are_never_guessed(page: Page, words: str, kind: str, says: str) -> None:
    report_page(page, "3")
    page.get_by_role("link", name="أضف ما فات").click()
    page.locator("[data-words]").fill(words)
    page.locator("select[name=kind]").select_option(kind)
    page.get_by_role("button", name="أضف", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text(says)
    expect(page.locator("[data-words]")).to_have_value(words)
    expect(page.locator(".history")).to_have_count(0)


def test_other_words_for_a_statement_and_back(page: Page) -> None:
    page.goto("/review/?kind=statement")
    page.locator(".case", has_text="حق للجميع").first.get_by_role("link", name="تاريخ").click()
    before = page.locator("blockquote").inner_text()
    page.locator("details.whole summary").click()
    select(page, "مياه الأنهار حق")
    page.get_by_role("button", name="احفظ التصحيح").click()
    expect(page.locator("blockquote")).to_have_text("مياه الأنهار حق")
    expect(page.locator(".words mark.hit").last).to_have_text("مياه الأنهار حق")
    expect(page.locator(".history ins")).to_have_text("مياه الأنهار حق")
    page.locator(".history").get_by_role("button", name="تراجع").click()
    expect(page.locator("blockquote")).to_have_text(before)


def test_the_queue_by_importance_and_of_the_named(page: Page) -> None:
    page.goto("/review/?kind=person&order=importance")
    expect(page.locator(".case").first).to_contain_text("سليم القادري")
    page.locator(".case").first.get_by_role("button", name="قبول").click()
    expect(page.locator(".note.done")).to_be_visible()
    page.goto("/review/?kind=contact&order=importance")
    assert page.locator(".case").count() >= 2
    assert page.goto("/review/?kind=contact&order=luck").status == 404  # type: ignore[union-attr]


def test_splitting_merging_and_undoing(page: Page) -> None:
    page.goto("/people/")
    page.locator("main").get_by_role("link", name="سليم القادري").first.click()
    page.get_by_role("link", name="دمج، فصل، تاريخ").click()
    whole = page.url
    names = page.locator(".choices input")
    total = names.count()
    assert total >= 2
    page.get_by_role("button", name="افصلها").click()
    expect(page.get_by_role("alert")).to_have_text("لم يُختر أي اسم.")
    names.first.check()
    page.get_by_role("button", name="افصلها").click()
    expect(names).to_have_count(total - 1)
    expect(page.locator(".history li")).to_contain_text("فُصل")
    other = page.locator(".merge .side-card", has_text="سليم القادري").first
    expect(other).to_be_visible()
    page.locator(".merge form.judge", has=page.locator("button[value=same]")).first.get_by_role(
        "button", name="هما واحد"
    ).click()
    page.goto(whole)
    expect(names).to_have_count(total)
    page.locator(".history li").first.get_by_role("button", name="تراجع").click()
    expect(names).to_have_count(total - 1)
    expect(page.locator(".history li").nth(1)).to_contain_text("أُلغي")


def test_two_editors_at_once(page: Page, browser: Browser, own: Served) -> None:
    link = invited(page, "editor")
    other = browser.new_context(base_url=own.address).new_page()
    join(other, link, "سامر")
    page.goto("/people/")
    page.locator("main").get_by_role("link", name="سليم القادري").first.click()
    page.get_by_role("link", name="دمج، فصل، تاريخ").click()
    other.goto(page.url)
    for one in (page, other):
        one.locator(".choices input").first.check()
        one.get_by_role("button", name="افصلها").click()
    expect(other.get_by_role("alert")).to_contain_text("قرر شخص آخر")
    other.context.close()


def test_a_reviewer_does_not_decide_who_is_who(page: Page, own: Served) -> None:
    link = invited(page, "reviewer")
    page.get_by_role("button", name="خروج").click()
    join(page, link, "سامر")
    page.goto("/review/")
    expect(page.get_by_role("link", name="من هو من")).to_have_count(0)
    for address in ("/review/who/", "/who/1/review/"):
        assert page.goto(address).status == 403  # type: ignore[union-attr]


def test_words_are_chosen_by_the_keyboard_alone(page: Page) -> None:
    page.goto("/reports/1/correct/")
    field = page.locator("textarea[name=words]")
    page.locator(".selectable").focus()
    page.keyboard.press("ArrowDown")
    expect(field).to_have_value("خبر")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_value("استقبل")
    page.keyboard.press("ArrowLeft")
    expect(field).to_have_value("وزير")
    page.keyboard.press("Shift+ArrowLeft")
    expect(field).to_have_value("وزير الزراعة")
    page.keyboard.press("ArrowLeft")
    expect(field).to_have_value("الأردني")
    page.keyboard.press("ArrowRight")
    expect(field).to_have_value("الزراعة")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    expect(field).to_have_value("القادري إن")  # the browser tells of a selection a moment later
    page.locator("select[name=kind]").select_option("person")
    page.locator("form.edit button").press("Enter")
    expect(page.locator(".history")).to_contain_text("القادري إن")


def test_two_editors_who_decide_at_once_lose_nothing(own: Served) -> None:
    layla = Person(own, own.invitation, "ليلى")
    wael = layla.invite(own, "editor", "وائل")
    one, other, *_ = (row["id"] for row in ask(own, "/people.json").json())
    address = f"/who/{one}/review/"
    assert layla.send(address, do="different", other=str(other), seen="0").status_code == 200
    late = wael.send(address, do="same", other=str(other), seen="0")
    assert late.status_code == 409 and 'role="alert"' in late.text and "ليلى" in late.text
    assert ask(own, f"/who/{other}/").url.path == f"/who/{other}/"  # not merged
    both = {row["id"] for row in ask(own, "/people.json").json()}
    assert {one, other} <= both
