"""The lines of a part of a file: those whose first byte lies in it."""

from __future__ import annotations

from typing import IO

_MOST = 1 << 24


class LinesBetween:
    """Lines one by one, as a stream gives them, from a byte on to another. A line belongs to where it begins."""

    def __init__(self, file: IO[bytes], begin: int, end: int) -> None:
        self._file, self._at, self._end = file, begin, end
        self._whole = True
        if begin:
            file.seek(begin - 1)
            self._at -= 1
            while (rest := self._take(_MOST)) and not rest.endswith(b"\n"):
                pass

    def readline(self, limit: int = -1) -> bytes:
        """The next line, at most `limit` bytes of it; empty where there is none."""
        return self._take(limit) if self._at < self._end or not self._whole else b""

    def _take(self, limit: int) -> bytes:
        line = self._file.readline(limit)
        self._at += len(line)
        self._whole = line.endswith(b"\n") or not line
        return line
