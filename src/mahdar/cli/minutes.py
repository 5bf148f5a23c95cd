"""A record as minutes that a person reads, safe for right-to-left text on a terminal, plain when piped."""

from __future__ import annotations

import sys
from typing import TextIO

from mahdar.evaluation.claims import names_of
from mahdar.record import Contact, Person, Record

_ISOLATE, _END, _RIGHT = "\u2068", "\u2069", "\u200f"
_FORMS = {
    "meeting": "لقاء",
    "call": "اتصال",
    "visit": "زيارة",
    "message": "رسالة",
    "conference": "مؤتمر",
    "signing": "توقيع",
    "arrival": "وصول أو مغادرة",
}
_STATUS = {"held": "", "planned": " (مرتقب)", "cancelled": " (أُلغي)"}
_ROLES = {"head": "رئيساً", "host": "مضيفاً", "guest": "ضيفاً", "mediator": "وسيطاً", "attendee": "حاضراً"}


class Minutes:
    """Writes records as minutes; isolates mixed runs only where a terminal lays them out."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._terminal = self._out.isatty()

    def __call__(self, record: Record) -> None:
        """Write the minutes of one report."""
        names = names_of(record)
        people = {person.id: person for person in record.people}
        self._head(record)
        for contact in record.contacts:
            self._contact(contact, names, people)
        if record.statements:
            self._line("قيل:")
        for said in record.statements:
            speakers = "، ".join(names[who] for who in said.speakers)
            self._line(f"  – {self._safe(speakers)} [{said.verb}]: {self._safe(said.text)}")
        if record.upcoming:
            self._line("ما سيأتي:")
        for item in record.upcoming:
            self._line(f"  – {self._safe(item.text)}" + (f" ({item.when})" if item.when else ""))
        others = [
            p for p in record.people if not any(p.id == party.who for c in record.contacts for party in c.parties)
        ]
        if others:
            self._line("ذُكر أيضاً: " + "؛ ".join(self._person(person) for person in others))
        self._line("")

    def _head(self, record: Record) -> None:
        report = record.report
        self._line(f"■ {self._safe(report.title or report.text[:80])}")
        facts = [fact for fact in (report.published, report.outlet, report.byline) if fact]
        if facts:
            self._line("  " + " · ".join(self._safe(fact) for fact in facts))

    def _contact(self, contact: Contact, names: dict[str, str], people: dict[str, Person]) -> None:
        place = f" في {self._safe(names[contact.place])}" if contact.place else ""
        day = f" · {contact.date}" if contact.date else ""
        self._line(f"{_FORMS[contact.form]}{_STATUS[contact.status]}{place}{day}")
        for side in dict.fromkeys(party.side for party in contact.parties):
            members = [party for party in contact.parties if party.side == side]
            self._line(f"  الطرف {side or '؟'}:")
            for party in members:
                who = self._person(people[party.who]) if party.who in people else self._safe(names[party.who])
                role = f" ({_ROLES[party.role]})" if party.role in _ROLES else ""
                self._line(f"    • {who}{role}")
        for topic in contact.topics:
            self._line(f"  الموضوع: {self._safe(topic.text)}")

    def _person(self, person: Person) -> str:
        offices = "، ".join(self._safe(office.title) for office in person.offices)
        return self._safe(person.name) + (f" — {offices}" if offices else "")

    def _safe(self, text: str) -> str:
        return f"{_ISOLATE}{text}{_END}" if self._terminal else text

    def _line(self, text: str) -> None:
        self._out.write((_RIGHT if self._terminal and text else "") + text + "\n")
