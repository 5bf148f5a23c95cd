"""Where a person's name begins and ends. Arabic has no capitals: lists, frequency and neighbours must tell."""

from __future__ import annotations

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention
from mahdar.rules.masdars import is_masdar
from mahdar.rules.name_parts import (
    begins_another,
    continues_name,
    describes_a_thing,
    follows_link,
    glued_particle,
    has_pronoun,
    hyphen_joins,
    initial_end,
    is_foreign_with_w,
    is_future,
    is_joined,
    is_odd_part,
    is_present,
    tells_how,
    tells_of_him,
    titles_a_father,
)
from mahdar.rules.name_start import (
    COUNTERPARTS,
    EVERYDAY_ALONE,
    GIFTS,
    LINEAGE,
    LINKS,
    OF_FAITH,
    before_lineage,
    is_misspelt_preposition,
    is_name_here,
    is_of_faith,
    may_begin_name,
    of_god,
)
from mahdar.rules.surnames import ends_before_office
from mahdar.rules.watching import Watch

_KIN = word_set("names", "kin")
_MET = word_set("names", "met")
"""Who is met stands right after the name of who meets: «استقبل الوزير حيدر | وفدا من …»."""
_TITLES_IN_NAMES = word_set("names", "titles in names")
_KUNYAS = word_set("names", "kunyas")
_EVERYDAY = 400
"""Zipf × 100 from which a word is no part of a name by its look alone."""
_LIMIT = 9
_MARKS = frozenset(',;:()«»"\n')
"""Classes of marks at which any name ends."""


