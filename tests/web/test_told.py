"""What goes wrong is told in the page's language: in Arabic no Latin sentence, in English no Arabic one; programs in English."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest

from tests.web.conftest import Served, archive_of, served
from tests.web.people import Person, ask

_SENTENCE = re.compile(r"[A-Za-z]{2,}(?:[^A-Za-z\u0600-\u06ff]{1,3}[A-Za-z]{2,}){2,}")
"""Three words in Latin letters in a row."""
_MANY = quote(" ".join(f"كلمة{n}" for n in range(80)))
FILTERED = (
    "contacts", "statements", "upcoming", "events", "reports", "network", "timeline", "map", "calendar",
    "sources/coverage", "search",
)  # fmt: skip
BAD = (
    "from=never", "to=2021-02-30", "from=2022&to=2021", "country=jordan", "country=%3Cb%3E", "context=war", "person=zzzz",
    "body=" + quote("لا أحد بهذا الاسم"), "person=999999999",
)  # fmt: skip
ONLY = (
    "calendar/?month=13", "calendar/?month=2021-13", "calendar/?state=lost", "network/?least=0", "network/?least=many",
    "network/?kind=ghosts", "map/?kind=ghosts", "map/?view=moon", "search/?q=!!!", f"search/?q={_MANY}",
    "timeline/?person=" + quote("القادري"), "nowhere/", "reports/999999/", "who/999999/", "contacts/999999/", "join/" + "x" * 43,
)  # fmt: skip
TEXT = (
    "استقبل وزير الزراعة الأردني سليم القادري في عمان اليوم وزيرة الري المصرية سلوى منصور.\n"
    "وقال القادري إن مياه الأنهار حق للجميع، وإن الحوار باق."
)  # fmt: skip
OTHER = "أعلن الممثل المغربي سليم القادري في الرباط اليوم عرض مسرحيته الجديدة.\nوقال القادري إن الفن حوار."


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    source = tmp_path_factory.mktemp("told") / "reports.jsonl"
    lines = (
        {"id": str(n), "outlet": f"صحيفة {n}", "published": f"2021-03-0{n}", "title": f"خبر {n}", "text": text}
        for n, text in enumerate((TEXT, OTHER), 1)
    )
    source.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    yield from served(archive_of([source], source.with_suffix(".db")))


@pytest.fixture(scope="module")
def layla(own: Served) -> Person:
    """The administrator, with a false password known to be false."""
    return Person(own, own.invitation, "ليلى")


def seen(answer: httpx.Response) -> str:
    """What a reader of the page sees of it, and of its fields' hints, in words."""
    told = re.sub(r"<(script|style|head|textarea).*?</\1>|<code.*?</code>|<footer.*", " ", answer.text, flags=re.DOTALL)
    hints = " ¦¦¦ ".join(re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', told))
    parts = re.sub(r"<[^>]+>", " ¦¦¦ ", told)
    return html.unescape(f"{parts} {hints}")


def alert(answer: httpx.Response) -> str:
    """The message of a page that was asked for what cannot be."""
    found = re.search(r'role="alert">(.*?)</(?:p|div)>', answer.text, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", found[1])) if found else ""


def latin(answer: httpx.Response) -> str | None:
    found = _SENTENCE.search(seen(answer))
    return found and found[0]


@pytest.mark.parametrize("page", FILTERED)
def test_a_filter_that_cannot_be_is_told_in_the_language_of_the_page(own: Served, page: str) -> None:
    for query in BAD:
        if page == "search":
            query = f"q={quote('القادري')}&{query}"
        arabic, english = ask(own, f"/{page}/?{query}"), ask(own, f"/en/{page}/?{query}")
        assert arabic.status_code == english.status_code == 400, query
        assert latin(arabic) is None and re.search("[\u0600-\u06ff]{2}", alert(arabic)), (query, latin(arabic))
        assert re.search("[a-z]{3}", alert(english)), query
        assert not re.search("[\u0600-\u06ff]{3}", alert(english).replace("لا أحد بهذا الاسم", "")), query
        if page != "search":
            assert "Traceback" not in arabic.text and not re.search(
                "[\u0600-\u06ff]", ask(own, f"/{page}.json?{query}").text.replace("لا أحد بهذا الاسم", "")
            )


@pytest.mark.parametrize("address", ONLY)
def test_what_a_single_page_cannot_do_is_told_in_arabic(own: Served, address: str) -> None:
    answer = ask(own, f"/{address}")
    assert answer.status_code in (400, 404, 410) and latin(answer) is None, latin(answer)


def forms(layla: Person) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Pages, where their form is sent, and what it is filled with that cannot be."""
    case = "/review/contact/1/"
    before = {"do": "edit", "seen": "0"}
    yield case, case, {**before, "date": "yesterday"}
    yield case, case, {**before, "form": "banquet"}
    yield case, case, {**before, "words": "not in the text"}
    yield case, case, before
    yield case, case, {"do": "conquer", "seen": "0"}
    yield case, case, {"do": "accept", "seen": "x"}
    yield case, case, {"do": "undo", "seen": "0"}
    yield case, "/review/person/1/", {"do": "reject", "seen": "0"}
    yield case, "/review/person/1/", {**before, "name": " "}
    correct = "/reports/1/correct/"
    yield correct, correct, {"kind": "statement", "words": "مياه الأنهار"}
    yield correct, correct, {"kind": "war", "words": "مياه الأنهار"}
    yield correct, correct, {"kind": "contact", "words": "مياه الأنهار", "who": "p1", "form": "banquet"}
    yield correct, correct, {"kind": "contact", "words": "مياه الأنهار", "who": "p1", "date": "2021-02-30"}
    who = "/who/1/review/"
    yield who, who, {"do": "same", "other": "1", "seen": "0"}
    yield who, who, {"do": "same", "other": "999999", "seen": "0"}
    yield who, who, {"do": "split", "seen": "0"}
    yield who, who, {"do": "split", "named": "999999", "seen": "0"}
    yield who, who, {"do": "undo", "change": "999999", "seen": "0"}
    yield who, who, {"do": "eat", "seen": "0"}
    yield "/saved/", "/saved/", {"name": "", "page": "contacts", "query": ""}
    yield "/saved/", "/saved/", {"name": "ا", "page": "accounts", "query": ""}
    yield "/saved/", "/saved/", {"name": "ا", "page": "contacts", "query": "from=never"}
    yield "/read/", "/read/", {"text": "The minister met his counterpart in the capital today."}
    yield "/read/", "/read/", {"text": TEXT, "url": "javascript:alert(1)", "published": "soon"}
    yield "/account/tokens/", "/account/tokens/", {"name": "x", "days": "-5"}
    yield "/account/password/", "/account/password/", {"old_password": "no", "new_password1": "a", "new_password2": "b"}
    yield "/account/second-factor/", "/account/second-factor/", {"do": "on", "code": "000000"}


def test_no_form_is_answered_in_latin_sentences(own: Served, layla: Person) -> None:
    statuses = set()
    for page, to, fields in forms(layla):
        answer = layla.send(page, to=to, **fields)
        assert answer.status_code < 500, (to, fields)
        assert latin(answer) is None, (to, fields, latin(answer))
        statuses.add(answer.status_code)
    assert {400, 403, 409} <= statuses


@pytest.mark.parametrize("day", ["yesterday", "2021-13-01", "2021-02-30"])
def test_a_day_that_cannot_be_is_told_as_such(layla: Person, day: str) -> None:
    told = alert(layla.send("/review/contact/1/", do="edit", seen="0", date=day))
    assert "لا يصح هذا اليوم" in told


def test_the_audit_log_is_told_in_arabic(layla: Person) -> None:
    layla.send("/accounts/", role="reader")
    page = layla.get("/accounts/")
    assert latin(page) is None and "دعا إلى حساب" in seen(page) and "قارئ" in seen(page)


def test_a_forged_form_and_a_door_that_is_locked_are_told_in_arabic(own: Served) -> None:
    forged = httpx.post(own.address + "/login/", data={"username": "ليلى", "password": "x"})
    assert forged.status_code == 403 and "جاءت الاستمارة من موضع آخر" in forged.text and latin(forged) is None
    assert "came from elsewhere" in httpx.post(own.address + "/en/login/", data={"username": "x"}).text
    guesser = Person(own, name="ليلى")
    for _ in range(9):
        told = guesser.sign_in("wrong-password")
    assert told.status_code == 429 and "تكررت كلمة السر الخاطئة" in told.text and latin(told) is None


def test_what_is_no_request_is_refused_in_arabic(own: Served) -> None:
    for address, headers in (("/search/?q=a%00", {}), ("/", {"Host": "evil.example"})):
        answer = httpx.get(own.address + address, headers=headers)
        assert answer.status_code == 400 and latin(answer) is None and re.search("[\u0600-\u06ff]{3}", answer.text)
    assert "null character" in ask(own, "/en/search/?q=a%00").text


def test_a_program_is_told_in_english(own: Served) -> None:
    for address in (
        "/contacts.json?from=never",
        "/reports.csv?country=jordan",
        "/calendar.json?month=13",
        "/search.json?q=!!!",
    ):
        answer = ask(own, address)
        assert answer.status_code == 400 and not re.search("[\u0600-\u06ff]", answer.text), address
    api = ask(own, "/api/v1/contacts?person=zzzz").json()
    assert api["status"] in (400, 404) and not re.search("[\u0600-\u06ff]", api["detail"])
