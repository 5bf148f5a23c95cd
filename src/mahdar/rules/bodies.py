"""Bodies: those known by name, and those that say what they are: «وزارة …», «المجلس الأعلى للقضاء»."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.body_limits import ORDINALS, cut_short, disagrees, extends, names_something, proper
from mahdar.rules.cited_papers import FIRST_OF_PAPERS, is_platform, is_source_line, quoted_paper
from mahdar.rules.document import Document, Mention
from mahdar.rules.noun_phrases import complement_end
from mahdar.rules.places import place_at
from mahdar.rules.watching import Watch


def body_at(doc: Document, i: int) -> Mention | None:
    """The body whose name begins at token i, or None."""
    if i > 1 and doc.cls[i - 1] in '"«' and (paper := quoted_paper(doc, i)) is not None:
        return paper
    if is_platform(doc, i) or _is_foreign_policy(doc, i):
        return None
    known = doc.phrase(i, "body") if i in doc.known else None
    head = doc.words[i].has("bodyhead")
    if head and head["number"] == "s" and not _is_chairing(doc, i):
        described = described_body(doc, i)
        if described and (not known or (described.last > known.last and extends(doc, i, known.last))):
            if known and doc.cls[known.last] != "p":
                described.data = {**described.data, **known.data}
            return described
    if known and is_source_line(doc, i, known.last):
        return None
    if known:
        end = known.last if known.data["kind"] == "media" else _nisba_after(doc, known.last)
        return Mention(doc, "body", i, end, rule="known_body", data=dict(known.data))
    single = doc.words[i].has("body")
    if single and doc.words[i].core == _THE_BASE and i + 1 < len(doc.words) and _is_its_adjective(doc, i + 1):
        return None  # «القاعدة الوطنية للبيانات», «القاعدة الجوية»
    if single and is_source_line(doc, i, i + 1):
        return None
    if single:
        return Mention(doc, "body", i, i + 1, rule="known_body", data=dict(single))
    return ministry_by_portfolio(doc, i)


_THE_BASE = "القاعده"


def _is_its_adjective(doc: Document, k: int) -> bool:
    return doc.words[k].definite and not doc.words[k].clitic and doc.words[k].core.endswith("يه")


def _is_foreign_policy(doc: Document, i: int) -> bool:
    """«السياسة الخارجية الإيرانية», «الشؤون الداخلية اللبنانية»: there the word is an adjective."""
    return bool(i) and doc.words[i].core in _STANDALONE and doc.words[i - 1].core in _FOREIGN_THINGS


def _is_chairing(doc: Document, i: int) -> bool:
    """«برئاسة وزير التجارة», «رئاسة الأمير فلان»: who is in the chair, no body."""
    if doc.words[i].bare != "رءاسه" or i + 1 >= len(doc.words):
        return False
    after = doc.words[i + 1]
    return bool(after.has("office") or after.has("honorific")) and not after.clitic


BEGINS_BODY = Watch(roles=("bodyhead", "body", "portfolio"), cores=FIRST_OF_PAPERS)
"""Forms with which a body may begin, a known phrase aside."""


def described_body(doc: Document, i: int) -> Mention | None:
    """«وزارة الخارجية التركية»: a body noun with what follows it; the bare noun («الوزارة») names no body by itself."""
    word = doc.words[i]
    if (
        word.bare == "تجمع"
        and i + 1 < len(doc.words)
        and doc.words[i + 1].has("office")
        and not doc.words[i + 1].definite
    ):
        return None  # «محادثات تجمع وزراء خارجية مصر والأردن»: a verb
    if i + 1 < len(doc.words) and not word.definite and _is_sentence(doc, i):
        return None
    if word.bare == _MOVEMENT and i + 1 < len(doc.words) and doc.words[i + 1].bare in _TRAFFIC:
        return None  # «حركة مرور السيارات», «حركة الملاحة»
    if (
        word.bare == "اداره"
        and word.clitic.endswith("ب")
        and i + 1 < len(doc.words)
        and doc.words[i + 1].core in _MANAGED
    ):
        return None  # «تكليفه بإدارة مهام القائممقام»
    if not word.definite and (_is_board_of_a_body(doc, i) or (i and _is_board_of_a_body(doc, i - 1))):
        return None  # «مجلس إدارة | اتحاد الكرة»
    if word.bare in _WEAK and not word.definite and i + 1 < len(doc.words) and _describes_kind(doc, i + 1):
        return None  # «مجموعة شعرية بعنوان …»
    if word.bare in _CHAIRS and not word.definite and _of_known(doc, i):
        return None  # «قيادة الناتو», «رئاسة الولايات المتحدة»: the body is whose they are
    if word.definite and word.bare in _COORDINATING and i and _is_definite_head(doc, i - 1):
        return None  # «اللجنة التنسيقية»
    begin = i + 1
    if word.definite and begin < len(doc.words) and doc.words[begin].core in _COORDINATING_ALL:
        begin += 1
    end = _press_office_end(doc, i) or complement_end(doc, i, begin, definite=word.definite, of_person=False)
    data = {**word.roles["bodyhead"], "head": word.bare}
    if word.definite and end > i + 1 and (doc.words[i + 1].clitic or doc.cls[i + 1] == "p"):
        end = i + 1  # «المركز في الرياض» is the bare noun with a place
    end = cut_short(doc, i, end)
    end = _hospital_city_end(doc, i, end) or _foreign_name_end(doc, i, end)
    if end == i + 2 and f"{word.bare} {doc.words[i + 1].core}" in _ORGANS:
        return None
    if _is_district(doc, i):
        return None
    if end == i + 1:
        if not word.definite:
            return None
        return Mention(doc, "bare_body", i, end, rule="bare_body", data=data)
    if word.definite and word.bare in _ABSTRACT:
        return None  # «الحركة الأدبية», «الجبهة الداخلية»
    if word.bare == "برنامج" and any(doc.words[k].bare in _WEAPONS for k in range(i + 1, end)):
        return None
    if (
        word.definite
        and end == i + 2
        and (
            disagrees(word.bare, doc.words[i + 1].core)
            or doc.words[i + 1].core in ORDINALS
            or (word.bare in _SECOND_MENTIONS and doc.words[i + 1].has("nisba"))  # «الوزارة السعودية»
            or doc.words[i + 1].core in _OF_ITS_THINGS
            or (
                word.bare in _OF_MANY_KINDS and doc.words[i + 1].core in _KINDS
            )  # «المنظمة الحقوقية»: one told of before
        )
    ):
        return Mention(doc, "bare_body", i, i + 1, rule="bare_body", data=data)
    ranked = word.definite and end > i + 2 and doc.words[i + 1].core in _RANKS and doc.words[i + 2].clitic == "ل"
    if word.bare in _WEAK and not ranked and not any(proper(doc, k) for k in range(i + 1, end)):
        if not (data["kind"] == "media" and _is_named_paper(doc, i, end)):
            return None
    if word.bare == _SITE and not word.definite and "place" in doc.words[i + 1].roles:
        return None  # «موقع بارتشين»
    if not any(names_something(doc, k) for k in range(i + 1, end)):
        return None
    for k in range(i + 1, end):
        nisba = doc.words[k].has("nisba")
        if nisba and nisba.get("country") and (doc.words[k].core not in _EVERYDAY_NISBAS or word.bare in _OF_STATES):
            data["country"] = nisba["country"]
    if data["kind"] == "media" and _has_own_name(doc, i, end) and data.get("country"):
        end -= 1  # «صحيفة نيويورك تايمز | الأميركية»
    elif data["kind"] == "media" and end > i + 2 and not word.definite and doc.words[end - 1].core in _OF_PAPERS:
        end -= 1  # «صحيفة كيهان | المحافظة»
    return Mention(doc, "body", i, end, rule="described_body", data=data)


_COORDINATING = ("تنسيقيه", "تنسيقي")
_COORDINATING_ALL = ("التنسيقيه", "التنسيقي")
"""Of a committee it is an adjective, by itself a body."""


def _is_definite_head(doc: Document, k: int) -> bool:
    return doc.words[k].definite and doc.words[k].has("bodyhead") is not None


def _is_board_of_a_body(doc: Document, i: int) -> bool:
    """«مجلس إدارة اتحاد الكرة», «مجلس أمناء الجامعة»: the body is whose board it is."""
    if i + 2 >= len(doc.words) or f"{doc.words[i].bare} {doc.words[i + 1].core}" not in _BOARDS:
        return False
    return not doc.words[i + 2].clitic and (doc.cls[i + 2] in "BC" or doc.phrase(i + 2, "body") is not None)


_MOVEMENT = "حركه"
_TRAFFIC = word_set("bodies", "traffic")


def _describes_kind(doc: Document, k: int) -> bool:
    """«شعرية», «تلفزية»: an indefinite adjective, of which the masculine form is known with the article; «حماية» is a noun."""
    word = doc.words[k]
    if not word.raw.endswith("ية") or word.definite or word.clitic or word.cls not in "wN":
        return False
    return bool(doc.lexis.lexicon.singles.get("ال" + word.core[:-1], {}).get("zipf", 0))


_MANAGED = word_set("bodies", "managed")
_OF_ITS_THINGS = word_set("bodies", "of its things")
"""«فروع الوزارة | الرئيسية», «ميزانية الهيئة | السنوية»: what is the body's is described, not the body."""
_BOARDS = word_set("bodies", "boards")
_LISTED = frozenset(("portfolio", "given", "family", "seen", "place"))


