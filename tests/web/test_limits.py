"""Too many requests: one address and one token are held back, told for how long, and the server goes on."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator

import httpx
import pytest

from tests.web.conftest import EXAMPLES, Served, archive_of, served
from tests.web.people import Person, ask


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that answers one address 300 times a minute, and one token 5 times."""
    archive = archive_of([EXAMPLES / "06-telephone-call.txt"], tmp_path_factory.mktemp("held") / "record.db")
    yield from served(archive, "--limit", "300", "--token-limit", "5")


def flood(site: Served, path: str, times: int) -> Counter[int]:
    """The statuses of many requests over one connection."""
    host = site.address.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=60)
    found: Counter[int] = Counter()
    for _ in range(times):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        found[answer.status] += 1
        if answer.will_close:
            connection.close()
    connection.close()
    return found


def refused(site: Served, path: str) -> httpx.Response:
    """The first answer that is a refusal: while one asks, the right to ask grows again."""
    answers = (ask(site, path) for _ in range(400))
    return next(answer for answer in answers if answer.status_code == 429)


def test_a_token_and_then_the_address_are_held_back_and_ten_thousand_requests_break_nothing(held: Served) -> None:
    layla = Person(held, held.invitation, "ليلى")
    token = layla.token("read")
    statuses = [ask(held, "/api/v1/contacts", token) for _ in range(7)]
    assert [one.status_code for one in statuses[:5]] == [200] * 5 and statuses[-1].status_code == 429
    assert int(statuses[-1].headers["Retry-After"]) > 0 and statuses[-1].json()["status"] == 429
    assert ask(held, "/api/v1/contacts").status_code == 200  # the address is not held back yet

    found: Counter[int] = Counter()
    lock = threading.Lock()

    def one(path: str) -> None:
        statuses = flood(held, path, 2_500)
        with lock:
            found.update(statuses)

    begun = time.monotonic()
    threads = [threading.Thread(target=one, args=(path,)) for path in ("/", "/api/v1/contacts", "/en/", "/search/?q=a")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    allowed = 300 + 5 * (time.monotonic() - begun) + 10
    assert sum(found.values()) == 10_000 and set(found) == {200, 429} and found[200] <= allowed

    told = refused(held, "/api/v1/contacts")
    assert told.status_code == 429 and told.headers["Content-Type"] == "application/problem+json"
    assert "ask again" in json.loads(told.text)["detail"]
    page = refused(held, "/")
    assert page.status_code == 429 and "طلبات كثيرة" in page.text and int(page.headers["Retry-After"]) > 0
    assert ask(held, "/static/mahdar/mahdar.css").status_code == 200
    time.sleep(int(page.headers["Retry-After"]) + 1)
    assert ask(held, "/").status_code == 200


def test_nobody_chooses_the_address_that_is_counted(held: Served) -> None:
    """Without a proxy what a visitor says of their own address counts nothing."""
    found = {ask(held, "/api/v1/contacts", **{"X-Forwarded-For": f"10.0.0.{n}"}).status_code for n in range(400)}
    assert 429 in found
