"""The pictures of the tutorial: each is taken where its page shows what the text says of it, from the sample reports.

`make pictures` writes them to docs/pictures; without it the same walk is a test and writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import polib
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import mahdar
from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.png import shrunk, size_of
from tests.web.test_accounts import join

DOCS = EXAMPLES.parent / "docs"
TUTORIALS = (DOCS / "tutorial-pages.md", DOCS / "tutorial-pages.ar.md")
CATALOGUE = Path(mahdar.__file__).parent / "web" / "locale" / "ar" / "LC_MESSAGES" / "django.po"
LARGEST = 120_000
"""Bytes of a picture."""
_DESK, _TALL, _PHONE = (1100, 720), (1100, 860), (390, 760)


class Picture(NamedTuple):
    """How to come to what the picture shows, its size, and whether it is taken in the dark, on paper or signed in."""

    come: Callable[[Page], None]
    size: tuple[int, int] = _DESK
    dark: bool = False
    paper: bool = False
    signed_in: bool = False


def first_visit(page: Page) -> None:
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".contact").first).to_be_visible()


def find(page: Page) -> None:
    first_visit(page)
    page.get_by_role("searchbox").fill("الحلبي")
    page.get_by_role("button", name="بحث").click()
    expect(page.locator("main").get_by_role("link", name="سامر الحلبي").first).to_be_visible()
    expect(page.locator("mark.hit").first).to_be_visible()


def person(page: Page) -> None:
    find(page)
    page.locator("main").get_by_role("link", name="سامر الحلبي").first.click()
    expect(page.get_by_role("cell", name="رئيس المجلس الوطني للحوار").first).to_be_visible()
    expect(page.locator(".contact").first).to_contain_text("مازن الطراونة")


def contact(page: Page) -> None:
    person(page)
    page.locator(".contact").first.get_by_role("link", name="افتح").click()
    expect(page.locator(".minutes .side")).to_have_count(2)
    expect(page.get_by_role("heading", name="قيل في هذه الأخبار")).to_be_attached()


def words(page: Page) -> None:
    contact(page)
    page.locator(".contact .source").first.click()
    page.locator(".record .contact").first.hover()
    expect(page.locator("mark.lit").first).to_be_visible()


def english(page: Page) -> None:
    person(page)
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.locator(".contact").first).to_contain_text("Mazen")


def review(page: Page) -> None:
    page.goto("/review/?kind=statement")
    expect(page.locator(".case.current")).to_have_count(1)
    expect(page.locator(".case .words mark.hit").first).to_be_visible()


def undo(page: Page) -> None:
    review(page)
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="تراجع")).to_be_visible()


def network(page: Page) -> None:
    page.goto("/network/")
    expect(page.locator(".graph .node").first).to_be_visible()
    page.locator("h1").evaluate("heading => heading.scrollIntoView()")


def places(page: Page) -> None:
    page.goto("/map/")
    expect(page.locator(".map circle").first).to_be_visible()
    page.locator("h1").evaluate("heading => heading.scrollIntoView()")


def calendar(page: Page) -> None:
    page.goto("/calendar/?month=2019-10")
    expect(page.locator(".month .now, .month .some, .month td").first).to_be_visible()


def timeline(page: Page) -> None:
    page.goto("/en/timeline/")
    expect(page.locator(".line a").first).to_be_attached()


def phone(page: Page) -> None:
    person(page)
    expect(page.locator("table.stack td[data-th]").first).to_be_visible()
    page.locator("h1").evaluate("heading => heading.scrollIntoView()")


def paper(page: Page) -> None:
    contact(page)
    expect(page.locator(".on-paper")).to_be_hidden()


def taking_away(page: Page) -> None:
    page.goto("/contacts/?country=JOR")
    for suffix in ("JSON", "CSV", "Atom"):
        expect(page.locator(".tally").get_by_role("link", name=suffix)).to_be_visible()
    expect(page.locator(".contact").first).to_be_visible()


PICTURES: dict[str, Picture] = {
    "first-visit": Picture(first_visit), "find": Picture(find), "person": Picture(person), "contact": Picture(contact),
    "words": Picture(words), "english": Picture(english), "review": Picture(review, signed_in=True),
    "undo": Picture(undo, (1100, 420), signed_in=True), "network": Picture(network, _TALL), "map": Picture(places, _TALL),
    "calendar": Picture(calendar), "timeline": Picture(timeline, dark=True), "phone": Picture(phone, _PHONE),
    "taking-away": Picture(taking_away, (1100, 600)), "paper": Picture(paper, (794, 900), paper=True),
}  # fmt: skip


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from served(archive_of(sorted(EXAMPLES.glob("*.txt")), tmp_path_factory.mktemp("pictures") / "record.db"))


@pytest.fixture(scope="module")
def signed_in(browser: Browser, own: Served) -> Iterator[BrowserContext]:
    """A reviewer's window, who is the administrator here."""
    context = browser.new_context(base_url=own.address)
    join(context.new_page(), own.invitation, "ليلى")
    yield context
    context.close()


