"""Lists as feeds: Atom for all, iCalendar for what is upcoming, with the filter of the page."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import icalendar
import pytest

from tests.web.conftest import Served
from tests.web.test_answers import LISTS, get

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(site: Served, address: str) -> list[ElementTree.Element]:
    status, text, headers = get(site, address)
    assert status == 200 and headers["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(text)
    assert feed.findtext(f"{ATOM}title") and feed.findtext(f"{ATOM}id") and feed.findtext(f"{ATOM}updated")
    return feed.findall(f"{ATOM}entry")


@pytest.mark.parametrize("kind", LISTS)
def test_each_list_is_a_feed_of_dated_entries(site: Served, kind: str) -> None:
    found = entries(site, f"/{kind}.atom")
    dated = [row for row in json.loads(get(site, f"/{kind}.json")[1]) if row["published"]]
    assert len(found) == min(50, len(dated)) > 0
    ids = [one.findtext(f"{ATOM}id") for one in found]
    assert len(set(ids)) == len(ids)
    assert [str(one.findtext(f"{ATOM}updated"))[:10] for one in found] == [row["published"] for row in dated][:50]
    assert all(str(one.findtext(f"{ATOM}title")).strip() for one in found)
    assert get(site, str(found[0].find(f"{ATOM}link").get("href")).removeprefix(site.address))[0] == 200  # type: ignore[union-attr]


def test_a_feed_keeps_the_filter(site: Served) -> None:
    assert 0 < len(entries(site, "/contacts.atom?country=JOR")) < len(entries(site, "/contacts.atom"))
    assert get(site, "/contacts.atom?country=jordan")[0] == 400
    assert "contacts.atom?country=JOR" in get(site, "/contacts/?country=JOR")[1]


def test_a_feed_speaks_the_language_of_its_address(site: Served) -> None:
    assert "لقاء" in get(site, "/contacts.atom")[1] and "Meeting" in get(site, "/en/contacts.atom")[1]


def test_the_calendar_holds_what_the_list_shows(site: Served) -> None:
    status, text, headers = get(site, "/upcoming.ics")
    rows = json.loads(get(site, "/upcoming.json")[1])
    assert status == 200 and headers["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(text)
    assert len(calendar.subcomponents) == len(rows) > 0
    days = sorted(row["when"] for row in rows if row["when"] and len(row["when"]) == 10)
    assert sorted(one["DTSTART"].dt.isoformat() for one in calendar.walk("VEVENT")) == days
    some = icalendar.Calendar.from_ical(get(site, "/upcoming.ics?country=JOR")[1])
    assert len(some.subcomponents) == len(json.loads(get(site, "/upcoming.json?country=JOR")[1]))


def test_only_what_is_upcoming_is_a_calendar(site: Served) -> None:
    assert get(site, "/contacts.ics")[0] == 404
