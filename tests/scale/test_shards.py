"""Shards: nothing lost and nothing twice wherever a file is cut, the same bytes whoever reads, and a way on after any mishap."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import fsspec
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mahdar.cli import main
from mahdar.cli.pieces import reports_in
from mahdar.intake import open_sources
from mahdar.reading import Reader, Report
from mahdar.record import to_json
from mahdar.scale.lines import LinesBetween
from mahdar.scale.outcome import shards_in
from mahdar.scale.pieces import Piece, pieces_of
from mahdar.scale.shard import ShardError, Task, make_shard, records_in
from tests.scale import poison

ROOT = Path(__file__).resolve().parents[2]
TEXT = "التقى وزير الخارجية المصري سامح شكري في القاهرة نظيره الأردني أيمن الصفدي. وأكد شكري أن العلاقات رقم {} متينة."
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
SMALL = ("--piece", "0.003")


def row(number: int, title: str = "") -> dict[str, str]:
    return {"id": f"r{number:03}", "title": title, "text": TEXT.format(number), "published": "2021-03-04"}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of 66 reports: JSON lines (plain and packed) that are cut, a table that is cut, and small files of each kind."""
    folder = tmp_path / "news"
    folder.mkdir()
    lines = [json.dumps(row(n, poison.POISON if n == 21 else ""), ensure_ascii=False) for n in range(30)]
    lines[10:10] = [
        "{broken",
        "",
        json.dumps({"id": "e", "text": "The ministers met in Cairo on Monday to talk about it."}),
    ]
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    packed = "\n".join(json.dumps(row(n), ensure_ascii=False) for n in range(30, 45))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(packed.encode(), mtime=0))
    table = pa.Table.from_pylist([row(n) for n in range(45, 61)])
    pq.write_table(table, folder / "c.parquet", row_group_size=4)
    for number in range(61, 66):
        (folder / f"d{number}.json").write_text(json.dumps(row(number), ensure_ascii=False), encoding="utf-8")
    (folder / "read-before.jsonl").write_text('{"schema":"1","report":{"id":"x"}}\n', encoding="utf-8")
    return folder


def mahdar(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mahdar", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**ENVIRONMENT, **environment})


def records(folder: Path | str) -> list[bytes]:
    """All records of the shards of a folder, sorted."""
    fs = fsspec.filesystem("file")
    return sorted(record for path, _ in shards_in(fs, str(folder)) for record in records_in(fs, path))


@pytest.fixture
def alone(news: Path, reader: Reader) -> list[bytes]:
    """What one process reads of them, sorted."""
    return sorted(to_json(reader.read(item)) for item in open_sources([news]) if isinstance(item, Report))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50, 1000])
def test_lines_are_cut_between_pieces_and_never_lost(size: int) -> None:
    text = b"one\n\ntwo\r\nthree three three\n\xd8\xb3\xd9\x85\nlast without an end"
    found = []
    for begin in range(0, len(text), size):
        lines = LinesBetween(io.BytesIO(text), begin, min(begin + size, len(text)))
        found += list(iter(lambda lines=lines: lines.readline(6), b""))  # type: ignore[misc]
    assert b"".join(found) == text


