"""A real server over an archive of the sample reports, and a real browser that may ask nobody else."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Served(NamedTuple):
    """Where a server answers, and the link that makes its administrator."""

    address: str
    invitation: str


def served(archive: Path, *options: str) -> Iterator[Served]:
    """`mahdar serve` on a free port, stopped at the end; with no limit of requests unless the options say one."""
    if "--limit" not in options:
        options = (*options, "--limit", "0", "--token-limit", "0")
    command = [sys.executable, "-m", "mahdar", "serve", "--archive", str(archive), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None and server.stderr is not None
        first = server.stdout.readline()
        address = re.search(r"http://\S+?(?=/ )", first)
        if address is None:
            server.kill()
            pytest.fail(f"the server did not start: {first}{server.stderr.read()}")
        try:
            yield Served(address.group(), server.stdout.readline().rpartition(" ")[2].strip())
        finally:
            server.terminate()
            server.wait(10)


def archive_of(sources: list[Path], target: Path) -> Path:
    """An archive with these sources read into it."""
    command = [sys.executable, "-m", "mahdar", "read", *map(str, sources), "--archive", str(target)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return target


def stored(script: str, target: Path) -> Path:
    """An archive that a script writes (its first argument is where), in a process of its own as `open_archive` wants it."""
    subprocess.run([sys.executable, "-c", script, str(target)], check=True, cwd=Path(__file__).resolve().parents[2])
    return target


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample reports, served to everybody."""
    archive = archive_of(sorted(EXAMPLES.glob("*.txt")), tmp_path_factory.mktemp("web") / "record.db")
    yield from served(archive)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one report, for tests that change it or look into it."""
    return archive_of([EXAMPLES / "06-telephone-call.txt"], tmp_path_factory.mktemp("own") / "record.db")


@pytest.fixture(scope="module")
def own(archive: Path) -> Iterator[Served]:
    """A server over it. Tests that need other reports, or one server each, have an `own` of theirs."""
    yield from served(archive)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def watched(browser: Browser, site: Served) -> Iterator[BrowserContext]:
    """A browser window in which nothing may go to another host and no script may fail."""
    context = browser.new_context(base_url=site.address, locale="en-US")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    failed: list[str] = []
    context.on("weberror", lambda error: failed.append(str(error.error)))
    yield context
    context.close()
    assert not failed
    assert all(url.startswith((site.address, "data:")) for url in asked), asked


@pytest.fixture
def context(browser: Browser, site: Served) -> Iterator[BrowserContext]:
    yield from watched(browser, site)


@pytest.fixture
def own_context(browser: Browser, own: Served) -> Iterator[BrowserContext]:
    """The same over a test's own server, `own`."""
    yield from watched(browser, own)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
