"""Mahdar reads news reports in Arabic and keeps the minutes of public affairs.

>>> import mahdar
>>> record = mahdar.read("التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في القاهرة.")
>>> [person.name for person in record.people]
['سامح شكري', 'أيمن الصفدي']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mahdar.version import __version__

if TYPE_CHECKING:
    from mahdar.errors import MahdarError
    from mahdar.reading import Reader, Report, read
    from mahdar.record import Record

__all__ = ["MahdarError", "Reader", "Record", "Report", "__version__", "read"]

_HOMES = {"MahdarError": "errors", "Reader": "reading", "Record": "record", "Report": "reading", "read": "reading"}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `mahdar --version` loads no words."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mahdar' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"mahdar.{_HOMES[name]}"), name)
