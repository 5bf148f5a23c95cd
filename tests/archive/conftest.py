"""The whole archive suite runs twice: on SQLite and on a PostgreSQL that these fixtures start as its own user."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from mahdar.archive import open_archive
from mahdar.archive.opening import close_archive

_HERE = iter(count())


def _binary(name: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


def _server_user() -> dict[str, int]:
    """PostgreSQL will not run as root: then it runs as the user of Debian's package, else as nobody."""
    if os.geteuid() != 0:
        return {}
    names = {user.pw_name: user for user in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid}


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server of our own, without the name of a database."""
    initdb, server = _binary("initdb"), _binary("postgres")
    if initdb is None or server is None:
        pytest.skip("PostgreSQL is not here: apt-get install postgresql")
    user = _server_user()
    with tempfile.TemporaryDirectory(prefix="mahdar-pg-") as name:
        folder = Path(name)
        if user:
            os.chown(folder, user["user"], user["group"])
        where = {"cwd": folder, **user}
        subprocess.run(
            [initdb, "-D", f"{folder}/data", "-U", "mahdar", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
            check=True,
            capture_output=True,
            **where,  # type: ignore[call-overload]
        )
        quick = [
            "-c",
            "listen_addresses=",
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            f"unix_socket_directories={folder}",
        ]
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen([server, "-D", f"{folder}/data", *quick], stdout=log, stderr=log, **where)  # type: ignore[call-overload]
        try:
            _wait(folder, running)
            yield f"postgresql://mahdar@/{{}}?host={folder}"
        finally:
            running.terminate()
            running.wait(20)


def _wait(folder: Path, running: subprocess.Popen[bytes]) -> None:
    import time

    for _ in range(200):
        if running.poll() is not None:
            raise RuntimeError((folder / "log").read_text())
        if (folder / ".s.PGSQL.5432").exists() and b"ready to accept" in (folder / "log").read_bytes():
            return
        time.sleep(0.05)
    raise RuntimeError("PostgreSQL does not come up: " + (folder / "log").read_text())


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an archive may be made: a new file, or a new database of the server."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.db")
        close_archive()
        return
    import psycopg

    url, name = request.getfixturevalue("postgresql"), f"archive_{next(_HERE)}"
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield url.format(name)
    close_archive()
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def archive(address: str) -> str:
    """An empty archive, open."""
    return open_archive(address, create=True)
