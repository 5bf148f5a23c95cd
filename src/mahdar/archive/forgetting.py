"""Removal on a legal ground: a report, or a person, out of the archive and out of its history.

It overrides the append-only history, inside its own transaction alone, and leaves a bare mark: when, on which ground,
and a digest by which a report is known again and never read in once more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import QuerySet

from mahdar.archive.blackening import without
from mahdar.archive.clearing import clear_reports
from mahdar.archive.models import Block, Change, Forgotten, Identity, Judgement, Named, Report
from mahdar.archive.records import records_of
from mahdar.archive.reprints import hand_on
from mahdar.archive.search.index import TABLES
from mahdar.archive.turns import one_writer
from mahdar.archive.writing import key_digest, store_batch
from mahdar.errors import UsageError


def forget_report(key: str, ground: str) -> int:
    """Remove a report with all that it claims and all that was changed in it. Returns how many reports went.

    Raises UsageError for an unknown report or without a ground.
    """
    report = Report.objects.filter(key=key).first()
    if report is None:
        raise UsageError(f"no report «{key}» in this archive")
    with one_writer(), _unlocked(ground):
        _erase(Change.objects.filter(report=key))
        hand_on(report)
        clear_reports((report.pk,))
        report.delete()
        _delete_orphans()
        _mark("report", ground, key)
    _reclaim()
    return 1


def forget_person(identity: Identity, ground: str) -> int:
    """Remove a person: the words that name the person in every report, and all that is claimed of the person.

    The reports stay, those words blacked out letter for letter, so that every other span holds; they are never read
    again, since that would bring the words back. Returns how many reports were changed. Raises UsageError without a
    ground, or where the identity is no person.
    """
    if identity.kind != "person":
        raise UsageError(f"{identity.name} is a {identity.kind}; forget removes people and reports")
    names = Named.objects.filter(identity=identity)
    entries: dict[int, set[str]] = {}
    for report, entry in names.values_list("report_id", "entry"):
        entries.setdefault(report, set()).add(entry)
    ids = sorted(entries)
    with one_writer(), _unlocked(ground):
        records = [without(record, entries[pk]) for pk, record in zip(ids, records_of(ids), strict=True)]
        _erase(Change.objects.filter(report__in=[record.report.id for record in records]))
        _erase(Change.objects.filter(kind="identity", target=identity.pk))
        Named.objects.filter(report__in=ids).update(pinned=False, state="read")
        store_batch(records)
        _delete_orphans()
        for record in records:
            _mark("person", ground, record.report.id)
    _reclaim()
    return len(records)


def _erase(changes: QuerySet[Change]) -> None:
    """Changes with those that undo them: Django would protect the one from being deleted before the other."""
    changes._raw_delete(changes.db)


@contextmanager
def _unlocked(ground: str) -> Iterator[None]:
    """Inside a transaction: the history may be deleted from."""
    if not ground.strip():
        raise UsageError("a removal needs its legal ground: --ground «…»")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO archive_unlocked (ground) VALUES (%s)", [ground])
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM archive_unlocked")


def _delete_orphans() -> None:
    """Identities that no report names any more, and nobody is merged into."""
    while True:
        orphans = Identity.objects.filter(named__isnull=True, named_by_program__isnull=True, merged__isnull=True)
        some = list(orphans.values_list("pk", flat=True)[:500])
        if not some:
            return
        Block.objects.filter(identity__in=some).delete()
        Judgement.objects.filter(left__in=some).delete()
        Judgement.objects.filter(right__in=some).delete()
        Identity.objects.filter(pk__in=some).delete()


def _mark(kind: str, ground: str, key: str) -> None:
    Forgotten.objects.create(at=dt.datetime.now(dt.UTC), kind=kind, ground=ground.strip(), digest=key_digest(key))


def _reclaim() -> None:
    """What was deleted is gone from the file too, not only from its tables."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for table in TABLES:
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM")
