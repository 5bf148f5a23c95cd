"""The second factor: an authenticator app (TOTP, RFC 6238) and recovery codes, each code good once."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
import time
from typing import Any

import pyotp
import segno
from django.db import transaction
from django.utils import timezone

from mahdar.web.models import Deed, RecoveryCode, SecondFactor

ISSUER = "Mahdar"
CODES = 10
"""Recovery codes of one person."""

MOST_FAILURES = 8
BARRED = dt.timedelta(minutes=15)
_PERIOD = 30
_DRIFT = (0, -1, 1)
"""Periods of 30 seconds around now whose code counts: clocks of phones differ."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def has_factor(user: Any) -> bool:
    """Whether a person signs in with a second factor."""
    return bool(SecondFactor.objects.filter(user=user, confirmed=True).exists())


def begin(user: Any) -> SecondFactor:
    """The secret that a person is to put into their app; the same until a code of it confirmed it."""
    found: SecondFactor = SecondFactor.objects.get_or_create(user=user, defaults={"secret": pyotp.random_base32()})[0]
    return found


def address_of(factor: SecondFactor) -> str:
    """The otpauth: address that the app reads from the picture."""
    return str(pyotp.TOTP(factor.secret).provisioning_uri(name=factor.user.get_username(), issuer_name=ISSUER))


def picture(address: str) -> str:
    """The address as a QR code: an SVG element, black on white, made here, since its secret is nobody's but the user's."""
    return segno.make(address, error="m").svg_inline(scale=5, border=3, dark="#000", light="#fff", omitsize=True)


def confirm(user: Any, code: str) -> list[str] | None:
    """Turn the second factor on with a first code; the recovery codes, seen this once. None where the code is wrong."""
    with transaction.atomic():
        factor = begin(user)
        if factor.confirmed or not _is_next(factor, code):
            return None
        SecondFactor.objects.filter(pk=factor.pk).update(confirmed=True, failures=0)
        Deed.objects.create(who=user.get_username(), what="second factor on")
        return new_codes(user)


def new_codes(user: Any) -> list[str]:
    """Recovery codes, instead of those before; only their digests are kept."""
    codes = ["-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(3)) for _ in range(CODES)]
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in codes)
    return codes


def codes_left(user: Any) -> int:
    """How many recovery codes are not used yet."""
    return int(RecoveryCode.objects.filter(user=user, used=None).count())


def barred(user: Any) -> bool:
    """Whether so many wrong codes came that none is looked at for a while."""
    return bool(SecondFactor.objects.filter(user=user, barred_until__gt=timezone.now()).exists())


def passes(user: Any, code: str) -> bool:
    """Whether a code of the app, or a recovery code, is right; it is good no more then. Wrong ones are counted."""
    factor = SecondFactor.objects.filter(user=user, confirmed=True).first()
    if factor is None or barred(user):
        return False
    if _is_next(factor, code) or _is_recovery(user, code):
        SecondFactor.objects.filter(pk=factor.pk).update(failures=0, barred_until=None)
        return True
    _count_failure(factor)
    return False


def remove(user: Any, *, by: str) -> None:
    """Turn the second factor off, with its recovery codes."""
    SecondFactor.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    Deed.objects.create(who=by, what="second factor off", about=user.get_username())


def _is_next(factor: SecondFactor, code: str) -> bool:
    """Whether the code is of now and of a period that was not used yet; the update alone decides, so that two at once cannot both pass."""
    now, made = int(time.time()) // _PERIOD, pyotp.TOTP(factor.secret)
    typed = "".join(code.split())
    for step in (now + drift for drift in _DRIFT):
        if hmac.compare_digest(made.generate_otp(step).encode(), typed.encode("utf-8", "replace")):
            return bool(SecondFactor.objects.filter(pk=factor.pk, step__lt=step).update(step=step))
    return False


def _is_recovery(user: Any, code: str) -> bool:
    left = RecoveryCode.objects.filter(user=user, digest=_digest(user, code), used=None)
    return bool(left.update(used=timezone.now()))


def _count_failure(factor: SecondFactor) -> None:
    """Eight wrong codes bar further ones for a quarter of an hour: six digits are guessed otherwise."""
    failures = factor.failures + 1
    until = timezone.now() + BARRED if failures >= MOST_FAILURES else None
    SecondFactor.objects.filter(pk=factor.pk).update(failures=0 if until else failures, barred_until=until)


def _digest(user: Any, code: str) -> str:
    typed = "".join(code.lower().replace("-", " ").split())
    return hashlib.sha256(f"{user.pk}:{typed}".encode("utf-8", "replace")).hexdigest()
