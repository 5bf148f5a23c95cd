"""The lexicon with the words analysed so far."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from mahdar.arabic.latin import latin_name
from mahdar.arabic.letters import fold
from mahdar.lexicon import Lexicon, Word
from mahdar.rules.watching import Watch, Watching

_CACHE_LIMIT = 200_000
_NAMES = 50_000


class Lexis:
    """The lexicon with the words analysed so far: a form is looked at once, however often it is read.

    watches: by name, what each rule wants to be shown; `Document.where(name)` gives the tokens.
    roles: those of the lexicon that are shown as they are; `Document.where(role)` gives the tokens.
    """

    def __init__(self, lexicon: Lexicon, watches: Mapping[str, Watch], roles: Collection[str] = ()) -> None:
        self.lexicon = lexicon
        watching = Watching(lexicon, {**_PHRASES, **{role: Watch(roles=(role,)) for role in roles}, **watches})
        self.latin_name = lru_cache(_NAMES)(lambda name: latin_name(name, self.latin))
        """The Latin form of a person's name; the same people are named in report after report."""

        def seconds(word: Word) -> Collection[str]:
            """The second words of phrases that begin with a form, or with it without its proclitic."""
            if "phrase" not in word.stirs:
                return ()
            whole = lexicon.phrases.get(word.key, ())
            return {*whole, *lexicon.phrases.get(word.core, ())} if word.clitic else whole

        def form(raw: str) -> Word:
            word = Word(raw, lexicon)
            word.stirs = watching.of(word)
            word.seconds = seconds(word)
            return word

        def also(word: Word) -> Word:
            """Read otherwise, it still sets off what the form sets off as it is mostly read."""
            word.stirs = watching.both(watching.of(word), self.forms[word.raw].stirs)
            word.seconds = seconds(word)
            return word

        self.forms = _Forms(form)
        self._cut = _Forms(lambda raw: also(Word(raw, lexicon, cut=1)))
        self._whole = _Forms(lambda raw: also(Word(raw, lexicon, whole=True)))

    def word(self, raw: str) -> Word:
        """What is known of a form."""
        return self.forms[raw]

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
        return self._cut[raw]

    def whole(self, raw: str) -> Word:
        """The same form read without a proclitic."""
        return self._whole[raw]


class _Forms(dict[str, Word]):
    """Words by form, made when first asked for; emptied when there are too many."""

    def __init__(self, make: Callable[[str], Word]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, raw: str) -> Word:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        word = self[raw] = self._make(raw)
        return word


def _begins_phrase_after_clitic(word: Word, lexicon: Lexicon) -> bool:
    return not word.clitic and word.key[1:] in lexicon.phrases


_PHRASES = {
    "phrase": Watch(keys=lambda lexicon: lexicon.phrases, cores=lambda lexicon: lexicon.phrases),
    "phrase_after_clitic": Watch(looks=_begins_phrase_after_clitic, heads="وفبل"),
}
