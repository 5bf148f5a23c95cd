"""What tells of a contact: the word, the form, whether it took place, and the words in which its parties stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.lexicon.sets import lemma_set

ATTENDING = lemma_set("contacts", "attending")
"""Verbs that tell of an occasion of many, where they have one as their object: «رعى الوزير حفل …»."""


@dataclass(slots=True)
class Trigger:
    """A word or phrase that tells of a contact, and the range of tokens in which its parties stand."""

    token: int
    form: str
    status: str
    window: tuple[int, int]
    before: tuple[int, int]  # where a subject before the trigger may stand
    verbal: bool
    rule: str
    verb: str  # the word of the list: «وصل»
    takes: list[str] = field(default_factory=list)
    noun: int = -1  # the noun that a light verb has as its object: «عقد … اجتماعا»
    verb_form: str = ""  # tense, gender and number of a verb, as `lexicon.forms` writes them
    joined: bool = False  # whether «و» joins the verb to what was told before it
    told_aside: bool = False  # told beside the main thing: «عقب زيارة …», «على هامش اجتماع …»
    postponed: bool = False  # «تأجيل زيارته»: the day that is told is off
    of_pronoun: bool = False  # a noun with a pronoun: «لقائه»
    goes_on: bool = False  # «استقبل فلانا، ثم فلانا»: the same who acts, another who is met
    open: bool = False  # whether the words leave it open if it is past or to come: a headline's present, a bare noun

    @property
    def feminine(self) -> bool:
        """Whether the verb has a woman or a thing of feminine gender as its subject: «التقت»."""
        return self.verb_form[1:].removeprefix("s")[:1] == "f"

    @property
    def has_object(self) -> bool:
        """Whether a pronoun at the verb is its object: «التقاه», «استقبلته»."""
        return self.verb_form[1:].removeprefix("f")[:1] == "o"

    @property
    def number(self) -> str:
        """«d» for a dual, «p» for a plural subject: «التقيا», «التقوا»."""
        last = self.verb_form[1:].removeprefix("s")[:1]
        return last if last in ("d", "p") else ""
