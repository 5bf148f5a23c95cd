"""The map: places on it, all of them in the table, and what is not known told."""

from __future__ import annotations

import csv
import io
import json
import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from mahdar.web.atlas import SHEETS, WIDTH, Coordinates, coordinates, dots, latin
from tests.web.conftest import Served
from tests.web.test_answers import get


def place(name: str, country: str | None, **more: object) -> SimpleNamespace:
    return SimpleNamespace(
        **{"name": name, "country": country, "lat": None, "lon": None, "type": "city", "latin": None, **more}
    )


def test_every_place_is_in_the_table_and_the_known_ones_on_the_map(site: Served, page: Page) -> None:
    rows = json.loads(get(site, "/map.json")[1])
    table = list(csv.DictReader(io.StringIO(get(site, "/map.csv")[1].removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == [row["name"] for row in table] and len(rows) > 3
    page.goto("/map/")
    expect(page.locator("table tbody tr")).to_have_count(len(rows))
    west, south, east, north = SHEETS["arab"]
    inside = [
        one for one in rows if one["lat"] is not None and west <= one["lon"] <= east and south <= one["lat"] <= north
    ]
    expect(page.locator(".map circle")).to_have_count(len(inside))
    page.goto("/map/?view=world")
    expect(page.locator(".map circle")).to_have_count(len([one for one in rows if one["lat"] is not None]))


def test_the_outlines_are_drawn_and_come_from_here(page: Page) -> None:
    page.goto("/map/")
    assert page.locator(".map .land").evaluate("land => land.getBBox().width") > 500
    page.goto("/en/map/?view=world")
    assert page.locator(".map .land").evaluate("land => land.getBBox().width") > 500


def test_a_dot_leads_to_the_contacts_of_its_place(site: Served, page: Page) -> None:
    first = next(row for row in json.loads(get(site, "/map.json?kind=contacts")[1]) if row["lat"] is not None)
    page.goto("/map/?kind=contacts")
    page.locator(f".map a[href='/who/{first['id']}/']").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(first["name"])
    expect(page.locator(".contact .place", has_text=first["name"]).first).to_be_visible()


def test_it_counts_what_the_lists_tell(site: Served) -> None:
    rows = json.loads(get(site, "/map.json?kind=events")[1])
    there = [row["place"] for row in json.loads(get(site, "/events.json")[1]) if row["place"]]
    assert sum(row["events"] for row in rows) == len(there)
    some = json.loads(get(site, "/map.json?from=2021&to=2021")[1])
    assert 0 < len(some) < len(json.loads(get(site, "/map.json")[1]))


@pytest.mark.parametrize("query", ["kind=people", "view=moon", "from=soon"])
def test_what_cannot_be_asked_is_told(site: Served, query: str) -> None:
    assert get(site, f"/map/?{query}")[0] == get(site, f"/map.csv?{query}")[0] == 400


def test_coordinates_come_from_the_archive_the_words_or_the_town_of_the_name() -> None:
    assert coordinates(place("عمّان", "JOR", lat=31.9, lon=35.9)) == Coordinates(31.9, 35.9, False)
    assert coordinates(place("الأردن", "JOR", lat=31.9, lon=35.9, type="country")) == Coordinates(31.9, 35.9, True)
    assert (coordinates(place("قطاع غزة", "PSE")) or (0, 0))[:2] == (31.4, 34.4)
    there = coordinates(place("محافظة تعز", "YEM"))
    assert there and there.near and abs(there.lat - 13.6) < 0.2
    assert coordinates(place("تعز", "EGY")) is None and coordinates(place("بيت لا يعرفه أحد", None)) is None
    assert latin(place("جدة", "SAU")) == "Jeddah" and latin(place("مصر", "EGY", latin="Misr")) == "Misr"


def test_dots_stand_inside_and_labels_cover_no_other() -> None:
    sheet = SHEETS["arab"]
    spots = [
        (place(f"مدينة {n}", "EGY"), {"events": 30 - n}, Coordinates(30 + n / 10, 31 + n / 10, False), f"مدينة {n}")
        for n in range(25)
    ]
    drawn = dots(sheet, [*spots, (place("طوكيو", "JPN"), {"events": 1}, Coordinates(35.7, 139.7, False), "طوكيو")])
    assert len(drawn) == 25 and all(0 <= dot.x <= WIDTH and 0 <= dot.y <= sheet.height for dot in drawn)
    assert [dot.radius for dot in drawn] == sorted((dot.radius for dot in drawn), reverse=True)
    lines = [(dot.x, dot.label_y, 3.7 * len(dot.label)) for dot in drawn if dot.label]
    assert len(lines) > 2
    for i, (x, y, half) in enumerate(lines):
        assert all(abs(x - a) > half + b or abs(y - c) > 14 for a, c, b in lines[:i])


def test_the_file_of_outlines_has_both_sheets_and_says_whose_they_are(site: Served) -> None:
    status, text, _ = get(site, "/static/mahdar/world.svg")
    assert status == 200 and "Natural Earth (public domain)" in text
    assert set(re.findall(r'id="([\w-]+)"', text)) == {f"{a}-{b}" for a in SHEETS for b in ("land", "borders")}
    assert len(text) < 100_000
