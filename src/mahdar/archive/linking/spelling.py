"""When two words of names may be one word: variants of spelling, and what must not be taken for one."""

from __future__ import annotations

from functools import lru_cache

from mahdar.archive.keys import name_key
from mahdar.lexicon.files import rows

_SAME_SOUND = str.maketrans({"غ": "ج", "ق": "ك", "ش": "س", "ط": "ت", "ص": "س", "ض": "د", "ظ": "ز", "ث": "ت", "ذ": "د"})
_VOWEL_LETTERS = "اويءه"
_VOWELS = str.maketrans("", "", _VOWEL_LETTERS)
_LONG_ENOUGH = 4
FATHER, HOUSE = "+", "="
SIGNS = FATHER + HOUSE
"""What stands before a word of a name that is a father's, or a house's: «+سلمان», «=سعود»."""
_OTHER_ARTICLE = 0.85


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The keys of given names: two of them that differ by a vowel are two names (حسن، حسين)."""
    return frozenset(name_key(row["name"]) for row in rows("people/given.tsv"))


@lru_cache(maxsize=1)
def commonest_names() -> frozenset[str]:
    """The keys of the names, given and family, that most people bear."""
    return frozenset(name_key(row["name"]) for row in rows("people/commonest.tsv"))


@lru_cache(maxsize=1)
def great_families() -> frozenset[str]:
    """The words of those names that only families and tribes bear, thousands each: «العتيبي», «الجبوري»."""
    with_article = (row["name"] for row in rows("people/commonest.tsv") if row["name"].startswith("ال"))
    return frozenset(name_key(name) for name in with_article) - given_names()


@lru_cache(maxsize=32_000)
def bare(word: str) -> str:
    """A folded word without its article and the sign of a father's name or a house: «الجبير» → «جبير»."""
    word = word.lstrip(SIGNS)
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@lru_cache(maxsize=32_000)
def skeleton(word: str) -> str:
    """What a word's spellings share: consonants, those of one sound as one. «نتانياهو», «نتنياهو» → «نتن».

    «تش» is how Arabic writes the sound of «ج» in Turkish and English: «تشاووش», «جاويش» → «جس».
    """
    word = word.replace("تش", "ج")
    return word[:1].translate(_SAME_SOUND) + word[1:].translate(_VOWELS).translate(_SAME_SOUND)


@lru_cache(maxsize=64_000)
def alike(a: str, b: str) -> float:
    """How sure two folded words are one name, from 0 to 1.

    «السبسي» and «سبسي» 0.85; «ترامب» and «ترمب» 0.95; «العبادي» and «العبيدي» 0: with the article, other families; so
    are «آل شايع» and «الشايع».
    """
    plain_a, plain_b = bare(a), bare(b)
    articles = plain_a != a.lstrip(SIGNS), plain_b != b.lstrip(SIGNS)
    houses = a[:1] == HOUSE, b[:1] == HOUSE
    if houses in ((True, False), (False, True)) and articles[houses.index(False)]:
        return 0.0
    given = (plain_a in given_names()) + (plain_b in given_names())
    if plain_a == plain_b:
        if articles[0] == articles[1]:
            return 1.0
        return 0.8 if given else _OTHER_ARTICLE  # «ناصر» a man, «الناصر» a family
    foreign = (
        "تش" in plain_a or "تش" in plain_b
    )  # «تشاويش» and «تشاوش»: a foreign sound, which each writes as he hears it
    if not foreign and (given == 2 or (given and len(plain_a) != len(plain_b))):
        return 0.0
    if _two_ways_of_writing(plain_a, plain_b):
        return 0.95
    if any(articles):  # an article: an Arab family, whose vowels count
        return 0.0
    if _of_one_sound(plain_a, plain_b):
        return 0.95
    return 0.85 if _one_letter_off(plain_a, plain_b) else 0.0


def _of_one_sound(a: str, b: str) -> bool:
    """«بوتن» and «بوتين», «غريفث» and «غريفيت»: a vowel left out, another vowel, other letters of one sound.

    Where both a vowel is another and a letter, they are two names: «كرامة» and «قريمة».
    """
    sound = skeleton(a)
    if sound != skeleton(b) or len(sound) < 2 or not _near_in_length(a, b):
        return False
    if "تش" in a or "تش" in b:
        return True
    same_consonants = a.translate(_VOWELS) == b.translate(_VOWELS)
    same_vowels = len(a) == len(b) and all(x == y or x not in _VOWEL_LETTERS for x, y in zip(a, b, strict=True))
    return same_vowels or len(a) != len(b) or (same_consonants and len(sound) > 2)  # «كيري» is not «كوري»


def _near_in_length(a: str, b: str) -> bool:
    return abs(len(a.replace("تش", "ج")) - len(b.replace("تش", "ج"))) < 2


def _two_ways_of_writing(a: str, b: str) -> bool:
    """«قائد» and «قايد», «إسحق» and «إسحاق»: a hamza's seat, or an alif that old spelling leaves out."""
    if len(a) == len(b):
        return all(x == y or {x, y} in ({"ء", "ي"}, {"ء", "و"}) for x, y in zip(a, b, strict=True))
    return abs(len(a) - len(b)) == 1 and min(len(a), len(b)) > 2 and a.replace("ا", "") == b.replace("ا", "")


def _one_letter_off(a: str, b: str) -> bool:
    """Whether one letter put in, left out or changed makes the one of the other; short words must be equal."""
    if min(len(a), len(b)) < _LONG_ENOUGH or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b) == _LONG_ENOUGH and {a[start], b[start]} <= {*_VOWEL_LETTERS}:  # «كيري», «كوري»
        return False
    return a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :]
