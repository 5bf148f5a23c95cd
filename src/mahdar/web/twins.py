"""The JSON and CSV twins of pages: the same rows at the same address with a suffix, all of them, streamed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import HttpResponse, JsonResponse, StreamingHttpResponse

from mahdar.web.rows import Row, flat

_CHUNK = 500


def twin(suffix: str, claims: Any, row: Callable[[Any], Row], name: str) -> HttpResponse | StreamingHttpResponse:
    """Every row that the page's filter leaves, as the suffix asks."""
    rows = (row(one) for one in claims.iterator(chunk_size=_CHUNK))
    if suffix == ".csv":
        lines = _csv(rows)
        kind = "text/csv; charset=utf-8"
    else:
        lines = _json(rows)
        kind = "application/json"
    response = StreamingHttpResponse(lines, content_type=kind)
    response["Content-Disposition"] = f'inline; filename="{name}{suffix}"'
    return response


def one_twin(row: Row) -> JsonResponse:
    """A single thing as JSON."""
    return JsonResponse(row, json_dumps_params={"ensure_ascii": False})


class _Line:
    def write(self, text: str) -> str:
        return text


def _csv(rows: Iterable[Row]) -> Iterator[str]:
    writer: Any = None
    yield "\ufeff"
    for row in rows:
        cells = flat(row)
        if writer is None:
            writer = csv.DictWriter(_Line(), cells)
            yield writer.writeheader()
        yield writer.writerow(cells)


def _json(rows: Iterable[Row]) -> Iterator[str]:
    """One array, a row a line."""
    between = "[\n"
    for row in rows:
        yield between + json.dumps(row, ensure_ascii=False)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"
