"""How often one address, or one token, may ask: counted in this process, told with the seconds to wait."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from mahdar.web.api.problems import problem

_KEPT = 20_000
"""Askers remembered; beyond it those who asked longest ago are forgotten, so that no flood of addresses fills memory."""


class Limit:
    """A bucket for each asker that holds a minute's worth of requests and fills evenly. Safe between threads."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, asker: str) -> int:
        """0 where the asker may ask now, which then counts; else the seconds to wait. A limit of 0 stops nobody."""
        if not self.per_minute:
            return 0
        now, rate = self._clock(), self.per_minute / 60
        with self._lock:
            left, at = self._left.pop(asker, (float(self.per_minute), now))
            left = min(float(self.per_minute), left + (now - at) * rate)
            allowed = left >= 1
            self._left[asker] = (left - allowed, now)
            if len(self._left) > _KEPT:
                self._left.popitem(last=False)
        return 0 if allowed else max(1, math.ceil((1 - left) / rate))


@cache
def limit(kind: str) -> Limit:
    """The limit of a kind of asker («address», «token»), as the settings say."""
    return Limit(settings.MAHDAR_LIMITS[kind])


class Limits:
    """Middleware: an address that asks too often is told when to ask again. What is static was answered before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seconds = limit("address").wait(asker_of(request))
        return too_many(request, seconds) if seconds else self.get_response(request)


def asker_of(request: HttpRequest) -> str:
    """The address that asks; of IPv6 the network, since one asker has all addresses of it."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network(f"{address.partition('%')[0]}/64", strict=False))
    except ValueError:
        return address


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """The answer to one request too many."""
    if request.path.startswith("/api/"):
        answer = problem(429, f"too many requests; ask again in {seconds} s")
    else:
        text = _("Too many requests from your address; wait a moment.")
        answer = HttpResponse(text, status=429, content_type="text/plain; charset=utf-8")
    answer["Retry-After"] = str(seconds)
    return answer
