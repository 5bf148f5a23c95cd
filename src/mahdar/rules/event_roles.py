"""Who acts in an event and to whom it is done, as the grammar of its trigger tells it.

A verb takes its subject behind or before it, and is read as a passive where it has no object («قتل ثلاثة جنود»); a noun takes
its genitive, the subject of the light verb that carries it, and who «شنه», «نفذته» or «تبناه». Nobody is guessed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from mahdar.rules.document import Document
from mahdar.rules.event_agents import Agent, agents_of
from mahdar.rules.event_words import Hit, Hits

AGGRESSORS = frozenset(("UAF", "REB", "MIL", "COP", "CRM", "SPY", "PTY", "PRM", "IGO"))
_SUBJECT_REACH = 14
_SAYER_REACH = 40
_AGENT_REACH = 25
_GAP = 7


@dataclass(slots=True)
class Roles:
    """Who acts and who suffers, each with those joined to him."""

    actors: list[Agent] = field(default_factory=list)
    recipients: list[Agent] = field(default_factory=list)

    def fill(self, other: Roles) -> None:
        """Take from another telling of the event what this one leaves open."""
        if not self.actors:
            self.actors = [agent for agent in other.actors if agent not in self.recipients]
        if not self.recipients:
            self.recipients = [agent for agent in other.recipients if agent not in self.actors]


class Scene:
    """One sentence with its agents: what the roles are read from."""

    def __init__(self, doc: Document, first: int, last: int, hits: Hits) -> None:
        self.doc, self.first, self.last, self.hits = doc, first, last, hits
        self.cues = doc.lexis.lexicon.events.cues

    @cached_property
    def agents(self) -> list[Agent]:
        """Everybody in the sentence; gathered only where something may be told of them."""
        return agents_of(self.doc, self.first, self.last, self.hits)

    @cached_property
    def hurts(self) -> bool:
        """Whether the sentence tells of dead, wounded or damage."""
        hurt, words = self.cues["hurt"], self.doc.words[self.first : self.last]
        return any(word.core in hurt or word.key in hurt for word in words)

    @cached_property
    def _firsts(self) -> list[int]:
        return [agent.first for agent in self.agents]

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {agent.first: number for number, agent in enumerate(self.agents)}

    def with_joined(self, agent: Agent | None) -> list[Agent]:
        """An agent and those joined to it by «و»."""
        if agent is None:
            return []
        number = self._starts.get(agent.first, len(self.agents))
        found = [agent]
        while number + 1 < len(self.agents) and self.agents[number + 1].joined:
            number += 1
            found.append(self.agents[number])
        return found

    def _is_time(self, agent: Agent) -> bool:
        return self.doc.words[agent.first].key in self.cues["time"]

    def next_from(self, k: int, reach: int = _GAP) -> Agent | None:
        """The agent without a preposition that stands at k, or behind words of time, brackets and given words only."""
        for j in range(k, min(self.last, k + reach + 1)):
            number = self._starts.get(j)
            if number is not None:
                agent = self.agents[number]
                return agent if not agent.lead and not self._is_time(agent) else None
            if not (
                self.doc.words[j].key in self.cues["time"] or self.doc.cls[j] in "t0«»()\"'" or _bracketed(self.doc, j)
            ):
                return None
        return None

    def led_by(self, k: int, leads: frozenset[str], reach: int = 12) -> Agent | None:
        """The first agent from k on that one of these prepositions governs."""
        for agent in self.after(k, reach):
            scene = agent.lead == "في" and (agent.kind == "place" or agent.sector in ("UNK", ""))
            if agent.lead in leads and not scene:
                return agent
        return None

    def before(self, k: int, *, form: str = "") -> Agent | None:
        """The agent before k that can be its subject: ungoverned, beside it or brought in by «إن», «كان», and of
        the number and gender that its form shows.
        """
        pronoun = k - 1 - (k - 1 > self.first and self.doc.cls[k - 1] == "k")
        if pronoun >= self.first and self.doc.words[pronoun].key in self.cues["as he"]:
            return self._sayer(pronoun)
        for agent in self._back_from(k, _SUBJECT_REACH):
            if agent.lead or agent.joined or self._is_time(agent) or not _fit(self.doc, agent, form):
                continue
            if self._reaches(agent, k) and not self._is_genitive(agent):
                return agent
        return None

    def _sayer(self, k: int) -> Agent | None:
        """«قالت الشرطة في بيان إنها اعتقلت»: who speaks of his own deed."""
        for agent in self._back_from(k, _SAYER_REACH):
            if agent.first > self.first and self.doc.cls[agent.first - 1] == "S":
                return agent
        return None

    def _back_from(self, k: int, reach: int) -> Iterator[Agent]:
        """The agents before k, the nearest first, no further than `reach` tokens."""
        for number in range(bisect_right(self._firsts, k - 1) - 1, -1, -1):
            agent = self.agents[number]
            if k - agent.last > reach:
                return
            if agent.last <= k:
                yield agent

    def after(self, k: int, reach: int) -> Iterator[Agent]:
        """The agents from k on, no further than `reach` tokens."""
        for number in range(bisect_left(self._firsts, k), len(self.agents)):
            if self._firsts[number] > k + reach:
                return
            yield self.agents[number]

    def _is_genitive(self, agent: Agent) -> bool:
        """«لسيارات الشرطة»: whose noun stands before it is no subject."""
        k = agent.first - 1
        if k < self.first or self.doc.cls[k] not in "wB" or agent.last - agent.first > 6:
            return False
        return bool(self.doc.words[k].clitic) and not self.doc.words[k].definite and not _is_finite(self.doc, k)

    def carried_over(self, hit: Hit) -> Agent | None:
        """The subject that a joined verb of violence goes on with: «رفضت الجبهة … واحتجزت 68 رهينة»."""
        if hit.word.data["type"] != "ASSAULT" or self.doc.words[hit.first].key[0] not in "وف":
            return None
        for agent in self._back_from(hit.first, _SAYER_REACH):
            if not agent.lead and not agent.joined and agent.sector in AGGRESSORS:
                return agent if _fit(self.doc, agent, hit.form) and agent.kind != "thing" else None
        return None

    def _reaches(self, agent: Agent, k: int) -> bool:
        between = range(agent.last, k)
        if all(
            self.doc.words[j].key in self.cues["time"] or self.doc.cls[j] in "t0«»()ka,-" or _bracketed(self.doc, j)
            for j in between
        ):
            return True
        opening = agent.first == self.first or any(
            self.doc.words[j].key in self.cues["opens"] or self.doc.words[j].core in self.cues["opens"]
            for j in range(max(self.first, agent.first - 2), agent.first)
        )
        return opening and not any(self.doc.words[j].key in self.cues["opens"] for j in between)


def roles_of_verb(scene: Scene, hit: Hit) -> Roles:
    """«اغتال مسلحون ضابطاً», «مسلحون اغتالوا ضابطاً», «قتل ضابط على يد مسلحين»."""
    doc, form = scene.doc, hit.form
    wanted: frozenset[str] = hit.word.data["recipient"]
    start = _past_needs(doc, hit, scene.last)
    plural = "p" in form[1:] or "d" in form[1:]
    behind = scene.next_from(start)
    ahead = scene.before(hit.first, form=form) or scene.carried_over(hit)
    if "subject" in wanted:
        return Roles(_agentive(scene, hit), scene.with_joined(behind or ahead))
    if behind is not None and form in ("v", "p") and _is_feminine(doc, behind) and "direct" in wanted:
        return Roles(
            scene.with_joined(ahead), scene.with_joined(behind)
        )  # «واتهم السلطات»: no subject of a masculine verb
    led = scene.led_by(start, wanted)
    direct = "direct" in wanted
    if "o" in form:  # «عسكريين خطفهم مقاتلو الحركة»
        return Roles(scene.with_joined(behind or ahead), scene.with_joined(ahead) if behind is not None else [])
    if behind is None:
        if ahead is None:
            return Roles(_agentive(scene, hit), scene.with_joined(led))
        if direct and led is None and not _has_object(scene, start):
            return Roles(_agentive(scene, hit), scene.with_joined(ahead))
        return Roles(scene.with_joined(ahead), scene.with_joined(led))
    if not direct:
        return Roles(scene.with_joined(behind), scene.with_joined(led))
    after = behind.last
    for joined in scene.with_joined(behind):
        after = joined.last
    object_ = scene.next_from(after, 4)
    beside = ahead is not None and not any(doc.words[k].cls != "k" for k in range(ahead.last, hit.first))
    if plural or behind.object or (beside and behind.first == start):  # «كانت روسيا قد اتهمت تركيا»
        return Roles(scene.with_joined(ahead), scene.with_joined(behind))
    if object_ is not None and not object_.joined:
        return Roles(scene.with_joined(behind), scene.with_joined(object_))
    if hit.word.data["needs"] or _has_object(scene, after):
        return Roles(scene.with_joined(behind), scene.with_joined(led))
    if behind.counted and "f" in form and ahead is not None and ahead.sector in AGGRESSORS:
        return Roles(scene.with_joined(ahead), scene.with_joined(behind))
    return Roles(_agentive(scene, hit), scene.with_joined(behind))


def _fit(doc: Document, agent: Agent, form: str) -> bool:
    """Whether a verb behind its subject agrees with it: «الجنود أطلقوا», «القوات أطلقت», never «القس فرضت»."""
    if "p" in form[1:] or "d" in form[1:]:
        return agent.kind not in ("place", "thing")
    if "f" in form[1:] and agent.kind == "person" and agent.mention is None and not agent.counted:
        return (
            doc.words[agent.head].raw.endswith(("ة", "ات"))
            or doc.words[agent.head].core in doc.lexis.lexicon.events.cues["head of many"]
        )
    return True


def _is_feminine(doc: Document, agent: Agent) -> bool:
    """Whether a noun can be the subject only of a feminine verb: «السلطات», «الحكومة»."""
    raw = doc.words[agent.head].raw
    return not agent.counted and agent.kind != "person" and raw.endswith(("ة", "ات"))


def roles_of_noun(scene: Scene, hit: Hit, light: Hit | None) -> Roles:
    """«هجوم شنه مسلحون على الحاجز», «قصف الجيش للمدينة», «شن مسلحون هجوماً»."""
    data, doc = hit.word.data, scene.doc
    roles = Roles(_agentive(scene, hit))
    genitive = scene.next_from(hit.last, 0)
    if genitive is not None and not doc.words[hit.first].definite:
        if data["genitive"] == "actor" and not roles.actors:
            roles.actors = scene.with_joined(genitive)
        elif data["genitive"] == "recipient":
            roles.recipients = scene.with_joined(genitive)
    if not roles.actors and (by := _of_a_country(scene, hit)):
        roles.actors = [by]
    if light is not None:
        subject = scene.next_from(light.last, 6)
        if subject is None or subject.first >= hit.first:
            subject = scene.before(light.first)
        if light.word.data["subject"] == "actor":
            roles.actors = scene.with_joined(subject) or roles.actors
        elif light.word.data["subject"] == "recipient" and not roles.recipients:
            roles.recipients = scene.with_joined(subject)
    if not roles.recipients:
        against = scene.led_by(hit.last, data["recipient"])
        if against is not None and against not in roles.actors:
            both = "بين" in data["recipient"] and against.lead == "بين"
            if both:
                roles.actors = roles.actors or scene.with_joined(against)
            else:
                roles.recipients = scene.with_joined(against)
    return roles


def _of_a_country(scene: Scene, hit: Hit) -> Agent | None:
    """«غارة جوية إسرائيلية»: a deed is its country's."""
    for k in range(hit.last, min(scene.last, hit.last + 3)):
        word = scene.doc.words[k]
        nisba = word.has("nisba")
        if nisba and nisba.get("country") and not word.clitic:
            return Agent(k, k + 1, k, "MIL", "nisba", None, str(nisba["country"]))
        if word.clitic or not (nisba or word.core.endswith(("ي", "يه"))):
            return None
    return None


