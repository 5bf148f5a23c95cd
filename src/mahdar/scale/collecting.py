"""How often Python looks for garbage while many reports are read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 200_000
"""So many new objects before the next search: those of some forty reports, more than are read together, of which hardly any is
still in use then. Python's own 700 has every report searched several times over while it is read, an eighth of the reading."""
_OLDER = 10


def collect_rarely() -> None:
    """Search for garbage rarely from now on, and never among what is there already: the words. For a process that only reads."""
    gc.freeze()  # forked processes also share what is there unwritten
    if 0 < gc.get_threshold()[0] < _YOUNG:
        gc.set_threshold(_YOUNG, _OLDER, _OLDER)


@contextmanager
def rare_collecting() -> Iterator[None]:
    """The same while a block runs: what another program has set for itself is set again afterwards."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