def name_end(doc: Document, i: int, *, titled: bool) -> int:
    """The token after the name that begins at i, or i where none begins.

    titled: an office or honorific stands before it, so unknown words may be a name: «وزير الخارجية ريكس تيلرسون».
    """
    words, count = doc.words, len(doc.words)
    if i >= count:
        return i
    if words[i].clitic in ("ب", "ل", "ك", "ف") and (
        before_lineage(doc, i, clitic=True) or _before_foreign_link(doc, i)
    ):
        doc.replace(i, doc.lexis.whole(words[i].raw))  # «النائب بيرام ولد الداه», «لانس دي ماسي»
    if not may_begin_name(doc, i, titled=titled):
        return i
    j, strength, real = i, 2.0 if is_name_here(doc, i) else 0.0, 0
    while j < count and j - i < _LIMIT:
        if j > i and doc.cls[j] in _MARKS:
            break
        word = words[j]
        if (
            j > i
            and word.clitic
            and (
                _is_whole_after(doc, j)
                or (titled and _is_behind_no_word(doc, j))
                or (
                    titled
                    and real == 1
                    and (_is_whole_with_w(doc, j) or _is_of_the_house(doc, j) or _is_whole_where_expected(doc, j))
                )
            )
        ):
            word = doc.lexis.whole(word.raw)
            doc.replace(j, word)
        if j > i + 1 and word.key == "ولد" and words[i].key == "ولد":
            break  # «خلف ولد سيداتي | ولد محم»: who is called by his father's name has no grandfather in it
        if j > i and not word.roles and is_joined(word) and not (real == 1 and is_foreign_with_w(doc, j)):
            break
        if j > i and word.raw == "-":
            if j + 1 < count and hyphen_joins(doc, j):
                j += 2 if glued_particle(doc, j + 1) else 1
                continue
            break
        if word.core in GIFTS and of_god(doc, j) and (j == i or not word.clitic):
            j, strength, real = j + 2, strength + 3.0, real + 1  # «دفع الله الحاج علي»
            continue
        if is_of_faith(doc, j) and (j == i or not word.clitic):
            j, strength, real = j + 2, strength + 3.0, real + 2  # «فؤاد شرف الدين»
            continue
        if j > i and (letters := initial_end(doc, j, titled=titled)) > j:
            j = letters
            continue  # «لوكاس ب. بيرسامين»
        if j > i and word.key == "علي" and is_misspelt_preposition(doc, j):
            break
        if word.key in LINEAGE and j + 1 < count and words[j + 1].clitic and not words[j + 1].definite:
            doc.replace(j + 1, doc.lexis.whole(words[j + 1].raw))  # «أحمد سعيد بن بريك»
        if (
            word.core in LINKS
            and word.raw not in ("فإن", "لسان", "بسان")
            and (j == i or not word.clitic)
            and j + 1 < count
            and follows_link(doc, j)
        ):
            titled_house = word.raw.endswith("آل") and doc.cls[j + 1] == "H"
            j, real = (j + 2, real + 1) if titled_house else (j + 1, real)  # «آل الشيخ»
            continue
        if j > i and real >= 2 and (ends_before_office(doc, j) or "mononym" in words[j - 1].roles):
            break
        if j > i and (
            word.key in _KIN
            or word.key in _MET
            or word.core in COUNTERPARTS
            or begins_another(doc, j)
            or ("mononym" in word.roles and "mononym" in words[j - 1].roles and "given" not in words[j - 1].roles)
        ):
            break  # «آصف شوكت صهر الرئيس», «قمة كيم ترمب»
        if j > i and doc.cls[j] in "HO" and not word.clitic and words[j - 1].key in LINEAGE and titles_a_father(word):
            j, real = j + 1, real + 1  # «إسماعيل ولد الطالب أحمد», «محمد ولد الشيخ الغزواني»
            continue
        if j > i and word.function and "given" in word.roles and words[j - 1].key in LINEAGE and not word.clitic:
            j, real, strength = j + 1, real + 1, strength + 2.0  # «فواز بن خلف المطيري»
            continue
        if j > i and (
            is_future(doc, j)
            or is_present(doc, j, real)
            or (words[j - 1].key not in LINEAGE and (has_pronoun(doc, j) or describes_a_thing(word)))
            or tells_how(doc, j)
            or (real > 1 and tells_of_him(doc, j))
        ):
            break
        if j > i and word.key in _TITLES_IN_NAMES and (_between_names(doc, j) or _closes_name(doc, j)):
            real += not _between_names(doc, j)  # «وسام القاضي»
            j += 1  # «خليل الحاج توفيق»
            continue
        if j > i and word.raw == "#" and j + 1 < count and words[j + 1].name > 0:
            j += 1
            continue
        if j > i and word.core in _BEHIND_NAMES and _leads_on(doc, j):
            break  # «ابنها محمد | البالغ من العمر»
        if j > i and (_is_aim(word) or (real > 1 and (_is_said_of_him(doc, j) or _is_guest(words[j - 1], word)))):
            break
        if j > i and not (
            continues_name(
                word,
                doc.cls[j],
                titled=titled,
                after_link=words[j - 1].key in LINKS,
                in_lineage=j - i > 2 and words[j - 2].key in ("بن", "بنت"),
                after_given="given" in words[j - 1].roles and words[j - 1].name >= 3,
            )
            or is_odd_part(doc, i, j, real, titled=titled)
        ):
            break
        if j > i and word.key == "بدور" and j + 1 < count and words[j + 1].definite:
            break  # «أشاد فلان بدور المملكة»: a role, no Budur
        strength += word.name
        real += 1
        j += 1
    while j > i and (words[j - 1].core in LINKS or words[j - 1].raw == "-") and real:
        j -= 1
    if not real or (real == 1 and titled and (strength < 0.9 or _is_noun_alone(words[i], strength))):
        return i
    if real == 1 and doc.cls[i] == "x":
        return i  # «الرئيس التنفيذي لمجموعة ORA»: one word in other letters is a firm rather
    if words[i].core == "بن" and not titled and real == 1 and strength > _LONE_SURNAME and _stands_alone(doc, i):
        return j  # «ترأس بن دغر اجتماعا»
    if words[i].key == "ولد" and not titled and real == 1 and i and doc.cls[i - 1] in "SMp" and doc.cls[j - 1] == "G":
        return j  # «وقال ولد الغزواني», but «ولد أحمد في …»: was born
    kunya = words[i].core in _KUNYAS and real == 1 and j == i + 2 and doc.cls[i + 1] == "G" and strength >= 2.3
    return (
        j
        if titled or kunya or (real >= 2 and strength >= (_UNLISTED_ENOUGH if _has_rare_surname(doc, i, j) else 3.6))
        else i
    )


def _is_aim(word: Word) -> bool:
    """«الحمدان | لتذليل العقبات»: «ل» with a masdar of the second form that no list has by itself."""
    unknown = not (word.zipf or word.roles or word.clitic)
    return unknown and len(word.key) == _MASDAR and word.key.startswith("لت") and word.key[-2] == "ي"


