"""The SQL of a migration as it was when it was released: an old archive is brought up in the same way for ever.

The statements stand in `sql/`, apart by a line «--;»; what begins with «--» before the first of them is a comment.
"""

from __future__ import annotations

from importlib.resources import files


def statements(name: str) -> list[str]:
    """The statements of one file of `sql/`, in order."""
    _, *found = (files(__package__) / "sql" / f"{name}.sql").read_text(encoding="utf-8").split("\n--;\n")
    return [statement.strip() for statement in found]
