"""Tense of a form: whether it is a verb of the future, of the present or of the past."""

from __future__ import annotations

from mahdar.lexicon import Lexicon, Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.watching import Watch

FUTURE_AUX = word_set("upcoming", "future aux")


def _announces(word: Word, lexicon: Lexicon) -> bool:
    """Whether a form is a verb of the future or of the present: «سيلتقي», «يعقد»."""
    if not _VERBS.isdisjoint(word.roles) and (_tense_of_roles(word) is not None or is_present(word)):
        return True
    if word.core[:1] == "س":
        return has_future_prefix(word, lexicon)
    return word.core[:1] in _FIRST_OF_PRESENT and looks_present(word, lexicon)


ANNOUNCES = Watch(roles=("occasion", "announces"), cores=FUTURE_AUX, looks=_announces, heads="يتسوفبلك")
"""Forms with which something upcoming may begin: an occasion, an announcement, a verb."""
_FIRST_OF_PRESENT = ("ي", "ت")
_VERBS = frozenset(("meet", "say", "verb"))


FUTURE, AUXILIARY, PREFIXED, PRESENT, LIKE_PRESENT = 1, 2, 4, 8, 16
"""What the tense of a form may be: a listed verb of the future, «سوف», «س» before a verb; a listed verb of the present, or one
that looks like it."""
SOON = FUTURE | AUXILIARY | PREFIXED
NOW = PRESENT | LIKE_PRESENT


def tense_of(word: Word, lexicon: Lexicon) -> int:
    """All that the tense of a form may be, worked out once for each form."""
    known = word.tense
    if known is None:
        known = PRESENT * is_present(word) | LIKE_PRESENT * looks_present(word, lexicon)
        told = _tense_of_roles(word) if word.core not in _NO_FUTURE else False
        if told:
            known |= FUTURE
        elif told is None and word.core in FUTURE_AUX:
            known |= AUXILIARY
        elif told is None and has_future_prefix(word, lexicon):
            known |= PREFIXED
        word.tense = known
    return known


def is_future(doc: Document, i: int) -> bool:
    """Whether token i is a verb of the future: «سيلتقي», «سوف», «ستتولى»."""
    tense = tense_of(doc.words[i], doc.lexis.lexicon) & SOON
    if tense == AUXILIARY:
        return i + 1 < len(doc.words)
    return tense == FUTURE or (tense == PREFIXED and doc.cls[i] in "wV")


_PLAIN = ("say", "affirm", "explain", "hope", "express_concern")
"""What somebody will say tells of no deed; that he will announce, reject, answer does."""


def _tense_of_roles(word: Word) -> bool | None:
    """Whether a known verb is one of the future; None where no reading of it is."""
    roles = word.roles
    for role in ("meet", "say"):
        if role in roles and any(reading["form"].startswith("ps") for reading in roles[role]):
            return role == "meet" or any(
                not reading["sure"] or reading["act"] not in _PLAIN for reading in roles["say"]
            )
    verb = roles.get("verb")
    return True if verb and verb.startswith("ps") else None


def has_future_prefix(word: Word, lexicon: Lexicon) -> bool:
    """«سيبدأ», «ستتولى»: a س before what is by itself a present verb more frequent than the whole, if that is a word at all."""
    core = word.core
    if core[:2] not in ("سي", "ست", "سن") or len(core) < 4:
        return False
    singles = lexicon.singles
    present = max(
        singles.get(form, {}).get("zipf", 0)
        for form in (
            core[1:],
            core[1:].removesuffix("ها").removesuffix("ه"),
            core[1:].removesuffix("ون"),
            core[1:].removesuffix("ان"),  # «سيناقشان»
        )
    )
    return bool(present > max(250, singles.get(core, {}).get("zipf", 0)))


_NO_FUTURE = word_set("upcoming", "no future")
"""Nouns and verbs in the past that look like «سـ» and a present: «سيدة» is no «سـ» and «يده», «سيطروا» no «سـ» and «يطروا»."""
_LOOKS_FEMININE = word_set("upcoming", "looks feminine")
"""Verbs in the past that look like a present of «هي»: «تولى», «تبنى»."""


def looks_present(word: Word, lexicon: Lexicon) -> bool:
    """A verb in the present that no list has: «تبدأ» beside «يبدأ»."""
    core = word.core
    if core[:1] not in ("ي", "ت") or len(core) < 4 or word.cls not in "wV" or word.name > 0 or "seen" in word.roles:
        return False
    if core in _LOOKS_FEMININE:
        return False  # «تولى منصبه»
    other = ("ت" if core[0] == "ي" else "ي") + core[1:]
    singles = lexicon.singles
    return bool(min(singles.get(core, {}).get("zipf", 0), singles.get(other, {}).get("zipf", 0)) > 280)


def is_present(word: Word) -> bool:
    """A verb of a list in the present: «يعقد», «تنطلق»."""
    for role in ("meet", "say"):
        if any(
            reading["form"].startswith("p") and not reading["form"].startswith("ps")
            for reading in word.roles.get(role, ())
        ):
            return True
    return str(word.roles.get("verb", "")).startswith("p")


def told_now(doc: Document, k: int) -> bool:
    """Whether token k is a verb in the present; of one that no list has, only where a clause begins."""
    tense = tense_of(doc.words[k], doc.lexis.lexicon) & NOW
    if tense & PRESENT or not tense:
        return tense != 0
    return k == 0 or doc.words[k].clitic == "و" or doc.cls[k - 1] in "\nr.," or doc.words[k - 1].key in _OPENS


_OPENS = frozenset(("و", "كما", "ان", "فيما", "بينما", "حيث"))


def is_past(word: Word) -> bool:
    """A verb in the past: «عقدت», «زار»."""
    return any(reading["form"].startswith("v") for reading in word.roles.get("meet", ())) or str(
        word.roles.get("verb", "")
    ).startswith("v")
