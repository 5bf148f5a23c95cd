"""Every page that shows data has a JSON and a CSV twin at its address with a suffix, linked from it, with what its filter leaves."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from typing import Any
from urllib.parse import quote, urljoin

import pytest

from tests.web.conftest import Served
from tests.web.people import ask

NAME = quote("الحلبي")
PAGES = (
    "/", "/contacts/?country=JOR", "/contacts/?from=2019&to=2021", "/statements/?from=2019", "/upcoming/?to=2020",
    "/events/?country=JOR", "/reports/?from=2021", f"/people/?name={NAME}", "/people/", "/bodies/", "/places/", "/reports/1/",
    "/who/1/", "/contacts/1/", "/between/1/2/", "/network/?country=JOR", "/network/?kind=person", "/timeline/?from=2021",
    "/map/?kind=contacts", "/calendar/?month=2021-09", "/sources/", "/sources/coverage/", f"/search/?q={NAME}", "/about/",
    "/en/contacts/?country=JOR", "/en/who/1/",
)  # fmt: skip
LISTS = tuple(page for page in PAGES if re.match(r"/(contacts|statements|upcoming|events|reports|people)/(\?|$)", page))


def twin_of(site: Served, page: str, suffix: str) -> str:
    """The address of the twin as the page gives it."""
    links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', ask(site, page).text)]
    found = [urljoin(page, link) for link in links if link.partition("?")[0].endswith(suffix)]
    assert found, (page, suffix)
    return found[0]


def rows_of(site: Served, address: str) -> Any:
    answer = ask(site, address)
    assert answer.status_code == 200, address
    if ".csv" in address:
        return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    return json.loads(answer.text)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_leads_to_its_twins(site: Served, page: str) -> None:
    own = page.partition("?")[0].removeprefix("/en").rstrip("/") or "/today"
    for suffix in (".json", ".csv"):
        address = twin_of(site, page, suffix)
        assert address.partition("?")[0].removeprefix("/en") == own + suffix
        rows_of(site, address)


@pytest.mark.parametrize("page", LISTS)
def test_a_list_gives_what_its_filter_shows(site: Served, page: str) -> None:
    shown = re.findall(
        r'class="entry (?:contact|statement|upcoming)|<tr><td|<li><a href="/reports/', ask(site, page).text
    )
    rows, table = rows_of(site, twin_of(site, page, ".json")), rows_of(site, twin_of(site, page, ".csv"))
    assert [str(row["id"]) for row in rows] == [row["id"] for row in table]
    assert 0 < len(shown) == len(rows) < 25  # all of the sample reports stand on one page


def test_the_table_of_a_report_and_of_a_person_holds_every_kind(site: Served) -> None:
    told = rows_of(site, "/reports/1.json")
    table = rows_of(site, "/reports/1.csv")
    for kind in ("contacts", "statements", "upcoming", "events"):
        ids = {str(row["id"]) for row in told[kind]}
        assert ids == {row["id"] for row in table if row["what"] == kind}
    assert all(row["rule"] and row["confidence"] for row in table) and told["contacts"]
    person = rows_of(site, "/who/1.json")
    assert {"offices", "contacts", "statements", "upcoming", "met"} <= person.keys()
    assert {row["what"] for row in rows_of(site, "/who/1.csv")} <= {"contacts", "statements", "upcoming", "offices"}
