"""Whether a sentence tells that something happened: what speaks for it and what against.

PLOVER's rules hold: what is asked for, feared, planned, denied, judged or remembered is no event of the report.
"""

from __future__ import annotations

from collections.abc import Mapping

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.event_agents import Agent
from mahdar.rules.event_scene import AGGRESSORS, Roles, Scene
from mahdar.rules.event_words import Hit

_LIGHT_REACH = 10
_IN_IT = word_set("event_weight", "in it")
_REFUSING = frozenset(("strike", "boycott", "hunger"))
"""Modes whose verb is the protest itself: who strikes needs no square and no slogan."""
_FAR = 18
_BINDING = frozenset("بل")
"""Prepositions by which a verb is bound to its noun from afar: «قام … بـ», «تعرض … لـ»."""
_NEAR = word_set("event_weight", "near")
_ANY = 3
"""A verb with so many joints is bound by none."""
_TELLING_REACH = 20
"""How far behind its trigger something can speak against an event: what comes later is another matter."""
_PREPOSITIONS = frozenset("بلك")
"""«خاضت القوات معارك بدعم من …»: the support is not what they fought."""


def is_asked(doc: Document, first: int, last: int) -> bool:
    """A question tells of nothing: «هل قتل …؟»."""
    return doc.words[last - 1].raw == "؟" or doc.words[first].key in ("هل", "لماذا", "كيف")


def tells(scene: Scene, hit: Hit) -> bool:
    """Whether a trigger tells something that happened: not negated, not future, nothing against it beside it."""
    key = hit.first, id(hit.word)
    if key not in scene.told:
        scene.told[key] = not hit.form.startswith("ps") and stands_alone(scene, hit)
    return scene.told[key]


def stands_alone(scene: Scene, hit: Hit) -> bool:
    """Whether a trigger has nothing against it beside it."""
    doc, kind, form = scene.doc, hit.word.type, hit.form
    if is_denied(doc, scene.first, hit):
        return False
    before, after = scene.hits.before, scene.hits.after
    if before and (kind in before.get(hit.first, ()) or (form[0] != "v" and kind in before.get(hit.first - 1, ()))):
        return False
    if form[0] == "p" and kind in scene.hits.perhaps.get(hit.first, ()):
        return False
    if after and (kind in after.get(hit.last, ()) or kind in after.get(hit.last + 1, ())):
        return False
    if "d" in form[1:] and form[0] == "v" and not _two_before(scene, hit):
        return False  # «واجهوا طوقا», «رفضا للقانون»: two must stand before their verb
    return not _is_dawn(doc, hit, scene.last)


def is_denied(doc: Document, first: int, hit: Hit) -> bool:
    """Whether one of the two words before a trigger denies it: «لم يطلق», «عدم اعتقال»."""
    negated = doc.lexis.lexicon.events.cues["negated"]
    return any(word.cls == "n" or word.key in negated for word in doc.words[max(first, hit.first - 2) : hit.first])


def _two_before(scene: Scene, hit: Hit) -> bool:
    """Whether who stands before a verb in the dual can be two: «مسلحان خطفا», «الرئيس والوزير اتفقا»."""
    subject = scene.before(hit.first, form=hit.form)
    if subject is None:
        return False
    core = scene.doc.words[subject.head].core
    return core.endswith(("ان", "ين")) or len(scene.with_joined(subject)) > 1 or hit.word.type == "AGREE"


def _is_dawn(doc: Document, hit: Hit, last: int) -> bool:
    """«فجر أمس» is a time, no explosion."""
    if doc.words[hit.first].core != "فجر" or hit.last >= last:
        return False
    return doc.cls[hit.last] in "t0" or doc.words[hit.last].key in ("امس", "اليوم", "اول", "يوم")


def carried(scene: Scene, told: list[Hit]) -> dict[int, Hit]:
    """The light verb of each noun of event that one carries, by the noun's token, with nothing between but who acts:
    «شن مسلحون مجهولون هجوما»; what must have its preposition may stand further off: «تعرض المقر مساء أمس لهجوم».
    """
    nouns = [hit for hit in told if hit.form[0] == "m"]
    if not nouns or not scene.lights:
        return {}
    found: dict[int, Hit] = {}
    for hit in nouns:
        verb = _carrier(scene, hit, scene.lights, scene.acting)
        if verb is not None:
            found[hit.first] = verb
    return found


