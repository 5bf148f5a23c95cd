"""Of whom a report goes on to speak: who acted in the tellings before, who is named first in a sentence."""

from __future__ import annotations

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.delegation import DelegationFinder
from mahdar.reading.contacts.taking_part import takes_part, who_is
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import gender_of
from mahdar.reading.writing import Findings
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.document import FAR, Mention

Told = tuple[Entity, Mention]


class Acting:
    """Who acts in each telling, in the order of the text, and of whom the text went on to speak."""

    def __init__(self, found: Findings) -> None:
        self.found, self.doc = found, found.doc
        self.contacts: list[ContactFound] = []  # what has been told so far
        self._firsts: dict[tuple[int, bool], tuple[int, Entity | None]] = {}
        self._latest: tuple[int, Entity] | None = None  # the sentence and the first party of what was told last
        self.delegation = DelegationFinder(found)

    def remember(self, contact: ContactFound, token: int) -> None:
        """Keep who acted in a telling: the verb after it may leave the subject out."""
        acting = next((p.entity for p in contact.parties if p.side == 1), None)
        if acting is not None:
            self._latest = (self.doc.text.sentence_of(token), acting)
            self.found.acting = acting if acting.kind == "person" else self.found.acting
        self.contacts.append(contact)

    def _goes_on(self, trigger: Trigger) -> bool:
        """«والتقى», «ليتوجه بعدها»: a verb joined to what was told before it goes on with its subject."""
        clitic = self.doc.words[trigger.token].clitic
        return clitic in ("و", "ف") or (trigger.verbal and clitic == "ل" and trigger.verb_form[:1] == "p")

    def _both_after(self, trigger: Trigger) -> bool:
        """«لقاء بين … و…», «أبرم بين روسيا وتركيا»: both sides stand after «بين»."""
        window = range(trigger.window[0], min(trigger.window[1], trigger.window[0] + 6))
        return any(self.doc.words[n].core == "بين" for n in window)

    def earlier(self, trigger: Trigger) -> Entity | None:
        """Who acts where the clause does not say it: of whom the sentence or the one before tells, by the verb's gender.

        A verb joined by «و» goes on with who acted before it; another belongs to the first named in its own sentence.
        """
        sentence = self.doc.text.sentence_of(trigger.token)
        first = self.doc.text.sentences[sentence][0]
        if (sent := self._sent(first, trigger)) is not None:
            return sent
        if (host := self._goes_on_receiving(first, trigger)) is not None:
            return host
        joined = self._goes_on(trigger)
        named = None if joined else self._first_named(first, trigger.token, trigger)
        return named or self._acted_before(sentence, trigger) or self._named_before(sentence, trigger)

    def _goes_on_receiving(self, first: int, trigger: Trigger) -> Entity | None:
        """«كما استقبل السفيرة فلانة», «واستقبل أيضا …»: the one who received goes on, though a guest has spoken since."""
        opens = trigger.token == first + 1 and self.doc.words[first].key in _OPENS_AGAIN
        opens = opens or (trigger.token == first and self.doc.words[first].clitic == "و")
        if not opens or trigger.verb not in _OF_PEOPLE or self._latest is None:
            return None
        near = self.doc.text.sentence_of(trigger.token) - self._latest[0] <= _GUEST_SPEAKS
        return self._latest[1] if near and self._suits(self._latest[1], feminine=trigger.feminine) else None

    def _sent(self, first: int, trigger: Trigger) -> Entity | None:
        """«أوفد الرئيس الوزير فلان إلى باريس، حيث اجتمع …»: who was sent is the one who acts there."""
        doc, sending = self.doc, self.doc.lexis.lexicon.contact["sending"]
        if trigger.token == first or doc.words[trigger.token - 1].key != "حيث":
            return None
        sent = next((k for k in range(trigger.token - 1, first - 1, -1) if doc.words[k].core in sending), None)
        named = [
            who
            for k in range(trigger.token - 1, trigger.token if sent is None else sent, -1)
            if (m := doc.at.get(k)) is not None and (who := who_is(self.found, m)) is not None and who.kind == "person"
        ]
        return named[0] if named else None

    def _acted_before(self, sentence: int, trigger: Trigger) -> Entity | None:
        """Who acted in the telling before, in this sentence or the one before it."""
        if self._latest is None or sentence - self._latest[0] > 1:
            return None
        if self._latest[1].kind == "place":  # «وكان وفد سعودي زار دمشق والتقى …»
            return self._latest[1] if sentence == self._latest[0] and trigger.joined else None
        return self._latest[1] if self._suits(self._latest[1], feminine=trigger.feminine) else None

    def _named_before(self, sentence: int, trigger: Trigger) -> Entity | None:
        """The first person named in this sentence or the nearest of the two before it."""
        for number in range(sentence, max(-1, sentence - 3), -1):
            first, last = self.doc.text.sentences[number]
            if who := self._first_named(first, min(last, trigger.token), trigger):
                return who
        return None

    def _first_named(self, first: int, last: int, trigger: Trigger) -> Entity | None:
        """The first person between two tokens whom the verb may mean; looked for once from each beginning."""
        key = (first, trigger.feminine)
        if key not in self._firsts:
            self._firsts[key] = self._first_person(first, feminine=trigger.feminine)
        token, who = self._firsts[key]
        return who if token < last else None

    def _first_person(self, first: int, *, feminine: bool) -> tuple[int, Entity | None]:
        led: tuple[int, Entity | None] | None = None
        for k in range(first, min(len(self.doc.words), first + FAR)):
            mention = self.doc.at.get(k)
            if mention is None or mention.first != k:
                continue
            who = who_is(self.found, mention)
            if who is None or who.kind != "person" or not self._suits(who, feminine=feminine):
                continue
            if self._governed(mention):
                led = led or (k, who)
            elif mention.kind != "person" or takes_part(self.doc, mention, who):  # not «مسقط رأس تشرشل»
                return k, who
        return led or (first + FAR, None)

    def _governed(self, mention: Mention) -> bool:
        """«تحدث مع بوتين قبل محادثاته …»: who stands behind «مع» is hardly the one who acts."""
        k = mention.first - 1
        while k > 0 and (self.doc.cls[k] == "H" or (k in self.doc.at and self.doc.at[k].kind in ("office", "title"))):
            k -= 1
        return k >= 0 and self.doc.words[k].core == "مع"

    def meant_by_pronoun(self, trigger: Trigger, named: list[Entity]) -> Entity | None:
        """«الذي التقى معه», «التقاه الرئيس», «اجتمع به»: the other side where a pronoun stands for it."""
        if trigger.form not in ("meeting", "call", "visit", "arrival") or not trigger.verbal:
            return None
        begin = trigger.window[0]
        by_word = any(self.doc.words[k].core in _WITH_HIM for k in range(begin, min(trigger.window[1], begin + 6)))
        if not by_word and not (trigger.has_object and trigger.verb in _OF_PEOPLE):
            return None
        if trigger.has_object and (antecedent := self._antecedent(trigger)) is not None:
            return antecedent[0]
        sentence = self.doc.text.sentence_of(trigger.token)
        latest = self._latest[1] if self._latest is not None and sentence - self._latest[0] <= 2 else None
        before = [
            latest,
            *(self._first_named(*self.doc.text.sentences[n], trigger) for n in range(max(0, sentence - 2), sentence)),
        ]
        return next((who for who in before if who is not None and who.kind == "person" and who not in named), None)

    def _antecedent(self, trigger: Trigger) -> Told | None:
        """«المبعوث نزار العلولا الذي كان التقى …»: who stands before the relative pronoun of the verb."""
        doc, k = self.doc, trigger.token - 1
        while k >= trigger.before[0] and k not in doc.at and doc.cls[k] in "kt":
            k -= 1
        if k < trigger.before[0] or doc.cls[k] != "r":
            return None
        k -= 2 if doc.cls[k - 1] == "," else 1
        mention = doc.at.get(k)
        who = who_is(self.found, mention) if mention is not None else None
        return (who, mention) if who is not None and mention is not None and who.kind != "place" else None

    def _suits(self, who: Entity, *, feminine: bool) -> bool:
        gender = gender_of(self.doc, who)
        return gender != "m" if feminine else gender != "f"


_GUEST_SPEAKS = 5  # sentences that a guest may speak before «كما استقبل …» goes on with the host
_WITH_HIM = word_set("contact_subjects", "with him")
_OF_PEOPLE = lemma_set("contact_subjects", "of people")
_OPENS_AGAIN = word_set("contact_subjects", "opens again")
