"""Places: countries, cities, regions and named sites, where the words stand for the place and not for something else."""

from __future__ import annotations

from typing import Any

from mahdar.lexicon import Word
from mahdar.rules.document import Document, Mention

_SITES = frozenset(
    (
        "مدينه",
        "محافظه",
        "منطقه",
        "ولايه",
        "اقليم",
        "بلده",
        "قريه",
        "مخيم",
        "جزيره",
        "مطار",
        "قصر",
        "ميدان",
        "ساحه",
        "شارع",
        "معبر",
        "ميناء",
        "مضيق",
        "خليج",
        "بحر",
        "نهر",
        "جبل",
        "حي",
        "ضاحيه",
        "مركز",
        "قاعده",
        "فندق",
    )
)


def place_at(doc: Document, i: int) -> Mention | None:
    """The place that begins at token i, or None: «سوريا», «تل أبيب», «منطقة عسير»; of «مدينة أريحا» only «أريحا»."""
    described = _described_place(doc, i)
    if described is not None:
        return described
    phrase = doc.phrase(i, "place")
    word = doc.words[i]
    if phrase:
        return Mention(doc, "place", i, phrase.last, rule="known_place", data=dict(phrase.data))
    single = word.has("place")
    if not single or _is_nisba_here(doc, i) or (word.has("nisba") and word.key.endswith("يه") and not word.definite):
        return None
    if word.core == "مسقط" and i + 1 < len(doc.words) and doc.words[i + 1].core.startswith("راس"):
        return None  # «مسقط رأسه»
    if not _sure(doc, i, single) and (not _place_context(doc, i) or word.zipf >= 430 or "function" in word.roles):
        return None
    return Mention(doc, "place", i, i + 1, rule="known_place", data=dict(single))


def begins_place(word: Word) -> bool:
    """Whether a place may begin with this form, a known phrase aside (see `Watch`)."""
    return word.core in _DESCRIBING or "place" in word.roles


def _sure(doc: Document, i: int, place: dict[str, Any]) -> bool:
    """Whether the word means the place wherever it stands."""
    word = doc.words[i]
    if place["kind"] in ("country", "capital"):
        return True
    if word.roles.keys() & {"given", "verb", "say", "meet", "office", "function"}:
        return False
    population = place.get("population")
    if word.definite and word.zipf >= 380 and (population is None or population < 200_000):
        return False  # «الصعيد», «المتوسط», «القائم»
    if population is None:
        return word.zipf < 500 and "nisba" not in word.roles
    if population < 200_000 and place.get("country") not in _HOME:
        return False  # a small town far away is rarer than a word or a name like it
    return word.zipf < (330 if population < 300_000 else 450)


_HOME = frozenset(
    (
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
    )
)
"""Countries of whose small towns Arabic news tells."""


def _described_place(doc: Document, i: int) -> Mention | None:
    """«منطقة عسير», «قصر قرطاج», «دولة الكويت», «مطار الخرطوم», «قرية التنمية»: the noun belongs to the name."""
    word = doc.words[i]
    kind = _DESCRIBING.get(word.core)
    if kind is None or i + 1 >= len(doc.words) or doc.words[i + 1].clitic:
        return None
    inner = doc.phrase(i + 1, "place")
    following = doc.words[i + 1]
    data: dict[str, Any] = {"kind": kind}
    if inner or following.has("place"):
        last = inner.last if inner else i + 2
        known = inner.data if inner else following.roles["place"]
        data["country"] = known.get("country", "")
        if kind == "country":
            data = dict(known)
    elif (
        kind in ("site", "crossing", "camp")
        and word.core not in _ONLY_OF_PLACES
        and (following.definite or following.name > 1)
        and doc.cls[i + 1] not in "SVMQOHp"
    ):
        last = i + 2
    else:
        return None
    while (
        last < len(doc.words)
        and doc.words[last].definite
        and not doc.words[last].clitic
        and _place_adjective(doc, last)
    ):
        last += 1
    return Mention(doc, "place", i, last, rule="described_place", data=data)


_ONLY_OF_PLACES = frozenset(("قاعه", "طريق", "سد", "قاعده", "ريف", "غوطه", "خليج", "خزان", "ساحل"))
"""Nouns that make a place only with a known one: «ريف حلب», not «طريق المواجهة»."""


def _place_adjective(doc: Document, j: int) -> bool:
    return bool(doc.words[j].has("nisba")) or doc.words[j].core in (
        "الدولي",
        "الدوليه",
        "الجديده",
        "الشرقيه",
        "الغربيه",
        "الشماليه",
        "الجنوبيه",
        "الكبري",
        "الشرقي",
        "الغربي",
        "الشمالي",
        "الجنوبي",
        "الجديد",
    )


_DESCRIBING = {
    "منطقه": "region",
    "محافظه": "governorate",
    "ولايه": "governorate",
    "اقليم": "region",
    "مقاطعه": "region",
    "دوله": "country",
    "مملكه": "country",
    "جمهوريه": "country",
    "سلطنه": "country",
    "قصر": "site",
    "مطار": "site",
    "ميناء": "site",
    "معبر": "crossing",
    "مخيم": "camp",
    "ميدان": "site",
    "ساحه": "site",
    "ملعب": "site",
    "مسجد": "site",
    "جامع": "site",
    "كنيسه": "site",
    "قاعده": "site",
    "طريق": "site",
    "شارع": "site",
    "سجن": "site",
    "سد": "site",
    "جسر": "site",
    "مقبره": "site",
    "فندق": "site",
    "قريه": "neighbourhood",
    "حي": "neighbourhood",
    "جزيره": "island",
    "مضيق": "strait",
    "نهر": "river",
    "جبل": "mountain",
    "وادي": "site",
    "نفق": "site",
    "استاد": "site",
    "قاعه": "site",
    "ريف": "region",
    "غوطه": "region",
    "خليج": "sea",
    "خزان": "site",
    "ساحل": "area",
}


def _is_nisba_here(doc: Document, i: int) -> bool:
    """«الحكومة السعودية»: after a definite noun the word is an adjective, not the country."""
    word = doc.words[i]
    if not word.has("nisba") or word.clitic or i == 0:
        return False
    before = doc.words[i - 1]
    return (
        (before.definite and before.cls not in "pSMVL" and doc.at.get(i - 1) is None)
        or before.cls in "BO"
        or bool(before.has("nisba"))
    )


def _place_context(doc: Document, i: int) -> bool:
    """A preposition of place or a word such as «مدينة» stands before."""
    if i == 0:
        return True
    before = doc.words[i - 1]
    return before.core in _SITES or before.key in _WHERE or doc.cls[i - 1] in "\n"


_WHERE = frozenset(("في", "من", "الي", "نحو", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "داخل", "خارج", "بين"))
