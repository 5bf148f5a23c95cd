"""Places: countries, cities, regions and named sites, where the words stand for the place and not for something else."""

from __future__ import annotations

from typing import Any

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention
from mahdar.rules.name_parts import describes_a_thing
from mahdar.rules.name_start import is_given_here
from mahdar.rules.named_after import is_of_competition
from mahdar.rules.names import name_end
from mahdar.rules.site_names import patron_end, quoted_name_end, site_name_end
from mahdar.rules.watching import Watch


def place_at(doc: Document, i: int) -> Mention | None:
    """The place that begins at token i, or None: «سوريا», «تل أبيب», «منطقة عسير»; of «مدينة أريحا» only «أريحا»."""
    described = _described_place(doc, i)
    if described is not None:
        return described
    phrase = doc.phrase(i, "place") if i in doc.known else None
    if phrase:
        return Mention(doc, "place", i, phrase.last, rule="known_place", data=dict(phrase.data))
    if _joined_to_place(doc, i):
        doc.replace(i, doc.lexis.cut(doc.words[i].raw))
    single = doc.words[i].has("place")
    if not single or _means_else(doc, i):
        return None
    if not _sure(doc, i, single) and not _needed_stands_before(doc, i):
        return None
    return Mention(doc, "place", i, i + 1, rule="known_place", data=dict(single))


def _joined_to_place(doc: Document, i: int) -> bool:
    """«مكة المكرمة وجدة والطائف»: a town with و rather than the town that is written so, where no preposition stands before it."""
    word = doc.words[i]
    if word.clitic or not word.key.startswith("و") or i == 0 or doc.cls[i - 1] in "p\n":
        return False
    return doc.lexis.cut(word.raw).has("place") is not None and "placenoun" not in doc.words[i - 1].roles


BEGINS_PLACE = Watch(roles=("placenoun", "place"))
"""Forms with which a place may begin, a known phrase aside."""


def _means_else(doc: Document, i: int) -> bool:
    """Whether the word is here a nisba, part of a set phrase, or the name of a document or of an exercise."""
    word = doc.words[i]
    if _is_nisba_here(doc, i) or _adjective_here(doc, i) or ("placenoun" in word.roles and not word.definite):
        return True
    if word.core == "مسقط" and i + 1 < len(doc.words) and doc.words[i + 1].core.startswith("راس"):
        return True  # «مسقط رأسه»
    if word.roles["place"]["kind"] == "continent" and is_of_competition(doc, i):
        return True
    if i == 0 or word.roles["place"]["kind"] == "country":
        return False
    if word.clitic.startswith("ف") or _ends_with_pronoun(doc, i):
        return True  # «فاجأ» is no ف+اجا
    if doc.words[i - 1].core in _DOCUMENTS:
        return True
    closes = i + 1 < len(doc.words) and doc.cls[i + 1] in "\"»'"
    return (closes and doc.cls[i - 1] in "\"«'") or (
        word.has("body") is not None and doc.cls[i - 1] == "(" and doc.cls[i + 1 : i + 2] == ")"
    )


def _ends_with_pronoun(doc: Document, i: int) -> bool:
    """«الحماس الذي وجده», «قفصه الصدري»: what the town spells with ة is an everyday word with a pronoun."""
    word = doc.words[i]
    if not word.raw.endswith("ه") or not word.roles["place"]["name"].endswith("ة") or _noun_before(doc, i):
        return False
    return bool(doc.lexis.lexicon.singles.get(word.core[:-1], {}).get("zipf", 0) > _EVERYDAY_STEM)


_EVERYDAY_STEM = 330
_DOCUMENTS = word_set("places", "documents")
"""«إعلان القاهرة», «وثيقة قرطاج»: the city is the document's name."""


def _adjective_here(doc: Document, i: int) -> bool:
    """«المنظومة الديوانية»: a definite word in ـية after a definite noun describes it."""
    word = doc.words[i]
    if i == 0 or word.clitic or not word.definite or not word.key.endswith("يه"):
        return False
    return doc.words[i - 1].definite and (i - 1) not in doc.at and doc.cls[i - 1] not in "pSMVL"


