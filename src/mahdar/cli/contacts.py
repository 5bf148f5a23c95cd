"""`mahdar contacts`: who met, called, visited or wrote to whom."""

from __future__ import annotations

import json as json_
from itertools import islice
from typing import Annotated, Any

from cyclopts import Parameter

from mahdar.cli.narrow import Limit, Narrow
from mahdar.cli.showing import rest, show_contact, show_meeting


def contacts(
    *,
    archive: str | None = None,
    narrow: Narrow | None = None,
    limit: Limit = 50,
    form: str | None = None,
    versions: Annotated[bool, Parameter(negative=())] = False,
    json: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Tell who met, called, visited or wrote to whom, the latest first.

    Examples
    --------
        mahdar contacts --person "سامح شكري" --archive record.db

        mahdar contacts --country EGY --from 2018-03 --json > contacts.jsonl

        mahdar contacts --versions --archive record.db

    Parameters
    ----------
    archive
        The archive: a file, or a postgresql:// URL; MAHDAR_DATABASE_URL stands in where it is not given.
    limit
        Print this many; 0 prints all. How many there are is told in any case.
    form
        Only contacts of this form: meeting, call, visit, message, conference, signing, arrival.
    versions
        Tell each contact once, with what each report says of it and on what they differ.
    json
        One JSON object a line.
    """
    from mahdar.archive import Filter, open_archive

    open_archive(archive, write=False)
    from mahdar.archive.models import Contact, Meeting
    from mahdar.archive.narrowing import LATEST_FIRST, claims
    from mahdar.archive.telling import contacts_told, meetings_told

    found = claims(Contact, narrow.filter() if narrow else Filter())
    found = found.filter(form=checked_form(form)) if form else found
    told: Any
    if versions:
        meetings = Meeting.objects.filter(contacts__in=found.values("pk")).distinct().order_by("-day", "-pk")
        told, total, show = meetings_told(meetings), meetings.count, show_meeting
    else:
        ordered = found.order_by(*LATEST_FIRST)
        told, total, show = contacts_told(ordered), found.count, show_contact
    shown = 0
    for one in islice(told, limit or None):
        shown += 1
        print(json_.dumps(one, ensure_ascii=False)) if json else show(one)
    return rest(shown, total, limit)


def checked_form(form: str) -> str:
    """The form, if there is such a one. Raises UsageError else."""
    from typing import get_args

    from mahdar.errors import UsageError
    from mahdar.record import ContactForm

    if form not in get_args(ContactForm):
        raise UsageError(f"no form «{form}»; there are: {', '.join(get_args(ContactForm))}")
    return form
