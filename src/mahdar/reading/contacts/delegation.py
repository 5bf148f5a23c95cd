"""Those who are told without a name: «الوفد التركي», «المسؤولة البلجيكية», and groups of whom nobody is named."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.taking_part import state_of_delegation
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import gender_of
from mahdar.reading.writing import Findings
from mahdar.rules.contact_trigger import ATTENDING, Trigger
from mahdar.rules.document import Document, Mention
from mahdar.rules.once import holding, once

Told = tuple[Entity, Mention]


@holding
class DelegationFinder:
    """Whom a delegation or an official of whom the text has told before stands for."""

    def __init__(self, found: Findings) -> None:
        self.found, self.doc = found, found.doc

    def subject(self, trigger: Trigger, contacts: Sequence[ContactFound]) -> list[Told]:
        """Who acts where a definite «الوفد», «المسؤولة البلجيكية» stands right after the verb or right before it."""
        if trigger.verb in ATTENDING:
            return []  # «ترأس الوفد الليبي»: whom he led
        k = trigger.window[0]
        while k < trigger.window[1] and (self._members(k) or (self.doc.cls[k] in "te" and k not in self.doc.at)):
            k += 1
        if sent := self._of_state_before(trigger):
            return sent
        here = self.at(k, contacts) if k < trigger.window[1] and not self.doc.words[k].clitic else []
        if here:
            return here
        n = trigger.token - 1
        while n > trigger.before[0] and self.doc.cls[n] in "ktN" and n not in self.doc.at:
            n -= 1
        return self.at(n, contacts) if n >= trigger.before[0] and n < trigger.token - 1 else []

    def at(self, k: int, contacts: Sequence[ContactFound]) -> list[Told]:
        """Whom the words that begin at token k mean, if they are a delegation or an official told of before."""
        word, roles = self.doc.words[k], self.doc.lexis.lexicon.contact
        mention = self.doc.at.get(k)
        if not word.definite or (mention is not None and (mention.kind not in _UNHELD or mention.entity is not None)):
            return []
        country = self._country(k + 1)
        if word.bare in roles["delegation"]:
            return self._came(country, contacts)
        if word.bare in roles["official"]:
            who = self._official(k, country)
            return [(who, who.mentions[0])] if who is not None else []
        return []

    def _of_state_before(self, trigger: Trigger) -> list[Told]:
        """«وكان وفد سعودي زار دمشق والتقى …»: the state of a delegation that stands right before the verb."""
        k = trigger.token - 1
        while (
            k > trigger.before[0]
            and k not in self.doc.at
            and self.doc.cls[k] in "ktNwF"
            and trigger.token - k < _NISBAS
        ):
            if self.doc.words[k].bare in self.doc.lexis.lexicon.contact["delegation"]:
                break
            k -= 1
        if self.doc.words[k].definite or k < trigger.before[0] or trigger.before[0] == trigger.before[1]:
            return []
        state = state_of_delegation(self.found, k, trigger.token)
        return [(state, state.mentions[0])] if state is not None else []

    def _members(self, k: int) -> bool:
        """«التقى أعضاء الوفد …», «قيادات الوفد»: who belongs to it stands for it."""
        if k + 1 >= len(self.doc.words) or self.doc.words[k].clitic:
            return False
        return self.doc.words[k].bare in _MEMBERS and self._is_delegation(k + 1)

    def _is_delegation(self, k: int) -> bool:
        return self.doc.words[k].definite and self.doc.words[k].bare in self.doc.lexis.lexicon.contact["delegation"]

    def _country(self, k: int) -> str:
        """The country of the nisba at token k: «التركي», TUR; «الأممي» that of no state, «UNO»."""
        if k >= len(self.doc.words):
            return ""
        word = self.doc.words[k]
        if word.bare in ("اممي", "امميه"):
            return _UN
        return str((word.has("nisba") or {}).get("country") or "")

    def _came(self, country: str, contacts: Sequence[ContactFound]) -> list[Told]:
        """«الوفد التركي»: those of the side that came from there; «الوفد»: those who came as a delegation."""
        for contact in reversed(contacts):
            for side in dict.fromkeys(p.side for p in contact.parties):
                own = [p for p in contact.parties if p.side == side and p.entity.kind == "person"]
                came = any(_of(p.entity, country) for p in own) if country else any(p.sent for p in own)
                if own and came:
                    return [(p.entity, p.entity.mentions[0]) for p in own if p.role != "attendee"]
        leader = self._leader if not country else None
        if leader is None and not country:
            return self._senders
        return [(leader, leader.mentions[0])] if leader is not None else []

    @once
    def _senders(self) -> list[Told]:
        """«وصل وفد من الجمعية …، والتقى أعضاء الوفد الوزير»: the only body of which the report says that it sent one."""
        sent = [
            (mention.entity, mention)
            for mention in self.doc.mentions
            if mention.kind == "body" and isinstance(mention.entity, Entity) and self._sent(mention)
        ]
        return sent[:1] if sent and all(body is sent[0][0] for body, _ in sent) else []

    def _sent(self, body: Mention) -> bool:
        """«وفد من الجمعية», «وفد الجمعية»."""
        k = body.first - (2 if body.first and self.doc.words[body.first - 1].core == "من" else 1)
        return k >= 0 and self.doc.words[k].bare in self.doc.lexis.lexicon.contact["delegation"]

    def leader_of(self, mention: Mention) -> Entity | None:
        """Who led the mission that a body's name means: «أوفد الاتحاد بعثة برئاسة السفير فلان … التقت بعثة الاتحاد …»."""
        if self.doc.words[mention.first].bare not in self.doc.lexis.lexicon.contact["delegation"]:
            return None
        return self._leader

    @once
    def _leader(self) -> Entity | None:
        """The only one who is said to lead a delegation in this report."""
        doc, roles = self.doc, self.doc.lexis.lexicon.contact
        leaders: list[Entity] = []
        for k in doc.where("led"):
            if not any(doc.words[n].bare in roles["delegation"] for n in range(max(0, k - _LED), k)):
                continue
            for n in range(k + 1, min(len(doc.words), k + _LED)):
                mention = doc.at.get(n)
                if mention is not None and mention.kind == "person" and isinstance(mention.entity, Entity):
                    leaders.append(mention.entity)
                    break
        return leaders[0] if leaders and all(who is leaders[0] for who in leaders) else None

    def _official(self, k: int, country: str) -> Entity | None:
        """«المسؤول الأممي»: the one named last before who holds an office of that country, of the noun's gender."""
        if not country:
            return None
        feminine = self.doc.words[k].bare.endswith("ه")
        start = self.doc.text.starts[k]
        fitting = [
            (max(m.start for m in who.mentions if m.start < start), who)
            for who in self.found.people
            if who.mentions[0].start < start
            and _of(who, country)
            and (gender_of(self.doc, who) != ("m" if feminine else "f"))
        ]
        return max(fitting, key=lambda told: told[0])[1] if fitting else None


