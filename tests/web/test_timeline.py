"""The timeline of the archive, of a person, a body or a country."""

from __future__ import annotations

import csv
import io
import json

from playwright.sync_api import Page, expect

from mahdar.archive.month import Month
from mahdar.web.strip import WIDTH, strip
from tests.web.conftest import Served
from tests.web.test_answers import get


def of_person(site: Served, name: str) -> int:
    return next(int(row["id"]) for row in json.loads(get(site, "/people.json")[1]) if row["name"] == name)


def test_months_count_what_the_lists_hold(site: Served, page: Page) -> None:
    dated = {
        kind: [row for row in json.loads(get(site, f"/{kind}.json")[1]) if row["published"]]
        for kind in ("contacts", "statements", "upcoming")
    }
    page.goto("/timeline/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    cells = page.locator("table.months tbody tr td:nth-child(n+3)").all_inner_texts()
    assert sum(map(int, cells)) == sum(map(len, dated.values()))


def test_a_person_has_days_and_offices_on_the_line(site: Served, page: Page) -> None:
    page.goto(f"/who/{of_person(site, 'سامر الحلبي')}/")
    page.locator("main").get_by_role("link", name="الخط الزمني").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("سامر الحلبي")
    expect(page.locator(".line .lane").first).to_be_attached()
    expect(page.locator(".moment .contact, .moment .statement").first).to_be_visible()
    expect(page.get_by_role("cell", name="رئيس المجلس الوطني للحوار").first).to_be_visible()
    page.locator("table.months a").first.click()
    assert "from=" in page.url and "person=" in page.url
    expect(page.locator(".moment").first).to_be_visible()


def test_twins_hold_every_moment_and_the_offices(site: Served) -> None:
    address = f"person={of_person(site, 'سامر الحلبي')}"
    rows = json.loads(get(site, f"/timeline.json?{address}")[1])
    table = list(csv.DictReader(io.StringIO(get(site, f"/timeline.csv?{address}")[1].removeprefix("\ufeff"))))
    assert [row["what"] for row in rows] == [row["what"] for row in table]
    assert {"contact", "statement", "office"} <= {row["what"] for row in rows}
    days = [row["day"] for row in rows if row["what"] != "office" and row["day"]]
    assert days == sorted(days)


def test_a_name_of_several_is_asked_back_and_one_of_nobody_refused(site: Served, page: Page) -> None:
    status, text, _ = get(site, "/timeline/?person=" + "x" * 30)
    assert status == 400 and "لا أحد ولا شيء في هذا الأرشيف اسمه" in text
    assert get(site, "/timeline.json?person=" + "x" * 30)[0] == 400


def test_a_country_has_a_timeline_without_offices(page: Page) -> None:
    page.goto("/en/timeline/?country=JOR")
    expect(page.locator(".line a").first).to_be_attached()
    expect(page.locator(".line .lane")).to_have_count(0)
    expect(page.locator(".moment").first).to_be_visible()


def test_time_runs_from_the_right_in_arabic_and_from_the_left_in_english() -> None:
    months = [Month("2020-01", 1, 0, 0), Month("2020-12", 0, 2, 0)]
    office = {"first": "2020-03-01", "last": "2020-06-01", "title": "وزير"}
    arabic, english = strip(months, [office], rtl=True), strip(months, [office], rtl=False)
    assert arabic and english
    assert arabic.bars[0].x > arabic.bars[1].x and english.bars[0].x < english.bars[1].x
    for left, right in zip(arabic.bars + arabic.lanes, english.bars + english.lanes, strict=True):
        assert 0 <= left.x <= WIDTH and abs(left.x + left.width + right.x - WIDTH) < 2


def test_what_lies_far_off_does_not_press_the_rest_together() -> None:
    months = [
        Month("1932-01", 1, 0, 0),
        *(Month(f"2020-{n:02}", 100, 0, 0) for n in range(1, 13)),
        Month("2065-01", 1, 0, 0),
    ]
    drawn = strip(months, [], rtl=False)
    assert drawn and drawn.outside == 2 and not drawn.yearly and len(drawn.bars) == 12
    assert strip([], [], rtl=True) is None and strip([Month("2020", 1, 0, 0)], [], rtl=True) is None
    long = strip([Month(f"{year}-05", 1, 1, 1) for year in range(1990, 2021)], [], rtl=False)
    assert long and long.yearly and len(long.bars) == 31
