"""The compiled lexicon kept in a file, so that a start takes a fraction of compiling the word files anew.

The file's name is made of the content of the words and of the code that compiles them, so that an old one is never taken for
a new one. It is written under a name of its own and moved into place, so that two who start at once do not meet; what is
damaged is compiled again and written anew; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import gc
import hashlib
import io
import logging
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

FOLDER = "MAHDAR_CACHE"
"""The variable of the environment that names the folder; empty, nothing is kept."""
_KEPT = 4
_LOG = logging.getLogger(__name__)
_DIGEST = hashlib.sha256().digest_size
Made = TypeVar("Made")


def kept_or_made(words: str, make: Callable[[], Made]) -> Made:
    """What was kept under these words' fingerprint, or what `make` gives, which is then kept."""
    path = _path(words)
    kept = _read(path) if path is not None else None
    if kept is not None:
        return kept  # type: ignore[no-any-return]
    with _without_collecting():
        made = make()
    if path is not None:
        _write(path, made)
    return made


class _without_collecting:  # noqa: N801
    """Hundreds of thousands of objects are made that all stay: to look for garbage among them takes longer than making them.

    Afterwards they are put with the oldest objects, unlooked at, or the next search would go through all of them at once.
    """

    def __enter__(self) -> None:
        self._on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._on:
            if not gc.get_freeze_count():  # what another program keeps frozen stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _path(words: str) -> Path | None:
    """The file for these words, this code and this Python; None where nothing is to be kept."""
    folder = os.environ.get(FOLDER)
    if folder is None:
        folder = str(_user_folder() / "mahdar")
    if not folder:
        return None
    version = f"{sys.implementation.cache_tag}-{_code()}"
    return Path(folder) / f"lexicon-{words}-{version}.kept"


def _user_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _code() -> str:
    """A hash of the code by which words become a lexicon."""
    digest = hashlib.sha256()
    for package, names in (("mahdar.lexicon", None), ("mahdar.arabic", ("letters.py",))):
        for file in sorted(resources.files(package).iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".py") and (names is None or file.name in names):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _read(path: Path) -> Any:
    """What the file holds, or None where it is not there, is damaged or is another user's."""
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        data = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    with _without_collecting(), suppress(pickle.UnpicklingError):
        return _Known(io.BytesIO(data[_DIGEST:])).load()
    return None


class _Known(pickle.Unpickler):
    """Makes nothing but what a lexicon is made of."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in {("builtins", "set"), ("builtins", "frozenset")}:
            return super().find_class(module, name)
        if module.startswith("mahdar.lexicon.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a lexicon")


def _write(path: Path, made: object) -> None:
    """Keep it, and of older ones the latest few. Where the folder cannot be written, the next start takes longer, no more."""
    data = pickle.dumps(made, protocol=5)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lexicon-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
        known = sorted(path.parent.glob("lexicon-*.kept"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in known[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        _LOG.info("the compiled lexicon is not kept: %s", error)
