"""Claims as plain values with their words, for the command line, pages, exports and other programs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from mahdar.archive.models import Awaited, Contact, Meeting, Party, Settlement, Statement, Upcoming, Voice

Told = dict[str, Any]
_FIRST, _MORE = 25, 200


def in_turn(found: QuerySet[Any], whole: QuerySet[Any]) -> Iterable[Any]:
    """The rows of `found` in its order, few at a time in memory: ordered by their numbers alone, then fetched whole.

    Rows with the text of a report are too wide to be sorted. The first few come soon; most askers want no more.
    """
    ids = list(found.values_list("pk", flat=True))
    start, size = 0, _FIRST
    while some := ids[start : start + size]:
        rows = {row.pk: row for row in whole.filter(pk__in=some)}
        yield from (rows[pk] for pk in some if pk in rows)
        start, size = start + size, _MORE


def contacts_told(found: QuerySet[Contact]) -> Iterable[Told]:
    """Contacts, with their parties, in the order of the query, few at a time in memory."""
    yield from (contact_told(one) for one in in_turn(found, _whole_contacts()))


def _parts(table: Any, *with_them: str) -> Any:
    """The parts of claims with whom they name, without an identity's profile, which is long and serves linking alone."""
    return table.objects.select_related("named", "identity", *with_them).defer("identity__profile")


def _whole_contacts() -> QuerySet[Contact]:
    """Contacts with all that is told of them."""
    parties = Prefetch("parties", _parts(Party, "represents"))
    return Contact.objects.select_related("report__wording", "place").prefetch_related(parties)


def contact_told(one: Contact) -> Told:
    """One contact as one report tells it."""
    return {
        **_claim(one),
        "meeting": one.meeting_id,
        "form": one.form,
        "status": one.status,
        "date": one.date,
        "place": _who(one.place),
        "parties": [
            {**_party(party), "side": party.side, "role": party.role, "for": _who(party.represents)}
            for party in one.parties.all()
        ],
        "topics": [topic["text"] for topic in one.topics],
        "outcomes": [outcome["text"] for outcome in one.outcomes],
        "via": one.via,
    }


def statements_told(found: QuerySet[Statement]) -> Iterable[Told]:
    """Statements with who speaks, to whom and about whom."""
    voices = Prefetch("voices", _parts(Voice))
    whole = Statement.objects.select_related("report__wording").prefetch_related(voices)
    for one in in_turn(found, whole):
        roles: dict[str, list[Told]] = {"speaker": [], "addressee": [], "about": []}
        for voice in one.voices.all():
            roles[voice.role].append(_party(voice))
        said = {"verb": one.verb, "act": one.act, "quoted": one.quoted, "text": one.text}
        yield {**_claim(one), **said, "speakers": roles["speaker"], "addressees": roles["addressee"],
               "about": roles["about"], "content": [one.start, one.end], "chain": chain_of(one)}  # fmt: skip


def upcoming_told(found: QuerySet[Upcoming], as_of: str | None) -> Iterable[Told]:
    """Announced items with their state on a day, and the reports that settle it."""
    from mahdar.archive.settling import state_of

    actors = Prefetch("actors", _parts(Awaited))
    whole = Upcoming.objects.select_related("report__wording", "place").prefetch_related(actors, becoming())
    for one in in_turn(found, whole):
        yield {**_claim(one), "text": one.text, "kind": one.kind, "when": one.when, "certainty": one.certainty,
               "place": _who(one.place), "actors": [_party(actor) for actor in one.actors.all()],
               **state_of(one, as_of)}  # fmt: skip


def becoming() -> Any:
    """What settles announced things, with the reports, to be prefetched.

    In one query: what a row points at, Django looks up on SQLite by a condition that no thousand rows fit into.
    """
    return Prefetch("settlements", Settlement.objects.select_related("contact__report", "by__report"))


def _claim(one: Any) -> Told:
    report = one.report
    words = [report.text[start:end] for start, end in one.spans]
    return {
        "id": one.pk,
        "entry": one.entry,
        "report": report.key,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "day": one.day,
        "evidence": one.spans,
        "words": words,
        "confidence": one.confidence,
        "rule": one.rule,
        "checked": one.state,
    }


def _who(named: Any) -> Told | None:
    return {"id": named.identity_id, "name": named.name, "kind": named.kind} if named is not None else None


def _party(part: Any) -> Told:
    named, identity = part.named, part.identity
    return {
        "id": part.identity_id,
        "name": identity.name if identity is not None else named.name,
        "as": named.name,
        "kind": named.kind,
        "entry": named.entry,
    }


def chain_of(one: Any) -> list[Told]:
    """Who says so, from the outlet back to the source: outlet ← agency ← whoever passed it on ← speaker."""
    report = one.report
    links = [{"link": "outlet", "name": report.outlet}] if report.outlet else []
    links += [
        {"link": source["kind"], "name": source["name"]} for source in report.sources if source["kind"] != "outlet"
    ]
    entries = dict(report.named.values_list("entry", "name")) if one.via else {}
    links += [{"link": "via", "name": entries.get(via, via)} for via in one.via]
    speakers = [voice for voice in one.voices.all() if voice.role == "speaker"] if isinstance(one, Statement) else []
    return links + [{"link": "speaker", "name": voice.named.name} for voice in speakers]


def meetings_told(found: QuerySet[Meeting]) -> Iterable[Told]:
    """Contacts of the world in the order of the query: each outlet's version, on what they differ, how many sources.

    sources counts reports of one story once: a reprint is no second witness.
    """
    versions = _whole_contacts().exclude(state="rejected").order_by("report__published", "report__key")
    whole = Meeting.objects.prefetch_related(Prefetch("contacts", versions))
    yield from (_meeting_told(one) for one in in_turn(found, whole))


def _meeting_told(meeting: Meeting) -> Told:
    contacts = list(meeting.contacts.all())
    versions = [contact_told(one) for one in contacts]
    stories = {one.report.story_id or one.report_id for one in contacts}
    return {
        "id": meeting.pk,
        "form": meeting.form,
        "day": _day_of(contacts) or meeting.day,
        "sources": len(stories),
        "versions": versions,
        "differences": differences(versions),
    }


def _day_of(contacts: list[Contact]) -> str | None:
    """The day that most reports give; None where none gives one."""
    given = Counter(one.date for one in contacts if one.date)
    return max(given, key=lambda day: (given[day], day), default=None)


def differences(versions: list[Told]) -> dict[str, dict[str, list[str]]]:
    """Field → value → the reports that give it, for every field on which the versions do not agree."""
    found: dict[str, dict[str, list[str]]] = {}
    for field, value_of in _COMPARED.items():
        by_value: dict[str, list[str]] = defaultdict(list)
        for version in versions:
            for value in value_of(version):
                by_value[value].append(version["report"])
        if any(len(reports) < len(versions) for reports in by_value.values()):
            found[field] = dict(by_value)
    return found


_COMPARED: dict[str, Any] = {
    "parties": lambda one: sorted({party["name"] for party in one["parties"]}),
    "place": lambda one: [one["place"]["name"]] if one["place"] else [],
    "date": lambda one: [one["date"]] if one["date"] else [],
    "form": lambda one: [one["form"]],
    "status": lambda one: [one["status"]],
}
