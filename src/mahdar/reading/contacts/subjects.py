"""Who acts in a telling: the subject after its verb, before it, before its relative pronoun, or of what was told before."""

from __future__ import annotations

from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.taking_part import takes_part
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of, gender_of
from mahdar.reading.writing import Findings
from mahdar.rules.contacts import Trigger
from mahdar.rules.document import FAR, Mention

Told = tuple[Entity, Mention]


class SubjectFinder:
    """Finds who acts in each telling, in the order of the text, and remembers of whom the text went on to speak."""

    def __init__(self, found: Findings) -> None:
        self.found, self.doc = found, found.doc
        self.contacts: list[ContactFound] = []  # what has been told so far
        self._latest: tuple[int, Entity] | None = None  # the sentence and the first party of what was told last

    def remember(self, contact: ContactFound, token: int) -> None:
        """Keep who acted in a telling: the verb after it may leave the subject out."""
        acting = next((p.entity for p in contact.parties if p.side == 1), None)
        if acting is not None:
            self._latest = (self.doc.text.sentence_of(token), acting)

    def before(self, trigger: Trigger) -> list[Told]:
        """Who acts where the words before the trigger say it; nobody where the clause itself names its subject."""
        if not trigger.verbal:
            return self._of_noun(trigger)
        if trigger.before[0] == trigger.before[1] or self._both_after(trigger):
            return []  # «اللقاء الذي جمع …», «أبرم بين …»: everybody stands after it
        joined = self.doc.words[trigger.token].clitic in ("و", "ف")
        if not joined:
            if antecedent := self._antecedent(trigger):
                return [antecedent]
            if beside := self._beside(trigger):
                return beside
        if self._names_subject(trigger):
            return []
        who = self.earlier(trigger) if joined or self._therein(trigger) else None
        return [(who, who.mentions[0])] if who is not None else []

    def _both_after(self, trigger: Trigger) -> bool:
        """«لقاء بين … و…», «أبرم بين روسيا وتركيا»: both sides stand after «بين»."""
        window = range(trigger.window[0], min(trigger.window[1], trigger.window[0] + 6))
        return any(self.doc.words[n].core == "بين" for n in window)

    def _therein(self, trigger: Trigger) -> bool:
        """«في زيارة يلتقي خلالها …»: the verb goes on with whom the sentence is about."""
        window = range(trigger.window[0], min(trigger.window[1], trigger.window[0] + 3))
        return any(self.doc.words[n].core in _THEREIN for n in window)

    def _antecedent(self, trigger: Trigger) -> Told | None:
        """«المبعوث نزار العلولا الذي كان التقى …»: who stands before the relative pronoun of the verb."""
        doc, k = self.doc, trigger.token - 1
        while k >= trigger.before[0] and k not in doc.at and doc.cls[k] in "kt":
            k -= 1
        if k < trigger.before[0] or doc.cls[k] != "r":
            return None
        k -= 2 if doc.cls[k - 1] == "," else 1
        mention = doc.at.get(k)
        who = entity_of(doc, mention, self.found) if mention is not None else None
        return (who, mention) if who is not None and mention is not None and who.kind != "place" else None

    def _beside(self, trigger: Trigger) -> list[Told]:
        """«الحريري يلتقي …», «مودي وترودو بحثا …»: who stands right before the verb."""
        doc, first, k = self.doc, trigger.before[0], trigger.token - 1
        subjects: list[Told] = []
        while k >= first and k not in doc.at and doc.cls[k] in "kt,-":
            k -= 1
        while k >= first and k in doc.at:
            named = doc.at[k]
            who = entity_of(doc, named, self.found)
            if who is not None and takes_part(doc, named, who):
                subjects.insert(0, (who, named))
            k = named.first - 1
            if k >= first and doc.cls[k] in ",c":
                k -= 1
        return subjects

    def _names_subject(self, trigger: Trigger) -> bool:
        """Whether a name right after the verb is its subject: not «يلتقي خلالها …», not «والتقت وزير …» of a woman."""
        doc = self.doc
        k = trigger.window[0]
        while k < trigger.window[1] and k not in doc.at and (doc.cls[k] in "teH" or doc.words[k].core in _BESIDE):
            k += 1
        mention = doc.at.get(k)
        if mention is None or doc.words[k].clitic or self._therein(trigger):
            return False
        who = entity_of(doc, mention, self.found)
        return who is None or (self._agrees(trigger, who) and not (who.kind == "place" and trigger.form == "visit"))

    def _agrees(self, trigger: Trigger, who: Entity) -> bool:
        """Whether a verb may have somebody as its subject: a masculine verb before a woman's name has her as object."""
        if who.kind != "person" or trigger.number in ("d", "p"):
            return True
        return self._suits(who, feminine=trigger.feminine)

    def earlier(self, trigger: Trigger) -> Entity | None:
        """Who acts where the clause does not say it: of whom the sentence or the one before tells, by the verb's gender.

        A verb joined by «و» goes on with who acted before it; another belongs to the first named in its own sentence.
        """
        sentence = self.doc.text.sentence_of(trigger.token)
        first = self.doc.text.sentences[sentence][0]
        joined = self.doc.words[trigger.token].clitic in ("و", "ف")
        named = None if joined else self._first_named(first, trigger.token, trigger)
        return named or self._acted_before(sentence, trigger) or self._named_before(sentence, trigger)

    def _acted_before(self, sentence: int, trigger: Trigger) -> Entity | None:
        """Who acted in the telling before, in this sentence or the one before it."""
        if self._latest is None or sentence - self._latest[0] > 1 or self._latest[1].kind == "place":
            return None
        return self._latest[1] if self._suits(self._latest[1], feminine=trigger.feminine) else None

    def _named_before(self, sentence: int, trigger: Trigger) -> Entity | None:
        """The first person named in this sentence or the nearest of the two before it."""
        for number in range(sentence, max(-1, sentence - 3), -1):
            first, last = self.doc.text.sentences[number]
            if who := self._first_named(first, min(last, trigger.token), trigger):
                return who
        return None

    def _first_named(self, first: int, last: int, trigger: Trigger) -> Entity | None:
        for k in range(first, min(last, first + FAR)):
            mention = self.doc.at.get(k)
            if mention is None or mention.first != k:
                continue
            who = entity_of(self.doc, mention, self.found)
            if who is not None and who.kind == "person" and self._suits(who, feminine=trigger.feminine):
                return who
        return None

    def _suits(self, who: Entity, *, feminine: bool) -> bool:
        gender = gender_of(self.doc, who)
        return gender != "m" if feminine else gender != "f"

    def _of_noun(self, trigger: Trigger) -> list[Told]:
        """«… خلال لقائه وفدا»: who acts in the sentence of the noun, after the last «أن» before it."""
        doc = self.doc
        if self._both_after(trigger):
            return []
        if trigger.form == "visit" and (visitor := self._visitor(trigger)) is not None:
            return [visitor]
        first = max(trigger.before[0], trigger.token - FAR)
        cuts = [k + 1 for k in range(first, trigger.token) if doc.cls[k] == "a"]
        for begin in (*cuts[-1:], first):
            for k in range(begin, trigger.token):
                mention = doc.at.get(k)
                if mention is None:
                    continue
                who = entity_of(doc, mention, self.found)
                if who is not None and takes_part(doc, mention, who) and who.kind != "place":
                    return [(who, mention)]
        earlier = self.earlier(trigger)
        return [(earlier, earlier.mentions[0])] if earlier is not None else []

    def _visitor(self, trigger: Trigger) -> Told | None:
        """«… الذي يقوم بزيارة رسمية إلى مصر»: who stands before the relative pronoun that leads to the visit."""
        doc = self.doc
        for k in range(trigger.token - 1, max(trigger.before[0], trigger.token - 7), -1):
            if k in doc.at:
                return None
            if doc.cls[k] == "r":
                n = k - 2 if doc.cls[k - 1] == "," else k - 1
                mention = doc.at.get(n)
                who = entity_of(doc, mention, self.found) if mention is not None else None
                return (who, mention) if who is not None and mention is not None and who.kind != "place" else None
        return None


_BESIDE = frozenset(("كل", "كلا", "من"))
_THEREIN = frozenset(("خلالها", "خلاله", "خلالهما", "فيها", "فيه", "معه", "معها", "بعدها", "هناك"))
