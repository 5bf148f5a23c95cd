"""The evidence for and against a sighting being a known person, weighed into a score with its reasons."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from mahdar.archive.linking.names import UNLIKE, Likeness, likeness, words_of
from mahdar.archive.linking.profile import Profile, Sighting

SAME = 0.75
"""From this score on, a sighting is the person."""
DIFFERENT = 0.35
"""Below it, another one; between the two it is unsure, which is stored as such."""

_NEAR_DAYS, _FAR_DAYS = 60, 8 * 365
_KNOWN_WELL = 3
_OFTEN = 0.3
_TELLING = 0.75
"""From this likeness on, a name alone tells who is meant, where nobody else bears it."""


class Score(Struct, frozen=True):
    """value: 0 to 1; reasons: what counted, in words."""

    value: float
    reasons: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """same, different or unsure."""
        return "same" if self.value >= SAME else "different" if self.value < DIFFERENT else "unsure"


def score(sighting: Sighting, profile: Profile, *, rivals: int = 0) -> Score:
    """How likely the sighting is this person. `rivals`: sightings of others whose name is as like."""
    like = _best_name(sighting, profile)
    if not like.score:
        return Score(0.0, (like.way,))
    value, reasons = like.score, [like.way]
    for evidence in (_posts, _countries, _company, _time, _outlet):
        points, reason = evidence(sighting, profile, like)
        if points:
            value += points
            reasons.append(reason)
    alone = len(reasons) == 1 and like.score < _TELLING  # nothing but a name that others may bear
    if profile.seen >= _KNOWN_WELL and rivals * 4 < profile.seen and not (alone and len(sighting.words) > 1):
        value += 0.15 if len(sighting.words) > 1 else (0.0 if like.plain or profile.seen < 5 else 0.35)
        reasons.append("nobody else bears the name")
    return Score(round(max(0.0, min(1.0, value)), 4), tuple(reasons))


def _best_name(sighting: Sighting, profile: Profile) -> Likeness:
    """The likest of its names; none where the sighting's is unlike one that the person often goes by."""
    often = max(profile.names.values(), default=0) * _OFTEN
    best = UNLIKE
    for name, count in profile.names.items():
        like = likeness(sighting.words, words_of(name))
        if not like.score and count >= often:
            return UNLIKE
        best = max(best, like)
    return best


def _posts(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """The same post of the same country or body; the same title without them, somewhat less."""
    shared = [post for post in sighting.posts if post in profile.posts]
    if not shared:
        return 0.0, ""
    told = min(shared, key=lambda post: post.startswith("«"))
    return (0.2 if told.startswith("«") else 0.3), f"the same office ({told})"


def _countries(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """One country speaks for, two against; the more, the more people bear such a name."""
    if not sighting.countries or not profile.countries:
        return 0.0, ""
    if set(sighting.countries) & set(profile.countries):
        return 0.12, "the same country"
    return (-0.4 if like.plain else -0.22), "another country"


def _company(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """Reports that name the same others, or the same bodies and towns, speak of the same people."""
    shared = sum(one in profile.company for one in sighting.company)
    if shared >= 2 and like.way != "the last name only":
        return 0.12, "in the same company"
    return 0.0, ""


def _time(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """Reports of the same weeks speak of the same people; many years apart, less so."""
    if not (sighting.day and profile.first and profile.last):
        return 0.0, ""
    away = max(0, _days(profile.first) - _days(sighting.day), _days(sighting.day) - _days(profile.last))
    if away > _FAR_DAYS:
        return -0.15, "many years apart"
    return (0.06, "the same weeks") if away <= _NEAR_DAYS else (0.0, "")


def _outlet(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """A newsroom that names someone without more means the one it named before."""
    return (0.08, "the same outlet") if sighting.outlet in profile.outlets else (0.0, "")


def _days(day: str) -> int:
    year, month, number = (*day.split("-"), "1", "1")[:3]
    return dt.date(int(year), int(month), int(number)).toordinal()
