"""People at the web app without a browser: they join, sign in, send forms, and let programs ask with their tokens."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx

from tests.web.conftest import Served

PASSWORD = "ريح-الشمال-77"
REPORT = {
    "title": "القادري ومنصور يبحثان في عمّان ملف المياه",
    "text": "التقى وزير الزراعة الأردني سليم القادري في عمان اليوم وزيرة الري المصرية سلوى منصور، وبحثا ملف المياه المشتركة.\n"
    "وقال القادري إن مياه الأنهار حق للجميع.",
    "outlet": "صحيفة السهل",
    "url": "https://example.org/1",
    "published": "2021-03-04",
}


class Person:
    """Someone with cookies of their own."""

    def __init__(self, site: Served, invitation: str = "", name: str = "") -> None:
        self.name = name
        self._address, self._cookies = site.address, httpx.Cookies()
        if invitation:
            self.send(invitation, name=name, password=PASSWORD)

    def get(self, path: str) -> httpx.Response:
        return self._ask("GET", path)

    def _ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        with httpx.Client(base_url=self._address, follow_redirects=True, timeout=30, cookies=self._cookies) as client:
            answer = client.request(method, path, **options)
            self._cookies = client.cookies
        return answer

    def send(self, path: str, to: str = "", files: Any = None, **fields: Any) -> httpx.Response:
        """Open a page and send a form of it, with the mark against forged forms that stands in the page."""
        page = self.get(path)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        mark = {"csrfmiddlewaretoken": found[1]} if found else {}
        return self._ask("POST", to or path, data={**fields, **mark}, files=files)

    def sign_in(self, password: str = PASSWORD, **more: str) -> httpx.Response:
        return self.send("/login/", username=self.name, password=password, **more)

    def signed_in(self) -> bool:
        return 'action="/logout/"' in self.get("/").text

    def invite(self, site: Served, role: str, name: str) -> Person:
        """Another person, with a role."""
        page = self.send("/accounts/", role=role).text
        link = re.search(r"<code dir=\"ltr\">(\S+)</code>", page)
        assert link, page
        return Person(site, link[1], name)

    def token(self, *scopes: str, name: str = "برنامج", days: str = "30") -> str:
        """A token for programs, as the page shows it once."""
        found = re.search(
            r"mahdar_[\w-]{40,}", self.send("/account/tokens/", name=name, scope=list(scopes), days=days).text
        )
        assert found
        return found[0]


def ask(site: Served, path: str, token: str | None = None, sent: Any = None, **headers: str) -> httpx.Response:
    """What a program asks: with a token or without, sending JSON or nothing."""
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    method = "GET" if sent is None else "POST"
    content = None if sent is None else json.dumps(sent).encode() if not isinstance(sent, bytes) else sent
    return httpx.request(method, site.address + path, content=content, headers=headers, timeout=30)
