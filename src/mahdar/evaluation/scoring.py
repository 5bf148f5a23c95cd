"""Scores one record against the gold: what is right, what was invented, what was missed.

An entity is paired with at most one gold entity, by its own name; aliases give nothing.
Parties and speakers are judged by whom they point to, a statement by its first speaker.
A date or place where the gold has none is an error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mahdar.evaluation.alike import overlap, pair_up, squeeze, stretch_of, word_f1
from mahdar.evaluation.gold import Gold, GoldContact, GoldOffice, GoldPerson, GoldStatement
from mahdar.evaluation.grounding import ground
from mahdar.evaluation.pairing import Found, GoldPlace, gold_references, link_names
from mahdar.evaluation.tally import Tally, Verdict
from mahdar.record import Contact, Office, Person, Record, Statement, Upcoming

Claimed = Office | Contact | Statement | Upcoming
_Spoken = tuple[GoldPlace | None, tuple[int, int] | None]


def score_report(gold: Gold, record: Record | None) -> Tally:
    """The tally of one report; without a record everything in the gold is missed. The gold must hold its text."""
    tally, found = Tally(gold.id), Found.in_record(record)
    links = link_names(gold, found, tally)
    references = gold_references(gold)
    _score_offices(gold, found, links, tally)
    _score_contacts(gold, found, links, references, tally)
    _score_statements(gold, found, links, references, tally)
    _score_upcoming(gold, found, tally)
    known, said = set(gold.contexts), set(found.contexts)
    tally.count("contexts", right=len(known & said), claimed=len(said), gold=len(known))
    ground(gold, found, tally)
    return tally


def _score_offices(gold: Gold, found: Found, links: Mapping[str, GoldPlace], tally: Tally) -> None:
    """An office is right with the right person and six tenths of the title's words."""
    said = [(person, office) for person in found.people for office in person.offices]
    wanted = [(j, person, office) for j, person in enumerate(gold.people) for office in person.offices]

    def likeness(one: tuple[Person, Office], other: tuple[int, GoldPerson, GoldOffice]) -> float:
        titles = (other[2].title, *other[2].alternatives)
        best = max(word_f1(one[1].title, title) for title in titles)
        return best if links.get(one[0].id) == ("people", other[0]) and best >= 0.6 else 0.0

    pairs = pair_up(said, wanted, likeness)
    told = [f"{person.name} = {office.title}" for person, office in said]
    tell_gold = [f"{person.name} = {office.title}" for _, person, office in wanted]
    _judge(tally, "offices", [office for _, office in said], told, tell_gold, pairs)


def _score_contacts(
    gold: Gold, found: Found, links: Mapping[str, GoldPlace], references: Mapping[str, GoldPlace], tally: Tally
) -> None:
    """A contact is paired by who took part; its parties, form, status, date and place are then judged."""
    said = [(contact, [links.get(party.who) for party in contact.parties]) for contact in found.contacts]
    wanted = [(contact, _who(contact.parties, references)) for contact in gold.contacts]
    pairs = pair_up(said, wanted, _contact_likeness)
    names = found.names()
    told = [_tell_contact(contact, names) for contact in found.contacts]
    tell_gold = [_told(contact.form, contact.parties) for contact in gold.contacts]
    _judge(tally, "contacts", found.contacts, told, tell_gold, pairs)
    tally.count(
        "parties",
        right=sum(_shared(said[i][1], wanted[j][1]) for i, j in pairs),
        claimed=sum(len(parties) for _, parties in said),
        gold=sum(len(parties) for _, parties in wanted),
    )
    for i, j in pairs:
        _judge_contact(found.contacts[i], gold.contacts[j], gold.id, names, tally)
        _judge_place(found.contacts[i], gold.contacts[j], links, references, gold.id, names, tally)


def _contact_likeness(
    one: tuple[Contact, Sequence[GoldPlace | None]], other: tuple[GoldContact, set[GoldPlace]]
) -> float:
    right = _shared(one[1], other[1])
    f1 = 2 * right / (len(one[1]) + len(other[1])) if right else 0.0
    return f1 + (0.1 if one[0].form == other[0].form else 0.0) if f1 >= 0.5 else 0.0


def _judge_contact(said: Contact, wanted: GoldContact, report: str, names: Mapping[str, str], tally: Tally) -> None:
    who = _told(said.form, [names.get(party.who, party.who) for party in said.parties])
    for kind, is_so, should in (("form", said.form, wanted.form), ("status", said.status, wanted.status)):
        tally.count(f"contact {kind}", right=is_so == should, claimed=1, gold=1)
        _note(tally, f"contact {kind}", report, is_so, should, who)
    right = bool(wanted.date) and said.date == wanted.date
    tally.count("contact date", right=right, claimed=bool(said.date), gold=bool(wanted.date))
    _note(tally, "contact date", report, said.date, wanted.date, who)


