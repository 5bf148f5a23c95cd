"""An editor has a report read: the draft is theirs alone until it is kept; what cannot be read is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.people import REPORT, Person


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    archive = archive_of([EXAMPLES / "06-telephone-call.txt"], tmp_path_factory.mktemp("reading") / "record.db")
    yield from served(archive)


@pytest.fixture(scope="module")
def layla(own: Served) -> Person:
    return Person(own, own.invitation, "ليلى")


def test_a_report_is_read_shown_and_kept(layla: Person) -> None:
    draft = layla.send("/read/", **REPORT)
    assert re.search(r"/read/\d+/$", str(draft.url)) and "سلوى منصور" in draft.text and "لقاء" in draft.text
    assert REPORT["title"] not in layla.get("/reports/").text
    kept = layla.send(str(draft.url), do="keep")
    assert re.search(r"/reports/\d+/$", str(kept.url)) and REPORT["title"] in layla.get("/reports/").text
    assert layla.get(str(draft.url)).status_code == 404  # a draft no more
    assert layla.send(str(layla.send("/read/", **REPORT).url), do="keep").url == kept.url  # known again


def test_a_saved_page_is_read_with_what_it_says_of_itself(layla: Person) -> None:
    page = (
        '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>اجتماع في عمان</title>'
        '<meta property="article:published_time" content="2021-05-06T10:00:00Z"></head><body><article><h1>اجتماع في عمان</h1>'
        + "".join(f"<p>{line}</p>" for line in REPORT["text"].split("\n"))
        + "</article></body></html>"
    )
    shown = layla.send("/read/", files={"file": ("page.html", page.encode(), "text/html")}, outlet="صحيفة السهل")
    text = re.sub("<[^>]*>", "", shown.text)
    assert "اجتماع في عمان" in text and "6 مايو 2021" in text and "صحيفة السهل" in text
    layla.send(str(shown.url), do="drop")
    assert "اجتماع في عمان" not in layla.get("/read/").text


@pytest.mark.parametrize(
    ("fields", "file", "says"),
    [({}, None, "ألصق نص الخبر"), ({"text": "Nothing in Arabic here at all."}, None, "بالعربية"),
     ({"text": REPORT["text"], "published": "31/12/2020"}, None, "اكتب يوماً"),
     ({"text": REPORT["text"], "url": "javascript:alert(1)"}, None, "errorlist"),
     ({}, ("a.txt", bytes(range(256)) * 50, "text/plain"), "ليس في هذا الملف"),
     ({}, ("a.html", b"<html></html>", "text/html"), "ليس في هذا الملف"),
     ({}, ("a.txt", b"a" * 2_000_001, "text/plain"), "كبير جداً")],
)  # fmt: skip
def test_what_cannot_be_read_is_told(
    layla: Person, fields: dict[str, str], file: tuple[str, bytes, str] | None, says: str
) -> None:
    answer = layla.send("/read/", files={"file": file} if file else None, **fields)
    assert answer.status_code == 400 and says in answer.text


def test_anothers_draft_is_not_there(own: Served, layla: Person) -> None:
    draft = str(layla.send("/read/", **REPORT).url)
    other = layla.invite(own, "editor", "وائل")
    assert other.get(draft).status_code == 404
    assert other.send("/read/", to=draft, do="keep").status_code == 404
    assert other.send("/read/", to=draft, do="drop").status_code == 404
    assert REPORT["title"] not in other.get("/read/").text
    assert layla.get(draft).status_code == 200


def test_reviewers_and_visitors_have_nothing_read(own: Served, layla: Person) -> None:
    reviewer = layla.invite(own, "reviewer", "رنا")
    assert reviewer.get("/read/").status_code == 403
    assert 'name="password"' in Person(own).get("/read/").text


def test_a_script_in_every_field_stays_text(layla: Person) -> None:
    evil = '<script>alert(1)</script><img src=x onerror=alert(1)>"\u202e'
    sent = {**REPORT, "title": REPORT["title"] + evil, "text": f"{REPORT['text']} {evil}", "outlet": evil}
    draft = layla.send("/read/", **sent)
    kept = layla.send(str(draft.url), do="keep")
    for page in (draft, kept, layla.get("/reports/"), layla.get("/accounts/"), layla.get("/read/")):
        assert "<script>alert" not in page.text and "<img" not in page.text and "\u202e" not in page.text


def test_sending_more_than_a_report_is_refused(own: Served, layla: Person, tmp_path: Path) -> None:
    answer = layla.send("/read/", text="ا" * 3_000_000)
    assert answer.status_code in (400, 413) and "Traceback" not in answer.text
    assert layla.get("/read/").status_code == 200
