"""Where a person's name may begin, and what looks like a name there and is none: months, superlatives, prepositions."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document

_AFTER_MONTHS = word_set("names", "after months")
_BEFORE_MONTHS = word_set("names", "before months")
LINKS = word_set("names", "links")
LINEAGE = word_set("names", "lineage")
_MONTHS = word_set("names", "months")
COUNTERPARTS = word_set("names", "counterparts")
_VISITING = word_set("names", "visiting")
EVERYDAY_ALONE = 450
"""Zipf × 100 from which a word alone after a title is no surname: «سناتور كبير»."""
GIFTS = word_set("names", "gifts")
"""What stands before «الله» in names: «عطا الله», «دفع الله»."""


OF_FAITH = word_set("names", "of faith")
"""What stands before «الدين» in names: «علاء الدين», «شرف الدين»."""


def is_of_faith(doc: Document, j: int) -> bool:
    """«شرف الدين», «علاء الدين»: of two words one name."""
    return doc.words[j].core in OF_FAITH and j + 1 < len(doc.words) and doc.words[j + 1].key == "الدين"


def of_god(doc: Document, j: int) -> bool:
    """Whether «الله» follows in a name: «نصر الله», but not «حزب الله»; «نعمة الله على عباده» only where a name goes on or went before."""
    word = doc.words[j]
    if word.core not in GIFTS or j + 1 >= len(doc.words) or doc.words[j + 1].key != "الله":
        return False
    if "given" in word.roles or (j and doc.words[j - 1].key in LINEAGE):
        return True
    beside = [k for k in (j - 1, j + 2) if 0 <= k < len(doc.words)]
    return any(
        doc.words[k].roles.keys() & {"given", "family", "honorific"}
        and doc.cls[k] in "GH"
        and (k < j or not doc.words[k].clitic)
        for k in beside
    )


def is_misspelt_preposition(doc: Document, j: int) -> bool:
    """«يتعين علي الولايات المتحدة», «ستيف جوبس علي سبيل المثال»: Egyptian newsrooms write «على» so, and then always."""
    if doc.words[j].key != "علي" or j + 1 >= len(doc.words):
        return False
    after = doc.words[j + 1]
    if after.clitic or doc.cls[j + 1] in "G,.\n;:)(\"»'-aSMxQrtO" or after.core in LINKS or after.name >= 0:
        return False
    return doc.spells_yeh_dotted


def _is_month(doc: Document, i: int) -> bool:
    """«شهر رمضان المبارك» is nobody, nor is «رجب», «محرم» after «شهر»."""
    if i and doc.words[i - 1].core in _BEFORE_MONTHS:
        return doc.words[i].core in _MONTHS
    following = doc.words[i + 1].key if i + 1 < len(doc.words) else ""
    return doc.words[i].core in _MONTHS and following in _AFTER_MONTHS


def _named_basim(doc: Document, i: int) -> bool:
    """«رئيس الديوان الأسبق باسم عوض الله»: a man of that name, nothing in the name of somebody."""
    return i + 1 < len(doc.words) and of_god(doc, i + 1)


_SUPERLATIVES = word_set("names", "superlatives")
_FEASTS = word_set("names", "feasts")
_HOLIDAYS = word_set("names", "holidays")
_TOLD_APART = _FEASTS | _MONTHS | _VISITING | _SUPERLATIVES | GIFTS | {"علي"}
"""Words of which `_by_its_word` may say something, by their core; «لسان» beside them, which may be cut."""


def _is_superlative(doc: Document, i: int) -> bool:
    """«زعيمة أكبر اقتصاد في أوروبا», «ثاني أكبر مدينة»: before an everyday noun they are nobody."""
    if doc.words[i].core not in _SUPERLATIVES or i + 1 >= len(doc.words):
        return False
    following = doc.words[i + 1]
    everyday = following.name < 0 or following.core in _SUPERLATIVES
    return everyday and not following.definite and following.core not in LINKS


def _by_its_word(doc: Document, i: int, *, titled: bool) -> bool | None:
    """What a word that is told apart from a name says of its beginning here; None where it says nothing."""
    word = doc.words[i]
    if word.key == "لسان":
        return False  # «على لسان فلان»: no San of the Spaniards
    if word.key == "بدور" and i + 1 < len(doc.words) and doc.words[i + 1].has("office"):
        return False  # «أشاد الوفد بدور رئيس الوزراء»: a role, no Budur
    if word.core in _FEASTS and i + 1 < len(doc.words) and doc.words[i + 1].core in _HOLIDAYS:
        return False  # «عيد النصر»
    if _is_month(doc, i) or (i and word.core in _VISITING and doc.words[i - 1].definite):
        return False  # «الوزير الضيف»
    if _is_superlative(doc, i):
        return False
    if of_god(doc, i):
        return True
    return False if is_misspelt_preposition(doc, i) and not titled else None


def may_begin_name(doc: Document, i: int, *, titled: bool) -> bool:
    """Whether a name may begin here at all."""
    word, c = doc.words[i], doc.cls[i]
    if (word.core in _TOLD_APART or word.key == "لسان") and (told := _by_its_word(doc, i, titled=titled)) is not None:
        return told
    if is_name_here(doc, i) or (titled and (_given_after_title(doc, i) or before_lineage(doc, i))):
        return True
    if is_of_faith(doc, i) and word.clitic in ("", "و", "ل"):
        return True
    if c in "pchdranktie0.,;:\n()-\"'«»H" and word.core not in LINKS:
        return False
    if (
        titled
        and word.key in KOREAN_FIRST
        and i + 1 < len(doc.words)
        and doc.words[i + 1].key in KOREAN_FIRST | KOREAN_LAST
    ):
        return True
    if titled and _hides_a_preposition(doc, i):
        return False
    if "placenoun" in word.roles and "given" not in word.roles:
        return False  # «كيبوتس كيرم شالوم»
    if word.clitic[-1:] in ("ب", "ك", "ل") and titled:
        return False  # «السفير الكوري بالتطور»
    if (
        word.key == "باسم"
        and i
        and not _named_basim(doc, i)
        and (doc.cls[i - 1] not in 'SMH,.\n:-(«"' or doc.words[i - 1].has("office"))
    ):
        return False
    if word.core in LINKS and word.raw in ("فإن", "وإن"):
        return False
    if word.core in LINKS:
        return c != "n" or (i + 1 < len(doc.words) and doc.words[i + 1].name > -1.0)  # «لا يعد» is no «La …»
    if word.definite and i + 1 < len(doc.words) and doc.words[i + 1].name > 0.4:
        if word.has("nisba"):
            return titled and is_given_here(doc, i)  # «نظيره المصري سامح شكري», but «عامل الإقليم العربي التويجر»
        if "given" not in word.roles and "given" in doc.words[i + 1].roles and not doc.words[i + 1].definite:
            return False  # «لعملية السلام | فرناندو جنتلني»
    if titled:
        if c in "SMVQO" and word.name < 1.0:
            return False
        if word.definite and word.key.endswith("يه") and not word.roles.keys() & {"given", "family", "person"}:
            return False  # «المشروعات التحضرية»
        following = doc.words[i + 1].name if i + 1 < len(doc.words) else -9.0
        return word.name > (0.4 if word.definite else 0.0) or (word.name > -0.6 and following > 0.8)
    return word.name >= 1.4 and not (c == "L" and "given" not in word.roles)


UNLIKELY = -0.3
KOREAN_FIRST = word_set("names", "korean first")
KOREAN_LAST = word_set("names", "korean last")


def _given_after_title(doc: Document, i: int) -> bool:
    """«الشيخ صباح خالد الأحمد»: after a title, a time of day or a town is a given name where a name follows it."""
    word = doc.words[i]
    if doc.cls[i] not in "tLBi" or word.definite or word.clitic or "given" not in word.roles or i + 1 >= len(doc.words):
        return False
    following = doc.words[i + 1]
    return doc.cls[i + 1] == "G" and not following.clitic and following.name > 1.4


VERB_RATHER = -2.0
"""The likeness to a name below which a form in ي or ت is a verb rather."""


def before_lineage(doc: Document, i: int, *, clitic: bool = False) -> bool:
    """«اللواء الركن صغير بن عزيز»: after a title whatever stands before «بن» is a name."""
    word = doc.words[i]
    if i + 1 >= len(doc.words) or bool(word.clitic) != clitic or doc.cls[i] not in "wGLVH":
        return False
    if (word.definite or doc.cls[i] == "H") and not opens_item(doc, i):
        return False
    if word.key.startswith("ي") and word.zipf and word.name < VERB_RATHER:
        return False  # «محافظ السليل | يقلد ابن هقشة رتبة رائد»
    if clitic and (word.roles.keys() & {"given", "family"} or word.zipf > EVERYDAY_ALONE):
        return False
    return doc.words[i + 1].key in LINEAGE and not doc.words[i + 1].clitic


def opens_item(doc: Document, i: int) -> bool:
    """«- الناجي ولد سيدها، وزير …»: whatever stands before a father's name at the head of an item of a list is a name."""
    if i + 1 >= len(doc.words) or doc.words[i + 1].key not in LINEAGE or doc.words[i + 1].clitic:
        return False
    return i > 0 and doc.cls[i - 1] == "-" and (i == 1 or doc.cls[i - 2] == "\n")


