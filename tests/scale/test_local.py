"""Reading in several processes: the same records in the same order, nothing lost, stopped at once when asked."""

from __future__ import annotations

import gc
import gzip
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mahdar.reading import Report, as_report
from mahdar.record import from_json
from mahdar.scale import Overdue, read_all
from mahdar.scale.limits import LATE, within

TEXT = "التقى وزير الخارجية المصري سامح شكري في القاهرة نظيره الأردني أيمن الصفدي. وأكد شكري أن العلاقات رقم {} متينة."
ENGLISH = "The two ministers met in Cairo on Monday to discuss the region and its many troubles."


def reports(count: int) -> list[Report]:
    return [as_report({"id": str(n), "text": TEXT.format(n)}) for n in range(count)]


def test_processes_give_what_one_gives_in_the_same_order() -> None:
    alone = list(read_all(reports(130)))
    assert list(read_all(iter(reports(130)), jobs=2)) == alone
    assert [from_json(read).report.id for read in alone if isinstance(read, bytes)] == [str(n) for n in range(130)]


def test_no_more_is_taken_from_the_source_than_is_soon_read() -> None:
    taken = []

    def source() -> Iterator[Report]:
        for report in reports(3000):
            taken.append(report.id)
            yield report

    records = read_all(source(), jobs=2)
    next(records)
    assert len(taken) < 300
    records.close()


def test_garbage_is_looked_for_rarely_while_reading_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    records = read_all(reports(3))
    next(records)
    assert gc.get_threshold()[0] >= 10 * before[0]
    records.close()
    assert gc.get_threshold() == before and gc.isenabled()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_takes_too_long_is_given_up_and_the_next_one_read(jobs: int) -> None:
    long = as_report({"id": "long", "text": TEXT.format(1) * 20_000})
    first, second = read_all([long, *reports(1)], jobs=jobs, limit=2)
    assert isinstance(first, Overdue) and (first.id, first.seconds) == ("long", 2)
    _is_set_aside(first.record, "long", "2")
    assert isinstance(second, bytes) and from_json(second).people
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def _is_set_aside(line: bytes, key: str, seconds: str) -> None:
    """Nothing of the report is lost, nothing is claimed of it, and it says why."""
    record = from_json(line)
    assert record.report.id == key and record.report.text.startswith("التقى") and not record.people
    assert [(note.level, note.text) for note in record.notes] == [
        ("warning", f"set aside: not read within {seconds} s")
    ]


def test_the_time_limit_holds_in_any_thread_and_strikes_nothing_else() -> None:
    kept: list[object] = []

    def work() -> None:
        for _ in range(3):
            kept.append(within(0.1, lambda: sum(1 for _ in iter(int, 1))))
            kept.append(within(5, lambda: "in time"))
        kept.append(sum(range(1_000_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert kept == [LATE, "in time", LATE, "in time", LATE, "in time", 499999500000]


def test_errors_of_the_work_come_through_the_time_limit() -> None:
    def wrong() -> None:
        raise ValueError("of its own")

    with ThreadPoolExecutor(1) as pool, pytest.raises(ValueError, match="of its own"):
        pool.submit(within, 5, wrong).result()
    with pytest.raises(ValueError, match="of its own"):
        within(5, wrong)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A hundred reports with a broken line, a blank one and one in English among them."""
    lines = [json.dumps({"id": str(n), "text": TEXT.format(n)}, ensure_ascii=False) for n in range(100)]
    lines[40:40] = ["{broken", "", json.dumps({"id": "e", "text": ENGLISH})]
    path = tmp_path / "reports.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


def mahdar(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "mahdar", *arguments], capture_output=True)


def test_the_command_says_the_same_with_any_number_of_jobs(source: Path) -> None:
    alone, together = (mahdar("read", str(source), "--json", "--jobs", jobs) for jobs in ("1", "2"))
    assert (alone.stdout, alone.stderr) == (together.stdout, together.stderr)
    assert alone.stdout.count(b"\n") == 100 and b":41:" in alone.stderr and b"not in Arabic" in alone.stderr


def test_the_command_sets_aside_what_takes_too_long(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXT.format(1) * 20_000, encoding="utf-8")
    done = mahdar("read", str(tmp_path / "long.txt"), "--json", "--time-limit", "0.1")
    assert done.returncode == 0 and b"not read within 0.1 s" in done.stderr
    _is_set_aside(done.stdout, json.loads(done.stdout)["report"]["id"], "0.1")


def test_stopping_leaves_no_process_behind(source: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_bytes(gzip.decompress(source.read_bytes()) * 200)
    command = [sys.executable, "-m", "mahdar", "read", str(many), "--json", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        assert run.stdout is not None and run.stderr is not None
        assert run.stdout.readline().startswith(b'{"schema"')
        os.killpg(run.pid, signal.SIGINT)
        begin = time.monotonic()
        run.stdout.read()
        assert run.wait(20) == 130 and time.monotonic() - begin < 10
        assert run.stderr.read().endswith(b"stopped\n")
        with pytest.raises(ProcessLookupError):
            os.killpg(run.pid, 0)


@pytest.mark.parametrize("arguments", [("--jobs", "0"), ("--time-limit", "-1")])
def test_wrong_numbers_are_usage_errors(source: Path, arguments: tuple[str, ...]) -> None:
    assert mahdar("read", str(source), *arguments).returncode == 2
