"""Offices that somebody is said to be given, to hold or to lose: «إعفاء فلان من مهام والي كسلا», «يشغل منصب وزير الدفاع»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention

_POSTS = word_set("appointments", "posts")
_MADE = word_set("appointments", "made")
_FAR = 10
"""How many tokens before the noun the one may be named whose post it is."""


def appointed(doc: Document, i: int, office: Mention) -> Mention | None:
    """The person named last before «من مهام», «في منصب», «عين» and the like, behind which an office begins at token i; or None."""
    k = i - 1
    if k < 1 or doc.words[i].clitic or not office.data.get("specific"):
        return None
    if doc.words[k].core not in _POSTS and not (doc.words[k].core in _MADE and is_made(doc, i)):
        return None
    for at in range(k - 1, max(-1, k - _FAR), -1):
        if doc.cls[at] in ".;:\na":
            return None
        held = doc.at.get(at)
        if held is not None and held.kind == "person":
            if doc.words[k - 1].key == "من" and office.data.get("status", "current") == "current":
                office.data["status"] = "former"
            return held
    return None


def made_far_before(doc: Document, i: int) -> Mention | None:
    """«تعيين الجنرال فلان، المستشار الكبير الذي …، | رئيسا للوفد»: the first one named behind the verb of appointing of that sentence."""
    if not is_made(doc, i):
        return None
    begin = doc.text.sentences[doc.text.sentence_of(i)][0]
    for k in range(i - 1, max(begin - 1, i - _LONG), -1):
        if doc.words[k].core in _APPOINTING:
            for at in range(k + 1, i):
                held = doc.at.get(at)
                if held is not None and held.kind == "person":
                    return held
            return None
    return None


_LONG = 30
_APPOINTING = word_set("appointments", "appointing")


def is_made(doc: Document, i: int) -> bool:
    """«وزيرا للنفط», «قائدا للأمن», «نائبا أول لرئيس الوزراء»: the accusative in which somebody is made something, no dual."""
    word = doc.words[i]
    if word.definite or not word.core.endswith("ا") or i + 1 >= len(doc.words):
        return False
    after = doc.words[i + 1]
    if "\u064b" in word.raw or after.clitic == "ل" or after.key in ("علي", "اول") or after.raw == "لدى":
        return True
    return after.core.endswith("ا") and not after.definite and not after.clitic
