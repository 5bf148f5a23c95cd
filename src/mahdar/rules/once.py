"""A property that is worked out when it is first asked for, and stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


Holder = TypeVar("Holder", bound=type)


def holding(cls: Holder) -> Holder:
    """For classes with properties of this kind: they keep a dict, compiled or not (`scripts/compile.py`)."""
    return cls


class once(Generic[Value]):  # noqa: N801
    """As `functools.cached_property`, which in Python 3.11 takes a lock each time; whoever reads a report is alone with it."""

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work, self.__doc__ = work, work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: object, owner: type) -> Value: ...
    def __get__(self, holder: object | None, owner: type) -> Self | Value:
        if holder is None:
            return self
        value = holder.__dict__[self._name] = self._work(holder)
        return value
