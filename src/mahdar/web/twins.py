"""The JSON and CSV twins of pages: the same rows at the same address with a suffix, all of them, streamed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import JsonResponse, StreamingHttpResponse

from mahdar.web.rows import Row, flat

_CHUNK = 500


def rows_twin(suffix: str, rows: Iterable[Row], name: str) -> StreamingHttpResponse:
    """Rows that are made already, as the suffix asks."""
    lines = _csv(rows) if suffix == ".csv" else _json(rows)
    response = StreamingHttpResponse(
        lines, content_type="text/csv; charset=utf-8" if suffix == ".csv" else "application/json"
    )
    response["Content-Disposition"] = f'inline; filename="{name}{suffix}"'
    return response


def twin(suffix: str, claims: Any, row: Callable[[Any], Row], name: str) -> StreamingHttpResponse:
    """Every row that the page's filter leaves, as the suffix asks."""
    return rows_twin(suffix, (row(one) for one in claims.iterator(chunk_size=_CHUNK)), name)


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
