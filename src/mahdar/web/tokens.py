"""API tokens: made once and shown once, kept as digests, for some scopes, until a day or until they are revoked."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from mahdar.errors import UsageError
from mahdar.web.access import may, named
from mahdar.web.models import Deed, Token

SCOPES = {"read": "reader", "review": "reviewer", "submit": "editor"}
"""What a token may be for, and the role that its owner must have for it."""

LONGEST_DAYS = 365
MOST = 20
"""Tokens of one person that are not revoked."""

_PREFIX = "mahdar_"
_USE_TOLD_EVERY = dt.timedelta(minutes=1)


def scopes_for(user: Any) -> list[str]:
    """The scopes that a person may give a token."""
    return [scope for scope, role in SCOPES.items() if may(user, role)]


def make_token(user: Any, name: str, scopes: Iterable[str], days: int) -> str:
    """A new token; this is the only time that it is seen.

    Raises UsageError for no scope or one that is not the person's, for days beyond a year, and for too many tokens.
    """
    asked = list(dict.fromkeys(scopes))
    if not asked or not set(asked) <= set(scopes_for(user)):
        raise UsageError("a token needs scopes, and only those of its owner's role")
    if not 1 <= days <= LONGEST_DAYS:
        raise UsageError(f"a token holds from 1 to {LONGEST_DAYS} days")
    if Token.objects.filter(user=user, revoked=False, until__gt=timezone.now()).count() >= MOST:
        raise UsageError(f"one person may have {MOST} tokens; revoke one first")
    text = _PREFIX + secrets.token_urlsafe(32)
    until = timezone.now() + dt.timedelta(days=days)
    Token.objects.create(user=user, name=name, digest=_digest(text), scopes=asked, until=until)
    Deed.objects.create(who=named(user), what="token", about=f"{name} ({', '.join(asked)})"[:300])
    return text


def token_of(text: str) -> Token | None:
    """The token behind what a program sent, if it still counts; its use is noted, at most once a minute."""
    now = timezone.now()
    found: Token | None = (
        Token.objects.select_related("user").filter(digest=_digest(text), revoked=False, until__gt=now).first()
    )
    if found is None or not found.user.is_active:
        return None
    if found.used is None or now - found.used > _USE_TOLD_EVERY:
        Token.objects.filter(pk=found.pk).update(used=now)
    return found


def revoke(user: Any, pk: int) -> bool:
    """Make a person's own token count no more; False where they have none of this number."""
    found = Token.objects.filter(pk=pk, user=user, revoked=False).first()
    if found is None:
        return False
    Token.objects.filter(pk=pk).update(revoked=True)
    Deed.objects.create(who=named(user), what="revoke", about=found.name)
    return True


def _digest(text: str) -> str:
    """Enough for a secret of 256 bits that nobody chose: it cannot be guessed from its digest."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
