"""`mahdar serve`: the web app over an archive."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number


def serve(
    *,
    archive: str | None = None,
    host: str = "127.0.0.1",
    port: int = 8000,
    name: tuple[str, ...] = (),
    public: Annotated[bool, Parameter(negative="--private")] = True,
    https: Annotated[bool, Parameter(negative=())] = False,
    proxy: str | None = None,
    limit: Annotated[int, Parameter(validator=Number(gte=0))] = 600,
    token_limit: Annotated[int, Parameter(validator=Number(gte=0))] = 300,
    threads: int = 8,
) -> int:
    """Serve the archive as web pages, in Arabic and English, on this machine until you stop it.

    Examples
    --------
        mahdar serve --archive record.db

        mahdar serve --archive postgresql://localhost/mahdar --host 0.0.0.0 --name minutes.example.org --https

    Parameters
    ----------
    archive
        The archive: a file or a postgresql:// URL; where it is not given, MAHDAR_DATABASE_URL.
    host
        The address to listen on; 127.0.0.1 is this machine alone.
    port
        The port to listen on.
    name
        A host name that it is reached by, where it is not localhost; may be given several times.
    public
        With --private one must sign in to read.
    https
        It is reached by HTTPS, through a proxy in front of it: cookies travel by HTTPS alone.
    proxy
        The address of the proxy in front of it, which is believed when it says (X-Forwarded-For, X-Forwarded-Proto) who asks;
        with --https it is 127.0.0.1 where it is not given.
    limit
        How many requests one address may make in a minute; 0 for no limit.
    token_limit
        How many requests may be made with one API token in a minute; 0 for no limit.
    threads
        How many requests are answered at once.
    """
    from mahdar.web import serve as run

    limits = {"address": limit, "token": token_limit}
    run(
        archive, host=host, port=port, public=public, threads=threads, names=name, secure=https, proxy=proxy,
        limits=limits,
    )  # fmt: skip
    return 0
