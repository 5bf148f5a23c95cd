"""With what the phrase of somebody who may act or suffer begins: a number, a mention, a noun for nameless people, a nisba."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention
from mahdar.rules.event_words import Hits

_NAMED = frozenset(("person", "body", "place", "office"))
_OF = word_set("event_agents", "of")
_SIZES = word_set("event_agents", "sizes")
"""What is said of a number of people before their «من»: «حشد كبير من المتظاهرين»."""
_ARMED_DEEDS = word_set("event_agents", "armed deeds")
_FORCE_ITSELF = word_set("event_agents", "force itself")
_FORCES = word_set("event_agents", "forces")
_TRADES = frozenset(("EDU", "LAB", "MED", "AGR"))
_BROKEN_TRADES = word_set("event_agents", "broken trades")
RULING = word_set("event_agents", "ruling")
_TOWARDS = "نحو"
"""About so many, before a number; else it leads somewhere."""


@dataclass(slots=True)
class Agent:
    """Somebody in the sentence.

    first, last   tokens of the whole phrase            head     token of its head noun or name
    sector        PLOVER's, "" where unknown             country  of a nisba or a named body in it
    mention       the mention, where the phrase is one   kind     of the words file: person, group, unit, weapon, crowd; of a mention its own
    lead          the preposition that governs it        joined   joined by «و» to the agent before it
    counted       a number or quantity opens it          object   its ending shows the accusative
    """

    first: int
    last: int
    head: int
    sector: str
    kind: str
    mention: Mention | None = None
    country: str = ""
    lead: str = ""
    joined: bool = False
    counted: bool = False
    object: bool = False


def past_count(doc: Document, k: int, last: int) -> int:
    """Past a number or quantity and its «من»: «ثلاثة من», «أكثر من 30», «عدد من»."""
    cues = doc.lexis.lexicon.events.cues
    if doc.words[k].key == _TOWARDS and k + 1 < last and doc.cls[k + 1] not in "0e":
        if doc.words[k + 1].bare not in cues["counting"]:
            return k  # «ساروا نحو السفارة»
    j = k
    while j < min(last, k + 6) and (
        doc.cls[j] in "0e"
        or doc.words[j].bare in cues["counting"]
        or (j > k and doc.words[j].key in _OF and j + 1 < last)
        or (j > k and is_size(doc, j, last))
        or (
            j > k
            and doc.words[j].key.startswith("و")
            and doc.words[j].core.endswith(("ون", "ين"))
            and doc.cls[j] == "0"
        )
    ):
        if doc.words[j].clitic.endswith(("ب", "ل")) and j > k:
            break
        j += 1
    return j if j < last else k


def head_of(doc: Document, k: int, hits: Hits) -> Agent | None:
    mention = doc.at.get(k)
    if mention is not None and mention.first == k and mention.kind in _NAMED:
        sector = str(mention.data.get("sector") or ("GOV" if mention.kind in ("place", "office") else ""))
        if mention.kind == "body" and sector in ("GOV", "") and doc.words[k].bare in _FORCES:
            sector = "MIL"  # «قوات الدرك»
        country = str(mention.data.get("country") or "")
        trade = hits.agents.get(k) if mention.kind == "office" else None
        if trade is not None and trade.word.data["sector"] in _TRADES and mention.entity is None and _is_plural(doc, k):
            return Agent(k, mention.last, k, trade.word.data["sector"], "person")  # «أساتذة التعليم الثانوي»
        return Agent(k, mention.last, k, sector, mention.kind, mention, country)
    hit = hits.agents.get(k)
    if doc.words[k].function and doc.words[k].raw.endswith("ه"):
        return None  # «إليه» is no «آلية»
    if doc.words[k].raw.endswith("ة") and doc.words[k].bare.removesuffix("ه") in _WITHOUT_A_FEMININE:
        return None  # «مصادرة» is no «مصادره»
    if hit is not None and (mention is None or mention.kind not in _NAMED) and not _is_adjective(doc, k, hits):
        return Agent(k, hit.last, k, hit.word.data["sector"], hit.word.data["kind"])
    word = doc.words[k]
    nisba = word.has("nisba")
    if nisba and mention is None and word.core.endswith(("ون", "ين", "ان")) and _people_of(doc, k):
        return Agent(k, k + 1, k, "CVL", "person", None, str(nisba.get("country") or ""))
    return None


_WITHOUT_A_FEMININE = word_set("event_agents", "without a feminine")
"""Plurals whose form with ة is another word, a masdar."""


def of_a_people(doc: Document, k: int) -> Agent | None:
    """«23 فلسطينيا», «عشرون صوماليا»: counted people of a country are told by its nisba alone."""
    word = doc.words[k]
    nisba = word.has("nisba")
    if not (nisba and nisba.get("country")) or word.clitic or doc.at.get(k) is not None:
        return None
    if not word.core.endswith(("يا", "ي", "يه", "يين", "يات")):
        return None
    return Agent(k, k + 1, k, "CVL", "person", None, str(nisba["country"]))


def _is_light(k: int, hits: Hits) -> bool:
    light = hits.light.get(k + 1)
    return light is not None and light.first == k and light.form == "v"


def _is_plural(doc: Document, k: int) -> bool:
    """Whether a word for a trade names many of it: a sound plural, or a broken one that no one office is told by."""
    core = doc.words[k].core
    return core.endswith(("ون", "ين", "ات")) or core.removeprefix("ال") in _BROKEN_TRADES


def _is_adjective(doc: Document, k: int, hits: Hits) -> bool:
    """«هجوم انتحاري», «عملية إرهابية»: what describes a deed is nobody."""
    if (k in hits.finite or _is_light(k, hits)) and (k + 1 in hits.agents or k + 1 in doc.at):
        return True  # «حشد الجيش قوات», «طالب البرلمان», «عمد المتظاهرون إلى»: a verb
    if not k:
        return False
    if doc.words[k].core == "امام" and "إ" not in doc.words[k].raw:
        return True  # «أمام», before, is no imam
    cues = doc.lexis.lexicon.events.cues
    if doc.words[k].bare in cues["march"]:  # «استهدفت مسيرة إسرائيلية» is a drone, «نظموا مسيرة» a march
        return not (k in hits.verbs and k + 1 < len(doc.words) and doc.words[k + 1].has("nisba"))
    if doc.words[k].bare in cues["unity"] and k + 1 < len(doc.words) and (doc.words[k + 1].definite or k + 1 in doc.at):
        return True  # «وحدة العراق» is no unit
    if doc.words[k].bare in cues["remembered"] and k + 1 < len(doc.words) and doc.cls[k + 1] == "0":
        return True  # «سنة 1949» is no believer
    if doc.words[k - 1].key in cues["as he"] and not doc.words[k].definite:
        return True  # «إنه شاهد مسلحين»: a verb
    data = hits.agents[k].word.data
    if (
        doc.words[k].core.endswith("ه")
        and doc.cls[k - 1] in "wBNmC"
        and (data["sector"] in ("UAF", "REB") or data["kind"] == "crowd")
    ):
        return True  # «الفصائل المسلحة», «مظاهرة غاضبة»
    if doc.words[k].bare in RULING and doc.words[k].definite and doc.words[k - 1].definite and not doc.words[k].clitic:
        return True  # «المجلس العسكري | الحاكم»
    if doc.words[k].core == "مسلح" and doc.words[k - 1].bare in _ARMED_DEEDS:
        return True  # «كمين مسلح»
    if doc.words[k].bare == "قوه" and k + 1 < len(doc.words) and doc.words[k + 1].bare in _FORCE_ITSELF:
        return True  # «القوة المفرطة» is nobody
    if doc.words[k].definite != doc.words[k - 1].definite:
        return False
    if data["kind"] == "person" and doc.words[k].raw.endswith("ة") and doc.words[k - 1].raw.endswith("ة"):
        if doc.cls[k - 1] in "wBm" and k - 1 not in hits.agents and not doc.words[k].clitic:
            return True  # «ندوة صحفية», «القضية السياسية»
    return (
        data["sector"] != "CVL"
        and k in hits.nouns
        and doc.words[k].core.endswith(("ي", "يه", "يا", "يين", "يتين", "يان", "يات"))
    )


def _people_of(doc: Document, k: int) -> bool:
    """Whether a nisba in the plural stands as a noun: no noun before it that it would describe."""
    return k == 0 or doc.cls[k - 1] in "0epac,.-«(SMV\n" or bool(doc.words[k].clitic)


def is_size(doc: Document, j: int, limit: int) -> bool:
    """«مجموعات | صغيرة أيضا | من المتظاهرين»: how many they are, before who they are."""
    k = j
    while k < limit and doc.words[k].key in _SIZES:
        k += 1
    return j < k < limit and doc.words[k].key in _OF