def _hides_a_preposition(doc: Document, i: int) -> bool:
    """«بالتطورالاقتصادي», «ببطلان»: an unknown word that is an everyday one after its first letter."""
    word = doc.words[i]
    if word.clitic or word.zipf or word.roles.keys() & {"given", "family", "person", "seen"}:
        return False
    if word.key.startswith(("بال", "كال", "فال", "وال")):
        return len(word.key) > 6
    return word.key[:1] in "بلك" and doc.lexis.lexicon.singles.get(word.key[1:], {}).get("zipf", 0) > 300


def is_name_here(doc: Document, i: int) -> bool:
    """«مساعد بن محمد العيبان», «سلطان الجابر»: an office noun, a title, a time of day or a town that is a given name here."""
    word, c = doc.words[i], doc.cls[i]
    if word.definite or i + 1 >= len(doc.words) or c in "pchdrankie0.,;:\n()-\"'«»xV":
        return False
    following = doc.words[i + 1]
    if following.key in ("بن", "بنت") and not following.clitic:
        return "given" in word.roles or (word.zipf < 300 and c in "wGL")
    if "given" not in word.roles or following.clitic or c not in "OHLtB":
        return False
    if following.key == "ال":
        return True
    if following.definite:
        surname = "family" in following.roles or "given" in following.roles
        if c == "O" and surname and doc.cls[i + 1] == "G" and following.name > 2:
            return True  # «أمين الناصر»
        common = following.roles.keys() & {"nisba", "portfolio", "office", "bodyhead", "honorific", "modifier", "place"}
        return surname if c in "tHL" else following.zipf < 400 and not common
    return c == "O" and following.name > 1.4  # «أمينة محمد», «سلطان أحمد»: nobody is a secretary of somebody by name


def is_given_here(doc: Document, j: int) -> bool:
    """«العربي التويجر»: a nisba that is a given name too, before a surname that is no everyday word."""
    if "given" not in doc.words[j].roles or doc.words[j].clitic or j + 1 >= len(doc.words):
        return False
    after = doc.words[j + 1]
    surname = "family" in after.roles or (after.definite and after.zipf < _RARE_SURNAME and doc.cls[j + 1] in "wG")
    return surname and not after.clitic and after.name > UNLIKELY


_RARE_SURNAME = 330
