"""The addresses of the API that read. Those that write are in `writing`."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, NinjaAPI, Path, Query
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

from mahdar.archive import models
from mahdar.archive.filters import Filter
from mahdar.archive.people import find_identities, identities
from mahdar.archive.records import records_of
from mahdar.archive.search.finding import find_reports
from mahdar.archive.search.marking import snippet
from mahdar.archive.tenures import tenures_at, tenures_of
from mahdar.errors import ConflictError, MahdarError, UnknownNameError
from mahdar.version import __version__
from mahdar.web import questions, rows
from mahdar.web.api import shapes
from mahdar.web.api.asked import Asked, NameAsked, Searched, part_of
from mahdar.web.api.auth import RefusedError, Scoped
from mahdar.web.api.problems import Problem, describe, problem


class _InLetters(JSONRenderer):
    """Arabic in its own letters."""

    json_dumps_params = {"ensure_ascii": False}


class _Api(NinjaAPI):
    def get_openapi_schema(self, **options: Any) -> Any:
        return describe(super().get_openapi_schema(**options))


api = _Api(
    title="Mahdar", version=__version__, docs_url=None, auth=Scoped("read"), urls_namespace="api-v1",
    renderer=_InLetters(),
    description="Who met whom, who said what, what is still to come: an archive of news reports in Arabic.",
)  # fmt: skip
Id = Annotated[int, Field(ge=1, le=2**53, description="the number in the list")]
ANY = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}
"""What any address may answer instead: a request that cannot be, no right to it, nothing there, too many requests."""


def _listing(name: str, shape: Any) -> None:
    """The list of a kind of claim, and each claim of it."""

    def many(request: HttpRequest, asked: Query[Asked]) -> Any:
        return part_of(request, questions.KINDS[name](asked.filter()), asked, rows.ROWS[name])

    def one(request: HttpRequest, number: Path[Id]) -> Any:
        found = questions.KINDS[name](Filter()).filter(pk=number).first()
        if found is None:
            raise Http404
        return rows.ROWS[name](found)

    api.get(f"/{name}", response={200: shapes.Page[shape], **ANY}, operation_id=name, tags=[name],
            summary=f"All {name}, the newest first")(many)  # fmt: skip
    api.get(f"/{name}/{{number}}", response={200: shape, **ANY}, operation_id=f"one_of_{name}", tags=[name],
            summary=f"One of the {name}")(one)  # fmt: skip


for _name, _shape in (("contacts", shapes.Contact), ("statements", shapes.Statement),
                      ("upcoming", shapes.Upcoming), ("events", shapes.Event)):  # fmt: skip
    _listing(_name, _shape)


@api.get("/reports", response={200: shapes.Page[shapes.Report], **ANY}, tags=["reports"])
def reports(request: HttpRequest, asked: Query[Asked]) -> Any:
    """All reports, the newest first."""
    return part_of(request, questions.reports(asked.filter()), asked, rows.report_row)


@api.get("/reports/{number}", response={200: shapes.WholeReport, **ANY}, tags=["reports"])
def report(request: HttpRequest, number: Path[Id]) -> Any:
    """One report with its record."""
    return whole(get_object_or_404(models.Report, pk=number))


def whole(found: models.Report) -> dict[str, Any]:
    """A report with its record."""
    (record,) = records_of([found.pk])
    return {**rows.report_row(found), "record": msgspec.to_builtins(record)}


@api.get("/search", response={200: shapes.Page[shapes.Hit], **ANY}, tags=["search"])
def search(request: HttpRequest, asked: Query[Searched]) -> Any:
    """Reports that hold the words: those that hold them just as typed first, then the newest."""
    found = find_reports(asked.q, asked.filter()).select_related("wording")

    def hit(one: models.Report) -> dict[str, Any]:
        return {**rows.report_row(one), "exact": one.exact, "around": snippet(one.text, asked.q)}

    return part_of(request, found, asked, hit)


def _naming(name: str, kind: str) -> None:
    """The list of people or bodies, and each of them with the offices."""

    def many(request: HttpRequest, asked: Query[NameAsked]) -> Any:
        found = find_identities(asked.name, kind) if asked.name else identities().filter(kind=kind, into=None)
        return part_of(request, found.exclude(seen=0).order_by("-seen", "key", "pk"), asked, rows.identity_row)

    def one(request: HttpRequest, number: Path[Id]) -> Any:
        found = get_object_or_404(
            models.Identity.objects.select_related("into").defer("profile", "into__profile"), pk=number, kind=kind
        )
        found = found.into or found
        return {**rows.identity_row(found), "offices": tenures_of(found) if kind == "person" else tenures_at(found)}

    api.get(f"/{name}", response={200: shapes.Page[shapes.Identity], **ANY}, operation_id=name, tags=[name],
            summary=f"All {name}, those in most reports first")(many)  # fmt: skip
    api.get(f"/{name}/{{number}}", response={200: shapes.Known, **ANY}, operation_id=f"one_of_{name}", tags=[name],
            summary=f"One of the {name}, with offices over time")(one)  # fmt: skip


_naming("people", "person")
_naming("bodies", "body")


@api.exception_handler(UnknownNameError)
def _nobody(request: HttpRequest, error: UnknownNameError) -> HttpResponse:
    return problem(404, str(error))


@api.exception_handler(RefusedError)
def _refused(request: HttpRequest, error: RefusedError) -> HttpResponse:
    answer = problem(error.status, error.detail)
    for name, value in error.headers.items():
        answer[name] = value
    return answer


@api.exception_handler(ConflictError)
def _conflict(request: HttpRequest, error: ConflictError) -> HttpResponse:
    return problem(409, str(error))


@api.exception_handler(MahdarError)
def _cannot(request: HttpRequest, error: MahdarError) -> HttpResponse:
    return problem(400, str(error))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(422, "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors))


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, "nothing has this number here")


@api.exception_handler(HttpError)
def _other(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, str(error))
