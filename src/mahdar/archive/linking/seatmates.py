"""One who holds an office at a time under two spellings: «سيرغي لافروف», «سيرجي لافروف», Russia's foreign minister of one year.

Foreign names are written as each newsroom hears them, and farther apart than two names alone may be to be one. That both
hold the very same office at the same time tells what the letters do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import msgspec

from mahdar.archive.linking.names import Words, words_of
from mahdar.archive.linking.profile import Profile
from mahdar.archive.linking.rejoining import Known, kept_apart
from mahdar.archive.linking.scoring import Score
from mahdar.archive.linking.spelling import bare, commonest_names, given_names, skeleton
from mahdar.archive.models import Identity, Office
from mahdar.archive.seats import Seat, seat_of

ONE_HOLDER = frozenset(
    ("president", "prime_minister", "minister", "king", "crown_prince", "emir", "sultan", "speaker", "governor",
     "chairman", "secretary_general", "ambassador", "chief_of_staff", "foreign_minister")
)  # fmt: skip
"""Posts that one person at a time holds, of one body or country."""
_MOST = 40
"""Of more holders than these a seat is no single one."""
_MONTHS = 6
_LONG_ENOUGH = 3
_SCORE = 0.85


def same_holders() -> Iterator[tuple[Known, Known, Score]]:
    """People who hold one office at one time by names that may be one name's spellings: who stays, who goes into them, and why."""
    pairs = sorted({pair for holders in _holders().values() for pair in _pairs(holders)})
    apart = kept_apart()
    known = _known({one for pair in pairs for one in pair})
    gone: set[int] = set()
    for pair in pairs:
        if pair in apart or not known.keys() >= {*pair} or gone & {*pair}:
            continue
        kept, other = sorted((known[one] for one in pair), key=lambda one: (-one.profile.seen, one.id))
        if _one_name(kept.profile, other.profile):
            kept.profile.add(other.profile)
            gone.add(other.id)
            yield kept, other, Score(_SCORE, ("the name in another spelling", "the same office at the same time"))


def _holders() -> dict[Seat, dict[int, tuple[str, str]]]:
    """Seat of one holder at a time → those who hold it, with the first and the last month of it."""
    found: dict[Seat, dict[int, tuple[str, str]]] = defaultdict(dict)
    offices = Office.objects.filter(post__in=ONE_HOLDER, status="current", day__isnull=False, identity__kind="person")
    fields = ("identity_id", "title", "post", "country", "day", "body__identity_id", "body__name")
    for holder, title, post, country, day, body, body_name in offices.exclude(state="rejected").values_list(*fields):
        seat = seat_of(title, post, country, body, body_name)
        if seat.is_sure:
            first, last = found[seat].get(holder, (day[:7], day[:7]))
            found[seat][holder] = min(first, day[:7]), max(last, day[:7])
    return found


def _pairs(holders: dict[int, tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Those of a seat whose times meet or nearly do."""
    if len(holders) > _MOST:
        return
    for one, other in combinations(sorted(holders), 2):
        between = max(
            _month(holders[one][0]) - _month(holders[other][1]), _month(holders[other][0]) - _month(holders[one][1])
        )
        if between <= _MONTHS:
            yield one, other


def _month(month: str) -> int:
    year, number = (*month.split("-"), "1")[:2]
    return int(year) * 12 + int(number)


def _one_name(one: Profile, other: Profile) -> bool:
    """Whether the usual names of both may be one name's spellings; a single name tells too little."""
    names = one.name(), other.name()
    if any(len(name.split()) < 2 for name in names):
        return False
    a, b = words_of(names[0]), words_of(names[1])
    return (
        _spellings(a, b) or _shorter(*sorted((a, b), key=len)) or _for_short(*sorted((a, b), key=lambda x: len(x[0])))
    )


def _for_short(short: Words, full: Words) -> bool:
    """«جيم ماتيس» of «جيمس ماتيس»: the same but for a first name that goes on in the other."""
    first = bare(short[0])
    return len(first) >= _LONG_ENOUGH and bare(full[0]).startswith(first) and short[1:] == full[1:] != ()


def _spellings(a: Words, b: Words) -> bool:
    """Each word another spelling of the other's, or all of them together: «لودريان», «لو دريان»."""
    if _sound(a) == _sound(b):
        return not any(_two_given(x, y) for x, y in zip(a, b, strict=False))
    return len(a) == len(b) and all(_spelling(x, y) for x, y in zip(a, b, strict=True))


def _shorter(short: Words, full: Words) -> bool:
    """«جواد ظريف» of «محمد جواد ظريف», «أبي أحمد» of «أبي أحمد علي»: names left out at one end."""
    if len(short) == len(full):
        return False
    ends = full[: len(short)], full[-len(short) :]
    return any(all(bare(x) == bare(y) for x, y in zip(short, end, strict=True)) for end in ends)


def _spelling(a: str, b: str) -> bool:
    """«منوشين», «منوتشين»; «زيهوفر», «سيهوفر»: of one sound, or one consonant off in a word of several."""
    x, y = skeleton(bare(a)), skeleton(bare(b))
    if _two_given(a, b):
        return False
    return x == y or (min(len(x), len(y)) >= _LONG_ENOUGH and _one_off(x, y))


def _two_given(a: str, b: str) -> bool:
    """Whether two words are two given names, one of them among the commonest: «حسن», «حسين»; not «سيرغي», «سيرجي»."""
    x, y = bare(a), bare(b)
    return x != y and {x, y} <= given_names() and not commonest_names().isdisjoint((x, y))


def _sound(words: Words) -> str:
    return skeleton("".join(bare(word) for word in words))


def _one_off(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]


def _known(ids: set[int]) -> dict[int, Known]:
    people = Identity.objects.filter(pk__in=sorted(ids), into__isnull=True, kind="person", type__isnull=True)
    found = people.values_list("pk", "profile")
    return {pk: Known(id=pk, profile=msgspec.convert(profile, Profile)) for pk, profile in found}
