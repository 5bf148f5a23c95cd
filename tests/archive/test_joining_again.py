"""Contacts joined again when who is who has changed: by the program at the end of a reading, or by a person."""

from __future__ import annotations

from typing import Any

import pytest

from mahdar.record import Record
from tests.archive.reports import Told


def _by() -> Any:
    from mahdar.archive.corrections.history import By

    return By(author="rima", reason="two spellings")


def _talks(key: str, guest: str, host: str, *, day: str = "2021-03-04", outlet: str = "صحيفة السهل") -> Record:
    told = Told(key, f"التقى وزير الري {host} الضيف {guest} في عمان.", day=day, outlet=outlet)
    told.person(host, "وزير الري", "minister", "JOR").person(guest).place("عمان", "JOR", 250441)
    return told.contact("التقى", "p1", "p2", place="l1").record()


def _meetings() -> dict[str, int | None]:
    from mahdar.archive.models import Contact

    return dict(Contact.objects.values_list("report__key", "meeting_id"))


def _identity(key: str, name: str) -> int:
    from mahdar.archive.models import Named

    return int(Named.objects.get(report__key=key, name=name).identity_id)


def test_a_person_merges_two_and_their_contacts_are_one_and_apart_again(archive: str) -> None:
    from mahdar.archive.corrections.identities import merge
    from mahdar.archive.corrections.undoing import undo
    from mahdar.archive.models import Contact, Meeting
    from mahdar.archive.writing import store_batch

    store_batch([_talks("a", "شلال السنباطي", "سليم القادري")])
    store_batch([_talks("b", "بلال الحنبلوي", "سليم القادري", outlet="صحيفة النيل")])
    store_batch([_talks("c", "زهير القندلاوي", "سليم القادري", outlet="صحيفة الجبل")])
    before = _meetings()
    assert len(set(before.values())) == 3
    done = merge(_identity("a", "شلال السنباطي"), _identity("b", "بلال الحنبلوي"), _by())
    now = _meetings()
    assert now["a"] == now["b"] != now["c"] == before["c"]
    assert Meeting.objects.count() == 2 and Contact.objects.get(report__key="b").joined
    undone = undo(done.pk, _by())
    assert len(set(_meetings().values())) == 3 == Meeting.objects.count()
    undo(undone.pk, _by())
    assert _meetings()["a"] == _meetings()["b"] and Meeting.objects.count() == 2


def test_a_split_takes_contacts_apart(archive: str) -> None:
    from mahdar.archive.corrections.identities import split
    from mahdar.archive.corrections.undoing import undo
    from mahdar.archive.models import Meeting, Named
    from mahdar.archive.writing import store_batch

    store_batch(
        [_talks("a", "شلال السنباطي", "سليم القادري"), _talks("b", "شلال السنباطي", "سليم القادري", outlet="ص")]
    )
    assert Meeting.objects.count() == 1
    other = Named.objects.get(report__key="b", name="شلال السنباطي")
    done = split(other.identity_id, [other.pk], _by())
    assert len(set(_meetings().values())) == 2
    undo(done.pk, _by())
    assert len(set(_meetings().values())) == 1 == Meeting.objects.count()


def _late() -> list[Record]:
    """A single name that only later reports make known, and two reports of what he did on one day."""
    late = [_talks(f"r{n}", "سنبل الحنبلوي", "سليم القادري", day=f"2021-{n + 4:02d}-10") for n in range(8)]
    whole = _talks("whole", "سنبل الحنبلوي", "سليم القادري")
    return [_talks("alone", "الحنبلوي", "سليم القادري", outlet="صحيفة النيل"), whole, *late]


def test_contacts_are_joined_after_all_is_read_and_no_further(archive: str) -> None:
    from mahdar.archive.linking.reconsidering import reconsider
    from mahdar.archive.writing import store, store_batch

    for one in _late():
        store_batch([one])
    assert _meetings()["alone"] != _meetings()["whole"]
    list(store([]))
    joined = _meetings()
    assert joined["alone"] == joined["whole"]
    assert len(set(joined.values())) == len(joined) - 1
    assert reconsider() == 0 and _meetings() == joined
    list(store(_late()))
    assert _meetings() == joined


def test_a_stop_in_the_midst_changes_nothing_and_the_next_run_does_it(
    archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mahdar.archive import joining_again
    from mahdar.archive.models import Meeting, Named
    from mahdar.archive.writing import store, store_batch

    for one in _late():
        store_batch([one])
    before = _meetings(), dict(Named.objects.values_list("pk", "identity_id"))
    with monkeypatch.context() as stopped:

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        stopped.setattr(joining_again, "settle", stop)
        with pytest.raises(KeyboardInterrupt):
            list(store([]))
    assert (_meetings(), dict(Named.objects.values_list("pk", "identity_id"))) == before
    list(store([]))
    assert _meetings()["alone"] == _meetings()["whole"]
    assert set(Meeting.objects.values_list("pk", flat=True)) == set(_meetings().values())
