"""To whom an act of speech is done: who is accused, asked, threatened or praised, by the verb with which somebody says it."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_noun_roles import roles_of_noun
from mahdar.rules.event_roles import has_object, roles_of_verb
from mahdar.rules.event_scene import Scene
from mahdar.rules.event_words import Hit, hits_at, participle_at

_OF_DEEDS = frozenset(("SUPPORT", "ACCUSE", "THREATEN", "REJECT"))
"""Types done to a deed: its owner is the recipient."""
_OFFERED = word_set("event_targets", "offered")
_OWNER_REACH = 5
_OWNED = frozenset("لب")
_HARMS = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_THREATENED = word_set("event_targets", "threatened")
_ABSTRACT = word_set("event_targets", "abstract")
_REACHING = word_set("event_targets", "reaching")
_DISTRICTS = word_set("event_targets", "districts")
_REACHED_WITHIN = 20
_TO = frozenset("ل")
_HELD_REACH = 6
_NOUN_REACH = 5
_OBJECT_REACH = 4
_LED_REACH = 6


def act_at(scene: Scene, verb: int, kind: str) -> Hit | None:
    """The word of a type by which something is said: the verb itself, «مطالبا», or the noun that it carries, «عن إدانته»."""
    participle = participle_at(scene.doc, verb, kind)
    if participle is not None:
        return participle
    for k in range(verb, min(scene.last, verb + _NOUN_REACH)):
        for hit in hits_at(scene.doc, k, scene.first, scene.last):
            if hit.word.kind in ("verb", "noun") and hit.word.type == kind and (k == verb or hit.form[0] == "m"):
                return hit
    return None


def is_sentence(hit: Hit) -> bool:
    """«دان», «أدان»: of a court it is no reproach."""
    return bool(hit.word.keys[0].removeprefix("ا").startswith(("دان", "دين")))


def recipients_of_act(scene: Scene, hit: Hit) -> list[Agent]:
    """«اتهمت كييف، اليوم، الانفصاليين», «مطالبا الحكومة بـ…», «عن دعمه لخطة الأمم المتحدة»."""
    wanted: frozenset[str] = hit.word.data["recipient"]
    actors: list[Agent] = []
    if hit.form[0] == "q":
        found = scene.next_from(hit.last, _OBJECT_REACH) if "direct" in wanted else None
        recipients = scene.with_joined(found or scene.led_by(hit.last, wanted, _LED_REACH))
    elif hit.form[0] == "m":
        led = scene.led_by(hit.last, (wanted - {"direct"}) | _TO, _LED_REACH)
        recipients = scene.with_joined(led) or roles_of_noun(scene, hit, None).recipients
    else:
        roles = roles_of_verb(scene, hit)
        recipients, actors = roles.recipients, roles.actors
    if not recipients and is_of_deed(hit):
        recipients = owner_of_deed(scene, hit, actors)
    return [agent for agent in recipients if agent.kind != "thing" and not _is_abstract(scene, agent)]


def _is_abstract(scene: Scene, agent: Agent) -> bool:
    """«ندد بقوة», «اللجوء إلى القوة»: force itself is nobody."""
    return agent.last - agent.first == 1 and scene.doc.words[agent.first].bare in _ABSTRACT


def is_of_deed(hit: Hit) -> bool:
    """Whether an act is done to a deed and by it to its owner: «أشاد بجهود عمان»; none of «اتهم»."""
    data = hit.word.data
    return data["type"] in _OF_DEEDS and "o" not in hit.form[1:] and data["modes"] != ["allege"]


def owner_of_deed(scene: Scene, hit: Hit, actors: list[Agent]) -> list[Agent]:
    """Whose deed is praised or condemned: «أشاد الأمير بجهود عمان», «أدانت الوزارة اقتحام المستوطنين الباحات»; no victim is meant."""
    doc, k = scene.doc, max([hit.last, *(agent.last for agent in actors)])
    for agent in scene.after(k, _OWNER_REACH):
        led = not agent.lead or agent.lead in (_THREATENED if hit.word.type == "THREATEN" else _OWNED)
        if not led or any(doc.cls[j] in ",.;:\nr" for j in range(k, agent.first)):
            return []
        if agent.joined or (agent.first == k and not agent.lead):
            return []  # no deed stands between
        if hit.word.type == "REJECT" and doc.words[agent.first - 1].bare not in _OFFERED:
            return []  # «رفضت الحركة طلب واشنطن», but «رفض توطين اللاجئين»
        nobody = agent.kind == "thing" or _is_abstract(scene, agent)
        return [] if nobody or _is_harmed(scene, hit, agent) else scene.with_joined(agent)
    return []


def reached(scene: Scene, hit: Hit, kind: str) -> list[Agent]:
    """«حملة اعتقالات طالت عشرين شابا», «توزيع سلال في مأرب وعدن»: whom a deed reaches, by a verb of its own or by where it is done."""
    doc, end = scene.doc, min(scene.last, hit.last + _REACHED_WITHIN)
    for k in range(hit.last, end):
        if doc.words[k].key in _REACHING:
            found = scene.with_joined(scene.next_from(k + 1, 2))
            if found:
                return found
    if kind == "COERCE":
        arrests = (other for other in scene.hits.triggers if other.first > hit.last and other.word.type == kind)
        held = (
            scene.with_joined(scene.next_from(other.last, _HELD_REACH)) for other in arrests if other.form[0] == "m"
        )
        return next((found for found in held if found), [])  # «حملة أسفرت عن اعتقال ما لا يقل عن عشرين»
    for agent in scene.after(hit.last, _REACHED_WITHIN):
        place = agent.kind == "place" and agent.mention is not None
        if place and (agent.lead == "في" or doc.words[agent.first - 1].bare in _DISTRICTS):
            return scene.with_joined(agent)
    return []


def _is_harmed(scene: Scene, hit: Hit, agent: Agent) -> bool:
    """«أدانت مقتل الصحافي»: who suffers the deed; in «أدانت اقتحام المستوطنين باحات المسجد» they do it to something else."""
    if hit.word.type == "THREATEN":
        return False
    doc, k = scene.doc, agent.last
    if doc.words[agent.first - 1].bare in scene.cues["harmed"]:
        return True
    does = has_object(scene, k) or (k < scene.last and doc.words[k].clitic == "ل")
    suffers = any(
        noun.last == agent.first and noun.form[0] == "m" and noun.word.type in _HARMS for noun in scene.hits.triggers
    )
    return suffers and not does
