"""The search index, kept beside the rows: FTS5 on SQLite, tsvector on PostgreSQL, both over our own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from django.db import connection

from mahdar.archive.copying import copy_rows
from mahdar.archive.search.words import Form, forms_in

REPORTS: Final = "archive_search_report"
STATEMENTS: Final = "archive_search_statement"
TABLES: Final = (REPORTS, STATEMENTS)
MOST_WORDS: Final = 16_000
"""Words of one text that are indexed: PostgreSQL counts places no further. No news report has as many."""


def index_texts(table: str, texts: Iterable[tuple[int, str]]) -> None:
    """Index texts under the ids of their rows; what was indexed under an id must have been dropped before."""
    index_forms(table, ((row, forms_in(text)) for row, text in texts))


def index_forms(table: str, texts: Iterable[tuple[int, Sequence[Form]]]) -> None:
    """The same for texts of which the forms of all words are known."""
    rows = [(row, *_columns(forms)) for row, forms in texts]
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            copy_rows(cursor, table, ("rowid", "exact", "stems"), rows)
        else:
            cursor.executemany(f"INSERT INTO {table} (rowid, exact, stems) VALUES (%s, %s, %s)", rows)


def drop_texts(table: str, ids: Sequence[int]) -> None:
    """Take texts out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(row,) for row in ids])


def _columns(forms: Sequence[Form]) -> tuple[str, str]:
    pairs = [pair for pair in forms if pair[0]][:MOST_WORDS]
    if connection.vendor == "postgresql":
        return _vector(word for word, _ in pairs), _vector(stem for _, stem in pairs)
    return " ".join([word for word, _ in pairs]), " ".join([stem for _, stem in pairs])


def _vector(words: Iterable[str]) -> str:
    """«'قال':1,7 'وزير':2»: PostgreSQL's own form, made of our words."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        places[word].append(place)
    return " ".join(f"'{word}':{','.join(map(str, at))}" for word, at in places.items())
