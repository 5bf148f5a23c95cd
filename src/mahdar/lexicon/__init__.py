"""Loads, checks and compiles the word files; contains no words itself."""

from mahdar.lexicon.compiled import Lexicon, Phrase, Roles, load_lexicon
from mahdar.lexicon.word import Word

__all__ = ["Lexicon", "Phrase", "Roles", "Word", "load_lexicon"]
