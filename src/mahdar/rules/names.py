"""Where a person's name begins and ends. Arabic has no capitals: lists, frequency and neighbours must tell."""

from __future__ import annotations

from mahdar.lexicon import Lexicon, Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention
from mahdar.rules.masdars import is_masdar

_AFTER_MONTHS = word_set("names", "after months")

_BEFORE_MONTHS = word_set("names", "before months")

_LINKS = word_set("names", "links")
_DAYS = word_set("names", "days")
_KIN = word_set("names", "kin")
_LINEAGE = word_set("names", "lineage")
_TITLES_IN_NAMES = word_set("names", "titles in names")
_MONTHS = word_set("names", "months")
COUNTERPARTS = word_set("names", "counterparts")
_KUNYAS = word_set("names", "kunyas")
_EVERYDAY = 400
"""Zipf × 100 from which a word is no part of a name by its look alone."""
_VISITING = word_set("names", "visiting")
_LIMIT = 9
_SHORTEST_FUTURE = 5


def name_end(doc: Document, i: int, *, titled: bool) -> int:
    """The token after the name that begins at i, or i where none begins.

    titled: an office or honorific stands before it, so unknown words may be a name: «وزير الخارجية ريكس تيلرسون».
    """
    words, count = doc.words, len(doc.words)
    if i >= count:
        return i
    if words[i].clitic in ("ب", "ل", "ك", "ف") and _before_lineage(doc, i, clitic=True):
        doc.replace(i, doc.lexis.whole(words[i].raw))  # «النائب بيرام ولد الداه»
    if not _may_begin(doc, i, titled=titled):
        return i
    j, strength, real = i, 2.0 if is_name_here(doc, i) else 0.0, 0
    while j < count and j - i < _LIMIT:
        word = words[j]
        if j > i and word.clitic and _is_whole_after(doc, j):
            word = doc.lexis.whole(word.raw)
            doc.replace(j, word)
        if j > i and _is_joined(word) and not (real == 1 and _is_foreign_with_w(doc, j)):
            break
        if j > i and word.raw == "-":
            if j + 1 < count and _hyphen_joins(doc, j):
                j += 2 if _glued_particle(doc, j + 1) else 1
                continue
            break
        if of_god(doc, j) and (j == i or not word.clitic):
            j, strength, real = j + 2, strength + 3.0, real + 1  # «دفع الله الحاج علي»
            continue
        if j > i and _is_misspelt_preposition(doc, j):
            break
        if word.key in _LINEAGE and j + 1 < count and words[j + 1].clitic and not words[j + 1].definite:
            doc.replace(j + 1, doc.lexis.whole(words[j + 1].raw))  # «أحمد سعيد بن بريك»
        if (
            word.core in _LINKS
            and word.raw not in ("فإن", "لسان", "بسان")
            and (j == i or not word.clitic)
            and j + 1 < count
            and _follows_link(doc, j)
        ):
            titled_house = word.raw.endswith("آل") and doc.cls[j + 1] == "H"
            j, real = (j + 2, real + 1) if titled_house else (j + 1, real)  # «آل الشيخ»
            continue
        if j > i and real >= 2 and (_begins_office(doc, j) or "mononym" in words[j - 1].roles):
            break
        if j > i and (
            word.key in _KIN
            or word.core in COUNTERPARTS
            or _begins_another(doc, j)
            or ("mononym" in word.roles and "mononym" in words[j - 1].roles and "given" not in words[j - 1].roles)
        ):
            break  # «آصف شوكت صهر الرئيس», «قمة كيم ترمب»
        if j > i and doc.cls[j] in "HO" and not word.clitic and words[j - 1].key in _LINEAGE and _titles_a_father(word):
            j, real = j + 1, real + 1  # «إسماعيل ولد الطالب أحمد», «محمد ولد الشيخ الغزواني»
            continue
        if j > i and (_is_future(doc, j) or (real > 1 and _tells_of_him(doc, j))):
            break
        if j > i and word.key in _TITLES_IN_NAMES and _between_names(doc, j):
            j += 1  # «خليل الحاج توفيق»
            continue
        if j > i and word.raw == "#" and j + 1 < count and words[j + 1].name > 0:
            j += 1
            continue
        if j > i and not (
            _continues(
                word,
                doc.cls[j],
                titled=titled,
                after_link=words[j - 1].key in _LINKS,
                in_lineage=j - i > 2 and words[j - 2].key in ("بن", "بنت"),
                after_given="given" in words[j - 1].roles and words[j - 1].name >= 3,
            )
            or _special(doc, i, j, real, titled=titled)
        ):
            break
        if j > i and word.key == "بدور" and j + 1 < count and words[j + 1].definite:
            break  # «أشاد فلان بدور المملكة»: a role, no Budur
        strength += word.name
        real += 1
        j += 1
    while j > i and (words[j - 1].core in _LINKS or words[j - 1].raw == "-") and real:
        j -= 1
    if not real or (real == 1 and titled and (strength < 0.9 or _is_noun_alone(words[i], strength))):
        return i
    if words[i].core == "بن" and not titled and real == 1 and strength > _LONE_SURNAME and _stands_alone(doc, i):
        return j  # «ترأس بن دغر اجتماعا»
    kunya = words[i].core in _KUNYAS and real == 1 and j == i + 2 and doc.cls[i + 1] == "G" and strength >= 2.3
    return j if titled or kunya or (real >= 2 and strength >= 3.6) else i