def _sure(doc: Document, i: int, place: dict[str, Any]) -> bool:
    """Whether the word means the place wherever it stands."""
    word = doc.words[i]
    if place["kind"] in ("country", "capital"):
        return "everyday" not in word.roles  # «في مالي», not «مبلغ مالي»
    if "everyday" in word.roles or word.roles.keys() & _OTHER_ROLES:
        return False
    population = place.get("population")
    if population is None or population >= 300_000:
        return True
    if population < 200_000 and place.get("country") not in _HOME:
        return False  # a small town far away is rarer than a word or a name like it
    return word.zipf < 330


_OTHER_ROLES = frozenset(("given", "verb", "say", "meet", "office", "function"))
_HOME = frozenset(
    [
        "SYR",
        "IRQ",
        "LBN",
        "JOR",
        "PSE",
        "EGY",
        "SDN",
        "LBY",
        "TUN",
        "DZA",
        "MAR",
        "MRT",
        "SAU",
        "YEM",
        "OMN",
        "ARE",
        "QAT",
        "BHR",
        "KWT",
        "SOM",
        "DJI",
        "COM",
        "ISR",
        "TUR",
        "IRN",
    ]
)
"""Countries of whose small towns Arabic news tells."""


def _needed_stands_before(doc: Document, i: int) -> bool:
    """Whether before a doubtful name stands what it needs: «في عسير», «مدينة الباب», «الرقة والباب»."""
    word = doc.words[i]
    if listed_after_place(doc, i) or _noun_before(doc, i) or _list_goes_on(doc, i):
        return True
    if (
        word.has("everyday") == "noun"
        or "function" in word.roles
        or (word.zipf >= 430 and "everyday" not in word.roles)
    ):
        return False
    return _preposition_before(doc, i)


def _before(doc: Document, i: int) -> int:
    """The token before i, a hash aside."""
    return i - 2 if i > 1 and doc.words[i - 1].raw == "#" else i - 1


def _noun_before(doc: Document, i: int) -> bool:
    k = _before(doc, i)
    if k < 0 or doc.words[i].clitic:
        return False
    before = doc.words[k]
    if before.definite:
        return False
    if before.bare in _DWELLERS:
        return bool(doc.words[i].has("everyday") != "noun")  # «أبناء الطبقة الوسطى»
    if "placenoun" in before.roles or before.bare in _SIDES or before.bare in _GOVERNORS:
        return True
    return doc.cls[k] in "OB" and doc.words[i].has("everyday") != "noun"


_SIDES = word_set("places", "sides")


_DWELLERS = word_set("places", "dwellers")
_GOVERNORS = word_set("places", "governors")


def _preposition_before(doc: Document, i: int) -> bool:
    """A preposition of place, its ب, or the beginning of a line: «في نجران», «بنجران», «نجران - …»."""
    if doc.words[i].clitic.endswith("ب"):
        return True
    k = _before(doc, i)
    if k < 0 or doc.cls[k] == "\n":
        return True
    return not doc.words[i].clitic and (doc.words[k].key in _WHERE or doc.words[i - 1].raw == "#")


_WHERE = word_set("places", "where")


def _list_goes_on(doc: Document, i: int) -> bool:
    """Whether another place of that country follows: «عسير، جازان»."""
    k = i + 2 if doc.cls[i + 1 : i + 2] == "," else i + 1
    if k >= len(doc.words) or (k == i + 1 and doc.words[k].clitic != "و"):
        return False
    following = doc.words[k].has("place")
    country = doc.words[i].roles["place"].get("country")
    return following is not None and following["kind"] != "country" and following.get("country") == country != ""


