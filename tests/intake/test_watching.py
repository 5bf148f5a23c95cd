"""A watch over feeds and folders: what is new once and only once, through dead hosts, failures and stops."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mahdar.errors import UsageError
from mahdar.intake.fetching import Fetcher, Limits
from mahdar.intake.watch_state import WatchState
from mahdar.intake.watched import load_sources, seconds_of
from mahdar.intake.watching import Watch
from mahdar.reading import Report
from tests.intake.newsrooms import BODY, PAGES, TITLE
from tests.intake.serving import Site, served

HTML = {"Content-Type": "text/html; charset=utf-8"}
ITEM = "<item><title>{}</title><link>{}</link><pubDate>Mon, 13 Sep 2021 10:00:00 GMT</pubDate></item>"


@pytest.fixture
def site() -> Iterator[Site]:
    with served(Site()) as running:
        yield running


def feed(site: Site, *paths: str) -> bytes:
    items = "".join(ITEM.format(TITLE, site.url + path) for path in paths)
    return f"<rss version='2.0'><channel><title>جريدة المدى</title>{items}</channel></rss>".encode()


class Desk:
    """A watch with a clock of its own, and what it kept and told; `again` is the same after a restart."""

    def __init__(self, folder: Path, sources: str) -> None:
        self.folder, self.now = folder, 1_000_000.0
        self.kept: list[Report] = []
        self.told: list[str] = []
        (folder / "sources.toml").write_text(sources, encoding="utf-8")
        self.again()

    def again(self) -> None:
        state = WatchState(self.folder / "state.db")
        limits = Limits(tries=1, wait=0.4, pause=0)
        fetcher = Fetcher(limits=limits, allowed=["127.0.0.1"], sleep=lambda _: None)
        given = load_sources(self.folder / "sources.toml")
        self.watch = Watch(
            given, state, self.keep, self.told.append, base=self.folder, fetcher=fetcher, now=lambda: self.now
        )

    def keep(self, reports: Sequence[Report]) -> None:
        self.kept += reports

    def round(self, later: float = 0) -> list[str | None]:
        self.now += later
        begun = len(self.kept)
        self.watch.round()
        return [report.url for report in self.kept[begun:]]


def test_what_is_new_is_read_once_also_after_a_restart(site: Site, tmp_path: Path) -> None:
    site.pages = {"/feed": (200, {}, feed(site, "/a", "/b"))}
    site.pages |= {path: (200, HTML, PAGES[0].html.encode()) for path in ("/a", "/b", "/c")}
    desk = Desk(tmp_path, f'out = "x"\n[[feed]]\nurl = "{site.url}/feed"\n')
    assert desk.round() == [f"{site.url}/a", f"{site.url}/b"]
    assert desk.round(later=60) == [], "not due yet"
    site.pages["/feed"] = (200, {}, feed(site, "/c", "/a", "/b"))
    desk.again()
    assert desk.round(later=900) == [f"{site.url}/c"]
    assert site.paths().count("/a") == 1


def test_a_feed_that_says_nothing_changed_is_not_read(site: Site, tmp_path: Path) -> None:
    site.pages = {
        "/feed": lambda headers: (
            (304, {}, b"") if "if-none-match" in headers else (200, {"ETag": "1"}, feed(site, "/a"))
        )
    }
    site.pages["/a"] = (200, HTML, PAGES[0].html.encode())
    desk = Desk(tmp_path, f'out = "x"\n[[feed]]\nurl = "{site.url}/feed"\n')
    assert len(desk.round()) == 1 and desk.round(later=900) == []
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/feed"] == [None, "1"]


def test_a_page_that_fails_is_tried_again(site: Site, tmp_path: Path) -> None:
    site.pages = {"/feed": (200, {"ETag": "1"}, feed(site, "/a", "/b")), "/b": (200, HTML, PAGES[0].html.encode())}
    desk = Desk(tmp_path, f'out = "x"\n[[feed]]\nurl = "{site.url}/feed"\n')
    assert desk.round() == [f"{site.url}/b"] and "404" in desk.told[0]
    site.pages["/a"] = (200, HTML, PAGES[0].html.encode())
    assert desk.round(later=900) == [f"{site.url}/a"]


def test_a_dead_host_waits_longer_and_keeps_nobody(site: Site, tmp_path: Path) -> None:
    site.pages = {
        "/feed": (200, {}, feed(site, "/a")),
        "/a": (200, HTML, PAGES[0].html.encode()),
        "/page": (200, HTML, b"<html><p>x"),
    }
    sources = f'out = "x"\nevery = "10m"\n[[feed]]\nurl = "http://127.0.0.1:9/feed"\n[[feed]]\nurl = "{site.url}/feed"\n[[feed]]\nurl = "{site.url}/page"\n'
    desk = Desk(tmp_path, sources)
    assert len(desk.round()) == 1
    dead, good, page = desk.watch.states()
    assert dead.failures == 1 and "reached" in (dead.error or "") and dead.due == desk.now + 1200
    assert good.error is None and good.found == 1 and good.due == desk.now + 600
    assert "an HTML page" in (page.error or "")
    desk.round(later=1200)
    assert desk.watch.states()[0].due == desk.now + 2400


def test_a_folder_gives_new_and_changed_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    desk = Desk(tmp_path, 'out = "x"\n[[folder]]\npath = "in"\n')
    assert desk.round() == []
    (tmp_path / "in" / "a.txt").write_text(f"{TITLE}\n{BODY[0]}", encoding="utf-8")
    assert len(desk.round(later=900)) == 1 and desk.round(later=900) == []
    (tmp_path / "in" / "a.txt").write_text(f"{TITLE}\n{BODY[0]}\n{BODY[1]}", encoding="utf-8")
    assert len(desk.round(later=900)) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('out = "x"', "nothing to watch"),
        ('[[folder]]\npath = "in"', "where the records go"),
        ('out = "x"\n[[feed]]\nurl = "ftp://x"', "no web address"),
        ('out = "x"\nevery = "soon"\n[[folder]]\npath = "in"', "no span of time"),
        ('out = "x"\n[[folder]]\npath = "in"\nevery = "1s"', "less than"),
        ("out = ", "sources.toml"),
        ('out = "x"\n[[folder]]\nfolder = "in"', "folder"),
    ],
)
def test_a_wrong_sources_file_says_why(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=why):
        load_sources(tmp_path / "sources.toml")


def test_spans_of_time() -> None:
    assert [seconds_of(span) for span in ("30s", "15m", "2h", "1d")] == [30, 900, 7200, 86_400]


def test_the_command_stops_cleanly_on_a_signal_and_shows_its_state(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"{TITLE}\n{BODY[0]}", encoding="utf-8")
    (tmp_path / "sources.toml").write_text(
        'archive = "r.db"\nevery = "10s"\n[[folder]]\npath = "in"\n', encoding="utf-8"
    )
    command = [sys.executable, "-m", "mahdar", "watch", str(tmp_path / "sources.toml")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert running.stderr is not None
    assert "in: 1 new" in running.stderr.readline()
    time.sleep(0.1)
    os.kill(running.pid, signal.SIGTERM)
    assert "stopped" in running.communicate(timeout=20)[1] and running.returncode == 0
    status = subprocess.run([*command, "--status"], capture_output=True, text=True, encoding="utf-8")
    assert "1 reports so far" in status.stdout
    assert (tmp_path / "r.db").is_file()


def test_one_round_into_a_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"{TITLE}\n{BODY[0]}", encoding="utf-8")
    (tmp_path / "sources.toml").write_text('out = "r.jsonl"\n[[folder]]\npath = "in"\n', encoding="utf-8")
    command = [sys.executable, "-m", "mahdar", "watch", str(tmp_path / "sources.toml"), "--once"]
    for _ in range(2):
        assert subprocess.run(command).returncode == 0
    (line,) = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["report"]["title"] == TITLE