def _tells_of_him(doc: Document, j: int) -> bool:
    """«إحسان إقبال | نجا من الهجوم»: an everyday word that is no usual name, with a preposition after it, is a verb."""
    word = doc.words[j]
    if doc.cls[j] != "w" or word.definite or word.roles.keys() & {"given", "family", "mononym"}:
        return False
    return word.zipf >= _A_VERB and word.name < 1 and doc.cls[j + 1 : j + 2] == "p"


_A_VERB = 350  # Zipf frequency × 100


def _is_future(doc: Document, j: int) -> bool:
    """«أوضح أن شكري سيسلم رسالة»: a word that nobody knows is the future of a verb that is known."""
    word = doc.words[j]
    return (
        not word.zipf
        and not word.clitic
        and word.key.startswith(("سي", "ست", "سن"))
        and len(word.key) >= _SHORTEST_FUTURE
        and doc.lexis.whole(word.raw[1:]).zipf > 0
    )


def _is_joined(word: Word) -> bool:
    """«أندي بيرنهام | وإيفيت كوبر»: و before an unlisted word joins; only وا، وي and وو also begin foreign names."""
    unlisted = not (word.clitic or word.zipf or word.roles)
    return unlisted and len(word.raw) > 4 and word.raw[0] == "و" and word.raw[1] not in "ايو"


def _is_foreign_with_w(doc: Document, j: int) -> bool:
    """«جافين وليامسون»: behind one word of a foreigner's name, where no other name follows, و begins the surname."""
    before, rest = doc.words[j - 1], doc.lexis.cut(doc.words[j].raw)
    if (
        rest.zipf
        or rest.roles
        or before.clitic
        or before.roles.keys() & {"family", "mononym"}
        or doc.cls[j - 1] not in "Gw"
    ):
        return False
    if not doc.words[j].key.startswith(_FOREIGN_STARTS) or rest.core.endswith(("ه", "ها", "هم")):
        return False
    after = doc.words[j + 1] if j + 1 < len(doc.words) else None
    return after is None or after.name < 0 or bool(after.clitic)


_FOREIGN_STARTS = ("ول", "ود", "وس")
"""How names from abroad begin that are no word with و before it."""


