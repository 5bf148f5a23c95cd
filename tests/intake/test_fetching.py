"""Fetching from a real server on loopback: manners, limits, and addresses that are never dialled."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator

import pytest

from mahdar.errors import SourceError
from mahdar.intake import Opening, open_sources
from mahdar.intake.addresses import is_public
from mahdar.intake.fetching import Fetcher, Limits
from mahdar.reading import Report
from tests.intake.newsrooms import BODY, PAGES, TITLE
from tests.intake.serving import Answer, Site, served

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE: Answer = (200, HTML, PAGES[0].html.encode())


@pytest.fixture
def site() -> Iterator[Site]:
    with served(Site()) as running:
        yield running


class Clock:
    """Time that passes only where someone sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def fetcher(clock: Clock | None = None, **limits: float) -> Fetcher:
    clock = clock or Clock()
    given = Limits(**{"wait": 0.4, "tries": 1, **limits})  # type: ignore[arg-type]
    return Fetcher(
        contact="https://example.org/who", limits=given, allowed=["127.0.0.1"], clock=clock, sleep=clock.sleep
    )


def test_a_page_says_where_it_came_from(site: Site) -> None:
    site.pages = {"/old": (301, {"Location": "/a"}, b""), "/a": PAGE}
    with fetcher() as fetch:
        (report,) = open_sources([f"{site.url}/old"], Opening(fetcher=fetch))
    assert isinstance(report, Report)
    assert (report.title, report.published, report.url) == (TITLE, "2021-09-14", f"{site.url}/a")
    assert site.asked[0][0] == "/robots.txt"
    assert site.asked[0][1]["user-agent"].startswith("Mahdar/") and "example.org/who" in site.asked[0][1]["user-agent"]


def test_a_feed_is_read_from_its_linked_pages(site: Site) -> None:
    item = "<item><title>{}</title><link>{}</link><pubDate>Mon, 13 Sep 2021 10:00:00 GMT</pubDate></item>"
    bare = f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{text}</p>' for text in BODY)}</body></html>"
    items = (
        item.format(TITLE, f"{site.url}/a") + item.format(TITLE, f"{site.url}/b") + item.format("x", f"{site.url}/c")
    )
    feed = f"<rss version='2.0'><channel><title>جريدة المدى</title>{items}</channel></rss>"
    site.pages = {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, feed.encode()),
        "/a": PAGE,
        "/b": (200, HTML, bare.encode()),
    }
    with fetcher() as fetch:
        first, second, third = open_sources([f"{site.url}/feed"], Opening(fetcher=fetch))
    assert isinstance(first, Report) and first.published == "2021-09-14" and first.text == "\n".join(BODY)
    assert isinstance(second, Report) and second.published == "2021-09-13" and second.outlet == "جريدة المدى"
    assert isinstance(third, SourceError) and "404" in str(third)


def test_robots_are_obeyed_and_asked_once(site: Site) -> None:
    site.pages = {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n"), "/a": PAGE}
    clock = Clock()
    with fetcher(clock) as fetch:
        fetch.get(f"{site.url}/a")
        fetch.get(f"{site.url}/a")
        with pytest.raises(SourceError, match=r"robots\.txt does not allow"):
            fetch.get(f"{site.url}/private/x")
    assert site.paths() == ["/robots.txt", "/a", "/a"]
    assert clock.slept == [7.0, 7.0]


def test_a_host_whose_robots_fail_is_left_alone(site: Site) -> None:
    site.pages = {"/robots.txt": (503, {}, b""), "/a": PAGE}
    with fetcher() as fetch, pytest.raises(SourceError, match=r"robots\.txt cannot be read"):
        fetch.get(f"{site.url}/a")
    assert site.paths() == ["/robots.txt"]


def test_conditional_requests(site: Site) -> None:
    def answer(headers: dict[str, str]) -> Answer:
        return (
            (304, {}, b"") if headers.get("if-none-match") == '"v1"' else (200, {**HTML, "ETag": '"v1"'}, b"<p>x</p>")
        )

    site.pages = {"/a": answer}
    with fetcher() as fetch:
        first = fetch.get(f"{site.url}/a")
        again = fetch.get(f"{site.url}/a", etag=first.etag)
    assert first.changed and first.etag == '"v1"' and not again.changed and again.etag == '"v1"'


def test_a_busy_host_is_asked_again_when_it_says(site: Site) -> None:
    answers: list[Answer] = [(503, {"Retry-After": "9"}, b""), (502, {}, b""), PAGE]
    site.pages = {"/a": lambda _: answers.pop(0)}
    clock = Clock()
    with fetcher(clock, tries=3) as fetch:
        assert fetch.get(f"{site.url}/a").data == PAGE[2]
    assert 9.0 in clock.slept and 4.0 in clock.slept


def slow(seconds: float) -> Answer:
    time.sleep(seconds)
    return PAGE


def endless(_: dict[str, str]) -> Answer:
    return 302, {"Location": "/loop"}, b""


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ((200, HTML, b"x" * 200_000), "more than 100,000 bytes"),
        ((200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 50_000_000)), "more than 100,000 bytes"),
        ((200, {**HTML, "Content-Encoding": "gzip"}, b"not gzip at all"), "damaged"),
        ((200, {**HTML, "Content-Encoding": "br"}, b"x"), "packed as"),
        ((500, {}, b""), "answers 500"),
        (endless, "redirects"),
        (lambda _: slow(0.8), "does not answer"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "no web address"),
        ((302, {"Location": "http://10.0.0.1/"}, b""), "no public address"),
        ((302, {"Location": "http://[::1]:9/"}, b""), "no public address"),
        ((302, {"Location": "http://localhost:1/\x00"}, b""), "localhost|no web address|reached"),
    ],
    ids=["large", "bomb", "broken", "br", "error", "loop", "dead", "file", "private", "loopback6", "odd"],
)
def test_what_a_host_may_not_do(site: Site, page: Answer, why: str) -> None:
    site.pages = {"/loop": page}
    with fetcher(bytes=100_000) as fetch, pytest.raises(SourceError, match=why) as caught:
        fetch.get(f"{site.url}/loop")
    assert "\n" not in str(caught.value)


def test_deflate_is_unpacked(site: Site) -> None:
    site.pages = {"/a": (200, {**HTML, "Content-Encoding": "deflate"}, zlib.compress(b"<p>" + b"x" * 100))}
    with fetcher() as fetch:
        assert fetch.get(f"{site.url}/a").data == b"<p>" + b"x" * 100


def test_a_name_that_turns_inward_reaches_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second look-up of a name gives an address inside; what was judged is what is dialled."""
    asked: list[str] = []
    port = int(site.url.rsplit(":", 1)[1])

    def lookup(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        inside = "127.0.0.1" if len(asked) == 1 else "192.168.1.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (inside, port))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    strict = Fetcher(limits=Limits(tries=1, wait=0.4))
    with strict, pytest.raises(SourceError, match="no public address"):
        strict.get(f"http://news.example:{port}/a")
    assert site.asked == [] and asked == ["news.example"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
        ("192.168.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("::ffff:8.8.8.8", True),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_without_leave_no_address_is_fetched(site: Site) -> None:
    (error,) = open_sources([f"{site.url}/a"])
    assert isinstance(error, SourceError) and "--fetch" in str(error) and site.asked == []
