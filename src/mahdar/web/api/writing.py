"""The addresses of the API that write: a report sent in to be read, a claim judged. Both take a token with its scope."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Path
from ninja.errors import HttpError

from mahdar.archive.corrections import history, last_change
from mahdar.archive.corrections.entries import row_of
from mahdar.errors import UsageError
from mahdar.web import submitting
from mahdar.web.access import named
from mahdar.web.api import shapes
from mahdar.web.api.asked import Judged, Sent
from mahdar.web.api.auth import Scoped
from mahdar.web.api.problems import Problem
from mahdar.web.api.routes import ANY, Id, api, whole
from mahdar.web.reviewing import judge

Kind = Annotated[Literal["contact", "statement", "upcoming", "office"], Field(description="the kind of claim")]
_REVIEW: dict[Any, Any] = {"auth": Scoped("review"), "tags": ["review"]}


@api.post("/reports", auth=Scoped("submit"), tags=["reports"], summary="Send a report to be read and kept",
          response={201: shapes.WholeReport, 200: shapes.WholeReport, **ANY})  # fmt: skip
def submit(request: HttpRequest, sent: Sent, response: HttpResponse) -> Any:
    """The report with its record, at the address that Location gives: 201 where it is new, 200 where it was there already.

    The report is known again by its url, title and text. What is there already is not changed.
    """
    try:
        given = submitting.given_of(sent.dict())
    except UsageError as error:
        raise HttpError(422, str(error)) from error
    kept, new = submitting.keep(submitting.read(given), by=named(request.user))
    response["Location"] = f"/api/v1/reports/{kept.pk}"
    return (201 if new else 200), whole(kept)


@api.get("/review/{kind}/{number}", response={200: shapes.Reviewed, **ANY}, operation_id="reviewed", **_REVIEW)
def reviewed(request: HttpRequest, kind: Path[Kind], number: Path[Id]) -> Any:
    """What people did with a claim."""
    steps = history(kind, number)
    return {
        "kind": kind, "id": number, "state": _claim(kind, number).state, "last_change": last_change(kind, number),
        "history": [{"change": one.pk, "at": one.at, "author": one.author, "action": one.action, "reason": one.reason}
                    for one in steps],
    }  # fmt: skip


@api.post("/review/{kind}/{number}", response={200: shapes.Reviewed, 409: Problem, **ANY}, operation_id="review",
          **_REVIEW)  # fmt: skip
def review(request: HttpRequest, kind: Path[Kind], number: Path[Id], judged: Judged) -> Any:
    """Accept or reject a claim, or undo the last change. 409 where another changed it after what was seen."""
    _claim(kind, number)
    form = {"do": judged.do, "reason": submitting.clean(judged.reason), "seen": str(judged.seen)}
    judge(kind, number, form, named(request.user))
    return reviewed(request, kind, number)


def _claim(kind: str, number: int) -> Any:
    try:
        return row_of(kind, number)
    except UsageError as error:
        raise HttpError(404, str(error)) from error