def _begins_another(doc: Document, j: int) -> bool:
    """«قمة مون | كيم», «كيم | ترمب»: the surname that stands first in Korea begins somebody else behind another.

    So does a given name with its «بن» behind a surname: «سالم بن محمد العتيبي | خالد بن فهد».
    """
    word, before = doc.words[j], doc.words[j - 1]
    if before.definite and not word.definite and "given" in word.roles and _before_lineage(doc, j):
        return True
    if before.key in _KOREAN_SURNAMES and "mononym" in word.roles:
        return True
    return before.key in _KOREAN_FIRST and word.key in _KOREAN_SURNAMES


def _is_noun_alone(word: Word, strength: float) -> bool:
    """«الفريق الإغاثي», «النجم الساحلي», «مدير الميناء انسياب العمل»: one adjective in ي, or a masdar, that no list of names has."""
    known = word.roles.keys() & {"given", "family", "seen", "mononym", "person"}
    everyday = word.zipf >= _EVERYDAY_ALONE and not word.roles.keys() & {"given", "mononym", "person"}
    return everyday or (
        not known and ((word.definite and word.key.endswith("ي") and strength < 2.5) or is_masdar(word.bare))
    )


def _stands_alone(doc: Document, i: int) -> bool:
    """Whether «بن …» follows no name: after a verb, a preposition or a mark, before no definite word."""
    return not doc.words[i + 1].definite and (i == 0 or doc.cls[i - 1] in 'SMVp,.:\n«"ak')


_EVERYDAY_ALONE = 450
"""Zipf × 100 from which a word alone after a title is no surname: «سناتور كبير»."""
_LONE_SURNAME = 0.6
_GIFTS = word_set("names", "gifts")
"""What stands before «الله» in names: «عطا الله», «دفع الله»."""


def of_god(doc: Document, j: int) -> bool:
    """Whether «الله» follows in a name: «نصر الله», but not «حزب الله»; «نعمة الله على عباده» only where a name goes on or went before."""
    word = doc.words[j]
    if word.core not in _GIFTS or j + 1 >= len(doc.words) or doc.words[j + 1].key != "الله":
        return False
    if "given" in word.roles:
        return True
    beside = [k for k in (j - 1, j + 2) if 0 <= k < len(doc.words)]
    return any(
        doc.words[k].roles.keys() & {"given", "family", "honorific"}
        and doc.cls[k] in "GH"
        and (k < j or not doc.words[k].clitic)
        for k in beside
    )


def _is_misspelt_preposition(doc: Document, j: int) -> bool:
    """«يتعين علي الولايات المتحدة», «ستيف جوبس علي سبيل المثال»: Egyptian newsrooms write «على» so, and then always."""
    if doc.words[j].key != "علي" or j + 1 >= len(doc.words):
        return False
    after = doc.words[j + 1]
    if after.clitic or doc.cls[j + 1] in "G,.\n;:)(\"»'-aSMxQrtO" or after.core in _LINKS or after.name >= 0:
        return False
    return doc.spells_yeh_dotted