def _is_sentence(doc: Document, i: int) -> bool:
    """«مؤسسة | تدير السياسات», «حكومة | تغض الطرف»: a present verb describes an indefinite noun; «موقع وزير» is a position."""
    after = doc.words[i + 1]
    if doc.words[i].bare == "موقع" and after.has("office"):
        return True
    if after.clitic or after.definite or doc.cls[i + 1] != "w" or len(after.key) < _SHORTEST_VERB:
        return False
    if not _LISTED.isdisjoint(after.roles):
        return False
    if after.raw.endswith("ت") and len(after.key) == _OF_THE_PAST and _is_known(doc, after.key[:-1]):
        return True  # «مدرسة دمرت»
    if after.key[:1] not in "يت":
        return False
    return _is_known(doc, ("ي" if after.key[0] == "ت" else "ت") + after.key[1:])


def _is_known(doc: Document, key: str) -> bool:
    return bool(doc.lexis.lexicon.singles.get(key, {}).get("zipf", 0) > _KNOWN_VERB)


_OF_THE_PAST = 4
_SHORTEST_VERB, _KNOWN_VERB = 3, 290


def _of_known(doc: Document, i: int) -> bool:
    """Whether a known body or a country follows."""
    if i + 1 >= len(doc.words) or doc.words[i + 1].clitic:
        return False
    place = doc.phrase(i + 1, "place")
    known = place.data if place else doc.words[i + 1].has("place")
    if known is not None and known["kind"] == "country" and doc.words[i + 1].core != "الجمهوريه":
        return True
    return doc.words[i].bare == "قياده" and bool(doc.phrase(i + 1, "body") or doc.words[i + 1].has("body"))


