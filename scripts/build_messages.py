"""Compile the web app's strings: locale/ar/LC_MESSAGES/django.po → django.mo, which is kept beside it.

python scripts/build_messages.py
"""

from __future__ import annotations

from pathlib import Path

import polib

CATALOGUE = Path(__file__).resolve().parent.parent / "src/mahdar/web/locale/ar/LC_MESSAGES/django.po"


def main() -> int:
    """Write the compiled catalogue; a string that stands twice or has no Arabic is told, and nothing is written."""
    written = polib.pofile(str(CATALOGUE), check_for_duplicates=True)
    bare = [entry.msgid for entry in written if not entry.translated()]
    if bare:
        raise SystemExit(f"{CATALOGUE.name}: no Arabic for {bare}")
    written.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
