"""A report's text cut into tokens, sentences and paragraphs, with the offsets of each in the text as written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, compress

from mahdar.arabic.letters import GAP, MARKS

_LETTER = r"[^\W\d_]"
_ARABIC = "[\u0620-\u064a]"
_REST = rf"(?:{_LETTER}++|[{MARKS}]++)*+"
_SERVANT = rf"[ \t\u00a0]{GAP}*+ال(?={_LETTER})"
"""What joins «عبد» to a name: «عبد اللطيف» and «عبداللطيف» are one."""
_ALONE = re.compile(rf"و(?<!{_LETTER}و)[ \t\u00a0]")
_PARTED = re.compile(rf"و(?<![^\s{MARKS}]و)[ \t\u00a0]")


@cache
def _tokens(*, parted: bool, doubled: bool) -> re.Pattern[str]:
    """The pattern of a token: one group, so that `split` gives what stands between the tokens and the tokens by turns.

    Its first character is any but a blank, since a pattern that begins with one class of characters runs over all others
    fastest; what it is decides how the token goes on. parted: some و stand apart, «و الجماعات», as newsrooms of the Maghreb
    write, and are the word's. doubled: the text quotes «((هكذا))».
    """
    servant = rf"(?:(?<=ع)بد|(?<=[وفبلك])عبد){_SERVANT}"
    if parted:
        apart = rf"(?<=و)[ \t\u00a0]{GAP}*+(?={_ARABIC})(?:[وفبلك]?عبد{_SERVANT})?+"
        word = rf"(?:{apart}|{servant})?+{_REST}"
    else:
        word = rf"(?:{_ARABIC}*+(?= )(?<!عبد)|(?:{servant})?+{_REST})"  # most words are letters up to a blank
    ways = (
        rf"(?<={_ARABIC}){word}",
        rf"(?<={_LETTER}){_REST}",
        r"(?<=\d)\d*(?:[.,٫٬/:]\d+)*",
        r"(?<=\n)\s*",
        *((r"(?<=\()\(", r"(?<=\))\)") if doubled else ()),
        rf"(?<=[^\s\w{MARKS}])(?:(?<!#)|(?!{_LETTER}))",  # the mark of a hashtag is no word
    )
    return re.compile(f"([^ ](?:{'|'.join(ways)}))")


_AFTER_PARTED = re.compile(f"{GAP}+(?=[\u0620-\u064a])")
PARAGRAPH = "\n"
_ENDS = frozenset(".؟!?…")
_ENDS_OR_BREAK = _ENDS | {PARAGRAPH}
_OPEN_AFTER = frozenset(('"', "'", "»", "”", ")", "]", "))", "›", "❞"))
_SHORT = 3  # the letters of an abbreviation are spelt in so many at most: «بي.بي.سي»


class Text:
    """The tokens of one text. `words[i]` stands at `text[starts[i]:ends[i]]`; a paragraph break is the token «\\n».

    `parted` are the tokens whose و stands apart in the text: «و الجماعات» is the one word «والجماعات».

    `sentences` are half-open ranges of tokens; `sentence_of(i)` is the number of the sentence that holds token i.
    """

    __slots__ = ("_firsts", "ends", "parted", "sentences", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        alone = _ALONE.search(text) is not None
        parts = _tokens(parted=alone, doubled="((" in text).split(text)
        bounds = list(accumulate(map(len, parts)))
        self.words: list[str] = parts[1::2]
        self.starts: list[int] = bounds[:-1:2]
        self.ends: list[int] = bounds[1::2]
        self.parted = self._join_parted() if alone and _PARTED.search(text) else []
        self._name_breaks()
        self.sentences = _sentences(self.words, self.starts, self.ends)
        self._firsts = [first for first, _ in self.sentences]

    def _join_parted(self) -> list[int]:
        """The tokens of which a و stands apart, «و الجماعات», spelt «والجماعات» from here on."""
        parted: list[int] = []
        for match in _ALONE.finditer(self.text):
            i = bisect_left(self.starts, match.start())
            if i < len(self.words) and self.starts[i] == match.start() and len(self.words[i]) > 1:
                parted.append(i)
        for i in parted:
            self.words[i] = "و" + _AFTER_PARTED.sub("", self.words[i][1:], count=1)
        return parted

    def _name_breaks(self) -> None:
        """Paragraph breaks are «\\n» from here on, however many; the blanks before a break are its own."""
        text, words, starts = self.text, self.words, self.starts
        at = text.find("\n")
        while at >= 0:
            i = bisect_left(starts, at)
            words[i] = PARAGRAPH
            while at and text[at - 1] in " \t":
                at -= 1
            starts[i] = at
            at = text.find("\n", self.ends[i])

    def sentence_of(self, token: int) -> int:
        """The number of the sentence in which a token stands."""
        return bisect_right(self._firsts, token, 1) - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens first (included) to last (left out)."""
        return self.starts[first], self.ends[last - 1]

    def slice(self, first: int, last: int) -> str:
        """The words as written from token first to token last (left out)."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def _sentences(words: list[str], starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Cut after a full stop, a question or exclamation mark and at every paragraph break."""
    found: list[tuple[int, int]] = []
    first, count = 0, len(words)
    for i in compress(range(count), map(_ENDS_OR_BREAK.__contains__, words)):
        if i < first:
            continue  # the second point of «..»
        if words[i] not in _ENDS:
            if i > first:
                found.append((first, i))
            first = i + 1
        elif _closes(words, starts, ends, i):
            last = i + 1
            while last < count and (
                words[last] in _ENDS or (words[last] in _OPEN_AFTER and starts[last] == ends[last - 1])
            ):
                last += 1
            found.append((first, last))
            first = last
    if first < count:
        found.append((first, count))
    return found


def _closes(words: list[str], starts: list[int], ends: list[int], i: int) -> bool:
    """Whether the mark at i ends a sentence: not the point of «د. بدر», of «أ.د.», of «سي.إن.إن» or of an address «x.com»."""
    if words[i] != ".":
        return True
    if i == 0:
        return False
    before = words[i - 1]
    if len(before) == 1 and before.isalpha() and ends[i - 1] == starts[i]:
        return before == "م" and i >= 2 and words[i - 2][0].isdigit()  # «2015 م.» ends, «م. أحمد» does not
    after = words[i + 1] if i + 1 < len(words) else PARAGRAPH
    glued = i + 1 < len(words) and starts[i + 1] == ends[i]
    if glued and len(before) <= _SHORT and len(after) <= _SHORT and after.isalpha():
        return False  # «سي.إن.إن»
    if glued and after in ("نت", "كوم"):
        return False  # «الشرق.نت»
    return not (glued and after.isascii() and after[0].isalnum())
