"""How far the phrase of somebody who may act or suffer goes: adjectives, the genitive, «من …», «التابعة لـ…»."""

from __future__ import annotations

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.event_heads import RULING, Agent, head_of, is_size
from mahdar.rules.event_words import Hits

_LIMIT = 14
"""How many tokens a noun phrase of a nameless agent may have."""
_ONE_BODY = frozenset(("group", "unit", "office", "body"))
"""Kinds of one whole."""
_WITH_PARTS = word_set("event_agents", "with parts")
_SIDED = word_set("event_agents", "sided")
_NO_QUALITIES = word_set("event_agents", "no qualities")
_PEOPLES = word_set("event_agents", "peoples")
_BROKEN = word_set("event_agents", "broken")
"""Broken plurals that look like duals."""


def extend(doc: Document, agent: Agent, last: int, hits: Hits) -> None:
    """Adjectives, the genitive, «من …», «لـ…» and «التابعة لـ…» of an agent: «عناصر من القوة التنفيذية التابعة لوزارة الداخلية»."""
    cues = doc.lexis.lexicon.events.cues
    j, limit, closed = agent.last, min(last, agent.head + _LIMIT), False
    definite = doc.words[agent.last - 1].definite
    if agent.mention is not None and agent.mention.kind != "office":
        while j < limit and doc.words[j].bare in RULING and doc.words[j].definite and not doc.words[j].clitic:
            j += 1  # «المجلس العسكري | الحاكم»
        agent.last = j
        return
    while j < limit:
        word = doc.words[j]
        if word.key == "من" and (doc.words[j - 1].raw.endswith(("ها", "هم", "هما")) or _is_one(doc, agent)):
            break  # «سحبت سفيرها من الدوحة», «طلبت المضيفة من الراكب»
        if word.key == "من" and _asks_of(agent, hits):
            break  # «طلبت وحدات الحدود | من المهاجرين»
        light = hits.light.get(agent.first)
        if light is not None and word.key in light.word.data["joint"] and j + 2 in hits.nouns:
            break  # «تمكنت وحدة خاصة | من القضاء على»
        if word.cls in "\n.،,:؛(" or word.clitic.endswith(("و", "ف")):
            break
        if not definite and is_size(doc, j, limit):
            j += 1
        elif (
            not word.clitic
            and word.definite == definite
            and (word.has("nisba") or _describes(doc, j, hits) or (definite and word.cls == "F"))
            and not _are_others(doc, agent, word)
        ):
            nisba = word.has("nisba")
            if (
                (angry := hits.agents.get(j)) is not None
                and angry.word.data["kind"] == "crowd"
                and agent.kind == "person"
            ):
                agent.kind = "crowd"  # «الطلاب الغاضبين»
            if nisba and not agent.country:
                agent.country = str(nisba.get("country") or "")
            j, closed = j + 1, True
        elif (
            agent.mention is None
            and not (closed or definite or word.clitic)
            and _takes_genitive(doc, agent)
            and _in(doc, j, hits)
        ):
            inner = head_of(doc, j, hits)
            assert inner is not None
            _take(agent, inner)
            j, definite, closed = inner.last, doc.words[inner.last - 1].definite, inner.mention is not None
        elif (
            not (closed or definite or word.clitic)
            and (agent.kind in ("unit", "group") or (doc.words[j - 1].core.endswith("و") and j == agent.head + 1))
            and word.definite
            and doc.cls[j] == "w"
        ):
            j, definite, closed = j + 1, True, True  # «قوات النخبة الشبوانية», «معلمو القطاع العام»
        elif word.core in cues["belonging"] and j + 1 < limit:
            j += 1
        elif ((word.key == "من" and agent.kind != "office") or word.clitic == "ل") and (
            at := j + (word.key == "من")
        ) < limit:
            inner = head_of(doc, at, hits)
            if inner is None or (word.clitic == "ل" and _is_to(doc, agent, inner, definite=definite)):
                break
            _take(agent, inner)
            j, definite, closed = inner.last, doc.words[inner.last - 1].definite, inner.mention is not None
        else:
            break
    while j - 1 > agent.head and doc.words[j - 1].core in cues["belonging"]:
        j -= 1
    agent.last = max(agent.last, j)


def _asks_of(agent: Agent, hits: Hits) -> bool:
    """Whether the verb before a subject asks something of somebody: its «من» is no part of the subject."""
    return agent.first in hits.verbs and any(
        hit.last == agent.first and hit.word.type == "REQUEST" and "من" in hit.word.data["recipient"]
        for hit in hits.triggers
    )


def _in(doc: Document, j: int, hits: Hits) -> bool:
    inner = head_of(doc, j, hits)
    return inner is not None and (inner.mention is not None or doc.words[j].definite)


