"""What has not changed is not sent or made again; what has changed is, at once, and nobody gets another's page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.people import Person
from tests.web.test_answers import get

REPORTS = sorted(EXAMPLES.glob("*.txt"))
PAGES = (
    "/",
    "/en/",
    "/contacts/",
    "/timeline/",
    "/map/",
    "/calendar/",
    "/sources/",
    "/api/v1/contacts",
    "/search/?q=%D9%81%D9%8A",
)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    archive = archive_of(REPORTS[:2], tmp_path / "record.db")
    for site in served(archive):
        yield site, archive


def test_a_page_is_sent_again_when_the_archive_changed(own: tuple[Served, Path]) -> None:
    site, archive = own
    before = {page: get(site, page) for page in PAGES}
    for page, (status, text, headers) in before.items():
        again = get(site, page)
        assert status == 200 and again[1] == text and headers["Cache-Control"] == "no-cache"
        kept = {name: value for name, value in headers.items() if name != "Date"}
        assert {name: value for name, value in again[2].items() if name != "Date"} == kept, "with every header"
        assert get(site, page, **{"If-None-Match": headers["Etag"]})[:2] == (304, "")
    archive_of(REPORTS[2:6], archive)
    for page, (_, text, headers) in before.items():
        status, now, fresh = get(site, page, **{"If-None-Match": headers["Etag"]})
        assert status == 200 and fresh["Etag"] != headers["Etag"]
        assert (now != text) or page.startswith("/search"), page


def test_addresses_languages_and_errors_are_kept_apart(own: tuple[Served, Path]) -> None:
    site, _ = own
    tags = [get(site, page)[2]["Etag"] for page in (*PAGES, "/contacts/?country=JOR", "/contacts/?country=EGY")]
    assert len(set(tags)) == len(tags)
    assert 'lang="ar"' in get(site, "/")[1] and 'lang="en"' in get(site, "/en/")[1]
    for page in ("/contacts/?country=nowhere", "/who/999999/", "/login/"):
        assert "Etag" not in get(site, page)[2]


def test_whoever_is_signed_in_gets_pages_of_their_own(own: tuple[Served, Path]) -> None:
    site, _ = own
    assert "شهرزاد" not in get(site, "/contacts/")[1]
    own_page = Person(site, site.invitation, "شهرزاد")
    mine = own_page.get("/contacts/")
    assert "شهرزاد" in mine.text and "ETag" not in mine.headers
    assert "شهرزاد" not in get(site, "/contacts/")[1]


def test_a_private_archive_keeps_nothing_for_visitors(tmp_path: Path) -> None:
    for site in served(archive_of(REPORTS[:1], tmp_path / "record.db"), "--private"):
        assert "Etag" not in get(site, "/contacts/")[2]
        assert get(site, "/api/v1/contacts")[0] == 401
