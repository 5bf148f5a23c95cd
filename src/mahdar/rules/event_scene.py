"""One sentence with everybody in it: what the roles of its events are read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.event_agents import agents_of
from mahdar.rules.event_forms import without_and
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_words import Hit, Hits, is_masdar, stands_in
from mahdar.rules.once import holding, once

AGGRESSORS = frozenset(("UAF", "REB", "MIL", "COP", "CRM", "SPY", "PTY", "PRM", "IGO"))
_SUBJECT_REACH = 14
_SAYER_REACH = 40
_ANTECEDENT_REACH = 2
_GAP = 7
_TO_IT = word_set("event_scene", "to it")
"""A preposition with its pronoun, which may stand between a verb and its subject or object."""
_POINTING = word_set("event_scene", "pointing")
_SPOKEN = word_set("event_scene", "spoken")
"""In what something is said, which may stand between a verb and its object: «اتهمت الحركة | في بيان | الحكومة»."""
_SAYINGS = word_set("event_scene", "sayings")
_PLACED = word_set("event_scene", "placed")
"""What stands before the place where something is done."""


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


@holding
class Scene:
    """One sentence with its agents: what the roles are read from."""

    def __init__(self, doc: Document, first: int, last: int, hits: Hits) -> None:
        self.doc, self.first, self.last, self.hits = doc, first, last, hits
        self.cues = doc.lexis.lexicon.events.cues
        self.told: dict[tuple[int, int], bool] = {}  # whether a trigger tells, by its token and word

    @once
    def agents(self) -> list[Agent]:
        """Everybody in the sentence; gathered only where something may be told of them."""
        return agents_of(self.doc, self.first, self.last, self.hits)

    @once
    def hurts(self) -> bool:
        """Whether the sentence tells of dead, wounded or damage."""
        near = self.doc.where_in("harm", self.first, self.last)
        return stands_in([self.doc.words[k] for k in near], self.cues["hurt"])

    @once
    def acting(self) -> set[int]:
        """The tokens of everybody's phrases."""
        return {k for agent in self.agents for k in range(agent.first, agent.last)}

    @once
    def inner(self) -> set[int]:
        """The tokens of everybody's phrases behind the noun or name with which they begin."""
        whole = (agent for agent in self.agents if agent.mention is None or agent.kind == "body")
        return {k for agent in whole for k in range(agent.head + 1, agent.last)}

    @once
    def riots(self) -> frozenset[int]:
        """The tokens of verbs that are a protest where a crowd is their subject: «أحرق المتظاهرون»."""
        return frozenset(hit.first for hit in self.hits.triggers if hit.word.data["crowd"])

    @once
    def lights(self) -> dict[int, Hit]:
        """The light verbs that tell of a deed, by the token after them."""
        return {k: hit for k, hit in self.hits.light.items() if self._is_done(hit)}

    def _is_done(self, light: Hit) -> bool:
        """Not «إذا شن», and in the present not «لم يخض», «أن تشن», «قد ينفذ»."""
        if light.first == self.first:
            return True
        before = self.doc.words[light.first - 1]
        if light.form[0] == "p":
            joined = self.doc.words[light.first].clitic  # «ليشن», «قد يعودون ويشنون»
            return not (joined or before.key in self.cues["undone"] or before.cls in "nr")
        return before.key not in self.cues["if"]

    @once
    def _in_scenes(self) -> set[int]:
        """The tokens of the places where something is done."""
        return {j for agent in self.agents if self._is_scene(agent) for j in range(agent.first, agent.last)}

    @once
    def _firsts(self) -> list[int]:
        return [agent.first for agent in self.agents]

    @once
    def _starts(self) -> dict[int, int]:
        return {agent.first: number for number, agent in enumerate(self.agents)}

    @once
    def _announced_from(self) -> tuple[int, int]:
        """The first tokens that announce, and that announce or affirm; the sentence's end where none does."""
        words, announces, affirms = self.doc.words, self.cues["announces"], self.cues["affirms"]
        affirmed = self.last
        for k in self.doc.each_in("event_carrier", self.first, self.last):
            word = words[k]
            if word.key in announces or word.core in announces:
                return k, min(k, affirmed)
            if affirmed == self.last and (word.key in affirms or word.core in affirms):
                affirmed = k
        return self.last, affirmed

    def announces_before(self, k: int, *, affirms: bool) -> bool:
        """Whether a word before k announces, or where that does too affirms, a deed."""
        return self._announced_from[affirms] < k

    def tokens_of(self, cue: str) -> list[int]:
        """The tokens of the sentence whose words are of a cue: in most sentences none."""
        sought, words = self.cues[cue], self.doc.words[self.first : self.last]
        if not stands_in(words, sought):
            return []
        return [self.first + n for n, word in enumerate(words) if word.key in sought or word.core in sought]

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

    def is_time(self, agent: Agent) -> bool:
        return not agent.counted and self.doc.words[agent.first].key in self.cues["time"]

    def next_from(self, k: int, reach: int = _GAP) -> Agent | None:
        """The agent without a preposition that stands at k, or behind words of time, place, brackets and given words only."""
        j = k
        while j < min(self.last, k + reach + 1):
            number = self._starts.get(j)
            if number is not None:
                agent = self.agents[number]
                if reach and self._is_scene(agent):
                    j, k = agent.last, k + agent.last - j  # «أوقف الجهاز | في النجف | ثلاثة متهمين»
                    continue
                return agent if not agent.lead and not self.is_time(agent) else None
            if not (self._is_between(j) or (self.doc.cls[j] == "," and self._closes_time(j, k))):
                return None
            j += 1
        return None

    def _is_between(self, j: int) -> bool:
        """Whether a token is of time, a bracket, or the «في» of a place."""
        word = self.doc.words[j]
        if (
            word.raw == "/"
            or word.key in self.cues["time"]
            or self.doc.cls[j] in "t0«»()\"'"
            or _bracketed(self.doc, j)
        ):
            return True
        if self.doc.cls[j] != "p":
            spoken = word.core in _SPOKEN and j > self.first and (self.doc.cls[j - 1] == "p" or bool(word.clitic))
            return spoken or word.key in _TO_IT or word.key in _POINTING  # «اتهم فيها الحكومة», «اتهمت هؤلاء العملاء»
        if j + 1 < self.last and (self.doc.cls[j + 1] == "t" or self.doc.words[j + 1].core in _SPOKEN):
            return True  # «في ديسمبر», «في بيان»
        number = self._starts.get(j + 1 + (j + 1 < self.last and self.doc.cls[j + 1] == "p"))  # «شمال شرق الجزائر»
        return word.key in _TO_IT or (number is not None and self._is_scene(self.agents[number]))

    def _closes_time(self, j: int, k: int) -> bool:
        """«هاجمت الطائرات | ، ليلة أمس، | مصفاة», «اتهمت كييف | اليوم، | الانفصاليين»: a comma beside words of time only."""
        low = high = j
        while low > k and self._is_between(low - 1):
            low -= 1
        while high + 1 < self.last and self._is_between(high + 1):
            high += 1
        return low < j or (high > j and high + 1 < self.last and self.doc.cls[high + 1] == ",")

    def _is_scene(self, agent: Agent) -> bool:
        """«في النجف»: where something is done."""
        return agent.kind == "place" and agent.lead in _PLACED

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
        if k - 1 > self.first and self.doc.cls[k - 1] == "r":
            who = next(self._back_from(k - 1, _ANTECEDENT_REACH), None)  # «العقيد … الذي خطف»
            return None if who is not None and self._is_scene(who) else who
        for agent in self._back_from(k, _SUBJECT_REACH):
            if self._is_described_by(agent, k, form):
                return agent
            if agent.lead or agent.joined or self.is_time(agent) or not fits(self.doc, agent, form):
                continue
            thing = agent.kind == "thing" and not self._in_scenes.isdisjoint(range(agent.last, k))
            if not thing and self._reaches(agent, k) and not self._is_genitive(agent):
                return agent
        return None

    def _is_described_by(self, agent: Agent, k: int, form: str) -> bool:
        """«من قبل متظاهرين | اعتصموا أمام المبنى»: a clause without «الذين» tells of the indefinite ones before it."""
        if agent.last != k or not agent.lead or agent.mention is not None or "p" not in form[1:]:
            return False
        head = self.doc.words[agent.head]
        return not (head.definite or self.doc.words[k].clitic) and head.core.endswith(("ين", "ون"))

    def _sayer(self, k: int) -> Agent | None:
        """«قالت الشرطة في بيان إنها اعتقلت»: who speaks of his own deed."""
        told = k - 1 > self.first and self.doc.words[k - 1].bare in _SAYINGS
        for agent in self._back_from(k, _SAYER_REACH):
            if told and agent.lead == "عن":
                return agent  # «نقلت القناة عن الجيش قوله إنه دمر …»
            if agent.first > self.first and self.doc.cls[agent.first - 1] == "S":
                return agent
            behind = agent.last + (agent.last < k and self.doc.cls[agent.last] == ",")
            if not agent.lead and behind < k and self.doc.cls[behind] == "S":
                return agent  # «كان الجيش، أعلن قبل أيام، أنه استعاد»
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
        return bool(self.doc.words[k].clitic) and not self.doc.words[k].definite and not is_finite(self.doc, k)

    def carried_over(self, hit: Hit, kind: str = "") -> Agent | None:
        """The subject that a joined verb of violence goes on with: «رفضت الجبهة … واحتجزت 68 رهينة», «أصاب متظاهرون شرطيا وأحرقوا سيارات»."""
        kind = kind or hit.word.type
        if self.doc.words[hit.first].key[0] not in "وف" or self.doc.words[hit.first].key == hit.word.keys[0]:
            return None  # «وبخها» is joined to nothing
        if kind not in ("ASSAULT", "PROTEST"):
            return self._goes_on(hit)
        for agent in self._back_from(hit.first, _SAYER_REACH):
            if not agent.lead and "p" in hit.form[1:] and (agent.kind == "crowd" or self._has_acted(agent, kind)):
                return agent
            if kind == "PROTEST":
                continue
            if not agent.lead and not agent.joined and agent.sector in AGGRESSORS:
                return agent if fits(self.doc, agent, hit.form) and agent.kind != "thing" else None
        return None

    def _goes_on(self, hit: Hit) -> Agent | None:
        """«هددت إسرائيل … وحشدت قواتها»: the nearest subject of a verb, where the joined verb agrees with it."""
        if hit.form[0] != "v" or "d" in hit.form or is_masdar(self.doc, hit.first):
            return None  # «… وطرد المهاجرين» is more often a noun
        for agent in self._back_from(hit.first, _SAYER_REACH):
            before = agent.first - 1
            if agent.lead or before < self.first:
                continue
            if self.doc.words[before].key in self.cues["that"] and is_finite(self.doc, agent.last):
                before = agent.last  # «إن قوة أمنية داهمت منازل | واعتقلت»
            elif not (agent.first in self.hits.verbs or self.doc.cls[before] in "SMV") or self._is_object(agent):
                continue
            verb = self.doc.words[before].key
            same = verb.endswith("ت") == ("f" in hit.form) and verb.endswith("وا") == ("p" in hit.form)
            return agent if same and verb[0] not in "يت" else None
        return None

    def _is_object(self, agent: Agent) -> bool:
        """«إن القوات اقتحمت | البلدة»: whoever stands behind a verb whose subject stands before it."""
        verb = agent.first - 1
        before = next(self._back_from(verb, 0), None)
        if before is None or before.lead or before.first - 1 < self.first:
            return False
        return self.doc.words[before.first - 1].key in self.cues["that"]

    def _has_acted(self, agent: Agent, kind: str) -> bool:
        """«خرج الطلاب … وساروا نحو السفارة»: whoever was the subject of a verb of protest before."""
        if kind != "PROTEST" or agent.kind != "person" or agent.mention is not None:
            return False
        known = self.doc.words[agent.head].definite or agent.last - agent.first > 1  # «عمال المرفأ»
        return agent.first in self.hits.verbs and known

    def _reaches(self, agent: Agent, k: int) -> bool:
        between = range(self.with_joined(agent)[-1].last, k)
        if all(self._is_between(j) or self.doc.cls[j] in "ka,-" or j in self._in_scenes for j in between):
            return True
        opening = agent.first == self.first or any(
            self.doc.words[j].key in self.cues["opens"] or self.doc.words[j].core in self.cues["opens"]
            for j in range(max(self.first, agent.first - 2), agent.first)
        )
        return opening and not any(self.doc.words[j].key in self.cues["opens"] for j in between)