def _is_whole_after(doc: Document, j: int) -> bool:
    """«محمد بنيس», «بول بيفر»: after a given name no preposition is cut off what as a whole looks like a name."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.clitic not in ("ب", "ف", "ل", "ك") or word.definite or "given" not in before.roles or before.clitic == "ب":
        return False
    if word.roles.keys() & {"given", "family", "function", "office", "bodyhead"} or word.zipf > _EVERYDAY:
        return False
    whole = doc.lexis.whole(word.raw)
    return whole.zipf < _EVERYDAY and whole.name > 0.6


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


def _is_month(doc: Document, i: int) -> bool:
    """«شهر رمضان المبارك» is nobody, nor is «رجب», «محرم» after «شهر»."""
    if i and doc.words[i - 1].core in _BEFORE_MONTHS:
        return doc.words[i].core in _MONTHS
    following = doc.words[i + 1].key if i + 1 < len(doc.words) else ""
    return doc.words[i].core in _MONTHS and following in _AFTER_MONTHS


def _named_basim(doc: Document, i: int) -> bool:
    """«رئيس الديوان الأسبق باسم عوض الله»: a man of that name, nothing in the name of somebody."""
    return i + 1 < len(doc.words) and of_god(doc, i + 1)


def _titles_a_father(word: Word) -> bool:
    """«ولد الشيخ الغزواني», «ولد مولاي إبراهيم»: a title that stands in a name."""
    return word.definite or word.key in ("مولاي", "سيدي", "سيد", "شيخ")


_SUPERLATIVES = word_set("names", "superlatives")


def _is_superlative(doc: Document, i: int) -> bool:
    """«زعيمة أكبر اقتصاد في أوروبا», «ثاني أكبر مدينة»: before an everyday noun they are nobody."""
    if doc.words[i].core not in _SUPERLATIVES or i + 1 >= len(doc.words):
        return False
    following = doc.words[i + 1]
    everyday = following.name < 0 or following.core in _SUPERLATIVES
    return everyday and not following.definite and following.core not in _LINKS


def _may_begin(doc: Document, i: int, *, titled: bool) -> bool:
    """Whether a name may begin here at all."""
    if doc.words[i].key == "لسان":
        return False  # «على لسان فلان»: no San of the Spaniards
    word, c = doc.words[i], doc.cls[i]
    if _is_month(doc, i) or (i and word.core in _VISITING and doc.words[i - 1].definite):
        return False  # «الوزير الضيف»
    if _is_superlative(doc, i):
        return False
    if of_god(doc, i):
        return True
    if _is_misspelt_preposition(doc, i) and not titled:
        return False
    if is_name_here(doc, i) or (titled and (_given_after_title(doc, i) or _before_lineage(doc, i))):
        return True
    if c in "pchdranktie0.,;:\n()-\"'«»H" and word.core not in _LINKS:
        return False
    if (
        titled
        and word.key in _KOREAN_FIRST
        and i + 1 < len(doc.words)
        and doc.words[i + 1].key in _KOREAN_FIRST | _KOREAN_LAST
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
    if word.core in _LINKS:
        return True
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


def _continues(word: Word, c: str, *, titled: bool, after_link: bool, in_lineage: bool, after_given: bool) -> bool:
    """Whether a word that follows a part of a name belongs to it."""
    if c in "pchdranktie0.,;:\n()-\"'«»H":
        return False
    if word.clitic or word.core in _DAYS:
        return False
    if (
        word.key.endswith("ات")
        and (word.zipf or len(word.key) > _SHORT_PLURAL)
        and not word.roles.keys() & {"given", "family", "seen"}
    ):
        return False  # «صغير بن عزيز | خروقات»
    if after_link:
        return True
    if c in "SMVQOBF" and word.name < 1.5:
        return False
    if word.has("nisba") and "family" not in word.roles and "given" not in word.roles:
        return False
    if "\u064b" in word.raw or (
        not titled
        and word.key.endswith(("يه", "ين"))
        and "family" not in word.roles
        and "given" not in word.roles
        and "seen" not in word.roles
    ):
        return False
    if word.definite:
        return word.name > (-0.5 if titled else 0.3) or (
            in_lineage and word.zipf < 330 and word.name > -2 and not word.key.endswith("ه")
        )
    if not (word.zipf or word.roles) and after_given and word.name > _UNLIKELY:
        return True  # «سيرغي سكريبال»
    return word.name > (-0.5 if titled else 0.4)


_SHORT_PLURAL = 5
_UNLIKELY = -0.3
_REGNAL = word_set("names", "regnal")
_KOREAN_FIRST = word_set("names", "korean first")
_KOREAN_SURNAMES = word_set("names", "korean surnames")
_KOREAN_LAST = word_set("names", "korean last")


def _special(doc: Document, i: int, j: int, real: int, *, titled: bool) -> bool:
    """Parts of a name that look like something else: «محمد السادس», «كيم جونغ أون», «صلاح ونسي محمد», «اللواء الهادي البشرى»."""
    word, before, c = doc.words[j], doc.words[j - 1], doc.cls[j]
    if word.core in _DAYS:
        return False
    if word.clitic or before.raw in "،,.-":
        return word.core in _KOREAN_LAST and before.key in _KOREAN_FIRST
    if word.key in _REGNAL:
        return "given" in before.roles and real == 1
    if before.key in _KOREAN_FIRST and (
        word.key in _KOREAN_LAST or (len(word.key) <= 5 and c in "wGLc" and word.name > -2.6 and real < 3)
    ):
        return True
    if word.definite and word.has("nisba") and real == 1 and j == i + 1 and "given" in before.roles and before.name > 2:
        return word.clitic == "" and not word.key.endswith("ه")  # «أحمد الكردي»
    if c == "t" and real and "family" in word.roles:
        return True  # «صباح الأحمد الصباح»
    if c == "p" and word.key == "خلف" and titled and real == 1 and j + 1 < len(doc.words):
        return (
            bool(doc.words[j + 1].has("office")) or doc.cls[j + 1] in ",.a:)"
        )  # «اللواء عبد الكريم خلف المتحدث باسم …»
    if c == "t" and real == 1 and titled and "given" in word.roles and j + 1 < len(doc.words):
        return doc.cls[j + 1] not in "t0" and doc.words[j + 1].core not in _DAYS  # «أوميد صباح»
    if c == "L" and real == 1 and "given" in before.roles and (titled or before.name >= _RARE_GIVEN):
        small = word.roles["place"]["kind"] not in ("country", "capital") and "population" not in word.roles["place"]
        return word.roles["place"]["kind"] != "country" and word.zipf < 350 if titled else small and not word.zipf
    if (
        c == "H"
        and titled
        and real == 1
        and before.name > -0.5
        and "family" in word.roles
        and not word.roles["family"]["common"]
    ):
        return True  # «العماد طنوس الخوري»
    if real >= 2 and c in "wt" and word.definite and "G" in doc.cls[j - 1] and _before_office(doc, j):
        return True  # «عباس عيسى الماضي رئيس لجنة الشباب»
    if word.key == "الامين" and real == 1 and "given" in before.roles:
        after = doc.words[j + 1].core if j + 1 < len(doc.words) else ""
        return after not in ("العام", "المساعد")  # «محمد الأمين ترك»
    if titled and real == 1 and "given" in before.roles and _is_noun_as_surname(doc, j):
        return True
    if c in "HO" and word.definite and titled and real == 1 and "given" in before.roles:
        return (
            j + 1 >= len(doc.words) or doc.cls[j + 1] in ".,\n;:)paSMQr" or doc.words[j + 1].clitic.startswith("و")
        )  # «اللواء بدر الطالب.»
    if (
        c not in "wGC"
        or word.roles.keys() & {"nisba", "verb", "say", "meet", "modifier", "portfolio"}
        or "\u064b" in word.raw
    ):
        return False
    if j + 1 < len(doc.words) and real and word.name > -2 and doc.words[j + 1].name >= 2.2 and doc.cls[j + 1] == "G":
        return not doc.words[j + 1].clitic
    if not (titled and real == 1 and j == i + 1 and "given" in before.roles):
        return False
    if word.definite:
        royal = i > 0 and doc.words[i - 1].has("honorific") == "royal"
        return not royal or not word.zipf or "seen" in word.roles  # «الملك سلمان | الوفد»
    return word.zipf < 420


def _before_office(doc: Document, j: int) -> bool:
    """Whether an office with its complement begins after a word that is no adjective of posts."""
    word = doc.words[j]
    if j + 1 >= len(doc.words) or word.roles.keys() & {"modifier", "nisba"} or doc.words[j + 1].clitic:
        return False
    return _begins_office(doc, j + 1)


def _is_noun_as_surname(doc: Document, j: int) -> bool:
    """«الدكتور عزمي محافظة، …», «السفير عرفان صديق بـ…», «ممثلة اليونيسف تانيا شابويزات»: a bare noun after a given name alone."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.definite or "\u064b" in word.raw or word.key.endswith(("ين", "ون")) or before.name < _SURE_GIVEN:
        return False
    if not word.zipf and not word.roles:
        return word.key.endswith("ات") and not _is_plural(doc, word)
    if doc.cls[j] not in "wO" or word.roles.keys() & {"portfolio", "nisba", "say", "meet"}:
        return False
    following = doc.cls[j + 1] if j + 1 < len(doc.words) else "."
    return following in "،,.\n)" or ("seen" in word.roles and doc.words[j + 1].clitic == "ب")


