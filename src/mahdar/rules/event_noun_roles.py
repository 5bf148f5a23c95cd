"""Who acts in an event and to whom it is done, where a noun tells it: its genitive, its light verb, whose it is said to be."""

from __future__ import annotations

from mahdar.rules.document import Document
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_roles import agentive
from mahdar.rules.event_scene import AGGRESSORS, Roles, Scene
from mahdar.rules.event_sides import in_favour
from mahdar.rules.event_words import Hit

_SUBJECT_REACH = 12
"""How far behind a light verb its subject may stand, past days and places: «نفذ اليوم الجمعة 2 مايو آلاف العمال إضرابا»."""
_LAWLESS = frozenset(("UAF", "REB", "PTY"))
_WITH = frozenset(("مع",))
_LI = frozenset(("ل",))
"""What leads to the object of a masdar: «دعمها للحكومة»."""
_BEYOND = 10
_FROM = 3


def roles_of_noun(scene: Scene, hit: Hit, light: Hit | None) -> Roles:
    """«هجوم شنه مسلحون على الحاجز», «قصف الجيش للمدينة», «شن مسلحون هجوماً»."""
    data, doc = hit.word.data, scene.doc
    roles = Roles(agentive(scene, hit))
    genitive = scene.next_from(hit.last, 0)
    if genitive is not None and not doc.words[hit.first].definite:
        if data["genitive"] == "actor" and not roles.actors:
            roles.actors = scene.with_joined(genitive)
        elif data["genitive"] == "recipient":
            roles.recipients = scene.with_joined(genitive)
    if genitive is not None and hit.word.kind == "verb" and not roles.actors:
        struck = scene.next_from(genitive.last, 2)
        if genitive.sector in AGGRESSORS and struck is not None and "direct" in data["recipient"]:
            roles.actors, roles.recipients = scene.with_joined(genitive), scene.with_joined(struck)
    if not roles.actors and (by := _of_a_country(scene, hit) or _of_a_force(scene, hit) or _of_people(scene, hit)):
        roles.actors = [by]
    if light is not None:
        subject = scene.next_from(light.last, _SUBJECT_REACH)
        if subject is None or subject.first >= hit.first:
            subject = scene.before(light.first, form=light.form) or scene.carried_over(light, data["type"])
        if light.word.data["subject"] == "actor" or (light.word.data["subject"] == "event" and _led(scene, hit)):
            roles.actors = scene.with_joined(subject) or roles.actors
        elif light.word.data["subject"] == "recipient" and not roles.recipients:
            roles.recipients = scene.with_joined(subject)
    if (
        light is not None
        and light.word.data["subject"] == "event"
        and doc.words[light.first].bare in scene.cues["only attacks"]
    ):
        roles.recipients = roles.recipients or scene.with_joined(_object_of_light(scene, hit))
    if not roles.recipients:
        masdar = hit.word.kind == "verb" and "direct" in data["recipient"]
        against = scene.led_by(hit.last, data["recipient"] | _LI if masdar else data["recipient"])
        if against is None and light is not None and data["type"] == "COOPERATE":
            against = scene.led_by(light.last, data["recipient"])  # «نفذت البحرية مع نظيرتها مناورات»
        if against is None and light is not None and light.word.keys[0].startswith("تبادل"):
            against = scene.led_by(hit.last, _WITH)  # «تبادلوا إطلاق النار مع مهربين»
        if data["type"] == "PROTEST" and against is not None and in_favour(scene, hit.last, against.first):
            against = None
        if against is not None and against not in roles.actors:
            both = "بين" in data["recipient"] and against.lead == "بين"
            if both:
                roles.actors = roles.actors or scene.with_joined(against)
            else:
                roles.recipients = scene.with_joined(against)
    return roles


def _object_of_light(scene: Scene, hit: Hit) -> Agent | None:
    """«استهدف هجوم انتحاري في كابل القوات الأجنبية»: whom the attack hits stands behind it without a preposition."""
    for agent in scene.after(hit.last, _BEYOND):
        if any(scene.doc.cls[j] in ".،,;:\n" for j in range(hit.last, agent.first)):
            return None
        if not (agent.lead or scene.is_time(agent)):
            return agent
    return None


def _led(scene: Scene, hit: Hit) -> bool:
    """«خرج الآلاف في مظاهرة»: who goes out into it acts; in «خرجت مظاهرة» nobody does."""
    k = hit.first
    return scene.doc.words[k].clitic.endswith("ب") or (k > scene.first and scene.doc.words[k - 1].key == "في")


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


def _of_a_force(scene: Scene, hit: Hit) -> Agent | None:
    """«غارات جوية للتحالف», «كمين لتنظيم متشدد»: whose the attack is; in «قصف لقرية», «كمين لدورية» it is hit."""
    if hit.word.type != "ASSAULT" or scene.doc.words[hit.first].raw.endswith(("ها", "هم")):
        return None
    hits_it = "ل" in hit.word.data["recipient"]
    for agent in scene.after(hit.last, _FROM):
        if agent.lead == "ل" and all(_is_nisba(scene.doc, k) for k in range(hit.last, agent.first)):
            attacks = agent.sector in AGGRESSORS or agent.kind == "body"
            return agent if agent.sector in _LAWLESS or (attacks and not hits_it) else None
    return None


def _of_people(scene: Scene, hit: Hit) -> Agent | None:
    """«مظاهرات سلمية لشباب …», «وقفة لعائلات المعتقلين»: whose the protest is."""
    if hit.word.type != "PROTEST":
        return None
    for agent in scene.after(hit.last, _FROM):
        between = range(hit.last, agent.first)
        people = agent.kind in ("person", "crowd") and agent.mention is None
        return agent if people and agent.lead == "ل" and all(_is_nisba(scene.doc, k) for k in between) else None
    return None


def _is_nisba(doc: Document, k: int) -> bool:
    return bool(doc.words[k].has("nisba")) or doc.words[k].core.endswith(("ي", "يه"))
