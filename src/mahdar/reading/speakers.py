"""Who says it: the subject of a reporting verb, a title, a pronoun, «الجانبان»."""

from __future__ import annotations

from bisect import bisect_right

from mahdar.arabic.letters import fold_phrase
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import FAR, Document, Mention
from mahdar.rules.speech import Speech

_UNNAMED = frozenset(
    (
        "مصدر",
        "مصادر",
        "مصدرا",
        "شهود",
        "ناشطون",
        "نشطاء",
        "مراقبون",
        "خبراء",
        "محللون",
        "تقارير",
        "وساءل",
        "انباء",
        "سكان",
        "شاهد",
        "دبلوماسي",
        "دبلوماسيون",
        "متحدث",
        "ناطق",
        "مواطنون",
        "اهالي",
    )
)
_BOTH = frozenset(("الجانبان", "الطرفان", "الجانبين", "الطرفين", "الرءيسان", "الوزيران", "الزعيمان"))
_OFFICIALS = frozenset(
    ("مسءول", "مسءولون", "مسءولان", "مسءوله", "موظف", "ضابط", "قيادي", "عضو", "شخص", "مراسل", "محلل", "خبير")
)
_OF_THE_VERB = frozenset(("انتباه", "الانتباه", "النظر", "نظر", "القول", "الحديث"))  # «لفت الانتباه إلى»
_HEADS_OF_STATE = frozenset(("رءيس الدوله", "رءيس البلاد", "رءيس الجمهوريه"))
_THEREIN = frozenset(("خلاله", "خلالها", "فيه", "فيها"))
_STATEMENT_NOUNS = frozenset(("بيان", "البيان", "تقرير", "بلاغ", "البلاغ", "التقرير"))


def entity_of(doc: Document, mention: Mention, found: Findings) -> Entity | None:
    """The one that a mention stands for: itself, the holder of an office, the last bearer of a title."""
    if isinstance(mention.entity, Entity):
        return mention.entity
    if isinstance(mention.entity, Mention):
        inner = mention.entity.entity
        return inner if isinstance(inner, Entity) else None
    if mention.kind == "office":
        return holder_of(doc, mention, found)
    if mention.kind == "title":
        return last_titled(mention, found)
    return None


def holder_of(doc: Document, office: Mention, found: Findings) -> Entity | None:
    """The person whose office «الوزير» or «وزير الدفاع» means here: the one with the same head named last before it."""
    first = _head(doc, office)
    best: tuple[int, int] | None = None
    holder: Entity | None = None
    mine = set(office.name.split())
    for person in found.people:
        for held in person.offices:
            if _head(doc, held) != first or held is office or not _fits(office, held):
                continue
            near = _last_before(person, office.start)
            rank = (-len(mine ^ set(held.name.split())) if office.data.get("specific") else 0, near)
            if near >= 0 and (best is None or rank > best):
                best, holder = rank, person
    if holder is not None:
        return holder
    if fold_name(office.name) in _HEADS_OF_STATE:
        for person in found.people:
            if any(fold_name(held.name).split()[0] in ("الرءيس", "رءيس") for held in person.offices[:1]):
                return person
    bodies = [b for b in found.bodies for m in b.mentions if office.first < m.first < office.last]
    return bodies[0] if bodies else None


_SAME_HEAD = {
    "ناطق": "متحدث",
    "ناطقه": "متحدث",
    "متحدثه": "متحدث",
    "موفد": "مبعوث",
    "عاهل": "ملك",
    "رءيسه": "رءيس",
    "وزيره": "وزير",
    "سفيره": "سفير",
}
"""Heads of offices that newsrooms use for one another."""


def _head(doc: Document, office: Mention) -> str:
    bare = doc.words[office.first].bare
    return _SAME_HEAD.get(bare, bare)


def _rest(office: Mention) -> set[str]:
    """The words of an office after its head; «الحكومة» as «الوزراء», «الأميركي» as «الأمريكي»."""
    return {_SAME_WORD.get(word, word) for word in fold_phrase(office.name)[1:]}


