"""What a reviewer adds to the record of a report: someone named, or a statement, by words selected in its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from mahdar.archive.corrections import add
from mahdar.archive.corrections.history import By
from mahdar.archive.models import Change, Named, Report
from mahdar.errors import UsageError
from mahdar.web.labels import ACTS, CERTAINTY, FORMS, KINDS, STATUS
from mahdar.web.selecting import Span, span_of
from mahdar.web.telling import FormError

ADDED = ("statement", "contact", "upcoming", *KINDS)
"""What can be added, in the order in which the form offers it."""
_LONGEST = 500


def add_from(report: Report, given: Mapping[str, Any], who: list[str], author: str) -> Change:
    """Add what a form says of selected words; `who`: entries of those who speak, take part or will act.

    Raises UsageError for words that do not stand in the text, for nobody where somebody is needed and for an unknown
    kind, RecordError where the record would break its contract; then nothing was added.
    """
    kind = str(given.get("kind", ""))
    if kind not in ADDED:
        raise UsageError("the form asked for something that cannot be added", "forged")
    span = span_of(report.text, str(given.get("words", "")), str(given.get("start", "")))
    known = set(Named.objects.filter(report=report).exclude(state="rejected").values_list("entry", flat=True))
    chosen = [entry for entry in dict.fromkeys(who) if entry in known]
    entry = _entry(kind, report.text, span, chosen, given)
    return add(kind, report.key, entry, By(author=author, reason=str(given.get("reason", ""))[:_LONGEST]))


def _entry(kind: str, text: str, span: Span, who: list[str], given: Mapping[str, Any]) -> dict[str, Any]:
    words, evidence = text[span[0] : span[1]], [list(span)]
    match kind:
        case "statement":
            _need(who, 1)
            act = _code(given, "act", ACTS, "say")
            return {
                "speakers": who, "verb": str(given.get("verb", "")).strip()[:60] or "قال", "act": act,
                "quoted": _is_quoted(text, span), "text": words, "content": list(span), "evidence": evidence,
            }  # fmt: skip
        case "contact":
            _need(who, 1)
            return {
                "form": _code(given, "form", FORMS, "meeting"), "status": _code(given, "status", STATUS, "held"),
                "date": str(given.get("date", "")).strip() or None, "parties": [{"who": one} for one in who],
                "evidence": evidence,
            }  # fmt: skip
        case "upcoming":
            certainty = _code(given, "certainty", CERTAINTY, "scheduled")
            when = str(given.get("date", "")).strip() or None
            return {
                "text": words, "kind": "event", "actors": who, "when": when, "certainty": certainty,
                "evidence": evidence,
            }  # fmt: skip
    more = {"kind": "other"} if kind == "body" else {}
    return {"name": words, "mentions": evidence, **more}


def _need(who: list[str], least: int) -> None:
    if len(who) < least:
        raise FormError(_("Choose who it is: nobody was chosen."))


def _code(given: Mapping[str, Any], name: str, codes: Mapping[str, Any], otherwise: str) -> str:
    value = str(given.get(name, "") or otherwise)
    if value not in codes:
        raise UsageError(f"no {name} «{value[:40]}»", "no_choice", given=value[:40])
    return value


def _is_quoted(text: str, span: Span) -> bool:
    return text[: span[0]].rstrip().endswith(("«", '"', "“")) and text[span[1] :].lstrip().startswith(("»", '"', "”"))
