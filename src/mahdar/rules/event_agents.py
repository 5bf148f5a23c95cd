"""Everybody in a sentence who may act or suffer: named mentions, and noun phrases of nameless people, units and crowds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention
from mahdar.rules.event_words import Hits
from mahdar.rules.watching import Watch

_NAMED = frozenset(("person", "body", "place", "office"))
_LIMIT = 14
"""How many tokens a noun phrase of a nameless agent may have."""
_OF = word_set("event_agents", "of")
_LONE = frozenset(("person", "office"))
_ONE_BODY = frozenset(("group", "unit", "office", "body"))
"""Kinds of one whole."""
_WITH_PARTS = word_set("event_agents", "with parts")
_SIDED = word_set("event_agents", "sided")
_SIZES = word_set("event_agents", "sizes")
"""What is said of a number of people before their «من»: «حشد كبير من المتظاهرين»."""
_ARMED_DEEDS = word_set("event_agents", "armed deeds")
_FORCE_ITSELF = word_set("event_agents", "force itself")
_FORCES = word_set("event_agents", "forces")
_TRADES = frozenset(("EDU", "LAB", "MED", "AGR"))
_BROKEN_TRADES = word_set("event_agents", "broken trades")
_REGARDING = "حق"
_TO_IT = word_set("event_scene", "to it")
_WHOLE = {"من": frozenset(("كل", "كلا")), "عن": frozenset(("يقل", "تقل"))}
"""Prepositions that lead to nobody beside these words."""
_NO_QUALITIES = word_set("event_agents", "no qualities")
_RULING = word_set("event_agents", "ruling")
_TENS = 2
_TOWARDS = "نحو"
"""About so many, before a number; else it leads somewhere."""
_PUBLIC = frozenset(("REF", "CVL", "LAB", "EDU", "AGR", "MED", "REL"))
"""Sectors whose people are a crowd where they are many: they hold no arms and no office."""


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


def agents_of(doc: Document, first: int, last: int, hits: Hits) -> list[Agent]:
    """The agents of a sentence in order; what a longer phrase holds is part of it."""
    found: list[Agent] = []
    named = [k for k in range(first, last) if k in doc.at]
    read = first
    for k in sorted({*named, *hits.agents, *doc.where_in("agent", first, last)}):
        if doc.words[k].raw.endswith("ه") and doc.words[k].key in doc.lexis.lexicon.events.cues["time"]:
            continue  # «ما مجموعه عشرون شخصا»
        agent = _agent(doc, k, last, hits) if k >= read else None
        if agent is None:
            continue
        agent.lead = _lead(doc, agent.first, first, hits)
        before = found[-1] if found else None
        agent.joined = before is not None and _joins(doc, before, agent)
        if not (before is not None and _in_apposition(doc, before, agent)):
            found.append(agent)
        read = agent.last
    return found


def may_be_crowd(doc: Document, hits: Hits) -> bool:
    """Whether anybody in the sentence can be a crowd at all; asked before everybody is gathered."""
    for hit in hits.agents.values():
        data = hit.word.data
        if "crowd" in (data["kind"], data["counted"]):
            return True
        if data["counted"] == "person" and data["sector"] in _PUBLIC:
            if doc.words[hit.first].definite or (hit.first and doc.cls[hit.first - 1] == "0"):
                return True  # «مئات العمال», «1000 لاجئ»
    return False


BEGINS_AGENT = Watch(roles=("nisba",), classes="0eN", bares=lambda lexicon: lexicon.events.cues["counting"])
"""Forms with which a nameless agent may begin that are no agent by themselves: a number, a nisba."""


def _agent(doc: Document, k: int, last: int, hits: Hits) -> Agent | None:
    """The agent whose phrase begins at token k, a number or quantity before the head included."""
    head = _counted(doc, k, last)
    agent = _head(doc, head, hits)
    if agent is None and head > k:
        agent = _of_a_people(doc, head)
    if agent is None and head > k:
        head, agent = k, _head(doc, k, hits)  # «الآلاف» alone
    if agent is None:
        return None
    if agent.mention is not None and doc.words[k].bare == "كل":
        k = head  # «كل من | مصر»
    name = doc.at.get(agent.last)
    if agent.kind in ("person", "office") and name is not None and name.kind == "person" and name.first == agent.last:
        agent = Agent(k, name.last, name.first, agent.sector, "person", name, agent.country)  # «النائب وليد عيدو»
    agent.first = k
    agent.counted = head > k
    if agent.counted and agent.mention is None and agent.head in hits.agents:
        agent.kind = hits.agents[agent.head].word.data["counted"]  # «3500 متظاهر» are a crowd
        if agent.kind == "person" and agent.sector in _PUBLIC and _are_many(doc, k, head):
            agent.kind = "crowd"  # «مئات العمال»
    _extend(doc, agent, last, hits)
    if agent.mention is None and not agent.counted:
        agent.object = _accusative(doc, agent.head)
    return agent


def _counted(doc: Document, k: int, last: int) -> int:
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
        or (j > k and _is_size(doc, j, last))
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


def _head(doc: Document, k: int, hits: Hits) -> Agent | None:
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
    if hit is not None and (mention is None or mention.kind not in _NAMED) and not _is_adjective(doc, k, hits):
        return Agent(k, hit.last, k, hit.word.data["sector"], hit.word.data["kind"])
    word = doc.words[k]
    nisba = word.has("nisba")
    if nisba and mention is None and word.core.endswith(("ون", "ين", "ان")) and _people_of(doc, k):
        return Agent(k, k + 1, k, "CVL", "person", None, str(nisba.get("country") or ""))
    return None


def _of_a_people(doc: Document, k: int) -> Agent | None:
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
    if doc.words[k].bare in _RULING and doc.words[k].definite and doc.words[k - 1].definite and not doc.words[k].clitic:
        return True  # «المجلس العسكري | الحاكم»
    if doc.words[k].core == "مسلح" and doc.words[k - 1].bare in _ARMED_DEEDS:
        return True  # «كمين مسلح»
    if doc.words[k].bare == "قوه" and k + 1 < len(doc.words) and doc.words[k + 1].bare in _FORCE_ITSELF:
        return True  # «القوة المفرطة» is nobody
    if doc.words[k].definite != doc.words[k - 1].definite:
        return False
    return (
        data["sector"] != "CVL"
        and k in hits.nouns
        and doc.words[k].core.endswith(("ي", "يه", "يا", "يين", "يتين", "يان", "يات"))
    )


def _people_of(doc: Document, k: int) -> bool:
    """Whether a nisba in the plural stands as a noun: no noun before it that it would describe."""
    return k == 0 or doc.cls[k - 1] in "0epac,.-«(SMV\n" or bool(doc.words[k].clitic)


def _extend(doc: Document, agent: Agent, last: int, hits: Hits) -> None:
    """Adjectives, the genitive, «من …», «لـ…» and «التابعة لـ…» of an agent: «عناصر من القوة التنفيذية التابعة لوزارة الداخلية»."""
    cues = doc.lexis.lexicon.events.cues
    j, limit, closed = agent.last, min(last, agent.head + _LIMIT), False
    definite = doc.words[agent.last - 1].definite
    if agent.mention is not None and agent.mention.kind != "office":
        while j < limit and doc.words[j].bare in _RULING and doc.words[j].definite and not doc.words[j].clitic:
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
        if not definite and _is_size(doc, j, limit):
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
            inner = _head(doc, j, hits)
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
            inner = _head(doc, at, hits)
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


def _is_size(doc: Document, j: int, limit: int) -> bool:
    """«مجموعات | صغيرة أيضا | من المتظاهرين»: how many they are, before who they are."""
    k = j
    while k < limit and doc.words[k].key in _SIZES:
        k += 1
    return j < k < limit and doc.words[k].key in _OF


def _in(doc: Document, j: int, hits: Hits) -> bool:
    inner = _head(doc, j, hits)
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
    people = doc.words[j].bare in doc.lexis.lexicon.events.cues["peoples"] or doc.words[j].bare in _RULING
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


def _are_many(doc: Document, k: int, head: int) -> bool:
    """«عشرات العاطلين», «آلاف الطلاب»: a quantity of many before people who are definite; «1000 لاجئ»: a hundred or more."""
    many = doc.lexis.lexicon.events.cues["many"]
    if any(len(digits) > _TENS and digits.isdecimal() for digits in (word.raw for word in doc.words[k:head])):
        return True
    return doc.words[head].definite and any(word.bare in many for word in doc.words[k:head])


def _is_one(doc: Document, agent: Agent) -> bool:
    """«المضيفة», «الوزير»: of one who is known, nobody is a part."""
    head = doc.words[agent.head]
    return head.definite and agent.kind == "person" and not agent.counted and not head.core.endswith(("ون", "ين", "ات"))


_PEOPLES = word_set("event_agents", "peoples")
_BROKEN = word_set("event_agents", "broken")
"""Broken plurals that look like duals."""


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


def _lead(doc: Document, k: int, first: int, hits: Hits) -> str:
    """The preposition that governs the phrase at k: its own proclitic or the word before it."""
    clitic = doc.words[k].clitic.removeprefix("و").removeprefix("ف")
    if clitic:
        return clitic
    if k > first and doc.cls[k - 1] == "p" and k not in hits.verbs:  # «فتحت» is a verb, no «ف+تحت»
        before = doc.words[k - 1]
        two = doc.words[k - 2].bare if k - 2 >= first else ""
        if before.key in _TO_IT or (before.key in _WHOLE and two in _WHOLE[before.key]):
            return ""  # «اتهمت فيه | الولايات المتحدة», «كل من | مصر», «ما لا يقل عن | 14 جنديا»
        return before.core if before.clitic else before.key
    if k > first and doc.words[k - 1].bare == _REGARDING:
        return "بحق"  # «حكما في حق الصحافي»
    return ""


def _joins(doc: Document, before: Agent, agent: Agent) -> bool:
    gap = doc.text.words[before.last : agent.first]
    return doc.words[agent.first].clitic.startswith("و") and all(word in "،«»)" for word in gap)


def _in_apposition(doc: Document, before: Agent, agent: Agent) -> bool:
    """«وليد عيدو، عضو كتلة المستقبل»: what is said of a person after a comma is no other one."""
    gap: Any = doc.cls[before.last : agent.first]
    return before.kind == "person" and before.mention is not None and agent.kind == "office" and gap in (",", "«,", "")


def _accusative(doc: Document, head: int) -> bool:
    """Whether the ending shows an object: «مصوراً», «مدنيين»; not «سكان»."""
    word = doc.words[head]
    if word.core.endswith("ي") and word.core + "ن" in doc.lexis.lexicon.events.by_key:
        return True  # «منعت محققي الأمم المتحدة»
    if word.definite and not word.core.endswith("ين"):
        return False
    return word.core.endswith("ين") or (
        word.core.endswith("ا") and word.raw.rstrip("ً").endswith("ا") and len(word.core) > 3
    )