_MASDAR = 6
SAID_OF_HIM = word_set("names", "said of him")
"""What stands right behind a name and is no part of it: «فلان | ضيف البرنامج», «فلان | باسمه»."""
_BEHIND_NAMES = word_set("names", "behind names")


def _leads_on(doc: Document, j: int) -> bool:
    """Whether a preposition follows, its own or one before the next noun: «البالغ من», «الواقعة في», «التابعة لـ»."""
    if j + 1 >= len(doc.words):
        return False
    return doc.cls[j + 1] == "p" or doc.words[j + 1].clitic in ("ل", "ب")


def _is_said_of_him(doc: Document, j: int) -> bool:
    """«… | ضيف البرنامج»: with a noun behind it; «أحمد شوقي ضيف» is a whole name."""
    return doc.words[j].core in SAID_OF_HIM and doc.cls[j + 1 : j + 2] in tuple('wGBCL«"')


def _is_guest(before: Word, word: Word) -> bool:
    """«رياض الصيداوي | ضيف البرنامج»: an everyday noun in the indefinite behind a house's nisba goes on with no name."""
    house = before.definite and before.core.endswith("ي") and "given" not in before.roles
    return house and not word.definite and not word.clitic and word.zipf > _A_HOUSE and word.key not in LINEAGE


def _is_noun_alone(word: Word, strength: float) -> bool:
    """«الفريق الإغاثي», «النجم الساحلي», «مدير الميناء انسياب العمل»: one adjective in ي, or a masdar, that no list of names has."""
    known = word.roles.keys() & {"given", "family", "seen", "mononym", "person"}
    everyday = word.zipf >= EVERYDAY_ALONE and not word.roles.keys() & {"given", "mononym", "person"}
    return everyday or (
        not known and ((word.definite and word.key.endswith("ي") and strength < 2.5) or is_masdar(word.bare))
    )


def _stands_alone(doc: Document, i: int) -> bool:
    """Whether «بن …» follows no name: after a verb, a preposition or a mark, before no definite word."""
    return not doc.words[i + 1].definite and (i == 0 or doc.cls[i - 1] in 'SMVp,.:\n«"ak')


_LONE_SURNAME = 0.6


def _before_foreign_link(doc: Document, i: int) -> bool:
    """«بيندرو دي ماسي»: before a particle of foreigners' surnames a rare word has all its letters."""
    word = doc.words[i]
    if word.definite or i + 2 >= len(doc.words) or doc.words[i + 1].key not in _FOREIGN_LINKS:
        return False
    return doc.lexis.whole(word.raw).zipf < _EVERYDAY and doc.words[i + 2].name > 0 and not doc.words[i + 2].clitic


_FOREIGN_LINKS = word_set("names", "foreign links")


def _is_whole_after(doc: Document, j: int) -> bool:
    """«محمد بنيس», «بول بيفر»: after a given name no preposition is cut off what as a whole looks like a name."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.clitic not in ("ب", "ف", "ل", "ك") or word.definite or "given" not in before.roles or before.clitic == "ب":
        return False
    if word.roles.keys() & {"given", "family", "function", "office", "bodyhead"} or word.zipf > _EVERYDAY:
        return False
    whole = doc.lexis.whole(word.raw)
    return whole.zipf < _EVERYDAY and whole.name > 0.6


def _is_whole_where_expected(doc: Document, j: int) -> bool:
    """«النائب العام سالم كبيش», «منافسه هنري فالكون»: behind a lone given name with its title neither ف nor ك can be cut off."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.clitic[0] not in "فك" or "given" not in before.roles or before.clitic or before.name < _SURELY:
        return False
    if word.clitic[0] == "ك" and word.zipf > _A_HOUSE:
        return False  # «كواحدة»
    if doc.cls[j] in "SMVQpaknrtd" or word.roles.keys() & {"office", "bodyhead", "honorific", "given", "family"}:
        return False
    return not doc.lexis.whole(word.raw).roles.keys() & {"bodyhead", "office"}


