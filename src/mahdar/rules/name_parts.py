"""What goes on with a person's name, word by word, and what ends it."""

from __future__ import annotations

import re

from mahdar.lexicon import Word
from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.rules.document import Document
from mahdar.rules.name_start import (
    EVERYDAY_ALONE,
    KOREAN_FIRST,
    KOREAN_LAST,
    OF_FAITH,
    UNLIKELY,
    VERB_RATHER,
    before_lineage,
)
from mahdar.rules.surnames import (
    RARE_GIVEN,
    SURE_GIVEN,
    ends_before_office,
    is_before_office,
    is_noun_as_surname,
    is_rare_surname,
    is_thing_as_surname,
)

_DAYS = word_set("names", "days")
_SHORTEST_FUTURE = 5


def tells_of_him(doc: Document, j: int) -> bool:
    """«إحسان إقبال | نجا من الهجوم»: an everyday word that is no usual name, with a preposition after it, is a verb."""
    word = doc.words[j]
    if doc.cls[j] != "w" or word.definite or word.roles.keys() & {"given", "family", "mononym"}:
        return False
    return word.zipf >= _A_VERB and word.name < 1 and doc.cls[j + 1 : j + 2] == "p"


_A_VERB = 350  # Zipf frequency × 100


def is_future(doc: Document, j: int) -> bool:
    """«أوضح أن شكري سيسلم رسالة»: a word that nobody knows is the future of a verb that is known."""
    word = doc.words[j]
    return (
        not word.zipf
        and not word.clitic
        and word.key.startswith(("سي", "ست", "سن"))
        and len(word.key) >= _SHORTEST_FUTURE
        and doc.lexis.whole(word.raw[1:]).zipf > 0
    )


def tells_how(doc: Document, j: int) -> bool:
    """«ظهر كيم | مبتهجا», «مستشفى فرحات حشاد | مصطحبا ابنته»: a participle in the accusative, its tanwin unwritten."""
    word = doc.words[j]
    if (
        word.key[-1:] != "ا"
        or word.clitic
        or word.roles.keys() & {"given", "family", "mononym", "person", "place", "seen"}
    ):
        return False
    return _PARTICIPLE.fullmatch(word.key) is not None


_PARTICIPLE = re.compile("م(?:[^ا]ت..|[صض]ط..|ت[^ا]..|ست...)ا")


def describes_a_thing(word: Word) -> bool:
    """«زيارة الرئيس أردوغان | التاريخية»: a feminine adjective with the article is that of what was told before the name."""
    return (
        word.zipf >= _AN_ADJECTIVE
        and word.definite
        and word.key.endswith("يه")
        and not word.roles.keys() & {"family", "given", "mononym", "person"}
    )


def is_present(doc: Document, j: int, real: int) -> bool:
    """«الرئيس بري | يواكب التطورات»: behind a whole name a word that nobody knows, in the form of a present, with its object."""
    word = doc.words[j]
    if word.zipf or word.roles or word.clitic or len(word.key) != _PRESENT or word.key[0] not in "يت":
        return False
    whole = real > 1 or doc.words[j - 1].roles.keys() & {"family", "mononym"}
    after = doc.words[j + 1] if j + 1 < len(doc.words) else None
    if not whole or after is None:
        return False
    if word.key[0] == "ت":
        return doc.cls[j + 1] == "p"  # «إبراهيم فرغلي | تتوغل في …»
    return after.definite and after.name < 0 and not after.has("nisba")


_PRESENT = 5  # letters of «يواكب»
_AN_ADJECTIVE = 300  # Zipf frequency × 100: «الغضية» is a surname


def has_pronoun(doc: Document, j: int) -> bool:
    """«أكد الشيخ تميم | دعمه», «أعلن النائب سامي | استقالته»: a known noun with its pronoun is no part of a name."""
    raw = doc.words[j].raw
    ending = next((ending for ending in _PRONOUNS if raw.endswith(ending)), "")
    if not ending or len(raw) < len(ending) + 3 or doc.words[j].roles.keys() & {"given", "family", "mononym", "person"}:
        return False
    if "expressed" in doc.words[j].roles:
        return True
    rest = raw[: -len(ending)]
    if raw.startswith("ل") and not doc.words[j].zipf:
        rest = rest[1:]  # «الأمير بندر | لوقوفه على العمل»
    noun = doc.lexis.whole(rest[:-1] + "ة" if rest.endswith("ت") else rest)
    return noun.zipf >= _A_NOUN and noun.name < 1 and not noun.roles.keys() & {"given", "family"}


_PRONOUNS = ("هما", "ها", "هم", "ه")
_A_NOUN = 380  # Zipf frequency × 100


def is_joined(word: Word) -> bool:
    """«أندي بيرنهام | وإيفيت كوبر»: و before an unlisted word joins; only وا، وي and وو also begin foreign names."""
    if word.clitic or word.zipf or word.roles or len(word.raw) <= 4 or word.raw[0] != "و":
        return False
    return word.raw[1] not in "ايو" or (word.raw.startswith("وال") and len(word.raw) >= _WITH_ARTICLE)


