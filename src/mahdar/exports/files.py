"""Where an export goes: whole or not at all, and never over what is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mahdar.errors import ExportError


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A path to write to, which becomes `target` when all is written.

    Raises ExportError where the target is there already or cannot be written.
    """
    with _made(target) as draft:
        yield draft


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to write files into, which becomes `target` when all is written; raises as `new_file` does."""
    with _made(target) as draft:
        draft.mkdir()
        yield draft


@contextmanager
def _made(target: Path) -> Iterator[Path]:
    if target.exists():
        raise ExportError(target, "is there already", hint="name another, or remove it first")
    if not target.parent.is_dir():
        raise ExportError(target, "its folder is not there", hint=f"make {target.parent} first")
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield draft
        draft.replace(target)
    except OSError as error:
        raise ExportError(target, error.strerror or str(error)) from error
    finally:
        if draft.is_dir():
            shutil.rmtree(draft)
        draft.unlink(missing_ok=True)
