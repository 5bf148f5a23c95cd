"""Events that a sentence tells by itself: attacks, protests, arrests, sanctions, aid, with who acts and to whom.

Each is one of PLOVER's types; where nobody is said to act, an attack or protest stands without an actor rather than with a guessed
one, and an event of another type is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mahdar.lexicon.sets import word_set
from mahdar.rules import event_evidence as evidence
from mahdar.rules import event_weight as weight
from mahdar.rules.document import Document
from mahdar.rules.event_acts import MODES_OF_RULE, acts_told
from mahdar.rules.event_agents import may_be_crowd
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_noun_roles import roles_of_noun
from mahdar.rules.event_roles import roles_of_verb
from mahdar.rules.event_scene import AGGRESSORS, Roles, Scene
from mahdar.rules.event_sides import confronted, sufferers
from mahdar.rules.event_words import Hit, Hits, hits_at, stands_in

_ENOUGH = {"ASSAULT": 9, "PROTEST": 9}
"""How much must speak for an event: the strength of its best trigger and each thing told of it."""


_NO_DOERS = {"ASSAULT": ("thing",), "PROTEST": ("thing", "place")}
"""Kinds of agents that do no such thing: a town attacks, as its state; it does not demonstrate."""


_FORCES = frozenset(("MIL", "COP", "PRM", "REB", "UAF"))
_VEHICLES = word_set("events", "vehicles")
"""Things with which a force acts: «دهست سيارة للشرطة متظاهرا»."""


@dataclass(slots=True)
class TextEvent:
    """An event told in a sentence. Tokens: `trigger` and `sentence` are ranges."""

    type: str
    modes: list[str]
    trigger: tuple[int, int]
    sentence: tuple[int, int]
    actors: list[Agent] = field(default_factory=list)
    recipients: list[Agent] = field(default_factory=list)
    rule: str = ""


def find_events(doc: Document, scenes: dict[int, Scene] | None = None) -> list[TextEvent]:
    """The events that the text tells, one of a type a sentence; the scenes looked at are kept in `scenes` by their sentence."""
    found: list[TextEvent] = []
    for number, _ in doc.by_sentence("event"):
        first, last = doc.text.sentences[number]
        if number == 0 and doc.titled and len(doc.text.sentences) > 1:
            continue  # the headline tells what the body tells
        known: dict[int, list[Hit]] = {}
        if _may_tell(doc, first, last, known) and not weight.is_asked(doc, first, last):
            scene = Scene(doc, first, last, Hits(doc, first, last, known))
            found += _events_of(scene)
            if scenes is not None:
                scenes[number] = scene
    return found


def scene_of(doc: Document, number: int, scenes: dict[int, Scene]) -> Scene:
    """One sentence with everybody in it, looked at once."""
    if number not in scenes:
        first, last = doc.text.sentences[number]
        scenes[number] = Scene(doc, first, last, Hits(doc, first, last))
    return scenes[number]


def _may_tell(doc: Document, first: int, last: int, known: dict[int, list[Hit]]) -> bool:
    """Whether any word or phrase of the sentence can tell an event at all: most sentences are passed over here.

    What was found on the way is kept in `known`, by the token.
    """
    for i in doc.each_in("event", first, last):
        known[i] = hits_at(doc, i, first, last)
        for hit in known[i]:
            if hit.word.tells and not weight.is_denied(doc, first, hit) and _may_be_carried(doc, first, hit):
                return True
    return False


def _may_be_carried(doc: Document, first: int, hit: Hit) -> bool:
    """A noun of a lesser act needs somebody who announces it or a light verb: «أعلن الجيش انسحابه»."""
    if hit.form[0] != "m" or hit.word.type in _ENOUGH:
        return True
    near = doc.where_in("event_carrier", first, hit.first)
    return stands_in([doc.words[k] for k in near], doc.lexis.lexicon.events.carriers)


def _events_of(scene: Scene) -> list[TextEvent]:
    events: list[TextEvent] = []
    for kind in _ENOUGH:
        if kind in scene.hits.excluded:
            continue
        told = [
            hit
            for hit in scene.hits.triggers
            if hit.word.type == kind and weight.tells(scene, hit) and _fits_crowd(scene, hit)
        ]
        event = _weighed(scene, kind, told) if told else None
        if event is not None:
            events.append(event)
    weighed = {event.trigger[0] for event in events}
    for kind, hit, roles, rule in acts_told(scene):
        if hit.first in weighed and hit.word.data["modes"] == ["restrict"]:
            continue  # «فرقت الشرطة المتظاهرين بالغاز»: one deed is one event
        sentence = (scene.first, scene.last)
        modes = list(hit.word.data["modes"]) if kind == hit.word.type else MODES_OF_RULE.get(rule, [])
        events.append(TextEvent(kind, modes, (hit.first, hit.last), sentence, roles.actors, roles.recipients, rule))
    return events


def _fits_crowd(scene: Scene, hit: Hit) -> bool:
    """«أحرق المتظاهرون سيارات» is a riot, «أحرق الجنود سيارات» an attack: by a crowd, or not by one."""
    crowd = hit.word.data["crowd"]
    if crowd and not hit.is_verb:
        return False
    if not crowd and hit.word.type == "PROTEST":
        return True
    if not crowd and hit.first not in scene.riots:
        return True  # «خطف محتجون شرطيا»: an attack, by whomever
    if not hit.is_verb or not may_be_crowd(scene.doc, scene.hits):
        return not crowd
    return bool(crowd) == any(agent.kind == "crowd" for agent in roles_of_verb(scene, hit).actors)


def _weighed(scene: Scene, kind: str, told: list[Hit]) -> TextEvent | None:
    """The attack or protest of a sentence, where enough speaks for it."""
    light = weight.carried(scene, told)
    ranked = sorted(
        told,
        key=lambda hit: (
            -weight.strength(scene, hit, light.get(hit.first)),
            kind == "PROTEST" and not hit.is_verb,
            hit.first,
        ),
    )
    best = ranked[0]
    beside = evidence.beside(scene, kind, best, told, light)
    enough = _ENOUGH[kind] - beside.weight - weight.strength(scene, best, light.get(best.first))
    if beside.of_them + evidence.told_at_most(scene, kind) < enough:
        return None  # before anybody of the sentence is looked at
    roles = _roles(scene, best, light)
    for other in ranked[1:]:
        if roles.actors and roles.recipients:
            break  # nothing is left open
        roles.fill(_roles(scene, other, light))
    if kind == "ASSAULT":
        _part_clash(scene, roles)
        roles.recipients += [agent for agent in sufferers(scene) if agent not in (*roles.recipients, *roles.actors)]
    else:
        things = [agent for agent in roles.recipients if agent.kind == "thing"]
        people = [agent for agent in (*roles.recipients, *confronted(scene)) if agent not in (*things, *roles.actors)]
        roles.recipients = people or things
    roles.actors = [agent for agent in roles.actors if _can_do(scene, agent, kind)]
    if evidence.of_them(scene, kind, roles, best, light, beside) + evidence.told_by(scene, kind, best) < enough:
        return None
    roles.fill(Roles(actors=_by_nature(scene, kind)))
    modes = _modes(scene, kind, best, told, light)
    return TextEvent(
        kind,
        modes,
        (best.first, best.last),
        (scene.first, scene.last),
        roles.actors,
        [agent for agent in roles.recipients if agent not in roles.actors],
        f"{best.word.kind}_of_{kind.lower()}",
    )


def _part_clash(scene: Scene, roles: Roles) -> None:
    """«قتل ستة في مواجهات مع قوات الجيش»: whoever was met with did it to those who fell."""
    met = [agent for agent in roles.recipients if agent.lead == "مع" or agent.joined]
    fallen = [agent for agent in sufferers(scene) if agent not in roles.recipients]
    if roles.actors or not fallen or not met or len(met) != len(roles.recipients) or met[0].sector not in AGGRESSORS:
        return
    roles.actors, roles.recipients = met, []


def _can_do(scene: Scene, agent: Agent, kind: str) -> bool:
    """No thing attacks or protests, but a thing of a force stands for it: «دهست سيارة للشرطة متظاهرا»."""
    force = kind == "ASSAULT" and agent.kind == "thing" and agent.sector in _FORCES
    return (force and scene.doc.words[agent.head].bare in _VEHICLES) or agent.kind not in _NO_DOERS[kind]


def _modes(scene: Scene, kind: str, best: Hit, told: list[Hit], light: Mapping[int, Hit]) -> list[str]:
    """The modes of the best trigger and of the others that tell as much; of an attack, those of its weapons too."""
    sure = [best, *(hit for hit in told if kind == "ASSAULT" or hit.is_verb or hit.first in light)]
    precise = {hit.first for hit in sure if hit.word.data["needs"]}
    sure = [hit for hit in sure if hit.word.data["needs"] or hit.first not in precise]  # «فجر نفسه» is more than «فجر»
    found = [mode for hit in sure for mode in hit.word.data["modes"]]
    if kind == "ASSAULT":
        means = [hit for hit in scene.hits.means if not _is_march(scene, hit)]
        found += [mode for hit in means for mode in hit.word.data["modes"]]
    elif "hunger" in found:
        found = [mode for mode in found if mode != "strike"]
    return list(dict.fromkeys(found))


def _is_march(scene: Scene, hit: Hit) -> bool:
    """«تغطيته المسيرة»: no drone, unless an attack is made by or with it."""
    word = scene.doc.words[hit.first]
    if hit.last - hit.first > 1 or word.bare not in scene.cues["march"]:
        return False
    return hit.first not in scene.hits.agents or not (hit.first in scene.hits.verbs or word.clitic.endswith("ب"))


def _roles(scene: Scene, hit: Hit, light: Mapping[int, Hit]) -> Roles:
    if hit.is_verb:
        return roles_of_verb(scene, hit)
    return roles_of_noun(scene, hit, light.get(hit.first))


def _by_nature(scene: Scene, kind: str) -> list[Agent]:
    """Who does by nature what the sentence tells, where its grammar names nobody: «المتظاهرون», «انتحاري», «مسلحون»."""
    if kind == "PROTEST":
        fit = [agent for agent in scene.agents if agent.kind == "crowd"]
    else:
        fit = [agent for agent in scene.agents if agent.sector in ("UAF", "REB", "CRM") and not agent.lead]
    return scene.with_joined(fit[0]) if fit else []
