"""What a contact was about: the objects of «بحث», «ناقش», «تناول», «لبحث», «استعراض»."""

from __future__ import annotations

from mahdar.rules.document import Document

_VERBS = frozenset(
    (
        "بحث",
        "بحثا",
        "بحثت",
        "ناقش",
        "ناقشا",
        "ناقشت",
        "تناول",
        "تناولا",
        "تناولت",
        "استعرضا",
        "تباحثا",
        "تدارس",
        "تدارسا",
        "بحثوا",
        "ناقشوا",
        "يبحث",
        "يبحثان",
        "يناقش",
        "يناقشان",
        "تبحث",
    )
)
_MASDARS = frozenset(("بحث", "مناقشه", "استعراض", "تدارس", "تناول"))
_INTRODUCED = frozenset(
    ("جري", "تم", "جرت", "اللقاء", "الاجتماع", "الاتصال", "الاستقبال", "المقابله", "خلاله", "خلالها")
)
_BESIDE = frozenset(
    (
        "معه",
        "معها",
        "معهم",
        "معهما",
        "الجانبان",
        "الطرفان",
        "الجانبين",
        "معا",
        "خلال",
        "خلاله",
        "خلالها",
        "فيه",
        "اللقاء",
        "الاجتماع",
    )
)
_STOPS = frozenset(("وذلك", "حيث", "بحضور", "فيما", "كما", "خلال", "بما"))


def topic_ranges(doc: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Ranges of tokens, one for each thing discussed: «آخر المستجدات السياسية»، «رؤية الائتلاف وعمله في المرحلة القادمة»."""
    for i in range(first, last - 1):
        word = doc.words[i]
        aim = word.clitic == "ل" and word.core in _MASDARS
        told = word.core in _MASDARS and any(doc.words[k].core in _INTRODUCED for k in range(max(first, i - 4), i))
        if aim or told or (word.core in _VERBS and word.clitic in ("", "و") and i not in doc.at):
            begin = _skip_beside(doc, i + 1, last)
            if begin is not None:
                return _split(doc, begin, last)
    return []


def _skip_beside(doc: Document, k: int, last: int) -> int | None:
    """Past «معهم», «الجانبان» and the names of those who discuss; None where the verb has no object («بحث مع …»)."""
    while k < last and (
        doc.words[k].core in _BESIDE or (k in doc.at and doc.at[k].kind in ("person", "title", "office"))
    ):
        k = doc.at[k].last if k in doc.at else k + 1
    if k >= last or doc.cls[k] in "p,.;:SM":
        return None
    return k


def _split(doc: Document, k: int, last: int) -> list[tuple[int, int]]:
    """Cut at «، و»; a new verb or clause ends the list."""
    found, begin = [], k
    while k < last and k - begin < 40:
        if doc.words[k].key in _STOPS or doc.cls[k] in ".;:SMr\n":
            break
        if doc.cls[k] == "," and k > begin:
            found.append((begin, k))
            if (
                k + 1 < last
                and doc.words[k + 1].clitic.startswith("و")
                and doc.words[k + 1].cls not in "SM"
                and doc.words[k + 1].key not in _STOPS
            ):
                begin = k + 1
            else:
                return found
        k += 1
    if k > begin and doc.words[begin].key not in _STOPS:
        found.append((begin, k))
    return found[:5]
