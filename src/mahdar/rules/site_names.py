"""Where the name of a site ends that no list has: «مطار معيتيقة», «شارع الملك فيصل», «ميدان العروبة»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.names import name_end
from mahdar.rules.noun_phrases import complement_end


def patron_end(doc: Document, j: int) -> int:
    """Where the name ends of whom a road or a hall is called after: «طريق الملك فهد», «قاعة إبراهيم ناصر»; j where none begins."""
    if doc.cls[j] == "H" and doc.words[j].definite and j + 1 < len(doc.words):
        end = name_end(doc, j + 1, titled=True)
        return end if end > j + 1 else j
    return name_end(doc, j, titled=True) if doc.words[j].name >= 1.5 else j


def site_name_end(doc: Document, j: int, *, rare_only: bool) -> int:
    """Where the unlisted name of a site ends: «مطار معيتيقة», «مسجد قوات الطوارئ», «شارع الملك فيصل», «ميدان العروبة»."""
    word, c = doc.words[j], doc.cls[j]
    if rare_only and c == "G" and not word.definite and word.name >= 1.5:
        return name_end(doc, j, titled=True)  # «قاعدة علي السالم»
    if rare_only and c == "H" and word.definite and doc.words[j - 1].bare not in _OWNED:
        return patron_end(doc, j)  # «نفق الشهيد أحمد حمدي»; «قصر الأمير» is where he lives
    if rare_only:
        if not word.definite and not word.zipf and c in "wG" and not word.clitic and word.name > 0:
            return j + 1  # «قصر مالاكانيان»
        return j + 1 if word.definite and word.zipf < 350 and c in "wGVmN" else j
    if "opener" in word.roles and not word.definite and j + 1 < len(doc.words):
        after = doc.words[j + 1]  # «شارع واد المخازن», «دوار أولاد أحمر»
        if (
            not after.clitic
            and doc.cls[j + 1] in "wGLN"
            and (after.definite or not after.zipf or doc.cls[j + 1] == "G")
        ):
            return j + 2
    if c == "B":
        return complement_end(doc, j, j + 1, definite=word.definite, of_person=False)
    if c == "H" and j + 1 < len(doc.words):
        return max(name_end(doc, j + 1, titled=True), j + 1)
    if c == "G" or word.name > 1:
        return max(name_end(doc, j, titled=True), j + 1)
    if c in "SVMQOpchdranktike0.,;:\n()-\"'«»/x":
        return j
    if word.definite:
        return j if "placenoun" in word.roles or word.core in ("العاصمه", "البلد", "البلاد") else j + 1
    return j + 1 if word.zipf < 200 and not word.key.endswith("ه") else j


def quoted_name_end(doc: Document, j: int) -> int:
    """Where the short name in marks ends that begins with a mark at token j: «قصر "تشان قايا"»; j where none does."""
    for k in range(j + 2, min(j + _LONGEST_QUOTED, len(doc.words))):
        if doc.cls[k] in "\"»'":
            return k + 1
        if doc.cls[k] in ".,:\n(SV":
            break
    return j


_LONGEST_QUOTED = 6
_OWNED = word_set("places", "owned")
