"""Countries in the reader's words: the record keeps codes, a person reads and chooses names."""

from __future__ import annotations

from functools import cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mahdar.archive.keys import name_key
from mahdar.lexicon.files import rows

OF_NO_COUNTRY = {
    "IGO": _("intergovernmental"), "UNO": _("United Nations"), "EUR": _("European Union"), "NGO": _("non-governmental"),
    "ISM": _("religious movement"), "IMG": _("international media"), "MNC": _("multinational company"),
    "CVL": _("civil society"),
}  # fmt: skip
"""PLOVER's codes of bodies that are of no one country."""


@cache
def _named() -> dict[str, tuple[str, str]]:
    return {row["iso3"]: (row["name"], row["latin"]) for row in rows("places/countries.tsv")}


def country_name(code: str | None) -> str:
    """The name in the reader's language; a code without one as it is.

    >>> country_name("JOR")
    'الأردن'
    """
    if not code:
        return ""
    if code in OF_NO_COUNTRY:
        return str(OF_NO_COUNTRY[code])
    names = _named().get(code)
    return code if names is None else names[get_language() == "en"]


@cache
def options(*, english: bool) -> SafeString:
    """All countries by name as options of a form, made once: a page has a filter of them, and a form that loops is slow."""
    named = sorted(((code, names[english]) for code, names in _named().items()), key=lambda one: name_key(one[1]))
    return format_html_join("", '<option value="{}">{}</option>', named)
