"""Surnames that only what stands around them shows: before an office («صلاح زيادة | محافظ المنيا»), before a mark, unlisted."""

from __future__ import annotations

from mahdar.lexicon import Word
from mahdar.rules.document import Document
from mahdar.rules.name_start import LINKS


def is_rare_surname(doc: Document, j: int, *, titled: bool) -> bool:
    """A definite word that no list has behind a given name that is nothing else, before a mark, a post or another of a list."""
    word, before = doc.words[j], doc.words[j - 1]
    if (
        titled
        or word.zipf
        or word.roles
        or "given" not in before.roles
        or before.name < RARE_GIVEN
        or before.clitic == "ب"
    ):
        return False
    return j + 1 >= len(doc.words) or doc.cls[j + 1] in ",.;)O" or doc.words[j + 1].clitic == "و"


def is_before_office(doc: Document, j: int) -> bool:
    """Whether an office with its complement begins after a word that is no adjective of posts."""
    word = doc.words[j]
    if j + 1 >= len(doc.words) or word.roles.keys() & {"modifier", "nisba"} or doc.words[j + 1].clitic:
        return False
    return ends_before_office(doc, j + 1)


def is_noun_as_surname(doc: Document, j: int) -> bool:
    """«الدكتور عزمي محافظة، …», «السفير عرفان صديق بـ…», «ممثلة اليونيسف تانيا شابويزات»: a bare noun after a given name alone."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.definite or "\u064b" in word.raw or word.key.endswith(("ين", "ون")):
        return False
    if before.key != "الدين" and (not is_given(before) or before.name < SURE_GIVEN):
        return False
    if not word.zipf and not word.roles:
        return word.key.endswith("ات") and not _is_plural(doc, word)
    if doc.cls[j] not in "wO" or word.roles.keys() & {"portfolio", "nisba", "say", "meet"}:
        return False
    following = doc.cls[j + 1] if j + 1 < len(doc.words) else "."
    if following == "O" and ends_before_office(doc, j + 1):
        return doc.cls[j] == "w"  # «اللواء صلاح زيادة | محافظ المنيا»
    if following in '،,.\n);:"»a' or ("seen" in word.roles and doc.words[j + 1].clitic == "ب"):
        return True
    return looks_like_no_verb(word) and (following in "pr" or doc.words[j + 1].clitic != "")


def is_given(word: Word) -> bool:
    """Whether the word is a given name: of a list, or «عبدالـ» and a name of God."""
    return "given" in word.roles or (word.key.startswith("عبدال") and len(word.key) > _ABD and not word.clitic)


_ABD = 7  # letters of the shortest: «عبدالاله» has more


def is_thing_as_surname(doc: Document, j: int) -> bool:
    """«المهندس محمد العمرة أن …», «الفريق ضياء الحق.»: a definite noun behind a lone given name, where nothing else can follow."""
    word = doc.words[j]
    if not word.definite or doc.cls[j] != "w" or word.roles.keys() & {"modifier", "nisba", "say", "meet", "verb"}:
        return False
    if not is_given(doc.words[j - 1]) or doc.words[j - 1].name < RARE_GIVEN:
        return False
    return j + 1 >= len(doc.words) or doc.cls[j + 1] in '،,.\n);:"»a'


def looks_like_no_verb(word: Word) -> bool:
    """«سهام مبروك في تصريح», «نزار عمري ما راج»: by its form no verb in the past, as a word behind a lone given name might be."""
    key = word.key
    passive = len(key) == _MABRUK and key[0] == "م" and key[3] == "و"
    return passive or (len(key) > _SHORT and key.endswith(("ي", "ان", "يه")) and key[0] not in "يتنا")


_MABRUK, _SHORT = 5, 3  # letters of «مبروك», of the shortest root


SURE_GIVEN = 2.0
RARE_GIVEN = 3.0
"""How a given name scores that is hardly anything else, so that a hamlet's name behind it is a surname: «وليد فطاني»."""


def _is_plural(doc: Document, word: Word) -> bool:
    """«خروقات»: the plural of a word that is known, or like one."""
    stem = word.raw[:-2]
    return any(doc.lexis.whole(stem + end).zipf for end in ("", "ة"))


def ends_before_office(doc: Document, j: int) -> bool:
    """«راشد بن تركي بن سعود أمير منطقة الساحل», «… أمير دولة …»: the name is over where an office with its complement begins."""
    word = doc.words[j]
    if not word.has("office") or word.definite or j + 1 >= len(doc.words) or doc.words[j - 1].key in LINKS:
        return False
    following = doc.words[j + 1]
    of_place = "placenoun" in following.roles and not following.clitic  # «دولة» is also an honorific
    return of_place or following.definite or doc.cls[j + 1] in "LBCO" or (following.name < 0 and doc.cls[j + 1] in "wm")
