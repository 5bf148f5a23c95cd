"""Events of the other types that a sentence tells with a verb: arrests, sanctions, aid, withdrawals, troops sent, agreements.

Precision comes first: the verb is finite and past, its subject is somebody who can do such a thing, and where PLOVER asks for a
recipient the grammar names one. What is still to come is AGREE or CONCEDE, as PLOVER has it.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from mahdar.lexicon.sets import word_set
from mahdar.record import NEEDS_RECIPIENT
from mahdar.rules import event_weight as weight
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_noun_roles import roles_of_noun
from mahdar.rules.event_roles import has_object, roles_of_verb
from mahdar.rules.event_scene import Roles, Scene
from mahdar.rules.event_targets import is_of_deed, owner_of_deed, reached
from mahdar.rules.event_words import Hit, is_masdar, stands_in

_FORCES = frozenset(("COP", "MIL", "GOV", "SPY", "UAF", "REB", "PRM", "JUD", "CRM", "PTY", "IGO"))
_STATES = frozenset(
    (
        "GOV",
        "MIL",
        "LEG",
        "IGO",
        "NGO",
        "PTY",
        "OPP",
        "REB",
        "COP",
        "JUD",
        "PRM",
        "SPY",
        "UAF",
        "BUS",
        "REL",
        "LAB",
        "SOC",
    )
)
_SPEAKERS = _STATES | {"EDU", "JRN", "MED", "ELI", "REF", "AGR"}
"""Who can ask and accuse in public."""
_ACTS: dict[str, frozenset[str]] = {
    "COERCE": _FORCES,
    "SANCTION": _STATES,
    "MOBILIZE": _FORCES,
    "RETREAT": _STATES,
    "CONCEDE": _SPEAKERS | {"CVL"},
    "AID": _STATES,
    "COOPERATE": _STATES,
    "AGREE": _STATES,
    "SUPPORT": _SPEAKERS,
    "REQUEST": _SPEAKERS | {"CVL"},
    "ACCUSE": _SPEAKERS,
    "REJECT": _STATES,
    "THREATEN": _SPEAKERS,
}
_ANNOUNCED = frozenset(
    ("COERCE", "SANCTION", "MOBILIZE", "RETREAT", "AID", "CONCEDE", "AGREE", "COOPERATE", "SUPPORT", "REJECT", "ACCUSE")
)
"""Types that their doer announces: «أعلن الجيش انسحابه»."""
_ABOUT = "عن"
"""«أعلنت الوزارة عن استدعائها السفير»."""
_PRONOUNS = ("ها", "ه", "هم", "هما")
_REACHES = frozenset(("COERCE", "SANCTION", "AID"))
"""Types whose recipients may be told by another verb or only by where it is done."""
_FUTURE = {"SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
MODES_OF_RULE = {"court_convicts": ["convict"]}
"""The modes of an act that becomes another type than its verb's."""
_HURTS_SOMEBODY = frozenset(("arrest", "deport", "convict", "expel"))
"""Modes that are nothing without one to whom it is done."""
_INSTITUTIONS = word_set("event_acts", "institutions")
_BESIDE = 2
_TOLD_WITHIN = 8
_ENOUGH = 2
"""How strong a trigger must be by itself."""


def acts_told(scene: Scene) -> list[tuple[str, Hit, Roles, str]]:
    """(type, trigger, roles, rule) of the acts of a sentence, one of a type."""
    found: dict[str, tuple[str, Hit, Roles, str]] = {}
    told = [hit for hit in scene.hits.triggers if hit.word.type in _ACTS and int(hit.word.data["strength"]) >= _ENOUGH]
    nouns = [hit for hit in told if not hit.is_verb and weight.tells(scene, hit)] if scene.hits.light else []
    light = weight.carried(scene, nouns)
    for hit in told:
        act = _act(scene, hit, light.get(hit.first))
        if act is not None and (act[0] not in found or _tells_more(hit, found[act[0]][1])):
            found[act[0]] = act
    return list(found.values())


def _tells_more(hit: Hit, other: Hit) -> bool:
    """«داهمت منازل واعتقلت سبعة»: of two deeds of one type the arrest is what is told."""
    return "arrest" in hit.word.data["modes"] and "seize" in other.word.data["modes"]


