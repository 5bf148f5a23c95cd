"""Records go in, once each, and are replaced as a whole when they are read again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mahdar.archive import Filter, open_archive
from mahdar.archive.opening import close_archive
from mahdar.errors import ArchiveError, UsageError
from mahdar.record import ReaderInfo
from tests.archive.reports import Told, talks


def test_a_claim_is_a_row_with_its_span_rule_confidence_and_reader(archive: str) -> None:
    from mahdar.archive.models import Contact
    from mahdar.archive.writing import store_batch

    store_batch([talks()])
    contact = Contact.objects.select_related("report__wording", "reader").get()
    ((start, end),) = contact.spans
    assert contact.report.text[start:end] == "التقى"
    assert (contact.rule, contact.confidence, contact.reader.version) == ("told_in_a_test", 0.9, "0.1.0")
    assert [(party.named.name, party.side) for party in contact.parties.all()] == [
        ("سليم القادري", 1),
        ("حاتم الجندي", 2),
    ]
    assert contact.place.name == "عمان" and contact.topics[0]["text"] == "مياه الري"


def test_the_same_report_twice_is_one(archive: str) -> None:
    from mahdar.archive.counting import counts
    from mahdar.archive.writing import store_batch

    first = store_batch([talks(), talks()])
    before = counts()
    second = store_batch([talks()])
    assert (first.new, first.replaced, second.new, second.same) == (1, 0, 0, 1)
    assert counts() == before and before["reports"] == 1 and before["contacts"] == 1


def test_a_newer_reading_replaces_the_older_one(archive: str) -> None:
    from mahdar.archive.models import Named, Statement
    from mahdar.archive.writing import store_batch

    store_batch([talks(), talks("other")])
    newer = ReaderInfo(name="mahdar", version="0.2.0", words="w2")
    only = Told("talks", talks().report.text).person("سليم القادري").record(reader=newer)
    assert store_batch([only]).replaced == 1
    assert list(Named.objects.filter(report__key="talks").values_list("name", flat=True)) == ["سليم القادري"]
    assert list(Statement.objects.values_list("report__key", flat=True)) == ["other"]


def test_a_report_that_gave_rise_to_a_doubt_can_be_read_again(archive: str) -> None:
    from mahdar.archive.models import Judgement, Named
    from mahdar.archive.writing import store_batch

    told = Told("b", "وصل محمد إبراهيم.", day="2024-01-01", outlet="صحيفة النيل").person("محمد إبراهيم")
    store_batch([Told("a", "وصل محمد إبراهيم.").person("محمد إبراهيم").record()])
    store_batch([told.record()])
    assert Judgement.objects.get().evidence.report.key == "b"
    newer = ReaderInfo(name="mahdar", version="0.2.0", words="w2")
    assert store_batch([told.record(reader=newer)]).replaced == 1
    assert Named.objects.filter(report__key="b").count() == 1


def test_many_batches(archive: str) -> None:
    from mahdar.archive.models import Report
    from mahdar.archive.writing import store

    stored = list(store((talks(f"r{number}") for number in range(25)), batch=10))
    assert [one.new for one in stored] == [10, 10, 5]
    assert Report.objects.count() == 25


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_bytes(b"not a database at all, just words" * 40), "no archive"),
        (lambda path: path.mkdir(), "a folder"),
        (lambda path: path.write_bytes(b""), "no archive"),
        (lambda path: None, "no archive here"),
    ],
)
def test_what_is_no_archive_is_told_in_one_line(tmp_path: Path, make, says: str) -> None:  # type: ignore[no-untyped-def]
    make(tmp_path / "record.db")
    with pytest.raises(ArchiveError, match=says) as error:
        open_archive(str(tmp_path / "record.db"))
    close_archive()
    assert "\n" not in str(error.value)


def test_an_archive_of_a_newer_version_is_left_alone(archive: str) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.create(app="archive", name="9999_from_the_future")
    with pytest.raises(ArchiveError, match="newer Mahdar"):
        open_archive(archive)


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    address = open_archive(str(path), create=True)
    from mahdar.archive.writing import store_batch

    store_batch([talks(f"r{number}") for number in range(50)])
    close_archive()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(ArchiveError, match="damaged"):
        open_archive(address)
    close_archive()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"from_": "yesterday"}, "no date"),
        ({"to": "2020-02-30"}, "no date"),
        ({"from_": "2021", "to": "2020-12"}, "after"),
        ({"country": "Syria"}, "three letters"),
        ({"context": "politics"}, "no context"),
    ],
)
def test_filters_refuse_what_they_do_not_know(wrong: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Filter(**wrong)


def test_read_into_an_archive_and_count_it(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text("التقى وزير الخارجية المصري سامح شكري في القاهرة نظيره الأردني أيمن الصفدي.", encoding="utf-8")
    run = [sys.executable, "-m", "mahdar"]
    where = ["--archive", str(tmp_path / "record.db")]
    counted = []
    for _ in range(2):
        done = subprocess.run([*run, "read", str(report), *where], capture_output=True, text=True, check=True)
        counted.append(
            subprocess.run([*run, "stats", *where, "--json"], capture_output=True, text=True, check=True).stdout
        )
    assert "0 new, 0 read again, 1 there already" in done.stderr
    assert counted[0] == counted[1] and '"reports": 1' in counted[0]
    lost = subprocess.run([*run, "stats", "--archive", str(tmp_path / "no.db")], capture_output=True, text=True)
    assert lost.returncode == 2 and len(lost.stderr.splitlines()) == 1


def test_without_the_extra_one_line_names_it(tmp_path: Path) -> None:
    code = "import sys; sys.modules['django'] = None; from mahdar.cli import main; sys.exit(main(sys.argv[1:]))"
    arguments = ["read", "-", "--archive", str(tmp_path / "record.db")]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, input="خبر")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "pip install 'mahdar[archive]'" in done.stderr