def sufferers(scene: Scene) -> list[Agent]:
    """All whom the sentence says to be hit: «أدى إلى مقتل سبعة جنود», «استهدف دورية», «نجا القائد من محاولة اغتيال»."""
    found: list[Agent] = []
    for hit in scene.hits.casualties:
        if hit.form[0] == "m":
            found += scene.with_joined(scene.next_from(hit.last, 2))
        elif not hit.word.data["needs"] or _beside(scene, hit):
            behind = scene.next_from(hit.last)
            after = behind.last if behind is not None else hit.last
            if behind is None or scene.next_from(after, 2) is None:
                found += scene.with_joined(behind or scene.before(hit.first))
    words = scene.doc.words
    for k in range(scene.first, scene.last):
        if words[k].key in scene.cues["aimed"] or words[k].core in scene.cues["aimed"]:
            found += scene.with_joined(scene.next_from(k + 1))
    return list({agent.first: agent for agent in found}.values())


def _beside(scene: Scene, hit: Hit) -> bool:
    """Whether a word that the verb needs stands behind it: «لقي ثلاثة أشخاص مصرعهم»."""
    needs = hit.word.data["needs"]
    return any(scene.doc.words[k].key in needs for k in range(hit.last, min(scene.last, hit.last + 10)))


def confronted(scene: Scene) -> list[Agent]:
    """Against whom a crowd turns: «ضد الحكومة», «مطالبين رئيس الوزراء», «باستقالة الرئيس», «أمام السفارة الأميركية»."""
    words = scene.doc.words
    for agent in scene.agents:
        before = words[agent.first - 1] if agent.first > scene.first else None
        if agent.kind in ("crowd", "place") and agent.lead != "ضد":
            continue
        if before is not None and (before.key in scene.cues["confronting"] or before.core in scene.cues["confronting"]):
            return scene.with_joined(agent)
    return []