def fits(doc: Document, agent: Agent, form: str) -> bool:
    """Whether a verb behind its subject agrees with it: «الجنود أطلقوا», «القوات أطلقت», never «القس فرضت»."""
    if "p" in form[1:] or "d" in form[1:]:
        return agent.kind not in ("place", "thing") and not _is_one_object(doc, agent) and not _is_one_body(doc, agent)
    if "f" in form[1:] and agent.kind == "person" and agent.mention is None and not agent.counted:
        return (
            doc.words[agent.head].raw.endswith(("ة", "ات"))
            or doc.words[agent.head].core in doc.lexis.lexicon.events.cues["head of many"]
        )
    return True


def _is_one_body(doc: Document, agent: Agent) -> bool:
    """«من جامعة صنعاء | وساروا»: a body that is one takes no verb of many."""
    return agent.kind == "body" and not doc.words[agent.head].core.endswith(("ات", "ون", "ين"))


def _is_one_object(doc: Document, agent: Agent) -> bool:
    """«أصاب متظاهرون شرطيا | وأحرقوا»: one in the accusative is no subject of a plural."""
    return agent.object and not agent.counted and doc.words[agent.head].core.endswith("ا")


def is_finite(doc: Document, k: int) -> bool:
    """Whether the word is a finite verb that events, sayings or meetings know."""
    word = doc.words[k]
    if doc.cls[k] in "SMVQ":
        return True
    return any(
        w.kind in ("verb", "light") and w.data.get("form", "v")[0] in "vp"
        for w in doc.lexis.lexicon.events.by_key.get(without_and(word.key), ())
    )


def _bracketed(doc: Document, k: int) -> bool:
    """Whether a token stands in a short bracket: «سامراء (شمال بغداد)»."""
    for j in range(k, max(-1, k - 8), -1):
        if doc.cls[j] == ")" and j < k:
            return False
        if doc.cls[j] == "(":
            return True
    return False