def _carrier(scene: Scene, hit: Hit, light: dict[int, Hit], acting: set[int]) -> Hit | None:
    """The light verb before one noun, past who acts, when and where."""
    doc = scene.doc
    clitic, start = doc.words[hit.first].clitic[-1:], hit.first
    if not clitic and start - 1 > scene.first and doc.cls[start - 1] == "p":
        clitic, start = doc.words[start - 1].key, start - 1  # «نجح في قتل»
    broken = False
    for k in range(start, max(scene.first, start - _FAR - 1), -1):
        verb = light.get(k)
        if verb is not None and not _attacks(scene, verb, hit):
            joint = verb.word.data["joint"]
            if broken or start - k > _LIGHT_REACH:
                if clitic in joint and len(joint) < _ANY and clitic in _BINDING:
                    return verb
            elif clitic in joint if joint else start == hit.first and clitic not in _PREPOSITIONS:
                return verb
        if doc.cls[k - 1] in ".;:\n":
            return None
        if (
            k - 1 not in acting
            and doc.words[k - 1].bare not in scene.cues["series"]
            and doc.words[k - 1].key not in scene.cues["time"]
            and doc.cls[k - 1] not in ("Nt0,pL()" if clitic else "Nt0,")
            and not _leads(doc, k, acting)
        ):
            broken = True
    return None


def _attacks(scene: Scene, verb: Hit, hit: Hit) -> bool:
    """«استهدفت مسيرة»: whatever hits is no protest."""
    return hit.word.type != "ASSAULT" and scene.doc.words[verb.first].bare in scene.cues["only attacks"]


def _leads(doc: Document, k: int, acting: set[int]) -> bool:
    """Whether the word before k leads to somebody or a place: «نظم الطلاب | في | تونس اعتصاما»."""
    return doc.cls[k - 1] == "p" and k in acting


def strength(scene: Scene, hit: Hit, light: Hit | None) -> int:
    """How plainly a trigger tells of an event: a verb in the past does, «الاغتيال» or «للتفجير» only speaks of one."""
    found, word = int(hit.word.data["strength"]), scene.doc.words[hit.first]
    if hit.form[0] == "m":
        if hit.word.kind == "verb":
            found -= 1
        if word.definite or word.key.startswith("ال"):  # but «تعرضوا للضرب»
            found -= 2 if light is None else light.word.data["subject"] == "actor"
        if light is None and (word.clitic.endswith(("ل", "ب")) or word.key.startswith("لل")):
            found -= 1
        if (
            light is not None
            or _opens_line(scene, hit)
            or (scene.hurts and hit.first and scene.doc.words[hit.first - 1].key in scene.cues["with what"])
        ):
            found += 2 - (light is not None and scene.doc.cls[light.first - 1] == "r")
        elif hit.word.type == "PROTEST" and _organised(scene, hit):
            found += 2
        elif any(
            scene.doc.words[k].key in scene.cues["effect"] for k in range(hit.last, min(scene.last, hit.last + 7))
        ):
            found += 1
    elif hit.form[0] == "p" or (hit.first and scene.doc.cls[hit.first - 1] == "r"):
        found -= 2 if hit.form[0] == "p" and hit.word.type == "ASSAULT" else 1
    return found


def _organised(scene: Scene, hit: Hit) -> bool:
    """«مسيرة حاشدة نظمها الطلاب»: whoever is said to have made it has made it."""
    words = scene.doc.words
    return any(
        words[k].key in scene.cues["by whom"]
        or (words[k].key in scene.cues["took part"] and words[k + 1].raw in _IN_IT)
        for k in range(hit.last, min(scene.last - 1, hit.last + 3))
    )


def _opens_line(scene: Scene, hit: Hit) -> bool:
    """«21 مايو 2005: اغتيال النائب»: in a chronicle and in a headline a bare noun tells."""
    k = hit.first
    if scene.doc.words[k].clitic or not (k == scene.first or scene.doc.cls[k - 1] in ":*-"):
        return False
    return not any(other.first == k and other.is_verb for other in scene.hits.triggers)  # «قتل مسلحون ضابطا»: a verb


