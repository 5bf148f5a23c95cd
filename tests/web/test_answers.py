"""What the server answers: twins, filters, bad and hostile requests."""

from __future__ import annotations

import csv
import io
import json
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.web.conftest import Served, archive_of, served

LISTS = ("contacts", "statements", "upcoming", "events", "reports")
PAGES = (
    "",
    *(f"{name}/" for name in LISTS),
    "people/",
    "bodies/",
    "places/",
    "sources/",
    "network/",
    "timeline/",
    "map/",
    "calendar/",
    "sources/coverage/",
    "search/",
    "about/",
    "login/",
)


def get(site: Served, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    request = urllib.request.Request(site.address + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


@pytest.mark.parametrize("path", [f"/{prefix}{page}" for prefix in ("", "en/") for page in PAGES])
def test_every_page_answers_in_both_languages_and_runs_no_inline_script(site: Served, path: str) -> None:
    status, text, headers = get(site, path)
    assert status == 200
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "<script>" not in text and " onclick=" not in text and " style=" not in text


@pytest.mark.parametrize("kind", LISTS)
def test_twins_hold_the_same_rows(site: Served, kind: str) -> None:
    rows = json.loads(get(site, f"/{kind}.json")[1])
    table = list(csv.DictReader(io.StringIO(get(site, f"/{kind}.csv")[1].removeprefix("\ufeff"))))
    assert len(rows) == len(table) > 0
    assert [str(row["id"]) for row in rows] == [row["id"] for row in table]


def test_a_filter_narrows_page_and_twin_alike(site: Served) -> None:
    every = json.loads(get(site, "/contacts.json")[1])
    some = json.loads(get(site, "/contacts.json?from=2021-01-01&to=2021")[1])
    assert 0 < len(some) < len(every)
    assert all((row["date"] or row["published"]).startswith("2021") for row in some)
    assert "from=2021-01-01&amp;to=2021" in get(site, "/contacts/?from=2021-01-01&to=2021")[1]


@pytest.mark.parametrize(
    ("query", "says"),
    [("from=yesterday", "is no date"), ("country=jordan", "is no code"), ("context=war", "no context"),
     ("from=2022&to=2021", "is after")],
)  # fmt: skip
def test_a_filter_that_cannot_be_is_told(site: Served, query: str, says: str) -> None:
    for address in (f"/contacts.json?{query}", f"/reports.csv?{query}"):
        status, text, _ = get(site, address)
        assert status == 400 and says in text
    status, text, _ = get(site, f"/contacts/?{query}")
    assert status == 400 and 'role="alert"' in text and says not in text  # in Arabic: tests/web/test_told.py


@pytest.mark.parametrize(
    "path",
    ["/reports/999999/", "/who/999999/", "/contacts/999999.json", "/nothing/", "/join/" + "x" * 40,
     "/static/../settings.py", "/static/%2e%2e/%2e%2e/errors.py", "/static/mahdar/%00", "/reports/1e9/"],
)  # fmt: skip
def test_what_is_not_there_is_not_there(site: Served, path: str) -> None:
    status, text, _ = get(site, path)
    assert status in (400, 404, 410) and "Traceback" not in text and "SECRET" not in text


def test_a_query_of_a_megabyte_is_refused_and_the_next_is_answered(site: Served) -> None:
    try:
        status, _, _ = get(site, "/search/?q=" + "a" * 1_000_000)
    except (urllib.error.URLError, ConnectionError):
        status = 431  # the connection was closed before all was sent
    assert status in (400, 414, 431)
    assert get(site, "/search/?q=" + urllib.parse.quote("الحلبي"))[0] == 200


def test_a_null_character_is_refused_everywhere(site: Served) -> None:
    for address in ("/search/?q=a%00", "/contacts.json?outlet=%00", "/people/?name=%00", "/api/v1/contacts?person=%00"):
        assert get(site, address)[0] == 400, address


def test_another_host_name_is_refused(site: Served) -> None:
    assert get(site, "/", Host="evil.example")[0] == 400


def test_no_report_runs_a_script_or_turns_its_neighbours(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script><img src=x onerror=alert(1)> "quoted" \u202eright-to-left\u202c'
    report = {
        "id": evil, "title": f"التقى وزير الخارجية سامح شكري {evil}", "outlet": evil, "byline": evil,
        "url": "javascript:alert(1)", "published": "2021-01-01",
        "text": f"التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمان. وقال شكري إن العلاقات بين البلدين متينة: «{evil}». "
        "وأكد أن اللقاء تناول أوضاع المنطقة وسبل دعم التعاون في الاقتصاد والتعليم والصحة والنقل بين البلدين الشقيقين.",
    }  # fmt: skip
    source = tmp_path / "evil.jsonl"
    source.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    for site in served(archive_of([source], tmp_path / "evil.db")):
        for path in ("/", "/reports/1/", "/reports/", "/contacts/", "/statements/", "/sources/", "/people/"):
            status, text, _ = get(site, path)
            assert status == 200, path
            assert "<script>alert" not in text and "<img" not in text and 'href="javascript' not in text
            assert "\u202e" not in text


def test_a_private_archive_shows_a_visitor_nothing_but_the_door(tmp_path: Path) -> None:
    source = tmp_path / "r.jsonl"
    source.write_text(json.dumps({"text": "التقى الوزير سامح شكري الوزير أيمن الصفدي."}), encoding="utf-8")
    for site in served(archive_of([source], tmp_path / "private.db"), "--private"):
        for path in (
            "/",
            "/contacts/",
            "/contacts.json",
            "/reports/1/",
            "/reports/1.json",
            "/search/?q=a",
            "/sources/",
        ):
            _, text, _ = get(site, path)
            assert "شكري" not in text and 'name="password"' in text, path
