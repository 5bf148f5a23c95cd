"""What a reader chooses for themselves without an account."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from mahdar.web.month_names import COOKIE, NAMES

_YEAR = 365 * 24 * 60 * 60


@never_cache
def months(request: HttpRequest, names: str) -> HttpResponse:
    """Keep which names of the months the reader wants, and lead back to the page that it was asked on."""
    if names not in NAMES:
        raise Http404
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(came_from if ours else "today")
    answer.set_cookie(COOKIE, names, _YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    return answer
