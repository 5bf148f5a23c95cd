"""Claims as plain rows: what the JSON and CSV twins of a page hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from mahdar.archive.models import Contact, Event, Identity, Named, Report, Statement, Upcoming

Row = dict[str, Any]


def who(named: Named | None, identity_id: int | None = None) -> Row | None:
    """Someone whom a report names, with the identity's id."""
    if named is None:
        return None
    return {"id": identity_id or named.identity_id, "kind": named.kind, "name": named.name, "latin": named.latin}


def _claim(claim: Any) -> Row:
    return {
        "id": claim.pk,
        "report": claim.report.key,
        "outlet": claim.report.outlet,
        "published": claim.report.published,
        "url": claim.report.url,
        "confidence": claim.confidence,
        "rule": claim.rule,
        "evidence": claim.spans,
        "state": claim.state,
    }


def contact_row(one: Contact) -> Row:
    parties = [
        {**(who(party.named, party.identity_id) or {}), "side": party.side, "role": party.role,
         "offices": [office.title for office in party.named.offices.all()]}
        for party in one.parties.all() if party.named
    ]  # fmt: skip
    return {
        **_claim(one), "meeting": one.meeting_id, "form": one.form, "status": one.status, "date": one.date,
        "place": one.place.name if one.place else None, "parties": parties,
        "topics": [topic["text"] for topic in one.topics],
    }  # fmt: skip


def statement_row(one: Statement) -> Row:
    voices = list(one.voices.all())
    return {
        **_claim(one), "act": one.act, "verb": one.verb, "quoted": one.quoted, "text": one.text,
        "speakers": [who(voice.named, voice.identity_id) for voice in voices if voice.role == "speaker"],
        "addressees": [who(voice.named, voice.identity_id) for voice in voices if voice.role == "addressee"],
    }  # fmt: skip


def upcoming_row(one: Upcoming) -> Row:
    return {
        **_claim(one), "kind": one.kind, "text": one.text, "when": one.when, "certainty": one.certainty,
        "place": one.place.name if one.place else None,
        "actors": [who(actor.named, actor.identity_id) for actor in one.actors.all()],
        "became": [settled.state for settled in one.settlements.all()],
    }  # fmt: skip


def event_row(one: Event) -> Row:
    def side(role: str) -> list[Any]:
        return [who(a.named, a.identity_id) or a.words for a in one.actors.all() if a.role == role]

    return {
        **_claim(one), "type": one.type, "modes": one.modes, "contexts": one.contexts, "date": one.date,
        "place": one.place.name if one.place else None, "actors": side("actor"), "recipients": side("recipient"),
    }  # fmt: skip


def report_row(one: Report) -> Row:
    return {"id": one.pk, "report": one.key, "title": one.title, "outlet": one.outlet, "published": one.published,
            "url": one.url}  # fmt: skip


def identity_row(one: Identity) -> Row:
    return {"id": one.pk, "name": one.name, "latin": one.latin, "country": one.country, "type": one.type,
            "first_seen": one.first_seen, "last_seen": one.last_seen, "reports": one.seen}  # fmt: skip


ROWS: dict[str, Callable[[Any], Row]] = {
    "contacts": contact_row,
    "statements": statement_row,
    "upcoming": upcoming_row,
    "events": event_row,
    "reports": report_row,
}


def mixed_rows(told: Mapping[str, Iterable[Any]]) -> Iterator[Row]:
    """Claims of several kinds as rows of one table: the same fields in each, `what` says of which kind it is."""
    for kind, claims in told.items():
        for claim in claims:
            row = ROWS[kind](claim)
            who_ = row.get("parties") or row.get("speakers") or row.get("actors") or []
            yield {
                "what": kind, "day": row.get("date") or row.get("when"),
                "kind": row.get("form") or row.get("act") or row.get("type") or row.get("kind"),
                "who": who_, "to_whom": row.get("addressees") or row.get("recipients") or [],
                "text": row.get("topics") or row.get("text"), "place": row.get("place"),
                "status": row.get("status") or row.get("certainty"),
                **{name: row[name] for name in ("id", "report", "outlet", "published", "url", "confidence", "rule", "state")},
            }  # fmt: skip


def flat(row: Row) -> dict[str, str]:
    """A row for a table: lists joined by «; », people by their names; nothing that a spreadsheet would run."""
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(one) for one in value)
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or "")
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
