"""Cards of outlets: what general rules cannot know of one newsroom's pages, in one small file each.

`outlets/DOMAIN.toml` holds name (as its readers know it), country (ISO 3166-1), and, where needed, dates (`"mdy"` where its
numeric dates begin with the month) and cut (patterns of lines that are no part of its reports). A new card needs no code.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from msgspec import Struct, ValidationError, convert

from mahdar.errors import SourceError


class OutletCard(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One outlet."""

    name: str
    country: str | None = None
    dates: str | None = None
    cut: tuple[str, ...] = ()

    def cut_pattern(self) -> re.Pattern[str] | None:
        """The lines to leave out, as one pattern."""
        return re.compile("|".join(f"(?:{pattern})" for pattern in self.cut)) if self.cut else None


def card_of(url: str | None) -> OutletCard | None:
    """The card of the outlet at an address: of its whole host name, or of the domains above it."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return None
    parts = host.lower().split(".")
    for start in range(max(0, len(parts) - 1)):
        if card := _card(".".join(parts[start:])):
            return card
    return None


@cache
def _names() -> frozenset[str]:
    return frozenset(file.name for file in (files("mahdar.intake") / "outlets").iterdir())


@cache
def _card(domain: str) -> OutletCard | None:
    name = f"{domain}.toml"
    if name not in _names():
        return None
    text = (files("mahdar.intake") / "outlets" / name).read_text(encoding="utf-8")
    try:
        return convert(tomllib.loads(text), OutletCard)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise SourceError(name, f"this outlet card is broken: {error}") from error