_SECOND_MENTIONS = word_set("bodies", "second mentions")
_OF_MANY_KINDS, _KINDS = word_set("bodies", "of many kinds"), word_set("bodies", "kinds")
_CHAIRS = word_set("bodies", "chairs")


_SITE = "موقع"
_OF_PAPERS = word_set("bodies", "of papers")


def _is_named_paper(doc: Document, i: int, end: int) -> bool:
    """«صحيفة اعتماد | الإصلاحية»: an everyday noun without the article before an adjective of newspapers is a paper's name."""
    named = end == i + 3 and not doc.words[i].definite and not doc.words[i + 1].definite
    return named and doc.words[i + 2].core in _OF_PAPERS and not doc.words[i + 1].clitic


def _hospital_city_end(doc: Document, i: int, end: int) -> int:
    """«مستشفى مدينة الملك سعود الطبية»: a body within a compound that bears a patron's name; 0 where there is none."""
    if end != i + 2 or doc.words[i].definite or "placenoun" not in doc.words[i + 1].roles or i + 2 >= len(doc.words):
        return 0
    site = place_at(doc, i + 1) if doc.cls[i + 2] == "H" else None
    return site.last if site is not None and site.last > end else 0


def _foreign_name_end(doc: Document, i: int, end: int) -> int:
    """«شركة موندليز | إنترناشونال»: a firm's name goes on with words that no list has."""
    while i + 1 < end < len(doc.words) and _is_foreign(doc, end) and _is_foreign(doc, end - 1):
        end += 1
    return end


_UNLIKE_ARABIC = 1.5


def _is_foreign(doc: Document, k: int) -> bool:
    word = doc.words[k]
    unlisted = not (word.clitic or word.definite or word.roles or word.zipf)
    return unlisted and doc.cls[k] == "w" and word.name > _UNLIKE_ARABIC


