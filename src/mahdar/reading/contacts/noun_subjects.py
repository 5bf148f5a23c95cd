"""Who acts in a telling by a noun: «خلال لقائه وفدا», «قام فلان بزيارة», «زيارة فلان إلى …»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.acting import Acting, Told
from mahdar.reading.contacts.nameless import two_meant, two_states
from mahdar.reading.contacts.taking_part import takes_part, who_is
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import gender_of
from mahdar.rules.contact_nouns import begins_by
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.document import FAR, Document, Mention
from mahdar.rules.name_start import COUNTERPARTS


class NounSubjects(Acting):
    """Who acts in the tellings by nouns."""

    def _of_noun(self, trigger: Trigger) -> list[Told]:
        """«… خلال لقائه وفدا»: who acts in the sentence of the noun, after the last «أن» before it."""
        doc = self.doc
        if self._both_after(trigger) or self._doer_follows(trigger):
            return []
        if came := self._delegation_before(trigger):
            return came
        if self._holder_unknown(trigger):
            return []
        if self._for_purpose(trigger) and (travellers := self._travellers(trigger)):
            return travellers
        if trigger.form == "visit" and (visitor := self._visitor(trigger) or self._visitor_led(trigger)) is not None:
            return [visitor]
        if doc.words[trigger.token].core.endswith("هما") and trigger.of_pronoun:
            return self._both_meant(trigger)
        if trigger.form == "call" and not trigger.of_pronoun and (two := self._two_before(trigger)):
            return two
        if trigger.of_pronoun and (meant := self._pronoun_of_noun(trigger)) is not None:
            return [(meant, meant.mentions[0]), *self._joined_to_him(trigger, meant)]
        first = max(trigger.before[0], trigger.token - FAR)
        cuts = [k + 1 for k in range(first, trigger.token) if doc.cls[k] == "a"]
        for begin in (*self._own_clause(first, trigger), *cuts[-1:], first):
            for k in range(begin, trigger.token):
                both = two_meant(self.found, k, self.contacts) or self._states_before(k, trigger)
                if both:
                    return [(one, one.mentions[0]) for one in both]
                mention = doc.at.get(k)
                if mention is None:
                    continue
                who = who_is(self.found, mention)
                if who is None or who.kind == "place" or not takes_part(doc, mention, who):
                    continue
                if trigger.of_pronoun and not self._may_own(trigger, who):
                    continue  # «تجاهل الحكومة له قبيل اجتماعه مع فلان»: «ه» is no ministry and no government
                if who.kind == "person" or not doc.words[trigger.token].definite:
                    return [(who, mention), *self._joined_to(trigger, mention, who)]
        earlier = self.earlier(trigger)
        return [(earlier, earlier.mentions[0])] if earlier is not None else []

    def _joined_to_him(self, trigger: Trigger, who: Entity) -> list[Told]:
        """The same where who acts is known: those joined to the first mention of him in the sentence."""
        first = self.doc.text.sentences[self.doc.text.sentence_of(trigger.token)][0]
        for k in range(max(first, trigger.token - FAR), trigger.token):
            mention = self.doc.at.get(k)
            if mention is not None and mention.first == k and who_is(self.found, mention) is who:
                return self._joined_to(trigger, mention, who)
        return []

    def _joined_to(self, trigger: Trigger, first: Mention, who: Entity) -> list[Told]:
        """«قام مدير الشرطة فلان، ومدير المرور فلان، بزيارة …»: who else acts in the verb that carries the noun."""
        doc = self.doc
        if who.kind != "person" or trigger.form != "visit" or doc.words[trigger.token].clitic != "ب":
            return []
        told: list[Told] = []
        k, joined = first.last, False
        while k < trigger.token and (k in doc.at or doc.cls[k] in "H,"):
            joined = joined or doc.words[k].clitic == "و"
            mention = doc.at.get(k)
            other = who_is(self.found, mention) if mention is not None and mention.kind == "person" else None
            if mention is not None and other is not None and joined and other is not who:
                told.append((other, mention))
                joined = False
            k = mention.last if mention is not None else k + 1
        return told if k == trigger.token else []

    def _states_before(self, k: int, trigger: Trigger) -> list[Entity]:
        """«تخطط الكوريتان لعقد اجتماع»: two states that act in the verb before the noun."""
        nominative = self.doc.words[k].core.endswith("ان") and trigger.form != "conference"
        return two_states(self.found, k, self.contacts) if nominative else []

    def _both_meant(self, trigger: Trigger) -> list[Told]:
        """«إنه والرئيس شي جين بينغ توصلا … خلال اجتماعهما»: who acts in the sentence and who is named last before the noun."""
        begin = max(self.doc.text.sentences[self.doc.text.sentence_of(trigger.token)][0], trigger.token - FAR)
        named: list[Told] = []
        for k in range(begin, trigger.token):
            mention = self.doc.at.get(k)
            who = who_is(self.found, mention) if mention is not None and mention.first == k else None
            if mention is not None and who is not None and who.kind == "person" and all(who is not w for w, _ in named):
                named.append((who, mention))
        if len(named) == 1 and (acting := self.earlier(trigger)) is not None and acting is not named[0][0]:
            return [(acting, acting.mentions[0]), named[0]]
        return [named[0], named[-1]] if len(named) > 1 else []

    def _pronoun_of_noun(self, trigger: Trigger) -> Entity | None:
        """«خلال لقائه وفدا»: the person who acts in the sentence, after the last «أن» before the noun, or acted before."""
        begin = self.doc.text.sentences[self.doc.text.sentence_of(trigger.token)][0]
        first = max(begin, trigger.token - FAR)
        cut = next((k for k in range(trigger.token - 1, first - 1, -1) if self.doc.cls[k] == "a"), first)
        for own in self._own_clause(first, trigger):
            if (who := self._first_named(own, trigger.token, trigger)) is not None:
                return who
        if trigger.form == "visit" and (guest := self._guest_beside(trigger, cut)) is not None:
            return guest
        here = self._first_named(cut, trigger.token, trigger) or self._first_named(first, trigger.token, trigger)
        return here or self.earlier(trigger)

    def _guest_beside(self, trigger: Trigger, cut: int) -> Entity | None:
        """«بحث الوزراء مع الوزير التركي أثناء زيارته لروسيا»: the one named right before «أثناء زيارته», behind «مع»."""
        k = trigger.token - 1
        if self.doc.words[k].core not in _WHILE:
            return None
        mention = self.doc.at.get(k - 1)
        who = who_is(self.found, mention) if mention is not None and k - 1 > cut else None
        if mention is None or who is None or who.kind != "person" or not self._may_own(trigger, who):
            return None
        return who if self._governed(mention) else None

    def _may_own(self, trigger: Trigger, who: Entity) -> bool:
        """Whether the pronoun of a noun («اجتماعه», «زيارتها») may mean somebody, by gender."""
        gender = gender_of(self.doc, who)
        return gender != "m" if self.doc.words[trigger.token].core.endswith("ها") else gender != "f"

    def _holder_unknown(self, trigger: Trigger) -> bool:
        """«وسيقوم الوزير السنغالي بزيارة …»: whoever holds the office acts, nobody else, even if the text names no one."""
        first = self.doc.text.sentences[self.doc.text.sentence_of(trigger.token)][0]
        for k in range(trigger.token - 1, max(first, trigger.token - _NEAR) - 1, -1):
            if self.doc.words[k].core in self.doc.lexis.lexicon.contact["light"] and k not in self.doc.at:
                office = self.doc.at.get(k + 1)
                if office is None or office.kind != "office" or not self.doc.words[k + 1].definite:
                    return False
                return bool(office.data.get("country")) and who_is(self.found, office) is None
        return False

    def _two_before(self, trigger: Trigger) -> list[Told]:
        """«وضع الوزير فلان نظيره فلان، في اتصال هاتفي، في صورة …»: both stand between the verb and the call."""
        if self.doc.words[trigger.token - 1].core != "في":
            return []
        first = self.doc.text.sentences[self.doc.text.sentence_of(trigger.token)][0]
        told: list[Told] = []
        for k in range(max(first, trigger.token - FAR), trigger.token):
            mention = self.doc.at.get(k)
            if mention is None or mention.first != k or mention.kind != "person":
                continue
            who = who_is(self.found, mention)
            if who is not None and takes_part(self.doc, mention, who) and all(who is not one for one, _ in told):
                told.append((who, mention))
        if len(told) != 2:
            return []
        other = told[1][1].first
        return told if any(self.doc.words[n].core in COUNTERPARTS for n in range(max(first, other - 4), other)) else []

    def _delegation_before(self, trigger: Trigger) -> list[Told]:
        """«قام الوفد التركي بزيارة مركز …»: the delegation that acts in the verb before the noun."""
        first = self.doc.text.sentences[self.doc.text.sentence_of(trigger.token)][0]
        for k in range(trigger.token - 1, max(first, trigger.token - _NEAR), -1):
            if self.doc.cls[k] in "SMVa;" or self.doc.words[k].core in self.doc.lexis.lexicon.contact["light"]:
                return self.delegation.at(k + 1, self.contacts) if k + 1 < trigger.token else []
        return []

    def _for_purpose(self, trigger: Trigger) -> bool:
        """«للاجتماع مع …», «لإجراء محادثات مع …»."""
        word, before = self.doc.words[trigger.token], self.doc.words[trigger.token - 1]
        carried = before.core in ("اجراء", "عقد") and before.clitic[-1:] == "ل"
        return trigger.form == "meeting" and (word.clitic[-1:] == "ل" or carried)

    def _travellers(self, trigger: Trigger) -> list[Told]:
        """«يصل وفد من الوزارة إلى بغداد للاجتماع مع …»: who travels there is who is to meet."""
        first = self.doc.text.sentences[self.doc.text.sentence_of(trigger.token)][0]
        for contact in reversed(self.contacts):
            if contact.form in ("visit", "arrival") and first <= contact.evidence[-1][0] < trigger.token:
                return [(p.entity, p.entity.mentions[0]) for p in contact.parties if p.side == 1]
        return []

    def _own_clause(self, first: int, trigger: Trigger) -> list[int]:
        """«…، فيما عقد الوزير فلان في بيروت سلسلة لقاءات»: where the noun's own clause begins, if its subject follows its verb."""
        doc = self.doc
        for k in range(trigger.token - 1, first, -1):
            if doc.cls[k] == "a" and k not in doc.at and doc.cls[trigger.token - 1] != "a":
                return []  # «، أعلن المتحدث فلان أن الوزير فلانا سيقوم بزيارة …»: who announces does not travel
            if (
                k in doc.at
                or not (doc.cls[k] in "SMV" or doc.words[k].core in doc.lexis.lexicon.contact["light"])
                or (doc.words[k].has("meet") and "o" in doc.words[k].has("meet")[0]["form"])
            ):
                continue
            n = k + 1
            while n < trigger.token and n not in doc.at and (doc.cls[n] in "teH" or _is_of_pronoun(doc, n)):
                n += 1
            mention = doc.at.get(n)
            if mention is None or doc.words[n].clitic or mention.kind not in ("person", "office", "title"):
                return []
            opens = doc.words[k].clitic in ("و", "ف") or doc.cls[k - 1] in ",k" or doc.words[k - 1].key in _OPENS
            return [n] if opens else []
        return []

    def _doer_follows(self, trigger: Trigger) -> bool:
        """«زيارة وزير الخارجية فلان إلى …», «لقاء الرئيس مع …»: a noun's doer stands right after it."""
        word = self.doc.words[trigger.token]
        led_to = any(self.doc.words[k].core == "الي" for k in range(*trigger.window)) and trigger.form == "visit"
        if word.clitic == "ل" and not led_to:
            return False  # «للقاء أمير البلاد»: not «التحضير لزيارة الرئيس إلى تونس»
        if word.clitic[-1:] == "ب" and trigger.form == "visit":
            return False  # «قام الوفد بزيارة مركز …»
        if begins_by(self.doc, trigger.token, trigger.before[0], trigger.window[1]):
            return False
        if word.definite or (word.core.endswith(("ه", "ها", "هما")) and not word.raw.endswith("ة")):
            return False
        mention = self.doc.at.get(trigger.token + 1)
        after = self.doc.words[min(trigger.token + 1, len(self.doc.words) - 1)]
        if trigger.form == "visit" and mention is None and not after.clitic and not after.definite:
            some = self.doc.cls[trigger.token + 1 : trigger.token + 2] == "e"  # «زيارة بعض قادة الحركة إلى …»
            return some or after.bare in self.doc.lexis.lexicon.contact["group"]
        if mention is None or mention.first != trigger.token + 1 or self.doc.words[mention.first].clitic:
            return False
        return mention.kind in ("person", "office", "title", "body") and trigger.form in (
            "visit",
            "meeting",
            "conference",
        )

    def _visitor_led(self, trigger: Trigger) -> Told | None:
        """«في أول زيارة خارجية لولي عهد الكويت», «زيارة هي الأولى للرئيس فلان»: the visitor stands behind «لـ»."""
        doc = self.doc
        if doc.words[trigger.token].definite or trigger.of_pronoun:
            return None
        for k in range(trigger.token + 1, min(trigger.window[1], trigger.token + 6)):
            mention = doc.at.get(k)
            if mention is None and doc.cls[k] in "SMpr,.":
                return None
            if mention is not None:
                who = who_is(self.found, mention) if mention.kind in ("person", "office", "title") else None
                led = doc.words[k].clitic[-1:] == "ل" or (doc.cls[k - 1] == "H" and doc.words[k - 1].clitic[-1:] == "ل")
                return (who, mention) if led and who is not None and who.kind == "person" else None
        return None

    def _visitor(self, trigger: Trigger) -> Told | None:
        """«… الذي يقوم بزيارة رسمية إلى مصر»: who stands before the relative pronoun that leads to the visit."""
        doc = self.doc
        for k in range(trigger.token - 1, max(trigger.before[0], trigger.token - 7), -1):
            if k in doc.at:
                return None
            if doc.cls[k] == "r":
                n = k - 2 if doc.cls[k - 1] == "," else k - 1
                mention = doc.at.get(n)
                who = who_is(self.found, mention) if mention is not None else None
                return (who, mention) if who is not None and mention is not None and who.kind != "place" else None
        return None


def _is_of_pronoun(doc: Document, k: int) -> bool:
    """«تطرق إليها الرئيسان»: a preposition with a pronoun may stand between verb and subject."""
    return doc.cls[k] == "p" and doc.words[k].core.endswith(("ها", "هما", "يه", "له", "به"))


_NEAR = 8  # how many tokens before a noun the verb that carries it is looked for
_OPENS = word_set("contact_subjects", "opens")
_WHILE = word_set("contacts", "during")
