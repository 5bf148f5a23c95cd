"""Who acts in a telling: the subject after its verb, before it, before its relative pronoun, or of what was told before."""

from __future__ import annotations

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.delegation import DelegationFinder, unnamed_subject
from mahdar.reading.contacts.nameless import two_meant, two_states
from mahdar.reading.contacts.taking_part import body_of_delegation, takes_part, who_is
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import gender_of
from mahdar.reading.writing import Findings
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.document import FAR, Document, Mention
from mahdar.rules.name_start import COUNTERPARTS

Told = tuple[Entity, Mention]


class SubjectFinder:
    """Finds who acts in each telling, in the order of the text, and remembers of whom the text went on to speak."""

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

    def _goes_on(self, trigger: Trigger) -> bool:
        """«والتقى», «ليتوجه بعدها»: a verb joined to what was told before it goes on with its subject."""
        clitic = self.doc.words[trigger.token].clitic
        return clitic in ("و", "ف") or (trigger.verbal and clitic == "ل" and trigger.verb_form[:1] == "p")

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
        who = who_is(self.found, mention) if mention is not None else None
        return (who, mention) if who is not None and mention is not None and who.kind != "place" else None

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

    def _suits(self, who: Entity, *, feminine: bool) -> bool:
        gender = gender_of(self.doc, who)
        return gender != "m" if feminine else gender != "f"

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


_GUEST_SPEAKS = 5  # sentences that a guest may speak before «كما استقبل …» goes on with the host
_NEAR = 8  # how many tokens before a noun the verb that carries it is looked for
_OPENS = word_set("contact_subjects", "opens")
_WITH_HIM = word_set("contact_subjects", "with him")
_OF_PEOPLE = lemma_set("contact_subjects", "of people")
_BESIDE = word_set("contact_subjects", "beside")
_OPENS_AGAIN = word_set("contact_subjects", "opens again")
_WHILE = word_set("contacts", "during")
_WAS = word_set("contact_subjects", "was")
_THEREIN = word_set("contact_subjects", "therein")
