"""What a sentence tells of an attack or protest: when, where, with what, to what end, who and to whom, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from mahdar.lexicon.sets import word_set
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_scene import AGGRESSORS, Roles, Scene
from mahdar.rules.event_weight import organised
from mahdar.rules.event_words import Hit

_KEY, _CORE, _BARE = attrgetter("key"), attrgetter("core"), attrgetter("bare")
_REFUSING = frozenset(("strike", "boycott", "hunger"))
"""Modes whose verb is the protest itself: who strikes needs no square and no slogan."""
_NEAR = word_set("event_weight", "near")
_DEADLY = word_set("event_weight", "deadly")
_RECENT = frozenset(("today", "yesterday", "weekday"))
_SUICIDE = "suicide-attack"
_COMMITTED_WITHIN = 6
_LONG = 70
"""A sentence of more words tells of too much."""
_TELLING_REACH = 20
"""How far behind its trigger something can speak against an event: what comes later is another matter."""


@dataclass(slots=True)
class Beside:
    """What a sentence tells of an event beside who acts and suffers; `of_them` is the most that these can add."""

    weight: int
    done: bool
    armed: bool
    faced: bool
    of_them: int


def beside(scene: Scene, kind: str, best: Hit, told: list[Hit], light: Mapping[int, Hit]) -> Beside:
    """When, where, with what, with what end a sentence tells of an event; nobody of the sentence is looked at."""
    doc, first, last = scene.doc, scene.first, scene.last
    dates = doc.dates_in(doc.text.starts[first], doc.text.ends[last - 1])
    words = set(map(_KEY, doc.words[first:last]))
    recent = not words.isdisjoint(scene.cues["recent"]) or any(d.kind in _RECENT for d in dates)
    dated = any(d.precision in ("year", "month") for d in dates)
    old = bool(dated or _is_remembered(scene, words)) + (dated and not recent)
    when = 2 * recent - old * (kind == "PROTEST")
    where = any(k in doc.at and doc.at[k].kind == "place" for k in range(first, last))
    again = len({hit.first for hit in told}) > 1
    long = last - first > _LONG
    done = best.is_verb or best.first in light or organised(scene, best)
    if kind == "PROTEST":
        near = doc.words[best.last : min(last, best.last + 12)]
        faced = not scene.cues["protest place"].isdisjoint(map(_BARE, near))
        refuses = not _REFUSING.isdisjoint(best.word.data["modes"])
        most = (
            2
            + done
            + 2
            + 1
            + 1
            + 1
            + 2
            + 3 * (refuses or best.first in light)
            + done * (1 + (2 + 1) * _for_a_cause(scene, best))
        )
        return Beside(when + max(where, faced) + again - long, done, armed=False, faced=faced, of_them=most)
    end = scene.hurts
    counted = end and "0" in doc.cls[first:last]
    near_tokens = range(best.first - 2, best.last + 2) if best.is_verb else range(best.last, best.last + 2)
    armed = (
        not scene.hits.armed.isdisjoint(near_tokens) or _by_means(scene, best) or _SUICIDE in best.word.data["modes"]
    )
    means = (1 + best.is_verb) * bool(scene.hits.means) + armed
    claims = 2 * (not scene.cues["claims"].isdisjoint(map(_CORE, doc.words[first:last])))  # «أعلن مسؤوليته عن تفجير»
    weighs = when + where + again + means + end + counted + claims - long + (end and _is_committed(scene, best))
    return Beside(weighs, done, armed, faced=False, of_them=2 + 1 + 4 * done + 3 * _is_main(scene, best))


def _is_remembered(scene: Scene, words: set[str]) -> bool:
    """Whether a word of times past stands in no name: «العام» of «الاتحاد العام» tells no year."""
    remembered = scene.cues["remembered"]
    if words.isdisjoint(remembered):
        return False
    doc = scene.doc
    named = {j for k, m in doc.at.items() if scene.first <= k < scene.last for j in range(m.first, m.last)}
    return any(k not in named and doc.words[k].key in remembered for k in range(scene.first, scene.last))


def _is_main(scene: Scene, best: Hit) -> bool:
    """Whether a verb in the past tells the deed itself, not «الذي قتل», and with an object of its own."""
    past = best.is_verb and best.form[0] == "v" and "o" not in best.form
    return past and scene.doc.cls[max(scene.first, best.first - 1)] != "r"


def of_them(scene: Scene, kind: str, roles: Roles, best: Hit, light: Mapping[int, Hit], by: Beside) -> int:
    """What it weighs who acts and who suffers."""
    doc, first = scene.doc, scene.first
    if kind == "PROTEST":
        crowd = any(agent.kind == "crowd" for agent in roles.actors)
        many = any(
            doc.words[k].bare in scene.cues["many"] for agent in roles.actors for k in range(agent.first, agent.last)
        )
        acting = 2 * bool(roles.actors) + bool(by.done and roles.actors) + 2 * crowd + many
        gathers = best.is_verb and crowd and int(best.word.data["strength"]) > 2
        turned = not best.is_verb and any(agent.lead == "ضد" for agent in roles.recipients)
        purpose = (2 + ("obstruct" in best.word.data["modes"])) * bool(
            by.done
            and bool(roles.actors)
            and (int(best.word.data["strength"]) > 1 or best.word.data["needs"] or by.faced)
            and _for_a_cause(scene, best)
        )
        known = int(best.is_verb and bool(roles.actors) and _is_topic(scene, roles.actors[0], best))
        known += known and scene.doc.cls[best.first - 1] == "r"  # «المتظاهرين الذين خرجوا»: told of before
        begun = light[best.first].first if best.first in light else best.first
        main = bool(by.done and roles.actors) and (begun == first or doc.cls[begun - 1] != "r")
        refuses = 3 * (
            (main or bool(best.is_verb and roles.actors)) and not _REFUSING.isdisjoint(best.word.data["modes"])
        )
        whole = main and (_is_new_crowd(scene, roles.actors[0], best) or _is_turned(scene, roles, best))
        marched = main and best.is_verb and _is_marched_on(scene, roles, best)
        blocks = crowd and _is_plainly_blocked(scene, roles.actors[0], best)
        seen = (
            best.first in light
            and light[best.first].word.data["subject"] == "place"
            and light[best.first].form[0] == "v"
        )
        return acting + gathers + turned + purpose + refuses + whole + 2 * (marched or blocks) + 3 * seen - known
    who = 2 * any(agent.sector in AGGRESSORS for agent in roles.actors) + bool(roles.recipients)
    if by.done and roles.actors:
        who += 1 + any(agent.sector in ("UAF", "REB", "CRM") for agent in roles.actors)
        who += bool(roles.recipients) * (1 + _is_suffered(light.get(best.first)))
    who += 4 * (bool(roles.recipients) and _is_deadly(scene, light.get(best.first)))
    return who + 3 * bool(_is_main(scene, best) and (roles.actors or by.armed) and roles.recipients)


def _is_committed(scene: Scene, best: Hit) -> bool:
    """«الهجوم الأكثر دموية الذي نفذته الحركة»: whose deed it is stands in a clause of its own."""
    behind = scene.doc.words[best.last : min(scene.last, best.last + _COMMITTED_WITHIN)]
    return not best.is_verb and not scene.cues["by whom"].isdisjoint(map(_KEY, behind))


def _is_suffered(light: Hit | None) -> bool:
    """«تعرض الطاقم للضرب على أيدي عناصر من الحرس»: all is said of who suffers what from whom."""
    return light is not None and bool(light.word.data["subject"] == "recipient")


def _is_deadly(scene: Scene, light: Hit | None) -> bool:
    """«أودت اشتباكات بحياة سبعة»: a verb that only attacks and disasters have tells what it did."""
    if light is None or light.word.data["subject"] != "event":
        return False
    return scene.doc.words[light.first].bare in _DEADLY


def _by_means(scene: Scene, best: Hit) -> bool:
    """«استهدف الحاجز بقنبلة يدوية», «طعن إماما بسكين»: the weapon is said to be what it was done with."""
    return best.is_verb and any(
        hit.first > best.last and scene.doc.words[hit.first].clitic.endswith("ب") for hit in scene.hits.means
    )


def _for_a_cause(scene: Scene, best: Hit) -> bool:
    """«قطعوا الطريق احتجاجا على …»: the deed is said to be a protest."""
    return not scene.cues["cause"].isdisjoint(map(_KEY, scene.doc.words[best.last : min(scene.last, best.last + 14)]))


def _is_new_crowd(scene: Scene, actor: Agent, verb: Hit) -> bool:
    """«أضرم محتجون النار»: a crowd not told of before acts; none in «منذ أن احتل متظاهرون …»."""
    if verb.form[0] != "v" or actor.kind != "crowd" or scene.doc.words[actor.head].definite:
        return False
    return verb.first == scene.first or scene.doc.words[verb.first - 1].key not in scene.cues["undone"]


def _is_turned(scene: Scene, roles: Roles, best: Hit) -> bool:
    """«تجمع متقاعدون أمام البرلمان رفضا لـ…»: who, against whom and what for are all told."""
    return bool(roles.recipients) and _for_a_cause(scene, best)


def _is_marched_on(scene: Scene, roles: Roles, best: Hit) -> bool:
    """«توجه المتظاهرون إلى مقر رئيس الوزراء», «سار الطلاب نحو السفارة»: whoever marches on a seat of power protests there."""
    return "direct" not in best.word.data["recipient"] and any(
        agent.lead and scene.doc.words[agent.head].bare in scene.cues["protest place"] for agent in roles.recipients
    )


def _is_plainly_blocked(scene: Scene, actor: Agent, best: Hit) -> bool:
    """«سد المتظاهرون الطريق»: what a crowd is told to block, as the sentence's own news; not «المطار الذي يحتله المتظاهرون»."""
    if "obstruct" not in best.word.data["modes"] or best.form[0] != "v" or "o" in best.form or actor.first < best.first:
        return False
    k = best.first - 1
    return k < scene.first or not (scene.doc.cls[k] == "r" or scene.doc.words[k].key in scene.cues["undone"])


