"""Errors of the API as problem details (RFC 9457): one shape for all, whatever went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema

PROBLEM = "application/problem+json"


class Problem(Schema):
    """What went wrong: `title` is the status in words, `detail` what to do about it."""

    type: str
    title: str
    status: int
    detail: str


def problem(status: int, detail: str) -> HttpResponse:
    """An error answer."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=PROBLEM)


class Problems:
    """Middleware: no error under /api/ leaves in another shape, be it the framework's own (405, an unknown path)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code < 400 or not request.path.startswith("/api/") or response["Content-Type"] == PROBLEM:
            return response
        told = problem(response.status_code, HTTPStatus(response.status_code).description)
        if "Allow" in response:
            told["Allow"] = response["Allow"]
        return told


def describe(document: dict[str, Any]) -> dict[str, Any]:
    """An OpenAPI document in which errors are of their own media type, and reading needs a token only where it is private."""
    for path in document["paths"].values():
        for method, operation in path.items():
            if method == "get":
                operation["security"] = [{}, *operation.get("security", ())]
            for status, response in operation["responses"].items():
                if int(status) >= 400 and "application/json" in response.get("content", {}):
                    response["content"] = {PROBLEM: response["content"]["application/json"]}
    return document
