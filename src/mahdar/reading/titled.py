"""The person whom honorifics or an office introduce: «وزير التعليم د. فلان», «الجنرال الهولندي فلان»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.expected_names import closes_with_nisba
from mahdar.rules.document import Document, Mention
from mahdar.rules.names import name_end, person_at
from mahdar.rules.offices import office_at
from mahdar.rules.unlisted_names import name_after_honorific_end


def office_at_title(doc: Document, i: int) -> bool:
    """Whether a word that may be an honorific is an office here: «السفير الأسترالي لدى المملكة», «المستشار في الديوان الملكي»."""
    office = office_at(doc, i) if doc.words[i].has("office") or doc.phrase(i, "whole") else None
    rank = doc.phrase(i, "honorific")
    if office is not None and rank and rank.last >= office.last:
        return False  # «العميد الركن طارق صالح»
    return office is not None and office.last > i + 1


def person_after(doc: Document, j: int, titles: list[Mention]) -> Mention | None:
    """The person after honorifics or an office: after «السيد», «الدكتورة» rare words are a name too."""
    if titles and titles[-1].last == j and _has_all_its_letters(doc, j):
        doc.replace(j, doc.lexis.whole(doc.words[j].raw))
    if titles and titles[-1].last == j and (end := _ali_end(doc, j)) > j:
        return Mention(doc, "person", j, end, rule="name_after_honorific")
    if titles and titles[-1].last == j and (end := _everyday_name_end(doc, j, titles[-1])) > j:
        return Mention(doc, "person", j, end, rule="name_after_honorific")
    person = person_at(doc, j, titled=True) if not doc.words[j].clitic else None
    last = titles[-1] if titles and titles[-1].last == j else None
    if last is None or last.data["kind"] not in ("honorific", "academic") or not doc.words[last.first].definite:
        return person
    end = name_after_honorific_end(doc, j)
    return (
        Mention(doc, "person", j, end, rule="name_after_honorific") if end > (person.last if person else j) else person
    )


def _has_all_its_letters(doc: Document, j: int) -> bool:
    """«الدكتور لانس ماسي»: behind an honorific a rare word before a name has no proclitic."""
    word = doc.words[j]
    if word.clitic not in ("ب", "ل", "ك", "ف") or word.definite or j + 1 >= len(doc.words):
        return False
    after, whole = doc.words[j + 1], doc.lexis.whole(word.raw)
    if whole.zipf >= _RARE or whole.name <= 0 or after.clitic or doc.cls[j + 1] not in "wG" or after.definite:
        return False
    return after.name > _LIKELY_SURNAME


def _ali_end(doc: Document, j: int) -> int:
    """«الدكتور على عبد العال»: where the name ends that Egyptian newsrooms write like the preposition; j where it is one."""
    if doc.words[j].raw != "على" or j + 1 >= len(doc.words) or doc.words[j + 1].clitic:
        return j
    return name_end(doc, j + 1, titled=True) if doc.cls[j + 1] == "G" and doc.words[j + 1].name >= _SURELY else j


def _everyday_name_end(doc: Document, j: int, title: Mention) -> int:
    """«الفنانة هنا شيحة», «الدكتورة رحمة الكيلاني»: behind a woman's title a word is her name that is another one elsewhere; else j."""
    word = doc.words[j]
    if word.core not in _EVERYDAY_GIVEN or word.clitic or word.definite or j + 1 >= len(doc.words):
        return j
    surname = doc.words[j + 1]
    if not doc.words[title.last - 1].key.endswith("ه") or surname.clitic or not surname.roles.keys() & _IN_NAMES:
        return j
    return max(j + 2, name_end(doc, j + 1, titled=True))


_EVERYDAY_GIVEN = word_set("names", "everyday given")
_IN_NAMES = frozenset(("given", "family"))
_SURELY = 2.4
_RARE, _LIKELY_SURNAME = 300, 0.3