def evidence(scene: Scene, kind: str, roles: Roles, best: Hit, told: list[Hit], light: Mapping[int, Hit]) -> int:
    """How many kinds of things the sentence tells of the event: who, to whom, when, where, with what, with what end."""
    doc, first, last = scene.doc, scene.first, scene.last
    dates = doc.dates_in(doc.text.starts[first], doc.text.ends[last - 1])
    words = {doc.words[k].key for k in range(first, last)}
    recent = bool(words & scene.cues["recent"]) or any(d.kind in ("today", "yesterday", "weekday") for d in dates)
    dated = any(d.precision in ("year", "month") for d in dates)
    old = bool(dated or words & scene.cues["remembered"]) + (dated and not recent)
    when = 2 * recent - old * (kind == "PROTEST")
    where = any(k in doc.at and doc.at[k].kind == "place" for k in range(first, last))
    again = len({hit.first for hit in told}) > 1
    against = (last - first > 70) - _told_by(scene, kind, best)
    done = best.is_verb or best.first in light or _organised(scene, best)
    if kind == "PROTEST":
        crowd = any(agent.kind == "crowd" for agent in roles.actors)
        many = any(
            doc.words[k].bare in scene.cues["many"] for agent in roles.actors for k in range(agent.first, agent.last)
        )
        acting = 2 * bool(roles.actors) + bool(done and roles.actors) + 2 * crowd + many
        gathers = best.is_verb and crowd and int(best.word.data["strength"]) > 2
        turned = not best.is_verb and any(agent.lead == "ضد" for agent in roles.recipients)
        faced = any(
            doc.words[k].bare in scene.cues["protest place"] for k in range(best.last, min(last, best.last + 12))
        )
        purpose = (2 + ("obstruct" in best.word.data["modes"])) * bool(
            done
            and bool(roles.actors)
            and (int(best.word.data["strength"]) > 1 or best.word.data["needs"] or faced)
            and _for_a_cause(scene, best)
        )
        known = best.is_verb and bool(roles.actors) and _is_topic(scene, roles.actors[0], best)
        begun = light[best.first].first if best.first in light else best.first
        main = bool(done and roles.actors) and (begun == first or doc.cls[begun - 1] != "r")
        refuses = 3 * (
            (main or bool(best.is_verb and roles.actors)) and not _REFUSING.isdisjoint(best.word.data["modes"])
        )
        whole = main and (_is_new_crowd(scene, roles.actors[0], best) or _is_turned(scene, roles, best))
        told_of = acting + again + gathers + turned + purpose + refuses + whole - known
        return when + max(where, faced) + told_of - against
    end = scene.hurts
    counted = end and any(doc.cls[k] == "0" for k in range(first, last))
    who = 2 * any(agent.sector in AGGRESSORS for agent in roles.actors) + bool(roles.recipients)
    near = range(best.first - 2, best.last + 2) if best.is_verb else range(best.last, best.last + 2)
    armed = not scene.hits.armed.isdisjoint(near) or _by_means(scene, best)
    if done and roles.actors:
        who += 1 + any(agent.sector in ("UAF", "REB", "CRM") for agent in roles.actors)
        who += bool(roles.recipients) * (1 + _is_suffered(light.get(best.first)))
    if best.is_verb and best.form[0] == "v" and scene.doc.cls[max(first, best.first - 1)] != "r":
        who += 3 * bool((roles.actors or armed) and roles.recipients and "o" not in best.form)
    means = (1 + best.is_verb) * bool(scene.hits.means) + armed
    who += 2 * any(word.core in scene.cues["claims"] for word in doc.words[first:last])  # «أعلن مسؤوليته عن تفجير»
    return when + where + who + again + means + end + counted - against


def _is_suffered(light: Hit | None) -> bool:
    """«تعرض الطاقم للضرب على أيدي عناصر من الحرس»: all is said of who suffers what from whom."""
    return light is not None and bool(light.word.data["subject"] == "recipient")


def _by_means(scene: Scene, best: Hit) -> bool:
    """«استهدف الحاجز بقنبلة يدوية», «طعن إماما بسكين»: the weapon is said to be what it was done with."""
    return best.is_verb and any(
        hit.first > best.last and scene.doc.words[hit.first].clitic.endswith("ب") for hit in scene.hits.means
    )


def _for_a_cause(scene: Scene, best: Hit) -> bool:
    """«قطعوا الطريق احتجاجا على …»: the deed is said to be a protest."""
    causes = scene.cues["cause"]
    return any(word.key in causes for word in scene.doc.words[best.last : min(scene.last, best.last + 14)])


def _is_new_crowd(scene: Scene, actor: Agent, verb: Hit) -> bool:
    """«أضرم محتجون النار»: a crowd not told of before acts; none in «منذ أن احتل متظاهرون …»."""
    if verb.form[0] != "v" or actor.kind != "crowd" or scene.doc.words[actor.head].definite:
        return False
    return verb.first == scene.first or scene.doc.words[verb.first - 1].key not in scene.cues["undone"]


def _is_turned(scene: Scene, roles: Roles, best: Hit) -> bool:
    """«تجمع متقاعدون أمام البرلمان رفضا لـ…»: who, against whom and what for are all told."""
    return bool(roles.recipients) and _for_a_cause(scene, best)


def _is_topic(scene: Scene, actor: Agent, verb: Hit) -> bool:
    """«إن المتظاهرين خرجوا …»: who is definite and stands before the verb is known from what was told before."""
    known = scene.doc.words[actor.head].definite or actor.object  # «استهدف متظاهرين خرجوا …»
    return actor.first < verb.first and not actor.counted and known


def _told_by(scene: Scene, kind: str, best: Hit) -> int:
    """What the words of telling weigh: each reason once."""
    reasons: dict[str, int] = {}
    units = [agent for agent in scene.agents if agent.kind == "unit" or (agent.sector == "JUD" and agent.lead in _NEAR)]
    for hit in scene.hits.telling:
        if hit.word.data["weight"] < 0 and any(
            unit.first + (unit.kind == "unit") <= hit.first < unit.last for unit in units
        ):
            continue  # «قوات مكافحة الشغب» are no policy, «قرب محكمة المدينة» is a place
        if kind == "PROTEST" and hit.word.data["weight"] < 0 and hit.first > best.last + _TELLING_REACH:
            continue
        if kind in hit.word.data["types"]:
            reasons[hit.word.data["why"]] = hit.word.data["weight"]
    return max(-4, sum(reasons.values()))