@pytest.mark.parametrize("name", list(PICTURES))
def test_a_picture_shows_what_the_tutorial_says(
    browser: Browser, own: Served, signed_in: BrowserContext, name: str, request: pytest.FixtureRequest
) -> None:
    picture = PICTURES[name]
    width, height = picture.size
    context = signed_in if picture.signed_in else browser.new_context(base_url=own.address)
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if picture.dark else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": height})
    picture.come(page)
    if picture.paper:
        page.emulate_media(media="print")
        expect(page.locator(".on-paper")).to_be_visible()
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0
    taken = page.screenshot()
    assert size_of(taken) == picture.size
    page.close()
    if not picture.signed_in:
        context.close()
    if folder := request.config.getoption("--pictures"):
        small = shrunk(taken)
        assert len(small) <= LARGEST
        Path(folder).mkdir(exist_ok=True)
        (Path(folder) / f"{name}.png").write_bytes(small)


def test_every_picture_is_there_as_decided() -> None:
    kept = {path.stem: path.read_bytes() for path in (DOCS / "pictures").glob("*")}
    assert kept.keys() == PICTURES.keys()
    for name, png in kept.items():
        assert size_of(png) == PICTURES[name].size and len(png) <= LARGEST, name


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.name)
def test_the_tutorial_shows_every_picture_once(tutorial: Path) -> None:
    shown = re.findall(r"pictures/([\w-]+)\.png", tutorial.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(PICTURES)


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.name)
def test_what_the_tutorial_tells_to_press_stands_on_the_pages(tutorial: Path) -> None:
    """Words in bold are those of a button, a link or a heading, in the tutorial's language."""
    entries = polib.pofile(str(CATALOGUE))
    arabic = tutorial.name.endswith(".ar.md")
    known = {entry.msgstr if arabic else entry.msgid for entry in entries} | {
        "English",
        "العربية",
        "JSON",
        "CSV",
        "Atom",
        "iCalendar",
    }
    told = set(re.findall(r"\*\*([^*]+)\*\*", tutorial.read_text(encoding="utf-8")))
    assert len(told) > 12 and told <= known, told - known


def test_a_shrunk_picture_is_the_same_picture(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 64, "height": 48})
    page.set_content("<body style='margin:0;background:#fcfbf7'><p style='color:#7a2e1d'>محضر")
    taken = page.screenshot()
    small = shrunk(taken)
    assert size_of(small) == (64, 48) and shrunk_again_is_seen_alike(page, taken, small)
    page.close()


def shrunk_again_is_seen_alike(page: Page, one: bytes, other: bytes) -> bool:
    """Whether a browser draws two pictures alike, but for shades that nobody tells apart."""
    import base64

    urls = [f"data:image/png;base64,{base64.b64encode(png).decode()}" for png in (one, other)]
    return bool(
        page.evaluate(
            """async (urls) => {
          const pixels = async (url) => {
            const image = await createImageBitmap(await (await fetch(url)).blob());
            const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
            canvas.drawImage(image, 0, 0);
            return canvas.getImageData(0, 0, image.width, image.height).data;
          };
          const [one, other] = await Promise.all(urls.map(pixels));
          return one.length === other.length && one.every((value, at) => Math.abs(value - other[at]) <= 8);
        }""",
            urls,
        )
    )