def _describes(doc: Document, j: int, hits: Hits) -> bool:
    """Whether a word describes the agent before it: «مسلحون مجهولون», «القوات الحكومية»."""
    hit = hits.agents.get(j)
    if hit is not None and hit.word.data["kind"] in ("group", "unit"):
        return False  # «وزير الصحة في غزة | المنظمات الدولية»
    if doc.words[j].bare in _NO_QUALITIES or not _agree(doc.words[j - 1].core, doc.words[j].core):
        return False  # «البرلمان | الثقة»
    if any(doc.words[j - 1].core.endswith(e) and doc.words[j].core.endswith(e) for e in ("ون", "ين", "ان")):
        return not (doc.words[j].clitic or doc.words[j].function or (hit is None and is_plural_present(doc.words[j])))
    data = hit.word.data if hit is not None else {}
    unknown = (
        data.get("sector") in ("UAF", "REB") and data["kind"] == "person"
    )  # «مسلحون مجهولون», never «مجهول | إمام»
    people = doc.words[j].bare in doc.lexis.lexicon.events.cues["peoples"] or doc.words[j].bare in RULING
    return (
        unknown
        or people
        or data.get("kind") == "crowd"
        or (
            hit is not None
            and data["kind"] == "person"
            and doc.words[j].core.endswith(("ون", "ين", "ات", "ي", "يه"))
            and not doc.words[j].raw.endswith("ى")  # «فتى» is no nisba
        )
        or (
            doc.words[j].definite
            and doc.words[j].core.endswith(("ي", "ه", "ون", "ين"))
            and doc.cls[j] in "wF"
            and doc.at.get(j) is None
            and doc.words[j].name < 1
        )
    )


def is_plural_present(word: Word) -> bool:
    """«مسلحون يستقلون سيارة»: a verb, unless a nisba («يساريون»)."""
    return (
        word.core[0] in "يت"
        and word.core.endswith(("ون", "ان"))
        and not (word.definite or word.has("nisba") or word.core.endswith("يون"))
    )


def _are_others(doc: Document, agent: Agent, word: Word) -> bool:
    """«توعد الجيش الإثيوبي | المتمردين»: one body is not described by a plural of people; «الشركتين الإيرانيتين» are two."""
    plural = word.core.endswith(("ون", "ين")) and not word.core.endswith("تين")
    return plural and agent.kind in _ONE_BODY and not doc.words[agent.head].core.endswith(("ون", "ين", "ان", "ا", "ي"))


def _is_to(doc: Document, agent: Agent, inner: Agent, *, definite: bool) -> bool:
    """Whether «لـ» leads away from an agent: «اعتذر رئيس الحكومة للضحايا»; but «مسلحين للحركة», «القوات التابعة للتحالف»."""
    before = doc.words[inner.first - 1]
    if before.core in doc.lexis.lexicon.events.cues["belonging"] or before.bare in _SIDED:
        return False  # «المتظاهرين المناوئين للحكومة»
    if inner.kind == "place" and agent.kind == "person":
        return True
    return definite and doc.words[agent.head].bare not in _WITH_PARTS


def _is_one(doc: Document, agent: Agent) -> bool:
    """«المضيفة», «الوزير»: of one who is known, nobody is a part."""
    head = doc.words[agent.head]
    return head.definite and agent.kind == "person" and not agent.counted and not head.core.endswith(("ون", "ين", "ات"))


def _agree(noun: str, word: str) -> bool:
    """Whether the endings can be of one case and number: «مسلحون مجهولون», never «مسلحون ضابطا» or «مسلحون مدنيين»."""
    if noun.removeprefix("ال") in _BROKEN:
        return True
    if word.endswith("ا") and not noun.endswith(("ا", "ه")):
        return False
    if noun.endswith("ون") and word.endswith("ه") and word not in _PEOPLES:
        return False  # «مجهولون | قاضية»
    if noun.startswith("ال") and noun.endswith(("ه", "ات")) and word.endswith(("ون", "ين")):
        return False  # «الوزارة | المواطنين»
    pairs = (("ون", "ين"), ("ين", "ون"), ("ان", "ين"), ("ان", "ون"))
    return not any(noun.endswith(a) and word.endswith(b) for a, b in pairs)


def _takes_genitive(doc: Document, agent: Agent) -> bool:
    """Sound plurals keep their nun and a lone man rarely has a genitive: «مسلحون | الوزير», but «عناصر الشرطة»."""
    core, cues = doc.words[agent.last - 1].core, doc.lexis.lexicon.events.cues
    if core.endswith(("ون", "ين", "ان")) and core not in _BROKEN:
        return False
    if core.endswith("ا") and doc.words[agent.last - 1].raw.endswith(("ا", "اً")) and agent.kind == "person":
        return False
    return (
        agent.kind != "person"
        or agent.sector not in ("UAF", "REB", "CVL")
        or core in cues["head of one"]
        or core in cues["head of many"]
        or core.endswith(("و", "ي"))
    )


def _take(agent: Agent, inner: Agent) -> None:
    if agent.sector in ("UNK", "", "CVL", "GOV") and inner.sector not in ("", "UNK", "GOV"):
        agent.sector = inner.sector
    agent.country = agent.country or inner.country
    if agent.kind not in ("crowd",) and inner.kind == "crowd":
        agent.kind = "crowd"
