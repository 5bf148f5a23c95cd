"""Where an archive is: a file or a PostgreSQL URL, as settings for Django."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from mahdar.errors import UsageError

VARIABLE = "MAHDAR_DATABASE_URL"
_SCHEMES = ("postgresql", "postgres")
_FAST = "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;"
_PRAGMAS = f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {_FAST}"
_SESSION = "-c jit=off -c random_page_cost=1.1 -c work_mem=32MB"
"""How PostgreSQL is asked, where the URL gives no `options` of its own: compiling a question takes longer than most answers, and
an archive stands in memory or on disks that seek at once."""
BUSY_SECONDS = 20
"""How long a writer waits for another writer of the same file."""


def default_address(given: str | None) -> str:
    """The archive that is meant: the one given, else that of MAHDAR_DATABASE_URL. Raises UsageError without either."""
    address = given or os.environ.get(VARIABLE)
    if not address:
        raise UsageError(f"which archive? Give --archive record.db (or a postgresql:// URL), or set {VARIABLE}")
    return address


def is_postgresql(address: str) -> bool:
    """Whether the address is a PostgreSQL URL."""
    return address.partition("://")[0] in _SCHEMES and "://" in address


def database_of(address: str) -> dict[str, Any]:
    """Django's settings of the database at an address: `postgresql://user:password@host:port/name`, or a file's path.

    `sqlite:///path` is understood too. Raises UsageError for another kind of URL.
    """
    if is_postgresql(address):
        return _postgresql(address)
    scheme, found, rest = address.partition("://")
    if found and scheme != "sqlite":
        raise UsageError(f"no archive can be at «{scheme}://…»: give a file's path or a postgresql:// URL")
    return _sqlite(rest.removeprefix("/") if found else address)


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(path).expanduser()),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": BUSY_SECONDS, "init_command": _PRAGMAS},
    }


def is_still(path: Path) -> bool:
    """Whether we cannot write to a file or its folder, and nobody else has it open: then it may be read as it lies.

    SQLite else wants to make files beside it, also to read. Whoever has it open has a log beside it.
    """
    if not path.is_file() or Path(f"{path}-wal").exists():
        return False
    return not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK))


def as_it_lies(path: Path) -> str:
    """SQLite's address of a file that nobody changes while it is read."""
    return f"{path.absolute().as_uri()}?immutable=1"


def reading(database: dict[str, Any]) -> dict[str, Any]:
    """The settings of a database that is only asked."""
    path = Path(database["NAME"])
    if "sqlite" not in database["ENGINE"] or not is_still(path):
        return database
    return {**database, "NAME": as_it_lies(path), "OPTIONS": {"timeout": BUSY_SECONDS, "init_command": _FAST}}


def _postgresql(address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise UsageError(f"this PostgreSQL URL cannot be read: {error}") from error
    if not parts.path.strip("/"):
        raise UsageError("the PostgreSQL URL names no database: postgresql://user@host/NAME")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {"options": _SESSION, **options},
    }


def shown(address: str) -> str:
    """The address for a message: a URL without its password."""
    if not is_postgresql(address):
        return address
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
