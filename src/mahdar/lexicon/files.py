"""Word files: tab-separated rows under a header that names what they are, their origin and their licence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from mahdar.errors import WordsError

Row = dict[str, str]
Read = Callable[[str], Iterable[Row]]
"""The rows of a word file by its name: the built-in file's, then those of the user's own."""
HEADERS = ("what", "origin", "licence", "columns")


def package_words() -> Traversable:
    """The folder of word files that comes with Mahdar."""
    return resources.files("mahdar") / "words"


def folders(extra: Iterable[str | Path] = ()) -> list[Traversable | Path]:
    """Mahdar's own words, then the user's folders in the order given. Raises WordsError for a folder that is not there."""
    found: list[Traversable | Path] = [package_words()]
    for path in map(Path, extra):
        if not path.is_dir():
            raise WordsError(str(path), "there is no such folder of word files")
        found.append(path)
    return found


def rows(name: str, extra: Iterable[str | Path] = ()) -> Iterator[Row]:
    """The rows of one file, e.g. «places/countries.tsv», from Mahdar's words and then from the user's folders."""
    for folder in folders(extra):
        file = folder.joinpath(*name.split("/"))
        if file.is_file():
            yield from parse(file.read_text(encoding="utf-8"), str(file))


def parse(text: str, name: str) -> Iterator[Row]:
    """The rows of a word file's text. Raises WordsError naming file and line."""
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            if line.startswith("# columns:"):
                columns = line[len("# columns:") :].strip().split("\t")
            continue
        if not line.strip():
            continue
        if not columns:
            raise WordsError(name, "a row before the header line «# columns:»", line=number)
        fields = line.split("\t")
        if len(fields) > len(columns):
            raise WordsError(name, f"{len(fields)} fields where the header names {len(columns)} columns", line=number)
        yield dict(zip(columns, fields + [""] * (len(columns) - len(fields)), strict=True))


def many(value: str) -> list[str]:
    """The values of a field parted by «|»."""
    return [part.strip() for part in value.split("|") if part.strip()]


def fingerprint(extra: Iterable[str | Path] = ()) -> str:
    """A hash of every word file that is read: the same words, the same hash."""
    digest = hashlib.sha256()
    for folder in folders(extra):
        for path, data in sorted(_files(folder, "")):
            digest.update(path.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:12]


def _files(folder: Traversable | Path, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".tsv"):
            yield prefix + entry.name, entry.read_bytes()
