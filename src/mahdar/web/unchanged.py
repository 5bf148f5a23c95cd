"""What has not changed is not made twice: answers to visitors are kept by the archive's revision, and a browser that has the newest
is told so.

Only what everybody gets alike is kept: a page asked for without a session, that sets no cookie and starts none. Whoever is signed in
gets every page made anew. What the page says depends on its address, the host, the archive, the day and the reader's names of the months alone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from mahdar.archive.tallying import revision
from mahdar.version import __version__
from mahdar.web.month_names import COOKIE, names_for

MOST = 64_000_000
"""Bytes of answers that are kept in one process; beyond it those asked for longest ago go."""
_LARGEST = 1_000_000
_PAGES = frozenset(
    [
        "today",
        "contacts",
        "statements",
        "upcoming",
        "events",
        "reports",
        "people",
        "bodies",
        "places",
        "report",
        "identity",
        "contact",
        "network",
        "timeline",
        "map",
        "calendar",
        "between",
        "sources",
        "outlet",
        "coverage",
        "search",
        "about",
    ]
)
"""Pages that tell of the archive and of nothing else; all of the API that reads does too."""
_API = "api-v1"

Key = tuple[str, str, str, str]


class Kept:
    """Answers of one revision, by address. Safe between threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._size, self._revision = most, 0, ""
        self._answers: OrderedDict[Key, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, now: str, key: Key) -> tuple[bytes, dict[str, str]] | None:
        """The answer to an address at a revision, if it is kept."""
        with self._lock:
            if now != self._revision or key not in self._answers:
                return None
            self._answers.move_to_end(key)
            return self._answers[key]

    def put(self, now: str, key: Key, body: bytes, headers: dict[str, str]) -> None:
        """Keep an answer; those of another revision go."""
        with self._lock:
            if now != self._revision:
                self._answers.clear()
                self._revision, self._size = now, 0
            if key in self._answers:
                return
            self._answers[key] = (body, headers)
            self._size += len(body)
            while self._size > self._most:
                _, (gone, _) = self._answers.popitem(last=False)
                self._size -= len(gone)


class Unchanged:
    """Middleware that answers visitors from what is kept, and keeps what may be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._kept = Kept()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _from_anybody(request):
            return self.get_response(request)
        now = (
            f"{revision()}.{dt.date.today()}.{__version__}"  # asked before the page is made: what comes later is newer
        )
        key = (request.scheme, request.get_host(), request.get_full_path(), names_for(request))
        found = self._kept.get(now, key)
        if found is None:
            answer = self.get_response(request)
            if not _for_everybody(request, answer):
                return answer
            found = answer.content, dict(answer.headers)
            self._kept.put(now, key, *found)
        else:
            answer = HttpResponse(found[0], headers=found[1])
        answer["ETag"] = quote_etag(hashlib.blake2b("\0".join((now, *key)).encode(), digest_size=16).hexdigest())
        answer["Cache-Control"] = "no-cache"  # a browser may keep it, and asks each time whether it is still so
        answer["Vary"] = "Cookie, Accept-Language"
        return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


def _from_anybody(request: HttpRequest) -> bool:
    """Whether nothing but the address and the names of the months tells what is asked."""
    asked = request.META
    return (
        bool(settings.MAHDAR_PUBLIC)
        and request.method == "GET"
        and not request.COOKIES.keys() - {COOKIE}
        and "HTTP_AUTHORIZATION" not in asked
        and "HTTP_RANGE" not in asked
    )


def _for_everybody(request: HttpRequest, answer: HttpResponse) -> bool:
    """Whether an answer is the same for all visitors, and small enough to be kept."""
    address = request.resolver_match
    return (
        address is not None
        and (address.url_name in _PAGES or _API in address.namespaces)
        and answer.status_code == 200
        and not answer.streaming
        and not answer.cookies
        and not request.session.modified
        and not answer.has_header("Retry-After")
        and len(answer.content) <= _LARGEST
    )
