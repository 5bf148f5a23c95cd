"""Every string of ours stands in both languages, and the compiled catalogue is the written one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
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


def test_every_string_of_the_code_is_in_the_catalogue() -> None:
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUE))}
    for module in WEB.rglob("*.py"):
        used = set(_marked(ast.parse(module.read_text(encoding="utf-8"))))
        assert used <= known, (module.name, used - known)


def _marked(tree: ast.AST) -> Iterator[str]:
    """Strings given to `_`, `gettext` and `gettext_lazy`, and to `pgettext_lazy` after its context."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = {"_": 0, "gettext": 0, "gettext_lazy": 0, "pgettext_lazy": 1}.get(node.func.id)
            if at is not None and isinstance(text := node.args[at], ast.Constant):
                yield str(text.value)