def listed_after_place(doc: Document, i: int, clitic: str | None = None) -> bool:
    """Whether token i, with its proclitic, goes on a list of places: «الرقة والباب», «الرقة، الباب»."""
    clitic = doc.words[i].clitic if clitic is None else clitic
    k = i - 1
    if clitic not in ("", "و") or k < 0:
        return False
    if doc.cls[k] == ",":
        k -= 1
    elif clitic == "":
        return False
    before = doc.at.get(k)
    if before is None or before.kind != "place":
        return False
    return before.data.get("kind") not in ("country", "continent") or doc.words[i].has("everyday") == "preposition"


_CROSSING = "crossing"


def is_plain_adjective(doc: Document, j: int) -> bool:
    """«منفذ بحري», «معبر حدودي»: Bahri is a town too."""
    word = doc.words[j]
    return (
        word.raw.endswith("ي") and doc.lexis.lexicon.singles.get("ال" + word.core, {}).get("zipf", 0) > _EVERYDAY_STEM
    )


def _described_place(doc: Document, i: int) -> Mention | None:
    """«منطقة عسير», «قصر قرطاج», «دولة الكويت», «مطار الخرطوم», «قرية التنمية»: the noun belongs to the name."""
    word = doc.words[i]
    noun = word.has("placenoun")
    if noun is None or word.definite or i + 1 >= len(doc.words) or doc.words[i + 1].clitic or noun["many"]:
        return None
    j = i + 1
    data: dict[str, Any] = {"kind": noun["kind"]}
    if not noun["name"]:
        last = patron_end(doc, j) if doc.cls[j] == "H" and not doc.phrase(j, "place") else j
        if last == j or noun["kind"] != "city":
            return None
        last = _adjectives_end(doc, last, data)
        return Mention(
            doc, "place", i, last, rule="described_place", data={"kind": "site"}
        )  # «مدينة الأمير فلان الرياضية»
    if doc.cls[j] in _MARKS and noun["unknown"] != "n" and noun["kind"] not in ("country", "region", "governorate"):
        last = quoted_name_end(doc, j)
        return Mention(doc, "place", i, last, rule="described_place", data=data) if last > j else None
    known = _known_name(doc, j)
    nested = _described_place(doc, j) if known is None and "placenoun" in doc.words[j].roles else None
    if nested is not None:
        last = nested.last  # «ملعب مدينة الأمير فلان الرياضية»
    elif known is not None:
        last, place = known
        if noun["kind"] == _CROSSING and last == j + 1 and is_plain_adjective(doc, j):
            return None
        if noun["unknown"] in ("d", "n") and "given" in doc.words[j].roles:
            last = max(last, name_end(doc, j, titled=True))  # «شارع جمال عبد الناصر»: Jamal is a village too
        data["country"] = _country_with_noun(doc, i, last) or place.get("country", "")
        if word.bare == "منطقه" and place["kind"] not in _WITH_NOUN and _needs_no_noun(doc, j, last, place):
            return Mention(doc, "place", j, last, rule="known_place", data=dict(place))  # «منطقة الشرق الأوسط»
        if noun["kind"] == "country" and place["kind"] == "country":
            data = dict(place)
        elif (
            noun["same"] and place["kind"] not in ("country", "capital") and (last == j + 1 or place["kind"] in _PARTS)
        ):
            data["same_as"] = place["name"]
    elif noun["unknown"] in ("d", "r"):
        last = site_name_end(doc, j, rare_only=noun["unknown"] == "r")
    elif noun["unknown"] == "n":
        last = patron_end(doc, j)
    else:
        return None
    if last == j:
        return None
    if (
        last < len(doc.words)
        and doc.words[i].key.endswith("ه")
        and describes_a_thing(doc.words[last])
        and known is None
    ):
        last += 1  # «قاعدة لوك الجوية»
    last = _adjectives_end(doc, last, data)
    return Mention(doc, "place", i, last, rule="described_place", data=data)


