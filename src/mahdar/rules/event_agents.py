"""Everybody in a sentence who may act or suffer: named mentions, and noun phrases of nameless people, units and crowds."""

from __future__ import annotations

from typing import Any

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.event_extent import extend
from mahdar.rules.event_heads import Agent, head_of, of_a_people, past_count
from mahdar.rules.event_words import Hits
from mahdar.rules.watching import Watch

_REGARDING = "حق"
_MARKS = "«\"'"
_TO_IT = word_set("event_scene", "to it")
_WHOLE = {"من": frozenset(("كل", "كلا")), "عن": frozenset(("يقل", "تقل"))}
"""Prepositions that lead to nobody beside these words."""
_TENS = 2
_PUBLIC = frozenset(("REF", "CVL", "LAB", "EDU", "AGR", "MED", "REL"))
"""Sectors whose people are a crowd where they are many: they hold no arms and no office."""


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
    head = past_count(doc, k, last)
    agent = head_of(doc, head, hits)
    if agent is None and head > k:
        agent = of_a_people(doc, head)
    if agent is None and head > k:
        head, agent = k, head_of(doc, k, hits)  # «الآلاف» alone
    if agent is None:
        return None
    if agent.mention is not None and doc.words[k].bare == "كل":
        k = head  # «كل من | مصر»
    name = doc.at.get(agent.last)
    if agent.kind in ("person", "office") and name is not None and name.kind == "person" and name.first == agent.last:
        agent = Agent(k, name.last, name.first, agent.sector, "person", name, agent.country)  # «النائب وليد عيدو»
    agent.first = k
    agent.counted = head > k
    if agent.counted and agent.kind == "person" and agent.mention is None and agent.head not in hits.agents:
        if agent.sector in _PUBLIC and _are_many(doc, k, head):
            agent.kind = "crowd"  # «مئات التونسيين»
    if agent.counted and agent.mention is None and agent.head in hits.agents:
        agent.kind = hits.agents[agent.head].word.data["counted"]  # «3500 متظاهر» are a crowd
        if agent.kind == "person" and agent.sector in _PUBLIC and _are_many(doc, k, head):
            agent.kind = "crowd"  # «مئات العمال»
    extend(doc, agent, last, hits)
    if agent.mention is None and not agent.counted:
        agent.object = _accusative(doc, agent.head)
    return agent


def _are_many(doc: Document, k: int, head: int) -> bool:
    """«عشرات العاطلين», «آلاف الطلاب»: a quantity of many before people who are definite; «1000 لاجئ»: a hundred or more."""
    many = doc.lexis.lexicon.events.cues["many"]
    if any(len(digits) > _TENS and digits.isdecimal() for digits in (word.raw for word in doc.words[k:head])):
        return True
    return doc.words[head].definite and any(word.bare in many for word in doc.words[k:head])


def _lead(doc: Document, k: int, first: int, hits: Hits) -> str:
    """The preposition that governs the phrase at k: its own proclitic or the word before it."""
    clitic = doc.words[k].clitic.removeprefix("و").removeprefix("ف")
    if clitic:
        return clitic
    if k - 1 > first and doc.cls[k - 1] in _MARKS and doc.cls[k - 2] == "p":
        k -= 1  # «القبض على | "خلية إجرامية"»
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
