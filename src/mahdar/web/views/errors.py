"""What is said when a page is not there, not allowed, or broken."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "mahdar/message.html", {"text": _("There is no such page.")}, status=404)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "mahdar/message.html", {"text": _("Your account may not do this.")}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the database, which may be what is broken."""
    return HttpResponse("mahdar: something broke here; the log says what\n", status=500, content_type="text/plain")
