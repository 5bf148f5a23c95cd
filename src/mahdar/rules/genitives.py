"""The genitive that a construct waits for: «وزير | الخارجية», «شركة | سبوتيفاي», «مكتب | العبادي»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.long_offices import followed_by_name
from mahdar.rules.name_start import is_name_here
from mahdar.rules.names import name_end
from mahdar.rules.numbered_bodies import UNITS, numbered_unit
from mahdar.rules.phrase_adjectives import is_adjective

_STATE_OF = "دوله"


def _of_pronoun(doc: Document, j: int) -> bool:
    """«وزير | خارجيتها | فلان», «مدير | مكتبه | فلان»: a genitive with a pronoun closes an office where a name follows it."""
    word = doc.words[j]
    if word.clitic or word.definite or doc.cls[j] not in "wBOm" or not word.core.endswith(_PRONOUNS):
        return False
    if word.roles.keys() & {"given", "family", "seen", "function"} or len(word.core) < _SHORTEST_OF_PRONOUN:
        return False
    return followed_by_name(doc, j + 1)


_PRONOUNS = ("هما", "ها", "هم", "ه", "نا")
_SHORTEST_OF_PRONOUN = 4


def genitive(doc: Document, j: int, *, of_person: bool) -> tuple[int, bool]:
    """The word that a construct waits for, and whether it closes the construct."""
    word, c = doc.words[j], doc.cls[j]
    if of_person and word.raw.endswith(("ه", "ها", "هم", "هما", "نا")) and _of_pronoun(doc, j):
        return 1, True
    if word.clitic == "و" and _joined_construct(doc, j):
        return 1, False
    listed = j in doc.known
    if word.clitic and not (listed and doc.phrase(j, "portfolio", "body", "place")):
        return 0, False
    if word.core in _SIDES and not word.clitic and doc.words[j - 1].roles.keys() & {"placenoun", "bodyhead"}:
        return 1, False  # «رئيس حي غرب أسيوط»
    if listed and (whole := doc.phrase(j, "whole")):
        # «سفير خادم الحرمين الشريفين», «مكتب المدعي العام»; any other office begins anew: «وزير | ولي العهد»
        before = doc.words[j - 1]
        belongs = before.bare in SERVING if of_person else before.bare in _LED and not before.definite
        return (whole.last - j, True) if belongs else (0, False)
    known = doc.phrase(j, "portfolio", "body", "place") if listed else None
    if known:
        return known.last - j, True
    if "portfolio" in word.roles and word.key.startswith("ال") and not word.definite:
        return 1, True  # «وزير الري | السوداني»: of two letters no article is cut
    if c in "\"'«" and j + 2 < len(doc.words):
        return quoted_end(doc, j), True
    if of_person and word.core == _STATE_OF and j + 1 < len(doc.words) and not doc.words[j + 1].clitic:
        state = doc.phrase(j + 1, "place")  # «رئيس | دولة فلسطين | فلان»
        if state or doc.cls[j + 1] == "L":
            return (state.last if state else j + 2) - j, True
    if word.core in UNITS and not word.clitic and (unit := numbered_unit(doc, j)) is not None:
        return unit.last - j, True  # «قائد اللواء 35 مدرع»
    if c in "LC":
        return 1, True
    if c in "OB":
        if c == "O" and not of_person and doc.words[j - 1].bare in _NAMED_AFTER and is_name_here(doc, j):
            return name_end(doc, j, titled=True) - j, True  # «مؤسسة سلطان بن عبدالعزيز»
        return 1, word.definite
    if word.definite and c not in "SQMVH" and (word.name < 2 or word.zipf > 450):
        return 1, True
    led = not of_person or (j > 1 and doc.words[j - 2].key == "في")  # «وزير دفاع في حكومة | فلان»
    if led and doc.words[j - 1].bare in _LED and not word.clitic and not doc.words[j - 1].definite:
        end = name_end(doc, j, titled=True) if c == "G" or "mononym" in word.roles else j
        if end > j:
            return end - j, True  # «حكومة ترودو», «مكتب العبادي»
    if c == "H" and word.core in _PATRONS and doc.words[j - 1].bare in _NAMED_AFTER and j + 1 < len(doc.words):
        return name_end(doc, j + 1, titled=True) - j, True  # «مستشفى الملك سلمان», «رئيس جامعة الأمير فهد بن سلمان»
    named = c == "G" or word.core in ("ابن", "ابي", "ابو", "ام")
    if named and not word.clitic and doc.words[j - 1].bare in _NAMED_AFTER:
        end = name_end(doc, j, titled=True)
        if of_person:  # «رئيس جامعة رفيق الحريري | الدكتور فلان»
            return (end - j, True) if end > j + 1 and followed_by_name(doc, end) else (0, False)
        if end > j + 1 or (end == j + 1 < len(doc.words) and is_adjective(doc, end)):
            return end - j, True  # «مستشفى إبراهيم مالك», «مركز جابر الثقافي»
    if word.definite and c == "H" and not word.clitic and doc.words[j - 1].bare in ("نادي", "صحيفه", "مجله", "نجم"):
        return 1, True  # «نادي النجمة»
    if of_person and word.core == "الملك" and doc.words[j - 1].bare in SERVING and not _is_king(doc, j + 1):
        return 1, True  # «مستشار الملك | فلان»
    if (
        word.definite
        and c == "H"
        and not (j + 1 < len(doc.words) and doc.words[j + 1].name > 1 and word.core != "دوله")
    ):
        return 1, True  # «وزير الدولة», «مستشار الملك»
    if doc.words[j - 1].bare in BEARING and is_proper_name(doc, j):
        last = j + 1
        while last < min(len(doc.words), j + _PROPER_WORDS) and (
            is_proper_name(doc, last) or (doc.cls[last] == "L" and not doc.words[last].clitic)
        ):
            last += 1
        return last - j, True  # «منظمة ديم | للتنمية», «شركة سبوتيفاي القابضة»
    if c == "x" and doc.words[j - 1].bare in BEARING:
        return _other_letters_end(doc, j) - j, True  # «مجموعة ORA», «شركة General Electric»
    if c in "wmFV0" and word.name < 1.5 and word.zipf:
        return 1, False
    return 0, False


def _other_letters_end(doc: Document, j: int) -> int:
    last = j + 1
    while last < min(len(doc.words), j + _PROPER_WORDS) and doc.cls[last] == "x":
        last += 1
    return last


def is_proper_name(doc: Document, j: int) -> bool:
    """A word without article that is no everyday one nor looks like a form of one: what a firm or a charity is called."""
    word = doc.words[j]
    if word.clitic or word.definite or doc.cls[j] not in "wG" or word.zipf >= _RARE or "\u064b" in word.raw:
        return False
    if word.key.endswith(("ات", "ين", "ون", "ها", "هم")) or word.roles.keys() & {"verb", "say", "meet", "nisba"}:
        return False
    known = word.roles.keys() & {"given", "family", "seen"}
    inflected = (
        not known and bool(word.zipf) and (word.key[0] in "يت" or (word.key[-1] in "يه" and word.zipf > _HARDLY_A_WORD))
    )
    return word.name > _NO_FORM and not inflected


_RARE = 330
_HARDLY_A_WORD = 285
_NO_FORM = -0.7
_PROPER_WORDS = 3
BEARING = word_set("noun_phrases", "bearing a name")
_SIDES = word_set("noun_phrases", "sides")


def _is_king(doc: Document, k: int) -> bool:
    return k < len(doc.words) and doc.words[k].core in _KINGS


def _joined_construct(doc: Document, j: int) -> bool:
    """«لجنة رصد | ومتابعة | فيروس كورونا»: a second noun joined to the first before the genitive of both."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.definite or before.definite or doc.cls[j] not in "wmQ" or doc.cls[j - 1] not in "wmVQ" or not before.zipf:
        return False
    after = doc.words[j + 1] if j + 1 < len(doc.words) else None
    return after is not None and not after.clitic and (after.definite or doc.cls[j + 1] in "wmBL")


def quoted_end(doc: Document, j: int) -> int:
    """A short name in quotation marks: حركة «النهضة»."""
    for k in range(j + 2, min(j + 6, len(doc.words))):
        if doc.cls[k] in "\"'»":
            return k - j + 1
    return 0


SERVING = word_set("noun_phrases", "serving")
"""Who serves an office that may stand whole after it."""
_KINGS = word_set("noun_phrases", "kings")
_LED = word_set("noun_phrases", "led")
_PATRONS = word_set("noun_phrases", "patrons")
_NAMED_AFTER = word_set("noun_phrases", "named after")
