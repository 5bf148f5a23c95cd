"""What the rules work on: a text's words with their classes, known phrases, and the mentions found so far."""

from __future__ import annotations

from typing import Any

from mahdar.arabic.letters import MARKS, fold
from mahdar.arabic.text import Text
from mahdar.lexicon import Lexicon, Phrase, Word

_SKIPPED_IN_PHRASES = frozenset("\"'«»#")
_CACHE_LIMIT = 200_000
FAR = 200
"""How many tokens away a subject is looked for: hardly a sentence of news is longer, and no text may cost more than its length."""


class Lexis:
    """The lexicon with the words analysed so far: a form is looked at once, however often it is read."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._known: dict[str, Word] = {}

    def word(self, raw: str) -> Word:
        """What is known of a form."""
        word = self._known.get(raw)
        if word is None:
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            word = self._known[raw] = Word(raw, self.lexicon)
        return word

    def latin(self, raw: str) -> str | None:
        """The recorded Latin form of a word of a name."""
        roles = self.lexicon.singles.get(fold(raw), {})
        for role in ("mononym", "given", "family"):
            if role in roles and roles[role]["latin"]:
                return str(roles[role]["latin"])
        gathered = str(roles["seen"][1]) if "seen" in roles else ""
        if raw.startswith("ال") and not gathered.lower().startswith(("al", "el")):
            return None  # gathered forms mostly leave the article out: «البغدادي», Baghdadi
        return gathered or None

    def cut(self, raw: str) -> Word:
        """The same form with its first letter read as a proclitic."""
        known = self._known.get("+" + raw)
        if known is None:
            known = self._known["+" + raw] = Word(raw, self.lexicon, cut=1)
        return known

    def whole(self, raw: str) -> Word:
        """The same form read without a proclitic."""
        known = self._known.get("=" + raw)
        if known is None:
            known = self._known["=" + raw] = Word(raw, self.lexicon, whole=True)
        return known


class Mention:
    """Some words of the text that name somebody or something.

    kind   person, office, body, place, title (an honorific or rank alone)
    first, last   tokens, `last` left out          start, end   offsets in the text, without a proclitic
    name   the words as written, without a proclitic, honorifics and quotation marks
    data   what the lexicon or the rule knows: country, post, status …
    """

    __slots__ = (
        "data",
        "end",
        "entity",
        "first",
        "kind",
        "last",
        "name",
        "offices",
        "rule",
        "start",
        "titles",
        "words",
    )

    def __init__(
        self,
        doc: Document,
        kind: str,
        first: int,
        last: int,
        *,
        rule: str,
        data: dict[str, Any] | None = None,
    ) -> None:
        self.kind, self.first, self.last = kind, first, last
        self.start, self.end = doc.start_of(first), doc.text.ends[last - 1]
        self.name = doc.name_of(first, last)
        self.words = doc.text.text[self.start : self.end]
        self.rule = rule
        self.data: dict[str, Any] = data or {}
        self.titles: list[Mention] = []  # honorifics before a person
        self.offices: list[Mention] = []  # offices told of a person
        self.entity: Any = None

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name} {self.rule}>"


class Document:
    """A text's words and classes. `cls` has one character for each token (see `mahdar.lexicon.word`)."""

    __slots__ = ("at", "cls", "dates", "known", "lexis", "mentions", "published", "quotes", "text", "titled", "words")

    def __init__(self, text: str, lexis: Lexis, published: str | None = None, *, titled: bool = False) -> None:
        self.text = Text(text)
        self.lexis = lexis
        self.published = published
        self.titled = titled  # whether the first sentence is a headline
        known = lexis.word
        self.words: list[Word] = [known(raw) for raw in self.text.words]
        self.cls = "".join([word.cls for word in self.words])
        self.known: dict[int, list[Phrase]] = {}
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}  # token → the mention that covers it
        self.dates: list[Any] = []
        self.quotes: dict[int, int] = {}  # token of an opening quotation mark → token of its closing one
        tree = lexis.lexicon.phrases
        for i, word in enumerate(self.words):
            if not word.clitic and word.key[:1] in "وفبل" and word.key[1:] in tree:
                self._cut_if_phrase(i, word)
                word = self.words[i]
            if word.key in tree or (word.clitic and word.core in tree):
                found = self._phrases_from(i, word)
                if found:
                    self.known[i] = found
                    if word.clitic and word.key in tree:
                        self._whole_if_phrase(i, word)

    def _phrases_from(self, i: int, word: Word) -> list[Phrase]:
        """Known phrases that begin at token i, the longest first; quotation marks inside are skipped."""
        found: list[Phrase] = []
        words, count = self.words, len(self.words)
        keys = (word.key, word.core) if word.clitic else (word.key,)
        for key in keys:
            node = self.lexis.lexicon.phrases.get(key)
            j = i + 1
            while node is not None:
                for kind, data in node.get("", {}).items():
                    found.append(Phrase(kind, data, i, j))
                while j < count and words[j].cls in _SKIPPED_IN_PHRASES:
                    j += 1
                if j >= count:
                    break
                node = node.get(words[j].key)
                j += 1
            if found:
                break
        found.sort(key=lambda phrase: -phrase.last)
        return found

    def _cut_if_phrase(self, i: int, word: Word) -> None:
        """«وأم درمان»: the whole first word means something else, but without its و a known phrase begins."""
        node, j = self.lexis.lexicon.phrases[word.key[1:]], i + 1
        while j < len(self.words) and self.words[j].key in node:
            node = node[self.words[j].key]
            j += 1
            if node.get("", {}).keys() & {"place", "body", "person"}:
                self.words[i] = self.lexis.cut(word.raw)
                return

    def _whole_if_phrase(self, i: int, word: Word) -> None:
        """«بيونغ يانغ» is found under its whole first word: there its ب is no preposition."""
        node, j = self.lexis.lexicon.phrases[word.key], i + 1
        while j < len(self.words) and self.words[j].key in node:
            node = node[self.words[j].key]
            j += 1
            if "" in node:
                self.words[i] = self.lexis.whole(word.raw)
                return

    def phrase(self, i: int, *kinds: str) -> Phrase | None:
        """The longest known phrase of one of these kinds that begins at token i."""
        for phrase in self.known.get(i, ()):
            if phrase.kind in kinds:
                return phrase
        return None

    def start_of(self, token: int) -> int:
        """Where a token begins in the text, its proclitic left out: the «س» of «وسلجوق»."""
        start, raw = self.text.starts[token], self.text.text
        for _ in self.words[token].clitic:
            start += 1
            while raw[start] in _MARKS:
                start += 1
        return start

    def name_of(self, first: int, last: int) -> str:
        """The words as a name: no proclitic, no quotation marks, «للأمم المتحدة» as «الأمم المتحدة»."""
        word, text = self.words[first], self.text
        head = text.text[self.start_of(first) : text.ends[first]]
        if word.clitic.endswith("ل") and not word.key.endswith(word.core):
            head = "ال" + text.text[text.starts[first] + len(word.clitic) + 1 : text.ends[first]]
        rest = [head]
        for i in range(first + 1, last):
            if self.words[i].cls in _SKIPPED_IN_PHRASES:
                continue
            glued = text.starts[i] == text.ends[i - 1]
            rest.append(
                text.words[i]
                if glued and self.words[i].cls in "-/"
                else " " + text.words[i]
                if not (glued and self.words[i - 1].cls in "-/")
                else text.words[i]
            )
        return "".join(rest).strip()

    def add(self, mention: Mention) -> Mention:
        """Keep a mention and mark its tokens."""
        self.mentions.append(mention)
        for token in range(mention.first, mention.last):
            self.at[token] = mention
        return mention


_MARKS = frozenset(chr(code) for code in range(0x0600, 0x0700) if chr(code) in MARKS or 0x064B <= code <= 0x065F)
