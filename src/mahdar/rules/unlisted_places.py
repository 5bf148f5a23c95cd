"""Places that no list has, told by what stands before them: «بلدة …», «شمالي …», a list of places."""

from __future__ import annotations

import re

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention
from mahdar.rules.masdars import is_masdar
from mahdar.rules.places import is_plain_adjective, listed_after_place, place_at

_LONGEST = 4
_NEVER = frozenset("SQMOHBpchdranktie0.,;:\n()-\"'«»/x")
_RARE, _AMONG_VILLAGES, _RARE_NOUN = 300, 365, 350
"""Zipf frequency × 100 below which a word is hardly an everyday one."""


def unlisted_place_at(doc: Document, i: int) -> Mention | None:
    """The place at token i or just after it that only its neighbours show to be one, or None."""
    named = _after_noun(doc, i) if "placenoun" in doc.words[i].roles else None
    return named or place_in_list(doc, i)


def _after_noun(doc: Document, i: int) -> Mention | None:
    """«بلدة ستاروناتيفكا», «مدينة بور توفيق», «حي برج مولاي عمر», «بلدتي نبل والزهراء»."""
    word = doc.words[i]
    noun = word.has("placenoun")
    if noun is None or word.definite or noun["unknown"] != "y" or i + 1 >= len(doc.words):
        return None
    j = i + 2 if doc.cls[i + 1] in "\"«'" or doc.words[i + 1].raw == "#" else i + 1
    if j >= len(doc.words):
        return None
    _read_whole(doc, j)
    end = _name_end(doc, j, rare=_RARE - 60 if noun["kind"] in ("region", "governorate") else _RARE + 80)
    if end == j or doc.words[j].core.endswith(_PRONOUNS):
        return None  # «مدينة يقطنها الملايين»
    first = i if noun["name"] and not noun["many"] and j == i + 1 else j
    data = {"kind": noun["kind"], "country": "", "of_many": noun["many"]}
    return Mention(doc, "place", first, end, rule="place_after_noun", data=data)


def _read_whole(doc: Document, j: int) -> None:
    """«بلدة كفردوس»: after its noun a rare name has no proclitic; «بلدة بريف حلب» keeps its own."""
    word = doc.words[j]
    if word.definite or "placenoun" in word.roles:
        return
    if word.clitic in ("ك", "ف") or (word.clitic in ("ب", "ل") and word.zipf < _RARE):
        doc.replace(j, doc.lexis.whole(word.raw))


def place_in_list(doc: Document, i: int) -> Mention | None:
    """«في الدمنة والحوبان»: what goes on a list of places and is no everyday word."""
    word = doc.words[i]
    if not i or (doc.cls[i - 1] != "," and word.key[:1] != "و"):
        return None  # no list goes on
    if word.key.startswith("و") and not word.clitic and not word.zipf and not word.roles and doc.cls[i - 1] != "\n":
        word = doc.lexis.cut(word.raw)
    elif _is_joined_site(doc, i):
        doc.replace(i, doc.lexis.cut(word.raw))
        return place_at(doc, i)
    many = _of_many(doc, i)
    if (word.name > 1.5 and not many) or word.core.endswith(_NO_NAME) or not listed_after_place(doc, i, word.clitic):
        return None  # «الرقة ويوظفونها», «مصر وتكيفوا»
    if not many and _is_no_place(doc, word):
        return None
    if word.key.endswith("ه") and i + 1 < len(doc.words) and doc.words[i + 1].core in _AGAINST:
        return None  # «الشرق الأوسط والحيلولة دون …»
    if word is not doc.words[i]:
        doc.replace(i, word)
    end = _name_end(doc, i, rare=_AMONG_VILLAGES if many else _RARE, listed=True)
    if end == i or (end < len(doc.words) and not _may_follow(doc, end)):
        return None
    return Mention(doc, "place", i, end, rule="place_in_list", data={"kind": "city", "country": "", "of_many": many})


def _is_joined_site(doc: Document, i: int) -> bool:
    """«فافين، وجسر الشهباء»: a noun of sites with its و, where a list of places goes on."""
    word = doc.words[i]
    if word.clitic or not word.key.startswith("و") or word.roles.keys() - {"zipf", "seen"}:
        return False
    return "placenoun" in doc.lexis.cut(word.raw).roles and listed_after_place(doc, i, "و")


def _of_many(doc: Document, i: int) -> bool:
    """Whether the list that goes on at token i began with «قرى», «بلدات», «أحياء»."""
    before = doc.at.get(i - 2 if doc.cls[i - 1] == "," else i - 1)
    return before is not None and bool(before.data.get("of_many"))


