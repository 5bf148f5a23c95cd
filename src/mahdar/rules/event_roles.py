"""Who acts in an event and to whom it is done, as the grammar of its verb tells it; and who is said to have done it, behind any deed.

A verb takes its subject behind or before it, and is read as a passive where it has no object («قتل ثلاثة جنود»); who «شنه»,
«نفذته» or «تبناه» is sought behind verbs and nouns alike. Nobody is guessed.
"""

from __future__ import annotations

from dataclasses import replace

from mahdar.rules.document import Document
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_scene import AGGRESSORS, Roles, Scene, is_finite
from mahdar.rules.event_words import Hit

_AGENT_REACH = 25
_ACTIVE = frozenset(("THREATEN", "REJECT", "REQUEST", "AGREE", "COOPERATE", "CONCEDE", "RETREAT", "SUPPORT"))
"""Types whose verbs are not read as passives: «هددت باماكو بقطع العلاقات»."""
_BEYOND = 10
_GIFT_REACH = 24
"""How far behind a verb of giving those stand to whom it goes: what is given is told at length."""
_FAR_GONE = frozenset(("AID", "SANCTION"))
_RECALLED = frozenset(("لدى", "في", "من"))
"""What leads to the state from which an ambassador is called home."""
_ASIDE_REACH = 12
_FROM = 3
_ASIDE = 7
"""How many words of time may stand between a verb and the weapon: «قصفت، صباح الخميس، بصاروخ»."""


def roles_of_verb(scene: Scene, hit: Hit) -> Roles:
    """«اغتال مسلحون ضابطاً», «مسلحون اغتالوا ضابطاً», «قتل ضابط على يد مسلحين»."""
    doc, form = scene.doc, hit.form
    wanted: frozenset[str] = hit.word.data["recipient"]
    start = _past_needs(scene, hit)
    plural = "p" in form[1:] or "d" in form[1:]
    behind = scene.next_from(start)
    ahead = scene.before(hit.first, form=form) or scene.carried_over(hit)
    if "subject" in wanted:
        return Roles(agentive(scene, hit), scene.with_joined(behind or ahead))
    if behind is not None and behind.counted and "direct" in wanted and _has_pronoun(scene, hit):
        if ahead is None or ahead.sector in AGGRESSORS:
            return Roles(scene.with_joined(ahead) or agentive(scene, hit), scene.with_joined(behind))
    if behind is not None and "direct" in wanted and _tells_of_deed(scene, hit):
        return Roles([], scene.with_joined(behind))
    if behind is not None and form in ("v", "p") and _is_feminine(doc, behind) and "direct" in wanted:
        return Roles(
            scene.with_joined(ahead), scene.with_joined(behind)
        )  # «واتهم السلطات»: no subject of a masculine verb
    if behind is not None and start > hit.last and behind.first == start and ahead is not None:
        if not doc.words[start - 1].definite:
            behind = None  # «رئيس الوزراء قدم استقالة | حكومته»
    led = scene.led_by(start, wanted, _GIFT_REACH if hit.word.type in _FAR_GONE else _BEYOND + 2)
    if "لدى" in wanted and led is None:
        led = _recalled_from(scene, start, wanted)
    if "construct" in wanted:
        led = _in_construct(scene, hit) or led
    direct = "direct" in wanted
    if "o" in form:  # «عسكريين خطفهم مقاتلو الحركة»
        return Roles(scene.with_joined(behind or ahead), scene.with_joined(ahead) if behind is not None else [])
    if behind is None:
        if ahead is None:
            return Roles(agentive(scene, hit), scene.with_joined(led))
        speaks = hit.word.type in _ACTIVE and not doc.words[hit.first].clitic  # «كان المجلس قد هدد بفرض عقوبات»
        passive = not speaks and not has_object(scene, _past_means(scene, start))
        if direct and led is None and passive:
            return Roles(agentive(scene, hit), scene.with_joined(ahead))
        return Roles(scene.with_joined(ahead), scene.with_joined(led))
    if not direct:
        if (
            behind.head < hit.last + _BEYOND
            and doc.words[behind.head].key in hit.word.data["needs"]
            and ahead is not None
        ):
            return Roles(scene.with_joined(ahead), scene.with_joined(led))  # «الجيش كثف | دورياته»
        if behind.object:  # «ها هو يخرج المتظاهرين إلى الشوارع»
            return Roles(scene.with_joined(ahead), scene.with_joined(led))
        return Roles(scene.with_joined(behind), scene.with_joined(led))
    if doc.words[behind.head].key in hit.word.data["needs"]:  # «أسقطت الطائرة»: what the verb needs is its object
        return Roles(scene.with_joined(ahead), scene.with_joined(behind))
    after = behind.last
    if behind.kind == "crowd" and hit.word.type == "PROTEST":  # a crowd is not what is blocked or burnt
        blocked = scene.next_from(after, 4) or led or scene.next_from(after + 1, 0)  # «أعاق المحتجون عمل البرلمان»
        return Roles(scene.with_joined(behind), scene.with_joined(blocked))
    for joined in scene.with_joined(behind):
        after = joined.last
    object_ = scene.next_from(after, 6) or _object_beyond(scene, behind, after) or _object_past_means(scene, after)
    if object_ is None or (object_.joined and object_.kind == "place"):  # «أوقفت مفارز بورقلة | والأغواط، ثلاثة تجار»
        object_ = _object_past_comma(scene, behind, after) or object_
    beside = (
        ahead is not None
        and not doc.words[hit.first].clitic
        and all(doc.words[k].cls == "k" or k in scene.hits.armed for k in range(ahead.last, hit.first))
    )
    late = behind.counted and doc.cls[start : start + 1] in ("p", "t")  # «القوات اعتقلت في فبراير نحو 400»
    if plural or behind.object or (beside and (behind.first == start or late)):  # «كانت روسيا قد اتهمت تركيا»
        return Roles(scene.with_joined(ahead), scene.with_joined(behind))
    if object_ is not None and not object_.joined:
        return Roles(scene.with_joined(behind), scene.with_joined(object_))
    if behind.counted and behind.kind in ("person", "crowd") and not has_object(scene, after):
        if behind.sector not in AGGRESSORS and hit.word.type not in _ACTIVE:
            return Roles(agentive(scene, hit), scene.with_joined(behind))  # «أوقف آلاف الموظفين عن العمل»
    active = hit.word.type in _ACTIVE or behind.kind == "weapon"  # «قصفت الطائرات، أمس، مواقع»
    if hit.word.data["needs"] or active or has_object(scene, after):
        return Roles(scene.with_joined(behind), scene.with_joined(led))
    if behind.counted and "f" in form and ahead is not None and ahead.sector in AGGRESSORS:
        return Roles(scene.with_joined(ahead), scene.with_joined(behind))
    return Roles(agentive(scene, hit), scene.with_joined(behind))


