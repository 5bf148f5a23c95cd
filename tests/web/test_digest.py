"""The daily digest: printed, and sent through a real SMTP server."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.web.conftest import EXAMPLES, archive_of


class Inbox:
    """Keeps what a server is handed; refuses whoever is called «nobody»."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], EmailMessage]] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address.startswith("nobody"):
            return "550 no such receiver"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append((list(envelope.rcpt_tos), mail))
        return "250 OK"


@pytest.fixture
def smtp() -> Iterator[tuple[Inbox, dict[str, str]]]:
    """An SMTP server on this machine, and the environment that names it."""
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield inbox, {
        "MAHDAR_SMTP_HOST": "127.0.0.1", "MAHDAR_SMTP_PORT": str(port), "MAHDAR_SMTP_TLS": "none",
        "MAHDAR_SMTP_FROM": "محضر <mahdar@example.org>",
    }  # fmt: skip
    controller.stop()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive_of(sorted(EXAMPLES.glob("*.txt")), tmp_path_factory.mktemp("digest") / "record.db")


def run(archive: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mahdar", "digest", "--archive", str(archive), *options]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAHDAR_SMTP_")}
    return subprocess.run(command, capture_output=True, text=True, env={**clean, **environment}, timeout=120)


def test_it_is_printed_in_arabic_with_what_the_last_day_told(archive: Path) -> None:
    done = run(archive)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("محضر: الجديد منذ") and "التصريحات (" in done.stdout
    assert "http" not in done.stdout.replace("https://www.", "")  # no address was given, and none is made up


def test_an_earlier_day_tells_more_and_a_filter_less(archive: Path) -> None:
    last, every = run(archive).stdout, run(archive, "--since", "2015").stdout
    assert len(every) > len(last)
    jordan = run(archive, "--since", "2015", "--country", "JOR").stdout
    assert 0 < len(jordan) < len(every)
    counted = int(re.search(r"^اللقاءات \((\d+)\)$", every, re.MULTILINE)[1])  # type: ignore[index]
    assert counted == len(re.findall(r"^• (?:لقاء|اتصال|زيارة|مؤتمر|رسالة|توقيع|وصول)", every, re.MULTILINE)) > 2


def test_english_and_html_lead_to_the_pages(archive: Path) -> None:
    done = run(archive, "--since", "2015", "--language", "en", "--html", "--address", "https://minutes.example.org/")
    assert 'dir="ltr"' in done.stdout and "<h2>Contacts (" in done.stdout
    assert re.search(r'href="https://minutes\.example\.org/en/reports/\d+/"', done.stdout)


def test_it_is_sent_in_both_forms(archive: Path, smtp: tuple[Inbox, dict[str, str]]) -> None:
    inbox, environment = smtp
    done = run(
        archive, "--to", "desk@example.org", "--to", "ليلى <layla@example.org>", "--since", "2015", **environment
    )
    assert done.returncode == 0 and "sent to desk@example.org" in done.stderr, done.stderr
    ((receivers, mail),) = inbox.mails
    assert receivers == ["desk@example.org", "layla@example.org"]
    assert mail["Subject"].startswith("محضر: الجديد منذ") and mail["Auto-Submitted"] == "auto-generated"
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain and "التصريحات" in plain.get_content()
    assert html and '<html lang="ar" dir="rtl">' in html.get_content() and "<script" not in html.get_content()


def test_where_nothing_is_new_no_mail_is_sent(archive: Path, smtp: tuple[Inbox, dict[str, str]]) -> None:
    inbox, environment = smtp
    done = run(archive, "--to", "desk@example.org", "--since", "2099-01-01", "--context", "cyber", **environment)
    assert done.returncode == 0 and "nothing is new" in done.stderr and not inbox.mails


def test_what_a_server_refuses_is_told(archive: Path, smtp: tuple[Inbox, dict[str, str]]) -> None:
    inbox, environment = smtp
    done = run(archive, "--to", "nobody@example.org", "--since", "2015", **environment)
    assert done.returncode == 2 and "the mail was not sent" in done.stderr and not inbox.mails
    some = run(archive, "--to", "nobody@example.org", "--to", "desk@example.org", "--since", "2015", **environment)
    assert some.returncode == 2 and "not taken for nobody@example.org" in some.stderr and len(inbox.mails) == 1


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, "set MAHDAR_SMTP_HOST and MAHDAR_SMTP_FROM"),
        ({"MAHDAR_SMTP_HOST": "mail.example.org"}, "set MAHDAR_SMTP_FROM"),
        ({"MAHDAR_SMTP_TLS": "perhaps"}, "give starttls, ssl or none"),
        ({"MAHDAR_SMTP_PORT": "many"}, "give a number"),
        ({"MAHDAR_SMTP_USER": "mahdar"}, "belong together"),
        ({"MAHDAR_SMTP_FROM": "nobody"}, "is no mail address"),
        ({"MAHDAR_SMTP_PORT": "1", "MAHDAR_SMTP_TLS": "none"}, "the mail was not sent"),
    ],
)
def test_what_is_missing_is_said_in_one_line(archive: Path, environment: dict[str, str], says: str) -> None:
    if len(environment) and "MAHDAR_SMTP_HOST" not in environment:
        environment = {"MAHDAR_SMTP_HOST": "127.0.0.1", "MAHDAR_SMTP_FROM": "mahdar@example.org", **environment}
    done = run(archive, "--to", "desk@example.org", "--since", "2015", **environment)
    assert done.returncode == 2 and says in done.stderr and done.stderr.count("\n") == 1 and not done.stdout


@pytest.mark.parametrize(
    "options", [("--since", "soon"), ("--to", "desk"), ("--address", "minutes.example.org"), ("--country", "jordan")]
)
def test_what_cannot_be_asked_is_told(archive: Path, options: tuple[str, ...]) -> None:
    done = run(archive, *options)
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert options[1] in done.stderr and "--from" not in done.stderr


def test_a_mail_header_cannot_be_smuggled_in(archive: Path, smtp: tuple[Inbox, dict[str, str]]) -> None:
    inbox, environment = smtp
    done = run(archive, "--to", "desk@example.org\nBcc: other@example.org", "--since", "2015", **environment)
    assert done.returncode == 2 and not inbox.mails