def _agentive(scene: Scene, hit: Hit) -> list[Agent]:
    """Who did it, said after the deed: «شنه مسلحون», «على يد مجهولين», «من قبل الشرطة», «برصاص الجيش»."""
    words, cues = scene.doc.words, scene.cues
    for agent in scene.after(hit.last + 1, _AGENT_REACH):
        j = agent.first
        before, two = words[j - 1], words[j - 2] if j - 2 >= scene.first else None
        if before.key in cues["by whom"]:
            return scene.with_joined(agent)
        if hit.word.data["type"] == "PROTEST":
            continue  # «احتجاجا على مقتل فتى برصاص الشرطة»: the police do not protest
        if before.core in cues["hands"] or before.key in cues["hands"]:
            return scene.with_joined(agent)
        if before.key == "الي" and two is not None and two.core in cues["ascribed"]:
            return scene.with_joined(agent)  # «نسب إلى المتمردين»
        if agent.last < scene.last and words[agent.last].core in cues["claims"]:
            return scene.with_joined(agent)  # «أعلنت الحركة مسؤوليتها»
        if before.core in cues["side"] and two is not None and two.key == "من":
            return scene.with_joined(agent)
        if before.core in ("به", "بها", "بهما") and two is not None and two.key in cues["did"]:
            return scene.with_joined(agent)
    return []