def _country_with_noun(doc: Document, i: int, last: int) -> str:
    """«محافظة البيضاء» is Yemen's, «البيضاء» alone a town of Libya: the name listed with its noun tells more."""
    phrase = doc.phrase(i, "place") if i in doc.known else None
    return str(phrase.data.get("country", "")) if phrase and phrase.last == last else ""


_MARKS = frozenset("\"«'")


def _adjectives_end(doc: Document, last: int, data: dict[str, Any]) -> int:
    while last < len(doc.words) and doc.words[last].definite and not doc.words[last].clitic:
        if not _place_adjective(doc, last, data):
            break
        last += 1
    return last


def _needs_no_noun(doc: Document, j: int, last: int, place: dict[str, Any]) -> bool:
    """«منطقة الشرق الأوسط», but «منطقة الرياض», «منطقة سوسة الجنوبية», «منطقة الباب»."""
    if place.get("country") == "SAU" or (last == j + 1 and "everyday" in doc.words[j].roles):
        return False
    return last >= len(doc.words) or not (doc.words[last].definite and _place_adjective(doc, last, place))


_PARTS = frozenset(("region", "governorate"))
_WITH_NOUN = _PARTS | {"neighbourhood"}


def _known_name(doc: Document, j: int) -> tuple[int, dict[str, Any]] | None:
    """Where a listed place's name ends that begins at token j, and what is known of it."""
    phrase = doc.phrase(j, "place")
    if phrase:
        return phrase.last, phrase.data
    place = doc.words[j].has("place")
    if "placenoun" in doc.words[j].roles and not doc.words[j].definite:
        return None  # «ملعب مدينة …»
    return (j + 1, place) if place else None


def _place_adjective(doc: Document, j: int, place: dict[str, Any]) -> bool:
    """An adjective that belongs to the name: «الدولي», «الشرقية»; its own country's nisba does not."""
    nisba = doc.words[j].has("nisba")
    if nisba and is_given_here(doc, j):
        return False  # «عامل إقليم تاوريرت | العربي التويجر»
    if nisba:
        return not nisba.get("country") or nisba["country"] != place.get("country")
    return doc.words[j].core in _ADJECTIVES


_ADJECTIVES = word_set("places", "adjectives")


def _is_nisba_here(doc: Document, i: int) -> bool:
    """«الحكومة السعودية», «المصرية والسعودية», «مدينة سورية»: the word is an adjective, not the country."""
    word = doc.words[i]
    if not word.has("nisba") or word.key.endswith("يا"):
        return False
    if not word.definite:
        return word.key.endswith("يه") and not _place_needed(doc, i)
    if i == 0:
        return False
    before = doc.words[i - 1]
    if word.clitic == "و":
        covers = doc.at.get(i - 1)  # «القوات المصرية والسعودية»
        return bool(before.has("nisba")) and before.definite and (covers is None or covers.kind == "body")
    if word.clitic:
        return False
    return (
        (before.definite and before.cls not in "pSMVL" and _of_no_other(doc, i))
        or (before.cls in "BO" and before.bare not in _GOVERNORS)
        or bool(before.has("nisba"))
    )


def _of_no_other(doc: Document, i: int) -> bool:
    """Whether the word before token i belongs to no mention, or to one that goes on: «مجلس الغرف الصناعية السعودية»."""
    covers = doc.at.get(i - 1)
    return covers is None or (covers.kind == "body" and covers.last > i)


def _place_needed(doc: Document, i: int) -> bool:
    """Whether only a place can stand at token i: «على سورية», «أكدت سورية», «العراق وسورية», not «مدينة سورية»."""
    if doc.words[i].clitic in ("ب", "ل"):
        return True
    before = i - 1
    if (
        before < 0
        or doc.cls[before] == "\n"
        or (doc.at.get(before, None) is not None and doc.at[before].kind == "place")
    ):
        return True
    if doc.words[i].clitic:
        return False
    return doc.cls[before] in "pSMV:O" or doc.words[before].bare in _SIDES or doc.words[before].core in _OF_COUNTRIES


_OF_COUNTRIES = word_set("places", "of countries")
