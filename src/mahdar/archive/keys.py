"""Keys by which names are compared: folded, without article and links."""

from __future__ import annotations

from functools import lru_cache

from mahdar.reading.entities import keys_of

_KEY_LENGTH = 300


@lru_cache(maxsize=64_000)
def name_key(name: str) -> str:
    """«رجب طيب أردوغان» → «رجب طيب اردوغان»; «الأمم المتّحدة» → «امم متحده»."""
    return " ".join(keys_of(name))[:_KEY_LENGTH] or name[:_KEY_LENGTH]