_WITH_ARTICLE = 7  # letters of «والحداد»; «والتز» is a surname


def _verb_of_nothing(doc: Document, j: int) -> bool:
    """«جاستن ويلبي، الجمعة»: «وي…» right before a mark has no object, so it is no verb."""
    return doc.words[j].key.startswith("وي") and doc.cls[j + 1 : j + 2] in (",", ".", ";", ")", "\n")


def is_foreign_with_w(doc: Document, j: int) -> bool:
    """«جافين وليامسون»: behind one word of a foreigner's name, where no other name follows, و begins the surname."""
    before, rest = doc.words[j - 1], doc.lexis.cut(doc.words[j].raw)
    if _verb_of_nothing(doc, j) and before.zipf < _FOREIGN_FIRST and not before.clitic and doc.cls[j - 1] in "Gw":
        return True
    if (
        rest.zipf
        or rest.roles
        or before.clitic
        or before.roles.keys() & {"family", "mononym"}
        or doc.cls[j - 1] not in "Gw"
    ):
        return False
    if rest.core.endswith(("ه", "ها", "هم")) or not (
        doc.words[j].key.startswith(_FOREIGN_STARTS)
        or (doc.words[j].key.startswith("وي") and before.zipf < _RARE_FIRST)
    ):
        return False  # «أغوس ويدجوجو», but «أحمد ويدعو»
    after = doc.words[j + 1] if j + 1 < len(doc.words) else None
    return after is None or after.name < 0 or bool(after.clitic)


_RARE_FIRST = 330
_FOREIGN_FIRST = 430
_FOREIGN_STARTS = ("ول", "ود", "وس")
"""How names from abroad begin that are no word with و before it."""


def begins_another(doc: Document, j: int) -> bool:
    """«قمة مون | كيم», «كيم | ترمب»: the surname that stands first in Korea begins somebody else behind another.

    So does a given name with its «بن» behind a surname: «سالم بن محمد العتيبي | خالد بن فهد».
    """
    word, before = doc.words[j], doc.words[j - 1]
    if before.definite and not word.definite and "given" in word.roles and before_lineage(doc, j):
        return True
    if before.key in _KOREAN_SURNAMES and "mononym" in word.roles:
        return True
    return before.key in KOREAN_FIRST and word.key in _KOREAN_SURNAMES


def titles_a_father(word: Word) -> bool:
    """«ولد الشيخ الغزواني», «ولد مولاي إبراهيم»: a title that stands in a name."""
    return word.definite or word.key in ("مولاي", "سيدي", "سيد", "شيخ")


def continues_name(word: Word, c: str, *, titled: bool, after_link: bool, in_lineage: bool, after_given: bool) -> bool:
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
    if not (word.zipf or word.roles) and after_given and word.name > UNLIKELY:
        return True  # «سيرغي سكريبال»
    return word.name > (-0.5 if titled else 0.4)


_SHORT_PLURAL = 5
_TITLES_IN_NAMES = word_set("names", "titles in names")
_REGNAL = word_set("names", "regnal")
_KOREAN_SURNAMES = word_set("names", "korean surnames")


