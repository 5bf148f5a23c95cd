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
from django.utils import timezone

from mahdar.web.models import Deed, Invitation, Setting

ROLES = ("reader", "reviewer", "editor", "administrator")
"""From the least to the most; each may do what those before it may."""

INVITATION_HOURS = 48
View = Callable[..., HttpResponse]


def role_of(user: Any) -> str | None:
    """The highest role of a signed-in user; None for a visitor."""
    if not user.is_authenticated:
        return None
    names = set(user.groups.values_list("name", flat=True))
    return next((role for role in reversed(ROLES) if role in names), "reader")


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
