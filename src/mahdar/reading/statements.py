"""Statements: acts of saying with their speakers; a headline that the body repeats adds none."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.lexicon.sets import word_set
from mahdar.reading.entities import Entity
from mahdar.reading.hearers import hearers
from mahdar.reading.speaking import SpeakerFinder
from mahdar.reading.subjects import BOTH
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document
from mahdar.rules.speech import find_speech
from mahdar.rules.speech_content import Speech
from mahdar.rules.speech_verbs import after_having


@dataclass(slots=True)
class StatementFound:
    """One statement before it is written down; `content` and `evidence` are ranges of tokens."""

    speakers: list[Entity]
    verb: int
    verb_last: int
    act: str
    quoted: bool
    content: tuple[int, int]
    evidence: tuple[int, int]
    rule: str
    addressees: list[Entity] = field(default_factory=list)
    via: list[Entity] = field(default_factory=list)
    id: str = ""


def build_statements(found: Findings) -> list[StatementFound]:
    """Every statement of a named speaker, in the order of the text."""
    finder = SpeakerFinder(found)
    said: list[StatementFound] = []
    for speech in find_speech(found.doc):
        before = finder.last_sentence
        who = finder.speakers(speech)
        if not who:
            continue
        if finder.by_pronoun and (found.doc.words[speech.verb].core in _NOBODY_SAYS or speech.form == "po"):
            continue  # «وتبين أن», «ويعتقد أن»
        if finder.by_pronoun and speech.form[:1] in "vp" and speech.form[1:2] == "p":
            alone = who[0].kind == "person" or who[0].data.get("kind") == "media"
            if (not found.contacts and alone) or _of_a_thing(found, speech):
                continue  # «وكثير منهم يقولون إن …», «شهود عيان أوضحوا أن …»: many say it, not the one who spoke before
        if finder.by_pronoun and speech.form[:1] == "p" and _of_a_thing(found, speech):
            continue  # «والمعلومات تؤكد أن …», «قذائف تهدد …»: no one says it
        if finder.by_pronoun and speech.form[:1] == "p" and found.doc.words[speech.verb - 1].key in _IMPERSONAL:
            continue  # «حيث يتوقع أن», «بما يشير إلى أن»: nobody says it
        if finder.by_pronoun and speech.rule == "verb_then_preposition" and not _goes_on(found, speech, before):
            continue  # «دعا إلى …» in the middle of a clause is seldom said by whoever spoke last
        felt = found.doc.words[speech.content[0]].has("expressed") is not None  # «وأبدى إعجابه الكبير»
        if finder.by_pronoun and speech.rule == "verb_then_object" and not felt and not _goes_on(found, speech, before):
            continue  # «رفض القرار» without a subject is seldom an act of saying, but for «قال …، وجدد دعم …»
        if speech.content[1] - speech.content[0] == 1 and found.doc.words[speech.content[0]].core in _ONLY_POINTS:
            continue  # «لكن الوزير نفى ذلك»: he goes on to speak, but the words are another's
        if any(
            _same_words(speech.content, other.content) and not _told_within(found.doc, speech, who, other)
            for other in said[-8:]
        ):
            continue
        evidence = (speech.verb, max(speech.verb_last, min(speech.subject[1], speech.verb + 25)))
        said.append(
            StatementFound(
                who,
                speech.verb,
                speech.verb_last,
                speech.act,
                speech.quoted,
                speech.content,
                evidence,
                f"{speech.rule}_by_pronoun" if finder.by_pronoun else speech.rule,
                *hearers(found, speech, who),
            )
        )
    return _without_headline_repeats(found, said)


_HEADLINE = 16  # a second headline has hardly more words
_NOBODY_SAYS = word_set("statements", "nobody says")
_OPENING = 6  # how many tokens «وفي سياق متصل، » may have before its verb
_JOINED = word_set("statements", "joined")
_ONLY_POINTS = word_set("statements", "only points")
_IMPERSONAL = word_set("statements", "impersonal")


def _of_a_thing(found: Findings, speech: Speech) -> bool:
    """Whether a common noun stands right before a verb in the present tense: its subject."""
    word = found.doc.words[speech.verb]
    k = speech.verb - 1
    return not word.clitic and k >= 0 and k not in found.doc.at and found.doc.cls[k] in "wNmrd"


def _goes_on(found: Findings, speech: Speech, spoke: int) -> bool:
    """Whether a verb without a subject goes on with what somebody said in this sentence or, at its head, in the one before."""
    sentence = found.doc.text.sentence_of(speech.verb)
    doc, first = found.doc, found.doc.text.sentences[sentence][0]
    opens = speech.verb - 2 * after_having(doc, speech.verb, speech.form)
    joined = speech.verb - first <= _OPENING and doc.words[first].key in _JOINED
    joined = joined and not any(k in doc.at or doc.cls[k] in "SMV" for k in range(first, speech.verb))
    if speech.form[1:2] == "d" and any(first <= contact.first < speech.verb for contact in found.contacts):
        return True  # «ناقش الوزيران …، وشددا على …»
    return spoke == sentence or (spoke >= sentence - 2 and (opens == first or joined))


def _same_words(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two ranges are nearly the same words."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0.7 * (max(a[1], b[1]) - min(a[0], b[0]))


def _told_within(doc: Document, speech: Speech, who: list[Entity], other: StatementFound) -> bool:
    """«وأوضح البيان أن الطرفين أشادا بـ…»: what another says within what is said; as good as all its words may be the same."""
    subject = speech.verb - 1
    named = subject in doc.at or doc.words[subject].core in BOTH
    inside = other.content[0] <= subject < other.content[1]
    return speech.form[0] == "v" and named and inside and who[0] is not other.speakers[0]


def _without_headline_repeats(found: Findings, said: list[StatementFound]) -> list[StatementFound]:
    """Leave out what the headline (or a second headline) says when the same speaker says it again below."""
    kept: list[StatementFound] = []
    for number, statement in enumerate(said):
        if _in_headline(found.doc, statement.verb) and any(
            _may_be_same(statement, other) and _repeats(found, statement, other) for other in said[number + 1 :]
        ):
            continue
        kept.append(statement)
    return kept


def _in_headline(doc: Document, token: int) -> bool:
    """Whether a token stands in the headline or in a second one under it."""
    number = doc.text.sentence_of(token)
    first, last = doc.text.sentences[number]
    return doc.titled and (
        number == 0 or (number == 1 and last - first <= _HEADLINE and doc.words[last - 1].raw != ".")
    )


def _may_be_same(head: StatementFound, other: StatementFound) -> bool:
    """«التحالف: …» in the headline, «قال المتحدث باسم التحالف فلان …» below: a body's words are told again by whoever speaks for it."""
    mine = head.speakers[0]
    return other.speakers[0] is mine or (mine.kind != "person" and other.speakers[0].kind == "person")


def _repeats(found: Findings, head: StatementFound, other: StatementFound) -> bool:
    """Whether half of the headline's words come again."""
    doc = found.doc
    mine = {_stem(doc, k) for k in range(*head.content) if doc.cls[k] not in 'pc,."«»'}
    again = {_stem(doc, k) for k in range(*other.content)}
    return bool(mine) and len(mine & again) * 2 >= len(mine)


def _stem(doc: Document, k: int) -> str:
    """«سننتهي», «تنتهي», «الانتخابات», «للانتخابات»: what two forms of one word share, without person, article and ending."""
    bare = doc.words[k].bare.removeprefix("س")
    return bare.lstrip("ينتا")[:_STEM] if len(bare) > _STEM else bare


_STEM = 4
