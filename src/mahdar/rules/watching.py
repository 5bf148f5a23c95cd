"""What a rule wants to be shown: only the words that can set it off, of which each form is asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mahdar.lexicon import Lexicon, Word

Words = Iterable[str] | Callable[[Lexicon], Iterable[str]]
"""A set of words, or where the user's words have a say, what gives it."""


@dataclass(frozen=True)
class Watch:
    """The forms that may set off a rule: any that answers to one of these. They may be too many, never too few.

    roles    it has one of these roles of the lexicon         classes   it is of one of these classes
    cores, keys, bares   it is one of these words, by its core («ومحافظ» as «محافظ»), key or bare core
    looks    what only its look tells, asked of each form whose key begins with one of the letters of `heads`: «سيبدأ»
    among    the look is asked only of forms that set off that other rule
    of       it sets off one of these other rules         silent   classes in which neither a role nor its look counts
    """

    roles: Iterable[str] = ()
    classes: str = ""
    cores: Words = ()
    keys: Words = ()
    bares: Words = ()
    looks: Callable[[Word, Lexicon], bool] | None = None
    heads: str = ""
    among: str = ""
    of: tuple[str, ...] = ()
    silent: str = ""


_Look = tuple[int, int, int, Callable[[Word, Lexicon], bool]]
"""The watch's own bit, that of the one among whose forms it asks, all that it sets off, and the question."""


class Watching:
    """All watches as tables: the rules that a form may set off are one number, a bit for each of them."""

    def __init__(self, lexicon: Lexicon, watches: Mapping[str, Watch]) -> None:
        self._lexicon = lexicon
        self._names = tuple(watches)
        self._known: dict[int, tuple[str, ...]] = {}
        self._numbers: dict[tuple[str, ...], int] = {(): 0}
        bits = {name: 1 << n for n, name in enumerate(watches)}
        sets_off = {  # what sets off one sets off those that are «of» it
            name: sum(bit for other, bit in bits.items() if other == name or name in watches[other].of)
            for name in watches
        }
        self._roles: dict[str, int] = defaultdict(int)
        self._classes: dict[str, int] = defaultdict(int)
        self._cores: dict[str, int] = defaultdict(int)
        self._keys: dict[str, int] = defaultdict(int)
        self._bares: dict[str, int] = defaultdict(int)
        self._silent: dict[str, int] = defaultdict(int)
        self._looks: list[_Look] = []
        self._looks_by_head: dict[str, list[_Look]] = {}
        for name, watch in watches.items():
            for table, told in (
                (self._roles, watch.roles),
                (self._classes, watch.classes),
                (self._cores, watch.cores),
                (self._keys, watch.keys),
                (self._bares, watch.bares),
            ):
                for word in told(lexicon) if callable(told) else told:
                    table[word] |= sets_off[name]
            for cls in watch.silent:
                self._silent[cls] |= bits[name]
            if watch.looks is not None:
                look = (bits[name], bits[watch.among] if watch.among else 0, sets_off[name], watch.looks)
                for head in watch.heads:
                    self._looks_by_head.setdefault(head, []).append(look)
                if not watch.heads:
                    self._looks.append(look)
        for looks in self._looks_by_head.values():
            looks.extend(self._looks)

    def of(self, word: Word) -> tuple[str, ...]:
        """The names of the watches that answer to a form."""
        lexicon, key = self._lexicon, word.key
        told = named = (
            self._classes.get(word.cls, 0)
            | self._keys.get(key, 0)
            | self._cores.get(word.core, 0)
            | self._bares.get(word.bare, 0)
        )
        for role in word.roles:
            told |= self._roles.get(role, 0)
        for bit, among, sets_off, looks in self._looks_by_head.get(key[:1], self._looks):
            if not told & bit and told & among == among and looks(word, lexicon):
                told |= sets_off
        if word.cls in self._silent:
            told = told & ~self._silent[word.cls] | named
        names = self._known.get(told)
        return self._name(told) if names is None else names

    def both(self, first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
        """Those of two readings of a form together."""
        return self._name(self._numbers[first] | self._numbers[second])

    def _name(self, number: int) -> tuple[str, ...]:
        """Few differ: kept once, they stay in the processor's cache."""
        names = tuple(name for n, name in enumerate(self._names) if number >> n & 1)
        self._numbers[names] = number
        return self._known.setdefault(number, names)
