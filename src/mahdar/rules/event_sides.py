"""To whom an attack or protest is done where its trigger's own grammar does not say: all who are hit, all against whom a crowd turns."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.event_heads import Agent
from mahdar.rules.event_scene import Scene
from mahdar.rules.event_words import Hit

_OPPOSED_REACH = 12
_MOST = 4
"""So many a crowd turns against at once."""
_SCENES = word_set("event_sides", "scenes")
_HARMLESS = frozenset(("CVL", "REF", "UNK", "EDU", "LAB", "JRN", "MED", "REL"))
"""Sectors of those for whom a crowd speaks rather than against whom."""


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
    for k in scene.tokens_of("aimed"):
        found += scene.with_joined(scene.next_from(k + 1))
    return list({agent.first: agent for agent in found}.values())


def _beside(scene: Scene, hit: Hit) -> bool:
    """Whether a word that the verb needs stands behind it: «لقي ثلاثة أشخاص مصرعهم»."""
    needs = hit.word.data["needs"]
    return any(scene.doc.words[k].key in needs for k in range(hit.last, min(scene.last, hit.last + 10)))


def confronted(scene: Scene) -> list[Agent]:
    """Against whom a crowd turns: «ضد سياسات الحكومة», «احتجاجا على قرار الرئيس», «مطالبين رئيس الوزراء بـ…», «هتافات معادية لروسيا»."""
    all_of_them: dict[int, Agent] = {}
    for cue, reach in (("confronting", _OPPOSED_REACH), ("demanded of", 2)):
        for k in scene.tokens_of(cue):
            found = _turned_on(scene, k + 1, reach)
            if found is not None and not in_favour(scene, max(scene.first, k - _OPPOSED_REACH), k):
                all_of_them |= {agent.first: agent for agent in scene.with_joined(found)}
    return list(all_of_them.values())[:_MOST]


def in_favour(scene: Scene, first: int, last: int) -> bool:
    """«مسيرة دعما للعملية ضد المسلحين»: whoever marches for something is not against whom that is."""
    return any(scene.doc.words[k].bare in scene.cues["in favour"] for k in range(first, last))


def _turned_on(scene: Scene, k: int, reach: int) -> Agent | None:
    """Who can be opposed among the agents behind a word of opposition, in its clause; who was harmed is not."""
    doc = scene.doc
    end = next((j for j in range(k, min(scene.last, k + reach)) if doc.cls[j] in ",.;:\n"), k + reach)
    for agent in scene.after(k, end - k - 1):
        harmed = doc.words[agent.first - 1].bare in scene.cues["harmed"]
        place = agent.kind == "place" and agent.mention is not None and agent.mention.data.get("kind") != "country"
        if not (
            harmed
            or place
            or agent.lead in _SCENES
            or agent.kind == "crowd"
            or (agent.mention is None and agent.sector in _HARMLESS)
        ):
            return agent
    for j in range(k, min(end, scene.last)):
        nisba = doc.words[j].has("nisba")
        if nisba and nisba.get("country") and doc.words[j].definite:
            return Agent(j, j + 1, j, "GOV", "nisba", None, str(nisba["country"]))
    return None