_SURE_GIVEN = 2.0
_RARE_GIVEN = 3.0
"""How a given name scores that is hardly anything else, so that a hamlet's name behind it is a surname: «وليد فطاني»."""


def _is_plural(doc: Document, word: Word) -> bool:
    """«خروقات»: the plural of a word that is known, or like one."""
    stem = word.raw[:-2]
    return any(doc.lexis.whole(stem + end).zipf for end in ("", "ة"))


def _given_after_title(doc: Document, i: int) -> bool:
    """«الشيخ صباح خالد الأحمد»: after a title, a time of day or a town is a given name where a name follows it."""
    word = doc.words[i]
    if doc.cls[i] not in "tLB" or word.definite or word.clitic or "given" not in word.roles or i + 1 >= len(doc.words):
        return False
    following = doc.words[i + 1]
    return doc.cls[i + 1] == "G" and not following.clitic and following.name > 1.4


def _before_lineage(doc: Document, i: int, *, clitic: bool = False) -> bool:
    """«اللواء الركن صغير بن عزيز»: after a title whatever stands before «بن» is a name."""
    word = doc.words[i]
    if i + 1 >= len(doc.words) or word.definite or bool(word.clitic) != clitic or doc.cls[i] not in "wGLV":
        return False
    if clitic and (word.roles.keys() & {"given", "family"} or word.zipf > _EVERYDAY_ALONE):
        return False
    return doc.words[i + 1].key in _LINEAGE and not doc.words[i + 1].clitic


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
    return surname and not after.clitic and after.name > _UNLIKELY


