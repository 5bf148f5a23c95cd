"""Who asks the API: a token with the scope that an address needs, or, for reading alone, whoever may read the pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security.base import AuthBase

from mahdar.web.access import may
from mahdar.web.limits import limit
from mahdar.web.tokens import SCOPES, token_of


class RefusedError(Exception):
    """A request that is not answered: the status, what to do, and the headers that go with it."""

    def __init__(self, status: int, detail: str, **headers: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Scoped(AuthBase):
    """Lets through a token that has the scope, while its owner has the role for it.

    Without a token, reading is as free as the pages are, by the same session; writing takes a token, so that no
    foreign page can write with a visitor's cookies. Raises RefusedError: 401 without a token that counts, 403 without the
    scope or the role, 429 beyond the token's limit.
    """

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def __call__(self, request: HttpRequest) -> Any:
        given = request.headers.get("Authorization")
        if given is None:
            if self.scope == "read" and may(request.user, "reader"):
                return True
            raise RefusedError(401, "this needs a token: Authorization: Bearer mahdar_…", WWW_Authenticate="Bearer")
        scheme, _, text = given.partition(" ")
        token = token_of(text.strip()) if scheme.lower() == "bearer" else None
        if token is None:
            why = 'Bearer error="invalid_token"'
            raise RefusedError(401, "this token is unknown, has run out or was revoked", WWW_Authenticate=why)
        seconds = limit("token").wait(token.digest)
        if seconds:
            raise RefusedError(
                429, f"too many requests with this token; ask again in {seconds} s", Retry_After=str(seconds)
            )
        if self.scope not in token.scopes:
            raise RefusedError(403, f"this token has not the scope «{self.scope}»")
        if not may(token.user, SCOPES[self.scope]):
            raise RefusedError(403, f"the owner of this token is no {SCOPES[self.scope]} any more")
        request.user = token.user
        return token
