"""`mahdar digest`: what is new, printed or sent by mail."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from mahdar.cli.narrow import Narrow


def digest(
    *,
    archive: str | None = None,
    since: str | None = None,
    to: tuple[str, ...] = (),
    narrow: Narrow | None = None,
    language: Literal["ar", "en"] = "ar",
    address: str = "",
    html: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Print what is new in an archive, or send it by mail: contacts, statements, what became of the announced, what is due.

    Mail goes through the SMTP server that the environment names: MAHDAR_SMTP_HOST and MAHDAR_SMTP_FROM, and where they are
    needed MAHDAR_SMTP_PORT, MAHDAR_SMTP_TLS (starttls, ssl or none; starttls where it is not given), MAHDAR_SMTP_USER and
    MAHDAR_SMTP_PASSWORD. Where nothing is new, no mail is sent.

    Examples
    --------
        mahdar digest --archive record.db

        mahdar digest --archive record.db --since 2021-03-01 --country EGY --to desk@example.org --address https://minutes.example.org

    Parameters
    ----------
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    since
        Of reports published on this day or later; where it is not given, on the last day of publication in the archive.
    to
        Send it to this mail address; may be given several times. Without it the digest is printed.
    language
        ar or en.
    address
        Where the web app is reached: entries then lead to its pages, else to the outlets' own.
    html
        Print the HTML form.
    """
    from mahdar.web.mailing import address_of, message, send, server_of
    from mahdar.web.offline import open_offline

    receivers = [address_of(one) for one in to]
    server = server_of() if receivers else None
    open_offline(archive)
    from mahdar.archive import Filter
    from mahdar.web.digest import digest as made_of

    made = made_of(narrow.filter() if narrow else Filter(), since=since, language=language, address=address)
    if server is None:
        sys.stdout.write(made.html if html else made.text)
        return 0
    if not made.news:
        sys.stderr.write("nothing is new; no mail was sent\n")
        return 0
    send(server, message(server, receivers, subject=made.subject, text=made.text, html=made.html))
    sys.stderr.write(f"sent to {', '.join(receivers)}\n")
    return 0
