"""The evidence for and against a sighting being a known person, weighed into a score with its reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from msgspec import Struct

from mahdar.archive.linking.names import UNLIKE, Likeness, is_plain, likeness, words_of
from mahdar.archive.linking.profile import Profile, Sighting
from mahdar.archive.linking.spelling import bare, great_families

SAME = 0.75
"""From this score on, a sighting is the person."""
DIFFERENT = 0.35
"""Below it, another one; between the two it is unsure, which is stored as such."""

_NEAR_DAYS, _FAR_DAYS = 60, 8 * 365
_KNOWN_WELL, _FAMOUS = 3, 5
_OFTEN = 0.3
_TELLING = 0.75
"""From this likeness on, a name alone tells who is meant, where nobody else bears it."""
_MOST_COMPANY = 0.25
_NAMED_BY_MANY = 12
"""Named by so many reports, someone in two of them tells half of what a rare one does."""
_TELLS = {"person": 0.14, "body": 0.1, "place": 0.06}

Weigh = Callable[[str], float]
"""Of someone or something that two reports both name, how much that tells."""


def weight(kind: str, seen: int) -> float:
    """What it tells that two reports name the same one: a guest little known much, a capital or a president little."""
    return _TELLS[kind] / (1 + seen / _NAMED_BY_MANY)


class Score(Struct, frozen=True):
    """value: 0 to 1; reasons: what counted, in words."""

    value: float
    reasons: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """same, different or unsure."""
        return "same" if self.value >= SAME else "different" if self.value < DIFFERENT else "unsure"


def _unknown(key: str) -> float:
    return weight("body", 0)


def score(
    sighting: Sighting, profile: Profile, *, rivals: int = 0, others: float | None = None, weigh: Weigh = _unknown
) -> Score:
    """How likely the sighting is this person.

    rivals: sightings of others whose name is as like; others: how many others of the archive can be expected to bear
    the name, where that is known; weigh: what each of the company tells.
    """
    like = _best_name(sighting, profile)
    if not like.score:
        return Score(0.0, (like.way,))
    if others is not None:
        like = _by_rarity(like, others)
    value, reasons = like.score, [like.way]
    for evidence in (_posts, _countries, _time, _outlet):
        points, reason = evidence(sighting, profile, like)
        if points:
            value += points
            reasons.append(reason)
    points = _company(sighting, profile, like, weigh)
    if points >= 0.02:
        value += points
        reasons.append("in the same company")
    if len(sighting.words) == 1:
        points = _alone(profile, like, rivals) if _shares(sighting, profile) else 0.0
    else:
        points = _known_best(profile, like, rivals + (others or 0.0), with_evidence=len(reasons) > 1)
    if points:
        value += points
        reasons.append("nobody else bears the name")
    return Score(round(max(0.0, min(1.0, value)), 4), tuple(reasons))


_BY_OTHERS = {
    "the same name": ((0.012, 0.86), (0.04, 0.8), (0.13, 0.66), (0.0, 0.58)),
    "a shorter form": ((0.012, 0.82), (0.04, 0.76), (0.2, 0.6), (0.0, 0.5)),
}
"""How far a name goes where fewer others than this can be expected to bear it; last, where more can."""
_SEVERAL = 0.2


def _by_rarity(like: Likeness, others: float) -> Likeness:
    """How far a name goes where it is known how many others may bear it: «محمد ثفيد» is one man."""
    steps = _BY_OTHERS.get(like.way)
    if steps is None:
        return like
    likely = next((value for most, value in steps if others < most), steps[-1][1])
    return like._replace(score=likely * min(1.0, like.spelt), plain=others >= _SEVERAL)


def _best_name(sighting: Sighting, profile: Profile) -> Likeness:
    """The likest of its names; none where the sighting's is unlike one that the person often goes by.

    «عواد بن عيد» is unlike «عواد البلوي», but both are «عواد بن عيد البلوي»; of the commonest names that tells nothing.
    """
    often = max(profile.names.values(), default=0) * _OFTEN
    known = {words_of(name): count for name, count in profile.names.items()}
    likes = {words: likeness(sighting.words, words) for words in known}
    plain = is_plain(sighting.words)
    for words, count in known.items():
        if not likes[words].score and count >= often:
            wholes = (whole for whole in known if len(whole) > len(words) and len(whole) > len(sighting.words))
            if plain or not any(likes[whole].score and likeness(words, whole).score for whole in wholes):
                return UNLIKE
    return max(likes.values(), default=UNLIKE)


def _posts(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """The same post of the same country or body; less where the country is the report's; the same title alone, less.

    Of a great family, «عواض العتيبي» the director of upkeep and «عواض العتيبي» of the police are hardly one man.
    """
    shared = [post for post in sighting.posts if post in profile.posts]
    sure = [post for post in shared if post[0] not in "«~"]
    if sure:
        return 0.3, f"the same office ({sure[0]})"
    titles = [post for post in shared if post[0] == "«"]
    if titles:
        return (0.08 if _homes_differ(sighting, profile) else 0.2), f"the same office ({titles[0]})"
    likely = [post for post in sighting.posts if post in shared or _other_way(post) in profile.posts]
    points = 0.08 if like.way == "without the last name" else 0.15
    if likely:
        return points, f"the same office, by the country reported on ({likely[0]})"
    if _of_a_great_family(sighting) and _titles(sighting.posts) and _titles(profile.posts):
        return -0.12, "another office"
    return 0.0, ""


def _of_a_great_family(sighting: Sighting) -> bool:
    return len(sighting.words) > 1 and bare(sighting.words[-1]) in great_families()


def _titles(posts: Iterable[str]) -> list[str]:
    """Offices told in words of their own («مدير مركز شرطة القرارة»), not as a mere «الرئيس»."""
    return [post for post in posts if post[0] == "«" or "@" in post]


def _other_way(post: str) -> str:
    return post[1:] if post[0] == "~" else "~" + post


def _homes_differ(sighting: Sighting, profile: Profile) -> bool:
    return bool(sighting.home and profile.homes and sighting.home not in profile.homes)


def _countries(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """One country speaks for, two against; the more, the more people bear such a name.

    Where an office gives none, the country that the report is about says a little.
    """
    if sighting.countries and profile.countries:
        if set(sighting.countries) & set(profile.countries):
            return 0.12, "the same country"
        return (-0.4 if like.plain else -0.22), "another country"
    ours = {*sighting.countries, *((sighting.home,) if sighting.home else ())}
    theirs = {*profile.countries, *profile.homes}
    if not ours or not theirs:
        return 0.0, ""
    if ours & theirs:
        return 0.03, "in reports on the same country"
    return (-0.12 if like.score < _TELLING else -0.04), "in reports on other countries"


def _company(sighting: Sighting, profile: Profile, like: Likeness, weigh: Weigh) -> float:
    """Reports that name the same others, or the same bodies and towns, speak of the same people."""
    if like.way == "the last name only":
        return 0.0
    return min(_MOST_COMPANY, sum(weigh(one) for one in sighting.company if one in profile.company))


def _time(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """Reports of the same weeks speak of the same people; many years apart, less so."""
    if not (sighting.day and profile.first and profile.last):
        return 0.0, ""
    away = max(0, _days(profile.first) - _days(sighting.day), _days(sighting.day) - _days(profile.last))
    if away > _FAR_DAYS:
        return -0.15, "many years apart"
    return (0.04, "the same weeks") if away <= _NEAR_DAYS else (0.0, "")


def _outlet(sighting: Sighting, profile: Profile, like: Likeness) -> tuple[float, str]:
    """A newsroom that names someone without more means the one it named before."""
    return (0.05, "the same outlet") if sighting.outlet in profile.outlets else (0.0, "")


def _alone(profile: Profile, like: Likeness, rivals: int) -> float:
    """What it counts for a last name standing alone that one person alone is known by it, and known well."""
    return 0.35 if profile.seen >= _FAMOUS and rivals * 4 < profile.seen and not like.plain else 0.0


def _shares(sighting: Sighting, profile: Profile) -> bool:
    """Whether a report that gives a last name alone speaks of what the person is known from."""
    lands = {*sighting.countries, *((sighting.home,) if sighting.home else ())} & {*profile.countries, *profile.homes}
    return bool(lands) or any(one in profile.company for one in sighting.company)


def _known_best(profile: Profile, like: Likeness, rivals: float, *, with_evidence: bool) -> float:
    """What it counts that of those with such a name, this one is known best: by far, where many bear it."""
    if profile.seen < _KNOWN_WELL or rivals * 4 >= profile.seen:
        return 0.0
    if not with_evidence and like.score < _TELLING:  # nothing but a name that others may bear
        return 0.0
    if like.plain:
        famous = like.way == "the same name" and profile.seen >= 2 * _FAMOUS and rivals * 8 < profile.seen
        return 0.1 if famous else 0.0
    return 0.15 if like.way == "the same name" else 0.08


def _days(day: str) -> int:
    year, month, number = (*day.split("-"), "1", "1")[:3]
    return dt.date(int(year), int(month), int(number)).toordinal()
