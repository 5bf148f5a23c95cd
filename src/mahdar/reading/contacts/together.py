"""Contacts by who takes part in them: a text of thousands of contacts is not gone through for each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice

from mahdar.reading.contacts.contact import ContactFound

_LEAD, _LATEST = 3, 40
_MOST = 200
"""Of how many contacts of one and the same we ask: no report tells of so many, and no text may cost more than its length."""


def compared(contacts: Sequence[ContactFound]) -> Sequence[ContactFound]:
    """With which contacts a new telling is compared, in order: those of the lead, which is told again and again, and the latest."""
    if len(contacts) <= _LEAD + _LATEST:
        return contacts
    return [*contacts[:_LEAD], *contacts[-_LATEST:]]


def told_before(contacts: Sequence[ContactFound], token: int) -> Sequence[ContactFound]:
    """The same of those of which the text has told before a token; the contacts in the order of the text."""
    end = bisect_left(contacts, token, key=lambda contact: contact.first)
    if end <= _LEAD + _LATEST:
        return contacts[:end]
    return [*contacts[:_LEAD], *contacts[end - _LATEST : end]]


class Together:
    """Some contacts, to be found by those who took part, which must not change any more. Who they are is told by `id`."""

    def __init__(self, contacts: Iterable[ContactFound]) -> None:
        self._contacts = sorted(contacts, key=lambda contact: contact.first)
        self._numbers: dict[int, list[int]] = {}
        for number, contact in enumerate(self._contacts):
            for who in contact.who():
                self._numbers.setdefault(who, []).append(number)

    def of_all(self, who: set[int]) -> Iterator[ContactFound]:
        """The contacts in which all of them took part, as the text tells of them."""
        fewest: Sequence[int] = range(len(self._contacts))
        if who:
            fewest = min((self._numbers.get(one, []) for one in who), key=len)
        return (self._contacts[n] for n in fewest[:_MOST] if who <= self._contacts[n].who())

    def begun_in(self, first: int, last: int) -> Iterator[ContactFound]:
        """The contacts that the text begins to tell between two tokens."""
        begin = bisect_left(self._contacts, first, key=lambda contact: contact.first)
        end = bisect_left(self._contacts, last, key=lambda contact: contact.first)
        return (self._contacts[n] for n in range(begin, min(end, begin + _MOST)))

    def of_any(self, who: set[int], before: int) -> Iterator[ContactFound]:
        """The contacts in which one of them took part and of which the text tells before a token, the latest first."""
        ways = []
        for one in who:
            numbers = self._numbers.get(one, [])
            end = bisect_left(numbers, before, key=lambda n: self._contacts[n].first)
            ways.append(numbers[max(0, end - _MOST) : end][::-1])
        last = -1
        for number in islice(merge(*ways, reverse=True), _MOST):
            if number != last:
                yield self._contacts[number]
            last = number
