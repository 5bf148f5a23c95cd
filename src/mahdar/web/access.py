"""Who may do what: readers read, reviewers judge claims, editors decide who is who, administrators invite."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, Group, User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from mahdar.web.models import Deed, Invitation, Setting
from mahdar.web.second_factor import has_factor

ROLES = ("reader", "reviewer", "editor", "administrator")
"""From the least to the most; each may do what those before it may."""

INVITATION_HOURS = 48
_REQUIRED = "second_factor_from"
View = Callable[..., HttpResponse]


def role_of(user: Any) -> str | None:
    """The highest role of a signed-in user; None for a visitor, and for one who must set up a second factor first."""
    return None if not user.is_authenticated or must_enrol(user) else _given_role(user)


def _given_role(user: Any) -> str:
    """The role by the groups, looked up once for each request's user."""
    kept: str | None = getattr(user, "mahdar_role", None)
    if kept is None:
        names = set(user.groups.values_list("name", flat=True))
        kept = user.mahdar_role = next((role for role in reversed(ROLES) if role in names), "reader")
    return kept


def must_enrol(user: Any) -> bool:
    """Whether a signed-in user has no second factor although the administrator requires one of the role."""
    kept: bool | None = getattr(user, "mahdar_must_enrol", None)
    if kept is None:
        least = second_factor_from()
        required = least is not None and ROLES.index(_given_role(user)) >= ROLES.index(least)
        kept = user.mahdar_must_enrol = required and not has_factor(user)
    return kept


def second_factor_from() -> str | None:
    """The least role of which a second factor is required; None where of nobody."""
    found = Setting.objects.filter(name=_REQUIRED).values_list("value", flat=True).first()
    return found if found in ROLES else None


def require_second_factor(least: str | None, *, by: str) -> None:
    """Require a second factor of a role and those above it, or of nobody."""
    Setting.objects.update_or_create(name=_REQUIRED, defaults={"value": least or ""})
    Deed.objects.create(who=by, what="require second factor", about=least or "nobody")


def may(user: Any, role: str) -> bool:
    """Whether a user has a role or a higher one; a visitor is a reader where reading is public."""
    own = role_of(user)
    if own is None:
        return role == "reader" and bool(settings.MAHDAR_PUBLIC)
    return ROLES.index(own) >= ROLES.index(role)


def needs(role: str) -> Callable[[View], View]:
    """A view for those who have a role: a visitor is sent to sign in, others are refused."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if may(request.user, role):
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if must_enrol(request.user):
                return redirect("second-factor")
            raise PermissionDenied

        return guarded

    return decorate


def invite(role: str, *, by: str) -> str:
    """A token that makes one account of a role within two days."""
    token = secrets.token_urlsafe(32)
    until = timezone.now() + dt.timedelta(hours=INVITATION_HOURS)
    Invitation.objects.create(digest=_digest(token), role=role, until=until)
    Deed.objects.create(who=by, what="invite", about=role)
    return token


def invitation(token: str) -> Invitation | None:
    """The invitation behind a token, if it can still be used."""
    found: Invitation | None = Invitation.objects.filter(
        digest=_digest(token), used_by=None, until__gt=timezone.now()
    ).first()
    return found


@transaction.atomic
def accept(found: Invitation, name: str, password: str) -> User | None:
    """The account that an invitation makes; None where somebody else used it meanwhile."""
    user = User.objects.create_user(name, password=password)
    user.groups.add(Group.objects.get_or_create(name=found.role)[0])
    if not Invitation.objects.filter(pk=found.pk, used_by=None).update(used_by=user):
        transaction.set_rollback(True)
        return None
    Deed.objects.create(who=name, what="join", about=found.role)
    return user


def secret() -> str:
    """The installation's own secret, made at the first start."""
    kept, _ = Setting.objects.get_or_create(name="secret", defaults={"value": secrets.token_urlsafe(48)})
    return str(kept.value)


def nobody_yet() -> bool:
    """Whether there is no account at all: the first start."""
    return not User.objects.exists()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def named(user: AbstractBaseUser | Any) -> str:
    """The name under which a user's doings are kept."""
    return str(user.get_username())
