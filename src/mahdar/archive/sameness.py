"""How likely two tellings are one contact, by what the genre does: days, places, parties, forms, times of publication.

A new meeting bears its day; an undated one is mostly a meeting spoken of, before it (planned) or after it (held), for
weeks where it is a summit. A visit is known by its guest and the country visited.
"""

from __future__ import annotations

import datetime as dt

from mahdar.archive.tellings import Telling

JOIN = 0.7
"""From this on, two tellings are one contact."""
DAYS = 3
FAR_DAYS = 14
SPOKEN_OF_DAYS = 45
"""How far apart the days of two tellings may lie: of any two; where both name the heads of both sides and one gives no
day; and where a report speaks, in the right direction, of a summit whose day the other gives. Two days that the reports
themselves give may differ by one."""

_LIKE = {"meeting": 1, "conference": 1, "signing": 1, "call": 2, "message": 3, "visit": 4, "arrival": 4}
NO = 0.0


def alike(a: Telling, b: Telling) -> tuple[float, str]:
    """How likely two tellings are one contact, from 0 to 1, and why."""
    if a.report == b.report or not _forms_fit(a, b) or _one_is_off(a, b):
        return NO, "another form or the same report"
    value, reason, heads = _parties(a, b)
    if not value:
        return NO, reason
    days = apart(a.day, b.day)
    if days is None or days > _window(a, b, heads=heads) or _was_held_before(a, b) or _was_held_before(b, a):
        return NO, "other days"
    value += _of_days(a, b, days, heads=heads)
    if a.place and b.place:
        value += 0.1 if a.place == b.place else 0.0 if a.where == b.where else -0.1
    if a.story and a.story == b.story:
        value, reason = value + 0.3, f"{reason}; one story"
    return round(max(NO, min(1.0, value)), 3), reason


def _one_is_off(a: Telling, b: Telling) -> bool:
    """Whether one is cancelled and the other not, unless both give the day: a summit called off may take place after all."""
    return (a.status == "cancelled") != (b.status == "cancelled") and not (has_day(a) and has_day(b) and a.day == b.day)


def apart(a: str | None, b: str | None) -> int | None:
    """Days between two days; None where one is unknown or no day."""
    if not a or not b or len(a) < 10 or len(b) < 10:
        return None
    return abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days)


def has_day(one: Telling) -> bool:
    """Whether the report gives the day. Of a planned contact, its day of publication is that of the saying: «اليوم»."""
    return one.dated and not (one.status == "planned" and one.day == one.published)


def _window(a: Telling, b: Telling, *, heads: bool) -> int:
    """How many days may lie between the two."""
    if has_day(a) and has_day(b):
        return 1
    if not heads or _LIKE[a.form] != _LIKE[b.form] or a.form in ("call", "message", "visit", "arrival"):
        return DAYS
    return SPOKEN_OF_DAYS if _of_one_summit(a, b) else FAR_DAYS


def _of_one_summit(a: Telling, b: Telling) -> bool:
    """Whether both speak of a summit: the same two do not hold one again so soon, whatever noun or tense is used."""
    if a.form == b.form == "conference":
        return has_day(a) or has_day(b) or "planned" in (a.status, b.status)
    return "conference" in (a.form, b.form) and (_spoken_of(a, b) or a.status == b.status == "planned")


def _spoken_of(a: Telling, b: Telling) -> bool:
    """Whether the one gives the day and the other, undated, speaks of it before (planned) or after (held)."""
    if has_day(a) == has_day(b):
        return False
    dated, other = (a, b) if has_day(a) else (b, a)
    before = (other.published or "") < (dated.day or "")
    return before if other.status == "planned" else not before


def _was_held_before(a: Telling, b: Telling) -> bool:
    """Whether the one was held days before the report that has the other still to come."""
    if not (a.status == "held" and has_day(a) and b.status == "planned"):
        return False
    return (b.published or "") > (a.day or "") and (apart(a.day, b.published) or 0) > 1


def _of_days(a: Telling, b: Telling, days: int, *, heads: bool) -> float:
    """What the days between two tellings count: little for a summit, less in the direction in which it is spoken of."""
    if days == 0:
        return 0.08
    if has_day(a) and has_day(b):
        return -0.2
    if not heads:
        return (-0.08 if _spoken_of(a, b) else -0.1) * (days - 1)
    if _spoken_of(a, b):
        return -0.004 * (days - 1)
    return (-0.006 if _of_one_summit(a, b) else -0.01) * (days - 1)


def _forms_fit(a: Telling, b: Telling) -> bool:
    """The same kind of contact; of two people alone, one report's visit is another's meeting."""
    if _LIKE[a.form] == _LIKE[b.form]:
        return True
    return {_LIKE[a.form], _LIKE[b.form]} == {1, 4} and len(a.people & b.people) == 2 == min(
        len(a.people), len(b.people)
    )


def _of_both_sides(a: Telling, b: Telling) -> bool:
    """Whether both name those who met: not only a king and his ministers, who receive many guests a day."""
    shared = a.parties & b.parties
    if len(shared) < 2:
        return False
    if not (a.people - shared and b.people - shared):
        return True
    return _on_two_sides(a, shared) and _on_two_sides(b, shared)


def _on_two_sides(one: Telling, who: frozenset[int]) -> bool:
    return len({side for party, side in one.sides if party in who}) > 1


def _parties(a: Telling, b: Telling) -> tuple[float, str, bool]:
    """What the parties alone count, why, and whether they are the heads of both sides."""
    shared = a.parties & b.parties
    if _of_both_sides(a, b):
        of = min if shared & (a.people | b.people) else max  # two states are in many a meeting of many
        value = 0.6 + 0.28 * len(shared) / of(len(a.parties), len(b.parties))
        return value - _of_other_heads(a, b), "the same parties", True
    if _guest_and_country(a, b):
        return 0.74, "the same guest in the same country", True
    if len(shared) == 1 and (shared & a.people) and _other_side(a, b, shared):
        return 0.63, "one party the same, the other of the same country", False
    if a.story and a.story == b.story and a.form == b.form and a.parties == b.parties:
        return 0.5, "the same parties", False
    return NO, "other parties", False


def _of_other_heads(a: Telling, b: Telling) -> float:
    """What it counts against two tellings that one leaves out who is at the head of a side in the other.

    On one day a king's guest is his heir's guest too, and no report of either leaves out who received him.
    """
    missing = (a.heads & a.people) - b.parties and len(b.people) > 1
    missing = missing or ((b.heads & b.people) - a.parties and len(a.people) > 1)
    if not missing:
        return 0.0
    return 0.3 if a.form == b.form == "meeting" and a.day == b.day else 0.15


def _guest_and_country(a: Telling, b: Telling) -> bool:
    """A visit told by its guest, with or without his hosts: «وصل إلى الخرطوم», «زيارته للسودان».

    Within his own country he visits daily; so the guest is one of whom neither report says that he is of it.
    """
    if not (_LIKE[a.form] == _LIKE[b.form] == _LIKE["visit"]) or a.where is None or a.where != b.where:
        return False
    at_home = {who for who, land in a.lands | b.lands if land == a.where}
    heads = (a.heads or a.people) & (b.heads or b.people)
    return bool((heads & a.people & b.people) - at_home)


def _other_side(a: Telling, b: Telling, shared: frozenset[int]) -> bool:
    """Whether the rest may be the same: not both name people, and both are of the same two countries."""
    both_name = (a.people - shared) and (b.people - shared)
    return not both_name and a.countries == b.countries and len(a.countries) == 2
