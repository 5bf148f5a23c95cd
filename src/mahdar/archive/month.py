"""A month of the archive, as plain values that need no database."""

from __future__ import annotations

from typing import NamedTuple


class Month(NamedTuple):
    """A month («2020-08»; «2020» where only the year is told) and how many contacts, statements and announced things it has."""

    month: str
    contacts: int
    statements: int
    upcoming: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.contacts + self.statements + self.upcoming