_SAME_WORD = {
    "الحكومه": "الوزراء",
    "الاميركي": "الامريكي",
    "الاميركيه": "الامريكيه",
    "الرسمي": "",
    "الرسميه": "",
    "حكومه": "وزراء",
}


def _fits(office: Mention, held: Mention) -> bool:
    """Whether an office told again may be one that a person holds: no word more, or the same country."""
    if not office.data.get("specific") or not _rest(office) - _rest(held):
        return True
    country = office.data.get("country")
    return bool(country) and country == held.data.get("country") and office.data.get("post") == held.data.get("post")


def fold_name(name: str) -> str:
    """A name as it is compared: its folded words."""
    return " ".join(fold_phrase(name))


def _last_before(person: Entity, offset: int) -> int:
    """Where the person is last named at or before an offset; -1 where not."""
    at = bisect_right(person.mentions, offset, key=lambda mention: mention.start)
    return person.mentions[at - 1].start if at else -1


def last_titled(title: Mention, found: Findings) -> Entity | None:
    """«سموه», «السفير», «الدكتور»: the person named last before it who bears that title."""
    wanted = _POLITE.get(fold_name(title.name), frozenset((fold_name(title.name).removeprefix("ال"),)))
    best: tuple[int, Entity] | None = None
    for person in found.people:
        borne = {
            word.removeprefix("ال") for told in (*person.titles, *person.offices) for word in fold_phrase(told.name)[:4]
        }
        if borne & wanted:
            near = _last_before(person, title.start - 1)
            if near >= 0 and (best is None or near > best[0]):
                best = (near, person)
    return best[1] if best else None


_POLITE = {
    "سموه": frozenset(("سمو", "امير", "شيخ")),
    "سموها": frozenset(("سمو", "اميره", "شيخه")),
    "معاليه": frozenset(("معالي", "وزير")),
    "معاليها": frozenset(("معالي", "وزيره")),
    "سعادته": frozenset(("سعاده", "سفير", "مدير", "رءيس")),
    "سعادتها": frozenset(("سعاده", "سفيره")),
    "فخامته": frozenset(("فخامه", "رءيس")),
    "جلالته": frozenset(("جلاله", "ملك", "عاهل")),
    "دولته": frozenset(("دوله", "رءيس")),
    "فضيلته": frozenset(("فضيله", "شيخ", "امام", "مفتي")),
    "سماحته": frozenset(("سماحه", "مفتي", "شيخ")),
    "سيادته": frozenset(("سياده", "رءيس", "سيد", "محافظ")),
    "غبطته": frozenset(("غبطه", "بطريرك")),
    "قداسته": frozenset(("قداسه", "بابا")),
}
"""Polite pronouns of the Gulf, Egypt and the Levant with the titles and offices of those who are called so."""


def gender_of(doc: Document, who: Entity) -> str:
    """«m», «f», or nothing where the words do not show it: «وزارة» f, «مجلس» m, «الوزيرة مها» f."""
    if who.kind == "person":
        given = doc.lexis.word(who.name.split()[0])
        if given.has("feminine"):
            return "f"
        words = [doc.words[t.first].bare for t in (*who.titles, *who.offices)]
        return (
            "f"
            if any(
                word.endswith("ه")
                and word
                not in ("خليفه", "سماحه", "سعاده", "فضيله", "فخامه", "دوله", "غبطه", "نيافه", "قداسه", "جلاله", "علامه")
                for word in words
            )
            else "m"
            if words or (given.has("given") and not given.key.endswith(("ه", "اء", "ا")))
            else ""
        )
    word = doc.words[who.mentions[0].first].bare
    if who.kind == "place":
        return "" if word in _MASCULINE_STATES else "f"
    head = doc.lexis.word(str(who.data.get("name") or who.name).split()[0])  # «حماس» is «حركة حماس»
    if head.bare.endswith(("ه", "ات")) or head.bare in ("امم", "قوي"):
        return "f"
    return "m" if "bodyhead" in head.roles else ""


