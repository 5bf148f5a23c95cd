"""Tokens for programs: scopes, roles, what forged, expired and revoked ones get; reports sent in; claims judged."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from tests.web.conftest import Served
from tests.web.people import REPORT, Person, ask


@pytest.fixture(scope="module")
def layla(own: Served) -> Person:
    """The administrator."""
    return Person(own, own.invitation, "ليلى")


@pytest.fixture(scope="module")
def document(own: Served) -> dict[str, Any]:
    found: dict[str, Any] = ask(own, "/api/v1/openapi.json").json()
    return found


def is_problem(answer: httpx.Response, status: int) -> bool:
    told = answer.headers["Content-Type"] == "application/problem+json"
    return answer.status_code == status and told and answer.json()["status"] == status and bool(answer.json()["detail"])


def test_a_token_is_shown_once_and_only_its_digest_is_kept(layla: Person, archive: Path) -> None:
    token = layla.token("read", name="نشرة الصباح")
    page = layla.get("/account/tokens/").text
    assert "نشرة الصباح" in page and token not in page
    everything = "\n".join(sqlite3.connect(archive).iterdump())
    assert token not in everything and token.removeprefix("mahdar_") not in everything


def test_a_token_reads_and_its_use_is_told(own: Served, layla: Person) -> None:
    token = layla.token("read", name="قارئ")
    assert ask(own, "/api/v1/contacts", token).status_code == 200
    row = layla.get("/account/tokens/").text.split("قارئ")[1].partition("</tr>")[0]
    assert row.count("—") == 0  # «last used» is filled


@pytest.mark.parametrize("text", ["mahdar_" + "x" * 43, "x" * 5000, "' OR 1=1 --", "\u00e9"])
def test_a_forged_token_is_refused_even_where_reading_is_public(own: Served, text: str) -> None:
    answer = httpx.get(
        own.address + "/api/v1/contacts", headers=[(b"Authorization", b"Bearer " + text.encode("latin-1"))]
    )
    assert is_problem(answer, 401) and answer.headers["WWW-Authenticate"].startswith("Bearer")
    basic = ask(own, "/api/v1/contacts", Authorization="Basic eDp5")
    assert is_problem(basic, 401)


def test_a_token_that_has_run_out_or_was_revoked_counts_no_more(own: Served, layla: Person, archive: Path) -> None:
    old, gone = layla.token("read", name="قديم"), layla.token("read", name="ملغى")
    with sqlite3.connect(archive) as database:
        database.execute("UPDATE web_token SET until = '2020-01-01 00:00:00' WHERE name = 'قديم'")
        (number,) = database.execute("SELECT id FROM web_token WHERE name = 'ملغى'").fetchone()
    assert ask(own, "/api/v1/contacts", gone).status_code == 200
    layla.send("/account/tokens/", to=f"/account/tokens/{number}/revoke/")
    assert is_problem(ask(own, "/api/v1/contacts", old), 401)
    assert is_problem(ask(own, "/api/v1/contacts", gone), 401)


def test_nobody_revokes_anothers_token(own: Served, layla: Person, archive: Path) -> None:
    token = layla.token("read", name="لليلى وحدها")
    (number,) = sqlite3.connect(archive).execute("SELECT id FROM web_token WHERE name = 'لليلى وحدها'").fetchone()
    other = layla.invite(own, "editor", "وائل")
    assert other.send("/account/tokens/", to=f"/account/tokens/{number}/revoke/").status_code == 404
    assert ask(own, "/api/v1/contacts", token).status_code == 200


def test_what_a_scope_does_not_allow_is_refused(own: Served, layla: Person) -> None:
    assert is_problem(ask(own, "/api/v1/reports", layla.token("read"), REPORT), 403)
    assert is_problem(ask(own, "/api/v1/contacts", layla.token("submit")), 403)
    assert is_problem(ask(own, "/api/v1/review/contact/1", layla.token("read", "submit"), {"do": "accept"}), 403)
    assert is_problem(ask(own, "/api/v1/reports", None, REPORT), 401)


def test_a_token_allows_no_more_than_its_owners_role(own: Served, layla: Person) -> None:
    reader = layla.invite(own, "reader", "سامر")
    page = reader.get("/account/tokens/").text
    assert 'value="read"' in page and 'value="submit"' not in page
    assert reader.send("/account/tokens/", name="أكثر", scope=["submit"], days="9").status_code == 400


def test_a_closed_account_takes_its_tokens_with_it(own: Served, layla: Person, archive: Path) -> None:
    other = layla.invite(own, "editor", "رنا")
    token = other.token("submit", "read")
    (number,) = sqlite3.connect(archive).execute("SELECT id FROM auth_user WHERE username = 'رنا'").fetchone()
    layla.send("/accounts/", do="close", account=number)
    assert is_problem(ask(own, "/api/v1/contacts", token), 401)
    assert not other.signed_in()


def test_a_report_sent_in_is_read_and_kept_once(own: Served, layla: Person, document: dict[str, Any]) -> None:
    token = layla.token("submit", "read")
    first = ask(own, "/api/v1/reports", token, REPORT)
    assert first.status_code == 201
    schema = document["paths"]["/api/v1/reports"]["post"]["responses"]["201"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": document["components"]}).validate(first.json())
    assert first.json()["record"]["contacts"][0]["form"] == "meeting"
    again = ask(own, "/api/v1/reports", token, REPORT)
    assert again.status_code == 200 and again.headers["Location"] == first.headers["Location"]
    assert ask(own, first.headers["Location"], token).json() == first.json()
    other = ask(own, "/api/v1/reports", token, {**REPORT, "outlet": "صحيفة أخرى"})
    assert other.status_code == 200 and other.json()["outlet"] == "صحيفة السهل"  # what is there is not changed


@pytest.mark.parametrize(
    ("change", "says"),
    [({"text": ""}, "text"), ({"title": "", "text": "The minister met his counterpart."}, "Arabic"), ({"text": None}, "text"),
     ({"url": "javascript:alert(1)"}, "url"), ({"url": "ftp://example.org"}, "url"), ({"published": "2021-02-30"}, "published"),
     ({"published": "yesterday"}, "published"), ({"outlet": "ا" * 301}, "outlet"), ({"state": "accepted"}, "state"),
     ({"text": "ا" * 200_001}, "text"), ({"title": 5}, "title")],
)  # fmt: skip
def test_a_report_that_cannot_be_taken_in_is_told_why(
    own: Served, layla: Person, change: dict[str, Any], says: str
) -> None:
    answer = ask(own, "/api/v1/reports", layla_token(layla), {**REPORT, **change})
    assert is_problem(answer, 422) and says in answer.json()["detail"]


_KEPT: dict[str, str] = {}


def layla_token(layla: Person) -> str:
    """One token for many requests: a person may have twenty."""
    if "all" not in _KEPT:
        _KEPT["all"] = layla.token("read", "review", "submit")
    return _KEPT["all"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"\\ud800"', b"\xff\xfe", b"[" * 100_000])
def test_a_body_that_is_no_report_is_a_bad_request(own: Served, layla: Person, body: bytes) -> None:
    answer = ask(own, "/api/v1/reports", layla_token(layla), body)
    assert is_problem(answer, answer.status_code) and answer.status_code in (400, 422)


def test_controls_and_half_characters_do_no_harm(own: Served, layla: Person) -> None:
    sent = {**REPORT, "text": REPORT["text"] + "\x00\u202e", "outlet": "صحيفة\x00", "title": "\x07" + REPORT["title"]}
    answer = ask(own, "/api/v1/reports", layla_token(layla), sent)
    assert answer.status_code == 201 and "\\u0000" not in answer.text and answer.json()["outlet"].strip() == "صحيفة"
    assert is_problem(ask(own, "/api/v1/reports", layla_token(layla), {**REPORT, "outlet": "\ud800"}), 422)


def test_a_claim_is_judged_with_what_was_seen(own: Served, layla: Person) -> None:
    token = layla_token(layla)
    address = f"/api/v1/review/contact/{ask(own, '/api/v1/contacts').json()['items'][0]['id']}"
    before = ask(own, address, token).json()
    assert before["state"] == "read" and before["last_change"] == 0
    after = ask(own, address, token, {"do": "accept", "reason": "صحيح"}).json()
    assert after["state"] == "accepted" and after["history"][0]["author"] == "ليلى"
    assert is_problem(ask(own, address, token, {"do": "reject", "seen": 0}), 409)  # seen before the other change
    undone = ask(own, address, token, {"do": "undo", "seen": after["last_change"]}).json()
    assert undone["state"] == "read"
    assert is_problem(ask(own, "/api/v1/review/contact/999999", token, {"do": "accept"}), 404)


def test_what_was_sent_in_stands_in_the_audit_log(layla: Person) -> None:
    assert "أرسل خبراً" in layla.get("/accounts/").text
