"""`mahdar forget`: removal on a legal ground."""

from __future__ import annotations

import sys

from mahdar.errors import UsageError


def forget(*, ground: str, report: str | None = None, person: str | None = None, archive: str | None = None) -> int:
    """Remove a report, or a person from all reports, out of an archive and its history.

    A bare mark stays: when, and on which ground. A removed report is never read in again, nor one in which a person
    was blacked out. Nothing brings back what is removed here; copies made before hold it still.

    Examples
    --------
        mahdar forget --report u-00017 --ground "court order 12/2021" --archive record.db

        mahdar forget --person 600 --ground "a request under article 17" --archive record.db

    Parameters
    ----------
    ground
        The legal ground, in your words.
    report
        The report's id.
    person
        The person's name or number; the words that name the person are blacked out in every report.
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    """
    if (report is None) == (person is None):
        raise UsageError("forget what? Give --report ID or --person NAME")
    from mahdar.archive import open_archive, told

    address = open_archive(archive)
    from mahdar.archive.forgetting import forget_person, forget_report
    from mahdar.archive.people import the_identity

    with told(address):
        if report is not None:
            count = forget_report(report, ground)
        else:
            count = forget_person(the_identity(person or "", "person"), ground)
    sys.stderr.write(f"{count} reports {'removed' if report is not None else 'blacked out'}\n")
    return 0