_MASCULINE_STATES = frozenset(
    ("لبنان", "عراق", "يمن", "سودان", "اردن", "مغرب", "العراق", "اليمن", "السودان", "الاردن", "المغرب")
)


class SpeakerFinder:
    """Walks through the acts of saying in order and remembers who spoke last."""

    def __init__(self, found: Findings) -> None:
        self.found, self.doc = found, found.doc
        self.last: Entity | None = None
        self.nameless = False  # whether the last who spoke has no name
        self.by_pronoun = False  # whether the last speaker was found without a subject of its own
        self._genders: dict[int, str] = {}
        self.last_sentence = -9

    def speaker(self, speech: Speech) -> Entity | None:
        """The speaker, or None where the text names none."""
        sentence = self.doc.text.sentence_of(speech.verb)
        self.by_pronoun = False
        who = self._find(speech, sentence)
        if who is not None and not (speech.rule == "according_to" and who.data.get("kind") == "media"):
            self.last, self.last_sentence = who, sentence
        if who is not None:
            self.nameless = False
        return who

    def _find(self, speech: Speech, sentence: int) -> Entity | None:
        if speech.rule in ("headline_colon", "according_to"):
            return self._first_in(*speech.subject)
        if speech.form.startswith("q"):
            return self._of_sentence(speech, sentence)
        first, last = speech.subject
        if speech.rule.startswith("masdar"):
            return self._first_party(speech.verb) if self.found.contacts else None
        if speech.verb and self.doc.cls[speech.verb - 1] == "r":
            return self._antecedent(speech.verb - 1)
        if first < last and self.doc.words[first].core in _THEREIN:
            return self._caller(speech.verb) if speech.form[1:2] != "d" else self._first_party(speech.verb)
        explicit = self._explicit(first, last)
        if explicit is not None:
            return explicit
        if self._names_nobody(first, last):
            body = self._spoken_for(first, last)
            word = self.doc.words[first]
            self.nameless = body is None and bool({word.bare, word.core} & (_UNNAMED | _OFFICIALS))
            return body
        before = self._before_verb(speech, sentence)
        if before is not None:
            return before
        self.by_pronoun = True
        if self.nameless and speech.form[:1] in "vp":
            return None  # «وقال دبلوماسي …. وأضاف …»: the same nameless one goes on
        return self._of_sentence(speech, sentence)

    def _antecedent(self, relative: int) -> Entity | None:
        """«رئيسها راشد الغنوشي الذي أكد»: what the relative pronoun stands for."""
        k = relative - 1
        if k > 0 and self.doc.cls[k] == ",":
            k -= 1
        mention = self.doc.at.get(k)
        return entity_of(self.doc, mention, self.found) if mention is not None else None

    def _caller(self, verb: int) -> Entity | None:
        """«اتصالا من الرئيس فلان أعرب خلاله عن …»: the person named last before the verb."""
        first = max(self.doc.text.sentences[self.doc.text.sentence_of(verb)][0], verb - FAR)
        for k in range(verb - 1, first - 1, -1):
            mention = self.doc.at.get(k)
            if mention is not None and mention.kind == "person" and isinstance(mention.entity, Entity):
                return mention.entity
        return None

    def _spoken_for(self, first: int, last: int) -> Entity | None:
        """«المسؤولون بالشركة», «حسابات الرئاسة», «بيان المعارضة»: the body for which nameless people or papers speak."""
        if {self.doc.words[first].bare, self.doc.words[first].core} & _UNNAMED:
            return None
        for k in range(first, min(last, first + 6)):
            mention = self.doc.at.get(k)
            if mention is not None and mention.kind in ("body", "bare_body", "office"):
                who = entity_of(self.doc, mention, self.found)
                if who is not None and who.kind == "body":
                    return who
            if k > first and (
                self.doc.cls[k] in ',;:ar"«'
                or (self.doc.cls[k] == "p" and self.doc.words[k].key not in ("في", "من", "لدى"))
            ):
                break
        return None

    def _first_in(self, first: int, last: int) -> Entity | None:
        for k in range(first, last):
            mention = self.doc.at.get(k)
            if mention is not None and (who := entity_of(self.doc, mention, self.found)):
                return who
        return None

    def _explicit(self, first: int, last: int) -> Entity | None:
        """The subject right after the verb: «قال وزير الخارجية …», «وأكد الجانبان …», «وقال بيان للمكتب …»."""
        k, cls = first, self.doc.cls
        while k < last and k not in self.doc.at and (cls[k] in "tkH" or self.doc.words[k].core in _OF_THE_VERB):
            k += 1
        if k < last and k > first and cls[k] == "." and len(self.doc.words[k - 1].core) == 1:
            k += 1  # «د. عسيري الأحوس»
        if k >= last:
            return None
        word = self.doc.words[k]
        if word.core in _BOTH:
            return self._first_party(k)
        if word.core in _STATEMENT_NOUNS:
            return (self.last if word.definite else None) or self._first_in(k + 1, last) or self.last
        chain = k
        while chain < last and chain in self.doc.at:
            mention = self.doc.at[chain]
            if self.doc.words[mention.first].clitic[-1:] in ("ل", "ب"):
                return None  # «قال لبي بي سي»: spoken to
            if mention.kind in ("person", "body", "place", "bare_body"):
                return mention.entity if isinstance(mention.entity, Entity) else None
            who = entity_of(self.doc, mention, self.found)
            if who is not None:
                return who
            chain = mention.last
        if k in self.doc.at:
            return None
        return None

    def _names_nobody(self, first: int, last: int) -> bool:
        """Whether the subject is there but unnamed: «قالت مصادر», «قال مسؤولان أميركيان»."""
        if first >= last:
            return False
        word, c = self.doc.words[first], self.doc.cls[first]
        if word.bare in _UNNAMED or word.core in _UNNAMED:
            return True
        return c in "wOm" and not word.clitic and word.core not in _BOTH and word.core not in _STATEMENT_NOUNS

    def _before_verb(self, speech: Speech, sentence: int) -> Entity | None:
        """The subject before the verb: «لكن المتحدثة باسم البيت الأبيض سارة ساندرز قالت إن …»."""
        if self.doc.words[speech.verb].clitic in ("و", "ف"):
            return None
        k = speech.verb - 1
        first = max(self.doc.text.sentences[sentence][0], speech.verb - FAR)
        while k >= first and k not in self.doc.at and self.doc.cls[k] in "kt,-)(r":
            k -= 1
        if k < first:
            return None
        mention = self.doc.at.get(k)
        if mention is None or self.doc.words[mention.first].clitic[-1:] in ("ل", "ب"):
            return None
        return entity_of(self.doc, mention, self.found)

    def _of_sentence(self, speech: Speech, sentence: int) -> Entity | None:
        """The pronoun subject: who spoke last, here or in the sentence before; else who acts in this sentence or the last."""
        if speech.form[1:2] == "p" and self.last is not None and self.last_sentence == sentence:
            return self.last
        if speech.form[1:2] in ("d", "p") and speech.form[0] in "vp" and self.found.contacts:
            return self._first_party(speech.verb)
        feminine = speech.form[1:2] == "f"
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
        agreeing = [who for who in candidates if self._gender(who) in ("", "f" if feminine else "m")]
        if not agreeing and (other := self._agreeing_before(sentence, "f" if feminine else "m")) is not None:
            return other
        return agreeing[0] if agreeing else candidates[0] if candidates else None

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
        return self._first_in(first, last)

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

    def _first_party(self, k: int) -> Entity | None:
        """«الجانبان»: the first party of the last contact told before."""
        before = [c for c in self.found.contacts if c.first <= k] or self.found.contacts
        if before:
            first: Entity = before[-1].parties[0].entity
            return first
        return self.last or self._subject_before(self.doc.text.sentence_of(k))
