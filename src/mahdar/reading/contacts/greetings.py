"""Messages that a visitor carries or a caller brings: «ونقل الوزير لخادم الحرمين تحيات الرئيس …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.nameless import states_of
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.rules.watching import Watch

_NEAR = 6
"""How many words after the noun of greeting its sender may begin."""
_LETTER = "رساله"
_CARRIED = word_set("greetings", "carried")
_OFFERED = word_set("greetings", "offered")
_OF_ANOTHER = word_set("greetings", "of another")
_OF_ONESELF = word_set("greetings", "of oneself")


Message = tuple[int, list[Entity], list[Entity]]


def messages(found: Findings, contacts: Sequence[ContactFound]) -> Iterator[Message]:
    """(token, senders, receivers) of each message told by a verb of bringing and a noun of greeting, in order."""
    doc = found.doc
    carried: tuple[list[Entity], list[Entity]] | None = None
    for number, tokens in doc.by_sentence("greeting"):
        first, last = doc.text.sentences[number]
        for i in tokens:
            word = doc.words[i]
            if (
                word.bare in _OF_ANOTHER
                and not word.definite
                and any(doc.words[k].core in _CARRIED for k in range(max(first, i - 14), i))
            ):
                senders, end = _senders(found, i + 1, last)
                receivers = _given_to(found, max(first, i - 14), i, to=True) or _given_to(found, end, last, to=True)
                receivers = [who for who in receivers if who not in senders]
                receivers = (
                    receivers
                    or _named_before(found, first, i, senders)
                    or _handed_to(found, first, i, contacts)
                    or _host(found, first, i, contacts, senders)
                )
                if not senders and receivers and word.bare == _LETTER:
                    bearer = _first_after(found, first, i)  # «نقل الموفد فلان رسالة إلى …», whose it is nobody says
                    senders = [bearer] if bearer is not None and bearer not in receivers else []
                if senders and receivers:
                    carried = (senders, receivers)
                    yield i, senders, receivers
            elif word.core in _OF_ONESELF:
                if any(doc.words[k].core in _OFFERED for k in range(max(first, i - 10), i)):
                    sender = _first_after(found, first, i)
                    receivers = [who for who in _given_to(found, i + 1, last) if who is not sender]
                    if sender is not None and receivers:
                        yield i, [sender], receivers
                elif carried is not None and any(doc.words[k].core in _CARRIED for k in range(max(first, i - 12), i)):
                    yield i, carried[1][:1], carried[0]  # «فيما حمله تحياته له»: the greeting goes back
                    carried = None


def _senders(found: Findings, k: int, last: int) -> tuple[list[Entity], int]:
    """Whose greetings they are, a list of people or the state of an office without a name, and the token where they end.

    «تحيات الملك فلان، وولي العهد الأمير فلان»; «تحيات من فلان»; «تحيات الرئيس العراقي».
    """
    doc = found.doc
    senders: list[Entity] = []
    begin, joined = k, True
    while k < last and (k in doc.at or doc.cls[k] not in "pSMQa;.:" or (not senders and doc.words[k].core == "من")):
        mention = doc.at.get(k)
        if doc.words[k].clitic.endswith("ل") or (not senders and k - begin > _NEAR):
            break
        joined = joined or doc.words[k].clitic.startswith("و")
        who = entity_of(doc, mention, found) if mention is not None else None
        if mention is not None and who is not None and who.kind == "person" and joined and who not in senders:
            senders.append(who)
            joined = False
        if mention is not None and who is None and not senders:
            senders += states_of(found, mention)
        k = max(k + 1, mention.last if mention is not None else 0)
    return senders, k


def _host(found: Findings, first: int, i: int, contacts: Sequence[ContactFound], senders: list[Entity]) -> list[Entity]:
    """«وفي بداية الاستقبال نقل الوزير تحيات …»: where nobody is said to receive them, the other one whom the bearer met."""
    bearer = _first_after(found, first, i)
    met = next((c for c in reversed(contacts) if c.first <= i and c.form in ("meeting", "call")), None)
    if bearer is None or met is None or id(bearer) not in met.who():
        return []
    side = next(p.side for p in met.parties if p.entity is bearer)
    others = [p.entity for p in met.parties if p.side != side and p.role == "head" and p.entity not in senders]
    return others[:1]


def _named_before(found: Findings, first: int, i: int, senders: list[Entity]) -> list[Entity]:
    """«التقى الوزير فلان الرئيس فلانا، وسلمه رسالة من …»: the pronoun of the verb is who was named last before it."""
    doc = found.doc
    carrying = next((k for k in range(i - 1, max(first, i - _NEAR), -1) if doc.words[k].core in _CARRIED), None)
    if carrying is None or not doc.words[carrying].core.endswith("ه"):
        return []
    for k in range(carrying - 1, first - 1, -1):
        mention = doc.at.get(k)
        who = mention.entity if mention is not None and mention.kind == "person" else None
        if isinstance(who, Entity):
            return [who] if who not in senders else []
    return []


def _handed_to(found: Findings, first: int, i: int, contacts: Sequence[ContactFound]) -> list[Entity]:
    """«استقبل الأمير فلان الوزير فلانا حيث سلم سموه رسالة من …»: the honorific behind the verb is the host."""
    doc = found.doc
    for k in range(max(first, i - 14), i - 1):
        if doc.words[k].core in _CARRIED and doc.cls[k + 1] == "H" and doc.words[k + 1].core.endswith("ه"):
            met = next((c for c in reversed(contacts) if first <= c.first <= k and c.verb == _RECEIVING), None)
            return [p.entity for p in met.parties if p.side == 1 and p.role != "attendee"][:1] if met else []
    return []


_RECEIVING = "استقبل"
GREETS = Watch(cores=_OF_ANOTHER | _OF_ONESELF)
"""Nouns of greeting."""


def _first_after(found: Findings, k: int, last: int) -> Entity | None:
    """The first person (or whoever an office stands for) between two tokens."""
    while k < last:
        mention = found.doc.at.get(k)
        if mention is not None and (who := entity_of(found.doc, mention, found)) is not None and who.kind == "person":
            return who
        k += 1
    return None


def _given_to(found: Findings, k: int, last: int, *, to: bool = False) -> list[Entity]:
    """Those to whom «لـ» leads: «لخادم الحرمين الشريفين», «لفخامة الرئيس فلان»; before the greeting also «إلى»."""
    doc, given = found.doc, []
    led = False
    while k < last:
        if doc.words[k].clitic.endswith("ل") or (to and doc.words[k].core == "الي"):
            led = True
        elif doc.words[k].core in ("الي", "لدي") or doc.cls[k] in "p,S.":
            led = led and doc.cls[k] == ","
        mention = doc.at.get(k)
        if mention is not None and led:
            who = entity_of(doc, mention, found)
            if who is not None and who.kind == "person" and who not in given:
                given.append(who)
            k = max(k + 1, mention.last)
            continue
        k += 1
    return given
