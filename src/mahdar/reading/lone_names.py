"""People named by one word alone, where only the words around tell that it is a name."""

from __future__ import annotations

from mahdar.rules.document import Document


def surname_after_saying(doc: Document, i: int) -> bool:
    """«وقال كيسنجر إن …», «وأوضح شوغاي أن …»: one name between a verb of saying and what is said."""
    word = doc.words[i]
    if i == 0 or word.clitic or doc.cls[i - 1] != "S" or doc.cls[i] not in "wG" or i + 1 >= len(doc.words):
        return False
    if not (i == 1 or doc.words[i - 1].clitic in ("و", "ف") or doc.cls[i - 2] in ".\n"):
        return False
    if word.core in ("علي", "لي", "الي") or (
        not word.roles.keys() & {"family", "mononym"} and word.key.endswith(("ون", "ين", "ات"))
    ):
        return False  # «شدد علي ان»: a preposition
    follows = doc.cls[i + 1] in 'a:"«' or (doc.cls[i + 1] == "," and i + 2 < len(doc.words) and doc.cls[i + 2] in "at")
    known = word.roles.keys() & {"family", "mononym"} or "seen" in word.roles
    if follows:
        return word.name >= 1.5 if known else word.zipf == 0 and word.name > 0.9 and not word.definite
    return _subject_before_object(doc, i)


def _subject_before_object(doc: Document, i: int) -> bool:
    """«وأكد تونغ ضرورة الحوار», «ورفض حمدان الإجراءات»: a name alone between a verb of saying and what it is said of."""
    word, after = doc.words[i], doc.words[i + 1]
    if doc.cls[i + 1] not in "wmpBOC" or (word.definite and after.definite and not after.clitic):
        return False
    if (doc.cls[i + 1] == "w" and not after.clitic and after.name > -1) or after.core == "الدين":
        return False  # «وقال رودريش إجلر، رئيس المكتب …»
    if word.roles.keys() & {"family", "mononym", "given"}:
        return word.name >= _SURE and word.zipf < _COMMON
    if doc.words[i - 1].raw.endswith("ت") or word.zipf >= _RARE or word.core.startswith("باسم"):
        return False  # «ودعت يوروكونترول شركات الطيران»: a body rather
    return word.name > _LIKELY and not word.key.endswith(("ه", "ات", "ين", "ون"))


_SURE, _LIKELY, _COMMON, _RARE = 2.4, 1.2, 430, 350
"""Of a lone name after a verb of saying: scores of a listed and of another word, Zipf frequencies × 100 that they stay below."""
