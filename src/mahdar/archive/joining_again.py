"""Contacts joined again when who is who has changed: after two people turned out to be one, or one to be two.

A telling is joined when it comes, by whom it names then. Where it names somebody who is another one now, it is looked at
once more, in the same transaction: what it fits now becomes one with it, and where somebody was taken apart, it leaves
those it fits no more. Doing it twice changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from django.db.models import Count

from mahdar.archive.joining import fitting, most_fit, one_meeting, stored_near
from mahdar.archive.models import Contact, Meeting, Party
from mahdar.archive.sameness import alike
from mahdar.archive.settling import settle
from mahdar.archive.tellings import Telling, tellings_of

_CHUNK = 300


def contacts_naming(named: Iterable[int]) -> list[int]:
    """The contacts whose parties these names of reports are."""
    rows, found = sorted(set(named)), set()
    for at in range(0, len(rows), _CHUNK):
        found |= set(Party.objects.filter(named__in=rows[at : at + _CHUNK]).values_list("contact_id", flat=True))
    return sorted(found)


def join_again(contacts: Collection[int], *, apart: bool = False) -> int:
    """Join these contacts anew, and settle what they settle; how many were joined to others or taken from them.

    apart: somebody was taken apart, so that what was joined may be joined no more; else nothing is taken apart.
    """
    changed, every = 0, sorted(contacts)
    for at in range(0, len(every), _CHUNK):
        some = every[at : at + _CHUNK]
        changed += _Again(some).go(apart=apart)
        settle((), list(tellings_of(some)))
    return changed


class _Again:
    """Some contacts that are looked at once more, those near them, and how many tellings each meeting has."""

    def __init__(self, contacts: list[int]) -> None:
        self._ones = {one.contact: one for one in tellings_of(contacts)}
        near = stored_near(self._ones.values())
        self._known = {other.contact: other for others in near.values() for other in others} | self._ones
        self._near = {of: [self._known[other.contact] for other in others] for of, others in near.items()}
        meetings = {one.meeting for one in self._known.values() if one.meeting is not None}
        self._size: Counter[int | None] = Counter(dict(_sizes(meetings)))

    def go(self, *, apart: bool) -> int:
        """All of them, in order."""
        changed = 0
        for one in self._ones.values():
            if one.meeting is None:
                continue
            if apart and self._size[one.meeting] > 1 and not self._still_fits(one):
                self._move(one, Meeting.objects.create(form=one.form, day=one.day).pk, "")
                changed += 1
            changed += self._join(one)
        return changed

    def _still_fits(self, one: Telling) -> bool:
        others = Contact.objects.filter(meeting=one.meeting).exclude(pk=one.contact).values_list("pk", flat=True)
        return most_fit([alike(one, other) for other in tellings_of(others)])

    def _join(self, one: Telling) -> int:
        near = [other for other in self._near[one.contact] if other.contact != one.contact]
        others = [(reason, of) for _, reason, of in fitting(one, near) if of != one.meeting]
        changed = 0
        for reason, other in others:
            if self._size[one.meeting] == 1:
                self._move(one, other, reason)
            elif one_meeting(one, [*near, one], other):
                self._merge(one.meeting, other)
            else:
                continue
            changed += 1
        return changed

    def _move(self, one: Telling, meeting: int, reason: str) -> None:
        left, one.meeting = one.meeting, meeting
        Contact.objects.filter(pk=one.contact).update(meeting=meeting, joined=reason)
        self._size[left] -= 1
        self._size[meeting] += 1
        if not self._size[left]:
            Meeting.objects.filter(pk=left).delete()

    def _merge(self, one: int | None, other: int) -> None:
        """The older of two meetings takes in the other."""
        assert one is not None
        kept, gone = sorted((one, other))
        Contact.objects.filter(meeting=gone).update(meeting=kept)
        Meeting.objects.filter(pk=gone).delete()
        self._size[kept] += self._size.pop(gone)
        for telling in self._known.values():
            if telling.meeting == gone:
                telling.meeting = kept


def _sizes(meetings: Collection[int]) -> Iterator[tuple[int, int]]:
    every = sorted(meetings)
    for at in range(0, len(every), _CHUNK):
        some = Contact.objects.filter(meeting__in=every[at : at + _CHUNK])
        yield from some.order_by().values_list("meeting").annotate(Count("pk"))
