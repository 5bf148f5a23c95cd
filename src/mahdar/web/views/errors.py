"""What is said when a page is not there, not allowed, not understood, or broken."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _told(request, _("There is no such page."), 404)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _told(request, _("Your account may not do this."), 403)


def bad(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _told(request, _("What was asked for cannot be understood."), 400)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the mark of our own pages: sent from another site, or from a page that lay open too long."""
    return _told(
        request, _("The form came from elsewhere or too late. Open the page again and send it from there."), 403
    )


def locked(request: HttpRequest, response: Any, credentials: Any) -> HttpResponse:
    """Too many wrong passwords for one name from one address."""
    return _told(request, _("Too many wrong passwords: wait an hour."), 429)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the database, which may be what is broken."""
    text = _("Something broke here; the server’s log says what.")
    return HttpResponse(f"{text}\n", status=500, content_type="text/plain; charset=utf-8")


def _told(request: HttpRequest, text: str, status: int) -> HttpResponse:
    return render(request, "mahdar/message.html", {"text": text}, status=status)
