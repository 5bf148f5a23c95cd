"""A person's own pages: where they are signed in, the second factor, the password, tokens for programs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import PasswordChangeView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mahdar.errors import UsageError
from mahdar.web import second_factor, visits
from mahdar.web.access import must_enrol, named, needs
from mahdar.web.models import Deed, Token
from mahdar.web.second_factor import has_factor
from mahdar.web.tokens import LONGEST_DAYS, make_token, revoke, scopes_for


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What is the person's own: second factor, password, tokens, and where they are signed in."""
    return render(request, "mahdar/account.html", {
        "has_factor": has_factor(request.user), "codes_left": second_factor.codes_left(request.user),
        "visits": visits.visits_of(request.user), "here": request.session.session_key,
        "tokens": Token.objects.filter(user=request.user, revoked=False, until__gt=timezone.now()).count(),
    })  # fmt: skip


@login_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End one session of the person, or all but this one."""
    number = request.POST.get("visit", "")
    only = int(number[:15]) if number.isascii() and number.isdecimal() else None
    ended = visits.end_visits(request.user, but=request.session.session_key, only=only)
    messages.info(request, _("Signed out elsewhere.") if ended else _("There was nothing to sign out."))
    return redirect("account")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def factor(request: HttpRequest) -> HttpResponse:
    """Turn the second factor on with a first code; turn it off, or take new recovery codes, with a code of it."""
    if request.method == "POST":
        return _factor_sent(request, request.POST.get("do", ""), request.POST.get("code", "")[:100])
    return _factor_page(request)


def _factor_sent(request: HttpRequest, do: str, code: str) -> HttpResponse:
    user = request.user
    if do == "on":
        codes = second_factor.confirm(user, code)
        if codes is None:
            return _factor_page(request, wrong=True)
        visits.end_visits(user, but=request.session.session_key)
        return render(request, "mahdar/codes.html", {"codes": codes})
    if not second_factor.passes(user, code):
        return _factor_page(request, wrong=True)
    if do == "codes":
        return render(request, "mahdar/codes.html", {"codes": second_factor.new_codes(user)})
    second_factor.remove(user, by=named(user))
    messages.info(request, _("The second factor is off."))
    return redirect("account")


def _factor_page(request: HttpRequest, *, wrong: bool = False) -> HttpResponse:
    page: dict[str, Any] = {
        "wrong": wrong,
        "has_factor": has_factor(request.user),
        "required": must_enrol(request.user),
    }
    if not page["has_factor"]:
        begun = second_factor.begin(request.user)
        drawn = second_factor.picture(second_factor.address_of(begun))
        page |= {"secret": begun.secret, "picture": mark_safe(drawn)}
    return render(request, "mahdar/factor.html", page, status=403 if wrong else 200)


@method_decorator([never_cache, login_required], name="dispatch")
class Password(PasswordChangeView):
    """A new password; every other session of the person ends."""

    template_name = "mahdar/password.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        visits.move_visit(self.request)
        visits.end_visits(self.request.user, but=self.request.session.session_key)
        Deed.objects.create(who=named(self.request.user), what="new password")
        messages.info(self.request, _("The password was changed; other sessions were signed out."))
        return answer


@never_cache
@needs("reader")
@login_required
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The person's tokens, and the form that makes one, which is shown this once."""
    made, wrong = None, None
    if request.method == "POST":
        days = request.POST.get("days", "")
        try:
            made = make_token(
                request.user, request.POST.get("name", "").strip()[:100] or "—", request.POST.getlist("scope"),
                int(days[:4]) if days.isascii() and days.isdecimal() else 0,
            )  # fmt: skip
        except UsageError:
            wrong = _("Choose at least one scope, and from 1 to 365 days; one person may have 20 tokens.")
    page = {
        "tokens": Token.objects.filter(user=request.user).order_by("-pk")[:60], "made": made, "wrong": wrong,
        "scopes": scopes_for(request.user), "now": timezone.now(), "longest": LONGEST_DAYS,
    }  # fmt: skip
    return render(request, "mahdar/tokens.html", page, status=400 if wrong else 200)


@login_required
@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a token of the person's own count no more."""
    if not revoke(request.user, pk):
        raise Http404
    messages.info(request, _("The token counts no more."))
    return redirect("tokens")
