"""Files here or in an object store, by their paths or URLs, through fsspec."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from mahdar.errors import MahdarError, UsageError

EXTRA = "shards need an extra that is not installed: pip install 'mahdar[dask]'"
_STORES = {"s3": "s3", "s3a": "s3"}
"""Kinds of URL whose library comes with an extra of ours."""

_BUFFER = 1 << 18


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a path or URL, and the path in it.

    Raises UsageError for an address of the web, a kind of URL that nothing here knows, and a library that is not installed.
    """
    kind = url.partition("://")[0] if "://" in url else "file"
    if kind in ("http", "https") or url == "-":
        raise UsageError(
            f"«{url}»: shards are read from files, folders and stores; `mahdar read` reads addresses and «-»"
        )
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise UsageError(EXTRA) from error
    try:
        found: tuple[Any, str] = url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        extra = f"pip install 'mahdar[{_STORES[kind]}]'" if kind in _STORES else str(error)
        raise UsageError(f"«{url}»: a library for {kind}:// is not installed: {extra}") from error
    except ValueError as error:
        raise UsageError(f"«{url}»: {error}") from error
    return found


def is_local(fs: Any) -> bool:
    """Whether a file system is this machine's own."""
    return "file" in ((fs.protocol,) if isinstance(fs.protocol, str) else fs.protocol)


def shown(fs: Any, path: str) -> str:
    """How a file is named: its path here, or its URL."""
    return path if is_local(fs) else str(fs.unstrip_protocol(path))


def print_of(info: dict[str, Any]) -> str:
    """What changes when a file does: its size, and its tag or the time of its last change."""
    mark = info.get("ETag") or info.get("mtime") or info.get("LastModified") or ""
    return f"{info['size']}-{str(mark).strip(chr(34))}"


def make_folder(url: str) -> tuple[Any, str]:
    """The file system and path of a folder to write into, made where there is none; a store's bucket must be there."""
    fs, path = file_system(url)
    try:
        if is_local(fs):
            fs.makedirs(path, exist_ok=True)
        else:
            fs.ls(path.partition("/")[0])
    except (OSError, ValueError) as error:
        raise UsageError(f"{url}: cannot be written to: {_why(error)}") from error
    return fs, path.rstrip("/")


class StoreError(MahdarError):
    """A file system or store does not give a file, or breaks off in it: nothing is known then of what it holds."""


@contextmanager
def opened(fs: Any, path: str, *, packed: bool = False) -> Iterator[IO[bytes]]:
    """A file to read from; `packed`: what its gzip form holds. Raises StoreError, then and later, where it is not given."""
    try:
        file = fs.open(path, "rb")
    except (OSError, ValueError) as error:
        raise StoreError(f"{shown(fs, path)}: {_why(error)}") from error
    with file, io.BufferedReader(_Given(file, shown(fs, path)), _BUFFER) as stream:
        yield gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[misc]


class _Given(io.RawIOBase):
    """A file whose errors are told apart from those of what it holds: a cut connection is no cut file."""

    def __init__(self, file: Any, name: str) -> None:
        super().__init__()
        self._file, self._name = file, name

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except OSError as error:
            raise StoreError(f"{self._name}: {_why(error)}") from error
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())


def _why(error: Exception) -> str:
    """The reason that an error of a file system or store gives."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
