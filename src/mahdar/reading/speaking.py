"""Who says it: the subject named beside a verb of saying, or else who spoke, or who acts, before."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import alike, bears, entity_of, fold_name, gender_of, is_polite, named_later
from mahdar.reading.subjects import (
    BOTH,
    CALLINGS,
    OFFICIALS,
    PAPERS,
    UNNAMED,
    Heads,
    after_hearer,
    antecedent,
    between_auxiliaries,
    body_told_again,
    first_named,
    heads_of,
    is_unknown_body,
    issuer_named,
    named_at_its_end,
    names_nobody,
    promised_before,
    spoken_for,
    subject_after,
    subject_before,
    subject_right_before,
    tongue_at,
    unlisted_right_before,
)
from mahdar.reading.writing import Findings
from mahdar.rules.document import FAR
from mahdar.rules.once import holding, once
from mahdar.rules.speech_content import THAT, Speech
from mahdar.rules.speech_frame import HIMSELF, THEREIN, frame_end
from mahdar.rules.speech_verbs import as_for

_COMMUNIQUES = word_set("speaking", "communiques")

_SOURCES = word_set("speaking", "sources")
_INTERVIEWED = word_set("speaking", "interviewed")

_THEREFORE = word_set("speech_content", "therefore")
_OF_HIM = word_set("speaking", "of him")
_EVER_ASKED = word_set("speaking", "ever asked")
_TO_SOMEBODY = frozenset(("call_for", "demand", "accuse", "warn", "ask", "thank", "greet"))
_SENT = word_set("speaking", "sent")
_OPENING = 5  # within how many tokens of a sentence its verb stands
_UNTOLD = 24  # within how many tokens before a participle the verb may stand whose words it tells
_CALLING = 4  # how many tokens «الدبلوماسي المغربي السابق» may have
_GOES_ON = 4  # over how many sentences a title still means the one who spoke last


@holding
class SpeakerFinder:
    """Walks through the acts of saying in order and remembers who spoke last."""

    def __init__(self, found: Findings) -> None:
        self.found, self.doc = found, found.doc
        self.last: Entity | None = None
        self.last_sentence = -9
        self.issuer: Entity | None = None  # whose statement, report or news it is: «وأضاف البيان»
        self.several = False  # whether the last who spoke were more than one
        self.nameless_sentence = -9
        self.nameless = False  # whether the last who spoke has no name
        self.by_pronoun = False  # whether the last speaker was found without a subject of its own
        self.by_source = False  # whether «مصدر», «مصادر» that nobody names spoke, since a body last spoke itself
        self.by_paper = False  # whether the last who spoke did so in a statement: «وحذر البيان من …. وأشار إلى …»
        self._outer = (-1, -1)  # the content of the last act that is not told within another
        self._inner: Entity | None = None  # who spoke last within what another says
        self._inner_sentence = -9
        self._people_spoke = False
        self._unheld_sentence = -9  # the last sentence whose speaker is an office that nobody named holds
        self._genders: dict[int, str] = {}

    @once
    def _heads(self) -> Heads:
        return heads_of(self.found)

    @once
    def _surnames(self) -> dict[str, Entity]:
        return {fold_name(person.name).split()[-1]: person for person in self.found.people if " " in person.name}

    def speakers(self, speech: Speech) -> list[Entity]:
        """The speakers, the one named first in front; empty where the text names none."""
        sentence = self.doc.text.sentence_of(speech.verb)
        self.by_pronoun = False
        who = self._find(speech, sentence)
        if not who:
            if speech.rule == "according_to":
                self.nameless, self.nameless_sentence = True, sentence  # «وفق ما أكده مصدر أمني …، مشيرا إلى …»
            office = self.doc.at.get(speech.subject[0]) if speech.form[0] == "v" else None
            if office is not None and office.kind == "office" and speech.subject[0] < speech.subject[1]:
                self._unheld_sentence = sentence  # «وقال وزير الري إن …. مبينا أن …»
            return []
        if self._outer[0] <= speech.verb < self._outer[1] and speech.form[0] in "pm":
            return who  # «وأوضح فلان أن الأردن يأمل أن …، مشيرا إلى …»: the outer speaker goes on
        if (
            self._outer[0] < speech.verb < self._outer[1]
            and speech.form[0] == "v"
            and not self.doc.words[speech.verb].clitic
        ):
            self._inner, self._inner_sentence = who[0], sentence
            return who  # «وصرح المتحدث بأن الرئيس أكد …. وقال إن …»: he who tells of it goes on
        self._outer = speech.content
        self.nameless = False
        self._people_spoke = self._people_spoke or who[0].kind == "person"
        if who[0].kind != "person":
            self.issuer = who[0]
        if speech.rule == "headline_colon" and who[0].kind != "person":
            return who  # «حزب الله: …» in the headline; who speaks in the body is told there
        if not (speech.rule == "according_to" and who[0].data.get("kind") == "media"):
            self.last, self.last_sentence = who[0], sentence
            self.several = len(who) > 1
            self.by_paper = self._speaks_in_a_paper(speech)
        return who

    def _find(self, speech: Speech, sentence: int) -> list[Entity]:
        first, last = speech.subject
        if first + 1 < last and self.doc.cls[first] == "," and self.doc.words[first + 1].key == "كما":
            first = last  # «أضاف، كما أوردت الوكالة، أن …»
        if speech.rule in ("headline_colon", "according_to", "quoted_through"):
            named = first_named(self.found, first, last)
            office = self.doc.at.get(first)
            if speech.rule == "headline_colon" and office is not None and office.kind == "office":
                named = named_later(self.doc, office, self.found) or named  # «وزير الطاقة: …»
            if speech.rule == "according_to" and (self._from_nobody(first, last) or self._received(first, last)):
                return []
            nameless = self.doc.words[first].bare in UNNAMED | OFFICIALS and not self.doc.words[first].definite
            if speech.rule == "quoted_through" and nameless:
                self.nameless, self.nameless_sentence = True, sentence  # «نقلت الوكالة عن مصدر في الحكومة أن …»
                person = named_at_its_end(self.found, first + 1, last)
                return _alone(person)
            if speech.rule == "according_to" and self._told_of_before(first, last):
                return _alone(self.last)
            return _alone(named or self._paper(first, last))
        opens = speech.verb == self.doc.text.sentences[sentence][0]
        if speech.form.startswith("q") and self._unheld_sentence in (sentence, sentence - opens):
            return []
        if speech.form.startswith("q") and self.nameless and self.nameless_sentence == sentence:
            return []  # «وقال مصدر أمني …، مشيرا إلى …»
        if speech.form.startswith("q") and first < last and self._is_title(first):
            return self._explicit(first, last)  # «مشيدا جلالته بعمق العلاقات»
        if speech.form.startswith("q") and (untold := self._untold_subject(speech, sentence)) is not None:
            return untold
        if speech.form.startswith("q"):
            return self._by_pronoun(speech, sentence)
        if speech.rule.startswith("name_after_masdar"):
            return subject_after(self.found, first, last)
        if speech.rule.startswith("masdar"):
            return self._parties(speech.verb) if self.found.contacts else []
        if speech.verb and self.doc.cls[speech.verb - 1] == "r":
            explicit = subject_after(self.found, first, last)  # «إيران التي تقول الوكالة إنها …»
            return explicit or _alone(antecedent(self.found, speech.verb - 1))
        through = first + (first + 1 < last and self.doc.words[first].key == "من")  # «عبر من خلاله عن …»
        if (
            through < last
            and self.doc.words[through].core in THEREIN
            and not self._named_right_after(through + 1, last)
        ):
            return self._parties(speech.verb) if speech.form[1:2] == "d" else _alone(self._caller(speech, sentence))
        between = between_auxiliaries(self.found, speech.verb, self.doc.text.sentences[sentence][0])
        if between is not None:
            self.nameless, self.nameless_sentence = not between, sentence
            return between
        if (before := promised_before(self.found, speech.verb)) is not None:
            return [before]
        that = self.doc.words[speech.verb - 1].core if speech.verb else ""
        if that in THAT and that != "ان" and self.last_sentence == sentence:
            return _alone(self.last)  # «وقال إنه أبلغ الرئيس الصيني أن …»: he told him
        leading = subject_right_before(self.found, speech.verb, self.doc.text.sentences[sentence][0])
        if leading is not None and self._agrees(leading, speech):
            return [leading]
        passed_on = next((k for k in range(first, last) if self.doc.words[k].key == "نقلا"), None)
        if passed_on is not None:  # «ذكرت الوكالة نقلا عن الوزير أن …», «… نقلا عن مسؤولين أن …»
            told = subject_after(self.found, passed_on + 2, last)
            self.nameless, self.nameless_sentence = not told, sentence
            return told
        topic = as_for(self.doc, speech.verb)
        if topic is not None and (spoken := subject_after(self.found, topic, speech.verb)):
            self._note_gender(spoken[0], speech)
            return spoken
        explicit = self._explicit(first, last)
        if explicit and tongue_at(self.doc, first, last) is not None:
            self._note_gender(explicit[0], speech)
            return explicit  # «طالبت بريطانيا، على لسان وزير خارجيتها فلان، بـ…»: the verb agrees with the body
        if explicit and (self._is_object(explicit[0], speech) or self._is_called_upon(explicit[0], speech, sentence)):
            self.by_pronoun = True
            return _alone(self._of_sentence(speech, sentence))
        if explicit and explicit[0].kind == "body" and self._same_office(first, last, sentence):
            return _alone(self.last)
        if explicit:
            self.by_source = self.by_source and explicit[0].kind == "person"
            self._note_gender(explicit[0], speech)
            return explicit
        if self._same_again(first, last, sentence) or self._called_so(first, last, speech, sentence):
            return _alone(self.last)
        if first < last and not {self.doc.words[first].core, self.doc.words[first].bare}.isdisjoint(PAPERS):
            return []  # «وقال تقرير …»: nobody is named who issued it
        first = after_hearer(self.doc, first, last)
        if self._is_feminine_object(first, last, speech):
            self.by_pronoun = True
            return [] if self.nameless else _alone(self._of_sentence(speech, sentence))
        if self._calls_upon_unnamed(first, speech, sentence):
            self.by_pronoun = True
            return _alone(self.last)
        if names_nobody(self.doc, first, last) or is_unknown_body(self.doc, first, last):
            self.nameless_sentence = sentence
            self.by_source = self.by_source or self.doc.words[first].bare in _SOURCES
            named = named_at_its_end(self.found, first + 1, last)
            return [named] if named is not None else self._unnamed(first, last)
        opens_at = self.doc.text.sentences[sentence][0]
        before = subject_before(self.found, speech.verb, opens_at)
        if before is not None:
            return [before]
        if unlisted_right_before(self.doc, speech.verb, opens_at) or self._unlisted_body(first, last, speech):
            self.nameless, self.nameless_sentence = True, sentence
            return []
        self.by_pronoun = True
        if self.nameless and speech.form[:1] in "vp":
            return []  # «وقال دبلوماسي …. وأضاف …»: the same nameless one goes on
        return self._by_pronoun(speech, sentence)

    def _speaks_in_a_paper(self, speech: Speech) -> bool:
        """«وحذر البيان من …», «وجاء في بلاغ للوزارة أن …»: it is the paper with which the next verb agrees."""
        told = any(
            self.doc.words[k].core in PAPERS for k in range(speech.verb, min(speech.subject[1], speech.verb + 4))
        )
        return told or self._by_office(speech) or (self.by_paper and self.by_pronoun)

    def _by_office(self, speech: Speech) -> bool:
        """«أعلن الناطق باسم الأمم المتحدة أن …. وأوضح …»: one without a name speaks for a body; the next verb agrees with him."""
        first, last = speech.subject
        if self._people_spoke or first >= last or speech.form[0] != "v":
            return False
        office = self.doc.at.get(first)
        return office is not None and office.kind == "office" and self.last is not None and self.last.kind == "body"

    def _explicit(self, first: int, last: int) -> list[Entity]:
        """The subject right after the verb: «قال وزير الخارجية …», «وأكد الجانبان …», «وقال بيان للمكتب …»."""
        if first >= last:
            return []
        word = self.doc.words[first]
        office = self.doc.at.get(first)
        two = office is not None and office.kind == "office" and self._of_two(first, last)
        if word.core in BOTH or (
            two and self.found.contacts
        ):  # «الرئيسان المصري فلان والفرنسي فلان», «وزيرا الخارجية المصري والفرنسي»
            return subject_after(self.found, first, last) or self._parties(first)
        if word.core in PAPERS or word.bare in PAPERS:
            issued = None if self._bare_paper(first, last) else issuer_named(self.found, first + 1, last)
            issued = issued or body_told_again(self.found, self._heads, first + 1, last)
            if issued is None and not word.definite and self.doc.words[first - 1].key == "في":
                return self._just_spoken(first)  # «وجاء في بيان أن …»
            return _alone(issued or ((self.issuer or self._issued(first) or self.last) if word.definite else None))
        again = first + (word.key in ("ذات", "نفس"))
        if again < last and self.doc.words[again].core == "المصدر":
            near = self.last if self.doc.text.sentence_of(first) - self.last_sentence <= _GOES_ON else None
            return (
                [] if self.nameless or self.by_source else _alone(near or self.issuer)
            )  # «وأضاف المصدر»: who or what was cited before
        if self._still_titled(first, last):
            return _alone(self.last)
        return (
            subject_after(self.found, first, last)
            or _alone(body_told_again(self.found, self._heads, first, last))
            or _alone(
                self._surnames.get(self.doc.words[after_hearer(self.doc, first, last)].core) if first < last else None
            )
        )

    def _of_two(self, first: int, last: int) -> bool:
        """«وزيرا الخارجية السعودي والإيراني»: one office, two nisbas joined."""
        return any(
            self.doc.words[k].clitic == "و" and self.doc.cls[k - 1 : k + 1] == "NN" for k in range(first + 1, last)
        )

    def _just_spoken(self, k: int) -> list[Entity]:
        return _alone(self.last) if self.doc.text.sentence_of(k) - self.last_sentence <= 1 else []

    def _issued(self, k: int) -> Entity | None:
        """«نشرت الكلية بيانا …. وجاء في البيان …»: who acts in the sentence that tells of a paper."""
        number = self.doc.text.sentence_of(k)
        for first, last in reversed(self.doc.text.sentences[max(0, number - 3) : number]):
            for n in range(first, min(last, first + FAR)):
                if self.doc.words[n].core in _COMMUNIQUES:
                    return self._acting_in(first, n)
        return None

    def _bare_paper(self, first: int, last: int) -> bool:
        """«دعا البيان مجلس القضاء إلى …»: a body right after a definite paper is spoken to; it did not issue it."""
        follows = self.doc.at.get(first + 1) if first + 1 < last else None
        return self.doc.words[first].definite and follows is not None and not self.doc.words[first + 1].clitic

    def _told_of_before(self, first: int, last: int) -> bool:
        """«بحسب ما نقلت عنه الوكالة», «وحسب ذات المسؤول», «وفق المتحدث نفسه»: who spoke last, not the one who passes it on."""
        words = self.doc.words
        if self.nameless or self.last is None:
            return False
        if any(words[k].key in _OF_HIM for k in range(first, last)) and words[first - 1].key == "ما":
            return True
        same = words[first].key in ("ذات", "نفس") or words[last - 1].core in HIMSELF
        called = any(words[k].bare in CALLINGS for k in range(first, last))
        return same and called and self.last.kind == "person"

    def _paper(self, first: int, last: int) -> Entity | None:
        """«…، وفقا للبيان»: who issued the statement told of before."""
        told = {self.doc.words[k].core for k in range(first, last)}
        if "المصدر" in told and not self.nameless:
            return self.issuer or self.last  # «…، وفق المصدر ذاته»
        return (self.issuer or self._issued(first)) if told & {"البيان", "البلاغ"} else None

    def _unnamed(self, first: int, last: int) -> list[Entity]:
        """The body for which nameless people speak; else nobody, and «وأضاف …» after it is nobody's either."""
        body = spoken_for(self.found, first, last)
        if body is None:
            self.issuer = None
        self.nameless = body is None
        return _alone(body)

    def _agrees(self, who: Entity, speech: Speech) -> bool:
        gender = "f" if "f" in speech.form[1:2] else "m"
        return speech.form[1:2] in ("d", "p", "o") or self._gender(who) in ("", gender)

    def _is_title(self, k: int) -> bool:
        mention = self.doc.at.get(k)
        return mention is not None and mention.kind == "title" and is_polite(mention) and not self.doc.words[k].clitic

    def _still_titled(self, first: int, last: int) -> bool:
        """«وأفاد معاليه»: of several who bear the title, the one who spoke just before goes on."""
        mention = self.doc.at.get(first)
        if mention is None or mention.kind != "title" or (mention.last < last and mention.last in self.doc.at):
            return False
        near = self.doc.text.sentence_of(first) - self.last_sentence <= _GOES_ON
        return near and self.last is not None and self.last.kind == "person" and bears(self.last, mention)

    def _is_object(self, who: Entity, speech: Speech) -> bool:
        """«ودعا إيران إلى …»: a verb that does not agree with the noun after it has that noun as its object."""
        if speech.act not in _TO_SOMEBODY or speech.form[0] not in "vp" or speech.form[1:2] not in ("", "f"):
            return False
        return self._gender(who) not in ("", speech.form[1:2] or "m")

    def _is_feminine_object(self, first: int, last: int, speech: Speech) -> bool:
        """«دعا السلطات إلى …»: a verb of a man before a noun of a woman or of things has it as its object; «المجتمع الدولي» always is one."""
        asking = speech.act in _TO_SOMEBODY and first < last
        if asking and speech.form in ("v", "p", "vf", "pf") and self.doc.words[first].core in _EVER_ASKED:
            return True
        if not asking or speech.form not in ("v", "p") or first in self.doc.at:
            return False
        word = self.doc.words[first]
        return word.definite and not word.clitic and word.bare.endswith(("ه", "ات")) and self.doc.cls[first] != "H"

    def _is_called_upon(self, who: Entity, speech: Speech, sentence: int) -> bool:
        """«واعتبرت فلانة أن …، وطالبت المحكمة بـ…»: the only body after a verb that goes on is the one called upon."""
        first = speech.subject[0]
        if (
            speech.act not in ("demand", "call_for")
            or speech.form[0] != "v"
            or (self.doc.words[speech.verb].clitic != "و" and self.doc.words[speech.verb - 1].key not in _THEREFORE)
        ):
            return False
        first += first < len(self.doc.cls) and self.doc.cls[first] in '"«'  # «ودعا «حزب الله» إلى الانسحاب»
        mention = self.doc.at.get(first)
        if mention is None or mention.kind not in ("body", "bare_body", "place") or self.last is None:
            return False
        after = mention.last + (self.doc.cls[mention.last : mention.last + 1] in ('"', "»"))
        alone = after >= speech.content[0] - 1 and speech.rule == "verb_then_preposition"
        goes_on = self.last_sentence == sentence and self.last.kind == "person" and self.last is not who
        return alone and goes_on and self._agrees(self.last, speech)

    def _calls_upon_unnamed(self, first: int, speech: Speech, sentence: int) -> bool:
        """«وقالت النائبة فلانة إن …، وعليه طالبت الوزارة بـ…»: she goes on; the ministry is called upon."""
        doc, verb = self.doc, speech.verb
        if speech.act not in ("demand", "call_for") or speech.form[0] != "v" or self.last is None or self.nameless:
            return False
        goes_on = doc.words[verb].clitic == "و" or doc.words[verb - 1].key in _THEREFORE
        alone = first + 1 == speech.content[0] and doc.words[first].definite and speech.rule == "verb_then_preposition"
        near = self.last_sentence == sentence and self.last.kind == "person"
        return goes_on and alone and near and self._agrees(self.last, speech)

    def _from_nobody(self, first: int, last: int) -> bool:
        """«حسب ما نقلته الوكالة عن مصدر مأذون»: the agency only passes on what somebody nameless says."""
        words = self.doc.words
        return any(words[k].key == "عن" and words[k + 1].bare in UNNAMED | OFFICIALS for k in range(first, last - 1))

    def _untold_subject(self, speech: Speech, sentence: int) -> list[Entity] | None:
        """«وعلق فلان قائلا …», «وأكد مسؤول في الوزارة قائلا …»: the subject of a verb of saying whose words a participle tells.

        None where no such verb stands between the last act of saying and the participle, or it has no subject of its own.
        """
        begin = self.doc.text.sentences[sentence][0]
        verbs = [
            k
            for k in self.doc.where_in("say", max(begin, speech.verb - _UNTOLD), speech.verb)
            if k not in self.doc.at
            and self.doc.cls[k] == "S"
            and self.doc.words[k].has("say")[0]["form"] in ("v", "vf")
        ]
        if not verbs or self._outer[1] > begin or self.doc.cls[verbs[-1] - 1] in "pnar":
            return None
        first = verbs[-1] + 1
        if first >= speech.verb or not (first in self.doc.at or self.doc.cls[first] in "Hw"):
            return None
        who = subject_after(self.found, first, min(speech.verb, frame_end(self.doc, first, speech.verb, takes=("ب",))))
        if who:
            return who if self._agrees(who[0], speech) else None
        if (
            self.doc.words[first].definite
            or self.doc.words[first].clitic
            or not names_nobody(self.doc, first, speech.verb)
        ):
            return None
        self.nameless_sentence = sentence
        return self._unnamed(first, speech.verb)  # «وأكد مسؤول قائلا …»

    def _received(self, first: int, last: int) -> bool:
        """«بحسب جدول الأعمال الذي ورد لوكالة الأنباء»: the agency to which a paper came did not issue it."""
        named = next((self.doc.at[k] for k in range(first, last) if k in self.doc.at), None)
        media = named is not None and named.data.get("kind") in ("media", "agency")
        return media and named is not None and named.first > first and self.doc.words[named.first].clitic[-1:] == "ل"

    def _note_gender(self, who: Entity, speech: Speech) -> None:
        """A verb before its subject agrees with it: «قالت نهاد», «قال نهاد» tell who is a woman and who a man."""
        if who.kind == "person" and speech.form[1:2] in ("", "f"):
            self._genders[id(who)] = speech.form[1:2] or "m"

    def _same_again(self, first: int, last: int, sentence: int) -> bool:
        """«وكشف المتحدث أن …»: a bare office that no name fits stands for whoever spoke just before."""
        mention = self.doc.at.get(first) if first < last else None
        if mention is None or mention.kind not in ("office", "title") or self.nameless or self.last is None:
            return False
        word = self.doc.words[first]
        many = word.bare.endswith(("ون", "ين", "ان", "ات"))
        if sentence - self.last_sentence > _GOES_ON or many or word.bare in OFFICIALS:
            return False
        if self.doc.words[first].definite:
            return True
        head = self.doc.words[mention.first].bare  # «وأعلن رئيس المجلس» after «فلان رئيس مجلس الإدارة»
        return any(self.doc.words[held.first].bare == head for held in self.last.offices)

    def _same_office(self, first: int, last: int, sentence: int) -> bool:
        """«رئيس مفوضية الانتخابات الليبية فلان …. وقال رئيس المفوضية العليا للانتخابات …»: one office by two of its names."""
        office = self.doc.at.get(first) if first < last else None
        if office is None or office.kind != "office" or self.last is None or self.last.kind != "person":
            return False
        if sentence - self.last_sentence > 1 or self.nameless:
            return False
        return any(alike(self.doc, office, held) for held in self.last.offices)

    def _called_so(self, first: int, last: int, speech: Speech, sentence: int) -> bool:
        """«وأشار الدبلوماسي المغربي إلى أن …», «وكشف ذات المسؤول»: what a person is called who spoke just before."""
        while first < last and self.doc.words[first].key in ("ذات", "نفس"):
            first += 1
        if first >= last or self.nameless or self.last is None or self.last.kind != "person":
            return False
        word = self.doc.words[first]
        if word.core in _INTERVIEWED:
            return sentence - self.last_sentence <= _GOES_ON
        diplomacy = first + 1 < last and self.doc.words[first + 1].core == "الدبلوماسيه"  # «رئيس الدبلوماسية القطرية»
        if word.clitic or word.bare.removesuffix("ه") not in CALLINGS or not (word.definite or diplomacy):
            return False
        beyond = any(
            n in self.doc.at and self.doc.at[n].kind == "person" for n in range(first, min(last, first + _CALLING))
        )
        return not beyond and sentence - self.last_sentence <= _GOES_ON and self._agrees(self.last, speech)

    def _unlisted_body(self, first: int, last: int, speech: Speech) -> bool:
        """«وأوضحت إدارة الطيران الفيدرالي أن …»: a body that is not known as one, where no object can stand."""
        if (
            first + 1 >= last
            or first in self.doc.at
            or not speech.rule.endswith(("then_that", "then_quote", "then_colon"))
        ):
            return False
        head = self.doc.words[first]
        construct = not head.definite and not head.clitic and self.doc.words[first + 1].definite
        return self.doc.cls[first] == "B" and construct and speech.act not in _TO_SOMEBODY

    def _named_right_after(self, k: int, last: int) -> bool:
        """«عبر من خلاله المغرب عن …»: whether the subject stands after «خلاله»."""
        return k < last and k in self.doc.at and not self.doc.words[k].clitic

    def _caller(self, speech: Speech, sentence: int) -> Entity | None:
        """«اتصالا من الرئيس فلان أعرب خلاله عن …»: the person named last before the verb who agrees with it, else who acts, or spoke last."""
        verb = speech.verb
        first = max(self.doc.text.sentences[self.doc.text.sentence_of(verb)][0], verb - FAR)
        if any(self.doc.words[k].core in _SENT for k in range(first, min(verb, first + _OPENING))):
            return self._acting_in(first, verb)  # «بعث سموه ببرقية إلى الرئيس فلان عبر فيها عن …»: the sender speaks
        for k in range(verb - 1, first - 1, -1):
            mention = self.doc.at.get(k)
            if mention is not None and mention.kind == "person" and isinstance(mention.entity, Entity):
                if self._agrees(mention.entity, speech):
                    return mention.entity
        here = self._acting_in(first, verb)
        if here is not None and here.kind == "body" and self._agrees(here, speech):
            return here  # «أصدرت الكتلة بيانا تلاه فلان، رأت فيه أن …»
        if self.last is not None and sentence - self.last_sentence <= 1:
            return self.last
        alone = here is None and self.doc.words[verb].clitic == ""
        return self._subject_before(sentence) if alone else None  # «وبعد القداس ألقى عظة قال فيها: …»

    def _by_pronoun(self, speech: Speech, sentence: int) -> list[Entity]:
        """Both sides of a meeting where the verb is of two («…، وشددا على …», «…، داعيين إلى …»), else who spoke or acts."""
        if speech.form[1:2] == "d" and self.found.contacts and self._inner_sentence != sentence:
            return self._parties(speech.verb)
        return _alone(self._of_sentence(speech, sentence))

    def _of_sentence(self, speech: Speech, sentence: int) -> Entity | None:
        """The pronoun subject: who spoke last, here or in the sentence before; else who acts in this sentence or the last."""
        if speech.form[1:2] in ("p", "d") and self._inner_sentence == sentence:
            return self._inner  # «وأوضح البيان أن الطرفين أشادا بـ…، داعيين إلى …»
        if speech.form[:2] == "vp" and not self.several and not self.found.contacts:
            return None  # «…، وقد صرحوا بأنهم …»: many, of whom none is named
        if speech.form[1:2] == "p" and self.last is not None and self.last_sentence == sentence:
            return self.last
        if speech.form[1:2] in ("d", "p") and speech.form[0] in "vp" and self.found.contacts:
            return self._parties(speech.verb)[0]
        first = max(self.doc.text.sentences[sentence][0], speech.verb - FAR)
        here = self._acting_in(first, speech.verb)
        recent = self.last if self.last is not None and sentence - self.last_sentence <= 2 else None
        order = [
            self.last if self.last_sentence == sentence else None,
            here if here is not None and here.kind != "place" else None,
            recent,
            here,
            self._subject_before(sentence),
            self.last,
        ]
        candidates = [who for who in order if who is not None]
        gender = "f" if speech.form[1:2] == "f" else "m"
        paper = self.last if self.by_paper and gender == "m" else None
        agreeing = [who for who in candidates if who is paper or self._gender(who) in ("", gender)]
        if (
            not agreeing
            and gender == "m"
            and any(self.doc.words[k].core in _COMMUNIQUES for k in range(first, speech.verb))
        ):
            return first_named(self.found, first, speech.verb)  # «صدر عن قيادة التحالف بيان، أكد أن …»
        if not agreeing and (other := self._agreeing_before(sentence, gender)) is not None:
            return other
        return agreeing[0] if agreeing else None

    def _agreeing_before(self, sentence: int, gender: str) -> Entity | None:
        """The person named last in this sentence or the two before whose gender is that of the verb."""
        last = self.doc.text.sentences[sentence][0]
        first = max(self.doc.text.sentences[max(0, sentence - 2)][0], last - FAR)
        for k in range(last - 1, first - 1, -1):
            mention = self.doc.at.get(k)
            if mention is not None and mention.kind == "person" and isinstance(mention.entity, Entity):
                if self._gender(mention.entity) == gender:
                    return mention.entity
        return None

    def _acting_in(self, first: int, last: int) -> Entity | None:
        """The first one named between two tokens that no preposition governs."""
        k = first
        while k < last:
            mention = self.doc.at.get(k)
            if mention is None:
                k += 1
                continue
            governed = self.doc.words[mention.first].clitic[-1:] in ("ل", "ب", "ك") or (
                mention.first > 0 and self.doc.cls[mention.first - 1] == "p" and mention.first > first
            )
            who = None if governed else entity_of(self.doc, mention, self.found)
            if who is not None:
                return who
            k = max(k + 1, mention.last)
        return None

    def _gender(self, who: Entity) -> str:
        if id(who) not in self._genders:
            self._genders[id(who)] = gender_of(self.doc, who)
        return self._genders[id(who)]

    def _subject_before(self, sentence: int) -> Entity | None:
        """The first person or body of the sentences before."""
        for number in range(sentence - 1, max(-1, sentence - 4), -1):
            first, last = self.doc.text.sentences[number]
            for k in range(first, min(last, first + FAR)):
                mention = self.doc.at.get(k)
                if mention is not None and (who := entity_of(self.doc, mention, self.found)) and who.kind != "place":
                    return who
        return None

    def _parties(self, k: int) -> list[Entity]:
        """«الجانبان»: the heads of the sides of the last contact told before, the first in front."""
        contacts = self.found.contacts
        if contacts:
            last = next((n for n in range(len(contacts) - 1, -1, -1) if contacts[n].first <= k), -1)
            parties = contacts[last].parties
            others = [p.entity for p in parties[1:] if p.side != parties[0].side][:1]
            return [parties[0].entity, *others]
        return _alone(self.last or self._subject_before(self.doc.text.sentence_of(k)))


def _alone(who: Entity | None) -> list[Entity]:
    return [] if who is None else [who]
