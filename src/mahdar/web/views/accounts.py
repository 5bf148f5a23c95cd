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

from mahdar.web.access import ROLES, accept, invitation, invite, named, needs
from mahdar.web.models import Deed


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
    """Accounts and their roles, the audit log, and a new invitation."""
    link = None
    if request.method == "POST" and request.POST.get("role") in ROLES:
        link = request.build_absolute_uri(f"/join/{invite(request.POST['role'], by=named(request.user))}")
    accounts = User.objects.prefetch_related("groups").order_by("username")
    page = {"accounts": accounts, "roles": ROLES, "link": link, "deeds": Deed.objects.order_by("-pk")[:100]}
    return render(request, "mahdar/accounts.html", page)
