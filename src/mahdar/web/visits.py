"""Where a person is signed in: each session noted when it begins, seen while it lasts, ended from elsewhere."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from mahdar.web.models import Deed, Visit

_NOTED = "seen"
_EVERY = dt.timedelta(minutes=5)


@receiver(user_logged_in)
def _begin(sender: Any, request: HttpRequest, user: Any, **_: Any) -> None:
    if request.session.session_key is None:
        request.session.save()
    request.session[_NOTED] = int(time.time())
    Visit.objects.update_or_create(
        key=request.session.session_key,
        defaults={
            "user": user, "seen": timezone.now(), "address": str(request.META.get("REMOTE_ADDR", ""))[:45],
            "agent": request.headers.get("User-Agent", "")[:200],
        },
    )  # fmt: skip


@receiver(user_logged_out)
def _end(sender: Any, request: HttpRequest, **_: Any) -> None:
    Visit.objects.filter(key=request.session.session_key or "").delete()


class Visits:
    """Middleware: notes that a session is in use, at most every five minutes; a visitor's request costs nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seen = request.session.get(_NOTED) if request.session.session_key else None
        if seen is not None and time.time() - seen > _EVERY.total_seconds():
            request.session[_NOTED] = int(time.time())
            Visit.objects.filter(key=request.session.session_key).update(seen=timezone.now())
        return self.get_response(request)


def visits_of(user: Any) -> list[Visit]:
    """The sessions of a person that still last, the latest seen first."""
    lasting = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    Visit.objects.filter(user=user).exclude(key__in=lasting).delete()
    return list(Visit.objects.filter(user=user).order_by("-seen", "-pk"))


def end_visits(user: Any, *, but: str | None = None, only: int | None = None) -> int:
    """Sign a person out: everywhere, everywhere but in one session, or in one alone; how many sessions ended."""
    ending = Visit.objects.filter(user=user).exclude(key=but or "")
    if only is not None:
        ending = ending.filter(pk=only)
    keys = list(ending.values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    ending.filter(key__in=keys).delete()
    if keys:
        Deed.objects.create(who=user.get_username(), what="sign out elsewhere", about=str(len(keys)))
    return len(keys)


def move_visit(request: HttpRequest) -> None:
    """Note that this session goes on under a new key, as it does when the password was changed."""
    if request.session.session_key is None:
        request.session.save()
    latest = Visit.objects.filter(user=request.user).order_by("-seen", "-pk")
    if not latest.filter(key=request.session.session_key).exists():
        _begin(sender=None, request=request, user=request.user)
