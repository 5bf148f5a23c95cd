"""What contacts were about and what came of them, from the sentences that tell of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mahdar.reading.contacts.contact import ContactFound
from mahdar.rules.document import Document
from mahdar.rules.topics import outcome_ranges, topic_ranges

_Ranges = list[tuple[int, int]]


def add_topics(doc: Document, contacts: list[ContactFound]) -> None:
    """Give every contact its topics, and each agreement to the contact told last before it."""
    topics, outcomes = _Sentences(doc, topic_ranges), _Sentences(doc, outcome_ranges)
    for contact in contacts:
        number = doc.text.sentence_of(contact.evidence[-1][0])
        contact.topics = topics.told((doc.text.sentence_of(contact.first), number, number + 1))
    taken: set[tuple[int, int]] = set()
    for contact in sorted(contacts, key=lambda c: -c.evidence[-1][0]):
        number = doc.text.sentence_of(contact.evidence[-1][0])
        told = outcomes.told(range(number, number + 4)) if _may_agree(contact) else []
        contact.outcomes = [tokens for tokens in told if tokens not in taken and tokens[0] > contact.first]
        taken.update(contact.outcomes)


def _may_agree(contact: ContactFound) -> bool:
    """Whether something can have come of a contact: two talked with each other."""
    return contact.status == "held" and contact.form in ("meeting", "call", "conference") and len(contact.parties) > 1


class _Sentences:
    """The ranges of tokens that a rule finds in a sentence, looked for once however many contacts the sentence tells of."""

    def __init__(self, doc: Document, find: Callable[[Document, int, int], _Ranges]) -> None:
        self._doc, self._find = doc, find
        self._found: dict[int, _Ranges] = {}

    def told(self, sentences: Iterable[int]) -> _Ranges:
        """Those of some sentences, each wording once; of sentences behind the end, none."""
        words: dict[str, tuple[int, int]] = {}
        for sentence in dict.fromkeys(sentences):
            if sentence not in self._found:
                there = sentence < len(self._doc.text.sentences)
                self._found[sentence] = self._find(self._doc, *self._doc.text.sentences[sentence]) if there else []
            for tokens in self._found[sentence]:
                words.setdefault(self._doc.text.slice(*tokens), tokens)
        return list(words.values())