def _past_needs(doc: Document, hit: Hit, last: int) -> int:
    """Past the words that a verb needs beside it: «فتح النار | على»; the subject may stand before them."""
    needs = hit.word.data["needs"]
    end = hit.last
    while end < last and needs and end not in doc.at and (doc.words[end].key in needs or doc.words[end].core in needs):
        end += 1
    return end


def _has_object(scene: Scene, k: int) -> bool:
    """Whether a plain noun stands at k: the object of an active verb, «قصفت الطائرات مواقع», «فجر انتحاري نفسه»."""
    doc, last = scene.doc, scene.last
    while k < last and (doc.words[k].key in scene.cues["time"] or doc.cls[k] in "t") and doc.cls[k] != "p":
        k += 1
    while k < last and doc.cls[k] in "«'":
        k += 1
    if k >= last:
        return False
    word = doc.words[k]
    if word.bare in scene.cues["self"]:
        return True
    if word.clitic or doc.cls[k] in "pcrn,.;:\n()akihS»-" or word.function:
        return doc.cls[k] in "0e"
    return not _is_finite(doc, k)


def _is_finite(doc: Document, k: int) -> bool:
    """Whether the word is a finite verb that events, sayings or meetings know."""
    word = doc.words[k]
    if doc.cls[k] in "SMVQ":
        return True
    return any(
        w.kind in ("verb", "light") and w.data.get("form", "v")[0] in "vp"
        for w in doc.lexis.lexicon.events.by_key.get(word.key, ())
    )


def _bracketed(doc: Document, k: int) -> bool:
    """Whether a token stands in a short bracket: «سامراء (شمال بغداد)»."""
    for j in range(k, max(-1, k - 8), -1):
        if doc.cls[j] == ")" and j < k:
            return False
        if doc.cls[j] == "(":
            return True
    return False