def name_after(doc: Document, j: int, titles: list[Mention]) -> tuple[Mention | None, int]:
    """The name after an office, with honorifics and at most a comma between."""
    k = (
        j + 3 if doc.cls[j : j + 1] == "(" and doc.cls[j + 2 : j + 3] == ")" else j
    )  # «… في لبنان (يونيفيل) الجنرال فلان»
    begin = k
    while k < len(doc.words) and (
        doc.words[k].raw == "#"
        or (k == j and doc.cls[k] in "\"'»)")
        or (k == j and doc.cls[k] == "«" and _is_name_in_marks(doc, k))
        or (
            doc.cls[k] == ","
            and k == begin
            and k + 1 < len(doc.words)
            and (doc.cls[k + 1] == "H" or doc.phrase(k + 1, "honorific") is not None)
        )
    ):
        k += 1
    while k < len(doc.words):
        phrase = doc.phrase(k, "honorific")
        if doc.words[k].clitic or not (phrase or doc.words[k].has("honorific")):
            break
        last = phrase.last if phrase else k + 1
        if last - k == 1 and len(doc.words[k].core) == 1:  # «وزير التعليم د. عزام»
            if last >= len(doc.words) or doc.words[last].raw != ".":
                break
            last += 1
        titles.append(Mention(doc, "title", k, last, rule="honorific", data={"kind": "honorific"}))
        k = last
        if k + 1 < len(doc.words) and closes_with_nisba(doc.words[k]) and not doc.words[k].clitic:
            k += name_end(doc, k + 1, titled=True) > k + 2  # «الجنرال | الهولندي | باتريك كاميرت»
    if titles and k + 1 < len(doc.words) and doc.cls[k] in '"«' and titles[-1].last == k:
        k += 1  # «القاضي الدكتور "فائق زيدان"»
    if k < len(doc.words) and (titles or not doc.words[k].clitic):
        person = person_after(doc, k, titles)
        if person is not None:
            if k and doc.cls[k - 1] in '"«' and (end := _closing_mark(doc, person.last)) > person.last:
                person = Mention(doc, "person", k, end, rule="name_in_marks")
            person.titles = titles
            return person, person.last
    if k + 1 < len(doc.words) and doc.cls[k] in ",-;" and not office_at(doc, k + 1):
        person = person_at(doc, k + 1, titled=doc.words[k + 1].name > 0.6)
        joined = doc.words[k + 1].key.startswith("و") and not doc.words[k + 1].roles.keys() & {
            "given",
            "family",
            "person",
        }
        if person is not None and not doc.words[k + 1].clitic and not joined:
            person.titles = titles
            return person, person.last
        if (end := _between_commas(doc, k + 1)) > k + 1:
            return Mention(doc, "person", k + 1, end, rule="name_between_commas"), end
    return None, j


def _closing_mark(doc: Document, last: int) -> int:
    """«رئيس الوزراء "برايوت تشان أو تشا"»: where the mark closes, at most three short words behind what looks like a name."""
    for k in range(last, min(last + 4, len(doc.words))):
        if doc.cls[k] in '"»':
            return k
        if doc.words[k].definite or doc.cls[k] not in "wGLcNS" or len(doc.words[k].raw) > _SHORT:
            break
    return last


_SHORT = 10


def _is_name_in_marks(doc: Document, k: int) -> bool:
    """«وزير الداخلية «عز الدين الشيخ»»: a name and nothing else in quotation marks, from the opening one at k."""
    end = name_end(doc, k + 1, titled=True)
    return end > k + 2 and doc.cls[end : end + 1] == "»"


def _between_commas(doc: Document, k: int) -> int:
    """«الأمين العام للمجلس المحلي، | بدر معاون،»: behind an office a given name with one word more between commas; k where none is."""
    if doc.cls[k - 1] != "," or k + 2 >= len(doc.words) or doc.cls[k + 2] != ",":
        return k
    first, second = doc.words[k], doc.words[k + 1]
    if first.clitic or second.clitic or first.definite:
        return k
    if "given" not in first.roles or doc.cls[k] not in "GLwtO":
        surname = "family" in second.roles and second.definite and second.key.endswith("ي")
        return k + 2 if surname and doc.cls[k] == "w" and doc.cls[k + 1] == "G" and not first.function else k
    bare = doc.cls[k + 1] in "wGLO" and not second.roles.keys() & {
        "nisba",
        "verb",
        "say",
        "meet",
        "function",
        "modifier",
    }
    return k + 2 if bare else k