def _is_topic(scene: Scene, actor: Agent, verb: Hit) -> bool:
    """«إن المتظاهرين خرجوا …»: who is definite and stands before the verb is known from what was told before."""
    if actor.first in scene.hits.verbs:
        return False  # «خرج العمال … وساروا»
    known = scene.doc.words[actor.head].definite or actor.object  # «استهدف متظاهرين خرجوا …»
    return actor.first < verb.first and not actor.counted and known


def told_by(scene: Scene, kind: str, best: Hit) -> int:
    """What the words of telling weigh: each reason once."""
    reasons: dict[str, int] = {}
    for hit in scene.hits.telling:
        if kind not in hit.word.data["types"]:
            continue
        if hit.word.data["weight"] < 0:
            if _is_of_a_unit(scene, hit.first):
                continue
            if kind == "PROTEST" and hit.first > best.last + _TELLING_REACH:
                continue
        reasons[hit.word.data["why"]] = hit.word.data["weight"]
    return max(-4, sum(reasons.values()))


def told_at_most(scene: Scene, kind: str) -> int:
    """The most that the words of telling can weigh, whoever is in the sentence."""
    most: dict[str, int] = {}
    for hit in scene.hits.telling:
        if kind in hit.word.data["types"] and hit.word.data["weight"] > 0:
            most[hit.word.data["why"]] = max(most.get(hit.word.data["why"], 0), hit.word.data["weight"])
    return sum(most.values())


def _is_of_a_unit(scene: Scene, k: int) -> bool:
    """«قوات مكافحة الشغب» are no policy, «قرب محكمة المدينة» is a place."""
    return any(
        agent.first + (agent.kind == "unit") <= k < agent.last
        for agent in scene.agents
        if agent.kind == "unit" or (agent.sector == "JUD" and agent.lead in _NEAR)
    )
