"""The API keeps what its own OpenAPI document says, for every address of it, for good requests and bad ones."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.test_answers import get

HOSTILE = (
    "",
    "0",
    "-1",
    "1e9",
    "9" * 30,
    "null",
    "\x00",
    "'; DROP TABLE archive_contact; --",
    "<script>",
    "ا" * 301,
    "٣",
    "\u202e",
)
GOOD = {"q": "الحلبي", "name": "سامر", "person": "سامر الحلبي", "country": "JOR", "from": "2015", "to": "2024-12",
        "context": "diplomatic", "limit": "2", "offset": "1", "outlet": "موقع المدى", "body": "المجلس الوطني للحوار"}  # fmt: skip
ADDRESSES = [
    *(f"/api/v1/{name}" for name in ("contacts", "statements", "upcoming", "events", "reports", "search", "people", "bodies")),
    *(f"/api/v1/{name}/{{number}}" for name in ("contacts", "statements", "upcoming", "events", "reports", "people", "bodies")),
]  # fmt: skip


@pytest.fixture(scope="module")
def document(site: Served) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(get(site, "/api/v1/openapi.json")[1])
    return found


def ask(site: Served, document: dict[str, Any], path: str, address: str) -> tuple[int, Any]:
    """Ask, and hold the answer to the document: its status, media type and shape."""
    status, text, headers = get(site, address)
    told = document["paths"][path]["get"]["responses"].get(str(status))
    assert told is not None, (address, status, text)
    ((media, content),) = told["content"].items()
    assert headers["Content-Type"].partition(";")[0] == media, address
    body = json.loads(text)
    schema = {**content["schema"], "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(body)
    return status, body


def test_the_document_names_every_address_and_what_writes_needs_a_token(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert sorted(document["paths"]) == sorted([*ADDRESSES, "/api/v1/review/{kind}/{number}"])
    writing = {path: operations["post"] for path, operations in document["paths"].items() if "post" in operations}
    assert set(writing) == {"/api/v1/reports", "/api/v1/review/{kind}/{number}"}
    assert all(operation["security"] == [{"Scoped": []}] for operation in writing.values())


def test_a_name_that_nothing_has_is_not_found_and_a_bad_value_says_why(site: Served) -> None:
    for query, status, says in (
        ("person=nobody", 404, "nobody"), ("body=%D9%83%D9%88%D9%83%D8%A8", 404, "كوكب"), ("person=99999999", 404, "99999999"),
        ("from=2022&to=2021", 400, "after"), ("from=2021-02-31", 400, "no date"), ("country=Jordan", 422, "country"),
        ("context=war", 422, "context"), ("limit=0", 422, "limit"), ("offset=-1", 422, "offset"),
    ):  # fmt: skip
        got, text, headers = get(site, f"/api/v1/contacts?{query}")
        assert (got, headers["Content-Type"]) == (status, "application/problem+json"), query
        assert says in json.loads(text)["detail"], text


@pytest.mark.parametrize("path", ADDRESSES)
def test_good_requests_are_answered_in_the_shape_that_is_told(
    site: Served, document: dict[str, Any], path: str
) -> None:
    needed = "?" + urllib.parse.urlencode({"q": GOOD["q"]}) if path.endswith("search") else ""
    if "{number}" in path:
        _, many = ask(site, document, path.replace("/{number}", ""), path.replace("/{number}", ""))
        status, one = ask(site, document, path, path.format(number=many["items"][0]["id"]))
        assert status == 200 and one["id"] == many["items"][0]["id"]
    else:
        status, many = ask(site, document, path, path + needed)
        assert status == 200 and many["count"] == len(many["items"]) > 0


@pytest.mark.parametrize("path", ADDRESSES)
def test_no_request_leads_out_of_the_document(site: Served, document: dict[str, Any], path: str) -> None:
    operation = document["paths"][path]["get"]
    names = [one["name"] for one in operation["parameters"] if one["in"] == "query"]
    for name in names:
        for value in (*HOSTILE, GOOD[name]):
            query = {**({"q": GOOD["q"]} if "q" in names else {}), name: value}
            status, _ = ask(site, document, path, f"{path}?{urllib.parse.urlencode(query)}")
            assert status != 200 or value == GOOD[name] or name not in ("limit", "country", "context") or not value
    if "{number}" in path:
        for value in ("0", "-1", "9" * 30, "x", "%00", "1.5", "999999"):
            status, body = ask(site, document, path, path.format(number=value))
            assert status == 400 if value == "%00" else status in (404, 422)
            assert body["status"] == status


def test_following_next_reads_every_row_once(site: Served) -> None:
    rows, address = list[int](), "/api/v1/statements?limit=4"
    while address:
        answer = json.loads(get(site, address)[1])
        rows += [row["id"] for row in answer["items"]]
        address = (answer["next"] or "").removeprefix(site.address)
    assert len(rows) == len(set(rows)) == answer["count"] > 8


def test_a_filter_narrows_and_search_finds(site: Served) -> None:
    some = json.loads(get(site, "/api/v1/contacts?country=JOR")[1])
    assert 0 < some["count"] < json.loads(get(site, "/api/v1/contacts")[1])["count"]
    found = json.loads(get(site, "/api/v1/search?" + urllib.parse.urlencode({"q": "الحلبي"}))[1])["items"]
    assert found[0]["exact"] and "⟦الحلبي⟧" in found[0]["around"]


def test_what_is_no_address_or_only_reads_says_so(site: Served) -> None:
    status, text, headers = get(site, "/api/v1/nothing")
    assert (status, headers["Content-Type"]) == (404, "application/problem+json") and json.loads(text)["status"] == 404
    request = urllib.request.Request(site.address + "/api/v1/contacts", data=b"{}", method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=20)
    assert refused.value.code == 405 and refused.value.headers["Allow"] == "GET"
    assert refused.value.headers["Content-Type"] == "application/problem+json"
    refused.value.close()


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    source: list[Path] = [EXAMPLES / "06-telephone-call.txt"]
    yield from served(archive_of(source, tmp_path_factory.mktemp("private") / "record.db"), "--private")


def test_a_private_archive_answers_a_visitor_nothing(private: Served, document: dict[str, Any]) -> None:
    for path in ADDRESSES:
        status, _ = ask(private, document, path, path.format(number=1) + "?q=a")
        assert status == 401, path
    assert get(private, "/api/v1/review/contact/1")[0] == 401
