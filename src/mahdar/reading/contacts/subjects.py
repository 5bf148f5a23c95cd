"""Who acts in a telling: the subject after its verb, before it, before its relative pronoun, or of what was told before."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.acting import Told
from mahdar.reading.contacts.delegation import unnamed_subject
from mahdar.reading.contacts.nameless import two_meant
from mahdar.reading.contacts.noun_subjects import NounSubjects
from mahdar.reading.contacts.taking_part import body_of_delegation, takes_part, who_is
from mahdar.reading.entities import Entity
from mahdar.rules.contact_trigger import Trigger


class SubjectFinder(NounSubjects):
    """Finds who acts in each telling, in the order of the text, and remembers of whom the text went on to speak."""

    def before(self, trigger: Trigger) -> list[Told]:
        """Who acts where the words before the trigger say it; nobody where the clause itself names its subject."""
        if trigger.goes_on:  # «استقبل السفيرة فلانة، ثم النقيب فلان»
            return [(self._latest[1], self._latest[1].mentions[0])] if self._latest is not None else []
        if not trigger.verbal:
            return self._of_noun(trigger)
        if meant := self.delegation.subject(trigger, self.contacts):
            return meant
        if trigger.before[0] == trigger.before[1] or self._both_after(trigger):
            return []  # «اللقاء الذي جمع …», «أبرم بين …»: everybody stands after it
        joined = self._goes_on(trigger)
        if (had := self._had_before(trigger)) is not None:
            return [had]
        if not joined:
            if antecedent := self._antecedent(trigger):
                return [] if trigger.has_object else [antecedent]
            beside = self._beside(trigger)
            if beside and not (self._set_off(trigger, beside) and self._names_subject(trigger)):
                return beside
        if self._names_subject(trigger):
            return []
        who = self.earlier(trigger) if joined or self._therein(trigger) else None
        return [(who, who.mentions[0])] if who is not None else []

    def _therein(self, trigger: Trigger) -> bool:
        """«في زيارة يلتقي خلالها …»: the verb goes on with whom the sentence is about."""
        window = range(trigger.window[0], min(trigger.window[1], trigger.window[0] + 3))
        return any(self.doc.words[n].core in _THEREIN for n in window)

    def _had_before(self, trigger: Trigger) -> Told | None:
        """«وكان الرئيس فلان، الذي زار ضريح الملك فلان، قد وصل …»: the subject of «كان» is that of the verb after «قد»."""
        doc, first = self.doc, trigger.before[0]
        if (
            trigger.token - first < 3
            or doc.words[trigger.token - 1].core != "قد"
            or doc.words[first].core.removeprefix("و") not in _WAS
        ):
            return None
        k = first + 1
        while k < trigger.token and k not in doc.at and doc.cls[k] in "Ht":
            k += 1
        while (mention := doc.at.get(k)) is not None and k < trigger.token:
            who = who_is(self.found, mention)
            if who is not None and who.kind != "place":
                return who, mention
            k = mention.last
        return None

    def _beside(self, trigger: Trigger) -> list[Told]:
        """«الحريري يلتقي …», «مودي وترودو بحثا …»: who stands right before the verb."""
        doc, first, k = self.doc, trigger.before[0], trigger.token - 1
        subjects: list[Told] = []
        while k >= first and k not in doc.at and doc.cls[k] in 'kt,-"»':
            k -= 1
        while k >= first and k in doc.at:
            named = doc.at[k]
            if not subjects and (both := two_meant(self.found, named.first, self.contacts)):
                return [(one, one.mentions[0]) for one in both]  # «وكان الرئيسان قد التقيا …»
            who = who_is(self.found, named)
            led = who is not None and who.kind != "person" and named.first and doc.cls[named.first - 1] == "p"
            led = led and not body_of_delegation(doc, named)
            if who is not None and not led and takes_part(doc, named, who):
                subjects.insert(0, (who, named))
            k = named.first - 1
            if k >= first and doc.cls[k] in ",c":
                k -= 1
        return subjects

    def _set_off(self, trigger: Trigger, beside: list[Told]) -> bool:
        """«على هامش اجتماعات الأمم المتحدة، التقى وزير …»: a comma parts what stands before from the verb."""
        return "," in self.doc.cls[beside[-1][1].last : trigger.token]

    def _names_subject(self, trigger: Trigger) -> bool:
        """Whether a name right after the verb is its subject: not «يلتقي خلالها …», not «والتقت وزير …» of a woman."""
        doc = self.doc
        if unnamed_subject(doc, trigger):
            return True
        k = trigger.window[0]
        while k < trigger.window[1] and k not in doc.at and (doc.cls[k] in "teH" or doc.words[k].core in _BESIDE):
            k += 1
        mention = doc.at.get(k)
        if mention is None or doc.words[k].clitic or self._therein(trigger):
            return False
        who = who_is(self.found, mention)
        return who is None or (self._agrees(trigger, who) and not (who.kind == "place" and trigger.form == "visit"))

    def _agrees(self, trigger: Trigger, who: Entity) -> bool:
        """Whether a verb may have somebody as its subject: a masculine verb before a woman's name has her as object."""
        if who.kind != "person" or trigger.number in ("d", "p"):
            return True
        return self._suits(who, feminine=trigger.feminine)


_BESIDE = word_set("contact_subjects", "beside")
_WAS = word_set("contact_subjects", "was")
_THEREIN = word_set("contact_subjects", "therein")