def _judge_place(
    said: Contact,
    wanted: GoldContact,
    links: Mapping[str, GoldPlace],
    references: Mapping[str, GoldPlace],
    report: str,
    names: Mapping[str, str],
    tally: Tally,
) -> None:
    here = links.get(said.place or "")
    there = references.get(squeeze(wanted.place)) if wanted.place else None
    right = there is not None and here == there
    tally.count("contact place", right=right, claimed=bool(said.place), gold=there is not None)
    place = names.get(said.place or "", said.place)
    who = _told(said.form, [names.get(party.who, party.who) for party in said.parties])
    _note(tally, "contact place", report, None if right else place, None if right else wanted.place, who)


def _note(tally: Tally, kind: str, report: str, is_so: str | None, should: str | None, who: str) -> None:
    if is_so != should:
        verdict = Verdict(kind, report, "wrong" if is_so else "missed", f"{is_so} for {should} in {who}")
        tally.verdicts.append(verdict)


def _score_statements(
    gold: Gold, found: Found, links: Mapping[str, GoldPlace], references: Mapping[str, GoldPlace], tally: Tally
) -> None:
    """A statement is right with its first speaker and words that overlap by half."""
    text, names = squeeze(f"{gold.title} {gold.text}"), found.names()
    said = [(links.get(next(iter(one.speakers), "")), stretch_of(one.text, text)) for one in found.statements]
    wanted = [(references.get(squeeze(one.speaker)), stretch_of(one.content, text)) for one in gold.statements]

    def likeness(one: _Spoken, other: _Spoken) -> float:
        shared = overlap(one[1], other[1])
        return shared if shared >= 0.5 and one[0] is not None and one[0] == other[0] else 0.0

    pairs = pair_up(said, wanted, likeness)
    right = {i for i, _ in pairs}
    told = [_tell_statement(one, names) for one in found.statements]
    told = [
        line if i in right else f"{line} [{_why_wrong(said[i], wanted, gold.statements)}]"
        for i, line in enumerate(told)
    ]
    tell_gold = [f"{one.speaker}: {one.content}" for one in gold.statements]
    _judge(tally, "statements", found.statements, told, tell_gold, pairs)


def _why_wrong(said: _Spoken, wanted: Sequence[_Spoken], gold: Sequence[GoldStatement]) -> str:
    """What stands in the way of a statement: its speaker, its boundaries, or that the gold has none there."""
    shares = [(overlap(said[1], other[1]), j) for j, other in enumerate(wanted)]
    best, j = max(shares, default=(0.0, 0))
    if best >= 0.5:
        return f"speaker should be {gold[j].speaker}"
    return f"words overlap by {best:.2f} with: {gold[j].content}" if best else "nothing there in the gold"


def _score_upcoming(gold: Gold, found: Found, tally: Tally) -> None:
    """An upcoming item is right with words that overlap by a third."""
    text = squeeze(f"{gold.title} {gold.text}")
    said = [stretch_of(one.text, text) for one in found.upcoming]
    wanted = [stretch_of(one.text, text) for one in gold.upcoming]

    def likeness(one: tuple[int, int] | None, other: tuple[int, int] | None) -> float:
        shared = overlap(one, other)
        return shared if shared >= 0.33 else 0.0

    tell_gold = [one.text for one in gold.upcoming]
    told = [one.text for one in found.upcoming]
    _judge(tally, "upcoming", found.upcoming, told, tell_gold, pair_up(said, wanted, likeness))


def _judge(
    tally: Tally,
    kind: str,
    claims: Sequence[Claimed],
    told: Sequence[str],
    wanted: Sequence[str],
    pairs: Sequence[tuple[int, int]],
) -> None:
    """A verdict for every claim, right or wrong, and for every gold fact that nothing met."""
    right, met = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [Verdict(kind, tally.report, "missed", words) for j, words in enumerate(wanted) if j not in met]
    judged = [
        Verdict(kind, tally.report, "right" if i in right else "wrong", words, claim.rule, claim.confidence)
        for i, (claim, words) in enumerate(zip(claims, told, strict=True))
    ]
    tally.judge(kind, [*missed, *judged])


def _who(parties: Sequence[str], references: Mapping[str, GoldPlace]) -> set[GoldPlace]:
    return {references[name] for name in map(squeeze, parties) if name in references}


def _shared(said: Sequence[GoldPlace | None], wanted: set[GoldPlace]) -> int:
    return len(set(said) & wanted)


def _tell_statement(statement: Statement, names: Mapping[str, str]) -> str:
    return f"{'، '.join(names.get(who, who) for who in statement.speakers)}: {statement.text}"


def _tell_contact(contact: Contact, names: Mapping[str, str]) -> str:
    return _told(contact.form, [names.get(party.who, party.who) for party in contact.parties])


def _told(form: str, parties: Sequence[str]) -> str:
    return f"{form}: {'، '.join(parties)}"
