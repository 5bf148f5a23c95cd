"""What went wrong, told on a page in its reader's language. Programs are told the error's own words, which are English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mahdar.errors import MahdarError, RecordError, UsageError
from mahdar.web.labels import FIELDS

_ENGLISH = "en"

TOLD: Mapping[str, Any] = {
    "no_date": _("“%(given)s” is no date. Give a day as 2020-08-12, a month as 2020-08, or a year as 2020."),
    "no_month": _("“%(given)s” is no month. Give one as 2020-08."),
    "ends_before": _("The time ends (%(end)s) before it begins (%(start)s)."),
    "no_country": _("“%(given)s” is no country of the list. Choose one of it."),
    "no_context": _("“%(given)s” is no context of the list. Choose one of it."),
    "no_choice": _("“%(given)s” is not among the choices. Choose one of them."),
    "no_number": _("“%(given)s” is no number from 1 to %(most)s."),
    "nobody": _("Nobody and nothing in this archive is named “%(given)s”. Try a part of the name."),
    "several": _("Several are named “%(given)s”. Say which by opening its page."),
    "nothing_to_search": _("There is nothing to search for in “%(given)s”. Give words, or a phrase in quotation marks."),
    "too_many_words": _("Too many words in one search: %(most)s at most. Put those that follow one another in quotation marks."),
    "not_there": _("There is no such entry in this archive."),
    "not_whole": _("The form is not whole; open the page again."),
    "forged": _("The form asked for something that cannot be done here."),
    "one_already": _("These two are one already."),
    "other_kind": _("A person, a body and a place cannot be one."),
    "others_names": _("Some of these names belong to somebody else by now; open the page again."),
    "rested_on": _("%(contacts)s contacts and %(offices)s offices rest on “%(name)s”. Reject those first."),
    "undone_already": _("This was taken back already."),
}  # fmt: skip
"""The code of an error → what a page says of it."""


class FormError(UsageError):
    """Something that a form of the web app cannot do, its message in the reader's language from the start."""


def told(error: MahdarError) -> str:
    """One sentence for a page. What has no sentence of its own is told in general, and in English with the error's words."""
    if isinstance(error, FormError):
        return str(error)
    if error.code in TOLD:
        return str(TOLD[error.code]) % error.params
    if get_language() == _ENGLISH:
        return str(error)
    if isinstance(error, RecordError):
        return _broken(error)
    return str(gettext("This cannot be done."))


def _broken(error: RecordError) -> str:
    """Which field of a form breaks the record: its last name in the path, where the form has it."""
    path = error.field or error.reason.partition(" - at `$.")[2].rstrip("`")
    field = path.rpartition(".")[2].partition("[")[0]
    if field in ("date", "when"):
        return str(gettext("This day cannot be. Give a day as 2020-08-12, a month as 2020-08, or a year as 2020."))
    if field in FIELDS:
        return str(gettext("What stands in the field “%(field)s” cannot be kept.")) % {"field": FIELDS[field]}
    return str(gettext("With this correction the record would no longer be sound; nothing was written."))
