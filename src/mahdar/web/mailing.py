"""Mail sent by the SMTP server that the environment names: nothing is guessed, and what is missing is said."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from typing import NamedTuple

from mahdar.errors import DeliveryError, UsageError

_TIMEOUT = 30  # seconds
_PORTS = {"starttls": 587, "ssl": 465, "none": 25}


class Server(NamedTuple):
    """An SMTP server; tls: «starttls», «ssl» or «none»."""

    host: str
    port: int
    tls: str
    sender: str
    user: str | None
    password: str | None


def server_of(environment: Mapping[str, str] = os.environ) -> Server:
    """The server that MAHDAR_SMTP_HOST, _PORT, _TLS, _FROM, _USER and _PASSWORD name. Raises UsageError for what is missing."""
    given = {
        name: environment.get(f"MAHDAR_SMTP_{name}", "") for name in ("HOST", "PORT", "TLS", "FROM", "USER", "PASSWORD")
    }
    missing = [f"MAHDAR_SMTP_{name}" for name in ("HOST", "FROM") if not given[name]]
    if missing:
        raise UsageError(f"no mail can be sent: set {' and '.join(missing)}; without --to the digest is printed")
    tls = given["TLS"] or "starttls"
    if tls not in _PORTS:
        raise UsageError(f"MAHDAR_SMTP_TLS is «{tls}»; give starttls, ssl or none")
    port = given["PORT"] or str(_PORTS[tls])
    if not port.isascii() or not port.isdecimal() or not 0 < int(port) < 65536:
        raise UsageError(f"MAHDAR_SMTP_PORT is «{port}»; give a number, as 587")
    if bool(given["USER"]) != bool(given["PASSWORD"]):
        raise UsageError("MAHDAR_SMTP_USER and MAHDAR_SMTP_PASSWORD belong together: set both, or neither")
    return Server(
        given["HOST"], int(port), tls, address_of(given["FROM"]), given["USER"] or None, given["PASSWORD"] or None
    )


def address_of(text: str) -> str:
    """A mail address as it is. Raises UsageError for what is none."""
    bare = parseaddr(text)[1]
    name, at, host = bare.rpartition("@")
    if not (name and at and host) or any(sign.isspace() for sign in bare) or not text.isprintable():
        raise UsageError(f"«{text}» is no mail address")
    return text.strip()


def message(server: Server, to: Iterable[str], *, subject: str, text: str, html: str) -> EmailMessage:
    """A message in both forms."""
    mail = EmailMessage()
    mail["From"], mail["To"] = server.sender, ", ".join(to)
    mail["Subject"] = subject
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain=server.sender.rpartition("@")[2].strip("<> "))
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    return mail


def send(server: Server, mail: EmailMessage) -> None:
    """Hand a message over. Raises DeliveryError where the server cannot be reached or does not take it."""
    where = f"{server.host}:{server.port}"
    try:
        with _connected(server) as smtp:
            if server.user and server.password:
                smtp.login(server.user, server.password)
            refused = smtp.send_message(mail)
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryError(f"{where}: the mail was not sent: {error}") from error
    if refused:
        raise DeliveryError(f"{where}: not taken for {', '.join(sorted(refused))}; sent to the others")


def _connected(server: Server) -> smtplib.SMTP:
    if server.tls == "ssl":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT, context=ssl.create_default_context())
    smtp = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT)
    if server.tls == "starttls":
        try:
            smtp.starttls(context=ssl.create_default_context())
        except BaseException:
            smtp.close()
            raise
    return smtp
