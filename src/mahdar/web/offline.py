"""The web app's templates and words over an archive, without a server: for what is printed or mailed."""

from __future__ import annotations

from mahdar.archive import database_of, default_address, open_archive
from mahdar.errors import UsageError
from mahdar.web.server import EXTRA
from mahdar.web.settings import settings_for


def open_offline(address: str | None) -> None:
    """Open an archive for reading, with the web app's settings. Raises UsageError where the extra `web` is not installed,
    ArchiveError where the archive cannot be opened."""
    address = default_address(address)
    try:
        import axes  # noqa: F401
        import django
        from django.conf import settings
    except ModuleNotFoundError as error:
        raise UsageError(EXTRA) from error
    if not settings.configured:
        settings.configure(**settings_for(database_of(address), hosts=[], public=False, secure=False))
        django.setup()
    open_archive(address, write=False)
