"""What can go wrong, as one tree.

* MahdarError
  * SourceError        a source of reports, or one report in it, cannot be read
  * RecordError        a record breaks the contract
  * WordsError         a word file is broken
  * GoldError          a gold file or a case cannot be used for scoring
  * ExportError        an export cannot be written
  * UsageError         the program was asked for something that it cannot do
    * UnknownNameError a name, or a number, that nothing in the archive has
  * ArchiveError       an archive cannot be opened, read or written
  * DeliveryError      a mail could not be handed over
  * ConflictError      someone else changed the same thing meanwhile

``str()`` of each is one line that a person can act on: where, what, and, if it is known, what to do.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = [
    "ArchiveError",
    "DeliveryError",
    "ExportError",
    "GoldError",
    "MahdarError",
    "RecordError",
    "SourceError",
    "UnknownNameError",
    "UsageError",
    "WordsError",
]

_BREAKS = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def _one_line(text: str) -> str:
    """The same words without line breaks, so that a message never spills over a log line."""
    return _BREAKS.sub(" ", text).strip()


def _at(where: str | Path, line: int | None) -> str:
    """«reports.jsonl:12» or «reports.jsonl»: the form in which editors and terminals open a place."""
    return f"{where}:{line}" if line is not None else str(where)


class MahdarError(Exception):
    """Anything that Mahdar raises on purpose.

    code: names what went wrong where a page tells it in the reader's own language, with params, the words and numbers
    that the message holds; empty where the message alone tells it.
    """

    def __init__(self, message: str, code: str = "", **params: object) -> None:
        self.message = _one_line(message)
        self.code, self.params = code, params
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


class SourceError(MahdarError):
    """A source, or one report in it, cannot be read; the others can.

    source: the file name, address or «<stdin>»; line: counted from 1, where the source has lines;
    reason: what is wrong; hint: what the user may do about it.
    """

    def __init__(self, source: str | Path, reason: str, *, line: int | None = None, hint: str | None = None) -> None:
        self.source = str(source)
        self.line = line
        self.reason = _one_line(reason)
        self.hint = _one_line(hint) if hint else None
        tail = f" ({self.hint})" if self.hint else ""
        super().__init__(f"{_at(self.source, line)}: {self.reason}{tail}")

    def __reduce__(self) -> tuple[object, ...]:
        return _source_error, (self.source, self.reason, self.line, self.hint)


class RecordError(MahdarError):
    """A record breaks the contract.

    field: the path of the first field that does (``contacts[0].parties[1].who``), empty for the record as a whole;
    reason: what is wrong with it; problems: every line found, the first included.
    """

    def __init__(self, reason: str, *, field: str = "", problems: tuple[str, ...] = ()) -> None:
        self.field = field
        self.reason = _one_line(reason)
        message = f"{field}: {self.reason}" if field else self.reason
        self.problems = problems or (message,)
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(message + more)

    def __reduce__(self) -> tuple[object, ...]:
        return _record_error, (self.reason, self.field, self.problems)


class WordsError(MahdarError):
    """A word file is broken. file, line (counted from 1, None for the whole file) and reason say where and how."""

    def __init__(self, file: str | Path, reason: str, *, line: int | None = None) -> None:
        self.file = str(file)
        self.line = line
        self.reason = _one_line(reason)
        super().__init__(f"{_at(self.file, line)}: {self.reason}")

    def __reduce__(self) -> tuple[object, ...]:
        return _words_error, (self.file, self.reason, self.line)


class GoldError(MahdarError):
    """A gold file or a case cannot be used: a quote that the text has not, an unknown field, a missing article."""


class ExportError(MahdarError):
    """An export cannot be written. target: the file or folder; reason: why; hint: what the user may do about it."""

    def __init__(self, target: str | Path, reason: str, *, hint: str | None = None) -> None:
        self.target, self.reason = str(target), _one_line(reason)
        super().__init__(f"{target}: {self.reason}{f' ({_one_line(hint)})' if hint else ''}")


class UsageError(MahdarError):
    """The program was asked for something that it cannot do; the command line answers with exit code 2."""


class UnknownNameError(UsageError):
    """A name, or a number, that nothing in the archive has."""


class DeliveryError(MahdarError):
    """A mail could not be handed over to the server that was to send it."""


class ConflictError(MahdarError):
    """Someone else changed the same thing meanwhile, or a later change stands on the one to be undone."""


class ArchiveError(MahdarError):
    """An archive cannot be opened, read or written: which, why, and what to do."""


# Exceptions with keyword arguments do not survive a pool of processes without being told how to be made again.


def _source_error(source: str, reason: str, line: int | None, hint: str | None) -> SourceError:
    return SourceError(source, reason, line=line, hint=hint)


def _record_error(reason: str, field: str, problems: tuple[str, ...]) -> RecordError:
    return RecordError(reason, field=field, problems=problems)


def _words_error(file: str, reason: str, line: int | None) -> WordsError:
    return WordsError(file, reason, line=line)
