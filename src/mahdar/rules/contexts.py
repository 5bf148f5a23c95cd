"""The PLOVER contexts that a report is plainly about: weighted terms, the headline and the lead counting double."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from mahdar.rules.document import Document


class Affairs(NamedTuple):
    """How many contacts of a report are between states, how many of one state's executive, how many states meet, and
    whether somebody of one state speaks of another."""

    foreign: int = 0
    own: int = 0
    states: int = 0
    spoken_of: bool = False


_SPOKEN_OF = 2.0  # what it weighs for `diplomatic` that somebody of one state speaks of another
_LEAST, _FIRST, _SHARE = 5.0, 4.0, 0.42
"""What a context must weigh at least, what the weightiest must, and which share of the weightiest the others must have."""
_HEAVY = 28.0  # a context that weighs more than this leaves the others no smaller a place
_OWN_AFFAIR = 4.5  # what a meeting of a minister or governor at home weighs for `executive`


def find_contexts(doc: Document, affairs: Affairs) -> list[str]:
    """One to three contexts, the weightiest first; `diplomatic` also where states meet, `executive` where ministers do at home."""
    scores: dict[str, float] = defaultdict(float)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    head = doc.text.sentences[1][1] if len(doc.text.sentences) > 1 else len(doc.words)
    words = doc.words
    for i in doc.where("context"):
        word = words[i]
        told = 2.0 if i < head else 1.0
        for context, weight in word.roles.get("context", ()):
            key = context, word.bare
            times = seen[key] = seen[key] + 1
            scores[context] += weight * told / times  # a term counts less each time it comes again
        for phrase in doc.known.get(i, ()):
            if phrase.kind == "context":
                for context, weight in phrase.data:
                    key = context, word.bare + "+"
                    times = seen[key] = seen[key] + 1
                    scores[context] += weight * told / times
    if affairs.foreign:
        scores["diplomatic"] += 2 + min(affairs.foreign, 3) + 2 * min(affairs.states, 2)
    if affairs.spoken_of:
        scores["diplomatic"] += _SPOKEN_OF
    if affairs.own:
        scores["executive"] += _OWN_AFFAIR
    size = max(1.0, len(doc.words) / 180)
    ranked = sorted(((score / size**0.5, context) for context, score in scores.items()), reverse=True)
    if not ranked or ranked[0][0] < _FIRST:
        return []
    top = ranked[0][0]
    return [
        context
        for score, context in ranked[:3]
        if score >= max(_LEAST, _SHARE * min(top, _HEAVY)) or context == ranked[0][1]
    ]