_MEMBERS = word_set("delegation", "members")
_NISBAS = 5  # how many tokens «وفد سعودي رفيع المستوى قد» may have before the verb
_UNHELD = frozenset(("office", "bare_body"))
_LED = 14  # tokens between «بعثة», «برئاسة» and the name
_UN = "UNO"
_UNITED_NATIONS = word_set("delegation", "united nations")


def _of(who: Entity, country: str) -> bool:
    """Whether somebody holds an office of a country, or of the United Nations."""
    if country == _UN:
        return any(not _UNITED_NATIONS.isdisjoint(_folded(o)) for o in who.offices)
    return any(o.data.get("country") == country and _ABROAD.isdisjoint(_folded(o)) for o in who.offices)


_ABROAD = word_set("delegation", "abroad")  # «رئيس بعثة الدعم في ليبيا» is no Libyan


def _folded(office: Mention) -> tuple[str, ...]:
    return fold_phrase(office.name)


def unnamed_subject(doc: Document, trigger: Trigger) -> bool:
    """Whether a group of whom nobody is named acts: «أجرى وفد تركي مباحثات …», «التقى مسؤولون أتراك …».

    «التقى وفدا من …» has the group as its object; after a verb that has a noun as its object any form is the subject.
    """
    k = trigger.window[0]
    if k >= trigger.window[1] or k in doc.at or doc.words[k].clitic:
        return False
    word = doc.words[k]
    if word.bare not in doc.lexis.lexicon.contact["group"]:
        return False
    if trigger.noun >= 0:
        return True
    return not word.raw.endswith(("ين", "ا", "اً", "ً"))
