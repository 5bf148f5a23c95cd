"""What is to be read, cut into pieces: the same files give the same pieces on every machine and every day.

A large file of JSON lines is cut at lines, a large Parquet table at its row groups; small files are gathered until they are
as large as a piece. Other files stay whole, since nothing tells where a report begins in the middle of them.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct

from mahdar.errors import SourceError
from mahdar.scale.files import StoreError, file_system, opened, print_of, shown

_LINES = (".jsonl", ".ndjson")
_PACKED = tuple(f"{suffix}.gz" for suffix in _LINES)
_PACKS = 4
"""How many times smaller packed text is, about: from a fourth of a piece on, a packed file is looked into."""
_CHUNK = 1 << 20
_NAME = re.compile(r"[^\w.-]+")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Part(Struct, frozen=True, kw_only=True):
    """A file or a part of it. begin, end: bytes (of what a packed file holds) or row groups; print: changes when the file does;
    listed: whether it was found in a folder rather than named."""

    url: str
    unit: Literal["file", "bytes", "groups"] = "file"
    begin: int = 0
    end: int = 0
    size: int = 0
    print: str = ""
    listed: bool = False

    def __str__(self) -> str:
        where = {"file": "", "bytes": f" from byte {self.begin:,}", "groups": f" from row group {self.begin}"}
        return self.url + (where[self.unit] if self.begin else "")


class Piece(Struct, frozen=True):
    """Parts that are read together and give one shard."""

    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """The shard's name: tells the file, and is the same for the same parts of the same files."""
        whole = "\0".join(f"{part.url}\0{part.unit}\0{part.begin}\0{part.end}" for part in self.parts)
        first = self.parts[0]
        stem = _NAME.sub("_", first.url.rsplit("/", 1)[-1])[:60].strip(".")
        return f"{stem}-{first.begin}-{hashlib.sha256(whole.encode()).hexdigest()[:12]}"

    @property
    def print(self) -> str:
        """Changes when one of its files does."""
        return hashlib.sha256("\0".join(part.print for part in self.parts).encode()).hexdigest()[:16]


def pieces_of(
    sources: Iterable[str], size: int, wanted: Callable[[str], bool], outside: str = ""
) -> Iterator[Piece | SourceError]:
    """The pieces of files and folders, in order, each of about `size` bytes; what cannot be opened comes as an error.

    wanted: whether a file of a folder is one to read, by its name; outside: a folder that is passed over.
    """
    gathered: list[Part] = []
    for found in _parts(sources, size, wanted, outside):
        if isinstance(found, SourceError):
            yield found
            continue
        if gathered and sum(part.size for part in gathered) + found.size > size:
            yield Piece(tuple(gathered))
            gathered = []
        gathered.append(found)
    if gathered:
        yield Piece(tuple(gathered))


def _parts(
    sources: Iterable[str], size: int, wanted: Callable[[str], bool], outside: str
) -> Iterator[Part | SourceError]:
    for source in sources:
        fs, path = file_system(source)
        try:
            for info, listed in _files(fs, path, source, wanted, outside):
                yield from _cut(fs, info, size, listed)
        except SourceError as error:
            yield error
        except StoreError as error:
            yield SourceError(source, str(error))
        except (OSError, ValueError) as error:
            reason = "no such file or folder" if isinstance(error, FileNotFoundError) else str(error)
            yield SourceError(source, reason, hint="is the path right?")


def _files(
    fs: Any, path: str, source: str, wanted: Callable[[str], bool], outside: str
) -> Iterator[tuple[dict[str, Any], bool]]:
    """The file that is named, or those of a folder in the order of their names."""
    info = fs.info(path)
    if info["type"] != "directory":
        yield info, False
        return
    found = [one for one in fs.find(path, detail=True).values() if wanted(one["name"])]
    found = [one for one in found if not (outside and shown(fs, one["name"]).startswith(f"{outside}/"))]
    if not found:
        raise SourceError(source, "no report files in this folder")
    for one in sorted(found, key=lambda one: str(one["name"])):
        yield one, True


def _cut(fs: Any, info: dict[str, Any], size: int, listed: bool) -> Iterator[Part]:
    path = str(info["name"])
    whole = Part(url=shown(fs, path), size=info["size"], print=print_of(info), listed=listed)
    name = path.lower()
    if name.endswith(_LINES) and whole.size > size:
        yield from _by_bytes(fs, path, whole, whole.size, size)
    elif name.endswith(_PACKED) and whole.size * _PACKS > size:
        yield from _by_bytes(fs, path, whole, _unpacked(fs, path), size)
    elif name.endswith(".parquet") and whole.size > size:
        yield from _by_groups(fs, path, whole, size)
    else:
        yield whole


def _by_bytes(fs: Any, path: str, whole: Part, length: int, size: int) -> Iterator[Part]:
    with opened(fs, path, packed=path.lower().endswith(".gz")) as file:
        if file.read(2) in _UTF16:  # a byte that looks like the end of a line may be half a letter
            yield whole
            return
    yield from (
        Part(url=whole.url, unit="bytes", begin=begin, end=min(begin + size, length), size=min(size, length - begin),
             print=whole.print, listed=whole.listed)
        for begin in range(0, max(length, 1), size)
    )  # fmt: skip


def _unpacked(fs: Any, path: str) -> int:
    """How many bytes a packed file holds: it is unpacked once to see, which costs little beside reading it."""
    length = 0
    try:
        with opened(fs, path, packed=True) as file:
            while data := file.read(_CHUNK):
                length += len(data)
    except (EOFError, zlib.error):
        return length  # cut off: what is there is read, and the last piece says what is wrong
    return length


def _by_groups(fs: Any, path: str, whole: Part, size: int) -> Iterator[Part]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with opened(fs, path) as file:
            about = pq.ParquetFile(file).metadata
            weights = [about.row_group(number).total_byte_size for number in range(about.num_row_groups)]
    except pa.ArrowException:
        yield whole  # damaged: whoever reads it says so
        return
    for begin, end in _runs(weights, size):
        yield Part(
            url=whole.url, unit="groups", begin=begin, end=end, size=sum(weights[begin:end]), print=whole.print,
            listed=whole.listed,
        )  # fmt: skip


def _runs(weights: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """Runs of row groups, each as heavy as a piece or one group."""
    begin = 0
    for end in range(1, len(weights) + 1):
        if end == len(weights) or sum(weights[begin : end + 1]) > size:
            yield begin, end
            begin = end
