"""Hostile input before a real browser: script in every field that anybody can fill, marks that turn names, formulas in tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.web.conftest import Served, archive_of, served
from tests.web.people import PASSWORD, Person, ask
from tests.web.test_accounts import sign_in

EVIL = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1><svg onload=window.hacked=1>'\">{{7*7}}\u202ertl\u202c"
FORMULA = '=HYPERLINK("https://evil.example","x")'
TEXT = (
    f"التقى وزير الزراعة الأردني سليم القادري في عمان اليوم وزيرة الري المصرية سلوى منصور. وقال القادري إن {EVIL} حق للجميع، "
    "وإن مياه الأنهار المشتركة تُقسم بالعدل بين البلدان.\nوأكدت منصور أن الحوار باق، وأن اللقاء المقبل يعقد في القاهرة في 5 أيار 2021."
)  # fmt: skip
ADDRESSES = (
    "", "contacts/", "statements/", "upcoming/", "events/", "reports/", "people/", "bodies/", "places/", "network/", "timeline/",
    "map/", "calendar/?month=2021-05", "sources/", "sources/coverage/", "about/", "reports/1/", "contacts/1/", "who/1/", "who/2/",
    "between/1/2/", "account/", "account/tokens/", "accounts/", "saved/", "review/", "review/?kind=person", "review/?seen=1",
    "review/contact/1/", "review/who/", "who/1/review/", "reports/1/correct/", "read/", "read/1/",
)  # fmt: skip
ASKED = ("contacts/?person={}", "reports/?outlet={}", "calendar/?month={}", "search/?q={}", "people/?name={}", "map/?view={}",
         "network/?least={}", "sources/outlet/?outlet={}", "login/?next={}", "contacts/?from={}&country={}", "{}/")  # fmt: skip


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    source = tmp_path_factory.mktemp("hostile") / "evil.jsonl"
    report = {
        "id": EVIL, "title": f"لقاء {EVIL}", "text": TEXT, "outlet": EVIL, "byline": EVIL, "url": "javascript:window.hacked=1",
        "published": "2021-03-04",
    }  # fmt: skip
    other = {**report, "id": "2", "title": FORMULA, "outlet": FORMULA, "url": "https://example.org/2"}
    source.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in (report, other)), encoding="utf-8")
    yield from served(archive_of([source], source.with_suffix(".db")))


@pytest.fixture(scope="module")
def layla(own: Served) -> Person:
    """The administrator, who has filled every form with what should run."""
    layla = Person(own, own.invitation, "ليلى")
    words = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    layla.send("/reports/1/correct/", kind="person", words=words, reason=EVIL)
    layla.send("/reports/1/correct/", kind="body", words="<svg onload=window.hacked=1>")
    layla.send("/review/contact/1/", do="accept", seen="0", reason=EVIL)
    layla.send("/who/1/review/", do="different", other="2", seen="0", reason=EVIL)
    layla.send("/saved/", name=EVIL[:80], page="contacts", query=f"q={EVIL}")
    layla.send("/account/tokens/", name=EVIL[:100], scope=["read"], days="9")
    draft = layla.send(
        "/read/", title=EVIL, text=TEXT, outlet=EVIL, url="https://example.org/3", published="2021-03-05"
    )
    assert "/read/1/" in str(draft.url)
    return layla


@pytest.fixture
def page(browser: Browser, own: Served, layla: Person) -> Iterator[Page]:
    """The administrator's window, whose very name for itself is script; nothing may run in it, nothing be refused by the policy."""
    context = browser.new_context(
        base_url=own.address, user_agent=f"Chrome {EVIL[:120].encode('ascii', 'ignore').decode()}"
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("request", lambda asked: None if asked.url.startswith(own.address) else wrong.append(asked.url))
    sign_in(page, "ليلى", PASSWORD)
    page.wait_for_selector("form[action='/logout/']")
    yield page
    context.close()
    assert wrong == []


def is_harmless(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("window.hacked") is None, address
    assert page.locator("body script, body img, body svg[onload], a[href^=javascript]").count() == 0, address
    shown = page.title() + page.locator("body").inner_text()
    assert "\u202e" not in shown and "49" not in page.title() and 'onerror="' not in page.content(), address


@pytest.mark.parametrize("language", ["", "en/"])
def test_script_in_every_field_runs_on_no_page(page: Page, language: str) -> None:
    for address in ADDRESSES:
        is_harmless(page, f"/{language}{address}")


def test_script_in_the_address_runs_on_no_page(page: Page) -> None:
    for address in ASKED:
        is_harmless(
            page,
            "/"
            + address.replace(
                "{}",
                "%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E%E2%80%AE",
            ),
        )


def test_twins_and_feeds_are_never_taken_for_pages_and_run_no_formula(own: Served, layla: Person) -> None:
    for address in (
        "contacts",
        "statements",
        "upcoming",
        "events",
        "reports",
        "people",
        "bodies",
        "network",
        "timeline",
        "sources",
    ):
        for suffix, kind in ((".json", "application/json"), (".csv", "text/csv")):
            answer = ask(own, f"/{address}{suffix}")
            assert answer.status_code == 200 and answer.headers["Content-Type"].startswith(kind)
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            if suffix == ".csv":
                cells = [cell for row in csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))) for cell in row]
                assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))], address
    feed = ask(own, "/reports.atom")
    assert feed.headers["Content-Type"].startswith("application/atom+xml") and "<script" not in feed.text
    assert "\u202e" not in feed.text


def test_a_name_that_could_run_is_no_account(own: Served, layla: Person) -> None:
    page = layla.send("/accounts/", role="reader").text
    link = page.split('<code dir="ltr">')[1].split("</code>")[0]
    stranger = Person(own)
    assert stranger.send(link, name="<b>x</b>", password=PASSWORD).status_code == 200
    assert not stranger.signed_in()


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(own: Served) -> None:
    with httpx.Client(base_url=own.address) as client:
        told = client.get("/login/").headers.get_list("Set-Cookie")
    assert told and all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in told)


def test_a_form_of_a_megabyte_and_one_of_a_thousand_fields_fell_nothing(own: Served, layla: Person) -> None:
    assert layla.send("/read/", text="ا" * 1_500_000).status_code in (400, 413)
    assert layla.send("/saved/", **{f"field{n}": "x" for n in range(1000)}).status_code in (400, 413)
    assert ask(own, "/").status_code == 200


def test_words_with_marks_that_turn_them_are_chosen_as_they_are_seen(own: Served, layla: Person) -> None:
    page = layla.get("/reports/2/correct/").text
    assert "\u202e" not in page and "\ufffdrtl\ufffd" in page
    sent = {"kind": "person", "words": "\ufffdrtl\ufffd", "reason": "كما هي"}
    told = layla.send("/reports/2/correct/", **sent)
    assert told.status_code == 200 and "\u202e" not in told.text and 'role="alert"' not in told.text
