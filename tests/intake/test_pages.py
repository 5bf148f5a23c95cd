"""Pages of many newsrooms' programs: headline, day, outlet, who signed, and the body apart from everything else."""

from __future__ import annotations

import pytest

from mahdar.errors import SourceError
from mahdar.intake.decoding import decode
from mahdar.intake.outlet_cards import card_of
from mahdar.intake.page import Page, open_page
from mahdar.intake.page_dates import read_day
from tests.intake.newsrooms import (
    BODY,
    DATELESS,
    IN_ADDRESS,
    JUNK,
    MICRODATA,
    PAGES,
    TITLE,
    TRAPS,
    Newsroom,
    paragraphs,
)


def opened(room: Newsroom) -> Page:
    return open_page(decode(room.html.encode(room.encoding), room.name), room.name)


@pytest.mark.parametrize("room", PAGES, ids=lambda room: room.name)
def test_the_head_of_a_page(room: Newsroom) -> None:
    page = opened(room)
    assert page.title == TITLE
    assert (page.published, page.outlet) == (room.published, room.outlet)
    assert (page.byline, page.agency) == (room.byline, room.agency)


@pytest.mark.parametrize("room", PAGES, ids=lambda room: room.name)
def test_the_body_of_a_page(room: Newsroom) -> None:
    page = opened(room)
    assert page.paragraphs == BODY
    assert not any(junk in text for junk in JUNK for text in page.paragraphs)


@pytest.mark.parametrize("room", TRAPS, ids=lambda room: room.name)
def test_a_page_made_to_mislead(room: Newsroom) -> None:
    page = opened(room)
    assert (page.title, page.published, page.paragraphs) == (TITLE, room.published, BODY)


def test_doubtful_days_have_a_note() -> None:
    assert opened(DATELESS).notes == ("no date of publication was found on the page",)
    assert "address" in opened(IN_ADDRESS).notes[0]


def test_captions_stand_apart() -> None:
    assert opened(MICRODATA).captions == ("وزيرة الثقافة والسفير في المتحف، 3 أيار 2019",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("سبتمبر 14, 2021", "2021-09-14"),
        ("تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24"),
        ("20 أغسطس 2020م", "2020-08-20"),
        ("١٤ / ٠٩ / ٢٠٢١", "2021-09-14"),
        ("الخميس ، 2 غشت ، 2018", "2018-08-02"),
        ("2018 أوت 02", "2018-08-02"),
        ("Tue, 14 Sep 2021 22:00:00 +0300", "2021-09-14"),
        ("Mar 17, 2020", "2020-03-17"),
        ("02 mars 2017", "2017-03-02"),
        ("20210914", "2021-09-14"),
        ("2021-9-4 10:00", "2021-09-04"),
        ("9/14/2021 10:30:00 AM", "2021-09-14"),
        ("03/06/2020 10:30", "2020-06-03"),
        ("الثلاثاء، 14 أيلول/سبتمبر 2021", "2021-09-14"),
        ("31 فبراير 2021", None),
        ("0001-01-01T00:00:00", None),
        ("العدد 2021", None),
        ("منذ ساعتين", None),
    ],
)
def test_dates_of_pages_and_feeds(text: str, day: str | None) -> None:
    assert read_day(text) == day


def test_an_outlet_that_writes_months_first() -> None:
    assert read_day("03/06/2020", order="mdy") == "2020-03-06"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.albayan.ae/x", "البيان"),
        ("https://arabic.cnn.com/x", "CNNArabic"),
        ("https://cnn.com/", None),
        (None, None),
    ],
)
def test_the_card_of_an_address(url: str | None, name: str | None) -> None:
    card = card_of(url)
    assert (card.name if card else None) == name


@pytest.mark.parametrize(
    "markup", ["", "<", "<html></html>", "<html><body><ul><li><a href=/>خبر</a></ul>", "\x00<p>x" * 50]
)
def test_pages_without_an_article_say_so(markup: str) -> None:
    with pytest.raises(SourceError, match=r"page\.html: .*(?:no article|no markup)"):
        open_page(markup, "page.html")


@pytest.mark.parametrize("depth", [50, 3000])
def test_a_page_nested_deep_is_read_or_refused_in_one_line(depth: int) -> None:
    deep = "<div>" * depth + paragraphs(*BODY)
    (item,) = _opened_or_refused(f"<html><body><h1>{TITLE}</h1>{deep}</body></html>")
    assert item == TITLE if depth < 200 else item in (TITLE, "refused")


def _opened_or_refused(markup: str) -> tuple[str]:
    try:
        return (open_page(markup, "deep").title,)
    except SourceError:
        return ("refused",)