def _is_behind_no_word(doc: Document, j: int) -> bool:
    """«نظيره الفيتنامي إنغوين مانه كوونغ»: behind parts of a name that are no words neither ف nor ك is cut off a rare one."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.clitic not in ("ف", "ك") or word.definite or word.zipf > _RARE or doc.cls[j] not in "wG":
        return False
    foreign = not (before.zipf or before.clitic or "given" in before.roles)
    return foreign and word.name > 0 and doc.lexis.whole(word.raw).name > 0


_RARE = 330


def _is_of_the_house(doc: Document, j: int) -> bool:
    """«الدكتور فيصل بالسديري», «محمد بالناصر»: «بال» is «بن ال» in surnames of the Maghreb and of Arabia."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.clitic != "ب" or not word.definite or "given" not in before.roles or before.clitic or word.zipf > _A_HOUSE:
        return False
    listed = word.roles.keys() & {"given", "family", "seen"}
    return bool(listed) and not word.roles.keys() & {"office", "bodyhead", "place", "nisba", "function", "honorific"}


_A_HOUSE = 420  # Zipf frequency × 100, with the article: «بالناصر», but «أشاد الوزير سمير بالسلام»


def _has_rare_surname(doc: Document, i: int, j: int) -> bool:
    """«عبداللطيف العرفج»: a sure given name and one definite word that no list has, before a mark or a post."""
    if j - i != 2 or "given" not in doc.words[i].roles or doc.words[i].roles["given"]["common"]:
        return False
    surname = doc.words[j - 1]
    if surname.zipf or surname.roles:
        return False
    if not surname.definite:
        return j < len(doc.words) and ends_before_office(doc, j)
    return j >= len(doc.words) or doc.cls[j] in ",.;)O" or doc.words[j].clitic == "و"


_UNLISTED_ENOUGH = 2.7


def _is_whole_with_w(doc: Document, j: int) -> bool:
    """«السفير أغوس ويدجوجو»: the و of a surname that no list has."""
    return doc.words[j].clitic == "و" and is_foreign_with_w(doc, j)


def _between_names(doc: Document, j: int) -> bool:
    """Whether given names stand on both sides of a title: «محمد السيد علي»."""
    words = doc.words
    return (
        j + 1 < len(words)
        and not words[j + 1].clitic
        and ("given" in words[j - 1].roles or words[j - 1].key == "الله")
        and bool(words[j + 1].roles.keys() & {"given", "family"})
        and doc.cls[j + 1] == "G"
    )


def _closes_name(doc: Document, j: int) -> bool:
    """«عز الدين الشيخ»: a title behind a given name, and nothing behind it that it could be the title of («فؤاد المهندس في …»)."""
    before, after = doc.words[j - 1], doc.cls[j + 1 : j + 2]
    return (before.key == "الدين" or ("given" in before.roles and before.name >= _SURELY)) and after in (
        "",
        *",.»\"')\np",
    )


_SURELY = 3.0


def _is_listed(doc: Document, k: int) -> bool:
    return bool(doc.words[k].roles.keys() & {"given", "family"}) or doc.words[k].core in LINKS


BEGINS_NAME = Watch(
    roles=("given", "mononym"), cores=LINKS | GIFTS | OF_FAITH, looks=lambda word, lexicon: word.name > 0.4
)
"""Forms with which the name of a person may begin, a known phrase or a following «بن» aside."""


IN_LINEAGE = Watch(keys=("بن", "بنت"))
"""Whatever stands before these is a name."""


_TOLD_OF_PEOPLE = word_set("names", "told of people")
"""Given names that are also what befalls somebody: before a known name they are that."""
_LIONS = word_set("names", "of lions")
"""«نصيب الأسد»: before these he is the lion."""


def person_at(doc: Document, i: int, *, titled: bool) -> Mention | None:
    """The person whose name begins at token i, or None. titled: an office or honorific stands before it."""
    known = doc.phrase(i, "person") if i in doc.known else None
    if not known and doc.words[i].core in _TOLD_OF_PEOPLE and doc.phrase(i + 1, "person"):
        return None  # «بعد فوز دونالد ترامب»: nobody called Fawz
    end = name_end(doc, i, titled=titled)
    if known and (known.last >= end or not all(_is_listed(doc, k) for k in range(known.last, end))):
        end = known.last  # «تحيات الملك عبدالله الثاني | تحيات»: only surer words make a known name longer
    if end == i and doc.words[i].has("mononym") and not (i and doc.words[i - 1].bare in _LIONS):
        return Mention(doc, "person", i, i + 1, rule="known_surname")
    if end == i:
        return None
    rule = "known_name" if known else "name_after_title" if titled else "name_by_lists"
    return Mention(doc, "person", i, end, rule=rule)