_RARE_SURNAME = 330


def _begins_office(doc: Document, j: int) -> bool:
    """«راشد بن تركي بن سعود أمير منطقة الساحل», «… أمير دولة …»: the name is over where an office with its complement begins."""
    word = doc.words[j]
    if not word.has("office") or word.definite or j + 1 >= len(doc.words) or doc.words[j - 1].key in _LINKS:
        return False
    following = doc.words[j + 1]
    of_place = "placenoun" in following.roles and not following.clitic  # «دولة» is also an honorific
    return of_place or following.definite or doc.cls[j + 1] in "LBCO" or (following.name < 0 and doc.cls[j + 1] in "wm")


def _follows_link(doc: Document, j: int) -> bool:
    """Whether the word after «بن», «أبو», «دي» … can be part of a name."""
    word, c = doc.words[j + 1], doc.cls[j + 1]
    if doc.words[j].core == "ام" and word.name < 1:
        return False
    if doc.words[j].key == "ولد" and j and doc.words[j - 1].roles.keys() & {"given", "family", "seen"}:
        known = c in "HG" or word.key == "عبد"
        return not word.clitic and (known or (c in "wLON" and word.zipf < _EVERYDAY_ALONE))  # «بيرام ولد الداه»
    if doc.words[j].raw.endswith("آل") and word.definite and not word.clitic and c in "HGw":
        return True  # «عبد اللطيف آل الشيخ»
    if doc.words[j].core in ("لا", "لو", "ال") and not (word.name > 0.4):
        return False
    return not word.clitic and (word.name > -2.6 or word.definite) and c not in "pchdranktie0.,;:\n()-\"'«»"


def _hyphen_joins(doc: Document, j: int) -> bool:
    """«جان-إيف», «مون جاي-إن»: a hyphen with no space on at least one side and a possible name after it."""
    text, word = doc.text, doc.words[j + 1]
    glued = text.starts[j] == text.ends[j - 1] or text.starts[j + 1] == text.ends[j]
    return glued and not word.definite and (word.name > -1 or len(word.raw) <= 3) and word.cls in "GwLaS"


