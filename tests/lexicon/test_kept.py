"""The compiled lexicon is kept by its content, and nothing that is wrong with the file matters."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from mahdar.lexicon import compiled
from mahdar.lexicon.compiled import Lexicon, compile_lexicon
from mahdar.lexicon.files import fingerprint

TEXT = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في القاهرة."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MAHDAR_CACHE", str(tmp_path))
    return tmp_path


@pytest.fixture
def own_words(tmp_path: Path) -> Path:
    """A small folder of the user's words, so that a lexicon of its own is compiled."""
    words = tmp_path / "words" / "people"
    words.mkdir(parents=True)
    header = "# what: given names\n# origin: a test\n# licence: CC0\n# columns: name\tcommon\tlatin\n"
    (words / "given.tsv").write_text(header + "ذذذ\tn\tDhadhadh\n", encoding="utf-8")
    return words.parent


def load(extra: Path) -> Lexicon:
    return compiled.load_lexicon.__wrapped__((extra,))


def same(a: Lexicon, b: Lexicon) -> bool:
    return all(getattr(a, name) == value for name, value in vars(b).items())


def test_what_is_kept_is_what_was_compiled(folder: Path, own_words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = load(own_words)
    (file,) = folder.glob("lexicon-*.kept")
    assert made.fingerprint in file.name and made.singles["ذذذ"]["given"]["latin"] == "Dhadhadh"
    monkeypatch.setattr(compiled, "compile_lexicon", lambda *_: pytest.fail("compiled although it is kept"))
    assert same(load(own_words), made)


def test_other_words_are_not_taken_for_these(folder: Path, own_words: Path) -> None:
    load(own_words)
    file = own_words / "people" / "given.tsv"
    file.write_text(file.read_text(encoding="utf-8").replace("Dhadhadh", "Other"), encoding="utf-8")
    assert load(own_words).singles["ذذذ"]["given"]["latin"] == "Other"


@pytest.mark.parametrize("damage", [lambda data: data[:1000], lambda data: b"", lambda data: data[:-1] + b"\0"])
def test_a_damaged_file_is_made_anew(folder: Path, own_words: Path, damage) -> None:  # type: ignore[no-untyped-def]
    made = load(own_words)
    (file,) = folder.glob("lexicon-*.kept")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert same(load(own_words), made)
    assert file.read_bytes() == whole


def test_a_file_that_would_run_something_is_refused(folder: Path, own_words: Path, tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self):  # type: ignore[no-untyped-def]
            return os.mkdir, (str(tmp_path / "harmed"),)

    load(own_words)
    (file,) = folder.glob("lexicon-*.kept")
    data = pickle.dumps(Harm())
    file.write_bytes(hashlib.sha256(data).digest() + data)
    assert load(own_words).singles["ذذذ"]
    assert not (tmp_path / "harmed").exists()


@pytest.mark.parametrize("where", ["", "/dev/null/nowhere"])
def test_nothing_is_kept_where_nothing_can_be(where: str, own_words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAHDAR_CACHE", where)
    assert same(load(own_words), compile_lexicon(fingerprint((own_words,)), (own_words,)))


def test_two_that_start_at_once_both_read(folder: Path) -> None:
    command = [sys.executable, "-m", "mahdar", "read", "-", "--json"]
    runs = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(2)]
    first, second = (run.communicate(TEXT.encode())[0] for run in runs)
    assert first == second and b'"people":[{' in first
    assert len(list(folder.glob("lexicon-*.kept"))) == 1 and not list(folder.glob(".lexicon-*"))