def _act(scene: Scene, hit: Hit, light: Hit | None) -> tuple[str, Hit, Roles, str] | None:
    kind = hit.word.type
    if kind in scene.hits.excluded:
        return None
    if hit.form.startswith("ps"):
        return _still_to_come(scene, hit, kind)
    if not weight.tells(scene, hit):
        return None
    if hit.form[0] == "v" and kind == "ACCUSE" and hit.word.keys[0].removeprefix("ا").startswith("دان"):
        roles = roles_of_verb(scene, hit)
        if any(_is_court(scene, agent) for agent in roles.actors):
            return _checked(scene, "SANCTION", hit, roles, "court_convicts")
    if hit.form[0] == "v" and (_is_object(scene, hit) or _is_announced(scene, hit)):
        return None
    if hit.form[0] == "v" and scene.doc.cls[max(scene.first, hit.first - 1)] != "r":
        return _checked(scene, kind, hit, roles_of_verb(scene, hit), f"verb_of_{kind.lower()}")
    if hit.form[0] == "m" and light is not None and light.word.data["subject"] == "actor" and light.form[0] == "v":
        return _checked(scene, kind, hit, roles_of_noun(scene, hit, light), f"noun_of_{kind.lower()}")
    if hit.form[0] == "m" and kind in _ANNOUNCED:
        return _announced(scene, hit, kind) or _reported(scene, hit, kind)
    return None


def _announced(scene: Scene, hit: Hit, kind: str) -> tuple[str, Hit, Roles, str] | None:
    """«أعلنت الشرطة اعتقال ثلاثة أشخاص»: who announces such a deed of his own has done it."""
    word = scene.doc.words[hit.first]
    if word.clitic:
        return None
    own = word.raw.endswith(_PRONOUNS)
    if not scene.announces_before(hit.first, affirms=own):
        return None
    announcing = scene.cues["announces"] | scene.cues["affirms"] if own else scene.cues["announces"]
    doer = scene.before(hit.first - (hit.first > scene.first and scene.doc.words[hit.first - 1].key == _ABOUT))
    if doer is None or doer.first == scene.first:
        return None
    begins = _begins(scene, doer, announcing)
    if not stands_in(scene.doc.words[begins - 1 : begins], announcing):
        return None
    roles = roles_of_noun(scene, hit, None)
    roles.actors = scene.with_joined(doer)
    return _checked(scene, kind, hit, roles, "announced_by_its_doer")


def _reported(scene: Scene, hit: Hit, kind: str) -> tuple[str, Hit, Roles, str] | None:
    """«أكدت الجمعية توقيف الشرطة سبعين شخصا»: a masdar with who does it and to whom, told by somebody else."""
    doer = scene.next_from(hit.last, 0)
    if kind != "COERCE" or doer is None or doer.sector not in _FORCES or doer.counted:
        return None
    held = scene.next_from(doer.last, 2)
    told = any(scene.doc.cls[k] == "S" for k in range(max(scene.first, hit.first - _TOLD_WITHIN), hit.first))
    if held is None or held.joined or not told or hit.word.kind != "verb":
        return None
    return _checked(scene, kind, hit, Roles([doer], scene.with_joined(held)), "reported_with_its_doer")


def _still_to_come(scene: Scene, hit: Hit, kind: str) -> tuple[str, Hit, Roles, str] | None:
    """«ستقدم اليابان مساعدات لليمن»: future help is AGREE, a future withdrawal CONCEDE."""
    becomes = _FUTURE.get(kind)
    if becomes is None or not weight.stands_alone(scene, hit):
        return None
    return _checked(scene, becomes, hit, roles_of_verb(scene, hit), f"future_{kind.lower()}_is_{becomes.lower()}")


def _checked(scene: Scene, kind: str, hit: Hit, roles: Roles, rule: str) -> tuple[str, Hit, Roles, str] | None:
    """The act, where somebody who can do it does it, to somebody where PLOVER asks for one."""
    can = _ACTS[kind]
    roles.actors = [agent for agent in roles.actors if _can_act(scene, agent, can)]
    roles.recipients = [agent for agent in roles.recipients if agent not in roles.actors]
    if roles.actors and hit.is_verb and roles.actors[0].first < hit.first:
        opened = scene.doc.words[max(scene.first, roles.actors[0].first - 1)].key in scene.cues["that"]
        opened &= hit.first - roles.actors[-1].last < _BESIDE  # «أن الجيش، دفع بتعزيزات»
        if (is_masdar(scene.doc, hit.first) and not opened) or hit.first in scene.hits.agents:
            return None  # «… ورفع العقوبات», «سعد الشهري، طالب جامعي»: more likely a noun
    if kind == "COOPERATE" and len(roles.actors) == 1 and not roles.recipients:
        roles.recipients = _of_another_country(scene, roles.actors[0])
    if kind == "COOPERATE" and not roles.recipients and len(roles.actors) > 1:
        roles.actors, roles.recipients = roles.actors[:1], roles.actors[1:]  # «أجرت مصر وتركيا مناورات»
    if kind == hit.word.type and not roles.recipients and is_of_deed(hit):
        roles.recipients = owner_of_deed(scene, hit, roles.actors)
    if not roles.recipients and kind in _REACHES:
        roles.recipients = [agent for agent in reached(scene, hit, kind) if agent not in roles.actors]
    if _HURTS_SOMEBODY & set(hit.word.data["modes"]) and not any(_is_somebody(agent) for agent in roles.recipients):
        return None
    if not roles.actors or (kind in NEEDS_RECIPIENT and not roles.recipients) or _needs_other(scene, hit, roles):
        return None
    return kind, hit, roles, rule


