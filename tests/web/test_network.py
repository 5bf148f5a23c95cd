"""Who met whom: the drawing, its table, its twins, and what is between two."""

from __future__ import annotations

import csv
import io
import json

import pytest
from playwright.sync_api import Page, expect

from mahdar.web.drawing import HEIGHT, WIDTH, layout
from tests.web.conftest import Served
from tests.web.test_answers import get


def test_the_drawing_the_table_and_the_twins_say_the_same(site: Served, page: Page) -> None:
    rows = json.loads(get(site, "/network.json")[1])
    table = list(csv.DictReader(io.StringIO(get(site, "/network.csv")[1].removeprefix("\ufeff"))))
    assert len(rows) == len(table) > 5
    assert [row["meetings"] for row in rows] == sorted((row["meetings"] for row in rows), reverse=True)
    page.goto("/network/")
    expect(page.locator("table tbody tr")).to_have_count(min(50, len(rows)))
    first = page.locator("table tbody tr").first
    expect(first).to_contain_text(rows[0]["left_name"])
    expect(first).to_contain_text(rows[0]["right_name"])
    people = {row[side] for row in rows for side in ("left", "right")}
    expect(page.locator(".graph .node")).to_have_count(min(40, len(people)))


def test_a_tie_of_two_meetings_outlives_the_filter_that_asks_for_two(site: Served) -> None:
    rows = json.loads(get(site, "/network.json")[1])
    most = max(row["meetings"] for row in rows)
    some = json.loads(get(site, f"/network.json?least={most}")[1])
    assert some == [row for row in rows if row["meetings"] == most]
    assert json.loads(get(site, f"/network.json?least={most + 1}")[1]) == []
    assert "لا لقاء بين أحد وأحد هنا" in get(site, f"/network/?least={most + 1}")[1]


def test_it_is_narrowed_by_kind_country_and_time(site: Served) -> None:
    every = json.loads(get(site, "/network.json")[1])
    people = json.loads(get(site, "/network.json?kind=person")[1])
    assert {row["left_kind"] for row in people} | {row["right_kind"] for row in people} == {"person"}
    for narrow in ("country=JOR", "from=2021&to=2021"):
        assert 0 < len(json.loads(get(site, f"/network.json?{narrow}")[1])) < len(every), narrow


@pytest.mark.parametrize("query", ["least=0", "least=many", "kind=robots", "country=jordan", "least=%D9%A3"])
def test_what_cannot_be_asked_is_told(site: Served, query: str) -> None:
    assert get(site, f"/network/?{query}")[0] == get(site, f"/network.json?{query}")[0] == 400


def test_whoever_is_pointed_at_lights_up_with_those_they_met(page: Page) -> None:
    page.goto("/network/")
    node = page.locator(".graph .node", has_text="سامر الحلبي")
    node.locator("circle").hover()
    expect(page.locator(".graph line.lit").first).to_be_attached()
    lit = page.locator(".graph .node.lit")
    assert 1 < lit.count() < page.locator(".graph .node").count()
    page.keyboard.press("Escape")
    expect(page.locator(".graph.chosen")).to_have_count(0)
    node.focus()  # by the keyboard too
    expect(page.locator(".graph.chosen")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("سامر الحلبي")


def test_what_is_between_two_has_their_contacts(site: Served, page: Page) -> None:
    first = json.loads(get(site, "/network.json")[1])[0]
    page.goto("/network/")
    page.get_by_role("link", name="كل ما بينهما").first.click()
    expect(page).to_have_url(f"/between/{first['left']}/{first['right']}/")
    shown = page.locator(".contact").first
    expect(shown).to_contain_text(first["left_name"])
    told = json.loads(get(site, f"/between/{first['left']}/{first['right']}.json")[1])
    assert len(told["contacts"]) == first["tellings"]
    assert get(site, "/between/1/999999/")[0] == 404


def test_a_layout_is_the_same_every_time_and_covers_no_label() -> None:
    nodes = list(range(30))
    ties = {(i, (i * 7) % 30): float(i % 4 + 1) for i in nodes if i < (i * 7) % 30}
    room = {node: 60.0 + node for node in nodes}
    spots = layout(nodes, ties, room)
    assert spots == layout(nodes, ties, room)
    for one in nodes:
        assert room[one] / 2 <= spots[one].x <= WIDTH - room[one] / 2 and 0 <= spots[one].y <= HEIGHT
        for other in nodes[:one]:
            apart = abs(spots[one].x - spots[other].x), abs(spots[one].y - spots[other].y)
            assert apart[0] >= (room[one] + room[other]) / 2 - 1 or apart[1] >= 30, (one, other, apart)
    assert layout([], {}, {}) == {} and len(layout([5], {}, {5: 50.0})) == 1
