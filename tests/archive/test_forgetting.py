"""What the law removes is gone, from text, rows, search, history and file; what is copied comes back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.archive import open_archive
from mahdar.archive.copies import back_up, restore
from mahdar.archive.opening import close_archive
from mahdar.errors import ArchiveError, UsageError
from mahdar.record import Record
from tests.archive.reports import Told, talks


def test_a_forgotten_report_is_gone_and_stays_gone(archive: str) -> None:
    from mahdar.archive.corrections import accept
    from mahdar.archive.corrections.history import By
    from mahdar.archive.counting import counts
    from mahdar.archive.forgetting import forget_report
    from mahdar.archive.models import Change, Contact, Forgotten
    from mahdar.archive.search.finding import find_reports
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b")])
    accept("contact", Contact.objects.get(report__key="a").pk, By(author="rima"))
    assert forget_report("a", "court order 12/2021") == 1
    assert [report.key for report in find_reports("مياه")] == ["b"] and Change.objects.count() == 0
    assert Forgotten.objects.get().ground == "court order 12/2021"
    again = store_batch([talks("a")])
    assert (again.new, again.forgotten) == (0, 1) and counts()["reports"] == 1


def test_a_forgotten_person_is_blacked_out_and_the_rest_stands(archive: str, tmp_path: Path) -> None:
    from mahdar.archive.forgetting import forget_person
    from mahdar.archive.people import find_identities, the_identity
    from mahdar.archive.records import records
    from mahdar.archive.search.finding import find_reports
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b")])
    assert forget_person(the_identity("سليم القادري"), "a request under the law") == 2
    for record in records():
        assert "القادري" not in record.report.text and len(record.report.text) == len(talks().report.text)
        assert [person.name for person in record.people] == ["حاتم الجندي"]
        assert record.statements == () and len(record.contacts[0].parties) == 1 and len(record.upcoming) == 1
    assert not find_identities("القادري") and not find_reports("القادري")
    assert store_batch([talks("a")]).forgotten == 1
    close_archive()
    if not archive.startswith("postgresql"):
        assert "القادري".encode() not in Path(archive).read_bytes()
    open_archive(archive)


def test_the_surname_alone_goes_too_but_not_anothers(archive: str) -> None:
    from mahdar.archive.forgetting import forget_person
    from mahdar.archive.people import the_identity
    from mahdar.archive.records import records
    from mahdar.archive.writing import store_batch

    text = (
        "التقى الوزير سليم القادري أخاه رائد القادري في عمان. وأكد القادري أن الماء حق للجميع، ورحب رائد بالقادري. "
        "وزار القادريون القدس."
    )
    told = Told("a", text, title="القادري: الماء حق").person("سليم القادري").person("رائد القادري")
    told.contact("التقى", "p1", "p2").said("p2", "أكد", "الماء حق للجميع")
    store_batch([told.record()])
    assert forget_person(the_identity("سليم القادري"), "a request under the law") == 1
    (record,) = records()
    black = "█" * 7
    assert record.report.title == f"{black}: الماء حق" and f"وأكد {black} أن" in record.report.text
    assert f"أخاه رائد القادري في عمان. وأكد {black}" in record.report.text and f"رائد ب{black}." in record.report.text
    assert "القادريون" in record.report.text and [person.name for person in record.people] == ["رائد القادري"]


def test_the_story_of_a_forgotten_report_goes_on(archive: str) -> None:
    from mahdar.archive.forgetting import forget_report
    from mahdar.archive.models import Report
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b"), talks("c")])
    forget_report("a", "a court order")
    store_batch([talks("d")])
    assert dict(Report.objects.values_list("key", "story__key")) == {"b": None, "c": "b", "d": "b"}


def test_a_removal_needs_a_ground_and_something_to_remove(archive: str) -> None:
    from mahdar.archive.forgetting import forget_report
    from mahdar.archive.writing import store_batch

    store_batch([talks("a")])
    with pytest.raises(UsageError, match="ground"):
        forget_report("a", " ")
    with pytest.raises(UsageError, match="no report"):
        forget_report("z", "a ground")


def test_a_copy_made_in_use_comes_back_whole(archive: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    from mahdar.archive.counting import counts
    from mahdar.archive.records import records
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b")])
    before, told = counts(), list(records())
    back_up(archive, tmp_path / "copy")
    with pytest.raises(ArchiveError, match="there already"):
        back_up(archive, tmp_path / "copy")
    if archive.startswith("postgresql"):
        _comes_back_into_postgresql(archive, tmp_path / "copy", before, told)
        return
    with pytest.raises(ArchiveError, match="there already"):
        restore(tmp_path / "copy", archive)
    restore(tmp_path / "copy", str(tmp_path / "again.db"))
    open_archive(str(tmp_path / "again.db"))
    assert counts() == before and list(records()) == told


def _comes_back_into_postgresql(archive: str, copy: Path, before: dict[str, int], told: list[Record]) -> None:
    """Into an empty database; not over one that holds something, nor out of what is no dump."""
    import psycopg

    from mahdar.archive.corrections import accept
    from mahdar.archive.corrections.history import By
    from mahdar.archive.counting import counts
    from mahdar.archive.models import Contact
    from mahdar.archive.records import records

    with pytest.raises(ArchiveError, match="there already"):
        restore(copy, archive)
    again = archive.replace("/archive_", "/again_")
    name = again.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(archive, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    (copy.parent / "no dump").write_bytes(b"nothing")
    with pytest.raises(ArchiveError, match="pg_restore"):
        restore(copy.parent / "no dump", again)
    restore(copy, again)
    open_archive(again)
    assert counts() == before and list(records()) == told
    accept("contact", Contact.objects.order_by("pk")[0].pk, By(author="rima"))  # sequences and triggers came too
    close_archive()
    with psycopg.connect(archive, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_damaged_copy_restores_nothing(archive: str, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    with pytest.raises(ArchiveError):
        restore(tmp_path / "copy", str(tmp_path / "again.db"))
    assert not (tmp_path / "again.db").exists()
