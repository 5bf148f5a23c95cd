"""The second factor: turned on with an app, asked for at the door, stood in for by recovery codes, required, reset; sessions."""

from __future__ import annotations

import re
import sqlite3
import time
from itertools import count
from pathlib import Path

import pyotp
import pytest

from tests.web.conftest import Served
from tests.web.people import PASSWORD, Person

FACTOR = "/account/second-factor/"


@pytest.fixture(scope="module")
def first(own: Served) -> Person:
    """The administrator who invites the others."""
    return Person(own, own.invitation, "ليلى")


_NUMBERS = count(1)


@pytest.fixture
def layla(own: Served, first: Person) -> Person:
    """A new administrator for each test, since second factors stay."""
    return first.invite(own, "administrator", f"ليلى{next(_NUMBERS)}")


def code_of(secret: str, later: int = 0) -> str:
    return pyotp.TOTP(secret).at(time.time() + 30 * later)


def enrol(person: Person) -> tuple[str, list[str]]:
    """Turn the second factor on; the app's secret and the recovery codes."""
    page = person.get(FACTOR).text
    assert "<svg" in page and "style=" not in page
    found = re.search(r'class="secret">([A-Z2-7]{32})<', page)
    assert found
    shown = person.send(FACTOR, do="on", code=code_of(found[1])).text
    codes = re.findall(r"<li><code>([a-z2-9-]{17})</code>", shown)
    assert len(set(codes)) == 10
    return found[1], codes


def again(site: Served, person: Person) -> Person:
    """The same person at another browser, past the password."""
    other = Person(site, name=person.name)
    other.sign_in()
    return other


def test_without_the_code_the_password_opens_nothing(own: Served, layla: Person) -> None:
    secret, _ = enrol(layla)
    other = again(own, layla)
    assert not other.signed_in()
    assert other.send("/login/code/", code="000000").status_code == 403
    assert not other.signed_in()
    other.send("/login/code/", code=code_of(secret, later=1))
    assert other.signed_in()


def test_a_code_counts_once(own: Served, layla: Person) -> None:
    secret, _ = enrol(layla)
    code = code_of(secret, later=1)
    first, second = again(own, layla), again(own, layla)
    first.send("/login/code/", code=code)
    second.send("/login/code/", code=code)
    assert first.signed_in() and not second.signed_in()


def test_a_recovery_code_stands_in_once(own: Served, layla: Person) -> None:
    _, codes = enrol(layla)
    first, second = again(own, layla), again(own, layla)
    first.send("/login/code/", code=codes[3].upper())
    second.send("/login/code/", code=codes[3])
    assert first.signed_in() and not second.signed_in()
    assert "9" in layla.get("/account/").text


def test_guessing_codes_is_stopped(own: Served, layla: Person) -> None:
    secret, _ = enrol(layla)
    other = again(own, layla)
    for guess in range(8):
        other.send("/login/code/", code=f"{guess:06}")
    other.send("/login/code/", code=code_of(secret, later=1))
    assert not other.signed_in()


def test_nobody_comes_to_the_second_step_without_the_first(own: Served, layla: Person) -> None:
    enrol(layla)
    stranger = Person(own)
    assert 'name="password"' in stranger.get("/login/code/").text


@pytest.mark.parametrize(("asked", "end"), [("/accounts/", "/accounts/"), ("https://evil.example/", "/")])
def test_after_the_second_step_one_is_led_on_here_and_nowhere_else(
    own: Served, layla: Person, asked: str, end: str
) -> None:
    secret, _ = enrol(layla)
    other = Person(own, name=layla.name)
    other.sign_in(next=asked)
    led = other.send("/login/code/", code=code_of(secret, later=1)).url
    assert str(led) == own.address + end


def test_it_is_turned_off_with_a_code_alone(own: Served, layla: Person) -> None:
    _, codes = enrol(layla)
    assert layla.send(FACTOR, do="off", code="123456").status_code == 403
    assert not again(own, layla).signed_in()
    layla.send(FACTOR, do="off", code=codes[0])
    assert again(own, layla).signed_in()


def test_the_administrator_requires_it_and_resets_it(own: Served, layla: Person, archive: Path) -> None:
    editor, reader = layla.invite(own, "editor", "وائل"), layla.invite(own, "reader", "سامر")
    enrol(layla)
    layla.send("/accounts/", do="require", least="reviewer")
    assert str(editor.get("/review/").url).endswith(FACTOR)
    assert reader.signed_in() and reader.get("/contacts/").status_code == 200
    enrol(editor)
    assert editor.get("/review/").status_code == 200
    (number,) = sqlite3.connect(archive).execute("SELECT id FROM auth_user WHERE username = 'وائل'").fetchone()
    layla.send("/accounts/", do="reset", account=number)
    assert str(editor.get("/review/").url).endswith(FACTOR)
    assert "عطّل العامل الثاني" in layla.get("/accounts/").text
    layla.send("/accounts/", do="require", least="")
    assert editor.get("/review/").status_code == 200


def test_a_reader_resets_and_requires_nothing(own: Served, layla: Person) -> None:
    reader = layla.invite(own, "reader", "هدى")
    for fields in ({"do": "require", "least": ""}, {"do": "reset", "account": "1"}, {"do": "close", "account": "1"}):
        assert reader.send("/account/", to="/accounts/", **fields).status_code == 403
    assert layla.signed_in()


def test_sessions_are_listed_and_ended_from_elsewhere(own: Served, layla: Person) -> None:
    other = again(own, layla)
    page = layla.get("/account/").text
    assert page.count(">python-httpx") == 2 and other.signed_in()
    layla.send("/account/", to="/account/sign-out/")
    assert not other.signed_in() and layla.signed_in()
    assert layla.get("/account/").text.count(">python-httpx") == 1


def test_one_session_of_anothers_is_not_ended(own: Served, layla: Person, archive: Path) -> None:
    editor = layla.invite(own, "editor", "نزار")
    (number,) = (
        sqlite3.connect(archive).execute("SELECT id FROM web_visit ORDER BY id DESC LIMIT 1 OFFSET 1").fetchone()
    )
    editor.send("/account/", to="/account/sign-out/", visit=number)
    assert layla.signed_in()


def test_a_new_password_ends_the_other_sessions(own: Served, layla: Person) -> None:
    other = again(own, layla)
    new = "غيمة-فوق-الجبل-9"
    layla.send("/account/password/", old_password=PASSWORD, new_password1=new, new_password2=new)
    assert layla.signed_in() and not other.signed_in()
    assert layla.get("/account/").text.count(">python-httpx") == 1
    assert not again(own, layla).signed_in()
    other.sign_in(new)
    assert other.signed_in()
