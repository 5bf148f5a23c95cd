"""Pages and feeds from the network: polite to hosts, safe for the machine, within limits of size and time.

Polite: robots.txt, one request a host at a time with a pause between two, conditional requests, retries that wait longer
each time, a user agent that says who asks. Safe: public addresses alone (addresses.py), few redirects, every one judged.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from mahdar.errors import SourceError
from mahdar.intake.items import Item, Opening, SetAside
from mahdar.version import __version__

if TYPE_CHECKING:
    import httpx
    from protego import Protego

_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_MOVED = frozenset((301, 302, 303, 307, 308))
_DAY = 86_400
_MAX_WAIT = 120.0


class Limits(Struct, frozen=True, kw_only=True):
    """What one request may cost. Bytes are counted unpacked; times are seconds."""

    bytes: int = 15_000_000
    seconds: float = 60.0
    wait: float = 15.0
    redirects: int = 5
    tries: int = 3
    pause: float = 1.0
    longest_pause: float = 30.0
    ratio: int = 200


class Fetched(Struct, frozen=True, kw_only=True):
    """An answer. url: where it came from after redirects; changed: False where the host says that nothing is new."""

    url: str
    data: bytes = b""
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    changed: bool = True


class _Answer(Struct, frozen=True, kw_only=True):
    status: int
    headers: dict[str, str]
    data: bytes


class Fetcher:
    """Fetches addresses; keeps each host's rules and the time of its last request.

    contact: an address or mail that the user agent names; allowed: private IP addresses that may be dialled all the same;
    clock and sleep are those of the time module, or a test's.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        limits: Limits | None = None,
        allowed: Iterable[str] = (),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            import httpx
            import protego  # noqa: F401

            from mahdar.intake.addresses import PublicTransport
        except ImportError as error:
            raise SourceError(
                "network", "fetching needs an extra that is not installed", hint="pip install 'mahdar[fetch]'"
            ) from error
        self.limits = limits or Limits()
        self.agent = f"Mahdar/{__version__}" + (f" (+{contact})" if contact else "")
        self._client = httpx.Client(
            transport=PublicTransport(allowed=allowed),
            headers={"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate", "Accept-Language": "ar,*;q=0.5"},
            timeout=httpx.Timeout(self.limits.wait),
            follow_redirects=False,
            trust_env=False,
        )
        self._clock, self._sleep = clock, sleep
        self._last: dict[str, float] = {}
        self._robots: dict[str, tuple[float, Protego | None]] = {}

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch an address. Raises SourceError, in one line, for anything but an answer within the limits."""
        begun, first = self._clock(), url
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value}
        for _ in range(self.limits.redirects + 1):
            self._judge(url, first)
            answer = self._patiently(url, headers, begun)
            if answer.status in _MOVED and answer.headers.get("location"):
                url = urljoin(url, answer.headers["location"])
                continue
            return _fetched(url, answer, etag, modified)
        raise SourceError(first, f"more than {self.limits.redirects} redirects")

    def _judge(self, url: str, first: str) -> None:
        """Raise SourceError for an address that is not fetched: no web address, or one that robots.txt keeps to itself."""
        try:
            parts = urlsplit(url)
            _ = parts.port
        except ValueError as error:
            raise SourceError(first, f"no web address: {error}") from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SourceError(first, "no web address", hint="it begins with http:// or https://")
        rules = self._rules(f"{parts.scheme}://{parts.netloc}")
        if rules is None:
            raise SourceError(first, "the host's robots.txt cannot be read now, so nothing is fetched from it")
        if not rules.can_fetch(url, "Mahdar"):
            raise SourceError(first, "the host's robots.txt does not allow this address to be read")

    def _rules(self, origin: str) -> Protego | None:
        """The rules of a host, asked once a day; a host without any allows all, one that fails allows nothing (RFC 9309)."""
        from protego import Protego

        kept = self._robots.get(origin)
        if kept and self._clock() - kept[0] < (_DAY if kept[1] is not None else 300):
            return kept[1]
        try:
            answer = self._robots_answer(f"{origin}/robots.txt")
            text = answer.data[:512_000].decode("utf-8", "replace") if answer.status == 200 else ""
            rules = Protego.parse(text) if answer.status < 500 and answer.status != 429 else None
        except SourceError as error:
            self._robots[origin] = (self._clock(), None)
            raise SourceError(origin, error.reason) from error
        self._robots[origin] = (self._clock(), rules)
        return rules

    def _robots_answer(self, url: str) -> _Answer:
        begun = self._clock()
        for _ in range(self.limits.redirects + 1):
            answer = self._patiently(url, {}, begun)
            if answer.status not in _MOVED or not answer.headers.get("location"):
                return answer
            url = urljoin(url, answer.headers["location"])
            if urlsplit(url).scheme not in ("http", "https"):
                break
        return answer

    def _patiently(self, url: str, headers: dict[str, str], begun: float) -> _Answer:
        """One request, tried again after a pause where the host was busy or did not answer."""
        for attempt in range(1, self.limits.tries + 1):
            self._wait_for(urlsplit(url).netloc)
            try:
                answer = self._once(url, headers, begun)
            except SourceError:
                raise
            except _network_errors() as error:
                if attempt == self.limits.tries or type(error).__name__ == "ForbiddenAddressError":
                    raise SourceError(url, _reason(error)) from error
                self._sleep(min(_MAX_WAIT, 2.0**attempt))
                continue
            if answer.status not in _AGAIN or attempt == self.limits.tries:
                return answer
            self._sleep(_asked_to_wait(answer.headers.get("retry-after"), attempt))
        raise SourceError(url, "no answer")

    def _wait_for(self, host: str) -> None:
        """Wait until a host may be asked again."""
        rules = next((kept[1] for origin, kept in self._robots.items() if origin.endswith(f"//{host}")), None)
        asked = rules.crawl_delay("Mahdar") if rules is not None else None
        pause = min(self.limits.longest_pause, max(self.limits.pause, float(asked or 0)))
        if host in self._last and (left := self._last[host] + pause - self._clock()) > 0:
            self._sleep(left)
        self._last[host] = self._clock()

    def _once(self, url: str, headers: dict[str, str], begun: float) -> _Answer:
        with self._client.stream("GET", url, headers=headers) as answer:
            data = self._body(answer, url, begun) if answer.status_code not in _MOVED else b""
            return _Answer(
                status=answer.status_code, headers={k.lower(): v for k, v in answer.headers.items()}, data=data
            )

    def _body(self, answer: httpx.Response, url: str, begun: float) -> bytes:
        """The body, unpacked piece by piece. Raises SourceError where it passes a limit."""
        encoding = answer.headers.get("content-encoding", "").strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise SourceError(url, f"the answer is packed as «{encoding}», which was not asked for")
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding not in ("", "identity") else None
        data, packed = bytearray(), 0
        for piece in answer.iter_raw(65_536):
            packed += len(piece)
            if self._clock() - begun > self.limits.seconds:
                raise SourceError(url, f"the answer took more than {self.limits.seconds:g} seconds")
            room = self.limits.bytes + 1 - len(data)
            try:
                data += unpack.decompress(piece, room) if unpack else piece
            except zlib.error as error:
                raise SourceError(url, f"the packed answer is damaged: {error}") from error
            if len(data) > self.limits.bytes:
                raise SourceError(url, f"the answer has more than {self.limits.bytes:,} bytes")
            if unpack and len(data) > 1_000_000 and len(data) > self.limits.ratio * packed:
                raise SourceError(url, f"the answer unpacks to more than {self.limits.ratio} times its size")
        return bytes(data)


def _network_errors() -> tuple[type[Exception], ...]:
    import httpcore
    import httpx

    return (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpcore.NetworkError,
        httpcore.TimeoutException,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        OSError,
        UnicodeError,
    )


def _reason(error: Exception) -> str:
    name = type(error).__name__
    if "Timeout" in name:
        return "the host does not answer"
    return f"the host cannot be reached: {str(error) or name}"


def _asked_to_wait(given: str | None, attempt: int) -> float:
    seconds = float(given) if given and given.isdigit() else 2.0**attempt
    return min(_MAX_WAIT, seconds)


def _fetched(url: str, answer: _Answer, etag: str | None, modified: str | None) -> Fetched:
    if answer.status == 304:
        return Fetched(url=url, etag=etag, modified=modified, changed=False)
    if answer.status != 200:
        raise SourceError(url, f"the host answers {answer.status}")
    kind, _, rest = answer.headers.get("content-type", "").partition(";")
    charset = rest.partition("charset=")[2].strip(" \"';").split(";")[0] or None
    given = (answer.headers.get("etag"), answer.headers.get("last-modified"))
    return Fetched(
        url=url, data=answer.data, kind=kind.strip().lower(), charset=charset, etag=given[0], modified=given[1]
    )


def read_address(url: str, opening: Opening) -> Item:
    """The report of a page at an address; what went wrong instead, where it did."""
    from mahdar.intake.decoding import decode
    from mahdar.intake.page import read_page

    if opening.fetcher is None:
        return SourceError(url, "this is an address of the network", hint="--fetch lets it be read")
    try:
        answer = opening.fetcher.get(url)
        if answer.kind and "html" not in answer.kind:
            return SetAside(source=url, id=url, note=f"no page but {answer.kind}")
        return read_page(decode(answer.data, url, declared=answer.charset), url, url=answer.url)
    except SourceError as error:
        return error