def is_odd_part(doc: Document, i: int, j: int, real: int, *, titled: bool) -> bool:
    """Parts of a name that look like something else: «محمد السادس», «كيم جونغ أون», «صلاح ونسي محمد», «اللواء الهادي البشرى»."""
    word, before, c = doc.words[j], doc.words[j - 1], doc.cls[j]
    if word.core in _DAYS:
        return False
    if word.key in OF_FAITH and j + 1 < len(doc.words) and doc.words[j + 1].key == "الدين" and not word.clitic:
        return True  # «هاني سرى الدين»
    if word.key == "الدين" and before.key in OF_FAITH and j > i + 1:
        return True
    if word.definite and is_rare_surname(doc, j, titled=titled) and real == 1:
        return True  # «عبداللطيف العرفج»
    if c == "N" and titled and real == 1 and not word.definite and not word.clitic and "given" in before.roles:
        return word.key.endswith("ي") and doc.cls[j + 1 : j + 2] in (",", ".", "t", "a", ")", "S")  # «محمد إسلامي»
    if titled and word.definite and not word.zipf and not word.roles and not word.clitic and real < _MANY_PARTS:
        return word.name > _NO_SURNAME and "given" in before.roles  # «العقيد ضرار عبد الرزاق الشملان»
    if word.clitic or before.raw in "،,.-":
        return word.core in KOREAN_LAST and before.key in KOREAN_FIRST
    if word.key in _REGNAL:
        return "given" in before.roles and real == 1
    if before.key in KOREAN_FIRST and (
        word.key in KOREAN_LAST or (len(word.key) <= 5 and c in "wGLc" and word.name > -2.6 and real < 3)
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
    if c == "t" and titled and "given" in word.roles and "given" in before.roles and j + 1 < len(doc.words):
        return "family" in doc.words[j + 1].roles  # «صباح ناصر صباح الأحمد»
    if (
        c == "L"
        and (real == 1 or (real == 2 and titled and word.definite))
        and "given" in before.roles
        and (titled or before.name >= RARE_GIVEN)
    ):
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
    if real >= 2 and c in "wt" and word.definite and "G" in doc.cls[j - 1] and is_before_office(doc, j):
        return True  # «عباس عيسى الماضي رئيس لجنة الشباب»
    if word.key == "الامين" and real == 1 and "given" in before.roles:
        after = doc.words[j + 1].core if j + 1 < len(doc.words) else ""
        return after not in ("العام", "المساعد")  # «محمد الأمين ترك»
    if titled and (real == 1 or before.key == "الدين") and is_noun_as_surname(doc, j):
        return True
    if (
        titled
        and real == 1
        and is_thing_as_surname(doc, j)
        and not (i and doc.words[i - 1].has("honorific") == "royal")
    ):
        return True
    if c in "HO" and word.definite and titled and real == 1 and "given" in before.roles:
        if before.name > SURE_GIVEN and j + 1 < len(doc.words) and ends_before_office(doc, j + 1):
            return True  # «الدكتور عبد الناصر الوالي | وزير الخدمة المدنية»
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
    royal = i > 0 and doc.words[i - 1].has("honorific") == "royal"
    if royal and word.zipf and "seen" not in word.roles:
        return False  # «الملك سلمان | الوفد», «الملك سلمان | وقوف السعودية معه»
    if word.definite:
        return True
    present = word.key.startswith(("ي", "ت")) and word.name < VERB_RATHER and _has_object(doc, j)
    return word.zipf < 420 and not present  # «كسفير فكري | يترجم للناس»


def _has_object(doc: Document, j: int) -> bool:
    """Whether behind a word that may be a verb stands a definite noun or a preposition: «يترجم الكتاب», «يترجم للناس»."""
    if j + 1 >= len(doc.words):
        return False
    after = doc.words[j + 1]
    noun = after.definite and not after.roles.keys() & {"given", "family", "office", "honorific"}
    return noun or after.clitic == "ل" or (doc.cls[j + 1] == "p" and after.key != "من")


_MANY_PARTS, _NO_SURNAME = 4, -1.2


def follows_link(doc: Document, j: int) -> bool:
    """Whether the word after «بن», «أبو», «دي» … can be part of a name."""
    word, c = doc.words[j + 1], doc.cls[j + 1]
    if doc.words[j].core == "ام" and word.name < 1:
        return False
    if doc.words[j].key in ("بن", "بنت") and j and "given" in doc.words[j - 1].roles and not word.clitic:
        if c in "wNGLO" or "given" in word.roles:
            return True  # «مشعل بن فهم», «معز بن غربية», «فواز بن خلف»
    if doc.words[j].key == "ولد" and j and doc.words[j - 1].roles.keys() & {"given", "family", "seen"}:
        known = c in "HG" or word.key == "عبد" or word.key in _TITLES_IN_NAMES
        return not word.clitic and (known or (c in "wLON" and word.zipf < EVERYDAY_ALONE))  # «بيرام ولد الداه»
    if doc.words[j].raw.endswith("آل") and word.definite and not word.clitic and c in "HGw":
        return True  # «عبد اللطيف آل الشيخ»
    if doc.words[j].core in ("لا", "لو", "ال") and not (word.name > 0.4):
        return False
    return (
        not word.clitic and (word.name > -2.6 or word.core.startswith("ال")) and c not in "pchdranktie0.,;:\n()-\"'«»"
    )


def initial_end(doc: Document, j: int, *, titled: bool) -> int:
    """«لوكاس ب. بيرسامين», «ألفريدو إي باسكوال»: where an initial between the parts of a name ends; j where none stands."""
    word = doc.words[j]
    pointed = len(word.raw) == 1 and word.raw.isalpha() and j + 2 < len(doc.words) and doc.words[j + 1].raw == "."
    if not pointed and not (titled and word.raw in _SPELT_LETTERS):
        return j
    k = j + 2 if pointed else j + 1
    if k >= len(doc.words):
        return j
    after = doc.words[k]
    if len(after.raw) == 1 and pointed:
        return k  # «ر. ب. سينغ»
    part = not after.clitic and not after.definite and doc.cls[k] in "wG" and after.name > _UNLIKELY_AFTER_INITIAL
    return k if part else j


_SPELT_LETTERS = lemma_set("names", "spelt letters")
_UNLIKELY_AFTER_INITIAL = -0.6


def hyphen_joins(doc: Document, j: int) -> bool:
    """«جان-إيف», «مون جاي-إن»: a hyphen with no space on at least one side and a possible name after it."""
    text, word = doc.text, doc.words[j + 1]
    glued = text.starts[j] == text.ends[j - 1] or text.starts[j + 1] == text.ends[j]
    return glued and not word.definite and (word.name > -1 or len(word.raw) <= 3) and word.cls in "GwLaS"


def glued_particle(doc: Document, j: int) -> bool:
    """«مون جيه-إن»: what looks like «إن» behind a hyphen without a space is the end of a name."""
    return doc.cls[j] == "a" and doc.text.starts[j] == doc.text.ends[j - 1]