def _has_pronoun(scene: Scene, hit: Hit) -> bool:
    """«قوله إنه | دمر خمس طائرات»: the subject is a pronoun before the verb, whoever that is."""
    return hit.first > scene.first and scene.doc.words[hit.first - 1].key in scene.cues["as he"]


def _tells_of_deed(scene: Scene, hit: Hit) -> bool:
    """«غارة جوية | استهدفت مسجدا»: the subject of a verb right behind an indefinite deed is the deed."""
    k = hit.first
    if k - 1 <= scene.first or scene.doc.words[k].clitic or hit.form[0] != "v":
        return False
    k -= scene.doc.words[k - 1].has("nisba") is not None or scene.doc.words[k - 1].core.endswith(("ي", "يه"))
    return any(
        noun.last == k
        and noun.form[0] == "m"
        and noun.word.type == "ASSAULT"
        and not scene.doc.words[noun.first].definite
        for noun in scene.hits.triggers
    )


def _recalled_from(scene: Scene, k: int, wanted: frozenset[str]) -> Agent | None:
    """«استدعت سفيرها في نيروبي»: the state in whose capital the ambassador sits."""
    leads = wanted & _RECALLED
    return next((who for who in scene.after(k, _BEYOND) if who.kind == "place" and who.lead in leads), None)


def _in_construct(scene: Scene, hit: Hit) -> Agent | None:
    """«أطلقت السلطات سراح ناشط»: the genitive of the noun that the verb needs."""
    needs = hit.word.data["needs"]
    for k in range(hit.last, min(scene.last, hit.last + _BEYOND)):
        if scene.doc.words[k].key in needs:
            held = next((agent for agent in scene.agents if agent.first == k and agent.last > k + 1), None)
            if held is not None:  # «بسجن وزير»: no prison of his
                return replace(held, first=k + 1, head=k + 1, kind="person", lead="")
            return scene.next_from(k + 1, 0)
    return None


def _object_beyond(scene: Scene, subject: Agent, k: int) -> Agent | None:
    """The object behind what is said of its subject: «خطف مسلحون يرتدون زي الشرطة | خمسة عمال», «اقتحم انتحاري بسيارته قافلة»."""
    if subject.sector not in (*AGGRESSORS, "UNK") or scene.doc.words[subject.head].definite:
        return None
    for agent in scene.after(k, _BEYOND):
        between = range(k, agent.first)
        if any(scene.doc.cls[j] in ".;:\n" or scene.doc.words[j].clitic[:1] in ("و", "ف") for j in between):
            return None
        plain = not agent.lead and not agent.joined and not scene.is_time(agent)
        if plain and agent.kind not in ("crowd", "place") and (agent.object or agent.counted):
            return agent
    return None


