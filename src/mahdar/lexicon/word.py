"""One word as it stands in text: its key, its proclitic and what it can be."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from mahdar.arabic.letters import fold
from mahdar.lexicon.compiled import Lexicon, Roles
from mahdar.lexicon.likeness import class_of, of_core
from mahdar.lexicon.sets import lemma_set
from mahdar.lexicon.splitting import CLITICS, best_split, cairene, lookup

PUNCTUATION = {
    "،": ",",
    ",": ",",
    "؛": ";",
    ";": ";",
    ":": ":",
    ".": ".",
    "؟": ".",
    "!": ".",
    "?": ".",
    "…": ".",
    '"': '"',
    "“": "«",
    "”": "»",
    "«": "«",
    "»": "»",
    "„": "«",
    "‟": "«",
    "‹": "«",
    "›": "»",
    "❝": "«",
    "❞": "»",
    "((": "«",
    "))": "»",
    "″": '"',
    "'": "'",
    "‘": "'",
    "’": "'",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "-": "-",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "―": "-",
    "−": "-",
    "ـ": "-",
    "/": "/",
    "\n": "\n",
    "#": "#",
    "•": "-",
    "*": "-",
    "●": "-",
    "▪": "-",
    "■": "-",
    "◾": "-",
}


class Word:
    """What is known of a word form.

    raw        as written                       key     folded
    clitic     «و», «ب», «وال» is «و» …         core    the key without the proclitic
    definite   whether the core has the article  bare    the core without the article
    cls        one character: the class in the string of word classes (see `class_of`)
    name       how likely it is part of a person's name: above 0 likely, below 0 unlikely
    stirs      the watches of the rules that answer to it (see `mahdar.rules.lexis.Lexis`)
    has        the data of a role, or None: `roles.get` itself, since rules ask it hundreds of times a report
    seconds    the second words of known phrases that begin with it
    begun      what of events begins with it, once asked (see `mahdar.rules.event_words`)
    tense      what its tense may be, once asked (see `mahdar.rules.upcoming_tense`)
    """

    definite: bool
    bare: str
    function: str
    zipf: int
    cls: str
    name: float
    __slots__ = (
        "bare",
        "begun",
        "clitic",
        "cls",
        "core",
        "definite",
        "function",
        "has",
        "key",
        "name",
        "raw",
        "roles",
        "seconds",
        "stirs",
        "tense",
        "zipf",
    )

    def __init__(self, raw: str, lexicon: Lexicon, *, whole: bool = False, cut: int = 0) -> None:
        key = fold(raw)
        if key == raw:
            key = raw  # one string the less to fetch, wherever both are asked
        self.raw, self.key = raw, key
        self.stirs: tuple[str, ...] = ()
        self.begun: Any = None
        self.tense: int | None = None
        self.seconds: Collection[str] = ()
        if whole or cut:
            clitic, core, roles = key[:cut], key[cut:], lookup(key[cut:], lexicon)
        elif key[:1] in CLITICS:
            clitic, core, roles = best_split(key, lexicon)
        else:
            clitic, core, roles = "", key, lookup(key, lexicon)
        if raw in _AND_TO:
            clitic, core, roles = "و", key[1:], lookup(key[1:], lexicon)
        elif raw in _SPELT:
            clitic, core, roles = "", raw, {"given": {"common": False, "latin": ""}}
        elif "function" in roles and _looks_like_function(raw, clitic, roles, lexicon.singles):
            clitic, core = "", raw if raw == "آنا" else key
            roles = {role: data for role, data in lookup(key, lexicon).items() if role != "function"}
        if "ج" in core and (spelt := cairene(core, roles, lexicon.singles)):
            roles = {**roles, "seen": spelt}
        self.clitic, self.core, self.roles = clitic, core, roles
        known = lexicon.cores.get(core)
        if known is None:
            known = lexicon.cores[core] = of_core(core, roles, lexicon)
        self.definite, self.bare, self.function, self.zipf, self.cls, self.name = known
        if self.definite and not whole and raw[len(clitic) : len(clitic) + 1] in _HAMZATED:
            self.definite, self.bare = False, core  # «ألينا»: the article has no hamza
        if raw[-1] == "ة" and not roles.keys().isdisjoint(_SAID_OR_MET):
            self._is_noun()
        if not "\u0620" <= raw[0] <= "\u064a" or raw in PUNCTUATION:
            self.cls = _class_of_sign(raw) or self.cls
        if not self.cls.isalpha():
            self.name = -9.0
        elif _TANWEEN in raw:
            self.name = -5.0
        self.has: Callable[[str], Any] = self.roles.get

    def _is_noun(self) -> None:
        """«تهنئة» with its tied ta is a noun, no «she congratulates him»."""
        for role in _SAID_OR_MET:
            told = self.roles.get(role)
            if told is not None and (verbs := [one for one in told if one["form"][0] in "vp"]):
                rest = [one for one in told if one not in verbs]
                self.roles = {k: v for k, v in self.roles.items() if k != role} | ({role: rest} if rest else {})
                self.cls = self.function or class_of(self.roles)

    def __repr__(self) -> str:
        return f"Word({self.raw} {self.clitic}+{self.core} {self.cls} {self.name:.1f})"


_SPELT = lemma_set("word", "spelt names")
"""Names that the newsroom spells out: «آلان» is not «الآن», «ألينا» not «إلينا»."""


_AND_TO = ("وإلى", "وإلي", "وأدى", "وأدي", "وأم")
"""«and to», «and led», «and mother»: the hamza says that it is no «والي», a governor, no «وادي», a valley, no «وام», an agency."""


def _looks_like_function(raw: str, clitic: str, roles: Roles, singles: dict[str, Roles]) -> bool:
    """«آنا» is a name, not «أنا»; «ولاية» is a province, not و+ل+أية."""
    if raw == "آنا":
        return True
    asks = roles["function"] == "interrogative" and len(clitic) > 1
    return bool(asks and singles.get(fold(raw), {}).get("zipf", 0) > 350)


def _class_of_sign(raw: str) -> str:
    """The class of what is no Arabic word; nothing for a word."""
    if raw in PUNCTUATION:
        return PUNCTUATION[raw]
    if raw[0].isdigit():
        return "0"
    if "\u0600" <= raw[0] <= "\u06ff":
        return ""
    return "x" if raw[0].isalpha() else "-"


_SAID_OR_MET = ("say", "meet")
_TANWEEN = "\u064b"
_HAMZATED = ("أ", "إ", "آ")
