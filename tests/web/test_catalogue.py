"""Every string of ours stands in both languages, and the compiled catalogue is the written one."""

from __future__ import annotations

import re
from pathlib import Path

import polib

import mahdar

WEB = Path(mahdar.__file__).parent / "web"
CATALOGUE = WEB / "locale" / "ar" / "LC_MESSAGES" / "django.po"


def test_every_string_is_translated_and_compiled() -> None:
    written = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in written if not entry.translated()] == []
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    assert {(e.msgctxt, e.msgid): e.msgstr for e in compiled} == {(e.msgctxt, e.msgid): e.msgstr for e in written}


def test_every_string_of_the_templates_is_in_the_catalogue() -> None:
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUE))}
    for template in WEB.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        used = {a or b for a, b in re.findall(r"""{% trans (?:"([^"]+)"|'([^']+)')""", text)}
        assert used <= known, (template.name, used - known)
        told = re.sub(r"{% blocktrans.*?{% endblocktrans %}|<pre.*?</pre>", " ", text, flags=re.DOTALL)
        bare = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", told, flags=re.DOTALL)
        words = set(re.findall(r"[A-Za-z]{3,}", bare)) - {
            "JSON",
            "CSV",
            "English",
            "Mahdar",
            "PLOVER",
            "Atom",
            "iCalendar",
        }
        assert not words, (template.name, words)
