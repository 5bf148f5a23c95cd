"""What every page shows around its content: languages, who is signed in, whether assets are there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.urls import translate_url

from mahdar.version import __version__
from mahdar.web.access import may, role_of
from mahdar.web.labels import label
from mahdar.web.month_names import NAMES, august, in_use

ASSETS = Path(__file__).parent / "static" / "vendor"


@cache
def assets_there() -> bool:
    """Whether `make assets` (or the wheel) brought the fonts."""
    return (ASSETS / "naskh.css").is_file()


def frame(request: HttpRequest) -> dict[str, Any]:
    """For all templates; `other_language` is the same page in the other language."""
    other = "en" if getattr(request, "LANGUAGE_CODE", "ar") == "ar" else "ar"
    user = getattr(request, "user", None)
    return {
        "other_language": other,
        "other_address": translate_url(request.get_full_path(), other),
        "here": getattr(request.resolver_match, "url_name", ""),
        "assets_there": assets_there(),
        "version": __version__,
        "month_names": [(key, label("months", key), august(key)) for key in NAMES] if other == "en" else [],
        "chosen_months": in_use(),
        "role": role_of(user) if user else None,
        "may_review": bool(user) and may(user, "reviewer"),
        "may_decide": bool(user) and may(user, "editor"),
        "may_submit": bool(user) and may(user, "editor"),
        "may_invite": bool(user) and may(user, "administrator"),
        "query": request.GET.get("q", "")[:200],
    }