def _glued_particle(doc: Document, j: int) -> bool:
    """«مون جيه-إن»: what looks like «إن» behind a hyphen without a space is the end of a name."""
    return doc.cls[j] == "a" and doc.text.starts[j] == doc.text.ends[j - 1]


def unlisted_name_end(doc: Document, i: int) -> int:
    """The token after a run of two to four words that no list knows and that could be a name, or i.

    Only for places where a name is expected: «وقال يوشيماسا ماروياما، الخبير …».
    """
    j = i
    while j < len(doc.words) and j - i < 5:
        word, c = doc.words[j], doc.cls[j]
        if (word.clitic and j > i) or word.has("verb") or word.has("nisba") or (j > i and _begins_another(doc, j)):
            break
        if not (c in "wG" and word.name > 0.4) and not (word.core in _LINKS and j + 1 < len(doc.words)):
            break
        j += 1
    while j > i and doc.words[j - 1].core in _LINKS:
        j -= 1
    return j if 2 <= j - i <= 4 else i


def name_after_honorific_end(doc: Document, i: int) -> int:
    """The token after two to four rare words after «السيد», «الدكتورة», whatever lists know of them, or i.

    «السيد لاسلو كوفاتش»: nobody is «the gentleman to Oslo», so a rare word is read without its proclitic.
    """
    j = i
    words: list[Word] = []
    while j < len(doc.words) and j - i < 4 and (word := _rare_word(doc, j)) is not None:
        words.append(word)
        j += 1
    if len(words) < 2:
        return i
    for k, word in enumerate(words, i):
        doc.replace(k, word)
    return j


def _rare_word(doc: Document, j: int) -> Word | None:
    """The word as a part of a name that nobody knows, or None where it is an everyday one."""
    word = doc.words[j]
    if word.clitic in ("ل", "ب", "ك") and not doc.lexis.lexicon.singles.get(word.key, {}).get("zipf", 0):
        word = doc.lexis.whole(word.raw) if not word.definite else word
    if (
        word.clitic
        or word.definite
        or word.function
        or word.cls not in "wGL"
        or word.zipf > 400
        or "\u064b" in word.raw
    ):
        return None
    if word.cls == "L" and word.roles["place"]["kind"] == "country":
        return None
    return None if word.roles.keys() & {"verb", "nisba", "say", "meet"} or word.name < -2.5 else word


def _is_listed(doc: Document, k: int) -> bool:
    return bool(doc.words[k].roles.keys() & {"given", "family"}) or doc.words[k].core in _LINKS


def begins_name(word: Word) -> bool:
    """Whether the name of a person may begin with this form, a known phrase or a following «بن» aside (see `Watch`)."""
    return (
        word.name > 0.4
        or word.core in _LINKS
        or word.core in _GIFTS
        or not word.roles.keys().isdisjoint(("given", "mononym"))
    )


def in_lineage(word: Word, lexicon: Lexicon) -> bool:
    """«بن», «بنت»: whatever stands before it is a name."""
    return word.key in ("بن", "بنت")


_LIONS = word_set("names", "of lions")
"""«نصيب الأسد»: before these he is the lion."""


def person_at(doc: Document, i: int, *, titled: bool) -> Mention | None:
    """The person whose name begins at token i, or None. titled: an office or honorific stands before it."""
    known = doc.phrase(i, "person")
    end = name_end(doc, i, titled=titled)
    if known and (known.last >= end or not all(_is_listed(doc, k) for k in range(known.last, end))):
        end = known.last  # «تحيات الملك عبدالله الثاني | تحيات»: only surer words make a known name longer
    if end == i and doc.words[i].has("mononym") and not (i and doc.words[i - 1].bare in _LIONS):
        return Mention(doc, "person", i, i + 1, rule="known_surname")
    if end == i:
        return None
    rule = "known_name" if known else "name_after_title" if titled else "name_by_lists"
    return Mention(doc, "person", i, end, rule=rule)
