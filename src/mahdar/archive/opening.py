"""An archive opened: Django set up for it, its tables made or checked, what is wrong with it told in one line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mahdar.archive.address import database_of, default_address, is_postgresql, reading, shown
from mahdar.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

APP = "archive"
EXTRA = "the archive needs Django: install it with  pip install 'mahdar[archive]'"


def open_archive(address: str | None = None, *, create: bool = False, write: bool = True) -> str:
    """Open the archive at an address (a path, a postgresql:// URL, or None for MAHDAR_DATABASE_URL) for this process.

    With `create` a new one is made where there is none. An older one is brought to this version where `write` is set.
    Returns the address. Raises ArchiveError where it is not there, locked, damaged, read-only or of a newer version,
    and UsageError where the extra `archive` is not installed. One process has one archive open at a time.
    """
    address = default_address(address)
    _set_up(database_of(address) if write or create else reading(database_of(address)))
    if not is_postgresql(address):
        _check_file(address, create=create, write=write)
    with told(address):
        _bring_up(address, create=create, write=write)
    return address


def holds_tables(address: str) -> bool:
    """Whether anything is in the database at an address. Raises ArchiveError where it cannot be asked."""
    _set_up(database_of(address))
    from django.db import connection

    with told(address):
        return bool(connection.introspection.table_names())


def _set_up(database: dict[str, Any]) -> None:
    """Django with this database as its default one, whether it was set up before or not."""
    try:
        import django
        from django.conf import settings
        from django.db import connections
    except ModuleNotFoundError as error:
        raise UsageError(EXTRA) from error
    if not settings.configured:
        settings.configure(
            DATABASES={"default": database},
            INSTALLED_APPS=["mahdar.archive.apps.ArchiveConfig"],
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            USE_TZ=True,
            TIME_ZONE="UTC",
        )
        django.setup()
        return
    connections["default"].close()
    if _is_open(connections["default"].settings_dict, database):
        return  # with what else is set for it, such as how long a connection lives
    connections.databases["default"] = database
    connections.configure_settings(connections.databases)
    del connections["default"]


def _is_open(now: dict[str, Any], database: dict[str, Any]) -> bool:
    """Whether the default database is this one already."""
    return all(
        now.get(name) == database.get(name, "") for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
    )


def _check_file(address: str, *, create: bool, write: bool) -> None:
    """What the file system alone can tell."""
    path = Path(database_of(address)["NAME"])
    if path.is_dir():
        raise ArchiveError(f"{path}: a folder, not an archive; give a file's path")
    if not path.exists():
        if not create:
            raise ArchiveError(f"{path}: no archive here; make one with  mahdar read SOURCE --archive {path}")
        if not path.absolute().parent.is_dir():
            raise ArchiveError(f"{path}: there is no folder {path.absolute().parent}; make it first")
        if not os.access(path.absolute().parent, os.W_OK):
            raise ArchiveError(f"{path}: no file can be made in this folder; is it read-only?")
    elif write and not os.access(path, os.W_OK):
        raise ArchiveError(f"{path}: the file is read-only; only reading commands work on it")
    elif write and not os.access(path.absolute().parent, os.W_OK):
        raise ArchiveError(f"{path}: its folder is read-only; only reading commands work on it")


def _bring_up(address: str, *, create: bool, write: bool) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    newer = {name for app, name in executor.loader.applied_migrations if app == APP} - {
        name for app, name in executor.loader.disk_migrations if app == APP
    }
    if newer:
        raise ArchiveError(f"{shown(address)}: made by a newer Mahdar ({min(newer)}); install that version to open it")
    if not executor.loader.applied_migrations and not create:
        raise ArchiveError(f"{shown(address)}: this is no archive; make one with  mahdar read SOURCE --archive …")
    if executor.migration_plan([(APP, _last(executor))]):
        if not write and not create:
            raise ArchiveError(f"{shown(address)}: made by an older Mahdar; open it once with a writing command")
        executor.migrate([(APP, _last(executor))])
    if write or create:
        _joined_by_the_keys_of_now(address)


def _joined_by_the_keys_of_now(address: str) -> None:
    from mahdar.archive.linking.bodies import KEYS
    from mahdar.archive.linking.rekeying import joined_by, rekey

    if (by := joined_by()) > KEYS:
        raise ArchiveError(
            f"{shown(address)}: joined by a newer Mahdar (keys {by}); install that version to write to it"
        )
    rekey()


def _last(executor: MigrationExecutor) -> str:
    """The name of the archive's newest migration."""
    ((_, name),) = executor.loader.graph.leaf_nodes(APP)
    return str(name)


@contextmanager
def told(address: str) -> Iterator[None]:
    """A `with` block in which what the database refuses becomes an ArchiveError of one line."""
    from django.db import DatabaseError, InterfaceError

    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise ArchiveError(f"{shown(address)}: {why(str(error))}") from error


_REASONS = (
    ("permission denied", "this user of the database may not write to it; only reading commands work"),
    ("locked", "another program is writing to it; try again when it is done"),
    ("readonly", "it is read-only"),
    ("read-only", "it is read-only"),
    ("disk is full", "the disk is full; nothing of the last batch was kept, all before it was"),
    ("No space left", "the disk is full; nothing of the last batch was kept, all before it was"),
    ("not a database", "the file is no archive"),
    ("malformed", "the archive is damaged; restore a backup (mahdar restore)"),
    ("disk I/O error", "the file cannot be read or written (disk I/O error)"),
    ("unable to open", "the file cannot be opened; is the path right, and may you write there?"),
)


def why(message: str) -> str:
    """What the database or the system says, as advice."""
    known = next((advice for words, advice in _REASONS if words in message), None)
    return known or " ".join(message.split())


def advice(error: Exception) -> str:
    """What a database refused, in one line."""
    return f"the archive: {why(str(error))}"


def close_archive() -> None:
    """Close the connection to the archive that is open, if any."""
    from django.conf import settings
    from django.db import connections

    if settings.configured:
        connections["default"].close()
