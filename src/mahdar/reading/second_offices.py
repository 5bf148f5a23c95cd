"""A second office of the same one: «وزير الداخلية | وزير الدفاع بالوكالة», «…، رئيس الدولة، …», «نائب رئيس الحزب | وعضو مجلس الشيوخ»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.titled import name_after
from mahdar.rules.document import Document, Mention
from mahdar.rules.names import name_end
from mahdar.rules.offices import office_at


def second_in_apposition(doc: Document, i: int, j: int) -> Mention | None:
    """«مصطفى مدبولي، رئيس مجلس الوزراء، | ووزير الإسكان، …»: a joined office of the same one, where no other name follows it."""
    if i == 0 or name_before(doc, i) is None:
        return None
    k = j + 1 if j < len(doc.words) and doc.cls[j] == "," else j
    if k >= len(doc.words) or doc.words[k].clitic not in (("", "و") if doc.cls[i - 1] == "," else ("",)):
        return None
    if k == j and not doc.words[k].clitic:
        return None
    office = office_at(doc, k)
    if office is None or not office.data.get("specific") or office.last >= len(doc.words):
        return None
    return office if doc.cls[office.last] in ",.-)a" and _names_nobody(doc, office.last) else None


def _names_nobody(doc: Document, k: int) -> bool:
    """Whether behind the comma after an office no name stands, whose it would be: «…، رئيس الدولة، | صباح اليوم»."""
    if doc.cls[k] != "," or k + 1 >= len(doc.words):
        return True
    after = k + 1
    return bool(doc.words[after].clitic) or (doc.cls[after] != "H" and name_end(doc, after, titled=True) < after + 2)


def second_joined(doc: Document, chain: list[Mention], j: int) -> Mention | None:
    """«نائب رئيس مجلس الوزراء | ووزير الخارجية | فلان», «وزير المالية ووزير النفط بالوكالة فلان»: two posts of one minister."""
    if j >= len(doc.words) or doc.words[j].clitic != "و":
        return None
    first = chain[-1]
    named = name_before(doc, chain[0].first) is not None
    if (
        first.data.get("status") == "former"
        and first.data.get("specific")
        and not (named and _is_second_post(doc, first, j))
    ):
        return _with_its_holder(doc, j)  # «رئيس الوزراء الأسبق والأمين العام لحركة الوفاق فلان»
    if not named and doc.words[first.first].core in _SITTING:
        return _with_its_holder(doc, j)  # «النائب ورئيس لجنة المال فلان»
    if (
        not named
        and first.data.get("specific")
        and first.data.get("number") == "s"
        and _is_subject(doc, chain[0].first)
    ):
        return _with_its_holder(doc, j)
    if _is_accusative(doc, first.first) and _is_accusative(doc, j) and named:
        office = office_at(doc, j)
        return office if office is not None and office.data.get("specific") else None
    if named and _is_second_post(doc, first, j):
        office = office_at(doc, j)
        if office is not None and office.data.get("specific") and not _with_its_holder(doc, j):
            return office
    if doc.words[j].core not in ("وزير", "وزيره"):
        return None
    office = office_at(doc, j)
    if office is None or not office.data.get("specific") or office.last >= len(doc.words):
        return None
    if named and doc.words[first.first].core == "وزير" and office.data.get("status") == "acting":
        return office if _with_its_holder(doc, j) is None else None  # «فلان … ووزير الدفاع ووزير الداخلية بالوكالة»
    deputy = any(doc.words[k].core in _CABINET for k in range(first.first, first.last)) and doc.words[first.first].bare in (
        "ناءب", "ناءبه", "رءيس", "رءيسه",
    )  # fmt: skip
    interim = any(doc.words[k].key in _INTERIM for k in range(office.first, office.last))
    if not (deputy or interim):
        return None
    if named:
        return office if _with_its_holder(doc, j) is None else None
    person, last = name_after(doc, office.last, [])
    return office if person is not None and last > office.last else None


def _is_subject(doc: Document, i: int) -> bool:
    """«قال رئيس المركز | والناطق باسم الحكومة | فلان»: a verb of saying in the singular has one subject, with whatever posts."""
    return i > 0 and doc.cls[i - 1] == "S" and not doc.words[i - 1].core.endswith(("ا", "وا", "ون"))


def _is_second_post(doc: Document, first: Mention, j: int) -> bool:
    """«فلان نائب رئيس الحزب | وعضو مجلس الشيوخ», «فلان وزير دولة لشؤون الشباب | ووزير دولة لشؤون الإسكان»: one man's two posts."""
    word = doc.words[j]
    return word.bare in _SECOND_POSTS or (word.core == doc.words[first.first].core == "وزير" and not word.definite)


_SECOND_POSTS = word_set("mentions", "second posts")


def _is_accusative(doc: Document, j: int) -> bool:
    """«محافظا لبنادر | وعمدة لمقديشو»: the form in which somebody is made something."""
    return doc.words[j].core.endswith(("ا", "ه")) and not doc.words[j].definite


def _with_its_holder(doc: Document, j: int) -> Mention | None:
    """The office at j where the name of its holder follows at once, or after further posts of the same one."""
    office = office_at(doc, j)
    if office is None or not office.data.get("specific"):
        return None
    last = office.last
    while last < len(doc.words) and not doc.words[last].clitic and (further := office_at(doc, last)) is not None:
        last = further.last  # «ووزير الدولة | عضو مجلس الوزراء | فلان»
    return office if last < len(doc.words) and name_after(doc, last, [])[1] > last else None


_SITTING = word_set("mentions", "sitting")
"""Posts that many hold: with the article and without a name they wait for that of the post joined to them."""
_CABINET = word_set("mentions", "cabinet")
_INTERIM = word_set("mentions", "interim")


def name_before(doc: Document, i: int) -> Mention | None:
    """The person named just before an office in apposition: «سامح شكري، وزير الخارجية المصري», «"سامح شكري" وزير الخارجية»."""
    k = i - 1
    if k >= 0 and doc.cls[k] in ",-(;":
        k -= 1
    if k > 1 and doc.cls[k] in "\"'»":
        named = doc.at.get(k - 1)
        k -= named is not None and named.first > 0 and doc.cls[named.first - 1] in "\"'«"
    before = doc.at.get(k)
    if before is None or before.kind != "person" or doc.words[i].clitic not in ("",):
        return None
    return before