def _is_no_place(doc: Document, word: Word) -> bool:
    """Whether the form is that of a verb, a masdar, a participle or a noun with its pronoun, which no list goes on with.

    «صعدة | وتمركزت», «الخليج | والتخوف», «جنوب لبنان | ومتمردون», «طهران | وسياساته», «جدة | وبتوجيهات».
    """
    core, raw, whole = word.core, word.raw, doc.lexis.whole
    if is_masdar(word.bare) or _PARTICIPLES.fullmatch(core):
        return True
    if _PLURALS.fullmatch(core) and whole(core[:-2]).zipf:
        return True
    if _PAST.fullmatch(core) and whole("ي" + core[:-1]).zipf:
        return True
    if raw.endswith("ه") and len(core) > _SHORT and (raw.endswith("ته") or whole(raw[len(word.clitic) : -1]).zipf > 0):
        return not whole(raw[len(word.clitic) : -1] + "ة").zipf
    if core[:1] == "ب" and len(core) > _LONG and not word.definite:
        return whole(raw[len(word.clitic) + 1 :]).zipf > 0
    return core[:1] in "يتن" and len(core) >= _SHORT and whole("ي" + core[1:]).zipf > _A_VERB


_PLURALS = re.compile("[^ا].{3,}(?:ون|[^ا]ين)")
_PARTICIPLES = re.compile("م(?:ت..ه|ت...ه|ن..ه|ست..ه)")
_PAST = re.compile("ت.{2,4}[^ا]ت")
_SHORT, _LONG, _A_VERB = 4, 6, 300
_AGAINST = word_set("unlisted_places", "against")
_PRONOUNS = ("ها", "هم", "هن", "هما", "كم")
_NO_NAME = (*_PRONOUNS, "وا")


def _may_follow(doc: Document, j: int) -> bool:
    """What ends an item of a list: a mark, another item, a preposition."""
    return (
        doc.cls[j] in '.,;:\n()-p"»'
        or doc.words[j].clitic == "و"
        or doc.words[j].bare in ("شمال", "جنوب", "شرق", "غرب")
    )


def _name_end(doc: Document, j: int, *, rare: int, listed: bool = False) -> int:
    """Where the name ends that begins at token j; j itself where no name can begin."""
    word = doc.words[j]
    mother = word.key == "ام" and not word.clitic
    if (doc.cls[j] in _NEVER and not mother) or (word.clitic and not listed) or word.has("nisba"):
        return j
    if word.roles.keys() & {"verb", "say", "meet", "honorific", "office"}:
        return j
    count = min(len(doc.words), j + _LONGEST)
    if "opener" in word.roles and j + 1 < count and _may_go_on(doc, j + 1):
        end = j + 2
        if "opener" in doc.words[j + 1].roles and end < count and _may_go_on(doc, end):
            end += 1
        return end
    if "placenoun" in word.roles:
        return j
    if not _name_like(doc, j, rare) and not (listed and word.definite and not word.zipf):
        return j
    end = j + 1
    while end < count and not doc.words[end].definite and _foreign(doc, end):
        end += 1
    if end < count and doc.words[end].core in _HALVES and not doc.words[end].clitic:
        end += 1
    return end


_HALVES = word_set("unlisted_places", "halves")


def _name_like(doc: Document, j: int, rare: int) -> bool:
    """A rare word that has not the form of an adjective: «صغيرة», «حدودية», «ساحلي» describe the noun."""
    word = doc.words[j]
    if word.definite:
        return word.zipf < rare + 40 and not word.key.endswith(
            ("يه", "ين") if word.zipf or "place" in word.roles else ("ين",)
        )
    if not word.zipf and word.raw.endswith("ية"):
        return False  # «مقاطعة طفولية»
    if is_plain_adjective(doc, j):
        return False  # «منفذ بحري»
    if word.zipf and word.key.endswith("ه"):
        # «قرية سارية», but «قرية حدودية», «بلدة محاصرة», «مدينة صغيرة»
        return word.zipf < _RARE_NOUN and word.key[0] != "م" and not word.key.endswith("يه") and rare > _RARE
    if word.zipf and word.key.endswith(("ات", "ين", "ون")):
        return False
    return word.zipf < rare and "\u064b" not in word.raw


def _may_go_on(doc: Document, j: int) -> bool:
    return not doc.words[j].clitic and doc.cls[j] not in _NEVER and not doc.words[j].has("nisba")


def _foreign(doc: Document, j: int) -> bool:
    """A word that no list of everyday words has."""
    word = doc.words[j]
    return (
        not word.clitic
        and not word.key.startswith("وال")
        and word.zipf < 200
        and doc.cls[j] in "wG"
        and not word.roles.keys() & {"verb", "nisba", "place"}
    )
