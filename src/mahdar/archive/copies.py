"""Copies of an archive: made while it is in use, whole at one moment, and put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mahdar.archive.address import BUSY_SECONDS, as_it_lies, database_of, is_postgresql, is_still, shown
from mahdar.archive.opening import holds_tables, why
from mahdar.errors import ArchiveError


def back_up(address: str, to: Path) -> None:
    """Write a copy of the archive at an address to a new file: SQLite's own form, or pg_dump's custom one.

    Raises ArchiveError where the file is there already, cannot be written, or pg_dump is not installed.
    """
    if to.exists():
        raise ArchiveError(f"{to}: is there already; give a new file's name")
    part = to.with_name(to.name + ".part")
    try:
        _dump(address, part) if is_postgresql(address) else _copy(database_of(address)["NAME"], part)
        os.replace(part, to)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"{to}: {why(str(error))}") from error
    finally:
        part.unlink(missing_ok=True)


def restore(copy: Path, address: str) -> None:
    """Make an archive at an address, where there is none, out of a copy. Raises ArchiveError where that cannot be."""
    if not copy.is_file():
        raise ArchiveError(f"{copy}: no copy here")
    if is_postgresql(address):
        _load(copy, address)
        return
    path = Path(database_of(address)["NAME"])
    if path.exists():
        raise ArchiveError(f"{path}: is there already; restore makes a new archive, move the old one away first")
    part = path.with_name(path.name + ".part")
    try:
        _copy(str(copy), part)
        _refuse_damaged(part, copy)
        os.replace(part, path)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(f"{copy}: {why(str(error))}") from error
    finally:
        part.unlink(missing_ok=True)


def _copy(source: str, to: Path) -> None:
    """SQLite's own online copy: consistent though others write meanwhile."""
    path = Path(source)
    where = as_it_lies(path) if is_still(path) else f"{path.absolute().as_uri()}?mode=ro"
    reading, writing = sqlite3.connect(where, uri=True), sqlite3.connect(to)
    left, since = -1, time.monotonic()

    def watch(_: int, remaining: int, __: int) -> None:
        nonlocal left, since
        if remaining != left:
            left, since = remaining, time.monotonic()
        elif time.monotonic() - since > BUSY_SECONDS:  # of itself it would wait for ever
            raise sqlite3.OperationalError("another program keeps the archive, or it cannot be read")

    try:
        reading.backup(writing, pages=4096, progress=watch)
        writing.execute("PRAGMA journal_mode=DELETE")
    finally:
        reading.close()
        writing.close()


def _refuse_damaged(path: Path, copy: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'archive_report'").fetchone()
    finally:
        connection.close()
    if verdict != "ok" or there is None:
        raise ArchiveError(f"{copy}: {'damaged' if there else 'no copy of an archive'}; nothing was restored")


def _dump(address: str, to: Path) -> None:
    _run("pg_dump", ["--format=custom", "--no-owner", f"--file={to}"], address)


def _load(copy: Path, address: str) -> None:
    if holds_tables(address):
        raise ArchiveError(f"{shown(address)}: is there already; restore makes a new archive, give an empty database")
    _run("pg_restore", ["--no-owner", "--single-transaction", "--exit-on-error", str(copy)], address)


def _run(program: str, arguments: list[str], address: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise ArchiveError(f"{shown(address)}: {program} is not installed; it comes with PostgreSQL's client programs")
    plain, password = _without_password(address)
    secret = {**os.environ, "PGPASSWORD": password} if password else None  # arguments are seen by everyone on a machine
    arguments = [found, f"--dbname={plain}", *arguments]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, env=secret)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["failed"])[0].removeprefix(f"{program}: error: ")
        raise ArchiveError(f"{shown(address)}: {program}: {reason}")


def _without_password(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    user, host = parts.username or "", parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{user}@{host}" if user else host).geturl(), unquote(parts.password or "")
