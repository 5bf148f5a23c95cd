"""Accounts: the invitation that makes one, and who is invited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import login, password_validation
from django.contrib.auth.models import User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mahdar.web import second_factor
from mahdar.web.access import (
    ROLES,
    accept,
    invitation,
    invite,
    named,
    needs,
    require_second_factor,
    second_factor_from,
)
from mahdar.web.models import Deed, SecondFactor
from mahdar.web.visits import end_visits


class Join(forms.Form):
    """Name and password of a new account."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=150, min_length=2, validators=[UnicodeUsernameValidator()]
    )
    password = forms.CharField(label=gettext_lazy("Password"), max_length=200, widget=forms.PasswordInput)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError(_("This name is taken."))
        return name

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if "password" in data:
            try:
                password_validation.validate_password(data["password"], User(username=data.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return data


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Make an account by a one-time link."""
    found = invitation(token)
    if found is None:
        return render(request, "mahdar/message.html", {"text": _("This link was used or has run out.")}, status=410)
    form = Join(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = accept(found, form.cleaned_data["name"], form.cleaned_data["password"])
        if user is None:
            return render(request, "mahdar/message.html", {"text": _("This link was used or has run out.")}, status=410)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("today")
    return render(request, "mahdar/join.html", {"form": form, "invited": found})


@never_cache
@needs("administrator")
def people(request: HttpRequest) -> HttpResponse:
    """Accounts and their roles, the audit log, a new invitation, and of whom a second factor is required."""
    link = None
    if request.method == "POST" and request.POST.get("role") in ROLES:
        link = request.build_absolute_uri(f"/join/{invite(request.POST['role'], by=named(request.user))}")
    elif request.method == "POST":
        _do(request, request.POST.get("do", ""))
        return redirect("accounts")
    accounts = User.objects.prefetch_related("groups").order_by("username")
    with_factor = set(SecondFactor.objects.filter(confirmed=True).values_list("user_id", flat=True))
    page = {
        "accounts": accounts, "roles": ROLES, "link": link, "deeds": Deed.objects.order_by("-pk")[:100],
        "least": second_factor_from(), "with_factor": with_factor,
    }  # fmt: skip
    return render(request, "mahdar/accounts.html", page)


def _do(request: HttpRequest, what: str) -> None:
    """What the administrator asked of all accounts, or of one that is not their own."""
    if what == "require":
        least = request.POST.get("least")
        require_second_factor(least if least in ROLES else None, by=named(request.user))
        return
    number = request.POST.get("account", "")
    account = User.objects.filter(pk=int(number[:15]) if number.isascii() and number.isdecimal() else 0).first()
    if account is None or account == request.user:
        return
    if what == "reset":
        second_factor.remove(account, by=named(request.user))
    elif what in ("close", "open"):
        User.objects.filter(pk=account.pk).update(is_active=what == "open")
        end_visits(account)
        Deed.objects.create(who=named(request.user), what=f"{what} account", about=named(account))
