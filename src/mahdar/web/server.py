"""The web app, started: the archive opened, the web app's own tables made, one address told."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from mahdar.archive import database_of, default_address, open_archive
from mahdar.errors import UsageError
from mahdar.web.settings import LIMITS, settings_for

EXTRA = "the web app needs more packages: install it with  pip install 'mahdar[web]'"

_LARGEST = 4_000_000
"""Bytes of one request: a report with its page fits; what is larger is refused before it is read."""


def serve(
    address: str | None, *, host: str = "127.0.0.1", port: int = 8000, public: bool = True, threads: int = 8,
    names: tuple[str, ...] = (), secure: bool = False, proxy: str | None = None, limits: Mapping[str, int] = LIMITS,
) -> None:  # fmt: skip
    """Serve an archive until stopped. Prints the address, and at the first start the administrator's one-time link.

    names: further host names that it answers to; secure: it is reached by HTTPS through a proxy in front of it;
    proxy: the proxy's address, which is believed when it says who asks; limits: requests a minute, by kind of asker.
    Raises UsageError where packages are missing or the port is taken, ArchiveError where the archive cannot be opened.
    """
    application = prepare(
        address, hosts=["localhost", "127.0.0.1", "[::1]", host, *names], public=public, secure=secure, limits=limits
    )
    try:
        from waitress.server import create_server

        server = create_server(
            application, host=host, port=port, threads=threads, ident="mahdar", max_request_body_size=_LARGEST,
            **_trust(proxy or ("127.0.0.1" if secure else None)),
        )  # fmt: skip
    except OSError as error:
        raise UsageError(
            f"port {port} on {host} cannot be used ({error.strerror}); choose another with --port"
        ) from error
    here = f"http://{'localhost' if host == '127.0.0.1' else host}:{server.effective_port}"
    _tell(here)
    try:
        server.run()
    finally:
        server.close()


def _trust(proxy: str | None) -> dict[str, Any]:
    """Whose word counts on who asks and whether by HTTPS: without a proxy nobody's, since a visitor could say anything."""
    if proxy is None:
        return {"clear_untrusted_proxy_headers": True}
    told = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": proxy, "trusted_proxy_headers": told, "clear_untrusted_proxy_headers": True}


def prepare(
    address: str | None, *, hosts: list[str], public: bool, secure: bool = False, limits: Mapping[str, int] = LIMITS
) -> Any:
    """The WSGI application for an archive, its tables brought up to this version."""
    address = default_address(address)
    try:
        import axes  # noqa: F401
        import django
        import waitress  # noqa: F401
        import whitenoise  # noqa: F401
        from django.conf import settings
    except ModuleNotFoundError as error:
        raise UsageError(EXTRA) from error
    if not settings.configured:
        database = one_asker(database_of(address))
        settings.configure(**settings_for(database, hosts=hosts, public=public, secure=secure, limits=limits))
        django.setup()
    open_archive(address)
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from mahdar.web.access import secret

    call_command("migrate", verbosity=0, interactive=False)
    settings.SECRET_KEY = secret()
    return get_wsgi_application()


def one_asker(database: dict[str, Any]) -> dict[str, Any]:
    """The same database where each page asks by itself: of many pages at once none may take several processors."""
    given = database["OPTIONS"].get("options")
    if given is None:
        return database
    options = {**database["OPTIONS"], "options": f"-c max_parallel_workers_per_gather=0 {given}"}
    return {**database, "OPTIONS": options}


def _tell(here: str) -> None:
    """Where the app is, and how the first administrator gets in."""
    from mahdar.web.access import invite, nobody_yet

    sys.stdout.write(f"mahdar is at {here}/ (Arabic) and {here}/en/ (English); stop it with Ctrl-C\n")
    if nobody_yet():
        sys.stdout.write(f"make the administrator's account at {here}/join/{invite('administrator', by='mahdar')}\n")
    sys.stdout.flush()
