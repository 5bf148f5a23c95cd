"""What a preposition leads between a verb of saying and what is said: «في بيان صادر عنها», «في كلمته أمام المجلس»."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document

TELLINGS = word_set("speech_frame", "tellings")
OCCASIONS = word_set("speech_frame", "occasions")
_ANSWERS = word_set("speech_frame", "answers")
PASSED_ON = word_set("speech_frame", "passed on")
_ISSUED = word_set("speech_frame", "issued")
_PAPERS_PRONOUN = word_set("speech_frame", "papers pronoun")
ASIDE = 20  # how many tokens an aside between two commas may have
BRACKETED = 10  # how many tokens an aside between brackets may have


def with_its_clause(doc: Document, k: int, last: int, first: int = 0) -> int:
    """«في بيان أصدره أمس»: the token after a relative clause that follows an indefinite noun without a pronoun."""
    if k + 1 < last and doc.words[k - 1].core in TELLINGS and doc.words[k].key == "الي" and k + 1 in doc.at:
        return doc.at[k + 1].last  # «في رسالة إلى مجلس الأمن»
    if k < last and doc.words[k - 1].core in TELLINGS and doc.words[k].key in ("له", "لها", "لهم", "لهما"):
        return k + 1  # «في بيان لها»
    if k + 1 < last and doc.words[k - 1].core in _ANSWERS and doc.words[k].key in ("عن", "علي", "على", "حول"):
        return with_its_clause(doc, adjunct_end(doc, k + 1, last), last)  # «ضمن جواب عن سؤال برلماني»
    if (
        k < last
        and not doc.words[k - 1].definite
        and doc.words[k].key in PASSED_ON
        and doc.words[k - 1].core in TELLINGS
    ):
        return _paper_end(doc, k, last)
    if k >= last or doc.words[k - 1].definite or k in doc.at or doc.cls[k] not in "wSVM":
        return k
    if not doc.words[k].key.endswith(("ه", "ها", "هم")) or not doc.words[k].key.startswith(
        ("ا", "ن", "ب", "ت", "ك", "و", "ع", "ح", "ش", "ج")
    ):
        return k
    if not any(doc.words[n].core in TELLINGS | OCCASIONS for n in range(first or k - 1, k)):
        return k
    k += 1
    while k < last and (k in doc.at or doc.cls[k] in "tH"):
        k = doc.at[k].last if k in doc.at else k + 1
    return k


def _with_its_reader(doc: Document, k: int, last: int) -> int:
    """«في بيان اطلعت عليه «الشرق»، …»: the comma after the newspaper that saw a paper; k where none follows."""
    for n in range(k, min(last, k + BRACKETED)):
        if doc.cls[n] == ",":
            return n
        if doc.cls[n] in "aSMp:":
            break
    return k


def _paper_end(doc: Document, k: int, last: int) -> int:
    """«في بيان تلقت الوكالة نسخة منه», «في بيان صادر عنها»: the token after what is told of how a paper came; k where it has no end."""
    if doc.words[k].core in _ISSUED and k + 2 < last and doc.words[k + 1].key == "عن" and doc.cls[k + 2] in "wBCmO":
        return adjunct_end(doc, k + 2, last)  # «في بيان صدر عن دائرتها الإعلامية»
    for n in range(k, min(last, k + ASIDE)):
        if doc.words[n].key in _PAPERS_PRONOUN:
            return _with_its_reader(doc, n + 1, last) if doc.words[k].core not in _ISSUED else n + 1
        if doc.cls[n] in ',:a"«':
            return n
        if n > k and doc.cls[n] in "SM" and n not in doc.at:
            break
    return k


_NO_NISBAS = word_set("speech_frame", "no nisbas")


def _is_whose_telling(doc: Document, k: int) -> bool:
    """«كلمته», «بيانها»: a noun of telling with the pronoun of whoever speaks."""
    key = doc.words[k].key
    return any(key.startswith(telling.removesuffix("ه")) for telling in TELLINGS) and key.endswith(("ه", "ها", "هم"))


def adjunct_end(doc: Document, k: int, last: int, takes: Sequence[str] = ()) -> int:
    """The token after what a preposition leads: a mention, or a noun with its definite adjectives and genitives."""
    first = k
    while k < last and k - first < 8:
        if k in doc.at:
            return doc.at[k].last
        word, c = doc.words[k], doc.cls[k]
        if k > first and word.clitic and word.clitic in takes and _is_whose_telling(doc, k - 1):
            break  # «طالب النقيب في كلمته | بإعفاء الصحف»
        nisba = word.key.endswith(("ي", "يه", "يا")) and not doc.words[k - 1].definite and word.key not in _NO_NISBAS
        relation = word.definite or word.clitic in ("ل", "ب") or nisba
        relation = relation or (k > first and doc.words[k - 1].clitic == "ل" and not doc.words[k - 1].definite)
        noun = c == "Q" and word.clitic == "ل"  # «لمتابعة القرارات»: behind a preposition the participle is a masdar
        if not (noun or c in "wNFBOGmHd0t") or (k > first and not relation and c not in "t0"):
            break
        k += 1
    return max(k, first)