def test_shards_hold_what_one_process_reads_and_a_second_run_makes_none_again(
    news: Path, alone: list[bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "shards"
    assert main(["shards", str(news), "--to", str(to), "--jobs", "2", *SMALL]) == 1  # for the broken line
    told = capfd.readouterr().err
    assert records(to) == alone and len(records(to)) == 66
    assert "66 read, 1 set aside, 1 could not be opened" in told
    made = {path: path.read_bytes() for path in to.glob("*.parquet")}
    assert len(made) > 4 and f"{len(made)} shards: {len(made)} made, 0 there already" in told
    next(path for path in made if path.name.startswith("c.parquet")).write_bytes(b"damaged")
    main(["shards", str(news), "--to", str(to), "--jobs", "1", *SMALL])
    assert f"1 made, {len(made) - 1} there already by this reader (mahdar 0.1.0" in capfd.readouterr().err
    assert {path: path.read_bytes() for path in to.iterdir() if path.suffix == ".parquet"} == made


def test_a_changed_file_and_one_read_by_another_reader_are_read_again(
    news: Path, tmp_path: Path, reader: Reader
) -> None:
    fs, to = fsspec.filesystem("file"), tmp_path
    other = msgspec.structs.replace(reader.info, words="other")
    (piece,) = pieces_of([str(news / "d61.json")], 10**6, bool)
    assert isinstance(piece, Piece)
    task = Task(piece=piece, to=str(to), reader=reader.info, reading=partial(reports_in, ""))
    assert [make_shard(task).before for _ in range(2)] == [False, True]
    with pytest.raises(ShardError, match="install the same on both"):
        make_shard(msgspec.structs.replace(task, reader=other))
    (news / "d61.json").write_text(json.dumps(row(99), ensure_ascii=False), encoding="utf-8")
    (changed,) = pieces_of([str(news / "d61.json")], 10**6, bool)
    assert not make_shard(msgspec.structs.replace(task, piece=changed)).before
    ((path, shard),) = shards_in(fs, str(to))
    assert shard is not None and shard.reports == 1 and b'"r099"' in next(records_in(fs, path))


@pytest.mark.parametrize(
    ("poisoned", "told"), [(poison.raising, "ZeroDivisionError: poison"), (poison.killing, "was killed each time")]
)
def test_a_shard_that_always_fails_or_kills_its_process_is_reported_and_the_rest_is_made(
    poisoned: Callable[..., object],
    told: str,
    news: Path,
    alone: list[bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("mahdar.cli.shards.reports_in", poisoned)
    assert main(["shards", str(news), "--to", str(tmp_path / "out"), "--jobs", "2", *SMALL]) == 1
    _only_the_poisoned_one_is_missing(tmp_path / "out", alone, capfd.readouterr().err, told)


def _only_the_poisoned_one_is_missing(to: Path, every: list[bytes], told: str, why: str) -> None:
    report = json.loads((to / "report.json").read_bytes())
    (failed,) = report["failed"]
    assert why in failed["why"] and "a.jsonl from byte" in failed["sources"][0]
    assert f"{failed['shard']}: this shard failed: " in told and "1 failed" in told
    assert len(list(to.glob("*.parquet"))) == len(report["shards"]) - 1 > 4
    kept = records(to)
    assert set(kept) < set(every) and 0 < len(every) - len(kept) < 12


def test_a_stop_leaves_whole_shards_and_the_next_run_goes_on(news: Path, tmp_path: Path) -> None:
    many, to = tmp_path / "many.jsonl", tmp_path / "shards"
    many.write_text("\n".join(json.dumps(row(n), ensure_ascii=False) for n in range(1200)), encoding="utf-8")
    command = [sys.executable, "-m", "mahdar", "shards", str(many), "--to", str(to), "--jobs", "2", "--piece", "0.02"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=ENVIRONMENT) as run:
        assert run.stderr is not None
        _wait_until(lambda: any(to.glob("*.parquet")), run)
        run.send_signal(2)
        assert run.wait(20) == 130 and run.stderr.read() == b"stopped\n"
    done = len(list(to.glob("*.parquet")))
    assert not list(to.glob(".*.part")) and 0 < done < 20
    assert mahdar(*command[3:]).returncode == 0 and len(records(to)) == 1200


def _wait_until(is_so, *running: subprocess.Popen[bytes], seconds: float = 60) -> None:  # type: ignore[no-untyped-def]
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until and all(one.poll() is None for one in running)
        time.sleep(0.02)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a Dask scheduler, and its two workers, each a process of one thread that nobody starts again."""
    address = f"tcp://127.0.0.1:{_free_port()}"
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", address, "--no-dashboard"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path, "env": ENVIRONMENT}
    running = [subprocess.Popen(scheduler, **quiet)]  # type: ignore[call-overload]
    running += [subprocess.Popen([*worker, "--no-dashboard"], **quiet) for _ in range(2)]  # type: ignore[call-overload]
    try:
        yield address, running[1:]
    finally:
        for process in running:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.mark.filterwarnings("default")
def test_a_worker_of_the_cluster_is_killed_and_nothing_is_lost(
    news: Path,
    alone: list[bytes],
    tmp_path: Path,
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    address, workers = cluster
    flag, to = tmp_path / "killed", tmp_path / "shards"
    monkeypatch.setattr("mahdar.cli.shards.reports_in", partial(poison.killing_once, str(flag)))
    assert main(["shards", str(news), *SMALL, "--to", str(to), "--scheduler", address]) == 1  # for the broken line
    assert flag.exists() and sorted(worker.poll() is None for worker in workers) == [False, True]
    assert records(to) == alone
    assert not list(to.glob(".*.part")) and " 0 failed; 66 read" in capfd.readouterr().err


@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_is_not_there_is_one_line(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("mahdar.scale.cluster._SECONDS", 1)
    nowhere = f"tcp://127.0.0.1:{_free_port()}"
    assert main(["shards", str(news), "--to", str(tmp_path / "o"), "--scheduler", nowhere]) == 2
    told = capfd.readouterr().err
    assert told.startswith(f"no Dask scheduler answers at {nowhere}") and told.count("\n") == 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An object store of this machine with an empty bucket «news»: what the environment must say of it."""
    port = _free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with subprocess.Popen(command, **quiet) as server:  # type: ignore[call-overload]
        try:
            _wait_until(lambda: _answers(port), server)
            yield environment
        finally:
            server.kill()


def _answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


_UP = "import s3fs, sys; fs = s3fs.S3FileSystem(); fs.mkdir('news'); fs.put(sys.argv[1], 'news/raw', recursive=True)"


def test_sources_shards_and_loading_may_lie_in_an_object_store(
    news: Path, tmp_path: Path, store: dict[str, str]
) -> None:
    subprocess.run([sys.executable, "-c", _UP, f"{news}/"], check=True, env={**ENVIRONMENT, **store})
    first = mahdar("shards", "s3://news/raw", "--to", "s3://news/shards", "--jobs", "1", *SMALL, **store)
    assert "66 read, 1 set aside, 1 could not be opened" in first.stderr, first.stderr
    again = mahdar("shards", "s3://news/raw", "--to", "s3://news/shards", "--jobs", "1", *SMALL, **store)
    assert ": 0 made, " in again.stderr
    archive = ("--archive", str(tmp_path / "record.db"))
    loaded = mahdar("load", "s3://news/shards", *archive, **store)
    assert loaded.returncode == 0 and "66 new" in loaded.stderr, loaded.stderr
    lost = mahdar("shards", "s3://news/none", "--to", "s3://nowhere/shards", **store)
    assert lost.returncode == 2 and lost.stderr.count("\n") == 1 and "s3://nowhere/shards" in lost.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-", "--to", "out"), "read from files"),
        (("https://example.org/a.jsonl", "--to", "out"), "read from files"),
        (("nosuch://a/b", "--to", "out"), "nosuch"),
        (("news", "--to", "out", "--map", "wrong"), "--map"),
    ],
)
def test_what_cannot_be_is_one_line(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    done = mahdar("shards", *arguments)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and says in done.stderr


def test_without_the_extra_one_line_names_it(news: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['fsspec'] = None; from mahdar.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "shards", str(news), "--to", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "pip install 'mahdar[dask]'" in done.stderr
