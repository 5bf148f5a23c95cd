"""The form of verbal nouns, by which they are told from adjectives and from names."""

from __future__ import annotations


def is_masdar(bare: str) -> bool:
    """Whether a form is that of a masdar, never of an adjective: «الاعتداء», «الاستهداف», «التصعيد»."""
    if len(bare) < _SHORTEST:
        return False
    before_last = bare.rstrip("ء")[-1:] if bare.endswith("ء") else bare[-2:-1]
    return (bare[0] == "ا" and before_last == "ا") or (bare[0] == "ت" and before_last == "ي" and len(bare) == _SHORTEST)


_SHORTEST = 5  # letters of the shortest: «تصعيد», «إعلان»
