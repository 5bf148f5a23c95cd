"""Signing in: a name and a password, then the second factor where there is one."""

from __future__ import annotations

import time
from typing import Any

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mahdar.web.second_factor import barred, has_factor, passes

BACKEND = "django.contrib.auth.backends.ModelBackend"
_HALF = "half_signed_in"
_SECONDS = 600
"""How long the second step may take."""


@method_decorator(never_cache, name="dispatch")
class SignIn(LoginView):
    """The first step; the last one too where there is no second factor."""

    template_name = "mahdar/login.html"

    def form_valid(self, form: Any) -> HttpResponse:
        user = form.get_user()
        if not has_factor(user):
            answer: HttpResponse = super().form_valid(form)
            return answer
        self.request.session.cycle_key()
        until = int(time.time()) + _SECONDS
        self.request.session[_HALF] = {"user": user.pk, "until": until, "next": self.get_redirect_url()}
        return redirect("code")


@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the app, or a recovery code."""
    half = request.session.get(_HALF) or {}
    user = User.objects.filter(pk=half.get("user"), is_active=True).first()
    if user is None or half["until"] < time.time():
        request.session.pop(_HALF, None)
        return redirect("login")
    wrong = ""
    if request.method == "POST":
        if passes(user, request.POST.get("code", "")[:100]):
            del request.session[_HALF]
            login(request, user, backend=BACKEND)
            return redirect(_safe(request, half["next"]))
        wrong = (
            _("Too many wrong codes: wait a quarter of an hour.")
            if barred(user)
            else _("This code is not right, or was used.")
        )
    return render(request, "mahdar/code.html", {"wrong": wrong}, status=403 if wrong else 200)


def _safe(request: HttpRequest, address: str) -> str:
    """An address of ours, else the first page."""
    own = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if own else resolve_url("today")