def _has_own_name(doc: Document, i: int, end: int) -> bool:
    """Whether a paper's name stands between its noun and its country's adjective: «صحيفة «نيويورك تايمز» | الأميركية»."""
    if doc.words[i].definite or end <= i + 2 or not doc.words[end - 1].has("nisba"):
        return False
    known = doc.phrase(i + 1, "body")
    return known.data["kind"] == "media" if known else doc.cls[i + 1] not in "BC"


def _press_office_end(doc: Document, i: int) -> int:
    """«المكتب الإعلامي لرئيس الوزراء»: one body with whose it is; 0 where it is none or stands alone."""
    k = i + 2
    if k >= len(doc.words) or doc.words[i].bare != "مكتب" or doc.words[i + 1].core not in _PRESS_OFFICE:
        return 0
    owner = doc.words[k]
    if (
        owner.clitic != "ل"
        or doc.cls[k] not in "OBw"
        or (not owner.definite and doc.cls[k + 1 : k + 2] in ("", ",", "."))
    ):
        return 0
    return complement_end(doc, k, k + 1, definite=owner.definite, of_person=doc.cls[k] == "O")


def _is_district(doc: Document, i: int) -> bool:
    """«مديرية نهم», «جبهة صرواح», «مركز أبنوب»: a district of Yemen, a front, a district of Egypt, where a town's name follows."""
    word, after = doc.words[i], doc.words[i + 1] if i + 1 < len(doc.words) else None
    if word.bare not in _DISTRICTS or word.definite or after is None or after.clitic:
        return False
    phrase = doc.phrase(i + 1, "place")
    place = phrase.data if phrase else after.has("place")
    if place is None or place["kind"] in ("country", "capital"):
        return False
    return word.bare != "مركز" or (place.get("country") == "EGY" and place["kind"] == "city")


_DISTRICTS = word_set("bodies", "districts")
_RANKS = word_set("bodies", "ranks")
"""«الإدارة العامة للأمن الوطني»: with its rank a weak noun names a body."""
_PRESS_OFFICE = word_set("bodies", "press office")
_ORGANS = word_set("bodies", "organs")
"""Organs that every company and club has: a body only with the name of whose they are."""
_ABSTRACT = word_set("bodies", "abstract")
_WEAPONS = word_set("bodies", "weapons")
_WEAK = word_set("bodies", "weak")


def ministry_by_portfolio(doc: Document, i: int) -> Mention | None:
    """«الخارجية التركية» is the ministry: a portfolio with a country's nisba."""
    phrase = doc.phrase(i, "portfolio") if i in doc.known else None
    if not phrase and "portfolio" not in doc.words[i].roles:
        return None
    last = phrase.last if phrase else i + 1
    if doc.words[i].core not in _STANDALONE or last >= len(doc.words):
        return None
    nisba = doc.words[last].has("nisba")
    if i and doc.cls[i - 1] in "OB":
        return None  # «وزير الخارجية الفرنسي»: there the word is the minister's portfolio
    if doc.words[last].core.endswith("ه") != doc.words[i].core.endswith("ه") or doc.words[last].core.endswith("ين"):
        return None  # «وزيري الداخلية والعدل الأميركيين»
    if not (nisba and nisba.get("country") and doc.words[last].definite and not doc.words[last].clitic):
        return None
    return Mention(
        doc,
        "body",
        i,
        last + 1,
        rule="portfolio_with_nisba",
        data={"kind": "ministry", "sector": "GOV", "country": nisba["country"]},
    )


_STANDALONE = word_set("bodies", "standalone")
_EVERYDAY_NISBAS = word_set("bodies", "everyday nisbas")
"""A country's adjectives that mostly mean something else: «وزارة المالية», «المحلل المالي» are not Mali's."""
_OF_STATES = word_set("bodies", "of states")
"""Nouns of bodies with which they are the country's after all: «الحكومة المالية», «الجيش المالي»."""
_FOREIGN_THINGS = word_set("bodies", "foreign things")


def _nisba_after(doc: Document, j: int) -> int:
    """A country's nisba after a known body is part of its name: «الديوان الملكي السعودي»."""
    while j < len(doc.words) and doc.words[j].definite and not doc.words[j].clitic and doc.words[j].has("nisba"):
        if doc.words[j - 1].core.endswith("ه") and not doc.words[j].core.endswith("ه"):
            break  # «قائد القوات المسلحة | التشادي»
        j += 1
    return j
