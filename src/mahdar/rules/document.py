"""What the rules work on: a text's words with their classes, known phrases, and the mentions found so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from mahdar.arabic.letters import INVISIBLE, MARKS
from mahdar.arabic.text import Text
from mahdar.lexicon import Phrase, Word
from mahdar.rules.lexis import Lexis

_SKIPPED_IN_PHRASES = frozenset("\"'«»#")
_LAST = attrgetter("last")
_CLS, _STIRS = attrgetter("cls"), attrgetter("stirs")
FAR = 200
"""How many tokens away a subject is looked for: hardly a sentence of news is longer, and no text may cost more than its length."""


def _dots_its_yeh(words: list[str]) -> bool:
    """Whether «على» and «إلى» are mostly written «علي» and «إلي», as in Cairo."""
    return "على" not in words or words.count("إلي") + words.count("الي") > words.count("إلى") + words.count("الى")


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
        self.words = words = doc.text.text[self.start : self.end]
        alone = last == first + 1
        plain = alone or (words.count(" ") == last - first - 1 and words.replace(" ", "").isalpha())
        self.name = words if plain and doc.words[first].clitic[-1:] != "ل" else doc.name_of(first, last)
        self.rule = rule
        self.data: dict[str, Any] = data or {}
        self.titles: list[Mention] = []  # honorifics before a person
        self.offices: list[Mention] = []  # offices told of a person
        self.entity: Any = None

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name} {self.rule}>"


def _tidy(name: str) -> str:
    """A name as people write it: one plain blank between two words, none of the invisible controls of a page."""
    return name.strip() if name.isprintable() else " ".join(INVISIBLE.sub("", name).split())


class Document:
    """A text's words and classes. `cls` has one character for each token (see `mahdar.lexicon.word`)."""

    __slots__ = (
        "_spells_yeh_dotted",
        "_where",
        "at",
        "cls",
        "dates",
        "head_end",
        "known",
        "lexis",
        "mentions",
        "nested",
        "new_acts",
        "no_act_up_to",
        "published",
        "quotes",
        "text",
        "titled",
        "words",
    )

    def __init__(self, text: str, lexis: Lexis, published: str | None = None, *, titled: bool = False) -> None:
        self.text = Text(text)
        self.lexis = lexis
        self.published = published
        self.titled = titled  # whether the first sentence is a headline
        self.words: list[Word] = list(map(lexis.forms.__getitem__, self.text.words))
        for i in self.text.parted:
            self.words[i] = self._with_parted_w(self.words[i])
        self._where = self._by_watch()
        self.cls = "".join(map(_CLS, self.words))
        self.head_end = (
            max(0, self.cls.find("\n")) if titled else 0
        )  # the token after the headline, of however many sentences
        self._spells_yeh_dotted: bool | None = None
        self.known: dict[int, list[Phrase]] = {}
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}  # token → the mention that covers it
        self.dates: list[Any] = []
        self.nested = 0  # how many noun phrases are being read within one another
        self.new_acts: list[int] | None = None  # where acts of saying and meeting may begin, once somebody asks
        self.no_act_up_to: dict[
            int, int
        ] = {}  # by the number of such a token the next one at which no act was ruled out
        self.quotes: dict[int, int] = {}  # token of an opening quotation mark → token of its closing one
        for i in self.where("phrase_after_clitic"):
            self._cut_if_phrase(i, self.words[i])
        for i in self._where_phrases_go_on():
            word = self.words[i]
            found = self._phrases_from(i, word)
            if found:
                self.known[i] = found
                if word.clitic and word.key in lexis.lexicon.phrases:
                    self._whole_if_phrase(i, word)
        for i, found in self.known.items():
            for kind in {phrase.kind for phrase in found} if len(found) > 1 else (found[0].kind,):
                self._stirred(i, kind)

    def _with_parted_w(self, word: Word) -> Word:
        """«و وليامز», «و الرياض»: a و that stands apart is no letter of the name, unless nobody knows the rest («و لاية»)."""
        if word.clitic or word.function:
            return word
        cut = self.lexis.cut(word.raw)
        return cut if cut.roles or not word.roles else word

    @property
    def spells_yeh_dotted(self) -> bool:
        """Whether «علي» may be «على», as Egyptian newsrooms write it."""
        if self._spells_yeh_dotted is None:
            self._spells_yeh_dotted = _dots_its_yeh(self.text.words)
        return self._spells_yeh_dotted

    def where(self, watch: str) -> list[int]:
        """The tokens, in order, whose forms a watch answers to, and those where a known phrase of that kind begins."""
        return self._where.get(watch, [])

    def _stirred(self, i: int, watch: str) -> None:
        tokens = self._where[watch]
        at = bisect_left(tokens, i)
        if tokens[at : at + 1] != [i]:
            tokens.insert(at, i)

    def where_in(self, watch: str, first: int, last: int) -> list[int]:
        """The tokens from first to last (left out) whose forms a watch answers to."""
        tokens = self._where.get(watch)
        if not tokens or tokens[-1] < first:
            return []
        low = bisect_left(tokens, first)
        return tokens[low : bisect_left(tokens, last, low)]

    def by_sentence(self, watch: str) -> Iterator[tuple[int, list[int]]]:
        """The numbers of the sentences that hold tokens whose forms a watch answers to, each with these: mostly few hold any."""
        tokens, read = self.where(watch), 0
        while (at := bisect_left(tokens, read)) < len(tokens):
            number = self.text.sentence_of(tokens[at])
            if self.text.sentences[number][1] <= tokens[at]:
                read = tokens[at] + 1  # a line break between two sentences is in neither
                continue
            read = self.text.sentences[number][1]
            yield number, tokens[at : bisect_left(tokens, read)]

    def each_in(self, watch: str, first: int, last: int) -> Iterator[int]:
        """The same one by one, for who may stop at the first: no long sentence is listed again and again."""
        tokens = self.where(watch)
        for n in range(bisect_left(tokens, first), len(tokens)):
            if tokens[n] >= last:
                return
            yield tokens[n]

    def dates_in(self, low: int, high: int) -> list[Any]:
        """The dates that begin from one offset to another (left out): a text of thousands is not walked for each sentence."""
        begins = attrgetter("start")
        return self.dates[bisect_left(self.dates, low, key=begins) : bisect_left(self.dates, high, key=begins)]

    def replace(self, i: int, word: Word) -> None:
        """Read the token i as another word than its form alone would have it."""
        self.words[i] = word
        if self.cls[i] != word.cls:
            self.cls = f"{self.cls[:i]}{word.cls}{self.cls[i + 1 :]}"
        for watch in word.stirs:
            self._stirred(i, watch)

    def read_as_name(self, i: int) -> None:
        """Read the token i as a name, where its form alone is mostly a verb."""
        self.cls = f"{self.cls[:i]}G{self.cls[i + 1 :]}"
        for watch in ("mention", "name"):
            self._stirred(i, watch)

    def _by_watch(self) -> defaultdict[str, list[int]]:
        """The tokens of each watch: a form sets off two or three, or none."""
        where = defaultdict[str, list[int]](list)
        for i, names in enumerate(map(_STIRS, self.words)):
            for name in names:
                where[name].append(i)
        return where

    def _where_phrases_go_on(self) -> list[int]:
        """The tokens whose next word is the second of any phrase that begins there, as hardly any is, or a quotation mark."""
        words, tokens, found = self.words, self.where("phrase"), list[int]()
        if tokens and tokens[-1] == len(words) - 1:
            tokens = tokens[:-1]
        for i in tokens:
            after = words[i + 1]
            if after.key in words[i].seconds or after.cls in _SKIPPED_IN_PHRASES:
                found.append(i)
        return found

    def _phrases_from(self, i: int, word: Word) -> list[Phrase]:
        """Known phrases that begin at token i, the longest first; quotation marks inside are skipped."""
        found: list[Phrase] = []
        words, count = self.words, len(self.words)
        for key in (word.key, word.core) if word.clitic else (word.key,):
            node = self.lexis.lexicon.phrases.get(key)
            j = i + 1
            while node is not None:
                if "" in node:
                    found += [Phrase(kind, data, i, j) for kind, data in node[""].items()]
                while j < count and words[j].cls in _SKIPPED_IN_PHRASES:
                    j += 1
                if j >= count:
                    break
                node = node.get(words[j].key)
                j += 1
            if found:
                break
        if len(found) > 1:
            found.sort(key=_LAST, reverse=True)
        return found

    def _cut_if_phrase(self, i: int, word: Word) -> None:
        """«وأم درمان»: the whole first word means something else, but without its و a known phrase begins."""
        node, j = self.lexis.lexicon.phrases[word.key[1:]], i + 1
        while j < len(self.words) and self.words[j].key in node:
            node = node[self.words[j].key]
            j += 1
            if node.get("", {}).keys() & {"place", "body", "person"}:
                self.replace(i, self.lexis.cut(word.raw))
                return

    def _whole_if_phrase(self, i: int, word: Word) -> None:
        """«بيونغ يانغ» is found under its whole first word: there its ب is no preposition."""
        node, j = self.lexis.lexicon.phrases[word.key], i + 1
        while j < len(self.words) and self.words[j].key in node:
            node = node[self.words[j].key]
            j += 1
            if "" in node:
                self.replace(i, self.lexis.whole(word.raw))
                return

    def phrase(self, i: int, *kinds: str) -> Phrase | None:
        """The longest known phrase of one of these kinds that begins at token i."""
        known = self.known.get(i)
        if known is None:
            return None  # as nearly always
        for phrase in known:
            if phrase.kind in kinds:
                return phrase
        return None

    def start_of(self, token: int) -> int:
        """Where a token begins in the text, its proclitic left out: the «س» of «وسلجوق»."""
        start, clitic = self.text.starts[token], self.words[token].clitic
        if not clitic:
            return start
        raw = self.text.text
        for _ in clitic:
            start += 1
            while raw[start] in _MARKS:
                start += 1
        return start

    def name_of(self, first: int, last: int) -> str:
        """The words as a name: no proclitic, no quotation marks, «للأمم المتحدة» as «الأمم المتحدة»."""
        word, text = self.words[first], self.text
        head = text.text[self.start_of(first) : text.ends[first]]
        if word.clitic.endswith("ل") and not word.key.endswith(word.core):
            head = "ال" + text.text[self.start_of(first) + 1 : text.ends[first]]
        if last == first + 1:
            return _tidy(head)
        rest = [head]
        for i in range(first + 1, last):
            if self.words[i].cls in _SKIPPED_IN_PHRASES:
                continue
            glued = text.starts[i] == text.ends[i - 1]
            if glued and text.words[i] == ".":
                rest.append(".")  # «لوكاس ب. بيرسامين»
                continue
            rest.append(
                text.words[i]
                if glued and self.words[i].cls in "-/)"
                else " " + text.words[i]
                if not (glued and self.words[i - 1].cls in "-/(")
                else text.words[i]
            )
        return _tidy("".join(rest))

    def add(self, mention: Mention) -> Mention:
        """Keep a mention and mark its tokens."""
        self.mentions.append(mention)
        for token in range(mention.first, mention.last):
            self.at[token] = mention
        return mention


_MARKS = (
    frozenset(" \t\u00a0")
    | frozenset(chr(code) for code in range(0x2000, 0x2070) if INVISIBLE.match(chr(code)))
    | frozenset(chr(code) for code in range(0x0600, 0x0700) if chr(code) in MARKS or 0x064B <= code <= 0x065F)
)
