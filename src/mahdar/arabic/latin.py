"""A Latin form of an Arabic name, for showing: known forms word by word, plausible vowels elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable

from mahdar.arabic.letters import strip_marks

_LETTERS = {
    "ا": "a",
    "أ": "a",
    "إ": "i",
    "آ": "a",
    "ب": "b",
    "ت": "t",
    "ث": "th",
    "ج": "j",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "dh",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "ع": "a",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "ة": "a",
    "و": "u",
    "ي": "i",
    "ى": "a",
    "ء": "",
    "ئ": "",
    "ؤ": "u",
    "گ": "g",
    "ڤ": "v",
    "چ": "ch",
    "پ": "p",
}
_LONG = frozenset("اأإآةىويعؤ")
_ABD = re.compile(r"\bعبد\s+(ال)")
_FIXED = {
    "بن": "bin",
    "ابن": "ibn",
    "بنت": "bint",
    "ولد": "Ould",
    "أبو": "Abu",
    "ابو": "Abu",
    "أبي": "Abi",
    "آل": "Al",
    "ال": "al",
    "عبد": "Abd",
}


def latin_name(name: str, known: Callable[[str], str | None]) -> str:
    """«نصر الحريري» → «Nasr al-Hariri». `known` gives the Latin form of a word where one is recorded, else None."""
    words = _ABD.sub(r"عبد\1", strip_marks(name).replace("-", " - ")).split()
    return " ".join(_word(word, known) for word in words if word != "-")


def _word(word: str, known: Callable[[str], str | None]) -> str:
    if word in _FIXED:
        return _FIXED[word]
    recorded = known(word)
    if recorded:
        return recorded
    if word.startswith("عبدال") and len(word) > 5:
        return "Abd al-" + _word(word[5:], known)
    if word.startswith("ال") and len(word) > 4:
        return "al-" + (known(word[2:]) or _spell(word[2:]))
    return _spell(word)


def _spell(word: str) -> str:
    """Letter by letter, with an «a» between two consonants that would not part: «بكورة» → «Bakura», «نصر» → «Nasr»."""
    out: list[str] = []
    for place, letter in enumerate(word):
        sound = _LETTERS.get(letter, letter)
        following = word[place + 1 : place + 2]
        if letter == "و" and (place == 0 or following in _LONG) and following:
            sound = "w"
        elif letter == "ي" and (place == 0 or following in ("ا", "و", "ى", "ة")) and following:
            sound = "y"
        out.append(sound)
        if (
            letter not in _LONG
            and following
            and following not in _LONG
            and (place == 0 or (place % 2 == 0 and place + 2 < len(word)))
        ):
            out.append("a")
    return "".join(out).replace("aa", "a").replace("ii", "i").replace("uu", "u").capitalize()
