"""Places: countries, cities, regions and named sites, where the words stand for the place and not for something else."""

from __future__ import annotations

from mahdar.rules.document import Document, Mention

_SITES = frozenset(("مدينه", "محافظه", "منطقه", "ولايه", "اقليم", "بلده", "قريه", "مخيم", "جزيره", "مطار", "قصر", "ميدان",
                    "ساحه", "شارع", "معبر", "ميناء", "مضيق", "خليج", "بحر", "نهر", "جبل", "حي", "ضاحيه", "مركز", "قاعده", "فندق"))  # fmt: skip


def place_at(doc: Document, i: int) -> Mention | None:
    """The place that begins at token i, or None: «سوريا», «تل أبيب», «مدينة أريحا» is «أريحا»."""
    phrase = doc.phrase(i, "place")
    word = doc.words[i]
    if phrase:
        return Mention(doc, "place", i, phrase.last, rule="known_place", confidence=0.95, data=dict(phrase.data))
    single = word.has("place")
    if not single or _is_nisba_here(doc, i):
        return None
    if single.get("kind") not in ("country", "capital") and not word.clitic.endswith(("ب", "ل")) and not _place_context(doc, i):
        if word.zipf > 430 or "given" in word.roles or "family" in word.roles or "verb" in word.roles:
            return None
    return Mention(doc, "place", i, i + 1, rule="known_place", data=dict(single))


def _is_nisba_here(doc: Document, i: int) -> bool:
    """«الحكومة السعودية»: after a definite noun the word is an adjective, not the country."""
    word = doc.words[i]
    if not word.has("nisba") or word.clitic or i == 0:
        return False
    before = doc.words[i - 1]
    return before.definite and before.cls not in "pSMVL" and doc.at.get(i - 1) is None or before.cls in "BO" or bool(before.has("nisba"))


def _place_context(doc: Document, i: int) -> bool:
    """A preposition of place or a word such as «مدينة» stands before."""
    if i == 0:
        return True
    before = doc.words[i - 1]
    return before.core in _SITES or before.key in _WHERE or doc.cls[i - 1] in "\n"


_WHERE = frozenset(("في", "من", "الي", "نحو", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "داخل", "خارج", "بين"))