def _of_another_country(scene: Scene, actor: Agent) -> list[Agent]:
    """«القوات السعودية | والباكستانية»: another country's of the same kind."""
    k = actor.last
    if k >= scene.last:
        return []
    word = scene.doc.words[k]
    nisba = word.has("nisba")
    if not (nisba and nisba.get("country") and word.clitic == "و" and word.definite):
        return []
    return [Agent(k, k + 1, k, "MIL", "nisba", None, str(nisba["country"]))]


def _needs_other(scene: Scene, hit: Hit, roles: Roles) -> bool:
    """«نشرت قوات الأمن صورا»: only the subject is what the verb needs, and another object stands behind it."""
    needs, reach = hit.word.data["needs"], range(hit.last, min(scene.last, hit.last + 12))
    acting = {k for agent in roles.actors for k in range(agent.first, agent.last)}
    found = [k for k in reach if scene.doc.words[k].key in needs or scene.doc.words[k].core in needs]
    if not needs or not found or not acting.issuperset(found):
        return False
    return has_object(scene, max(acting) + 1)


def _is_somebody(agent: Agent) -> bool:
    """«أوقفت الشرطة أربعة أشخاص», never «أوقفت الشركة الرحلات»."""
    return agent.kind in ("person", "crowd", "office", "nisba", "group", "unit")


def _is_object(scene: Scene, hit: Hit) -> bool:
    """«رفضت الحركة طلب واشنطن»: a masdar behind a verb and its subject is its object, no second verb."""
    if not is_masdar(scene.doc, hit.first) or scene.doc.words[hit.first].clitic:
        return False
    for agent in scene.agents:
        if agent.last == hit.first and not agent.lead and agent.first > scene.first:
            return scene.doc.cls[agent.first - 1] in "SMV" or agent.first in scene.hits.verbs
    return False


def _begins(scene: Scene, doer: Agent, announcing: AbstractSet[str]) -> int:
    """Where whoever is told of begins: his office may stand before his name, «قائد العمليات | الفريق فلان»."""
    first = doer.first
    if (
        doer.kind == "person" and scene.doc.cls[first - 1] == ","
    ):  # «أعلن وزير الداخلية في ليبيا، عماد الطرابلسي، ترحيل»
        for agent in scene.agents:
            if agent.kind == "office" and scene.first < agent.first < first:
                if stands_in(scene.doc.words[agent.first - 1 : agent.first], announcing):
                    return agent.first
    for agent in reversed(scene.agents):
        if agent.last == first and agent.kind in ("office", "person") and not agent.lead and agent.first > scene.first:
            first = agent.first
    words = scene.doc.words
    whole = first - 2 > scene.first and words[first - 1].key == "من" and words[first - 2].bare == "كل"
    return first - 2 * whole  # «أعلنت كل من فرنسا وألمانيا دعمها»


def _is_announced(scene: Scene, hit: Hit) -> bool:
    """«أعلنت السلطات طردها ثلاثة دبلوماسيين»: of an announced deed, the pronoun is its doer, not whom it hits."""
    if "o" not in hit.form or not is_masdar(scene.doc, hit.first):
        return False
    return scene.announces_before(hit.first, affirms=True)


def _is_court(scene: Scene, agent: Agent) -> bool:
    """«أدانت المحكمة ضابطا»: a court's condemnation is a sentence."""
    return agent.sector == "JUD" or scene.doc.words[agent.head].bare in ("محكمه", "قاض", "قاضي")


def _can_act(scene: Scene, agent: Agent, can: frozenset[str]) -> bool:
    """Whether somebody is of a sector that does such things; a place only where it stands for its state."""
    if agent.kind == "thing" and can is _STATES and scene.doc.words[agent.head].bare in _INSTITUTIONS:
        return scene.doc.words[agent.head].definite  # «وزع المركز سلالا»
    if agent.kind in ("thing", "crowd"):
        return False
    if agent.mention is not None and agent.kind == "place":
        return agent.mention.data.get("kind") in ("country", "capital")
    if agent.mention is not None and agent.kind in ("person", "body"):
        return not agent.sector or agent.sector in can or (agent.kind == "body" and can is _STATES)
    return agent.sector in can or (can is _STATES and agent.kind == "group" and agent.sector == "UNK")