def _object_past_comma(scene: Scene, subject: Agent, k: int) -> Agent | None:
    """«هاجم المستوطنون | ، قرية عوريف», «أوقفت مفارز للجيش | بورقلة والأغواط، ثلاثة تجار»: the object behind commas."""
    doc, commas = scene.doc, 0
    for j in range(k, min(scene.last, k + _ASIDE_REACH) if subject.sector in AGGRESSORS else k):
        if doc.cls[j] in ".;:\n" or is_finite(doc, j):
            return None
        if doc.cls[j] != ",":
            continue
        object_, commas = scene.next_from(j + 1, 0), commas + 1
        if object_ is not None and not object_.joined:
            apart = object_.kind in ("place", "thing") and commas == 1 and j == k
            if apart or object_.counted or object_.sector == "CRM":
                return object_
        if commas > 1:
            return None
    return None


def _object_past_means(scene: Scene, k: int) -> Agent | None:
    """«قصف الطيران | بالصواريخ الموجهة | مدينة»: the object behind what it was hit with."""
    behind = _past_means(scene, k)
    return scene.next_from(behind, 1) if behind > k else None


def _past_means(scene: Scene, k: int) -> int:
    """Past the weapons that stand at token k, if any do: «بالصواريخ الموجهة»."""
    armed, start = scene.hits.armed, k
    while k < min(scene.last, start + _ASIDE) and (
        scene.doc.cls[k] in "t," or scene.doc.words[k].key in scene.cues["time"]
    ):
        k += 1
    if not (k < scene.last and (k in armed or k + 1 in armed) and scene.doc.words[k].clitic.endswith("ب")):
        return start
    while k < scene.last and (k in armed or (scene.doc.words[k].definite and k not in scene.hits.agents)):
        k += 1
    return k


def _is_feminine(doc: Document, agent: Agent) -> bool:
    """Whether a noun can be the subject only of a feminine verb: «السلطات», «الحكومة»."""
    raw = doc.words[agent.head].raw
    return not agent.counted and agent.kind != "person" and raw.endswith(("ة", "ات"))


def agentive(scene: Scene, hit: Hit) -> list[Agent]:
    """Who did it, said after the deed: «شنه مسلحون», «على يد مجهولين», «من قبل الشرطة», «برصاص الجيش»."""
    words, cues = scene.doc.words, scene.cues
    for agent in scene.after(hit.last + 1, _AGENT_REACH):
        j = agent.first
        while j - 1 > hit.last and scene.doc.cls[j - 1] in "«'\"":
            j -= 1
        before, two = words[j - 1], words[j - 2] if j - 2 >= scene.first else None
        if before.key in cues["by whom"]:
            return scene.with_joined(agent)
        if before.raw in ("إليه", "إليها") and two is not None and two.key in cues["called for"]:
            return scene.with_joined(agent)  # «إضراب عام دعت إليه النقابات»
        if before.raw in ("فيها", "فيه") and two is not None and two.key in cues["took part"]:
            return scene.with_joined(agent)  # «مسيرة شارك فيها آلاف»
        if before.key == "من" and j - hit.last < _FROM and hit.form[0] == "m" and agent.sector in AGGRESSORS:
            return scene.with_joined(agent)  # «لهجوم من المتمردين»
        if hit.word.type == "PROTEST":
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


def _past_needs(scene: Scene, hit: Hit) -> int:
    """Past the words that a verb needs beside it: «فتح النار | على»; the subject may stand before them."""
    needs, doc = hit.word.data["needs"], scene.doc
    end = hit.last
    while (
        end < scene.last
        and needs
        and end not in doc.at
        and end not in scene.hits.agents
        and (doc.words[end].key in needs or doc.words[end].core in needs)
    ):
        end += 1
    return end


def has_object(scene: Scene, k: int) -> bool:
    """Whether a plain noun stands at k: the object of an active verb, «قصفت الطائرات مواقع», «فجر انتحاري نفسه»."""
    doc, last = scene.doc, scene.last
    while k < last and (doc.words[k].key in scene.cues["time"] or doc.cls[k] in "t") and doc.cls[k] != "p":
        k += 1
    while k < last and doc.cls[k] in "«'":
        k += 1
    if k < last and doc.cls[k] == ",":  # «، الخميس، مواقع»
        j = k + 1
        while j < last and (doc.words[j].key in scene.cues["time"] or doc.cls[j] == "t"):
            j += 1
        k = j + 1 if j > k + 1 and j < last and doc.cls[j] == "," else k
    if k >= last:
        return False
    word = doc.words[k]
    if word.bare in scene.cues["self"]:
        return True
    if word.clitic or doc.cls[k] in "pcrn,.;:\n()akihS»-" or word.function:
        return doc.cls[k] in "0ei"  # «أي زيادة»
    return not is_finite(doc, k)
