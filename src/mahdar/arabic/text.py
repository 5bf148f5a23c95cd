"""A report's text cut into tokens, sentences and paragraphs, with the offsets of each in the text as written."""

from __future__ import annotations

import re
from bisect import bisect_right

from mahdar.arabic.letters import MARKS

_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*"
_TOKEN = re.compile(
    rf"[وفبلك]?عبد[ \t]+ال{_LETTERS}"  # «عبد اللطيف» and «عبداللطيف» are one name
    rf"|\d+(?:[.,٫٬/:]\d+)*|{_LETTERS}|[ \t]*\n\s*|(?!#[^\W\d_])[^\s\w{MARKS}]"  # the mark of a hashtag is no word
)

PARAGRAPH = "\n"
_ENDS = frozenset(".؟!?…")
_OPEN_AFTER = frozenset("\"'»”)]")


class Text:
    """The tokens of one text. `words[i]` stands at `text[starts[i]:ends[i]]`; a paragraph break is the token «\\n».

    `sentences` are half-open ranges of tokens; `sentence_of(i)` is the number of the sentence that holds token i.
    """

    __slots__ = ("_firsts", "ends", "sentences", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        words, starts, ends = self.words.append, self.starts.append, self.ends.append
        for match in _TOKEN.finditer(text):
            word = match.group()
            start, end = match.span()
            words(PARAGRAPH if word[-1] == "\n" or "\n" in word else word)
            starts(start)
            ends(end)
        self.sentences = _sentences(self.words, self.starts, self.ends)
        self._firsts = [first for first, _ in self.sentences]

    def sentence_of(self, token: int) -> int:
        """The number of the sentence in which a token stands."""
        return max(0, bisect_right(self._firsts, token) - 1)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens first (included) to last (left out)."""
        return self.starts[first], self.ends[last - 1]

    def slice(self, first: int, last: int) -> str:
        """The words as written from token first to token last (left out)."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def _sentences(words: list[str], starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Cut after a full stop, a question or exclamation mark and at every paragraph break."""
    found: list[tuple[int, int]] = []
    first, i, count = 0, 0, len(words)
    while i < count:
        word = words[i]
        if word == PARAGRAPH:
            if i > first:
                found.append((first, i))
            first = i + 1
        elif word in _ENDS and _closes(words, starts, ends, i):
            while i + 1 < count and (
                words[i + 1] in _ENDS or (words[i + 1] in _OPEN_AFTER and starts[i + 1] == ends[i])
            ):
                i += 1
            found.append((first, i + 1))
            first = i + 1
        i += 1
    if first < count:
        found.append((first, count))
    return found


def _closes(words: list[str], starts: list[int], ends: list[int], i: int) -> bool:
    """Whether the mark at i ends a sentence: not the point of «د. بدر», of «أ.د.» or of an address «x.com»."""
    if words[i] != ".":
        return True
    if i == 0:
        return False
    before = words[i - 1]
    if len(before) == 1 and before.isalpha() and ends[i - 1] == starts[i]:
        return before == "م" and i >= 2 and words[i - 2][0].isdigit()  # «2015 م.» ends, «م. أحمد» does not
    after = words[i + 1] if i + 1 < len(words) else PARAGRAPH
    glued = i + 1 < len(words) and starts[i + 1] == ends[i]
    return not (glued and after.isascii() and after[0].isalnum())
